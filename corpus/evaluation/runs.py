"""Runs: all cases of one evaluation, kept in a file, grouped, and compared with those of another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from corpus.evaluation.cases import Case, Outcome, PaperCases
from corpus.evaluation.figures import Figures, count
from models import Model

NOT_LABELLED = "(not labelled)"


class BadRun(Exception):
    """A file is no saved run."""


class Run(Model):
    """What one evaluation found, paper by paper; `labels` is the fingerprint of the labels."""

    labels: str
    papers: tuple[PaperCases, ...]

    def save(self, path: Path) -> None:
        """Write it to a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load_run(path: Path) -> Run:
    """Read a saved run. Raises `BadRun`."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise BadRun(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except ValidationError as error:
        raise BadRun(f"{path}: no run that --save of this version has written") from error


def by_body(run: Run) -> dict[str, Figures]:
    """Count the papers of each body (of each organisation, where the label names no body)."""
    return _grouped(run, [_body(paper) for paper in run.papers])


def _body(paper: PaperCases) -> str:
    if paper.body and paper.organisation and paper.body != paper.organisation:
        return f"{paper.body}, {paper.organisation}"
    return paper.body or paper.organisation or NOT_LABELLED


def by_file_type(run: Run) -> dict[str, Figures]:
    """Count the papers of each type of file."""
    return _grouped(run, [paper.file_type for paper in run.papers])


def _grouped(run: Run, names: Sequence[str]) -> dict[str, Figures]:
    return {
        name: count(paper for paper, own in zip(run.papers, names, strict=True) if own == name)
        for name in sorted(set(names))
    }


class Fault(Model):
    """One thing that is wrong in a paper: a miss, an extra or a wrong field."""

    paper: str
    kind: str
    what: str
    about: str

    def __str__(self) -> str:
        """Write it as one line."""
        return f"{self.paper}  {self.kind}  {self.what}: {self.about}"


def faults(run: Run) -> Iterator[Fault]:
    """List all that is wrong, each wrong field by itself, in the order of the papers."""
    for paper in run.papers:
        for case in paper.cases:
            if case.outcome in (Outcome.MISSED, Outcome.EXTRA):
                yield Fault(paper=paper.id, kind=case.kind, what=case.outcome, about=_about(case))
            for check in case.wrong:
                wanted = f"{check.wanted} wanted, {check.found} found"
                about = f"{_about(case)}: {wanted}" if _about(case) else wanted
                yield Fault(paper=paper.id, kind=case.kind, what=f"wrong {check.field}", about=about)


def _about(case: Case) -> str:
    return case.label or case.record or ""


class Change(Model):
    """What is better and worse in one run than in another: faults that went, faults that came."""

    gains: tuple[Fault, ...]
    losses: tuple[Fault, ...]


def compare(before: Run, after: Run) -> Change:
    """Compare two runs by their faults; a fault that occurs twice counts twice."""
    old, new = Counter(faults(before)), Counter(faults(after))
    return Change(gains=tuple((old - new).elements()), losses=tuple((new - old).elements()))
