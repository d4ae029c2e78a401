"""The grammar of scheme names: a head ("Fund", "Strategy") with the capitalised phrase in front of it and what follows.

>>> text = "to endorse the draft Joint Housing Protocol for Care Leavers 2024-27 and note"
>>> [name.text for name in names_in(text, [(35, 43)], 0, len(text))]
['Joint Housing Protocol for Care Leavers']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, load
from extract.schemes.cores import is_generic


@dataclass(frozen=True, slots=True)
class SchemeName:
    """A name in a text: `start:end` as printed with its year, `text` without it.

    `tentative` names are schemes only where the paper names the same thing more surely elsewhere; `body_like` ones
    (partnerships) may be organisations.
    """

    start: int
    end: int
    text: str
    tentative: bool = False
    body_like: bool = False


_HEADS = load("scheme_heads")
_NOT = load("not_schemes")
_WORD = r"(?:[A-Z0-9][\w’'&/_-]*(?:\.\d+)?|\([A-Z][a-z]+\))"
# Small words inside of names, where the whole phrase is known.
_IDIOM = rf"(?:{alternatives(_NOT['idioms'])}|(?:{alternatives(_NOT['places_of'])})\s+of(?=\s[A-Z]))"
_BEFORE = re.compile(rf"(?:(?:{_IDIOM}|{_WORD})(?:\s+and\s+|\s+&\s+|\s+))+(?:\([A-Z]{{2,6}}\)\s+)?$")
_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–/_]\s*(?:20)?\d\d)?)"
_YEAR_AFTER = re.compile(rf"(?:\s*,)?\s+(?:for\s+)?\(?{_YEARS}\)?(?!\w)")
# "Local Transport Plan 4", "Investment Fund II"; at the end of a line the number may be a page's
_EDITION = re.compile(r"\s(?:[1-9]|I{1,3}|IV|V)(?=\s+[a-z(]|[,;.)])")
_EDITION_END = re.compile(r"\s(?:[1-9]|I{1,3}|IV|V)$")
_ONLY_YEARS = re.compile(_YEARS)
_YEAR_LEAD = re.compile(rf"^(?:{_YEARS}\s+)+")
_YEAR_END = re.compile(rf"\s+{_YEARS}$")
_COMPLEMENT = re.compile(rf"\s+(?:for|of)\s+(?:the\s+)?(?!{_YEARS}){_WORD}(?:(?:\s+(?:and|&|in|of)\s+|\s+){_WORD})*")
_NEXT = re.compile(r"\s+([A-Za-z][\w’'-]*)")
_BODY_AHEAD = re.compile(
    r"(?:\s+(?:and\s+)?[A-Z][\w’'-]*){1,3}?\s+(?:Group|Party|Panel|Committee|Board|Officer|Manager|Team|Coordinator|Co-ordinator)\b"
)
_POSSESSIVE = re.compile(
    r"^(?:[A-Z][\w-]*\s+){0,4}?(?:Council|Board|Trust|Authority|Government|Committee|Partnership|Panel)[’']s\s+"
)
_ORGANISED = re.compile(
    r"\b(?:Council|Board|Trust|Committee|CCG|ICB|Government|Department|Cabinet|Group|Members|Panel|Association|Authority|NHS|England|Police|Auditors?)$"
)
_HEAD_AHEAD = re.compile(
    rf"(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’'&/-]*){{0,4}}?\s+(?:{alternatives(_HEADS['strong'])})\b",
    re.IGNORECASE,
)


@cache
def head_phrases() -> tuple[str, ...]:
    """All heads in both numbers, as phrases for a matcher."""
    heads = [*_HEADS["strong"], *_HEADS["weak"], *_HEADS["small"]]
    return tuple(dict.fromkeys(heads))


def names_in(text: str, heads: list[tuple[int, int]], start: int, end: int) -> Iterator[SchemeName]:
    """Widen the heads found in `text[start:end]` to names, each beginning behind the one before."""
    floor = start
    for at, to in heads:
        if at < floor or _led_on(text, to, end):
            continue
        name = _widen(text, at, to, floor, end)
        longer = name is None and text[at:to].casefold() in _HEADS["weak"]  # "Family Hubs and Youth Programme"
        floor = to if not longer and _before(text, floor, at) else floor
        if name is not None:
            floor = name.end
            yield name


def _led_on(text: str, to: int, end: int) -> bool:
    """Tell whether a head is only the middle of a longer name: "Fund" in "Challenge Fund Programme"."""
    if not text[to : to + 2].strip().isupper():
        return False
    ahead = _HEAD_AHEAD.match(text, to, end)
    first = text[to : ahead.end()].split()[0].casefold() if ahead else ""
    return ahead is not None and first not in _NOT["leads"] and " and " not in ahead[0] and "&" not in ahead[0]


_SURNAMES = frozenset(["Grant", "Levy"])
_TITLE = re.compile(
    rf"(?:{alternatives([*load('courtesy_titles')['dropped'], *load('courtesy_titles')['kept']])})\.?\s+", re.IGNORECASE
)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("given_names")["names"].casefold().split())


_TWO_PEOPLE = 4  # words: a name in full, "and", a given name


def _is_person(text: str, left: int, at: int, head: str) -> bool:
    """Tell "Councillor Ann Grant" and "Ann Grant", whose surname is a head, from the Councillor Community Grant."""
    title = _TITLE.match(text, left, at)
    names = text[title.end() if title else left : at].split()
    first = re.split(r"[-‐–]", names[0].casefold())[0] if names else ""  # "Anne-Louise Grant"
    if "for" in names[1:]:
        names = names[names.index("for") + 1 :]  # "Dan Carr for Anna Grant", who stood in
        first = names[0].casefold() if names else ""
    given = len(names) == 1 and (first in _given_names() or names[0].replace(".", "").isupper())
    two = len(names) == _TWO_PEOPLE and "and" in names and names[-1].casefold() in _given_names()
    pair = two and first in _given_names()  # "Becky Moss and Julie Pool"
    return (title is not None and not names) or (given and (title is not None or head in _SURNAMES)) or pair


# "Executive Director of Corporate Strategy", "Cabinet Member for Business Partnership": a post's field, no scheme
_OF_POSTS = frozenset(["Strategy", "Partnership", "Partnerships", "Programme", "Programmes", "Framework"])
_POST_OF = re.compile(r"\b(?:Director|Head|Chief\s\w+|(?:Cabinet|Executive|Lead)\sMember|Holder)\s+(?:of|for)\s+$")


def _widen(text: str, at: int, to: int, floor: int, end: int) -> SchemeName | None:
    head = text[at:to]
    before = _before(text, floor, at)
    if before is None or head.isupper():
        return None
    left = _with_purpose(text, _without_owner(text, _trim(text, before.start(), at), at), at, floor)
    if head in _OF_POSTS and _POST_OF.search(text, max(floor, left - 60), left):
        return None
    phrase = text[left:at].strip()
    words = [word for word in phrase.split() if word not in ("and", "&")]
    plain = head.casefold()
    if not words or phrase.endswith((" and", " &")) or not _enough(head, words, _begins_sentence(text, left, floor)):
        return None
    following = _NEXT.match(text, to, end)
    if following and following[1].casefold() in _HEADS["bodies"] and (len(words) < 2 or plain not in ("fund", "grant")):
        return None
    if _BODY_AHEAD.match(text, to, end):
        return None  # "Third Sector Funding Task and Finish Group"
    if following and plain == "funding" and following[1].startswith("Application"):
        return None  # "the Development Funding Application"
    if (head[0].islower() and _ORGANISED.search(phrase)) or (following and following[1] == "Act"):
        return None
    stop = to
    complement = _COMPLEMENT.match(text, to, end) if plain in _HEADS["complemented"] and head[0].isupper() else None
    if complement and not text[complement.start() :].lstrip().startswith("of Delegation"):
        stop = complement.end()
    edition = _EDITION.match(text, stop, end) if head[0].isupper() and stop == to else None
    stop = edition.end() if edition else stop
    year = _YEAR_AFTER.match(text, stop, end)
    name = _YEAR_LEAD.sub("", " ".join(text[left:stop].split()))
    name = _YEAR_END.sub("", name).strip(" ,-–")
    if plain == "approach":
        name = re.sub(r"\s+\w+$", "", name)
    if (
        is_generic(name)
        or name.casefold().endswith(tuple(_NOT["things"]))
        or len(name) < 5
        or _is_person(text, left, at, head)
    ):
        return None
    tentative = year is None and head in ("funding", "plan", "strategy", "partnership", "agreement", "framework")
    return SchemeName(left, year.end() if year else stop, name, tentative, plain == "partnership")


# "Libraries for " in front of "Everyone Strategy", "Hospital to " in front of "Home project"; "the Best Start in " in
# front of "Life Programme", behind an article only
_PURPOSE = re.compile(
    rf"(?<![\w’'-])(?P<first>(?:{_WORD}\s+){{1,3}})(?:(?:for|to)\s+(?:the\s+)?|(?P<place>(?:of|in|at)\s+))$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Aa])\s+(?:(?:new|draft|revised|proposed)\s+)?$")


def _with_purpose(text: str, left: int, at: int, floor: int) -> int:
    """Go on over "for" or "to" where capitalised words stand in front of it, one word between it and the head."""
    if len(text[left:at].split()) != 1 or text[left:at].strip().casefold() in _NOT["leads"]:
        return left
    first = _PURPOSE.search(text, _word_start(text, max(floor, left - 60), floor), left)
    if first is None:
        return left
    words = first["first"].split()
    if any(word.casefold().rstrip("s") in _bars() or word.casefold() in _bars() for word in words):
        return left
    start = _trim(text, first.start(), left)
    if first["place"] and not _ARTICLE.search(text, max(floor, start - 24), start):
        return left
    return start if start < left and text[start:left].split()[0] not in ("for", "to") else left


@cache
def _bars() -> frozenset[str]:
    """Words that stand in front of "for" or "to" in sentences and in no name: posts, bodies, papers, heads."""
    heads = {word for head in (*_HEADS["strong"], *_HEADS["weak"]) for word in head.split()}
    return frozenset({*load("posts")["heads"], *heads, *_NOT["before_purpose"]})


def _word_start(text: str, begin: int, floor: int) -> int:
    """Move on to the next beginning of a word, so that a search does not set in amid one."""
    while begin > floor and not text[begin - 1].isspace():
        begin += 1
    return begin


def _before(text: str, floor: int, at: int) -> re.Match[str] | None:
    """Find the capitalised words right in front of a head, as far back as names go."""
    begin = _word_start(text, max(floor, at - 120), floor)
    words = text[begin:at].split()
    if not words or (words[-1][0].islower() and words[-1].casefold() not in _small_words()):
        return None  # most heads stand behind a small word: "the plan"
    near = at
    for word in reversed(words):
        near = text.rindex(word, begin, near)
        if word[0].islower() and word not in _within_names():
            break
    return _BEFORE.search(text, near, at)


@cache
def _small_words() -> frozenset[str]:
    """What the capitalised words in front of a head may end in, besides such a word."""
    return frozenset(["and", "&", *(idiom.split()[-1].casefold() for idiom in _NOT["idioms"])])


@cache
def _within_names() -> frozenset[str]:
    """The small words that may stand between the capitalised words of a name."""
    return frozenset({"and", "of", *" ".join((*_NOT["idioms"], *_NOT["places_of"])).split()})


# what stands in front of a title: "4.2", "B7", "HB/05/31/07", "HB(31)7"; not the "2nd", "2031-32" or "5-year" of a name
_NUMBER = re.compile(
    rf"(?!\d+(?:st|nd|rd|th)$|{_YEARS}$|\d+-\w+$)(?:\d[\w.,/]*|[A-Z]\d+|[A-Z]{{1,6}}(?:[/.]\d{{1,4}}){{1,3}}|[A-Z]{{2,6}}\(\d+\)\d+)"
)


_WORD_AHEAD = re.compile(r"(\S+)\s+")
_TERM = re.compile(r"\d+-year")  # "the 30-year Business Plan", unlike the 10-Year Plan


def _trim(text: str, left: int, at: int) -> int:
    """Drop words that lead up to a name and are no part of it."""
    possessive = _POSSESSIVE.match(text[left:at]) if "s " in text[left:at] else None
    if possessive:
        left += possessive.end()
    whole_caps = text[left:at].isupper()
    while True:
        word = _WORD_AHEAD.match(text, left, at)
        if word is None:
            return left
        plain = word[1].casefold()
        shouted = word[1].isupper() and len(word[1]) > 4 and word[1].isalpha() and not whole_caps
        term = _TERM.fullmatch(word[1])
        number = _NUMBER.fullmatch(word[1])
        if text[left:at].casefold().startswith(tuple(_NOT["openings"])):
            return left
        if not (plain in _NOT["leads"] or plain in ("and", "&") or shouted or number or term):
            return left
        left = word.end()


_OWNER = re.compile(r"[A-Z][\w-]*[’']s\s+(?=\S)")
_OWNERS_KEPT = tuple(_NOT["owners_kept"])


def _without_owner(text: str, left: int, at: int) -> int:
    """Drop a place or body that owns the scheme: "Northshire’s Housing Strategy" is the Housing Strategy."""
    owner = _OWNER.match(text, left, at)
    if owner is None or owner[0].casefold().startswith(_OWNERS_KEPT):
        return left
    return owner.end()


def _begins_sentence(text: str, left: int, floor: int) -> bool:
    return left == floor or text[max(floor, left - 3) : left].rstrip().endswith((".", "!", "?", ":", "•"))


def _enough(head: str, words: list[str], begins: bool) -> bool:
    """Judge whether enough capitalised words stand in front of a head for a name."""
    plain = head.casefold()
    solid = [word for word in words if not (word[0].isdigit() and _ONLY_YEARS.fullmatch(word))]
    if len(solid) == 1 and _ORGANISED.fullmatch(solid[0]):
        return solid[0] == "Council" and head == "Plan"
    if head[0].isupper():
        if plain in _HEADS["strong"]:
            return len(solid) >= (
                2
                if plain in ("offer", "allocation", "arrangements", "funding", "premium", "subsidy", "pool", "study")
                else 1
            )
        return plain in _HEADS["weak"] and len(solid) >= 2
    return plain in (*_HEADS["small"], "approach") and len(solid) >= (3 if begins else 2)


def without_edition(name: str) -> str:
    """Cut the number off "Transport Plan 4"."""
    return _EDITION_END.sub("", name)
