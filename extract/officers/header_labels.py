"""The labels of header, contact and signature blocks, and the role that each gives to those behind it."""

import re
from functools import cache

from extract.lexicon import alternatives, load
from models import OfficerRole, Paper, PaperKind

_ROLES = (
    "reporting_officer",
    "author",
    "contact",
    "presenter",
    "decision_taker",
    "mentioned",
    "in_attendance",
    "mover",
    "seconder",
    "signatory",
)


@cache
def _labels() -> dict[str, OfficerRole]:
    return {label: OfficerRole(role) for role in _ROLES for label in load("headers")[role]}


@cache
def lead_label() -> re.Pattern[str]:
    names = alternatives(
        [
            label
            for label in _labels()
            if label not in ("by", "from", "director", "on behalf of", "proposed", "seconded")
        ]
    )
    return re.compile(
        rf"(?:[\d.]+\s+)?\(?(?P<label>{names})(?:\s*\([^)]{{0,40}}\))?\s*(?P<mark>[:–-]+(?=\s|$)|$)", re.IGNORECASE
    )


@cache
def inner_label() -> re.Pattern[str]:
    """Match a label inside a value: one of several words, or "Director:" behind a comma."""
    names = alternatives([label for label in _labels() if len(label.split()) > 1])
    alone = rf"(?<=,\s)(?i:{alternatives([label for label in _labels() if ' ' not in label])})(?=\s*:)"
    return re.compile(
        rf"(?<![\w-])(?P<label>(?=[A-Z])(?:(?i:{names})|{alone}))(?:\s*:\s*|\s+(?=[A-Z](?:[a-z]+|[A-Z]+)\s+[A-Z]))"
    )


# "Relevant Portfolio Holder:", "Cabinet Member": labels that are the posts of those behind them
_POST = re.compile(
    r"\W*(?:relevant\s+|responsible\s+)?"
    r"(?P<post>(?:cabinet|executive|lead)\s+(?:member|councillor)|(?:cabinet\s+)?portfolio\s+holder"
    r"|(?:monitoring|section\s+151|chief\s+finance)\s+officer)\s*:?\s*",
    re.IGNORECASE,
)

# "Clerk: Ann Holt" in the letterhead of an agenda
CLERK = re.compile(
    r"(?P<post>(?:(?:Parish|Town|Community)\s+)?Clerk(?:\s+to\s+the\s+\w+(?:\s+Council)?)?)\s*:\s+", re.IGNORECASE
)


def labelled_post(label: str) -> str | None:
    """Read the post that a header's label names: "Relevant Portfolio Holder:" -> "Portfolio Holder"."""
    found = _POST.fullmatch(label) or CLERK.fullmatch(label)
    return " ".join(found["post"].split()) if found else None


def header_role(label: str) -> OfficerRole | None:
    """Find the role that a header's label gives ("REPORTING OFFICER:", "Contact officer"); None where it gives none.

    >>> header_role("Report Authors:"), header_role("Subject")
    (<OfficerRole.AUTHOR: 'author'>, None)
    """
    plain = " ".join(label.split()).casefold()
    if "(" in plain:
        plain = _REMARK.sub("", plain)
    plain = plain.strip(" :.–-*")
    role = _labels().get(plain)
    if role is None and ("’s" in plain or "(s)" in plain):
        role = _labels().get(plain.replace("’s", "").replace("(s)", "s")) or _labels().get(plain.replace("(s)", ""))
    return role


_REMARK = re.compile(r"\s*\((?!s\))[^)]*\)")


# "Cabinet Member Decision", "Decision of the Portfolio Holder" as the head of a record, and a label for its maker
_ONE_MEMBER = re.compile(
    r"^[^\n]{0,60}(?:(?:cabinet|executive)\s+member|portfolio\s+holder)\b[^\n:]{0,60}\bdecision|"
    r"^[^\n]{0,40}\bdecision\b[^\n:]{0,30}\b(?:cabinet\s+member|portfolio\s+holder)\b[^\n:]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MAKER = re.compile(r"\bdecision[\s-]+(?:maker|taker)\b|\b(?:decision|taken)\s+(?:\w+\s+){0,3}by\s*:", re.IGNORECASE)


def decides_alone(paper: Paper) -> bool:
    """Tell the record of one member's decision that names the member only by the label "Cabinet Member:"."""
    kind = paper.facts.kind is PaperKind.DECISION
    return kind and bool(_ONE_MEMBER.search(paper.text, 0, 600)) and not _MAKER.search(paper.text, 0, 3000)
