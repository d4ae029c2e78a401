"""The command line: `minutebook COMMAND`."""

import sys

import click

from minutebook import __version__
from minutebook.commands.book import demo, findings, remove, show, stats
from minutebook.commands.extract import extract
from minutebook.commands.ingest import ingest
from minutebook.commands.listing import LISTINGS
from minutebook.commands.search import search
from minutebook.commands.timeline import timeline
from minutebook.rendering import complain


class Commands(click.Group):
    """Lists commands in the order in which a newcomer needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Keep the order of declaration."""
        return list(self.commands)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 a paper failed, 2 wrong usage, 3 the minute book cannot be used.",
)
@click.version_option(__version__, prog_name="minutebook")
def minutebook() -> None:
    """Read the papers of public boards and ask what was decided, when, for how much and by whom.

    \b
    Try it on the sample papers:
      minutebook demo
    Then on your own:
      minutebook ingest papers/
      minutebook search "pooled budget"
      minutebook timeline --scheme "Better Care Fund"
    """


for _command in (ingest, search, timeline, *LISTINGS, show, findings, stats, remove, extract, demo):
    minutebook.add_command(_command)


def main() -> None:
    """Run the command line; every error that a user can mend is one line."""
    try:
        minutebook(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        complain("stopped; what was stored stays stored, run the same command to go on")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
