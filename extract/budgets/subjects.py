"""What a sum of money is for, and whose it is: the noun phrase that governs it, or the name of its row.

The nearest phrase of the sum's own clause counts: what stands behind it ("£9k for the roof"), what it is itself ("the
£12m waste reserve"), what stands before it ("the roof repairs of £9k"), what its clause speaks of ("the Capital
programme is forecast to underspend by £9m"), what the sum before was for where it goes on with it ("from £9 to £12"),
the label in front of its paragraph ("Swimming: …"). A heading is never guessed from: the evidence names the section and
the item.
"""

import re

from extract.budgets.enumeration import Phrase
from extract.budgets.forms import pattern
from extract.budgets.noun_phrases import checked, opens_clause, phrase_after, phrase_before, phrase_governing
from extract.budgets.predicates import is_clause

_MONEY = r"""(?:overspends?|underspends?|deficit|surplus|pressures?|savings?|grants?|contributions?|donations?|loans?|
        budget|allocation|funding|provision|reserve|shortfall|gap|variance|increase|reduction|cut|virement|investment|
        loan facility|investments)"""
_WHAT = r"(?P<what>[^,;:.()£|\n]{3,120})"
_PURPOSE = r"""to (?:fund|support|cover|meet|pay for|help with|reduce|increase|improve|replace|repair|provide|extend|
        refurbish|build|buy|purchase|install|upgrade|develop|create|commission|enable|maintain|renew|restore|convert)"""
# "£40k for grass cutting", "£2m was spent on the library", "£9k to the Scouts towards tents", "£2m overspend on care"
_FOR = pattern(rf"""
        \A\s*(?:\([^)]{{0,60}}\)\s*)?(?:per \w+ |a year |each |\+\s*VAT |plus VAT )?
        (?:(?:of )?(?!(?:and|or|but|which|with|to|from|in|on) )(?:[\w-]+ ){{0,3}}{_MONEY}\s+
        (?:(?:taken|received|made|needed|required|available|allocated) )?)?
        (?:(?:(?:has|have|had|will|would|should|to) )?(?:be |been |was |were |is |are )
        (?:\w+ed|spent|made available|set aside|kept) )?
        (?:to (?:the )?(?-i:[A-Z])[^,;:.()£|\n]{{2,40}}? (?=towards |for ))?(?:from [^,;:.()£|\n]{{2,40}}? (?=to ))?
        (?:for|towards|on|within|(?:was |is |were |are )?(?:due to|driven by)|{_PURPOSE}|in respect of|in relation to|
        (?:which |that )?relat(?:ing|ed|es) to|allocated to(?= (?:the|our|its|(?-i:[A-Z])))) {_WHAT}""")
# "a £0.3m underspend in the Early Years Block"
_IN = pattern(rf"\A\s*(?!(?:and|or|but) )(?:[\w-]+ ){{0,2}}{_MONEY} (?:in|against) {_WHAT}")
# "£40k of specific grant income"
_OF = pattern(rf"\A\s*of (?!which\b|whom\b|it\b|this\b|these\b|that\b|them\b){_WHAT}")
# "add £9k to the play area reserve"; "the use of £9k from the Budget Support Reserve"
_INTO = pattern(r"""
        \A\s*(?:in)?to (?P<what>(?:the |our |its )?[^,;:.()£|\n]{3,80}?\b
        (?:reserve|fund|programme|budget|scheme|project))\b""")
_FROM = pattern(r"""
        \A\s*from (?:the |our |its )?(?P<what>[^,;:.()£|\n]{3,80}?\b
        (?:reserve|fund|grant|contingency|programme))\b""")
# "the £12m waste reserve", "a £2.1m Town Deal grant": what the sum is itself, by more than its kind
_IS = pattern(rf"\A\s*(?P<what>(?:[\w’'-]+ ){{1,5}}?{_MONEY})\b")
# "the boiler at a cost of £9k", "the land for the sum of £2m": how much it is, behind what it is for
_AT = pattern(r"""
        (?:,?\s+(?:at|with|for|in|to) (?:an?|the) (?:[\w-]+ ){0,2}
        (?:cost|price|budget|sum|amount|value|fee|rent|receipt|premium)
        (?: (?:of|not exceeding|up to|no more than|not less than))*
        |  in (?:excess|the region|the order) of
        |  at)\s+(?:c\.|about\s|around\s|approximately\s|up to\s)?\s*$""")
# "award the cleaning contract to Marlow Ltd"
_AWARDED = re.compile(r"\s+to\s+(?:the\s+)?[A-Z][^,;.£]{2,80}$")
# "the HRA programme, which totals £9m", "the Parks Reserve, leaving a balance of £9k", "care, where costs rose by £9k"
_WHICH = pattern(r"""
        (?:,?\s+(?:where|whose) [^,;.£]{2,50}
        | ,?\s+(?:in )?which (?:now |currently |then |there )?
        (?:totals?|totalled|is|was|are|were|amount\w*|stood|stands|would|will)(?: [^,;.£]{2,30})?
        | ,?\s+leav(?:ing|es) (?:an? )?(?:balance|total|shortfall|gap)?(?: of)?)\s+(?:\S+ )?$""")
