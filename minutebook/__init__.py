"""minutebook reads the papers of public boards and builds a searchable timeline of their decisions.

>>> import minutebook
>>> extraction = minutebook.extract("paper.pdf")                                  # doctest: +SKIP
>>> with minutebook.open("minutebook.db") as book:                                # doctest: +SKIP
...     for budget in book.budgets(scheme="Better Care Fund", since="2021-04-01"):
...         print(budget.amount, budget.evidence.quote)
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from minutebook.api import Book, extract, open, read
    from models import (
        Action,
        Budget,
        Evidence,
        Extraction,
        Finding,
        KeyDate,
        Officer,
        Paper,
        PaperFacts,
        Period,
        Resolution,
        Scheme,
        UnreadablePaper,
    )

__all__ = [
    "Action",
    "Book",
    "Budget",
    "Evidence",
    "Extraction",
    "Finding",
    "KeyDate",
    "Officer",
    "Paper",
    "PaperFacts",
    "Period",
    "Resolution",
    "Scheme",
    "UnreadablePaper",
    "__version__",
    "extract",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load the API on first use, so that `minutebook --help` loads nothing heavy."""
    if name in ("Book", "extract", "open", "read"):
        from minutebook import api

        return getattr(api, name)
    if name in __all__:
        import models

        return getattr(models, name)
    raise AttributeError(f"module 'minutebook' has no attribute {name!r}")
