"""What people and posts do in minutes: present, speak, move, second, take the chair, are given a power."""

import re

from extract.lexicon import alternatives, load
from extract.officers.organisations import is_organisation
from extract.officers.person_names import Person, is_given_name, person_at
from extract.officers.posts import Post, post_at
from models import Block, OfficerRole

_PRESENTS = rf"(?:in\s+(?:presenting|introducing)|{alternatives(load('posts')['presents'])})"


# "…, introduced the report", " then gave a", " (Chief Officer) presented"
PRESENTING = re.compile(
    rf"[,)]?\s*(?:also\s+|then\s+|who\s+|further\s+|briefly\s+|verbally\s+)?{_PRESENTS}\b", re.IGNORECASE
)


SPEAKING = re.compile(
    rf"[,)]?\s*(?:also\s+|then\s+|who\s+)?(?:{alternatives(load('posts')['speaks'])})\b", re.IGNORECASE
)
ANSWERING = re.compile(rf"\s+(?:also\s+|then\s+)?(?:{alternatives(load('posts')['answers'])})\b", re.IGNORECASE)


# "a report from the", "presentation was given by", "joint report of the"
_REPORT_OF = re.compile(r"\(?\s*(?:joint\s+)?reports?\s+(?:of|by|from)\s+(?:the\s+)?", re.IGNORECASE)


# "considered a report of the", "Depot Roof Report of the": whose report it is, whoever presented it
_ITS_REPORT = re.compile(
    r"""\b(?:(?:[Aa]n?|[Tt]he|[Tt]his|[Jj]oint)\s+(?:(?:joint|written|attached|enclosed|annual|detailed|further|verbal|progress)\s+)?report|Report)
        (?:\s+[Nn]o\.?\s*[\w/.-]+)?(?:\s+dated\s+[\w\ ]{6,20}?)?\s+(?:of|by|on\s+behalf\s+of)\s+(?:the\s+)?$""",
    re.VERBOSE,
)
_SUBMITS = re.compile(
    r"\s*,?\s*(?:had\s+)?submitted\s+(?:an?|the|his|her|their)\s+(?:\w+\s+)?(?:report|paper)\b", re.IGNORECASE
)
_DECIDES = re.compile(
    r"\s+(?:then\s+)?(?:signed\s+the\s+(?:decision\s+(?:record|notice|sheet)|record\s+of\s+(?:the\s+)?decision)|resolved\b|(?:has\s+)?decided\b)",
    re.IGNORECASE,
)
# "That the Cabinet Member for Roads:", "That the Executive Member for Parks approves": the one who decides
_THAT_THE = re.compile(r"(?:^|\n|[.:]\s+)\s*That\s+the\s+$")
_APPROVES = re.compile(
    r"\s*(?:,\s+having\s+[^:.;]{3,160})?(?::\s*$|:\s*\(?(?:i|1|a)\b|,?\s+(?:approves|agrees|authori[sz]es|delegates|notes)\b)"
)
# "Decision due: 4 May 2021 by Head of Law"
_DUE_BY = re.compile(r"\bDecision\s+due(?:\s+date)?:?\s[^.;]{0,40}?\bby\s+(?:the\s+)?$", re.IGNORECASE)
# "The Head of Law said", "the Clerk will make": nothing but an article or a stop in front of the post
_SUBJECT = re.compile(r"(?:^|[.;:•-]\s*|\n)$|\bThe\s+$|(?:\b(?:that|and)|[.,;:])\s+the\s+$")
_SAYS = re.compile(
    r"\s+(?:also\s+|then\s+)?(?:said|advised|explained|confirmed|responded|replied|stated|answered|clarified|assured|reassured|undertook)\b"
)
# "welcomed Ann Holt, Head of Parks, and the": nothing but names and posts up to whoever else is welcomed
_WELCOMED = re.compile(r"\b[Ww]elcomed\s+(?:(?:the|of|for|and|&|[A-Z][\w’'-]*),?\s+){0,24}$")
_TO_THE_MEETING = re.compile(
    r"[^.;]{0,90}?\s+to\s+(?:the|this|his|her|their)\s+(?:first\s+)?(?:meeting|board)\b", re.IGNORECASE
)

