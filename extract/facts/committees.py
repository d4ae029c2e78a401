"""The one committee that minutes speak of, where nothing says whose minutes they are."""

import re
from collections import Counter

from extract.facts.body_names import clean_body
from models import Paper, PaperKind

_FEWEST = 2  # times that minutes name their own committee
# "the Finance Committee", in a paper that calls it "the Committee" elsewhere
_COMMITTEE = re.compile(
    r"(?<![\w’'&-])(?P<name>(?:[A-Z][\w’'&-]*+\s+(?:(?:and|&)\s+)?){1,5}(?P<kind>Committee|Sub-Committee|Panel|Forum|Commission))\b"
)


def only_committee(paper: Paper, kind: PaperKind) -> str | None:
    """Take the one committee that minutes name, at least twice, where they also speak of "the Committee" alone."""
    if kind is not PaperKind.MINUTES:
        return None
    named: Counter[str] = Counter()
    text = paper.text[:60000]
    for match in _COMMITTEE.finditer(text):
        body = clean_body(match["name"], paper.text)
        if body and len(body.split()) > 1:
            named[body] += 1
    if len(named) != 1:
        return None
    (body, times), *_ = named.most_common(1)
    alone = re.search(rf"\b[Tt]he\s+{body.split()[-1]}\b", text)
    return body if alone and times >= _FEWEST else None
