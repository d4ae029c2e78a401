"""The grammar of posts: "Interim Corporate Director of Finance", "NHS Director – One Halt", "Clerk to the Council".

A post is a head (lexicon) with capitalised words before it and a phrase after it that says what it heads.

>>> post_at("Head of Parks, Open Spaces and Trees introduced the report", 0).text
'Head of Parks, Open Spaces and Trees'
>>> is_post("Co-Chair Housing Options Subgroup"), is_post("Northtown Road")
(True, False)
>>> organisation_of("Chief Executive of NHS Northshire")
'NHS Northshire'
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, load
from extract.person_names import Strength, common_words, person_at


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a text, `start:end`; `text` is it with single blanks."""

    start: int
    end: int
    text: str


_CAPITAL = "A-ZÀ-Þ"
_HEADS = load("posts")["phrases"] + load("posts")["heads"]
# "director", "Deputy Cabinet Member", "Accountants"
_HEAD = re.compile(rf"\b(?:{alternatives(_HEADS)})(?:s(?!\w))?(?![\w’'])", re.IGNORECASE)
# One word of a post: "Adult", "CYPE", "Children’s", "M&E", "18-25", "HR"
_WORD = rf"(?:[{_CAPITAL}][\w’'./&+-]*|\d+[-–+]\d*)"
_LOWER_MODIFIER = rf"(?:{alternatives(load('posts')['modifiers'])})"
_JOIN = r"(?:\s+(?:and|&)\s+(?:the\s+)?|\s*/\s*|\s+)"
_PREPOSITION = r"(?:\s+(?:of|for|to|at|with|on|in)(?:\s+(?:the|our|all))?\s+)"
# Words in front of a head, read backwards from it.
_BEFORE = re.compile(rf"((?:(?:{_WORD}|(?i:{_LOWER_MODIFIER}))(?:\s*,)?(?:\s+(?:and|&)\s+|\s+))+)$")
# "of Finance", "– Adults", "for Integrated Children’s Services", "to the Council"
_AFTER_PHRASE = rf"(?:{_PREPOSITION}|\s+[–—-]\s+|\s*\(|\s*/\s*|\s+)(?:{_WORD})(?:(?:{_JOIN}|{_PREPOSITION}){_WORD})*"
_AFTER = re.compile(_AFTER_PHRASE)
_COMMA_PART = re.compile(rf"\s*,\s*(?:and\s+|&\s+)?({_WORD}(?:{_JOIN}{_WORD})*)")
_NEXT_WORD = re.compile(rf"(?:{_JOIN}|{_PREPOSITION}|\s*,\s*|\s+[–—-]\s+)({_WORD})")
_DASH = re.compile(r"\s+[–—-]\s+")


# "Executive Board", "Governors’ Committee": a head that only describes a body
_BODY_AFTER = re.compile(
    r"[’']?s?[’']?\s+(?:Board|Committee|Council|Panel|Office|Group|Team|Meeting|Forum|Body|Report|Conference|Network|Scheme|Plan|Strategy|Decision|Programme|Training|Association|Programme|Assembly|Summary|Session)s?\b"
)


@cache
def _bare() -> frozenset[str]:
    return frozenset(load("posts")["bare"])


@cache
def _acronyms() -> re.Pattern[str]:
    return re.compile(rf"[{_CAPITAL}]{{2,6}}(?:s)?")


def is_bare(post: str) -> bool:
    """Tell whether a post is anybody's ("Chair", "the Officer"): of no use without a name.

    >>> is_bare("the Chair"), is_bare("Director of Public Health")
    (True, False)
    """
    plain = re.sub(r"^(?:the|a|an|our)\s+", "", " ".join(post.split()).casefold())
    return plain in _bare() or plain.removesuffix("s") in _bare()


def head_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """List the spans of post heads in a text, longest first at each place."""
    return [match.span() for match in _HEAD.finditer(text, start, len(text) if end is None else end)]


def post_around(text: str, head: tuple[int, int], start: int, end: int) -> Post | None:
    """Widen a head to the whole post within `start:end`: words before it, and what it heads.

    None where the head is no post: written small and followed by nothing that it heads.
    """
    left, right = head
    before = _BEFORE.search(text, start, left)
    if before:
        left = _trim_left(text, before.start(), left)
    right = _extend_right(text, right, end)
    words = text[left:right]
    if not any(character.isupper() for character in words) or _BODY_AFTER.match(text, head[1], end):
        return None
    return Post(left, right, " ".join(words.split()))


def _trim_left(text: str, left: int, head: int) -> int:
    """Drop what stands in front of a post and is no part of it: names, a list's other members."""
    words = list(re.finditer(r"\S+", text[left:head]))
    keep = left
    for number, word in enumerate(words):
        bare = word[0].strip(",").casefold()
        cut = word[0].endswith(",") or bare in _STOPPERS or (bare in {"and", "&"} and number in (0, len(words) - 1))
        if (
            bare in {"and", "&"}
            and number
            and (words[number - 1][0].endswith(",") or not _is_function(words[number - 1][0]))
        ):
            cut = True
        if cut:
            keep = left + (words[number + 1].start() if number + 1 < len(words) else head - left)
    return keep


_STOPPERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "several",
        "many",
        "some",
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "our",
        "his",
        "her",
        "their",
        "its",
        "in",
        "on",
        "at",
        "by",
        "from",
        "when",
        "where",
        "while",
        "as",
        "if",
        "following",
        "councillor",
        "cllr",
        "mr",
        "mrs",
        "ms",
        "dr",
        "miss",
        "professor",
        "prof",
        "sir",
        "both",
        "each",
        "all",
        "and/or",
        "resolved",
        "agreed",
        "noted",
        "action",
        "members",
        "board",
        "cabinet",
        "council",
        "committee",
        "panel",
    ]
)


def _is_function(word: str) -> bool:
    """Words like "Health", "Finance": what a post deals with, not somebody else's post or name."""
    plain = word.strip(",").casefold()
    return plain in common_words() and not _HEAD.fullmatch(plain)


def _extend_right(text: str, at: int, end: int) -> int:
    """Follow a post to the right as long as it says what it heads, and stop before the next post or person."""
    while True:
        step = _NEXT_WORD.match(text, at, end)
        if step is None or not _goes_on(text, at, step, end):
            break
        at = step.end()
    return at - (1 if text[at - 1] in ",.-–/&" else 0)


def _goes_on(text: str, at: int, step: re.Match[str], end: int) -> bool:
    """Judge whether the next capitalised word still belongs to the post that ends at `at`."""
    joint = text[at : step.start(1)]
    word = step[1].rstrip(".,")
    if text[at - 1] == "." or word.casefold() in _TITLES_AND_PRONOUNS:
        return False
    person = person_at(text, step.start(1), end)
    of = re.search(r"\b(?:of|for|to|in)\b", joint) is not None
    if person is not None and (person.strength > Strength.SHAPE or not (of or _is_function(word))):
        return False
    if re.search(r"\bin\b", joint) and not _EXPERT.search(text[:at]):
        return False
    comma, conjunction = "," in joint, bool(re.search(r"\b(?:and|&)\b|&", joint))
    if (comma or conjunction) and _starts_post(text, step.start(1), end):
        return bool(re.search(r"\bLeader$", text[:at])) and text.startswith(
            ("Cabinet Member", "Portfolio Holder"), step.start(1)
        )
    if comma:
        return _is_function(word) or _HEAD.fullmatch(word) is not None
    return True


_EXPERT = re.compile(
    r"(?:consultant|specialist|lecturer|trainee|partner|adviser|advisor|registrar|fellow|lead)$", re.IGNORECASE
)
_TITLES_AND_PRONOUNS = frozenset(
    [
        "in",
        "also",
        "present",
        "apologies",
        "attendance",
        "absent",
        "observers",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "who",
        "which",
        "the",
        "councillor",
        "councillors",
        "cllr",
        "cllrs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "miss",
        "professor",
        "prof",
        "sir",
    ]
)


def _starts_post(text: str, at: int, end: int) -> bool:
    """Tell whether another post begins here: up to four words, then a head with something that it heads."""
    match = re.compile(rf"(?:{_WORD}\s+){{0,3}}?(?={_HEAD.pattern})", re.IGNORECASE).match(text, at, end)
    if match is None:
        return False
    head = _HEAD.match(text, match.end(), end)
    return (
        head is not None
        and re.match(r"\s+(?:of|for|to)\b|\s*[,.;)]|\s+[–-]|\s*$|\s+(?:and|will|be)\b", text[head.end() : end])
        is not None
    )


def post_at(text: str, start: int, end: int | None = None) -> Post | None:
    """Read the post that begins at `start`; small letters will do where the context has shown that one stands here."""
    end = len(text) if end is None else end
    article = re.compile(r"(?:the|an?|our|their|its)\s+", re.IGNORECASE).match(text, start, end)
    start = article.end() if article else start
    lead = re.compile(
        rf"(?:(?:{_WORD}|[a-z][\w’'-]*),?(?:\s+(?:and|&)\s+|\s+|\s*/\s*)){{0,6}}?(?={_HEAD.pattern})", re.IGNORECASE
    )
    match = lead.match(text, start, end)
    if match is None:
        return None
    head = _HEAD.match(text, match.end(), end)
    if head is None or (match[0] and not _plausible_lead(match[0])):
        return None
    if text[start : head.end()].casefold() in _TITLES:
        return None
    right = _extend_right(text, head.end(), end)
    further = _further_head(text, right, end)
    right = further if further else right
    return Post(start, right, " ".join(text[start:right].split()))