_REPORTED_BY = re.compile(
    r"\b(?:reports?|presentation|update|overview|briefing|paper|summary|introduced|presented|submitted|circulated|given)\b[^.;:]{0,40}?\b(?:from|by|of)\s+(?:the\s+|both\s+the\s+)?$",
    re.IGNORECASE,
)
# "invited the Portfolio Holder, Councillor Holt, to present the report"
_INVITED = re.compile(r"\b(?:invit|ask|call)ed\s+(?:on\s+|upon\s+)?(?:the\s+|our\s+)?$", re.IGNORECASE)
_TO_PRESENT = re.compile(
    r"(?:\s*,\s*(?:Councillor|Cllr\.?|Mrs?|Ms|Miss|Dr)?\s*[A-Z][^,;.]{1,40},|,)?\s+to\s+(?:present|introduce|outline)\b",
    re.IGNORECASE,
)


# "delegate authority to the", "in consultation with the", "to authorise the", "request that the"
_EMPOWERED = re.compile(
    r"\b(?:delegat\w+|authori[sz]\w+|authority|consult(?:s|ed|ing|ation)?\b|instruct\w*|request\w*|empower\w*|direct(?:s|ed|ing)?\b|task\w*|appoint\w*|nominat\w*|designat\w*|actioned|agreement\s+of|approval\s+of|advice\s+of|duties\s+of|responsibilities\s+of|portfolio\s+of)\b[^.;]{0,90}?\b(?:to|with|that|by|of|as|from|the)?\s*(?:the\s+|our\s+|a\s+|an\s+)?$",
    re.IGNORECASE,
)


# What "empowered" begins with, in small letters: a cheap test before the pattern.
_POWERS = ("delegat", "authori", "consult", "instruct", "request", "empower", "direct", "task", "appoint", "nominat",
    "designat", "action", " of")  # fmt: skip


def _may_empower(before: str) -> bool:
    return any(map(before.casefold().__contains__, _POWERS))


_IS_EMPOWERED = re.compile(
    r"\s*(?:,[^,]{0,60},\s*|\s+in\s+consultation\s+with\s+[^.;,]{3,120}?\s)?(?:be|is|was|were|are)\s+(?:hereby\s+)?(?:authori[sz]ed|requested|instructed|given|asked|delegated|empowered|granted|appointed)\b|\s+(?:(?:would|will|to)\s+)?(?:report\s+back|write\s+to|bring\s+back|prepare|investigate|liaise\s+with)\b",
    re.IGNORECASE,
)


_MOVED = re.compile(r"\b(?:(?:moved|proposed|motion)\s+(?:by|from|of)\s*:?|(?:moved|proposed)\s*:)\s*$", re.IGNORECASE)


_SECONDED = re.compile(r"\bseconded\s+(?:by\s*)?:?\s*$", re.IGNORECASE)


_CHAIRED_BY = re.compile(
    r"\b(?:(?:(?:meeting|item)\s+was\s+(?:chaired|opened)|presided\s+over)\s+by|presiding\s+was)\s*$", re.IGNORECASE
)
# "Councillor Holt moved that", "Councillor Holt introduced the report and moved the recommendations"
_MOVES = re.compile(
    r"""
    \s*,?\s*(?:then\s+)?
    (?: (?:introduced|presented|outlined)\s+[^.;]{0,80}?\band\s+
        (?=\w+\s+(?:the\s+(?:recommend|motion|adoption|report)|that\b)) )?
    (?:formally\s+)?(?:moved|proposed)\b(?!\s*:(?!-|\s*$|\s*["“])|\s+by\b)""",
    re.VERBOSE | re.IGNORECASE,
)


