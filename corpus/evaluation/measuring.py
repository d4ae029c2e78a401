"""Labelled papers read, extracted and judged: from folders of labels and papers to a run."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus.evaluation.cases import PaperCases
from corpus.evaluation.judging import judge
from corpus.evaluation.labels import BadLabels, PaperLabels, fingerprint, read_labels
from corpus.evaluation.runs import Run
from corpus.failures import failure_of
from corpus.samples import LABELS, PAPERS
from corpus.sources import load_source
from corpus.workers import Crash, run_in_order, usual_jobs
from extract import extract, read
from models import Extraction, MediaType, Settings

_HANDFUL = 8
"""Fewer papers than this are read in our own process: they are done by the time another one could start."""
_NO_PAPER = "no such paper; name the folder of papers behind the folder of labels"


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """Labels and the file that they are of."""

    labels: PaperLabels
    path: Path


def labelled_papers(labels: Path, papers: Path | None = None) -> list[LabelledPaper]:
    """Read a folder of labels (or one file of them) and find their papers.

    Without `papers` they are looked for beside the labels, in a folder `papers` beside theirs or one level up, and
    among the samples. Raises `BadLabels`.
    """
    files = sorted(labels.glob("*.json")) if labels.is_dir() else [labels]
    if not files:
        raise BadLabels(f"{labels}: no labels (*.json) in this folder")
    here = (labels if labels.is_dir() else labels.parent).resolve()
    folders = [papers] if papers else [here, here / "papers", here.parent / "papers", here.parent.parent / "papers"]
    found = []
    for file in files:
        read = read_labels(file)
        places = [folder / read.file for folder in ([*folders] if papers else [*folders, PAPERS])]
        found.append(LabelledPaper(read, next((place for place in places if place.is_file()), places[0])))
    return found


def sample_labels() -> list[LabelledPaper]:
    """The samples that are shipped, with their labels."""
    return labelled_papers(LABELS, PAPERS)


def measure(papers: Iterable[LabelledPaper], *, jobs: int | None = None, settings: Settings | None = None) -> Run:
    """Read, extract and judge papers in `jobs` processes (by default as many as there are processors).

    A paper that cannot be read counts as one in which nothing was found. The usual settings leave scans unread, so that
    the figures are the same on every machine.
    """
    papers = list(papers)
    jobs = (0 if len(papers) < _HANDFUL else usual_jobs()) if jobs is None else jobs
    judged = []
    work = partial(measure_paper, settings=settings or Settings())
    for paper, result in run_in_order(work, papers, jobs=jobs, decide=_unsettled):
        if isinstance(result, Crash):
            result = _judged(paper, None, "", failure=f"reading it crashed the reading process ({result.reason})")
        judged.append(result)
    return Run(labels=fingerprint(paper.labels for paper in papers), papers=tuple(judged))


def _unsettled(paper: LabelledPaper) -> None:
    return None


def measure_paper(paper: LabelledPaper, settings: Settings) -> PaperCases:
    """Read, extract and judge one paper."""
    if not paper.path.is_file():
        return _judged(paper, None, "", failure=_NO_PAPER)
    try:
        read_paper = read(load_source(paper.path), settings)
        extraction = extract(read_paper, settings)
    except Exception as error:
        failure = failure_of(str(paper.path), error)
        return _judged(paper, None, "", failure=f"{failure.reason}; {failure.advice}")
    return _judged(paper, extraction, read_paper.text)


def _judged(
    paper: LabelledPaper, extraction: Extraction | None, text: str, *, failure: str | None = None
) -> PaperCases:
    labels = paper.labels
    file_type = paper.path.suffix.lstrip(".").lower()
    return PaperCases(
        id=labels.id,
        file=labels.file,
        body=labels.doc.body,
        organisation=labels.doc.organisation,
        file_type=MediaType(extraction.paper.media_type).name.lower() if extraction else file_type,
        cases=judge(labels, extraction, text),
        failure=failure,
    )
