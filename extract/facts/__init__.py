"""Paper facts: what a paper is, from its page and never from the file's name or metadata."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts.bodies import find_body
from extract.facts.dating import date_paper
from extract.facts.header import Entry, header_of
from extract.facts.kind import paper_kind
from extract.facts.lines import head_lines
from extract.facts.organisations import find_organisation
from extract.facts.subjects import find_title
from extract.given_names import is_given_name
from models import Paper

_SEVERAL = re.compile(r"\s*;\s*|\s+/\s+")
# "Ann Holt, Cabinet Member for Roads Ben Moss, Director of Highways": one was printed under the other
_NEXT_PERSON = re.compile(r"(?<=[a-z)])\s+(?=([A-Z][a-z’'-]+)(?:\s[A-Z]\.?)?\s[A-Z][\w’'-]+,\s[A-Z])")


def state_facts(paper: Paper) -> Paper:
    """Fill `paper.facts`; what the page does not say stays None. Contradictory dates become a finding."""
    kind = paper_kind(paper)
    lines = head_lines(paper)
    header = header_of(paper)
    organisation = find_organisation(paper, lines, header)
    body = find_body(paper, kind, lines, header, organisation)
    date, finding = date_paper(paper, kind, lines, header)
    facts = paper.facts.model_copy(
        update={
            "kind": kind,
            "title": find_title(paper, kind, lines, header, body),
            "body": body,
            "organisation": organisation,
            "date": _checked(date),
            "reporting_officers": _values(header, "officer"),
            "portfolio": _values(header, "portfolio"),
            "wards": _first(header, "wards"),
            "venue": paper.hints.get("venue") or _first(header, "venue"),
            "contact": paper.hints.get("contact") or _first(header, "contact"),
        }
    )
    findings = (*paper.findings, finding) if finding else paper.findings
    return replace(paper, facts=facts, findings=findings)


def _checked(date: dt.date | None) -> dt.date | None:
    return date if date and 1900 <= date.year <= 2100 else None


def _first(header: Sequence[Entry], role: str) -> str | None:
    return next((" ".join(entry.value.split()) for entry in header if entry.role == role), None)


def _values(header: Sequence[Entry], role: str) -> tuple[str, ...]:
    values = dict.fromkeys(
        " ".join(person.split())
        for entry in header
        if entry.role == role
        for part in _SEVERAL.split(entry.value)
        for person in _persons(part)
    )
    return tuple(filter(None, values))


def _persons(value: str) -> Iterator[str]:
    """Part people with their posts that follow each other without a mark."""
    begin = 0
    for found in _NEXT_PERSON.finditer(value):
        before = value[begin : found.start()]
        if "," in before and not before.rpartition(" ")[2].islower() and is_given_name(found[1]):
            yield before
            begin = found.end()
    yield value[begin:]
