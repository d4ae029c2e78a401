"""Options that several commands share: the database, the filters, the output format."""

import calendar
import datetime as dt
import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from corpus.filters import Filters
    from corpus.workers import Limits

F = TypeVar("F", bound=Callable[..., Any])

_COUNT = click.IntRange(min=1)

FORMATS = ("table", "csv", "json", "jsonl")

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?$")
_AMOUNT = re.compile(r"[£€$]?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>k|m|bn|)", re.IGNORECASE)
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}
_FINANCIAL_YEAR = re.compile(r"(?P<first>\d{4})/(?P<last>\d{2})$")


class Day(click.ParamType[dt.date]):
    """A day, or the first or last day of a month (2023-04), year (2023) or financial year (2023/24)."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read what the user typed; anything else is a usage error that shows the accepted forms."""
        if isinstance(value, dt.date):
            return value
        try:
            first, last = self._read(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is no date; write 2023-04-01, 2023-04, 2023 or 2023/24", param, ctx)
        return last if self.last else first

    def _read(self, value: str) -> tuple[dt.date, dt.date]:
        if match := _FINANCIAL_YEAR.match(value):
            first = int(match["first"])
            if (first + 1) % 100 != int(match["last"]):
                raise ValueError(value)
            return dt.date(first, 4, 1), dt.date(first + 1, 3, 31)
        match = _DAY.match(value)
        if not match:
            raise ValueError(value)
        year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
        assert year is not None
        start = dt.date(year, month or 1, day or 1)
        last_month = month or 12
        end = start if day else dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
        return start, end


class Term(click.ParamType[str]):
    """A word of one of the closed vocabularies in `models.vocabulary`, which is loaded only when a word is given."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary
        self.name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept the vocabulary's words, with blanks or hyphens for underscores, in either case."""
        from models import vocabulary

        words = [word.value for word in getattr(vocabulary, self.vocabulary)]
        given = re.sub(r"[\s-]+", "_", str(value).strip().lower())
        if given not in words:
            self.fail(f"{value!r} is not one of {', '.join(words)}", param, ctx)
        return given


class Amount(click.ParamType[Decimal]):
    """A sum of money as people type it: 250000, 250,000, £250k, 1.5m."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read what the user typed; anything else is a usage error that shows the accepted forms."""
        if isinstance(value, Decimal):
            return value
        match = _AMOUNT.fullmatch(str(value).strip())
        if match is None:
            self.fail(f"{value!r} is no sum; write 250000, 250k or 1.5m", param, ctx)
        return Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"].lower()]


def database(command: F) -> F:
    """Add --db."""
    return click.option(
        "--db",
        envvar="MINUTEBOOK_DB",
        default="minutebook.db",
        show_default=True,
        show_envvar=True,
        type=click.Path(dir_okay=False),
        help="The minute book (a SQLite file).",
    )(command)


def filters(*, kind: tuple[str, str] | None = None, rated: bool = False, sized: bool = False) -> Callable[[F], F]:
    """Add the filters; `kind` is (vocabulary, help) for --kind where the command's records have kinds.

    `rated` adds --min-confidence, for records; `sized` adds --min and --max, for those that are or hold sums.
    """
    declared = [
        click.option("--body", metavar="WORDS", help="Only papers of this body or organisation."),
        click.option("--paper-kind", type=Term("PaperKind"), help="minutes, agenda, report, decision, plan or other."),
        click.option("--from", "since", type=Day(last=False), help="Only from this day, month or year on."),
        click.option("--to", "until", type=Day(last=True), help="Only up to and with this day, month or year."),
        click.option("--scheme", metavar="NAME", help="Only what concerns this scheme, by any of its names."),
        click.option("--officer", metavar="NAME", help="Only where this person or post acts."),
        click.option("--text", metavar="WORDS", help="Only where these words occur."),
        click.option("--paper", metavar="ID-OR-FILE", help="Only this paper, by the beginning of its id or its file."),
        click.option("--duplicates", is_flag=True, help="Also what copies and packs of papers tell once more."),
        click.option("--limit", type=_COUNT, metavar="N", help="At most this many rows."),
    ]
    if rated:
        explained = "Only what was found by rules at least so precise (0 to 1)."
        declared.append(click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="N", help=explained))
    if sized:
        declared += [
            click.option(
                "--min", "least", type=Amount(), metavar="SUM", help="Only sums from this on: 250000, 250k, 1.5m."
            ),
            click.option("--max", "most", type=Amount(), metavar="SUM", help="Only sums up to and with this one."),
        ]
    if kind:
        vocabulary, explained = kind
        declared.append(click.option("--kind", type=Term(vocabulary), help=explained))

    def decorate(command: F) -> F:
        for option in reversed(declared):
            command = option(command)
        return command

    return decorate


