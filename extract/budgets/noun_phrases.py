"""The noun phrases around a sum, cut out of its sentence by their boundaries: verbs, prepositions, articles, times."""

import re
from functools import cache

from extract.lexicon import alternatives, load

_SEGMENT = re.compile(r"[;:,|•\n()]|\.(?:\s|$)|\s[–-]\s|\s[–-]$")
_TIME = re.compile(
    r"""\b(?:(?:for|in|during|at|to|on|from|by|since|until|as\s+at)\s+)?(?:the\s+)?(?:(?:financial\s+)?year\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?
    (?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?=\d))?
    (?:(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?|\d\d/\d\d)\b(?:\s+financial\s+year)?""",
    re.VERBOSE,
)
_ONLY_TIME = re.compile(
    r"""(?:(?:the|a|an|next|last|this|one|two|three|four|five|six|seven|eight|nine|ten|twelve|first|second|further|full|past|coming|each|every|quarter|month|months|
    weeks?|days?|years?|hours?|end|start|of|\d++|January|February|March|April|May|June|July|August|September|October|November|December)\s*+)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TO_DATE = re.compile(r"\b(?:year[\s-])?to[\s-]date\b", re.IGNORECASE)
# "Better Care (Pooled) Fund": a bracket inside a name ends no phrase
_NAMED = re.compile(r"(?<=[a-z]\s)\(([A-Z][a-z]+)\)(?=\s[A-Z])")
_KEPT = str.maketrans("\ue000\ue001\ue002", "() ")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?|\([a-z]{1,4}\)")
_LONGEST = 10  # words: what is longer is no name of a thing


def phrase_after(what: str) -> str | None:
    """Cut the phrase that opens a stretch of words at its first verb; "to", "with" and the like may go on with it."""
    words = _bound(_TIME.split(what)[0]).split()
    stops = _stops()
    for i, word in enumerate(words):
        ahead = _plain(words[i + 1]) if i + 1 < len(words) else ""
        opens = (word in ("and", "to", "by") and ahead in _boundaries()) or (
            word in ("and", "by") and ahead in _words("determiners")
        )
        if i and ((_is_verb(words, i) and _plain(word) in stops) or opens or word.casefold() == "along"):
            words = words[:i]
            break
    found = checked(words)
    return None if found and " " not in found and found.islower() and found.endswith(("ed", "ly")) else found


def phrase_before(before: str) -> str | None:
    """Find the noun phrase that leads up to a sum: that of the last clause, without its verb and what follows it."""
    parts = [part for part in _SEGMENT.split(_kept(before)) if part.strip(" “”\"'(")]
    if not parts:
        return None
    whole = _words_of(_TIME.sub(" ", _TO_DATE.sub(" ", parts[-1])))
    if len(whole) == 1 and len(parts) > 1 and _plain(whole[0]) not in _boundaries() | _words("edges"):
        return (
            None if whole[0].islower() and whole[0].endswith(_PARTICIPLES) else checked(whole)
        )  # an entry: "Areas: Estates £2m, Prescribing £7m"
    words = whole[:]
    acted = False
    while words and (_is_verb(whole, len(words) - 1) or _plain(words[-1]) in _words("edges")):
        acted = acted or _plain(words[-1]) in _boundaries()
        if _plain(words.pop()) in _words("pronouns"):
            return None  # "after much discussion it was agreed to pay £9": of another clause
    start, paid = 0, False
    for i, word in enumerate(words):
        if _is_verb(whole, i):
            start, paid = i + 1, _plain(word) in _words("paid") or (paid and start == i)
        elif word in _words("determiners") and i > 0 and _plain(words[i - 1]) not in _words("prepositions"):
            start = i
    words = words[start:]
    if "towards" in words:
        words = words[words.index("towards") + 1 :]
    if "for" in words[1:-1] and (paid or words[0] in _words("bills")):  # "pay Marlow Ltd for the hedge £40"
        at = words.index("for")
        words = words[at + 1 :] if any(word[:1].isupper() for word in words[:at]) else words
    found = checked(words)
    determined = words and words[0].casefold() in _words("determiners")
    leftover = found and not determined and _is_leftover(found)
    return None if leftover or (found and acted and _is_actor(found)) else found


def phrase_governing(before: str) -> str | None:
    """Find what a clause speaks of, the noun phrase in front of its verb: "the Capital programme is forecast to …".

    Between the two and the sum stands no more than the verb and the kind of the sum. Who acts is none: "the Trust
    reported a deficit of £9m" is of the Trust, which the record's organisation is for.
    """
    words = _words_of(_TIME.sub(" ", _TO_DATE.sub(" ", _CLAUSE.split(_kept(before))[-1])))
    told = _words("links", "edges", "qualifiers", "generic", "finite")
    rest = next((i for i in range(len(words), 0, -1) if _plain(words[i - 1]) not in told), 0)
    verb = next((i for i in range(max(1, rest), len(words)) if _plain(words[i]) in _words("finite")), 0)
    if not verb:
        return None
    start = max((i for i in range(1, verb) if _opens_anew(words, i)), default=0)
    words = words[start:verb]
    found = checked(words)
    if found is None or _plain(words[0]) in _boundaries() | _words("titles") or len(found.split()) > _SHORTER:
        return None
    if any(_plain(words[i]) in _words("pronouns") or _is_verb(words, i) for i in range(len(words))) or _is_actor(found):
        return None
    return None if found.islower() and found.endswith(_PARTICIPLES) and " " not in found else found


def _opens_anew(words: list[str], i: int) -> bool:
    """Tell an article that opens another phrase: "The following year | the overspend"."""
    return _plain(words[i]) in _words("determiners") and _plain(words[i - 1]) not in _words("prepositions") | {"and"}


_PARTICIPLES = ("ed", "ing", "ly")
_CLAUSE = re.compile(
    r"""[;:|•\n]|\.\s|,\s+(?:and|but|which|with|while|after|so|although)?\s*|\b(?:that|while|whilst)\s
    | \band\s(?=(?:the|an?|its|our|their|there|this|these|it|he|she|they)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_HEAD = re.compile(r"(?<=\w)\s(?:for|of|on|in|to|with|at)\s")
_SHORTER = 7  # words of a phrase that stands further off


def _kept(text: str) -> str:
    return _bound(_NAMED.sub("\ue000\\1\ue001", text) if "(" in text else text)


def _bound(text: str) -> str:
    """Hold together what is one word to the eye: "out of area placements", "the set aside budget"."""
    return _compounds().sub(lambda found: found[0].replace(" ", "\ue002"), text)


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(_words('compounds')))})\b", re.IGNORECASE)


