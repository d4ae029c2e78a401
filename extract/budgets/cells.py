"""What a figure of a table is: by its column's head, else its row's name, else what the table stands under."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from extract.budgets.cues import best_kind, cues_in, is_weak, last_phrase
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


@lru_cache(maxsize=4096)
def kind_of_cell(head: str, row: str, around: tuple[str, ...], value: Decimal) -> tuple[BudgetKind, str]:
    """Tell what a table's figure is, and by what: its column's `head`, its `row`, or the words `around` the table."""
    kind = _kind_of_head(head, value)
    if kind is BudgetKind.CONTRIBUTION and best_kind(cues_in(row)) is BudgetKind.GRANT:
        return BudgetKind.GRANT, "row"
    if kind is not None:
        return kind, "head"
    if any(_PAYEES.search(words) for words in (head, *around[:1])):
        return BudgetKind.EXPENDITURE, "payees"
    plain: tuple[BudgetKind, str] | None = None
    for words, rule in ((row, "row"), *((text, "caption") for text in around)):
        found = best_kind(cues_in(words)) if len(words) < 200 else last_phrase(words)
        if found is None:
            continue
        if found is not BudgetKind.BUDGET or not is_weak(words):
            return (found, rule) if plain is None or found is not BudgetKind.EXPENDITURE else plain
        plain = plain or (found, rule)
    return plain or (BudgetKind.OTHER, "unknown")


# a head that the page broke in mid-word: "Forecas t", "Varianc e"
_BROKEN = re.compile(
    r"forecast|variance|budget|outturn|actual|expenditure|income|reserve|balance|allocation|saving|grant", re.IGNORECASE
)


def _kind_of_head(head: str, value: Decimal) -> BudgetKind | None:
    squeezed = _BROKEN.findall(re.sub(r"\s", "", head))
    if squeezed and not any(pattern.search(head) for _, pattern in _columns()):
        head = f"{head} {' '.join(squeezed)}"
    words = best_kind([cue for cue in cues_in(head) if cue[2] in (BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND)])
    for kind, pattern in _columns():
        if pattern.search(head):
            return _by_sign(head, value) if kind == "variance" else BudgetKind(kind)
    if words is not None:
        return _by_sign(head, value) if re.search(r"[(/]", head) else words
    return None


def _by_sign(head: str, value: Decimal) -> BudgetKind:
    """Tell which way a variance goes: brackets in the head say what a negative means, else negative is underspent.

    >>> _by_sign("Variance fav/(adv)", Decimal(-3)).value, _by_sign("Variance", Decimal(-3)).value
    ('overspend', 'underspend')
    """
    adverse = re.search(r"\(\s*(?:over|adv|deficit|unfav)", head, re.IGNORECASE)
    over = value < 0 if adverse else value > 0
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
