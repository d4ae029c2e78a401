"""What people do in minutes: present, report, speak, move, second, come as guests."""

import re

from extract.given_names import is_given_name
from extract.lexicon import alternatives, load
from extract.officers.organisations import is_organisation
from extract.officers.person_names import person_at
from extract.officers.posts import post_at
from extract.sparing import SparingPattern
from models import Block, OfficerRole

_PRESENTS = rf"(?:in\s+(?:presenting|introducing)|{alternatives(load('posts')['presents'])})"
# "…, introduced the report", " then gave a", " (Chief Officer) presented"
PRESENTING = re.compile(
    rf"(?:\s\([A-Z]{{2,5}}\))?[,)]?\s*(?:also\s+|then\s+|who\s+|further\s+|briefly\s+|verbally\s+)?{_PRESENTS}\b(?!\s+by\b)",
    re.IGNORECASE,
)
SPEAKING = re.compile(
    rf"[,)]?\s*(?:also\s+|then\s+|who\s+)?(?:{alternatives(load('posts')['speaks'])})\b", re.IGNORECASE
)
ANSWERING = re.compile(rf"\s+(?:also\s+|then\s+)?(?:{alternatives(load('posts')['answers'])})\b", re.IGNORECASE)
# "considered a report of the", "Depot Roof Report of the": whose report it is, whoever presented it
_ITS_REPORT = SparingPattern(
    r"""\b(?:(?:[Aa]n?|[Tt]he|[Tt]his|[Jj]oint)\s+(?:(?:joint|written|attached|enclosed|annual|detailed|further|verbal|progress)\s+)?report|Report)
        (?:\s+[Nn]o\.?\s*[\w/.-]+)?(?:\s+dated\s+[\w\ ]{6,20}?)?\s+(?:of|by|on\s+behalf\s+of)\s+(?:the\s+)?$""",
    re.VERBOSE,
)
_SUBMITS = re.compile(
    r"\s*,?\s*(?:had\s+)?submitted\s+(?:an?|the|his|her|their)\s+(?:\w+\s+)?(?:report|paper)\b", re.IGNORECASE
)
# "welcomed Ann Holt, Head of Parks, and the": nothing but names and posts up to whoever else is welcomed
_WELCOMED = SparingPattern(r"\b[Ww]elcomed\s+(?:(?:the|of|for|and|&|[A-Z][\w’'-]*),?\s+){0,24}$")
_TO_THE_MEETING = re.compile(
    r"[^.;]{0,90}?\s+to\s+(?:the|this|his|her|their)\s+(?:first\s+)?(?:meeting|board)\b", re.IGNORECASE
)

