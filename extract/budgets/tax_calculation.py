"""The sums by which the law has a council calculate its tax: "£9m being the aggregate of the amounts which …"."""

import re

from models import BudgetKind

# "£9m being the aggregate of the amounts which the Council estimates for the items set out in Section 31A(2)"
_AGGREGATE = re.compile(
    r"\s*,?\s*(?:being|is)\s+the\s+aggregate\s+(?:of\s+the\s+)?amounts?\b[^;£]{0,80}?\bitems?\s+set\s+out\s+in\s+section\s+\d+[A-Z]?\s*\((?P<side>[23])\)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\s*,?\s*(?:being|is)\s+the\s+amount\s+by\s+which\s+the\s+aggregate\b[^£]{0,400}", re.IGNORECASE
)
_OF_TAX = re.compile(
    r"\s*,?\s*(?:being|is)\s+the\s+(?:aggregate\s+amount\s+of\s+all\s+special\s+items|amount\s+(?:at|given\s+by)\b)",
    re.IGNORECASE,
)


def kind_in_tax_calculation(after: str) -> tuple[BudgetKind, str] | None:
    """Tell what a sum of the calculation is: what the council spends, what comes in, the rest, or the tax itself.

    >>> kind_in_tax_calculation(" being the aggregate of the amounts for the items set out in Section 31A(2)")[0].value
    'expenditure'
    """
    aggregate = _AGGREGATE.match(after)
    if aggregate:
        return (BudgetKind.EXPENDITURE if aggregate["side"] == "2" else BudgetKind.INCOME), "calculated"
    rest = _DIFFERENCE.match(after)
    if rest:
        return (BudgetKind.INCOME if "tax requirement" in rest[0].casefold() else BudgetKind.BUDGET), "calculated"
    return (BudgetKind.INCOME, "calculated") if _OF_TAX.match(after) else None
