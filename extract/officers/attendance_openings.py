"""Where lists of those present, in attendance and absent open: at a label, in a table's head, or with a bare name."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.lexicon import alternatives, load
from extract.memory import remember
from extract.officers.attendance_labels import COMPOSED, REPRESENTATIVES, is_composed, label_role
from extract.officers.attendance_rows import is_column_head, opening_row, read_row
from extract.officers.listed import Listed
from extract.officers.person_names import Strength, person_at
from extract.officers.printed_lines import line_starts
from extract.officers.reported_absence import APOLOGIES
from extract.officers.roster import Roster, read_roster
from extract.sparing import SparingPattern
from models import Block, BlockKind, OfficerRole, Paper, PaperKind

_WORDS = load("attendance")
_ROLES = ("chair", "vice_chair", "member", "in_attendance", "apologies")
_STRONG = [
    label
    for role in _ROLES
    for label in _WORDS[role]
    if re.match(
        r"(?:(?:also|members|officers|officials|councillors|those|others|staff|governors|trustees|directors|not) "
        r"|\w+ members )?"
        r"(?:present|presiding$|in attendance|attend|apolog|absent|absence|in the chair)",
        label,
    )
]
# "PRESENT:", "In attendance (via Teams) –", "Members Present: -", "63/17 Apologies", "Item 1:Apologies", "clerk / Ann"
_LEAD = re.compile(
    r"(?:[A-Z]{0,4}\d+[/.]\d+\s+(?:\d{1,2}[.)]\s+)?|There\s+were\s+(?:\d+|[a-z]+)\s+(?=apologies[^.:]{0,30}:)|Item\s+\d+\s*:\s*|(?!Other\s)[A-Z][\w&’']+\s+(?:Council\s+)?(?=(?:Members|Councillors)\s+[PA]))?"
    rf"(?P<label>{COMPOSED}|{REPRESENTATIVES}|{alternatives([label for role in _ROLES for label in _WORDS[role]])})"
    r"(?:\s+at\s+(?:the\s+)?(?:request|invitation)\s+of\s+[^:.;]{2,40}(?=:))?"
    r"(?:\s+in\s+(?:virtual|remote)\s+attendance"
    r"|\s+(?:in\s+accordance\s+with|under)\s+standing\s+order[\w .()]{0,40}?(?=\s*(?::|$)))?"
    r"(?:\s+for\s+(?:the\s+|this\s+)?(?:\w+\s+)?meeting(?=\s*:))?"
    r"(?:\s+via\s+(?:MS\s+|Microsoft\s+)?\w+(?:\s+virtually|\s+remotely)?(?=\s*:))?"
    r"(?:\s*\([^)]{0,60}\))?\s*(?P<mark>[:;.–-]+(?=\s|$)|:(?=(?-i:[A-Z]))|/(?=\s)|$|\s)",
    re.IGNORECASE,
)
_RECEIVED_FROM = re.compile(r"\s*(?:were\s+)?received\s+from\s+", re.IGNORECASE)  # "Apologies: Received from Cllr Holt"
NOBODY = re.compile(
    r"(?:none|nil|no(?:ne)?\s+(?:apologies|received|were).*|there\s+were\s+no.*|n/a|not\s+applicable|as\s+(?:above|noted).*)\W*",
    re.IGNORECASE,
)
_MANY_COUNCILLORS = re.compile(r"(?:(?:County|Borough|City)\s+)?(?:Councillors?|Cllrs?\.?)\s*:?\s+[A-Z]")
_JOINED = re.compile(r"(?:AND|and|&|/)\s+(?:[A-Z]{4,}|[a-z]{4,})\b")
_VOICE = re.compile(r"Minutes\s*:?\s*")  # of a page's item; elsewhere it labels who took them
_TELLS = SparingPattern(r"\b(?:was|were|has|have|had)\b")
_TOP_BLOCKS = 20
_CLERK = re.compile(r"(?:\w+\s+)?clerk\b", re.IGNORECASE)
_OVER_NAMES = frozenset(["board", "the board", "committee", "members", "directors", "governors", "trustees", "panel"])


def opening(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    """Tell whether a block opens a list: the role that its label gives, and where the names begin."""
    opened = _labelled(paper, block)
    if opened is None or paper.facts.kind is not PaperKind.AGENDA:
        return opened
    role, start = opened
    if start == block.end:
        return opened
    if _CLERK.match(paper.text, block.start, block.end):
        return None  # of an agenda, the clerk is the one to ask
    if role is OfficerRole.APOLOGIES and all(
        one.name is None for one in roster_of(paper, start, block.end, role).people
    ):
        return None  # "Apologies for absence – Chair – to note": who leads the item
    return opened


def is_bare(block: Block, start: int) -> bool:
    """Tell a list that opens with its first name, at `start`, and not with a label."""
    return block.kind is not BlockKind.TABLE_ROW and block.label is None and start == block.body


def _labelled(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    if block.kind is BlockKind.TABLE_ROW:
        return opening_row(paper, block)
    if block.item is not None and _VOICE.fullmatch(paper.text, block.start, block.end):
        return None
    if block.label is not None:
        role = label_role(block.label)
        if role is None or (block.body < block.end and not reads_as_people(paper, block, block.body, role)):
            return None
        return role, block.body
    text = paper.text
    if text.startswith("e s e n t", block.body + 4) or text.startswith("E S E N T", block.body + 4):
        role = label_role(text[block.body : block.end])
        return (role, block.end) if role else None
    lead = _LEAD.match(text, block.body, block.end)
    if lead is None:
        return _opening_bare(paper, block)
    role = label_role(lead["label"])
    if role is None or (block.marker == "*" and not lead["mark"].strip()):
        return None  # a star: the legend of a list whose stars mark those present
    label = " ".join(lead["label"].split()).casefold()
    strong = label in _STRONG or is_composed(label)
    if lead.end() < block.end:
        return _behind_lead(paper, block, lead, role, strong)
    return (role, block.end) if strong or _heads_people(paper, block, role) else None


def _behind_lead(
    paper: Paper, block: Block, lead: re.Match[str], role: OfficerRole, strong: bool
) -> tuple[OfficerRole, int] | None:
    """Judge a label by what stands behind it in its block: the names, another label, or a sentence that is no list."""
    text, at, end = paper.text, lead.end(), block.end
    marked = bool(lead["mark"].strip())
    if _JOINED.match(text, at, end):
        return None  # "APOLOGIES FOR ABSENCE AND DETAILS OF SUBSTITUTE MEMBERS"
    if strong and marked and label_role(text[at:end]) is OfficerRole.MEMBER:
        return role, end  # "Present: Councillors" over the names
    absence = APOLOGIES.match(text, block.body, end)
    if absence is not None and absence.end() == end:
        return role, end  # "Apologies were submitted on behalf of:-" over the names
    if not (strong or marked) and _MANY_COUNCILLORS.match(text, block.body, end):
        return _opening_bare(paper, block)
    if not strong and _TELLS.search(text, at, end):
        return None  # "Membership – Ann Holt was welcomed"
    if not (strong or marked) or absence or (not marked and not names_at(text, at, end)):
        return None
    told = _RECEIVED_FROM.match(text, at, end) if role is OfficerRole.APOLOGIES else None
    start = told.end() if told else at
    nobody = strong and marked and NOBODY.fullmatch(text, at, end)
    return (role, start) if nobody or reads_as_people(paper, block, start, role) else None


def _heads_people(paper: Paper, block: Block, role: OfficerRole) -> bool:
    """Tell whether a mere group ("Councillors:") near the top of a paper stands over a list of people."""
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    label = paper.text[block.start : block.end].strip()
    heads = label.endswith(":") or label.casefold().endswith("membership") or label.isupper()
    if at > _TOP_BLOCKS or at >= len(paper.blocks) or not heads:
        return False
    if at + 1 < len(paper.blocks) and is_column_head(paper.text[paper.blocks[at].body : paper.blocks[at].end]):
        at += 1
    following = paper.blocks[at]
    if following.kind is BlockKind.TABLE_ROW:
        return bool(read_row(paper, following, role))
    return reads_as_people(paper, following, following.body, role)


# "1. Calling of the Roll and Apologies", "1 Attendance": an item under which those who came are listed
_ROLL = re.compile(r"\b(?:roll|attendance|present|sederunt)\b", re.IGNORECASE)
# "Westby - Mr B Moss, Ms C Rao": the place that people are for, in front of their names
PLACE_OF = re.compile(r"[A-Z][\w’'&-]*(?:\s[A-Z&][\w’'&-]*){0,4}\s[–-]\s(?=(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b\.?\s)")


def _opening_bare(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    """Open an unlabelled list above the first item: "Cllrs A Holt, B Rao (Mayor), C Lee", or names one to a line."""
    top = paper.blocks[min(_TOP_BLOCKS, len(paper.blocks) - 1)]
    if block.start > top.start:
        return None
    text = paper.text
    councillors = _MANY_COUNCILLORS.match(text, block.body, block.end)
    business = block.item is not None and not _ROLL.search(paper.items[block.item].title or "")
    person = None if councillors or business else person_at(text, block.body, block.end)
    placed = PLACE_OF.match(text, block.body, block.end) if not (councillors or business) else None
    if placed and PLACE_OF.match(text, block.end + 1, block.end + 160):
        return OfficerRole.MEMBER, placed.end()
    if (not councillors and person is None) or (councillors and _TELLS.search(text, block.body, block.end)):
        return None
    alone = person is not None and person.to == block.end
    if person is not None and person.strength is Strength.SHAPE and not (alone and _is_under_body(paper, block)):
        return None
    if alone or (person is not None and _BRIEFLY.fullmatch(text, person.to, block.end)):
        return (OfficerRole.MEMBER, block.body) if _heads_column(paper, block) else None
    roster = roster_of(paper, block.body, block.end, OfficerRole.MEMBER)
    letters = len("".join(text[block.body : block.end].split()))
    named = sum(listed.name is not None for listed in roster.people)
    initialled = named == 2 and all(listed.initials for listed in roster.people)
    return (OfficerRole.MEMBER, block.body) if (named > 2 or initialled) and roster.strayed <= 0.1 * letters else None


def _is_under_body(paper: Paper, block: Block) -> bool:
    """Tell whether right above stands "Board" or "Members", whose people are listed below."""
    at = bisect_right(paper.blocks, block.start - 1, key=lambda other: other.start) - 1
    above = paper.text[paper.blocks[at].start : paper.blocks[at].end].strip(" :") if at >= 0 else ""
    return above.casefold() in _OVER_NAMES


# "Mr Paul Holt (Chairman) PH", "Ann Holt (AH, Chair and Trustee)": a bracket or initials behind the name, or both
_BRIEFLY = re.compile(r"\s*(?:\([A-Z][^()]{2,60}\)\s*(?:[A-Z]{2,3}\s*)?|[A-Z]{2,3}\s*)")


def _heads_column(paper: Paper, block: Block) -> bool:
    """Tell whether a line that is a name stands over at least two more."""
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    below = paper.blocks[at : at + 2]
    people = [person_at(paper.text, other.body, other.end) for other in below if other.kind is BlockKind.PARAGRAPH]
    return len(people) == 2 and all(
        person is not None
        and (person.to == other.end or _BRIEFLY.fullmatch(paper.text, person.to, other.end))
        and person.strength > Strength.SHAPE
        for person, other in zip(people, below, strict=True)
    )


def names_at(text: str, at: int, end: int) -> bool:
    return (
        person_at(text, at, end) is not None
        or re.compile(r"(?:Councillors|Cllrs|Messrs|Chair|Clerk|Mayor)\b").match(text, at, end) is not None
    )


def reads_as_people(paper: Paper, block: Block, start: int, role: OfficerRole) -> bool:
    """Tell whether the words from `start` to the end of a block name people and little else."""
    roster = roster_of(paper, start, block.end, role)
    letters = len("".join(paper.text[start : block.end].split()))
    return bool(roster.people) and roster.strayed <= 0.4 * letters


def roster_of(paper: Paper, start: int, end: int, role: OfficerRole) -> Roster:
    """Read the people in `start:end`; whether a list opens and what it holds are asked of the same lines in turn."""
    while start < end and paper.text[start] in "> ":  # "Governors Attending: >Ann Holt"
        start += 1
    known = _rosters(paper)
    if (start, end, role) not in known:
        known[start, end, role] = read_roster(paper.text, start, end, role, breaks=line_starts(paper, start, end))
    return known[start, end, role]


@remember
def _rosters(paper: Paper) -> dict[tuple[int, int, OfficerRole], Roster]:
    return {}


# "Email: clerk@north.example Membership: Councillor A Holt (Chair), Ms B Lee and Dr C Wray"
_INNER_MEMBERSHIP = re.compile(r"(?<=\S\s)(?:Membership|MEMBERSHIP)\s*:\s+(?=[A-Z])")


def inner_memberships(paper: Paper) -> Iterator[tuple[int, int, list[Listed]]]:
    """List the memberships inside lines at the top of a paper: where each begins and ends, and its people."""
    for block in paper.blocks[:_TOP_BLOCKS]:
        label = _INNER_MEMBERSHIP.search(paper.text, block.body, block.end)
        if label is None or block.kind is BlockKind.TABLE_ROW:
            continue
        people = [p for p in roster_of(paper, label.end(), block.end, OfficerRole.MEMBER).people if p.name]
        if len(people) > 2:
            yield label.start(), people[-1].end, people