_REPORTED_BY = SparingPattern(
    r"\b(?:reports?|presentation|update|overview|briefing|paper|summary|introduced|presented|submitted|circulated|given)\b[^.;:]{0,40}?\b(?:from|by|of)\s+(?:the\s+|both\s+the\s+)?$",
    re.IGNORECASE,
)
# "invited the Portfolio Holder, Councillor Holt, to present the report"
_INVITED = SparingPattern(r"\b(?:invit|ask|call)ed\s+(?:on\s+|upon\s+)?(?:the\s+|our\s+)?$", re.IGNORECASE)
_TO_PRESENT = re.compile(
    r"(?:\s\([A-Z]{2,5}\))?(?:\s*,\s*(?:Councillor|Cllr\.?|Mrs?|Ms|Miss|Dr)?\s*[A-Z][^,;.]{1,40},|,)?\s+to\s+(?:present|introduce|outline)\b",
    re.IGNORECASE,
)
_MOVED = SparingPattern(
    r"\b(?:(?:moved|proposed|motion)\s+(?:by|from|of)\s*:?|(?:moved|proposed)\s*:)\s*$", re.IGNORECASE
)
_SECONDED = SparingPattern(r"\bseconded\s+(?:by\s*)?:?\s*$", re.IGNORECASE)
# "Councillor Holt moved that", "Councillor Holt introduced the report and moved the recommendations"
_MOVES = re.compile(
    r"""
    \s*,?\s*(?:then\s+)?
    (?: (?:introduced|presented|outlined)\s+[^.;]{0,80}?\band\s+
        (?=\w+\s+(?:the\s+(?:recommend|motion|adoption|report)|that\b)) )?
    (?:formally\s+)?(?:(?:moved|proposed)\b(?!\s*:(?!-|\s*$|\s*["“])|\s+by\b)|nominated\s+(?=(?:Cllr|Councillor|Mr|Ms|Miss|Dr)))""",
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
# "spoke under procedure rule 12", "spoke with the consent of the Committee"
VISITING = re.compile(
    r"\s+(?:also\s+)?(?:spoke|addressed|attended)\b[^.;]{0,60}?\b(?:under|in\s+accordance\s+with|with\s+the|as\s+(?:the\s+|a\s+)?(?:local\s+)?ward)\b[^.;]{0,30}?\b(?:rule|order|consent|agreement|permission|leave|councillor|member)",
    re.IGNORECASE,
)
# "Ann Holt, Trainee Solicitor, who had joined the meeting as an observer"
_JOINED_AS = re.compile(
    r"\s*,?\s+who\s+(?:had\s+|has\s+|was\s+|is\s+)?(?:joined|joining|attended|attending|observing)\s+(?:the|this)\s+meeting\b"
)


# "Ann Holt declared an interest", "Bo Lee joined the meeting": those who sit; "Cy Moss confirmed that": those who speak
_SITS = re.compile(
    r"""\s+(?:[–-]\s+)?(?:also\s+|then\s+|had\s+)?(?:declared\s+(?:an?|his|her|their|no)\b
      |(?:joined|left|re-?joined|entered)\s+(?:the|this)\s+(?:meeting|room)\b)""",
    re.VERBOSE,
)
_SAYS = re.compile(
    r"""\s+(?:also\s+|then\s+|further\s+)?(?:confirmed|queried|asked|commented|responded|replied|clarified|suggested|added|thanked|noted|stated
      |endorsed|opposed|highlighted|observed|felt|considered|advised|indicated)
    \s+(?:that|the|this|these|if|whether|why|how|about|for|to|an?|his|her|he|she|they|it|there|on)\b
      |\s+(?:also\s+|then\s+)?(?:pointed\s+out|said)\b|\s+(?:then\s+)?opened\s+the\s+(?:meeting|discussion)\b""",
    re.VERBOSE,
)


def subject_role(text: str, start: int, end: int, block: Block) -> OfficerRole | None:
    """Tell what a sentence that begins with a name says of whoever has it: sits in the meeting, or speaks there."""
    if start > block.body and text[start - 2 : start] not in (". ", "; ", ": "):
        return None
    if _SITS.match(text, end, block.end):
        return OfficerRole.MEMBER
    return OfficerRole.MENTIONED if _SAYS.match(text, end, block.end) else None


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
    return takes_floor(text, end, block.end) or is_brought_by(text, start, end, block)


def is_brought_by(text: str, start: int, end: int, block: Block) -> bool:
    """Tell whether a report or update is said to be given by whoever is named, or they are asked to give it."""
    before = text[max(block.start, start - 140) : start]
    last = before.rstrip()[-4:].lower()
    if not last.endswith(_LEADS_TO_BRINGER):
        return False
    invited = _INVITED.search(before) and _TO_PRESENT.match(text, end, block.end)
    return bool(invited) or _REPORTED_BY.search(before) is not None


_LEADS_TO_BRINGER = ("by", "of", "from", "the", "ed", "on", "upon", "our")


# What every form of the patterns above ends and begins with, asked of most names in vain
_LEADS_TO_MOVER = (":", "by", "from", "of", "seconded")
_MAY_MOVE = re.compile(
    r"\s*,?\s*(?:then\s+)?(?:formally\s+)?(?:introduc|present|outlin|mov|propos|nominat|second)", re.IGNORECASE
)


def motion_role(text: str, start: int, end: int, block: Block) -> OfficerRole | None:
    """Tell whether the one who is named at `start:end` moves or seconds something."""
    before = text[max(block.start, start - 60) : start].lower()
    told = before.rstrip().endswith(_LEADS_TO_MOVER)
    seconds = told and _SECONDED.search(before)
    if told and _MOVED.search(before):
        return OfficerRole.MOVER
    if not _MAY_MOVE.match(text, end, block.end):
        return OfficerRole.SECONDER if seconds else None
    if _SECONDED_MOVES.match(text, end, block.end) or (_MOVES.match(text, end, block.end) and not seconds):
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
