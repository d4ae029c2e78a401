"""The organisation that a post or a bracket names: "Director of Public Health – Northshire County Council".

>>> organisation_of("Chief Executive of NHS Northshire")
'NHS Northshire'
"""

import re
from collections.abc import Iterator

from extract.lexicon import alternatives, load
from extract.officers.person_names import common_words
from extract.officers.post_heads import has_head, head_end, is_head

_CAPITAL = "A-ZÀ-Þ"

_ACRONYM = re.compile(rf"[{_CAPITAL}]{{2,6}}s?(?:\s?[&/]\s?[{_CAPITAL}]{{2,6}})*")
_ORGANISATIONS = load("organisations_short")
_WHOLE = frozenset(_ORGANISATIONS["whole"])
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{alternatives(_ORGANISATIONS['ends'])})$", re.IGNORECASE)
_STARTS = re.compile(rf"(?:{alternatives(_ORGANISATIONS['starts'])})\b", re.IGNORECASE)


def is_organisation(text: str) -> bool:
    """Tell whether a short capitalised text names an organisation.

    >>> is_organisation("Northshire County Council"), is_organisation("EDC"), is_organisation("Public Protection")
    (True, True, False)
    """
    text = _ARTICLE.sub("", text.strip(" .,;:()"), 1)
    if not text or not text[0].isupper() or len(text) > 90:
        return False
    if text.casefold() in _WHOLE:
        return True
    if _STARTS.match(text):
        return not is_post_of_body(text)
    if _ACRONYM.fullmatch(text) and text not in load("honours")["letters"] and not _tells_function(text):
        return True
    return len(text.split()) > 1 and _ENDS.search(text) is not None


def _tells_function(letters: str) -> bool:
    return not _FUNCTIONS.isdisjoint(re.findall(r"\w+", letters))


def is_post_of_body(text: str) -> bool:
    """Tell a post that is printed behind its body: "NHS Northshire Non-Executive Member"."""
    return _STARTS.match(text) is not None and len(text.split()) > 2 and is_head(text.strip(" .").split()[-1])


def split_organisation(text: str) -> tuple[str, str | None]:
    """Part a printed post from the organisation behind it.

    >>> split_organisation("Director of Public Health – Northshire County Council")
    ('Director of Public Health', 'Northshire County Council')
    >>> split_organisation("NHC Strategic Director, People")
    ('Strategic Director, People', 'NHC')
    """
    text = " ".join(text.split()).strip(" ,;:.–-")
    lead = _LETTERS_IN_FRONT.match(text)
    halves = text.split("/")
    parted = len(halves) == 2 and has_head(halves[1]) and not has_head(halves[0])
    if parted and _names_nothing_dealt_with(halves[0]):
        return halves[1].strip(), halves[0].strip()  # "Scott Moss/Internal Auditor"
    chair = _CHAIR_OF_LETTERS.fullmatch(text)
    if chair:
        return chair["post"], chair["body"]
    sent = _BODY_IN_FRONT.fullmatch(text)
    if sent and is_head(sent["post"].partition(" for ")[0]) and not common_words().issuperset(_small(sent["body"])):
        return sent["post"], sent["body"]
    if text.startswith("NHS ") and has_head(text):
        return text, "NHS"
    if lead and has_head(text[lead.end() :]) and not is_head(lead[1]) and lead[1] not in _FUNCTIONS:
        return text[lead.end() :], lead[1]
    for joint in _JOINT_TO_BODY.finditer(text):
        rest = text[joint.end() :].strip(" )")
        if _DASHED.search(rest):
            continue  # "Director – Roads – Northshire Council": the body is last
        if is_organisation(rest) and has_head(text[: joint.start()]):
            return text[: joint.start()], rest
    return _without_body(text, organisation_of(text))


_LETTERS_IN_FRONT = re.compile(rf"([{_CAPITAL}]{{3,5}})\s+(?=\S+\s)")
_JOINT_TO_BODY = re.compile(r"\s+[–—-]\s+|\s*,\s*|\s+at\s+(?:the\s+)?|\s+of\s+(?=NHS|the\s+Northern)|\s*\(")
_DASHED = re.compile(r"\s[–—-]\s(?=[A-Z])")


def _names_nothing_dealt_with(words: str) -> bool:
    """Tell the name of a firm from what somebody deals with: "Scott Moss", not "Policy"."""
    return words.strip() not in _FUNCTIONS and common_words().isdisjoint(_small(words))


def _small(words: str) -> list[str]:
    return re.findall(r"[a-z]+", words.casefold())


# "NHC Chair", "NSCB Chief Executive": the letters of the body that somebody comes from
_CHAIR_OF_LETTERS = re.compile(
    r"(?P<body>(?!NHS\b)[A-Z]{3,6})\s+(?P<post>(?:Board\s+)?(?:Vice[\s-]|Deputy\s)?Chair(?:man|person)?|Chief\s+Executive(?:\s+Officer)?)"
)
# "Northshire Council Leader", "Wye Borough Council Cabinet Member for Roads"
_BODY_IN_FRONT = re.compile(
    r"(?P<body>(?:[A-Z][a-z]+\s+){1,4}Council)\s+(?P<post>(?:Leader|Chief\s+Executive|Cabinet\s+Member|Portfolio\s+Holder)\b.*)"
)
_BODY = re.compile(
    r"\b(?:Council|Trust|Authority|Partnership|Clinical Commissioning Group|Integrated Care Board|ICB|CCG)$"
)


def _without_body(text: str, organisation: str | None) -> tuple[str, str | None]:
    """Part "Chief Executive Northshire Council" where the post is whole without the body printed behind it."""
    title = text.removesuffix(f" {organisation}") if organisation else text
    parted = title != text and is_head(title.split()[-1]) and _BODY.search(text)
    return (title if parted else text), organisation


# Letters that stand for a function or post, not for a body.
_FUNCTIONS = frozenset(
    [
        "SEND",
        "CYPE",
        "ASC",
        "HR",
        "ICT",
        "MI",
        "GIS",
        "PMO",
        "SEN",
        "CAMHS",
        "CFO",
        "CEO",
        "RFO",
        "LADO",
        "EHCP",
        "NHS",
        "PCSO",
        "BME",
        "GET",
        "LA",
        "LEA",
    ]
)
# "Chair of the", "Head – ", "Manager, "
_JOINT = re.compile(rf"(?:\s+(?:of|for|at|to)(?:\s+the)?|\s+[–-]|,)?\s+(?=[{_CAPITAL}])")


_SOLID = re.compile(r"\S+")


def _headed(post: str) -> Iterator[re.Match[str]]:
    """List the joints between a head and what it heads."""
    for word in _SOLID.finditer(post):
        stop = head_end(post, word.start(), len(post))
        joint = _JOINT.match(post, stop) if stop is not None else None
        if joint is not None:
            yield joint


def organisation_of(post: str) -> str | None:
    """Find the organisation inside a post: what it heads, where that is a body and no function."""
    match = next((m for m in _headed(post) if head_end(post, m.end(), len(post)) is None), None)
    if match is None:
        return None
    rest = post[match.end() :].strip()
    if not rest or re.search(r"\bthe\s+$", post[: match.end()]):
        return None
    if is_organisation(rest) and not has_head(rest) and ", " not in rest:
        return rest
    if (
        re.search(r"\b(?:Partnership|School|Council|Trust)\b", rest)
        and len(rest.split()) > 2
        and not re.search(r"\b(?:and|&)\b|,", rest)
    ):
        return rest
    return None
