"""The labels of attendance lists, and the role that each gives to those behind it."""

import re
from dataclasses import replace
from functools import cache

from extract.lexicon import alternatives, load
from extract.officers.listed import Listed
from extract.officers.roster_forms import PARTED_LABEL, TURN
from models import OfficerRole

_LABELS: dict[str, OfficerRole] = {
    label: OfficerRole(role)
    for role in ("chair", "vice_chair", "member", "in_attendance", "apologies")
    for label in load("attendance")[role]
}


_ALL_LABELS = alternatives(list(_LABELS))
# "Head Teacher Representatives:", "Non-School Representatives:": groups of a forum's members
REPRESENTATIVES = r"(?-i:[A-Z])[\w’'/-]*+(?:\s(?-i:[A-Z])[\w’'/-]*+){0,3}\s(?:representatives|governors)(?=\s*:)"


# "PRESENT:", "Also in attendance (virtually) –", "together with the Clerk, Ann Holt", inside a run of names
INLINE_LABEL = re.compile(
    rf"(?P<label>{_ALL_LABELS}|{REPRESENTATIVES})(?:\s*\([^)]{{0,40}}\))?\s*(?::|\s[–-](?=\s)|\s/(?=\s[A-Z][a-z]+\s(?!Officer)[A-Z])"
    r"|(?<=the\schair),(?=\s(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b)|(?<=clerk),(?=\s(?-i:(?:(?:Mrs?|Ms|Miss|Dr)\.?\s)?[A-Z][\w.’'-]*\s[A-Z][\w’'-]+)\s*(?:[.;)]|$)))",
    re.IGNORECASE,
)


@cache
def label_role(label: str) -> OfficerRole | None:
    """Find the role that an attendance label gives ("Also present", "APOLOGIES FOR ABSENCE:"); None where it is none.

    >>> label_role("Officers in Attendance:"), label_role("Introduction")
    (<OfficerRole.IN_ATTENDANCE: 'in_attendance'>, None)
    """
    plain = re.sub(
        r"\s*\([^)]*\)| at (?:the )?(?:request|invitation) of .*"
        r"| via (?:ms |microsoft )?\w+(?: virtually| remotely)?\W*$"
        r"| in (?:virtual|remote) attendance\W*$| (?:in accordance with|under) standing order.*",
        "",
        " ".join(label.split()).casefold(),
    )
    plain = plain.strip(" :.–-*")
    plain = plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain
    whose = _WHOSE.match(label)  # "NHSNI Officials:", "CCG Members"
    named = _LABELS.get(plain) or (_LABELS.get(plain[whose.end() :].strip()) if whose else None)
    return named or _composed_role(plain) or (OfficerRole.MEMBER if _REPRESENTS.fullmatch(plain) else None)


_REPRESENTS = re.compile(r"(?:[\w’'/&-]+ ){1,5}(?:representatives|governors)")
_SPACED = re.compile(r"(?:\w ){4,}\w")  # "P r e s e n t"
_WHOSE = re.compile(r"[A-Z]{2,8}\s+(?=[A-Z][a-z])")
_MEMBERS = frozenset(load("attendance")["member_groups"])
_GROUP = alternatives([*load("attendance")["member_groups"], *load("attendance")["other_groups"]])
# "members and officers present", "Parish Councillors, clerk and guests attending": a label made of several groups
COMPOSED = (
    rf"(?:{_GROUP})(?:(?:,?\s(?:and\s)?|\s&\s)(?:{_GROUP})){{1,5}}\s(?:also\s)?(?:present|attending|in\sattendance)"
)
_COMPOSED = re.compile(COMPOSED, re.IGNORECASE)


def is_composed(label: str) -> bool:
    """Tell a label that puts groups together, as none of the lexicon does."""
    return _COMPOSED.fullmatch(label) is not None


def _composed_role(plain: str) -> OfficerRole | None:
    if not is_composed(plain):
        return None
    return OfficerRole.MEMBER if _MEMBERS.intersection(re.findall(r"\w+", plain)) else OfficerRole.IN_ATTENDANCE


_POST = re.compile(
    r"\W*(?:the\s+)?(?P<post>(?:(?:parish|town|deputy|locum|temporary|acting|minutes?)\s+)?(?:clerk(?:\s+to\s+the\s+council)?|secretary"
    r"|independent\s+(?:member|person)))\b\W*",
    re.IGNORECASE,
)


def with_label_post(label: str, people: list[Listed]) -> list[Listed]:
    """Give the first one behind "Clerk:" that post, where the list gives none."""
    post = _POST.fullmatch(label)
    if post is None or not people or people[0].post or not people[0].name:
        return people
    return [replace(people[0], post=post["post"]), *people[1:]]


def carried_title(label: str) -> str:
    return "councillors" if label.casefold().startswith(("councillor", "cllr")) else ""


def role_under(current: OfficerRole, labelled: OfficerRole, label: str) -> OfficerRole:
    """A group's label ("Councillors:") below "In attendance" or "Apologies" does not make members of them."""
    strong = re.match(
        r"present|also|(?:(?:officers|staff|others)\s+)?in\s+attend|apolog|absen|regrets|clerk|minutes?\s|police|not\s+present|\w+\s+(?:present|apologies)$",
        label,
        re.IGNORECASE,
    )
    if current is OfficerRole.APOLOGIES and not strong:
        return current
    if current is OfficerRole.MEMBER and label.casefold() == "attending":
        return OfficerRole.IN_ATTENDANCE  # "Present: …" and then "Attending: …"
    if labelled is OfficerRole.MEMBER and current is OfficerRole.IN_ATTENDANCE and not strong:
        return current
    return labelled


def turn_at(text: str, at: int, end: int, current: OfficerRole) -> tuple[OfficerRole, int, str] | None:
    """Read a label, or words that do its work, inside a list: the role behind it, where it ends, and the label."""
    if text.startswith("In", at) and (parted := PARTED_LABEL.match(text, at, end)):
        return OfficerRole.IN_ATTENDANCE, parted.end(), ""
    turn = TURN.match(text, at, end) if text[at] in "AIT" else None
    if turn:
        return OfficerRole.APOLOGIES if turn["away"] or turn["sorry"] else OfficerRole.IN_ATTENDANCE, turn.end(), ""
    label = INLINE_LABEL.match(text, at, end)
    if label is None:
        return None
    role = label_role(label["label"]) or OfficerRole.MEMBER
    return role_under(current, role, label["label"]), label.end(), label["label"]
