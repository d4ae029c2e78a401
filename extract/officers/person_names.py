"""The grammar of people's names, without a post and without context.

>>> person_at("Cllr Mrs J. A. O'Dowd MBE (Chair)", 0).name
"J. A. O'Dowd"
>>> person_at("Sir Alan Holt, Chief Executive", 0).name
'Sir Alan Holt'
>>> person_at("Fell Lane", 0) is None, person_at("Young People and Education", 0) is None
(True, True)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from extract.given_names import GIVEN_NAMES, is_given_name, tidy_name
from extract.lexicon import alternatives, load
from extract.officers.name_matching import initials_of


class Strength(IntEnum):
    """How much of a name its form alone shows: a mere shape, a known given name or initials, a courtesy title."""

    SHAPE = 1
    KNOWN = 2
    TITLED = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a text: `start:end` is the name without titles and honours, `from_:to` the whole with them."""

    from_: int
    start: int
    end: int
    to: int
    name: str
    strength: Strength
    title: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name in lower case."""
        return self.name.split()[-1].casefold()


_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SMALL = "a-zß-öø-ÿāčēģīķļńōśšūžđłěř"
# "Hill", "O'Dowd", "McKay", "Le-Roux", "Ogle-Welbourn", "D’Souza"
_PREFIX = rf"(?:(?:Mc|Mac|Fitz|De|Di|Da|La|Le|Du|Van|O['’`]|D['’])(?=[{_CAPITAL}]))"
_WORD = rf"{_PREFIX}?[{_CAPITAL}][{_SMALL}]+(?:['’][{_SMALL}]{{3,}})?"
_HYPHENED = rf"{_WORD}(?:(?:\s?[-‐–]|[-‐–]\s){_WORD}|-[{_SMALL}]+)*"
# "SMITH", "O'DOWD", "ROSE-BELL": a surname in capitals
_UPPER = rf"(?:O['’]|Mc|Ma?c|MAC|D['’])?[{_CAPITAL}]{{3,}}(?:[-'’][{_CAPITAL}]{{2,}})*"
# "J", "J.", "J.A.", "JA", "B H", "M A J", "O C de R"
_INITIALS = (
    rf"(?:(?:[{_CAPITAL}]\.\s?){{1,4}}|[{_CAPITAL}](?:\s(?:de\s)?[{_CAPITAL}]){{0,3}}(?=\s)|[{_CAPITAL}]{{2,3}}(?=\s))"
)
_PARTICLE = (
    r"(?:van\s+(?:der|den|de)|von\s+der|de\s+las?|van|von|del?|della|di|da|dos|du|le|la"
    r"|ap|ab|ferch|al|el|bin|ibn|ter|ten|den|St\.?|Ní|Ó|Mac|Nic|Uí)"
)

_TITLE = r"(?:" + alternatives(load("courtesy_titles")["dropped"] + load("courtesy_titles")["kept"]) + r")"
_TITLES = re.compile(rf"(?:(?i:{_TITLE})(?:(?=[\s.]|$)\.?[\s]+|\.(?=[A-Z][a-z]))(?:\((?i:{_TITLE})\)\s+)?){{1,5}}")
_KEPT = re.compile(r"(?i:\b(?:" + alternatives(load("courtesy_titles")["kept"]) + r"))\b")
_HONOURS = re.compile(r"(?:\s*,?\s*\(?(?:" + alternatives(load("honours")["letters"]) + r")\b\.?\)?)+(?![\w-])")
_NAME = re.compile(
    rf"""
    (?:
        (?P<initials>{_INITIALS})\s*(?:(?P<middle>{_HYPHENED})\s+(?={_HYPHENED}))?       # J A Holt, C Anne Holt
      | (?P<given>{_HYPHENED})                                                            # Ann, Mary-Jane
        (?:\s+[“"'‘(]{_WORD}[”"'’)])?                                                     # (Betty)
        (?:\s+{_INITIALS})?                                                               # P.
        \s+
        (?:{_HYPHENED}\s+(?={_HYPHENED}|{_UPPER}\b|{_PARTICLE}\s)){{0,2}}                  # middle names
    )
    (?P<surname>(?:{_PARTICLE}\s+)?(?:{_UPPER}(?![{_SMALL}])|{_HYPHENED}))
    (?![{_CAPITAL}{_SMALL}@]|\.\w|\s(?:of\sEngland|in\sWales)\b)                          # "P Lee Church of England"
    """,
    re.VERBOSE,
)
# "IAN EDWARDS", "MARY ANN O'DOWD"
_ALL_CAPITALS = re.compile(
    rf"(?P<initials>(?!))?(?P<middle>(?!))?(?P<given>[{_CAPITAL}]{{2,}})\s+(?:[{_CAPITAL}]{{2,}}\s+(?={_UPPER}))??(?P<surname>{_UPPER})(?![{_SMALL}@])"
)
_SURNAME = re.compile(
    rf"(?:(?:{_INITIALS})\s*)?(?P<surname>(?:{_PARTICLE}\s+)?(?:{_UPPER}(?![{_SMALL}])|{_HYPHENED}))(?![{_CAPITAL}{_SMALL}@]|\.\w)"
)
_OFFICE = re.compile(r"(?:Lord|LORD)\s+(?i:mayor|provost|lieutenant|chancellor)\b")  # an office, and nobody's name
_CLOSED = re.compile(r"[,.;)\n]|\s(?!of\b)[a-z]|$")
_ENDS_ENTRY = re.compile(r"\s*\(|,\s")  # "Councillors D Audit (Chairman)", "Cllrs A Church, B Lee"
_BLANK = re.compile(r"\s+")
_FIRST_WORD = re.compile(rf"[{_CAPITAL}][{_SMALL}]+(?![{_CAPITAL}{_SMALL}'’`])")
_TOKEN = re.compile(rf"[{_CAPITAL}{_SMALL}'’]+")


@cache
def head_words() -> frozenset[str]:
    """Heads of posts that are one word, in both numbers."""
    return frozenset(form for head in load("posts")["heads"] for form in (head, f"{head}s"))


@cache
def common_words() -> frozenset[str]:
    """Words that stand in posts, bodies and places, in lower case."""
    return frozenset(load("common_words")["words"].split()) | head_words()


_PLACES = frozenset(load("common_words")["places"].split())
_SURNAMES = frozenset(load("common_words")["surnames"].split())
_LETTERS = frozenset(load("honours")["letters"])
_ORGANISATIONS = frozenset(load("organisations_short")["whole"])
# The first two letters of the titles: most capitalised words begin with others
_TITLE_LETTERS = frozenset(
    title[:2] for title in (*load("courtesy_titles")["dropped"], *load("courtesy_titles")["kept"])
)


@lru_cache(maxsize=1024)
def person_at(text: str, start: int, end: int | None = None, *, surname_only: bool = False) -> Person | None:
    """Read the person whose name, or whose courtesy title, begins at `start`; None where no name does.

    With `surname_only` one capitalised word will do, as after "Councillors"; after a courtesy title it always will.
    """
    end = len(text) if end is None else end
    titles = _TITLES.match(text, start, end) if text[start : start + 2].lower() in _TITLE_LETTERS else None
    at = titles.end() if titles else start
    if at >= end or not text[at].isupper():
        return None
    title = text[start:at].strip() if titles else ""
    if not (titles or surname_only) and _begins_no_name(text, at, end):
        return None
    if titles and _OFFICE.match(text, start, end):
        return None
    capitals = _ALL_CAPITALS.match(text, at, end) if text[at + 1 : at + 2].isupper() else None
    match = capitals if capitals and is_given_name(capitals["given"]) else _NAME.match(text, at, end)
    esquire = text.find(" Esq", at, match.end()) if match else -1
    match = _NAME.match(text, at, esquire) if esquire > 0 else match
    strength = _strength(text, match, bool(titles), bool(titles) or surname_only) if match else None
    if match and strength is None:
        match = _shorter(text, match)
        strength = _strength(text, match, bool(titles)) if match else None
    if match is None or strength is None:
        if not (titles or surname_only):
            return None
        match = _SURNAME.match(text, at, end)
        if match is None or not _may_be_surname(match["surname"], titled=True) or _leads_on(text, match, end):
            return None
        strength = Strength.TITLED if titles else Strength.SHAPE
    kept = " ".join(m[0] for m in _KEPT.finditer(title)) if title else ""
    name_start = at
    if kept:
        name_start = start + title.rfind(kept.split()[0])
    honours = _HONOURS.match(text, match.end(), end)
    to = honours.end() if honours else match.end()
    name = f"{kept} {tidy_name(match[0])}" if kept else tidy_name(match[0])
    return Person(start, name_start, match.end(), to, name, strength, title)


# A word with a capital, at whose beginning a name may begin
_CAPITALISED = re.compile(rf"[{_CAPITAL}](?<![\w’'@.-].)[\w’']*+")
# What stands behind the first word of a name: the next one, a stop or hyphen, a nickname
_GOES_ON = re.compile(rf"[/‐–-]|\.\s?[{_CAPITAL}]|\s+(?:[{_CAPITAL}‐–“\"'‘(-]|{_PARTICLE}\s)")


def name_places(text: str, start: int, end: int) -> Iterator[int]:
    """List where a name may begin: most words with a capital are told from one by themselves or by what follows.

    >>> text = "The Board thanked Ann Holt and Councillor Rao."
    >>> [text[at:].split()[0] for at in name_places(text, 0, len(text))]
    ['Ann', 'Councillor']
    """
    for word in _CAPITALISED.finditer(text, start, end):
        begins = _may_begin(word[0])
        if begins is Strength.TITLED or (begins and _GOES_ON.match(text, word.end(), end)):
            yield word.start()


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> Strength | None:
    """Tell what a name that begins with a word has by it: a courtesy title, its shape; None where none begins."""
    if word.casefold() in _first_of_titles():
        return Strength.TITLED
    return None if _begins_no_name(word, 0, len(word)) else Strength.SHAPE


@cache
def _first_of_titles() -> frozenset[str]:
    titles = load("courtesy_titles")["dropped"] + load("courtesy_titles")["kept"]
    return frozenset(re.split(r"[^\w']", title)[0] for title in titles) - {"the"}


def _begins_no_name(text: str, at: int, end: int) -> bool:
    """Tell by its first word alone that no name begins here ("The", "Health", "Following"): most capitals are such."""
    word = _FIRST_WORD.match(text, at, end)
    plain = word[0].casefold() if word else ""
    if not plain or plain in GIVEN_NAMES:
        return False
    return plain in common_words() or plain in _PLACES or plain.endswith("ing")


def _leads_on(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a common word used as a surname runs on into a phrase: "Councillor Ward Funding"."""
    if match["surname"].casefold() not in common_words():
        return False
    following = _FOLLOWING.match(text, match.end(), end)
    return following is not None and following[1].casefold() in common_words()


_FOLLOWING = re.compile(r" ([A-Z]\w+)")


def _shorter(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Try the name again without its last word: "Ann Holt Clerk" is Ann Holt; not where the first two are no name."""
    words = match[0].split()
    plain = words[0][1:].isalpha() and words[0][1:].islower()
    if plain and (len(words) < 3 or (words[1].isalpha() and _is_common(words[1].casefold()))):
        return None
    blanks = [blank.start() for blank in _BLANK.finditer(text, match.start(), match.end())]
    for cut in reversed(blanks[1:] or blanks):
        shorter = _NAME.fullmatch(text, match.start(), cut)
        if shorter and _strength(text, shorter, False) is not None:
            return shorter
    return None


def _strength(text: str, match: re.Match[str], titled: bool, among: bool = False) -> Strength | None:
    """Weigh a name by its words; None where they are not a name after all."""
    words = [word.casefold() for word in _TOKEN.findall(match[0])]
    surname = match["surname"]
    if match[0].casefold() in _ORGANISATIONS:
        return None
    if match["initials"]:
        closed = titled and _CLOSED.match(text, match.end()) is not None  # "Cllr M Bram Wray, seconded by"
        middle = match["middle"] and not is_given_name(match["middle"])
        if middle and not (closed and _may_be_surname(match["middle"], titled=False)):
            return None
        letters = "".join(match["initials"].replace(".", "").split())
        listed = among and _ENDS_ENTRY.match(text, match.end()) and not head_words().issuperset(words[-1:])
        if not (_may_be_surname(surname, titled=True) or listed) or match["initials"].strip() in _LETTERS:
            return None
        if len(letters) > 1 and "." not in match["initials"] and " " not in match["initials"].strip():
            return (Strength.TITLED if titled else Strength.SHAPE) if letters not in _ACRONYMS else None
        return Strength.TITLED if titled else Strength.KNOWN
    known = is_given_name(match["given"])
    if titled and known and len(words) == 2:
        return Strength.TITLED  # "Mrs Ann Clerk", whatever the surname means
    for word in words[1:]:
        if _is_common(word):
            return None
    if len(match[0].split()) > 2 and words[-1] in common_words() and not {" ", "-"} & set(surname):
        return None
    if words[-1] in _PLACES and not titled and not known:
        return None
    if not (known or titled) and (words[0].endswith("ing") or _ABSTRACT.search(words[-1])):
        return None
    placed = any(word in _PLACES for word in (words[:-1] if titled else words))
    if not known and (words[0] in common_words() or placed):
        return None
    if surname.isupper() and (
        surname in _LETTERS or surname == initials_of(match[0][: match.start("surname") - match.start()])
    ):
        return None
    if surname.isupper() and len(surname) < 5 and not (known or titled):
        return None
    if not _may_be_surname(surname, titled or known):
        return None
    return Strength.TITLED if titled else Strength.KNOWN if known else Strength.SHAPE


def _is_common(word: str) -> bool:
    """Tell a word that stands in no name but as the first: it is common, and nobody's surname."""
    return word in common_words() and word not in _SURNAMES


# "Strengthening Independence", "Public Engagement": shaped like names
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ship|ance|dence|cy|ics|ology|isation)s?$")
_ACRONYMS = frozenset(load("names")["no_initials"])


def _may_be_surname(surname: str, titled: bool) -> bool:
    last = _TOKEN.findall(surname)[-1].casefold() if _TOKEN.findall(surname) else ""
    if surname.isupper() and surname in _LETTERS:
        return False
    return last not in common_words() or (titled and last in _SURNAMES)