class NewFile(click.Path):
    """A file to be written, whose folder may have to be made: told before any work is done if that cannot be."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Look at the file, or at what is there of its folders."""
        path: Path = super().convert(value, param, ctx)  # type: ignore[assignment]
        there = next(near for near in (path, *path.absolute().parents) if near.exists())
        if not os.access(there, os.W_OK) or (there != path and not there.is_dir()):
            self.fail(f"{str(path)!r} cannot be written; name another file", param, ctx)
        return path


def pipeline_option(command: F) -> F:
    """Add --pipeline."""
    explained = "An installed spaCy pipeline to use for names in prose."
    return click.option("--pipeline", metavar="NAME", callback=_installed, help=explained)(command)


def _installed(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """Refuse a pipeline that is not there once, and not for each paper."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        if name is not None and not Path(name).exists():
            distribution(name)
    except (PackageNotFoundError, ValueError) as error:
        raise click.BadParameter(f"{name!r} is not installed; without it names are found by the rules alone") from error
    return name


def jobs_option(command: F) -> F:
    """Add --jobs; the ceiling keeps a slip of the finger from starting a process for every paper."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=0, max=64),
        metavar="N",
        help="Read in this many processes; 0 reads in the program itself, without a limit of time or memory.  "
        "[default: one for each processor]",
    )(command)


def ocr_option(command: F) -> F:
    """Add --ocr and --no-ocr."""
    return click.option(
        "--ocr/--no-ocr",
        default=True,
        help="Read scanned pages, if the extra minutebook[ocr] is installed; a second or two for each.  [default: ocr]",
    )(command)


class Size(click.ParamType[int]):
    """An amount of memory: 4GB, 800MB."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read what the user typed, in bytes."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s*(M|G)B?", str(value).strip(), re.IGNORECASE)
        if match is None:
            self.fail(f"{value!r} is no size; write 4GB or 1500MB", param, ctx)
        size = int(float(match[1]) * (10**9 if match[2] in "gG" else 10**6))
        if size < LEAST_MEMORY:
            self.fail(f"{value} is not enough to start with; give at least {LEAST_MEMORY // 10**6}MB", param, ctx)
        return size


LEAST_MEMORY = 1_500_000_000  # of address space: the words and libraries take up most of it


def limits_options(command: F) -> F:
    """Add the limits of what one paper may take up and give."""
    declared = [
        click.option(
            "--timeout",
            type=click.FloatRange(min=10),  # a process that starts anew needs a second or two to load its words
            metavar="SECONDS",
            default=600.0,
            show_default=True,
            help="Give up on a paper that takes longer.",
        ),
        click.option(
            "--memory",
            type=Size(),
            metavar="SIZE",
            default="4GB",
            show_default=True,
            help="Give up on a paper that takes more (address space of its process).",
        ),
        click.option("--most-characters", type=_COUNT, metavar="N", help="Read no more text.  [default: 5000000]"),
        click.option("--most-records", type=_COUNT, metavar="N", help="Keep no more of a kind.  [default: 20000]"),
        click.option("--most-findings", type=_COUNT, metavar="N", help="Keep no more in a paper.  [default: 1000]"),
    ]
    for option in reversed(declared):
        command = option(command)
    return command


def limits_of(chosen: dict[str, Any]) -> "Limits":
    """Take the limits of time and memory out of the options; those of `Settings` that were given stay in them."""
    from corpus.workers import Limits

    limits = Limits(seconds=chosen.pop("timeout"), memory=chosen.pop("memory"))
    for name in [name for name, value in chosen.items() if value is None]:
        del chosen[name]
    return limits


def output_format(command: F) -> F:
    """Add --format."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="A table for people, or csv, json or jsonl for other tools.",
    )(command)


def make_filters(chosen: dict[str, Any]) -> "Filters":
    """Make the filters of what the user chose, leaving out what was not given."""
    from corpus.filters import Filters

    since, until = chosen.get("since"), chosen.get("until")
    if since and until and since > until:
        raise click.UsageError(f"--from {since} is later than --to {until}")
    least, most = chosen.get("least"), chosen.get("most")
    if least and most and least > most:
        raise click.UsageError(f"--min {least:,} is more than --max {most:,}")
    return Filters(**{name: value for name, value in chosen.items() if value is not None})
