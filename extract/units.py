"""The unit in which a table prints its money."""

import re

# "£000s", "£'000", "(£m)", "All figures in £m", "£ million"
_UNIT = re.compile(r"£\s*(?:['’]?000s?|k\b|m\b|millions?\b|thousands?\b|bn\b)", re.IGNORECASE)


def printed_unit(text: str) -> str | None:
    """Find the unit of money that a caption or header cell states: "£000", "£m", "£bn", or None.

    >>> printed_unit("Budget 2024/25 £'000s"), printed_unit("All figures in £m"), printed_unit("Budget")
    ('£000', '£m', None)
    """
    match = _UNIT.search(text)
    if not match:
        return None
    printed = match[0].lstrip("£ ").casefold()
    if printed.startswith("bn"):
        return "£bn"
    return "£m" if printed.startswith("m") else "£000"
