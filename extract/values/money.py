"""The grammar of printed sums: "£22.4m", "c. £21m", "£3,234.7k", "£ 300", "(£190)", "£12-15m", "63p", "2 million".

A number is money only by its currency sign, its unit or (a bare "25K") the words around it; percentages, headcounts
and identifiers are none. Amounts are exact decimals in whole units of their currency; a printed minus, or brackets,
make them negative.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extract.lexicon import alternatives, load
from extract.values import money_forms as forms
from extract.values.approximation import is_approximate


class FoundAmount(NamedTuple):
    """A sum printed at `start:end`: its value, its currency (ISO code), whether the text calls it inexact.

    `signed` tells that a plus, a minus or brackets were printed. `rule` names the form; "misprint" is a number with a
    comma where none can be, or with letters or a stop that leave its scale open, whose value is a guess.
    """

    start: int
    end: int
    value: Decimal
    currency: str = "GBP"
    approximate: bool = False
    signed: bool = False
    rule: str = "currency"


_SCALES = {"thousand": Decimal(1000), "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}


@cache
def _scale_table() -> dict[str, Decimal]:
    return {form.casefold(): _SCALES[name] for name, forms in load("money")["scales"].items() for form in forms}


@cache
def _currency_table() -> dict[str, str]:
    return {form.casefold(): code for code, forms in load("money")["currencies"].items() for form in forms}


_NOTHING = re.compile("")
_LEAD = 8  # the most that stands in front of a sign: "( - US$"


@cache
def _minus_after() -> re.Pattern[str]:
    words = alternatives(load("money")["minus_after"])
    return re.compile(rf"(?:\||\b(?:{words})|\d)\s*$", re.IGNORECASE)


@cache
def _money_context() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('money')['bare']['context'])})\b", re.IGNORECASE)


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[FoundAmount]:
    """Find every sum printed in `text[start:end]` (a block), in order.

    >>> [str(a.value) for a in find_amounts("c. £22.4m, £250k - £450k and 63p")]
    ['22400000', '250000', '450000', '0.63']
    """
    end = len(text) if end is None else end
    if not forms.DIGIT.search(text, start, end):
        return []
    small = text[start:end].casefold()
    worded = small.islower()  # most cells of a table hold figures alone
    found = _with_sign(text, start, end, spelt=worded and ("gbp" in small or "eur" in small or "usd" in small))
    if worded:
        found += _without_sign(text, start, end, small, found)
        found.sort(key=lambda amount: amount.start)
    return _level_spans(text, found) if len(found) > 1 else found


def _without_sign(text: str, start: int, end: int, small: str, known: Sequence[FoundAmount]) -> Iterator[FoundAmount]:
    """Find the sums that words or letters alone tell, outside those that are known."""
    scaled = forms.SCALED.search(small)
    if not scaled and "pounds" not in small and "gbp" not in small and "eur" not in small:
        return
    taken = list(known)
    for pattern, rule, sign in forms.UNSIGNED:
        for match in pattern.finditer(text, start, end) if sign.search(small) else ():
            if any(a.start < match.end() and match.start() < a.end for a in taken):
                continue
            amount = _read_unsigned(match, rule, start, end)
            if amount is not None:
                taken.append(amount)
                yield amount


def _with_sign(text: str, start: int, end: int, *, spelt: bool) -> list[FoundAmount]:
    """Find the sums with a currency sign; where none is spelt out ("GBP 5") a search sets in just before a sign."""
    found: list[FoundAmount] = []
    at = start
    while sign := (_NOTHING if spelt else forms.SIGNS).search(text, at, end):
        match = forms.AMOUNT.search(text, max(at, sign.start() - _LEAD), end)
        if match is None:
            break
        at = max(match.end("number"), match.start() + 1)
        amounts = _read(match, end)
        if amounts:
            found.extend(amounts)
            at = max(at, amounts[-1].end)
    return found


def parse_number(printed: str) -> Decimal | None:
    """Read a printed number with its thousands commas; None if it is none.

    >>> parse_number("1,530,924.8"), parse_number("101. 75"), parse_number("n/a")
    (Decimal('1530924.8'), Decimal('101.75'), None)
    """
    try:
        return Decimal("".join(printed.replace(",", " ").split()))
    except InvalidOperation:
        return None


def tidy(value: Decimal) -> Decimal:
    """Write a value without exponent and without needless zeros, so that equal sums print alike.

    >>> tidy(Decimal("22400000.0")), tidy(Decimal("1E+3"))
    (Decimal('22400000'), Decimal('1000'))
    """
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _scale(match: re.Match[str]) -> Decimal | None:
    groups = match.groupdict()
    printed = groups.get("near") or groups.get("far") or groups.get("letter")
    if printed:
        return _scale_table().get(printed.casefold())
    return Decimal(1000) if groups.get("tail") else None


def _read(match: re.Match[str], end: int) -> list[FoundAmount]:
    """Make the sum of a match with a currency sign, and the second one of "£12-15m"."""
    text = match.string
    number = parse_number(match["number"])
    if (
        number is None
        or forms.PER_CENT.match(text, match.end("number"))
        or forms.HEADER.match(text, match.start("number"))
    ):
        return []
    scale = _scale(match)
    span = forms.SPAN.match(text, match.end("number") if scale is None else _scale_end(match), end)
    second = parse_number(span["number"]) if span and _spans(number, scale, span) else None
    if span and second is not None and scale is None:
        scale = _scale(span)
    negative, signed = _sign(match)
    start, stop = _bounds(match)
    currency = _currency_table()[match["currency"].casefold()]
    value = tidy(number * (scale or 1) * (-1 if negative else 1))
    approximate = is_approximate(text, start, stop)
    misprint = _misprint(match) if scale is None else None
    rule, stop = ("misprint", misprint) if misprint else ("currency", stop)
    first = FoundAmount(start, stop, value, currency, approximate, signed, rule)
    if span is None or second is None:
        return [first]
    last = tidy(second * (_scale(span) or scale or 1))
    from_, to = span.start("number"), span.end()
    return [first, FoundAmount(from_, to, last, currency, approximate, False, "span")]


def _misprint(match: re.Match[str]) -> int | None:
    """Where a number ends that may be thousands or millions as well; None if it can be read in one way only."""
    text, end = match.string, match.end("number")
    misprint = forms.MISPRINT.match(text, end)
    if misprint:
        return misprint.end()
    stopped = forms.STOPPED.fullmatch(match["number"]) and not forms.PRICED.match(text, end)
    return end if stopped else None


def _spans(number: Decimal, scale: Decimal | None, span: re.Match[str]) -> bool:
    """Tell "£12-15m" from "£12 - 3 chairs": the second end is larger, and both are of one make."""
    second = parse_number(span["number"])
    if second is None or second * (_scale(span) or scale or 1) <= number * (scale or _scale(span) or 1):
        return False
    tight = not any(c.isspace() for c in span[0][: span.start("number") - span.start()])
    return _scale(span) is not None or (tight and len(str(second)) >= len(str(number)) > 1)


def _scale_end(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return max(match.end(name) for name in ("number", "near", "far", "letter", "tail") if groups.get(name))


def _sign(match: re.Match[str]) -> tuple[bool, bool]:
    """Read the printed sign: (negative, printed)."""
    before = (match["before"] or "").strip()
    inner = (match["inner"] or "").strip()
    if match["open"] and match["close"] and match["number"] and not before and _alone_in_brackets(match):
        return True, True
    if inner == "(":
        return True, True
    minus = {"-", "–", "−"}
    if before in minus and _dash_is_minus(match):
        return True, True
    return inner in minus, bool(before == "+" or inner)


def _alone_in_brackets(match: re.Match[str]) -> bool:
    """Tell accounting brackets, "(£190)" in a cell or after a heading, from a sum given in passing "the fee (£190)"."""
    text = match.string
    before = text[max(0, match.start() - 24) : match.start()].rstrip(" ")
    return not before or before[-1] in "|\n:" or bool(forms.BRACKETED.search(before))


def _dash_is_minus(match: re.Match[str]) -> bool:
    """Tell "a variance of -£9.9m" from the dash of "Village Hall -£40" and of "£250k -£450k"."""
    at = match.start("before")
    if match["before"] != match["before"].rstrip():  # "an underspend of - £5m"
        return bool(forms.BLANK_MINUS.search(match.string, max(0, at - 24), at))
    before = match.string[max(0, at - 24) : at]
    if not before or before[-1] in "\n(|":
        return True
    return before[-1] == " " and bool(_minus_after().search(before))


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    """Find where the sum itself starts and ends: brackets only as a pair, a dash only as a minus."""
    negative, signed = _sign(match)
    end = _scale_end(match)
    if match["pence"]:
        end = match.end("pence")
    start = match.start("currency")
    if match["before"] and (negative or (signed and match["before"].strip() == "+")):
        start = match.start("before")
    if match["open"] and match["close"] and negative and not match["before"]:
        return match.start("open"), match.end("close")
    if (match["inner"] or "").startswith("(") and match["close"]:
        end = match.end("close")
    return start, end


def _read_unsigned(match: re.Match[str], rule: str, start: int, end: int) -> FoundAmount | None:
    number = parse_number(match["number"])
    text = match.string
    if number is None:
        return None
    currency = "GBP"
    if rule == "pence":
        value = number / 100
    elif rule == "worded":
        value = number * (_scale(match) or 1)
        currency = "EUR" if match["unit"].casefold().startswith("eur") else "GBP"
    else:
        if not _is_money(match, start, end):
            return None
        value = number * (_scale(match) or 1)
    approximate = is_approximate(text, match.start(), match.end())
    return FoundAmount(match.start(), match.end(), tidy(value), currency, approximate, False, rule)


def _is_money(match: re.Match[str], start: int, end: int) -> bool:
    text = match.string
    if match["metres"]:
        before = forms.SUM_BEFORE.search(text, max(start, match.start() - 80), match.start())
        return bool(before or forms.SUM_AFTER.match(text, match.end(), end))
    return bool(_money_context().search(text, max(start, match.start() - 120), min(end, match.end() + 60)))


def _level_spans(text: str, amounts: list[FoundAmount]) -> list[FoundAmount]:
    """Let "£1.5-£2m" mean millions at both ends, and "around £1m - £2m" be inexact at both."""
    out = list(amounts)
    for i, (left, right) in enumerate(pairwise(amounts)):
        if not forms.DASH.fullmatch(text[left.end : right.start]):
            continue
        if left.approximate and not right.approximate:
            out[i + 1] = right._replace(approximate=True)
        if not 0 < left.value < 1000 <= right.value:
            continue
        printed = forms.LAST_SCALE.search(text[right.start : right.end])
        scale = _scale_table().get(printed[1].casefold()) if printed else None
        if scale is not None and left.value * scale < right.value:
            out[i] = left._replace(value=tidy(left.value * scale), rule="span")
    return out