# "Councillor Holt, seconded by Councillor Wray, moved": both are named in front of the verb
_SAYS_I = re.compile(r"I\s+(?P<given>[A-Z][a-z]+)\s+[A-Z]")
_I = re.compile(r"\bI,?\s+$")
_HEREBY = re.compile(
    r"[^.:;]{0,220}?\bhereby\s+(?:approve|agree|authori[sz]e|accept|confirm|delegate|resolve)\b", re.IGNORECASE
)
_SECONDED_MOVES = re.compile(r"\s*,\s*seconded\s+by\s+[^.;:,]{3,50},?\s+(?:moved|proposed)\b", re.IGNORECASE)
_SECONDS = re.compile(r"\s+(?:formally\s+)?seconded\b(?!\s*:(?!-|\s*$|\s*[\"“])|\s+by\b)", re.IGNORECASE)


# "Ann Holt (Westby Council) be elected as the Audit Board Vice Chair", "Ann Holt was re-elected Chairman"
_ELECTED_CHAIR = re.compile(
    r"""
    (?:\s*\([^()]{2,60}\)|,\s[A-Z][\w&’' -]{3,60}?(?=\s(?:was|were|be)\s(?:duly\s)?(?:re-)?elected\b))? \s+
    (?i:(?:be|was|is|were|had\s+been|remain\w*)?\s*(?:duly\s+|re-?)?(?:elected|appointed|remain)?\s*(?:as\s+)?(?:the\s+)?)
    (?:(?:[A-Z][\w’']+|and)\s+){0,6}?
    (?i:(?P<vice>vice[\s-]?|deputy\s+)?(?:chair(?:man|person|woman)?|convener)\b)""",
    re.VERBOSE,
)
# "Cllr Holt accepted the office of Chairman", "accepted and took the Chair"
_TAKES_OFFICE = re.compile(
    r"\s+(?:then\s+)?accepted\s+(?:and\s+took\s+the\s+chair\b|(?:the\s+)?(?:office|post|position)\s+of\s+(?:the\s+)?chair)",
    re.IGNORECASE,
)
# "(Cllr Lee proposed) Ann Holt as Chairman", "Ann Holt continue as Vice Chairman", and further on "unanimously agreed"
_NAMED_FOR = re.compile(
    r"\s+(?P<going_on>continues?\s+|continued\s+|remains?\s+|take\s+up\s+the\s+position\s+(?=of))?(?:as|of|for)\s+(?:the\s+)?"
    r"(?P<vice>(?:vice|deputy)[\s-]+)?chair(?:man|person|woman)?\b",
    re.IGNORECASE,
)
_NOMINATES = re.compile(r"\b(?:proposed|nominated)\s+$", re.IGNORECASE)
_SETTLED = re.compile(r"\b(?:agreed|elected|re-elected|carried|unanimous(?:ly)?|in\s+favour|resolved)\b", re.IGNORECASE)
# "Chairman – Cllr Holt. Proposed Cllr Lee": an election in short
_OFFICE = re.compile(r"(?P<vice>(?:vice|deputy)[\s-]+)?chair(?:man|person|woman)?\s*[–—:-]\s*", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:proposed|nominated|seconded|elected)\b", re.IGNORECASE)
_OF_A_PART = re.compile(r"\s+of\s+the\s+\w+\s+(?:sub|working|task)", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+of\s+(?:the\s+)?(?:\w+\s+){0,4}(?:sub|working|task|committee|panel|group)", re.IGNORECASE)
# "agreed to elect Mr Holt", "it was resolved to appoint Ann Holt"
_ELECTS = re.compile(r"\b(?:re-?)?(?:elect|appoint)(?:ed)?\s+$", re.IGNORECASE)


# "spoke under procedure rule 12", "spoke with the consent of the Committee"
VISITING = re.compile(
    r"\s+(?:also\s+)?(?:spoke|addressed|attended)\b[^.;]{0,60}?\b(?:under|in\s+accordance\s+with|with\s+the|as\s+(?:the\s+|a\s+)?(?:local\s+)?ward)\b[^.;]{0,30}?\b(?:rule|order|consent|agreement|permission|leave|councillor|member)",
    re.IGNORECASE,
)


_IN_THE_CHAIR = re.compile(
    r"\s*,?\s*(?:\(?(?:the\s+)?(?:vice|deputy)[\s-]+chair(?:man|person|woman)?\)?,?\s+chaired\s+the\s+meeting|\(?in\s+the\s+chair\)?|acted\s+as\s+chair(?:man|person)?\b|took\s+the\s+chair|presided|(?:undertook\s+to\s+|agreed\s+to\s+)?chair(?:ed)?\s+the\s+meeting|\(chair(?:man)?\))",
    re.IGNORECASE,
)


# "Ann Holt, Trainee Solicitor, who had joined the meeting as an observer"
_JOINED_AS = re.compile(
    r"\s*,?\s+who\s+(?:had\s+|has\s+|was\s+|is\s+)?(?:joined|joining|attended|attending|observing)\s+(?:the|this)\s+meeting\b"
)


def guest(text: str, start: int, end: int, block: Block) -> bool:
    """Tell whether somebody is welcomed to the meeting."""
    if _JOINED_AS.match(text, end, block.end):
        return True
    welcomed = _WELCOMED.search(text, max(block.start, start - 160), start)
    return welcomed is not None and _TO_THE_MEETING.match(text, end, block.end) is not None


def reports(text: str, start: int, end: int, block: Block) -> bool:
    """Tell whether the report before the meeting is that of whoever is named at `start:end`."""
    its = _ITS_REPORT.search(text, max(block.start, start - 90), start)
    return its is not None or _SUBMITS.match(text, end, block.end) is not None


_WITH = re.compile(r"\)?\s*(?:,\s*(?:and\s+)?|\s(?:and|&)\s+)(?:the\s+)?(?=[A-Z])")
_AND = re.compile(r"\)?\s*,?\s(?:and|&)\s")
_BEHIND_NAME = re.compile(r"\s*[,(–-]\s*")
_BODY = re.compile(r"[A-Z][^,.;()]{2,60}")
_MOST_TOGETHER = 4


def presents_with_others(text: str, at: int, end: int) -> bool:
    """Tell whether "and Bo Lee, Head of Parks, presented" goes on behind the first of those who present together."""
    for _ in range(_MOST_TOGETHER):
        joint = _WITH.match(text, at, end)
        person = person_at(text, joint.end(), end) if joint else None
        if joint is None or person is None:
            return False
        gap = _BEHIND_NAME.match(text, person.to, end)
        post = post_at(text, gap.end(), end) if gap else None
        last = _AND.match(text, at, end) is not None
        body = _BODY.match(text, gap.end(), end) if gap else None
        if gap and post and post.start == gap.end():
            at = post.end
        else:
            at = body.end() if body and is_organisation(body[0]) else person.to
        if PRESENTING.match(text, at, end):
            return last
    return False


def takes_floor(text: str, end: int, stop: int) -> bool:
    """Tell whether whoever is named up to `end` presents something, alone or with others."""
    return PRESENTING.match(text, end, stop) is not None or presents_with_others(text, end, stop)


def presents(text: str, start: int, end: int, block: Block) -> bool:
    before = text[max(block.start, start - 120) : start]
    invited = _INVITED.search(before) and _TO_PRESENT.match(text, end, block.end)
    return takes_floor(text, end, block.end) or bool(invited) or _REPORTED_BY.search(before) is not None


def motion_role(text: str, start: int, end: int, block: Block) -> OfficerRole | None:
    """Tell whether the one who is named at `start:end` moves or seconds something."""
    seconds = _SECONDED.search(text, max(block.start, start - 60), start)
    if _MOVED.search(text, max(block.start, start - 60), start) or _SECONDED_MOVES.match(text, end, block.end):
        return OfficerRole.MOVER
    if _MOVES.match(text, end, block.end) and not seconds:
        return OfficerRole.MOVER
    if seconds or _SECONDS.match(text, end, block.end):
        return OfficerRole.SECONDER
    return None


def says_i(text: str, at: int, end: int) -> bool:
    """Tell the "I" of "I Ann Holt, City Mayor, do hereby approve" from an initial."""
    said = _SAYS_I.match(text, at, end)
    return said is not None and is_given_name(said["given"])


def decides_in_person(text: str, start: int, end: int, block: Block) -> bool:
    """Tell whether the one named at `start:end` says "I, …, do hereby approve"."""
    return (
        _I.search(text, max(block.start, start - 4), start) is not None
        and _HEREBY.match(text, end, block.end) is not None
    )


def _is_settled(text: str, person: Person, named: re.Match[str], block: Block) -> bool:
    """Somebody proposed as chairman, or to go on as such, was agreed to, and not for another body."""
    proposed = named["going_on"] or _NOMINATES.search(text, max(block.start, person.from_ - 20), person.from_)
    settled = _SETTLED.search(text, named.end(), block.end)
    return bool(proposed and settled) and _OF_ANOTHER.match(text, named.end(), block.end) is None


# "The Chair left the meeting and Ann Holt took the chair": for an item
_FOR_A_WHILE = re.compile(r"\b(?:left|withdrew|vacated)\b[^.;]{0,40}$", re.IGNORECASE)


def chair_role(text: str, person: Person, block: Block) -> OfficerRole | None:
    if _FOR_A_WHILE.search(text, max(block.start, person.from_ - 60), person.from_):
        return None
    chaired = _CHAIRED_BY.search(text, max(block.start, person.from_ - 40), person.from_)
    if chaired or _IN_THE_CHAIR.match(text, person.to, block.end) or _TAKES_OFFICE.match(text, person.to, block.end):
        return OfficerRole.CHAIR
    named = _NAMED_FOR.match(text, person.to, block.end)
    if named and _is_settled(text, person, named, block):
        return OfficerRole.VICE_CHAIR if named["vice"] else OfficerRole.CHAIR
    office = _OFFICE.fullmatch(text, block.body, person.from_)
    if office and _PROPOSED.search(text, person.to, block.end):
        return OfficerRole.VICE_CHAIR if office["vice"] else OfficerRole.CHAIR
    elected = _ELECTED_CHAIR.match(text, person.to, block.end)
    if elected is None or not (
        re.search(r"elect|appoint|remain|\bbe\b", elected[0], re.IGNORECASE)
        or (_ELECTS.search(text, max(block.start, person.from_ - 20), person.from_) and "as" in elected[0].split())
    ):
        return None
    merely = re.search(r"elect|appoint|remain", elected[0], re.IGNORECASE) is None  # "that Ann Holt be Chairman"
    other = _OF_ANOTHER if merely else _OF_A_PART
    if other.match(text, elected.end(), block.end):
        return None
    return OfficerRole.VICE_CHAIR if elected["vice"] else OfficerRole.CHAIR


def post_role(text: str, post: Post, block: Block) -> OfficerRole | None:
    before = text[max(block.start, post.start - 140) : post.start]
    if _REPORT_OF.fullmatch(text, block.body, post.start):
        return OfficerRole.REPORTING_OFFICER
    if reports(text, post.start, post.end, block):
        return OfficerRole.REPORTING_OFFICER
    if _DECIDES.match(text, post.end, block.end) or _decides(text, post, block, before):
        return OfficerRole.DECISION_TAKER
    if _REPORTED_BY.search(before):
        return OfficerRole.PRESENTER
    if _INVITED.search(before) and _TO_PRESENT.match(text, post.end, block.end):
        return OfficerRole.PRESENTER
    after = PRESENTING.match(text, post.end, block.end)
    if after is not None and re.search(r"(?:^|[.;:]\s|\b(?:the|The)\s)$", before):
        return OfficerRole.PRESENTER
    if (_may_empower(before) and _EMPOWERED.search(before)) or _IS_EMPOWERED.match(text, post.end, block.end):
        return OfficerRole.MENTIONED
    if _SAYS.match(text, post.end, block.end) and _SUBJECT.search(before):
        return OfficerRole.MENTIONED
    return None


def _decides(text: str, post: Post, block: Block, before: str) -> bool:
    """Tell whether a decision is worded as what the holder of a post does, or is said to be due from it."""
    worded = _THAT_THE.search(before) is not None and _APPROVES.match(text, post.end, block.end) is not None
    return worded or _DUE_BY.search(text, max(0, post.start - 80), post.start) is not None
