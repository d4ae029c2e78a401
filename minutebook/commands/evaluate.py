"""`minutebook evaluate` and `minutebook label`: how accurate it is, on labelled papers of the user's own."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import WRONG_USAGE
from minutebook.options import NewFile, jobs_option, ocr_option
from minutebook.rendering import complain

if TYPE_CHECKING:
    from corpus.evaluation.measuring import LabelledPaper
    from corpus.evaluation.runs import Run

_PATH = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    short_help="Measure accuracy on labelled papers.",
    epilog="""\b
Examples:
  minutebook evaluate --samples
  minutebook evaluate labels/ papers/ --errors
  minutebook evaluate labels/ papers/ --save before.json      then, after a change:
  minutebook evaluate labels/ papers/ --against before.json""",
)
@click.argument("labels", required=False, type=_PATH)
@click.argument("papers", required=False, type=_FOLDER)
@click.option("--also", nargs=2, multiple=True, type=(_PATH, _FOLDER), metavar="LABELS PAPERS", help="Further papers.")
@click.option("--samples", is_flag=True, help="Measure the sample papers (too).")
@click.option("--errors", is_flag=True, help="Show every miss, extra and wrong field beside the paper's words.")
@click.option("--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Compare with this run.")
@click.option("--save", type=NewFile(), help="Keep the run in this file.")
@click.option(
    "--format",
    "style",
    type=click.Choice(("table", "markdown", "json")),
    default="table",
    show_default=True,
    help="Tables for people, one table for a README, or json.",
)
@jobs_option
@ocr_option
def evaluate(labels: Path | None, papers: Path | None, style: str, errors: bool, **chosen: Any) -> None:
    """Compare what is extracted with hand-made labels: precision, recall and F1 of each kind, accuracy of each field.

    LABELS is a folder of label files (docs/labelling.md), PAPERS the folder of their papers; without it they are looked
    for beside the labels, in a folder "papers" near them, and among the samples. Exits 1 if a paper could not be read;
    it counts as one in which nothing was found.
    """
    from corpus.evaluation.labels import BadLabels
    from corpus.evaluation.measuring import measure
    from corpus.evaluation.runs import BadRun, load_run
    from corpus.optical import usual_settings

    if labels is None and not chosen["samples"] and not chosen["also"]:
        raise click.UsageError("name a folder of labels, or --samples")
    try:
        before = load_run(chosen["against"]) if chosen["against"] else None
        labelled = _gather(labels, papers, chosen["also"], samples=chosen["samples"])
    except (BadLabels, BadRun) as error:
        complain(str(error))
        raise click.exceptions.Exit(WRONG_USAGE) from error
    run = measure(labelled, jobs=chosen["jobs"], settings=usual_settings(ocr=chosen["ocr"]))
    if chosen["save"]:
        run.save(chosen["save"])
    _print(run, before, style, errors=errors)
    failed = [paper for paper in run.papers if paper.failure]
    for paper in failed:
        complain(f"{paper.file}: {paper.failure}")
    if failed:
        raise click.exceptions.Exit(1)


def _gather(
    labels: Path | None, papers: Path | None, also: tuple[tuple[Path, Path], ...], *, samples: bool
) -> "list[LabelledPaper]":
    """Read all labels that were named, and say what in them looks like a slip."""
    from corpus.evaluation.labels import doubts
    from corpus.evaluation.measuring import labelled_papers, sample_labels

    found = labelled_papers(labels, papers) if labels else []
    for more in also:
        found += labelled_papers(*more)
    if samples:
        found += sample_labels()
    for paper in found:
        for doubt in doubts(paper.labels):
            complain(f"labels of {paper.labels.file}: {doubt}")
    return found


def _print(run: "Run", before: "Run | None", style: str, *, errors: bool) -> None:
    from corpus.evaluation.runs import compare
    from minutebook import scoreboard

    change = compare(before, run) if before else None
    if style == "json":
        numbers = scoreboard.numbers_of(run)
        if errors:
            numbers["errors"] = scoreboard.numbers_of_faults(run)
        if change:
            numbers["change"] = scoreboard.numbers_of_change(change)
        click.echo(json.dumps(numbers, ensure_ascii=False, indent=1))
        return
    if style == "markdown":
        click.echo(scoreboard.as_markdown(run))
    else:
        scoreboard.print_figures(run)
    if errors:
        scoreboard.print_faults(run)
    if before and change:
        scoreboard.print_change(before, change, run)


@click.command(
    short_help="Write what is found in a paper as labels to correct.",
    epilog="""\b
Examples:
  minutebook label minutes.pdf --out labels/minutes.json      correct it by hand, then:
  minutebook evaluate labels/ . --errors""",
)
@click.argument("paper", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=NewFile(), help="Write to this new file.")
@ocr_option
def label(paper: Path, out: Path | None, ocr: bool) -> None:
    """Write what is found in PAPER in the shape of labels, for a person to correct (docs/labelling.md).

    A file that is there already is never overwritten: it may hold an evening's work.
    """
    from corpus.evaluation.labelling import make_labels, write_labels
    from corpus.failures import failure_of
    from corpus.optical import usual_settings
    from corpus.sources import load_source
    from extract import extract, read

    if out and out.exists():
        complain(f"{out}: this file is there already; name another one, or remove it first")
        raise click.exceptions.Exit(WRONG_USAGE)
    settings = usual_settings(ocr=ocr)
    try:
        written = write_labels(make_labels(extract(read(load_source(paper), settings), settings)))
    except Exception as error:
        failure = failure_of(str(paper), error)
        complain(f"{failure.path}: {failure.reason}; {failure.advice}")
        raise click.exceptions.Exit(1) from error
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x", encoding="utf-8") as file:
            file.write(written)
    else:
        click.echo(written, nl=False)
