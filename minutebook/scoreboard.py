"""How an evaluation is printed: figures as a table or Markdown, faults beside the paper's words, gains and losses."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from corpus.evaluation.cases import PAPER, Case, PaperCases
from corpus.evaluation.figures import Figures, Share, Tally, as_numbers, count
from corpus.evaluation.runs import Change, Fault, Run, by_body, by_file_type

_HEADS = ("kind", "precision", "recall", "F1", "labels", "fields (cases)")


def numbers_of(run: Run) -> dict[str, Any]:
    """Write a run's figures as plain numbers: of all papers, of each body, of each type of file."""
    return {
        "labels": run.labels,
        **as_numbers(count(run.papers)),
        "bodies": {name: as_numbers(figures) for name, figures in by_body(run).items()},
        "file_types": {name: as_numbers(figures) for name, figures in by_file_type(run).items()},
        "failed": {paper.file: paper.failure for paper in run.papers if paper.failure},
    }


def numbers_of_faults(run: Run) -> list[dict[str, Any]]:
    """Write all that is wrong as plain data, with the words of the paper."""
    return [
        {"paper": paper.id, "file": paper.file, "fault": case.fault, **case.model_dump(mode="json")}
        for paper, case in _faulty(run)
    ]


def _faulty(run: Run) -> Iterator[tuple[PaperCases, Case]]:
    return ((paper, case) for paper in run.papers for case in paper.cases if case.fault)


def print_figures(run: Run) -> None:
    """Print the figures of all papers, then those of each body and each type of file."""
    figures = count(run.papers)
    click.echo(f"{figures.papers} papers, labels {run.labels}")
    _print_table(_HEADS, [*_kind_rows(figures), _paper_row(figures)])
    for title, groups in (("body", by_body(run)), ("file type", by_file_type(run))):
        click.echo()
        _print_table((title, "papers", *figures.kinds, PAPER), [_group_row(*group) for group in groups.items()])
    click.echo("\nF1 (labels) for each kind; for the paper the share of right facts")


def as_markdown(run: Run) -> str:
    """Write the figures of all papers as a Markdown table."""
    figures = count(run.papers)
    rows = [_HEADS, tuple("---" for _ in _HEADS), *_kind_rows(figures), _paper_row(figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _kind_rows(figures: Figures) -> list[tuple[str, ...]]:
    return [
        (kind, _share(tally.precision), _share(tally.recall), _share(tally.f1), str(tally.cases), _fields(tally))
        for kind, tally in figures.kinds.items()
    ]


def _paper_row(figures: Figures) -> tuple[str, ...]:
    return (PAPER, "", "", "", str(figures.papers), _fields(figures.paper))


def _share(value: float) -> str:
    return f"{value:.3f}"


def _fields(tally: Tally) -> str:
    return ", ".join(f"{name} {share.value:.2f} ({share.cases})" for name, share in tally.fields.items())


def _group_row(name: str, figures: Figures) -> tuple[str, ...]:
    facts = figures.paper.fields.values()
    right = Share(sum(share.right for share in facts), sum(share.cases for share in facts))
    shown = f"{right.value:.2f} ({right.cases})" if right.cases else "-"
    return (name, str(figures.papers), *map(_short, figures.kinds.values()), shown)


def _short(tally: Tally) -> str:
    return f"{tally.f1:.2f} ({tally.cases})" if tally.cases or tally.extra else "-"


def _print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, *rows):
        first, *middle, last = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join((first, *middle, last)).rstrip())


def print_faults(run: Run) -> None:
    """Print every miss, extra and wrong field, each with the label, the record and the words of the paper."""
    shown = ""
    for paper, case in _faulty(run):
        if paper.id != shown:
            click.echo(click.style(f"\n{paper.id}  ({paper.file})", bold=True))
            shown = paper.id
        click.echo(f"  {case.kind} {click.style(case.fault or '', fg='red')}")
        lines = {f"{check.field}": f"{check.wanted} wanted, {check.found} found" for check in case.wrong}
        lines |= {"label": case.label or "", "record": case.record or "", "rule": case.rule or ""}
        lines["words"] = case.words or ("" if case.kind == PAPER else "(not in the paper as it was read)")
        for name, words in lines.items():
            if words:
                click.echo(f"    {click.style(f'{name:<8}', dim=True)} {words}")


def print_change(before: Run, change: Change, after: Run) -> None:
    """Print how the figures moved against another run, then each gain and loss."""
    old, new = count(before.papers), count(after.papers)
    click.echo()
    if before.labels != after.labels:
        click.echo("the labels are not those of the other run; faults of the one may be no faults of the other")
    rows = [(kind, _share(old.kinds[kind].f1), _share(tally.f1)) for kind, tally in new.kinds.items()]
    _print_table(("F1", "before", "now"), rows)
    for title, colour, faults in (("gains", "green", change.gains), ("losses", "red", change.losses)):
        click.echo(click.style(f"\n{title}: {len(faults)}", fg=colour, bold=True))
        for fault in faults:
            click.echo(f"  {fault}")


def numbers_of_change(change: Change) -> dict[str, list[dict[str, str]]]:
    """Write gains and losses as plain data."""

    def plain(faults: Sequence[Fault]) -> list[dict[str, str]]:
        return [fault.model_dump() for fault in faults]

    return {"gains": plain(change.gains), "losses": plain(change.losses)}
