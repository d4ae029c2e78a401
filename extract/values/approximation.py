"""Whether a sum is exact, by the words right around it: "circa £21m", "in excess of £1m", "£40k or so"."""

import re
from functools import cache

from extract.edges import EndingPattern
from extract.lexicon import alternatives, load

# "members asked about the £9k": the sum they asked about is exact
_ASKED_ABOUT = re.compile(
    r"\b(?:ask\w*|enquir\w*|quer\w+|questions?|spoke|told|concerns?|information|details?|clarification)\s+about\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "£86 less than the £400 applied for": how one sum differs from another
_COMPARED = re.compile(
    r"[£€][\d.,]+\s?(?:k|m|bn|million|thousand)?\s+(?:more|less|higher|lower|above|below|over|under)\s+(?:than\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "The estimated total value of the contract, based on four years, is £9m", "an estimated annual value of £2m"
_ESTIMATED = re.compile(
    r"\bestimated\s+(?:[\w-]+\s+){0,2}(?:value|cost|price|worth)\b(?:[^.;£]|\.(?=\d)){0,140}?\b(?:is|was|at|of|be|being)\s+$",
    re.IGNORECASE,
)
# "an estimated surplus of £3k"
_ESTIMATED_OF = re.compile(
    r"\bestimated\s+(?:[\w-]+\s+){0,2}(?:surplus|deficit|overspend|underspend|shortfall|savings?|income|receipts?|budget|gap|total"
    r"|expenditure|spend|spending|pressure)\s+of\s+$",
    re.IGNORECASE,
)
_REACH = 200  # characters


def is_approximate(text: str, start: int, end: int) -> bool:
    """Tell whether the words right around `text[start:end]` make the sum inexact ("circa", "in excess of", "or so")."""
    before, after = _approximately()
    lead = text[max(0, start - 40) : start]
    stuck = lead[-1:] in ("c", "C", "~") and not lead[-2:-1].isalpha() and lead[-2:-1] != "/"
    loose = before.search(lead) and not (_ASKED_ABOUT.search(lead) or _COMPARED.search(lead))
    before_it = text[max(0, start - _REACH) : start]
    worth = "stimated" in before_it and (_ESTIMATED.search(before_it) or _ESTIMATED_OF.search(before_it))
    return stuck or bool(loose) or bool(worth) or bool(after.match(text, end))


@cache
def _approximately() -> tuple[EndingPattern, re.Pattern[str]]:
    words = load("money")
    before = alternatives(words["approximate_before"])
    after = alternatives(words["approximate_after"])
    return (
        EndingPattern(
            rf"(?<![\w/])(?:{before})\s*(?:an?\s+(?:additional|further|extra|total\s+of)\s+|the\s+)?\(?$", re.IGNORECASE
        ),
        re.compile(rf"\s?\(?(?:{after})(?![\w£\d])|\+(?!\s*(?:VAT|[\d£]|(?-i:[A-Z])))", re.IGNORECASE),
    )
