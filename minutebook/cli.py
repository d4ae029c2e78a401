"""The command line: `minutebook COMMAND`."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from minutebook import __version__
from minutebook.commands.book import findings, remove, show, stats
from minutebook.commands.demo import demo
from minutebook.commands.evaluate import evaluate, label
from minutebook.commands.extract import extract
from minutebook.commands.ingest import ingest
from minutebook.commands.listing import LISTINGS
from minutebook.commands.search import search
from minutebook.commands.timeline import timeline
from minutebook.rendering import complain, silence, unheard

_UNWRITABLE = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Commands(click.Group):
    """Lists commands in the order in which a newcomer needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Keep the order of declaration."""
        return list(self.commands)

    def make_context(self, *given: Any, **options: Any) -> click.Context:
        """Read the arguments, which may ask for help."""
        with _in_good_order():
            return super().make_context(*given, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with _in_good_order():
            return super().invoke(ctx)


@contextmanager
def _in_good_order() -> Iterator[None]:
    """End the program in good order where its output goes nowhere, be it that a reader has seen enough (`| head`)."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            complain(f"{error.filename}: {(error.strerror or str(error)).lower()}; check the path and its permissions")
            raise click.exceptions.Exit(1) from error
        if error.errno not in _UNWRITABLE:
            raise
        silence(sys.stdout)
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(0) from error
        complain(f"the output cannot be written: {(error.strerror or str(error)).lower()}; what was printed is cut off")
        raise click.exceptions.Exit(1) from error


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 a paper failed, 2 wrong usage or an unknown id, 3 the minute book cannot be used.",
)
@click.version_option(__version__, prog_name="minutebook")
@click.pass_context
def minutebook(ctx: click.Context) -> None:
    """Read the papers of public boards and ask what was decided, when, for how much and by whom.

    \b
    Try it on the sample papers:
      minutebook demo
    Then on your own:
      minutebook ingest papers/
      minutebook search "pooled budget"
      minutebook timeline --scheme "Better Care Fund"
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False


for _command in (ingest, search, timeline, *LISTINGS, show, findings, stats, remove, extract, label, evaluate, demo):
    minutebook.add_command(_command)


def main() -> None:
    """Run the command line; every error that a user can mend is one line."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads would wait busily here and in each worker
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file may be named in bytes that are no text, and a terminal may lack the signs of a paper; what another
            # program reads is UTF-8.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        # Without its standalone mode click returns the code of an Exit instead of raising it.
        sys.exit(minutebook(standalone_mode=False) or 0)
    except click.Abort:
        complain("stopped; what was stored stays stored, run the same command to go on")
        sys.exit(130)
    except click.ClickException as error:
        with unheard(sys.stderr, OSError):
            error.show()
        sys.exit(error.exit_code)


def _open_streams() -> None:
    """Give the program the streams that it was started without (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