# "from £24 to £27", "by £4 to £52", "(currently £1,980)": the same thing at another price
_SAME_THING = pattern(r"""
        \s*(?:\+?\s*VAT\s*)?(?:(?:is|was|be) \w+)?(?:(?:a \w+|per \w+) )?(?:up |down )?
        (?:,?\s*(?:to|and then) |\(\s*(?:currently|previously|was|were|now|from|up from) )(?:\S+ )?""")
# "Swimming: parents' contributions had brought in £1,132", "Play area inspections. The increase …"
_LABEL = re.compile(
    r"\W*(?:(?P<label>[A-Z][^:;.£|\n]{2,50}?)\s*:\s+(?=\S)|(?P<title>[A-Z][\w’'&-]*(?:\s[\w’'&-]+){1,3})\.\s*$)"
)
# "a grant from Coalbridge Trust", "paid to Hollin & Sons"
_ORGANISATION = re.compile(
    r"\b(?:from|to|by|with|through|of)\s+(?:the\s+)?(?P<who>(?:[A-Z][\w’'&-]*|NHS)(?:\s+(?:[A-Z][\w’'&-]*|of|and|for|the|&)){0,7}?\s+(?:Council|Trust|Board|Ltd|Limited|Association|Authority|Service|Services|Group|Partnership|Foundation|Committee|Company|Bank|Commission|Agency|Society|University|College|School|Charity|Government|plc|LLP|CCG|ICB|England|Scotland|Wales))\b"
)


def subject_of_sum(phrase: Phrase, earlier: str | None) -> str | None:
    """Name what a sum in prose is for, in the paper's words, short; None where no phrase says.

    `earlier` is what the sum before it was for.

    >>> subject_of_sum(Phrase("It was agreed to spend ", " on repairs to the slide.", ""), None)
    'repairs to the slide'
    >>> subject_of_sum(Phrase("5.1 The Better Care (Pooled) Fund budget for 2023/24 is ", ".", ""), None)
    'Better Care (Pooled) Fund budget'
    >>> subject_of_sum(Phrase("At Quarter 1 the forecast was an overspend of ", ".", ""), None) is None
    True
    """
    if earlier is not None and _SAME_THING.fullmatch(phrase.link):
        return earlier
    before = _AT.sub(" ", phrase.before)
    before = _AWARDED.sub("", before) if "ward" in before else before
    found = _behind(phrase.after) or phrase_before(before) or phrase_governing(before)
    if found is None and (source := _FROM.match(phrase.after)):
        found = checked(source["what"].split())
    if found is None and (behind := _WHICH.search(before)):
        found = phrase_before(before[: behind.start()])
    return found or _label(phrase) or _entry(phrase)


def organisation_of_phrase(before: str, after: str) -> str | None:
    """Name the organisation that a sum comes from or goes to, where its clause names one."""
    ahead = re.split(r"[,;.]", after)[0]
    match = _ORGANISATION.search(ahead) or _ORGANISATION.search(re.split(r"[;.]", before)[-1][-120:])
    return match["who"] if match else None


def _behind(after: str) -> str | None:
    for one in (_FOR, _IN, _OF, _INTO):
        match = one.match(after)
        if match and (what := phrase_after(match["what"])):
            return what
    match = _IS.match(after)
    words = match["what"].split() if match else []
    return None if opens_clause(words) else checked(words)


def _label(phrase: Phrase) -> str | None:
    """Take the label that opens the paragraph: "ICT: there is £2,840 in this cost centre"."""
    opening = phrase.paragraph or phrase.sentence
    found = _LABEL.match(opening) if len(phrase.paragraph) < _PARAGRAPH else None
    words = (found["label"] or found["title"]).split() if found else []
    if not words or is_clause(" ".join(words)) or (found and found["title"] and opens_clause(words)):
        return None
    return checked(words)


def _entry(phrase: Phrase) -> str | None:
    """Take the name behind a sum that opens its line ("£130 Hall hire"), or above one that has the line to itself."""
    if phrase.before.strip(" •–-") or phrase.paragraph:
        return None
    behind = _ENDS_ENTRY.split(phrase.after.strip(" .;:|–-"), maxsplit=1)[0]
    above = phrase.headings[0] if phrase.headings and len(phrase.headings[0]) < _NAME else ""
    name = behind or ("" if above.endswith((".", ":", ":-")) else above)
    words = _ENDS_ENTRY.split(name, maxsplit=1)[0].split()
    return None if is_clause(name) or opens_clause(words) else checked(words)


_ENDS_ENTRY = re.compile(r"[,;:.(|\n]")
_NAME = 60  # characters: no name above a sum is longer
_PARAGRAPH = 200  # characters of a paragraph that are kept
