"""The unit in which a table prints its money."""

import re
from decimal import Decimal
from functools import lru_cache

# "£000s", "£'000", "(£m)", "All figures in £m", "£ million", "000s £", "£ Thousands", "in thousands of pounds"
_UNIT = re.compile(
    r"""[£€]\s*(?:['’‘`]?000['’]?s?|['’‘`]?k\b|['’‘`]?mn?\b|millions?\b|thousands?\b|bn\b|billions?\b)
      | \b(?:thousands?|millions?|billions?)\s+of\s+pounds\b
      | \b(?:pounds?|sterling|figures?|amounts?|values?)\b[^.|]{0,20}\bin\s+(?:thousands?|millions?|billions?)\b
      | (?<![\d,.])['’‘`]?000['’]?s?\s*[£€]""",
    re.VERBOSE | re.IGNORECASE,
)
# a head that says pounds and no more: "£", "Budget £", "(£)", "Amount (£)", "£ p"
_POUNDS = re.compile(r"[£€](?!\s*[\d'’km])|\bGBP\b|\bin\s+pounds\b", re.IGNORECASE)

_ALONE = re.compile(
    r"\s*\(?(?:all\s+(?:figures|amounts)\s+(?:are\s+)?in\s+)?[£€]s?\)?(?:\s+per\s+\w+)?\s*", re.IGNORECASE
)

SCALES = {"£": Decimal(1), "£000": Decimal(1000), "£m": Decimal(10) ** 6, "£bn": Decimal(10) ** 9}


@lru_cache(maxsize=4096)
def printed_unit(text: str) -> str | None:
    """Find the unit of money that a caption or header cell states: "£000", "£m", "£bn", or None.

    >>> printed_unit("Budget 2024/25 £'000s"), printed_unit("All figures in £m"), printed_unit("Budget")
    ('£000', '£m', None)
    """
    match = _UNIT.search(text) if _may_state(text) else None
    if not match:
        return None
    printed = match[0].casefold()
    if "bn" in printed or "billion" in printed:
        return "£bn"
    return "£m" if "million" in printed or re.search(r"[£€]\s*['’‘`]?mn?\b", printed) else "£000"


def _may_state(text: str) -> bool:
    return "£" in text or "€" in text or any(word in text.casefold() for word in ("thousand", "illion"))


@lru_cache(maxsize=4096)
def column_unit(text: str) -> str | None:
    """Find the unit of a column's head, where a bare "£" means whole pounds.

    >>> column_unit("Revised budget £"), column_unit("Spend £k"), column_unit("No. of grants")
    ('£', '£000', None)
    """
    return printed_unit(text) or ("£" if _may_be_pounds(text) and _POUNDS.search(text) else None)


def _may_be_pounds(text: str) -> bool:
    return "£" in text or "€" in text or any(word in text.casefold() for word in ("gbp", "pounds"))


def pounds_alone(text: str) -> bool:
    """Tell a cell that says whole pounds and nothing else.

    >>> pounds_alone("£s per pupil"), pounds_alone("(£)"), pounds_alone("Cost £"), pounds_alone("£m")
    (True, True, False, False)
    """
    return bool(_ALONE.fullmatch(text))
