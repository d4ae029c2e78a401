"""One paper in, records out: runs every extractor and checks what it returns."""

from collections.abc import Sequence
from typing import Protocol

from extract import actions, budgets, dates, officers, resolutions, schemes
from extract.association import associate
from extract.collector import collector_paused
from extract.confidence import confidence_of
from extract.linked_papers import linked_papers
from extract.matches import Match, settle
from extract.place import page_at
from models import Evidence, Extraction, Finding, FindingKind, Paper, Record, Settings


class Extractor(Protocol):
    """The shape that every extractor module has."""

    KIND: str

    def find(self, paper: Paper, settings: Settings) -> list[Match]:
        """Propose spans; parse nothing."""

    def build(self, paper: Paper, match: Match) -> Record | Finding | None:
        """Make the typed record of a match, or None (not one after all), or a finding (one, but unreadable)."""

    def merge(self, paper: Paper, records: Sequence[Record]) -> list[Record]:
        """Fold what the paper says several times into one record with repeats."""


EXTRACTORS: tuple[Extractor, ...] = (resolutions, budgets, dates, schemes, officers, actions)  # type: ignore[assignment]


@collector_paused()
def extract(paper: Paper, settings: Settings | None = None) -> Extraction:
    """Find every record in a paper.

    Deterministic: the same paper and settings give the same records with the same ids, in the order of the text.
    """
    settings = settings or Settings()
    findings: list[Finding] = list(paper.findings)
    found: dict[str, list[Record]] = {}
    for extractor in EXTRACTORS:
        records: list[Record] = []
        for match in _bounded(paper, extractor.KIND, settle(extractor.find(paper, settings)), settings, findings):
            built = extractor.build(paper, match)
            if isinstance(built, Finding):
                findings.append(built)
            elif built is not None:
                records.append(built)
        found[extractor.KIND] = extractor.merge(paper, records)
    found = {kind: _rated(kind, records) for kind, records in associate(paper, found).items()}
    for records in found.values():
        for record in records:
            for evidence in (record.evidence, *record.repeats):
                _check(paper, record, evidence)
    if (more := len(findings) - settings.most_findings) > 0:
        told = Finding(kind=FindingKind.TRUNCATED, message=f"{more:,} more findings are left out")
        findings[settings.most_findings :] = [told]
    return Extraction.model_validate(
        {
            "paper": paper.facts,
            **{k: tuple(v) for k, v in found.items()},
            "findings": tuple(findings),
            "documents": linked_papers(paper),
        }
    )


def _rated(kind: str, records: Sequence[Record]) -> list[Record]:
    """Give records the measured precision of their rules."""
    return [record.model_copy(update={"confidence": confidence_of(kind, record.rule)}) for record in records]


def _bounded(paper: Paper, kind: str, matches: list[Match], settings: Settings, findings: list[Finding]) -> list[Match]:
    """Keep as many matches of a kind as the settings allow, and say where the others began."""
    if len(matches) <= settings.most_records:
        return matches
    first = matches[settings.most_records]
    page = page_at(paper, first.start)
    message = f"more than {settings.most_records:,} {kind} are found; those from page {page} on are left out"
    findings.append(Finding(kind=FindingKind.TRUNCATED, message=message, page=page))
    return matches[: settings.most_records]


def _check(paper: Paper, record: Record, evidence: Evidence) -> None:
    if paper.text[evidence.start : evidence.end] != evidence.quote:
        raise AssertionError(f"{record.rule}: evidence of {record.id} is not the paper's text at {evidence.start}")
