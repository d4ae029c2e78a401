"""What a figure of a table is: by its column's head, else its row's name, else what the table stands under."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extract.budgets.cues import best_kind, cues_in, holds, is_weak, last_phrase
from extract.budgets.limits import leads_to_limits
from extract.lexicon import alternatives, load
from models import BudgetKind


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("budget_kinds")["columns"]
    return tuple(
        (kind, re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])", re.IGNORECASE))
        for kind, words in table.items()
    )


# "Chq No. | Payee | Amount": the heads of a list of payments
_PAYEES = re.compile(r"\b(?:payees?|ch(?:e)?q(?:ue)?|paid\s+to|suppliers?)\b", re.IGNORECASE)


# a table of savings is one, whatever its rows are called
_TITLES = (BudgetKind.SAVING, BudgetKind.PRESSURE)
# and so are the rows below "Grants"
_GROUPS = (*_TITLES, BudgetKind.GRANT, BudgetKind.CONTRIBUTION, BudgetKind.RESERVE)
_GROUP = 40  # characters: no name of rows is longer


@lru_cache(maxsize=4096)
def kind_of_cell(
    head: str, row: str, around: tuple[str, ...], value: Decimal, adverse: bool | None = None
) -> tuple[BudgetKind, str]:
    """Tell what a table's figure is, and by what: its column's `head`, its `row`, or the words `around` the table.

    `adverse` says which way a variance goes, where the table's own sums tell.
    """
    kind, varies = kind_of_head(head)
    if varies:
        return _by_sign(head, value, adverse), "head"
    if kind is BudgetKind.CONTRIBUTION and best_kind(cues_in(row)) is BudgetKind.GRANT:
        return BudgetKind.GRANT, "row"
    if kind is not None:
        return kind, "head"
    if any(leads_to_limits(words) for words in around[:4]):
        return BudgetKind.THRESHOLD, "limit"
    if any(_PAYEES.search(words) for words in (head, *around[:1])):
        return BudgetKind.EXPENDITURE, "payees"
    plain: tuple[BudgetKind, str] | None = None
    unsaid = best_kind(cues_in(row)) in (None, BudgetKind.EXPENDITURE, BudgetKind.BUDGET)
    grouped = best_kind(cues_in(around[1])) if len(around) > 1 and len(around[1]) < _GROUP else None
    if unsaid and grouped in _GROUPS:
        return grouped, "caption"
    titled = next((found for words in around[:3] if len(words) < 120 and (found := best_kind(cues_in(words)))), None)
    if unsaid and titled in _TITLES:
        return titled, "caption"
    for words, rule in ((row, "row"), *((text, "caption") for text in around)):
        found = best_kind(cues_in(words)) if len(words) < 200 else last_phrase(words)
        if found is None or (rule == "caption" and found is BudgetKind.RESERVE and not holds(words)):
            continue
        if found is not BudgetKind.BUDGET or not is_weak(words):
            return (found, rule) if plain is None or found is not BudgetKind.EXPENDITURE else plain
        plain = plain or (found, rule)
    return plain or (BudgetKind.OTHER, "unknown")


# a head that the page broke in mid-word: "Forecas t", "Varianc e"
_BROKEN = re.compile(
    r"forecast|variance|budget|outturn|actual|expenditure|income|reserve|balance|allocation|saving|grant", re.IGNORECASE
)


# "Plan YTD", "Budget to date": a budget, where "YTD" alone is what was spent
_TO_DATE = re.compile(r"\b(?:ytd|year[\s-]to[\s-]date|to\s+date)\b", re.IGNORECASE)


@lru_cache(maxsize=1024)  # every figure of a column asks for its head
def kind_of_head(head: str) -> tuple[BudgetKind | None, bool]:
    """Tell what the figures under a head are; the flag says that they are variances, over or under by their sign."""
    squeezed = _BROKEN.findall(re.sub(r"\s", "", head))
    if squeezed and not any(pattern.search(head) for _, pattern in _columns()):
        head = f"{head} {' '.join(squeezed)}"
    words = best_kind([cue for cue in cues_in(head) if cue[2] in (BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND)])
    for words_of_head in (_TO_DATE.sub(" ", head), head):
        for kind, pattern in _columns():
            if pattern.search(words_of_head):
                return (None, True) if kind == "variance" else (BudgetKind(kind), False)
    return (None, True) if words is not None and re.search(r"[(/]", head) else (words, False)


def _by_sign(head: str, value: Decimal, told: bool | None) -> BudgetKind:
    """Tell which way a variance goes: brackets in the head say what a negative means, else negative is underspent.

    >>> _by_sign("Variance fav/(adv)", Decimal(-3), None).value, _by_sign("Variance", Decimal(-3), None).value
    ('overspend', 'underspend')
    """
    negative = re.search(r"\(\s*(?:over|adv|deficit|unfav)", head, re.IGNORECASE)
    positive = re.search(r"\(\s*(?:under|fav|surplus)", head, re.IGNORECASE)
    over = value < 0 if negative else value > 0
    over = told if told is not None and not negative and not positive else over
    return BudgetKind.OVERSPEND if over else BudgetKind.UNDERSPEND


@cache
def _no_money() -> re.Pattern[str]:
    words = sorted(load("budget_kinds")["no_money"]["words"], key=lambda word: (-len(word), word))
    inside = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_no_money(words: str) -> bool:
    """Tell heads and row names under which figures are no sums ("FTE", "% of budget", "No. of cases").

    >>> names_no_money("No. of cases"), names_no_money("Cost per case £"), names_no_money("Net budget")
    (True, False, False)
    """
    return bool(_no_money().search(words)) and not re.search(r"[£€]", words)
