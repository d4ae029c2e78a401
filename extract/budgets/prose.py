"""The sums of running text, each read in its sentence, between its neighbours and under its headings."""

import re
from collections.abc import Iterator, Sequence

from extract.budgets.cues import ABOUT
from extract.budgets.enumeration import Phrase
from extract.budgets.kinds import kind_of_phrase
from extract.budgets.printed_years import periods_in
from extract.budgets.proposals import CYCLIC, DATED, propose
from extract.budgets.relative_years import YearContext
from extract.budgets.subjects import organisation_of_phrase, subject_of_sum
from extract.budgets.surroundings import Surroundings
from extract.budgets.topics import topics_of
from extract.budgets.years import Sentence, governing_period, is_rate, is_tax, is_yearly
from extract.edges import EndingPattern
from extract.matches import Match
from extract.values.money import FoundAmount
from extract.values.sentences import sentence_at
from models import BudgetKind, FindingKind, Paper

# "Accounts for the year ended 31 March", "Budget 2020/21": a heading that dates even plain payments
_ACCOUNTS = re.compile(
    r"\byear\s+(?:ended|ending)\b|\b(?:accounts|budget|precept|estimates|outturn|statements|allocations?)\b[^.;]{0,30}\b(?:19|20)\d\d\b"
    r"|\bamounts\s+be\s+(?:now\s+)?calculated\b[^.;]{0,30}\bfor\s+the\s+year\b",
    re.IGNORECASE,
)
# Kinds whose year a heading or a lead-in may supply.
_YEARLY = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE, BudgetKind.CONTRIBUTION})
# "from £24 to £27": what it was before is of no year that is spoken of
_FROM = EndingPattern(rf"\bfrom\s+{ABOUT}", re.IGNORECASE)
_TO = re.compile(r"\s*(?:\+?\s?VAT\s+)?(?:[\w/%-]+\s+){0,3}?to\s+(?:\S+\s+)?", re.IGNORECASE)
_MOVED = ("from_reserve", "goal")  # what is taken out of a reserve or put into it
_YEAR_END = re.compile(r"\byear[\s-]end\b", re.IGNORECASE)
_TOLD = 2000  # characters of a paragraph that can say which year its sums are of


def read_stretch(
    paper: Paper, start: int, end: int, amounts: Sequence[FoundAmount], context: Surroundings
) -> Iterator[Match]:
    """Read the sums of a paragraph, or of a cell that holds words."""
    earlier: BudgetKind | None = None
    subject: str | None = None
    periods = periods_in(paper, start, end)
    for i, amount in enumerate(amounts):
        if amount.rule == "misprint":
            yield Match(amount.start, amount.end, "misprint", data={"problem": FindingKind.UNREADABLE_AMOUNT})
            continue
        first, last = sentence_at(paper.text, amount.start, start, end)
        left = amounts[i - 1].end if i and amounts[i - 1].end > first else first
        right = amounts[i + 1].start if i + 1 < len(amounts) and amounts[i + 1].start < last else last
        phrase = Phrase(
            before=paper.text[left : amount.start],
            after=paper.text[amount.end : right],
            sentence=paper.text[first:last],
            told=paper.text[first : amount.start],
            headings=context.headings,
            earlier=earlier if left > first else None,
            link=paper.text[left : amount.start] if left > first else "",
            previous=earlier,
            paragraph=paper.text[max(start, first - 200) : first],
            beyond=paper.text[amounts[i + 1].end : last] if right < last else "",
        )
        kind, rule = kind_of_phrase(phrase, amount.value, signed=amount.signed)
        period = None
        if kind is not BudgetKind.THRESHOLD:
            told = paper.text[max(start, first - _TOLD) : first]
            years = _years_around(paper, told, (kind, rule), context, phrase)
            sentence = Sentence(first, last, [f for f in periods if first <= f.start and f.end <= last])
            period = governing_period(paper.text, sentence, amount.start, amount.end, years)
        earlier = kind
        subject = subject_of_sum(phrase, subject if phrase.link else None)
        organisation = organisation_of_phrase(phrase.before, phrase.after)
        yield propose(amount, f"{amount.rule}.{rule}", kind, period, subject, organisation)


def _years_around(
    paper: Paper, paragraph: str, told: tuple[BudgetKind, str], context: Surroundings, phrase: Phrase
) -> YearContext:
    """Say where a sum of a kind may take its year from, beyond its own clause.

    A sum of every year, and one that is paid by the hour, is of no year that is told elsewhere; a tax is of a year by
    its nature, and so is a step from one forecast to the next; a balance is of the day of the balances before it.
    """
    kind, rule = told
    cyclic = kind in CYCLIC or rule == "change" or (kind is BudgetKind.INCOME and is_tax(phrase.before))
    yearly = is_yearly(phrase.before, phrase.after)
    held = kind is BudgetKind.RESERVE and rule not in _MOVED
    topics = topics_of(paper)
    leads = context.leads
    if not cyclic and kind not in _YEARLY:
        leads = tuple(lead for lead in leads if _ACCOUNTS.search(lead))
    topic = None
    dated = (cyclic or rule == "charged") and not yearly
    if not held and (dated or topics.is_financial(paper.blocks[context.block].item)):
        topic = topics.at(context.block)
    if yearly and topic is None:
        return YearContext("", (), None, paper.facts.date, cyclic, kind in DATED)
    if held and phrase.previous is not BudgetKind.RESERVE and rule != "held" and not _YEAR_END.search(phrase.before):
        paragraph = ""
    bare = kind not in CYCLIC and bool(_FROM.search(phrase.before) and _TO.fullmatch(phrase.after))
    return YearContext(
        paragraph,
        leads,
        None if is_rate(phrase.after) and kind is not BudgetKind.INCOME else topic,
        paper.facts.date,
        cyclic,
        days=kind in DATED,
        held=held,
        bare=bare,
    )
