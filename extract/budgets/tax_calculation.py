"""The sums by which the law has a council calculate its tax: "£9m being the aggregate of the amounts which …"."""

from extract.budgets.forms import form
from models import BudgetKind

_BEING = r"\s*(?:\([^()]{0,120}\)\s*)?,?\s*(?:being|is) the "
_ITEMS = rf"{_BEING}aggregate (?:of the )?amounts?\b[^;£]{{0,80}}?\bitems? set out in section \d+[A-Z]?\s*"
_DIFFERENCE = rf"{_BEING}amount by which the aggregate\b"

# what the council spends, what comes in, the tax that makes up the difference or the budget that it is, the tax itself
CALCULATED = (
    # "£9m being the aggregate of the amounts which the Council estimates for the items set out in Section 31A(2)"
    form(BudgetKind.EXPENDITURE, "calculated", after=rf"{_ITEMS}\(2\)"),
    form(BudgetKind.INCOME, "calculated", after=rf"{_ITEMS}\(3\)"),
    form(BudgetKind.INCOME, "calculated", after=rf"{_DIFFERENCE}[^£]{{0,400}}?tax requirement"),
    form(BudgetKind.BUDGET, "calculated", after=_DIFFERENCE),
    # "£9m being the aggregate of the sums which will be payable into its general fund in respect of non-domestic rates"
    form(BudgetKind.INCOME, "calculated",
         after=rf"{_BEING}aggregate of the sums which [^;£]{{0,60}}?\bwill be payable\b"),
    form(BudgetKind.INCOME, "calculated",
         after=rf"{_BEING}(?:aggregate amount of all special items|amount (?:at|given by)\b)"),
)  # fmt: skip
