"""Words that the end of a printed line, or a raised tail, cut in two."""

import re

_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)[,.;:)]?$")  # "6 th": the raised tail of an ordinal
_TIED = frozenset(("and", "or", "to"))  # "pre- and post-natal": the hyphen ends the word
_DOMAINS = frozenset(("uk", "com", "org", "net", "eu", "ie", "gov", "scot", "wales", "london", "info", "example"))
_DAY = re.compile(r"(?:^|\D)[0-3]?\d$")


def continues(tail: str, word: str) -> bool:
    """Tell the raised tail of an ordinal: "6 th" was one word."""
    return word[0] in "snrt" and bool(_ORDINAL_TAIL.match(word) and _DAY.search(tail))


def was_broken(tail: str, word: str) -> bool:
    """Tell a word that a line's end cut in two: at its own hyphen ("2024-", "25"), or before the dot of an address."""
    if len(tail) > 1 and tail[-1] == "-" and tail[-2].isalnum():
        return word not in _TIED
    if "@" not in tail:
        return False
    return (word[0] == "." and word[1:2].isalpha()) or (word[0].islower() and tail.rpartition(".")[2] not in _DOMAINS)
