"""The words around a sum, and how it goes on the one before: "£5m, of which £4m", "Adults (+£3m), Waste (-£1m)"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import load
from models import BudgetKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words around a sum: `before` and `after` it within its sentence, cut at the neighbouring sums.

    `sentence` is the whole of it, `told` what of it stands before the sum, `headings` what it stands under, nearest
    first; `earlier` is the kind of the sum right before it in the sentence, `link` the words between the two,
    `previous` the kind of the paragraph's last sum, `paragraph` what stands in it before the sentence, `beyond` what
    stands behind the next sum of the sentence.
    """

    before: str
    after: str
    sentence: str
    headings: tuple[str, ...] = ()
    earlier: BudgetKind | None = None
    link: str = ""
    previous: BudgetKind | None = None
    paragraph: str = ""
    beyond: str = ""
    told: str = ""


# "£5m, of which £4m": the parts of a sum are of its kind
_OF_WHICH = re.compile(
    r"""\b(?:of\s+which(?:,?\s+(?:the\s+)?[\w’' ]{0,30}\s(?:share|element|part)\s+(?:is|was)
    |\s+[\w’' ]{1,25}\s(?:paid|pays|met|gave) | \s+[\w’' -]{1,45}\s(?:is|was|are|were))?
    |consist\w*\s+of|comprised|includ(?:ing|ed|es)|comprising|made\s+up\s+of|consisting\s+of|split\s+between)\s*\S{0,6}\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "£4m relates to capital and £1m": what stands between belongs to the first
_AND = re.compile(
    r"""(?:[,;]|\band|\bplus|\bor)\s*(?:an?\s+)?(?:(?:further|another|additional|net|small)\s+){0,2}
    (?:(?:increase|decrease|reduction|rise|fall|total)\s+of\s+)?$
    | \b(?:rising|increasing|growing|falling|reducing)\s+(?:further\s+)?to\s+(?:\S+\s+)?$
    | ,\s+(?:\w+ly\s+|then\s+|later\s+)?(?:reduced|increased|revised|raised|cut|amended)\s+to\s+(?:\S+\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "from £3m at mid year to £1m", "£2m in May to £4m"
_STEP_TO = re.compile(
    r"\s+(?:at|in|on|by)\s+(?:the\s+)?(?:[\w/-]+\s+){1,4}(?:to|and)\s+(?:c\.|around\s|about\s|some\s)?\s*",
    re.IGNORECASE,
)


def turned(kind: BudgetKind, value: Decimal, *, signed: bool) -> BudgetKind:
    """Let the printed sign part overspends from underspends in one enumeration."""
    if signed and value < 0 and kind is BudgetKind.OVERSPEND:
        return BudgetKind.UNDERSPEND
    if signed and value > 0 and kind is BudgetKind.UNDERSPEND:
        return BudgetKind.OVERSPEND
    return kind


def fresh(phrase: Phrase) -> bool:
    """Tell a sum that opens a new member of an enumeration, so that the words before it speak of the one before."""
    return phrase.earlier is not None and bool(_AND.search(phrase.link))


def own_verb(phrase: Phrase) -> bool:
    """Tell "£2k over budget and £500 | would be saved" from "£2k and £500 | were saved": a clause of its own."""
    return fresh(phrase) and not set(re.findall(r"[^\s,]+", phrase.link.casefold())) <= _steps()


@cache
def _steps() -> frozenset[str]:
    return frozenset(load("budget_kinds")["steps"]["words"])


def joined(phrase: Phrase) -> bool:
    """Tell a sum that goes on the one before it: "from £1m to £2m", "£3m and £4m", "Adults (+£3m), Waste (-£1m)"."""
    words = set(re.findall(r"[^\s,]+", phrase.link.casefold()))
    return words <= _steps() or _STEP_TO.fullmatch(phrase.link) is not None or fresh(phrase) or bracketed(phrase)


def bracketed(phrase: Phrase) -> bool:
    """Tell a sum in brackets behind its name."""
    return phrase.link.rstrip().endswith("(") and phrase.after.lstrip().startswith(")")


def of_which(phrase: Phrase) -> str | None:
    """Tell the parts of a sum ("£5m, of which £4m") by what stands between the two, blank or not; None for others."""
    found = _OF_WHICH.search(phrase.link)
    return phrase.link[: found.start()] if found else None
