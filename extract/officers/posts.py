"""The grammar of posts: "Interim Corporate Director of Finance", "NHS Director – One Halt", "Clerk to the Council".

A post is a head (lexicon) with capitalised words before it and a phrase after it that says what it heads.

>>> post_at("Head of Parks, Open Spaces and Trees introduced the report", 0).text
'Head of Parks, Open Spaces and Trees'
>>> is_post("Co-Chair Housing Options Subgroup"), is_post("Northtown Road")
(True, False)
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.lexicon import load
from extract.officers.person_names import Strength, person_at
from extract.officers.post_heads import head_end, is_head
from extract.officers.post_leads import STOPPERS, WORD, is_function, trim_left, words_before


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a text, `start:end`; `text` is it with single blanks."""

    start: int
    end: int
    text: str


_JOIN = r"(?:\s+(?:and|&)\s+(?:the\s+)?|\s*/\s*|\s+)"
_PREPOSITION = r"(?:\s+(?:of|for|to|at|with|on|in)(?:\s+(?:the|our|all))?\s+)"
_TITLES_AND_PRONOUNS = frozenset(load("posts")["behind"])
_VERBS = frozenset(load("posts")["verbs"])
_NEXT_WORD = re.compile(rf"(?:{_JOIN}|{_PREPOSITION}|\s*,\s*|\s+[–—-]\s+)({WORD})")
# "Executive Board", "Governors’ Committee": a head that only describes a body
_BODY_AFTER = re.compile(
    r"[’']?s?[’']?\s+(?:Board|Committee|Council|Panel|Office|Group|Team|Meeting|Forum|Body|Report|Conference|Network|Scheme|Plan|Strategy|Decision|Programme|Training|Association|Programme|Assembly|Summary|Session)s?\b"
)
_BARE = frozenset(load("posts")["bare"])
_AND_OR = re.compile(r"\s+(?:and|or|&)\s+(?:the\s+)?")
_NEW_OR_OLD = re.compile(r"^(?:(?:the|an?|our|newly|elected|outgoing|incoming|former|new|retiring)\s+)+")


def is_bare(post: str) -> bool:
    """Tell whether a post is anybody's ("Chair", "the Officer"): of no use without a name.

    >>> is_bare("the Chair"), is_bare("Director of Public Health")
    (True, False)
    """
    plain = _NEW_OR_OLD.sub("", " ".join(post.split()).casefold())
    return all(part in _BARE or part.removesuffix("s") in _BARE for part in _AND_OR.split(plain))


def post_around(text: str, head: tuple[int, int], start: int, end: int) -> Post | None:
    """Widen a head to the whole post within `start:end`: words before it, and what it heads.

    None where the head is no post: written small and followed by nothing that it heads.
    """
    left, right = head
    before = words_before(text, start, left)
    if before:
        left = trim_left(text, before.start(), left)
    right = _bracketed(text, _extend_right(text, right, end), end)
    words = text[left:right]
    if not any(character.isupper() for character in words) or _BODY_AFTER.match(text, head[1], end):
        return None
    return Post(left, right, " ".join(words.split()))


def _bracketed(text: str, at: int, end: int) -> int:
    """Go on over a bracket that says what a post heads: "Director (Roads and Bridges)"; not over one's name or post."""
    bracket = _WHAT.match(text, at, end)
    if bracket is None or person_at(text, bracket.start(1), bracket.end(1)) is not None:
        return at
    words = [word for word in re.findall(r"[\w’'-]+", bracket[1]) if word not in ("and", "of", "for")]
    return bracket.end() if is_function(words[0]) and words[-1] not in _BODIES else at


_BODIES = ("Council", "Trust", "Board", "Partnership", "Association", "Group", "Ltd")
# " (Finance and Assets)"
_WHAT = re.compile(r"\s\(([A-Z][\w’'-]{3,}(?:(?:,\s|\s(?:and|&|of)\s|\s)[A-Z][\w’'-]+){0,4})\)")


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
    if text[at - 1] == "." or "\n" in joint or word.casefold() in _TITLES_AND_PRONOUNS:
        return False
    if _SHOUTED.match(text, step.start(1), end) and not text[max(0, at - 4) : at].isupper():
        return False
    if (joint.isspace() and _LABEL.match(text, step.start(1), end)) or _YEAR.match(text, step.start(1), end):
        return False
    person = person_at(text, step.start(1), end)
    of = not joint.isspace() and _OF.search(joint) is not None
    if person is not None and (person.strength > Strength.SHAPE or not (of or is_function(word))):
        return False
    if of and _IN.search(joint) and not _EXPERT.search(text[max(0, at - 20) : at]):
        return False
    if _STATUTORY.match(text, at, end):
        return True
    comma, conjunction = "," in joint, "&" in joint or bool(_AND.search(joint))
    if (comma or conjunction) and _starts_post(text, step.start(1), end):
        return bool(text[max(0, at - 7) : at].endswith((" Leader", "Leader"))) and text.startswith(
            ("Cabinet Member", "Portfolio Holder"), step.start(1)
        )
    if comma:
        letters = re.compile(r"[A-Z]{2,4}\s+(?:and|&)\s+[A-Z]").match(text, step.start(1), end)
        return is_function(word) or is_head(word) or (of_what(text, at) and letters is not None)
    return True


