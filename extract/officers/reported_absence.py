"""Sentences that report who is absent, who stands in and who came besides."""

import re
from collections.abc import Iterator

from extract.officers.posts import is_post
from extract.sparing import SparingPattern
from models import OfficerRole

# "Apologies for absence were received from", "Apologies had been submitted on behalf of", "Apologies: "
APOLOGIES = re.compile(
    r"\bapolog(?:y|ies)\b(?![^.;]{0,60}\bto\s+be\b)[^.;:]{0,90}?\b(?:from|by|on\s+behalf\s+of)\b\s*(?::\s?-?)?\s*",
    re.IGNORECASE,
)


# "Cllr A Holt and Cllr B Rao sent apologies", "had given their apologies"
_SENT = re.compile(
    r"\s+(?:had\s+|have\s+|has\s+)?(?:sent|given|gave|submitted|offered|tendered)\s+(?:his\s+|her\s+|their\s+)?apologies",
    re.IGNORECASE,
)


# "The following officers sent their apologies for the meeting: Ann Holt, Bo Lee."
_SENT_BY = re.compile(
    r"\bfollowing\b[^.;:]{0,40}\b(?:sent|gave|submitted|tendered)\s+(?:their\s+)?apologies\b[^.;:]{0,40}:\s*",
    re.IGNORECASE,
)
# "that the absence of Ann Holt be accepted", "that consent be given to the absence of Ann Holt"
_ABSENCE_OF = re.compile(
    r"""
    \b(?:consent(?:ed|s)?\b[^.;]{0,20}\bto|accept(?:ed|s)?|that)\s+the\s+absences?\s+of\s+
    (?=[A-Z])""",
    re.VERBOSE | re.IGNORECASE,
)
# "Cllr Rao attended as a substitute for Cllr Holt", "Mr Lee was substituting for Ms Moss"; who "had replaced Cllr Holt"
# did so for good
_STOOD_IN = re.compile(
    r"(?:\b(?:attend\w*|is|are|was|were|present|acted|sat|had\s+been)\b[^.;]{0,25}?\bsubstitut\w+|\bsubstituted)\s+(?:member\s+)?for\s+|(?P<left>\bha[ds]\s+)?\breplaced\s+(?=(?:Councillor|Cllr|Mr|Ms|Dr))",
    re.IGNORECASE,
)


# "Cllr Holt (Westby Council) and Cllr Lee were not in attendance"
_NOT_THERE = re.compile(r"\s+(?:was|were)\s+not\s+(?:in\s+attendance|present)\b", re.IGNORECASE)


# "Apologies were received from Councillor Elvin (substitute: Cllr Moyle)"
_CAME_INSTEAD = re.compile(r"\((?:substitutes?|subs?)\s*[:–-]\s*(?P<who>[A-Z][^()]{2,60})\)", re.IGNORECASE)


# "… from Dr Holt and in her absence Mr Lee undertook to chair the meeting"
_IN_ABSENCE = re.compile(r",?\s+(?:and\s+)?in\s+(?:his|her|their|the\s+\w+[’']s)\s+absence\b", re.IGNORECASE)


# "Apologies for absence and announcement of substitute members": a heading, and nobody's apologies
_SUBSTITUTES = re.compile(
    r"(?:\(?\d{1,4}[/.\d)]*+\s+)?apologies(?:\s+for\s+absence)?\s*(?:,|and|&|/)\s+(?:\w+\s+){0,3}(?:of\s+)?(?:substitut|nam)\w+",
    re.IGNORECASE,
)


def reported_absence(text: str, start: int, end: int) -> Iterator[tuple[int, int, OfficerRole]]:
    """List the stretches of a sentence that name those who are absent or stand in."""
    small = text[start:end].casefold()
    if "attended" in small:
        yield from _came_for(text, start, end)
    sorry = "apolog" in small
    apologies = APOLOGIES.search(text, start, end) if sorry and not _SUBSTITUTES.match(text, start, end) else None
    if apologies and not re.match(r"to\s+(?:receive|note|accept|consider)", text[start:end], re.IGNORECASE):
        other = _IN_ABSENCE.search(text, apologies.end(), end)
        yield apologies.end(), other.start() if other else end, OfficerRole.APOLOGIES
        for came in _CAME_INSTEAD.finditer(text, apologies.end(), end):
            yield came.start("who"), came.end("who"), OfficerRole.MEMBER
        return
    listed = _SENT_BY.search(text, start, end) if sorry else None
    if listed:
        yield listed.end(), end, OfficerRole.APOLOGIES
        return
    sent = _SENT.search(text, start, end) if sorry else None
    if sent:
        yield start, sent.start(), OfficerRole.APOLOGIES
    absence = _ABSENCE_OF.search(text, start, end) if "absence" in small else None
    if absence:
        yield absence.end(), end, OfficerRole.APOLOGIES
    away = _NOT_THERE.search(text, start, end) if " not " in small else None
    if away:
        yield start, away.start(), OfficerRole.APOLOGIES
    stood_in = _STOOD_IN.search(text, start, end) if "substitut" in small or " replaced " in small else None
    if stood_in:
        yield start, stood_in.start(), OfficerRole.MEMBER
        yield stood_in.end(), end, OfficerRole.MENTIONED if stood_in["left"] else OfficerRole.APOLOGIES