def _further_head(text: str, at: int, end: int) -> int | None:
    """Go on to a later head of the same phrase: "social care worker", "Lead Commissioner"."""
    match = re.compile(rf"(?:\s+[a-z][\w’'-]*){{0,2}}?\s+(?={_HEAD.pattern})").match(text, at, end)
    if match is None or re.search(
        r"\b(?:of|for|to|and|who|will|was|is|by|with|the|in|on|as|from|at|then|had|has)\b", match[0]
    ):
        return None
    head = _HEAD.match(text, match.end(), end)
    return _extend_right(text, head.end(), end) if head else None


def _plausible_lead(lead: str) -> bool:
    """Words in front of a head are no names: no initials, no full stops, and what stands before a comma is a function."""
    if lead.split()[0].casefold() in ("and", "&", "or", "but", "with"):
        return False
    for printed in lead.split():
        word = printed.strip(",/").casefold()
        if word in _STOPPERS or word in _VERBS or printed.endswith(".") or (len(word) == 1 and printed[0].isalpha()):
            return False
        if printed.endswith(",") and not _is_function(printed):
            return False
    return True


_VERBS = frozenset(
    [
        "will",
        "would",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "been",
        "be",
        "to",
        "with",
        "without",
        "who",
        "which",
        "that",
        "for",
        "from",
        "by",
        "not",
        "of",
        "advised",
        "reported",
        "said",
    ]
)


def is_post(text: str) -> bool:
    """Tell whether the whole of a short text is a post."""
    text = text.strip(" .,;:–-")
    if not text or len(text) > 160:
        return False
    post = post_at(text, 0)
    if post is None:
        return False
    rest = text[post.end :].strip(" .,;:)–-")
    return not rest or len(rest) < 0.6 * len(text)


# --- the organisation that a post names -------------------------------------------------------------------------------

_ORGANISATIONS = load("organisations_short")
_ENDS = re.compile(rf"\b(?:{alternatives(_ORGANISATIONS['ends'])})$", re.IGNORECASE)
_STARTS = re.compile(rf"(?:{alternatives(_ORGANISATIONS['starts'])})\b", re.IGNORECASE)


def is_organisation(text: str) -> bool:
    """Tell whether a short capitalised text names an organisation.

    >>> is_organisation("Northshire County Council"), is_organisation("EDC"), is_organisation("Public Protection")
    (True, True, False)
    """
    text = re.sub(r"^the\s+", "", text.strip(" .,;:()"), flags=re.IGNORECASE)
    if not text or not text[0].isupper() or len(text) > 90:
        return False
    if text.casefold() in _ORGANISATIONS["whole"] or _STARTS.match(text):
        return True
    if _acronyms().fullmatch(text) and text not in load("honours")["letters"] and text not in _FUNCTIONS:
        return True
    return len(text.split()) > 1 and _ENDS.search(text) is not None


def split_organisation(text: str) -> tuple[str, str | None]:
    """Part a printed post from the organisation behind it.

    >>> split_organisation("Director of Public Health – Northshire County Council")
    ('Director of Public Health', 'Northshire County Council')
    >>> split_organisation("NHC Strategic Director, People")
    ('Strategic Director, People', 'NHC')
    """
    text = " ".join(text.split()).strip(" ,;:.–-")
    lead = re.match(rf"([{_CAPITAL}]{{3,5}})\s+(?=\S+\s)", text)
    if text.startswith("NHS ") and _HEAD.search(text):
        return text, "NHS"
    if lead and _HEAD.search(text, lead.end()) and not _HEAD.fullmatch(lead[1]) and lead[1] not in _FUNCTIONS:
        return text[lead.end() :], lead[1]
    for joint in re.finditer(r"\s+[–—-]\s+|\s*,\s*|\s+at\s+(?:the\s+)?|\s+of\s+(?=NHS|the\s+Northern)|\s*\(", text):
        rest = text[joint.end() :].strip(" )")
        if is_organisation(rest) and _HEAD.search(text[: joint.start()]):
            return text[: joint.start()], rest
    return text, organisation_of(text)


_FUNCTIONS = frozenset(
    {
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
    }
)
_TITLES = frozenset(load("courtesy_titles")["dropped"] + load("courtesy_titles")["plural"])
_HEADED_BODY = re.compile(
    rf"^(?:.*?\b(?:{alternatives(_HEADS)}))(?:\s+(?:of|for|at|to)(?:\s+the)?|\s+[–-]|,)?\s+(?=[{_CAPITAL}])",
    re.IGNORECASE,
)


def organisation_of(post: str) -> str | None:
    """Find the organisation inside a post: what it heads, where that is a body and no function."""
    match = _HEADED_BODY.match(post)
    if match is None:
        return None
    rest = post[match.end() :].strip()
    if not rest or re.search(r"\bthe\s+$", post[: match.end()]):
        return None
    if is_organisation(rest) and not _HEAD.search(rest):
        return rest
    if (
        re.search(r"\b(?:Partnership|School|Council|Trust)\b", rest)
        and len(rest.split()) > 2
        and not re.search(r"\b(?:and|&|,)\b", rest)
    ):
        return rest
    return None