def _words_of(text: str) -> list[str]:
    return [word for word in text.split() if word == "&" or re.search(r"\w", word)]


def _is_leftover(text: str) -> bool:
    """One small word, adverb or participle that no article determines is the rest of a clause, not the name of a thing.

    >>> _is_leftover("amongst"), _is_leftover("Previously"), _is_leftover("iBCF"), _is_leftover("day care")
    (True, True, False, False)
    """
    return " " not in text and (text.islower() or text.endswith(("ly", "ing", "ed")))


def _is_verb(words: list[str], i: int) -> bool:
    """Tell a verb from its like in a name: "Agree a budget" and "agreed", not "Cost Improvement Programme"."""
    word = words[i]
    if _plain(word) not in _boundaries():
        return False
    ahead = _plain(words[i + 1]) if i + 1 < len(words) else ""
    if word in ("cost", "costs") and ahead and ahead not in _words("edges") - {"of", "for"}:
        return False  # "the running cost allowance"
    if word in ("spend", "pay") and ahead in _words("finite") - {"to"}:
        return False  # "the capital spend was"
    named = i + 1 < len(words) and words[i + 1][:1].isupper()
    return word.islower() or word.isupper() or (i == 0 and not named)


def checked(words: list[str]) -> str | None:
    """Trim a phrase and refuse it where it names no thing: pronouns, times, people, the bare name of a kind."""
    while words and (_plain(words[0]) in _words("edges") or _NUMBER.fullmatch(words[0])):
        words = words[1:]
    if len(words) > 1 and words[0] in _words("openers") and _plain(words[1]) not in _words("prepositions"):
        words = words[2:] if words[1] in _words("determiners") else words[1:]
    while words and _plain(words[-1]) in _words("edges") | {"to", "by", "from", "with"}:
        words = words[:-1]
    text = " ".join(words).translate(_KEPT).strip(' -–:,•.“”"')
    if len(words) > _LONGEST or len(text) < 3 or not re.search(r"[A-Za-z]{3}", text):
        return None
    if is_generic(text) or _ONLY_TIME.fullmatch(text) or _plain(words[0]) in _words("titles"):
        return None
    return None if re.fullmatch(r"[A-Z]{2,3}|\d.*%.*", text) else text


def is_generic(text: str) -> bool:
    """Tell words that say nothing of what money is for: "forecast overspend", "the total net cost"."""
    *first, last = text.casefold().split()
    named = last in _words("generic") and all(word in _words("qualifiers") for word in first)
    return named or text.casefold() in _words("generic")


def _is_actor(text: str) -> bool:
    """A post, initials, or a given name with a surname: who acted, and nothing that a sum is for."""
    words = _HEAD.split(text)[0].split()
    if len(words) == 2 and " ".join(words).istitle() and words[0] in _given_names():
        return True
    return _plain(words[-1]) in _words("actors") or bool(re.fullmatch(r"[A-Z]{2,5}", text))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("given_names")["names"].split())


def _plain(word: str) -> str:
    return word.strip("“”\"'().,:;").casefold()


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in load("budget_subjects")[name])


@cache
def _stops() -> frozenset[str]:
    return _boundaries() - {"to", "at", "with", "from", "by", "or"}


def opens_clause(words: list[str]) -> bool:
    """Tell words that hold a verb or a preposition: no noun phrase of one piece."""
    told = _words("boundaries", "prepositions", "comparatives", "determiners")
    return any(_plain(word) in told or word == "and" for word in words)


def _boundaries() -> frozenset[str]:
    return _words("boundaries")