# "Ann Holt attended for Bo Lee, Cy Moss for Dee Rao and Ed Wray for Flo Pike", "Ann Holt attended in her absence"
_PERSON = r"(?:(?:Dr|Mrs?|Ms|Miss|Cllr|Councillor)\.?\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,2}"
_CAME_FOR = re.compile(rf"(?P<who>{_PERSON})\s(?:attended\s)?for\s(?P<whom>{_PERSON})(?=\s*(?:,|\.|\sand\b|$))")
_IN_STEAD = re.compile(
    rf"(?P<who>{_PERSON})\sattended\s(?:the\smeeting\s)?in\s(?:his|her|their)\s(?:absence|place|stead)\b"
)


def _came_for(text: str, start: int, end: int) -> Iterator[tuple[int, int, OfficerRole]]:
    """List who came for whom in a sentence that says "attended for" once."""
    stead = _IN_STEAD.match(text, start, end)
    if stead:
        yield *stead.span("who"), OfficerRole.MEMBER
    at = start
    if text.find(" attended for ", start, end) < 0:
        return
    while pair := _CAME_FOR.match(text, at, end):
        yield *pair.span("who"), OfficerRole.MEMBER
        yield *pair.span("whom"), OfficerRole.APOLOGIES
        joint = _NEXT_PAIR.match(text, pair.end(), end)
        at = joint.end() if joint else end


_NEXT_PAIR = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s*and\s+)")


# "Mr Holt and Mrs Lee attended and spoke", "Ann Holt and Bo Lee also attended the meeting"
_ATTENDED = SparingPattern(
    r"""
    \s+(?:also\s+)?attended
    (?=\s*\.?\s*$ | \s+the\s+(?:meeting|committee|board)\b | \s+and\s+(?:spoke|addressed)\b
      | \s+(?:under|in\s+accordance|by\s+invitation|remotely|virtually|via)\b)""",
    re.VERBOSE,
)
_NAMES_ONLY = re.compile(
    r"(?:(?:Councillors?|Cllrs?|Messrs)\.?\s+)?(?:[A-Z][\w.’'-]*,?\s+){1,12}?and\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s*"
)


# "Councillor Ann Holt, Portfolio Holder for Roads, attended the meeting to answer questions"
_CAME = re.compile(
    r"""(?P<who>(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2}(?:(?:,|\s(?:of|from))\s[A-Z][^,;.:]{3,90})?),?
    \s(?:also\s)?attended\s+(?:(?:the|this)\s+meeting\s+)?
    (?:to|and)\s+(?:answer|present|speak|spoke|address|report|discuss|introduce|give|gave|provide|respond|explain|update|outline)
    |(?P<observer>(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2})\s(?:also\s)?attended\s+as\s+an?\s+(?:observer|guest)\b""",
    re.VERBOSE,
)


# "Mr Holt, Link Officer, was in attendance", "The Town Clerk and County Cllrs Lee and Moss were in attendance"
_WAS_THERE = re.compile(r",?\s+(?:was|were)\s+(?:also\s+)?in\s+attendance\s*\.?\s*$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])")
# "There were 14 electors present together with Mrs Holt (Clerk) and PC Moss"
_ALONG = re.compile(
    r"\bpresent(?:\s+on\s?line|\s+remotely|\s+virtually)?(?:,?\s+(?:together\s+with|in\s+addition(?:\s+to)?|along\s+with)"
    r"|,?\s+(?:and|with|plus)(?=\s+(?:County|District|Borough|Ward)\s))\s+(?=[A-Z])"
)
_NAMES_AND_POSTS = re.compile(r"[A-Z][\w.’'&-]*(?:,?\s(?:of|the|for|and|&|to|[A-Z][\w.’'&-]*)){1,40}")


def attended(text: str, start: int, end: int) -> Iterator[tuple[int, int, OfficerRole]]:
    """Find the names in front of "attended" in a sentence that names nobody else: where they stand."""
    there = _ATTENDED.search(text, start, end)
    if there and _NAMES_ONLY.fullmatch(text, start, there.start()):
        yield start, there.start(), OfficerRole.IN_ATTENDANCE
    there = _WAS_THERE.search(text, start, end) if text.find("attendance", start, end) > 0 else None
    if there and _NAMES_AND_POSTS.fullmatch(text, start, there.start()):
        both = _AND.search(text, start, there.start()) if "were" in there[0] else None
        if (
            both
            and is_post(text[start : both.start()].removeprefix("The "))
            and is_post(text[both.end() : there.start()])
        ):
            yield start, both.start(), OfficerRole.IN_ATTENDANCE  # "The Clerk and Deputy Clerk were in attendance"
            yield both.end(), there.start(), OfficerRole.IN_ATTENDANCE
        else:
            yield start, there.start(), OfficerRole.IN_ATTENDANCE
    along = _ALONG.search(text, start, end) if text.find("present", start, end) > 0 else None
    if along:
        yield along.end(), end, OfficerRole.IN_ATTENDANCE
    came = _CAME.match(text, start, end)
    if came:
        yield start, came.end("who" if came["who"] else "observer"), OfficerRole.IN_ATTENDANCE