_OF = re.compile(r"\b(?:of|for|to|in)\b")
_IN = re.compile(r"\bin\b")
_AND = re.compile(r"\band\b")
# "a Vice-Chairman for the Municipal Year 2031/32"
_YEAR = re.compile(r"(?:Municipal|Civic|Council|Ensuing)\s+Year\b")
# "Head of Finance and Section 151 Officer": one person's post and duty by statute
_STATUTORY = re.compile(r"\s+(?:and|&)\s+(?:Section\s+151|S\.?151)\s+Officer\b")


def of_what(text: str, at: int) -> bool:
    """Tell whether the word that ends at `at` is what a post heads: "Director of Law", not "Director"."""
    return _OF_WHAT.search(text, max(0, at - 40), at) is not None


_OF_WHAT = re.compile(r"\b(?:of|for)\s+\S+$")


# "PURPOSE OF REPORT" behind a post: a heading that runs on
_SHOUTED = re.compile(r"[A-Z]{4,}(?:\s+[A-Z]{2,})+\b|(?:PURPOSE|SUMMARY|INTRODUCTION|RECOMMENDATIONS?|BACKGROUND)\b")
# "Key decision: Yes" behind a post: the next label of a header
_LABEL = re.compile(r"[A-Z]\w+(?:\s+[a-z][\w()/]*){1,3}\s*:")
_EXPERT = re.compile(
    r"(?:consultant|specialist|lecturer|trainee|partner|adviser|advisor|registrar|fellow|lead)$", re.IGNORECASE
)


def _starts_post(text: str, at: int, end: int) -> bool:
    """Tell whether another post begins here: up to four words, then a head with something that it heads."""
    found = _first_head(text, at, end, words=3)
    return (
        found is not None
        and not _PARTED.search(text, at, found[0])
        and _HEADS_SOMETHING.match(text[found[1] : end]) is not None
    )


_PARTED = re.compile(r"[,&]|\band\b")
# " of Finance", ", who", " will": a head that is a post and no part of a name
_HEADS_SOMETHING = re.compile(
    r"""
    \s+(?:of|for|to)\b | \s*[,.;)] | \s+[–-] | \s*$
    | \s+(?:and|will|be|was|were|presented|introduced|submitted|reported|gave|outlined)\b""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"(?:the|an?|our|their|its)\s+", re.IGNORECASE)
# A word in front of a head with what parts it from the next: "Health and ", "Safeguarding, "
_LEAD_STEP = re.compile(r"[^\W_][\w’'./&+-]*,?(?:\s+(?:and|&)\s+|\s+|\s*/\s*)")


def _first_head(text: str, at: int, end: int, words: int) -> tuple[int, int] | None:
    """Find the first head that begins at `at` or behind at most so many words, its start and end."""
    for _ in range(words + 1):
        stop = head_end(text, at, end)
        if stop is not None and text[at].isalnum():
            return at, stop
        step = _LEAD_STEP.match(text, at, end)
        if step is None:
            return None
        at = step.end()
    return None


@lru_cache(maxsize=1024)
def post_at(text: str, start: int, end: int | None = None) -> Post | None:
    """Read the post that begins at `start`; small letters will do where the context has shown that one stands here."""
    end = len(text) if end is None else end
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    head = _first_head(text, start, end, words=6)
    if head is None or (head[0] > start and not _plausible_lead(text[start : head[0]])):
        return None
    if _names_somebody(text, start, head[0], end):
        return None
    if text[start : head[1]].casefold() in _TITLES and not text.startswith(" and ", head[1]):
        return None  # "Trustee Ann Holt"; not "Trustee and Chief Executive"
    right = _extend_right(text, head[1], end)
    right = _further_head(text, right, end) or right
    return Post(start, right, " ".join(text[start:right].split()))


_CAPITAL_AT_BLANK = re.compile(r"(?<!\S)[A-Z]")


def _names_somebody(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether a whole name stands among the words in front of a head."""
    for word in _CAPITAL_AT_BLANK.finditer(text[start:head]) if head > start else ():
        person = person_at(text, start + word.start(), end)
        if person is None or person.to > head:
            continue
        if person.strength > Strength.SHAPE or text.startswith((" and ", " & ", ", "), person.to):
            return True  # "Lucan Green and Deputy": the post is the next one's
    return False


def _further_head(text: str, at: int, end: int) -> int | None:
    """Go on to a later head of the same phrase: "social care worker", "Lead Commissioner"."""
    blank = _BLANK.match(text, at, end)
    if blank and "\n" in blank[0]:
        return None
    head = _first_head(text, blank.end(), end, words=2) if blank else None
    if blank is None or head is None or _SMALL_WORD.search(text, blank.end(), head[0]):
        return None
    lead = text[blank.end() : head[0]]
    return None if lead and not lead.islower() else _extend_right(text, head[1], end)


_BLANK = re.compile(r"\s+")
_SMALL_WORD = re.compile(r"[,/&]|\b(?:of|for|to|and|who|will|was|be|is|by|with|the|in|on|as|from|at|then|had|has)\b")
_TITLES = frozenset(load("courtesy_titles")["dropped"] + load("courtesy_titles")["plural"])


_CHURCH = re.compile(r"Church\s(?:of\sEngland|in\sWales)\s")


def _plausible_lead(lead: str) -> bool:
    """Tell words in front of a head from names: no initials, no full stops, a function before each comma."""
    if lead.split()[0].casefold() in ("and", "&", "or", "but", "with"):
        return False
    for printed in _CHURCH.sub("", lead).split():
        word = printed.strip(",/").casefold()
        if word in STOPPERS or word in _VERBS or printed.endswith(".") or (len(word) == 1 and printed[0].isalpha()):
            return False
        if printed.endswith(",") and not is_function(printed):
            return False
    return True


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
