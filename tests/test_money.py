"""Printed sums: every form, and the numbers that are none."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.money import find_amounts, parse_number, tidy

SUMS = [
    ("a pool of £22.4m", ["22400000"]),
    ("the fund holds £1.9M.", ["1900000"]),
    ("a budget of £3,945,000 for roads", ["3945000"]),
    ("some £0.074bn nationally", ["74000000"]),
    ("rates of £3,234.7k", ["3234700"]),
    ("receipts of £49.751million", ["49751000"]),
    ("a laptop for £ 300 was bought", ["300"]),
    ("the bill of £101. 75 was paid", ["101.75"]),
    ("will be£6,746,772.92 in all", ["6746772.92"]),
    ("a variance of -£9.9m", ["-9900000"]),
    ("an underspend of - £5m", ["-5000000"]),
    ("Adult care (+£35.4m) and waste (-£1.2m)", ["35400000", "-1200000"]),
    ("a variance of (£0.3m)", ["-300000"]),
    ("the fee (£190) was waived", ["190"]),
    ("82% of total income (£1.4m)", ["1400000"]),
    ("£250k - £450k by use", ["250000", "450000"]),
    ("between £1m and £2m", ["1000000", "2000000"]),
    ("£12-15m over the plan", ["12000000", "15000000"]),
    ("£1.5-£2m a year", ["1500000", "2000000"]),
    ("£10 to 12 million", ["10000000", "12000000"]),
    ("stamps at 63p each", ["0.63"]),
    ("a refund of 99 pence", ["0.99"]),
    ("£1,234.56p was banked", ["1234.56"]),
    ("£2.5 million was set aside", ["2500000"]),
    ("£5 billion a year", ["5000000000"]),
    ("£2 000 for the roof", ["2000"]),
    ("2 million pounds of reserves", ["2000000"]),
    ("GBP 500 in hand", ["500"]),
    ("income not exceeding 25K", ["25000"]),
    ("Lamp post repair £28.00 K & M Electrical", ["28"]),
    ("Hedge trimming £45 M Archer", ["45"]),
    ("Hall hire - £40", ["40"]),
    ("Hall hire –£40", ["40"]),
    ("rent of £45.00+VAT", ["45"]),
    ("an hourly rate of £9.77 per hour", ["9.77"]),
    ("(£3m of which £1m is capital)", ["3000000", "1000000"]),
]
NO_SUMS = [
    "a rise of 4.5% on the year",
    "12,000 people replied",
    "call 01632 960123",
    "room 25K on the second floor",
    "£nil was carried over",
    "Budget £'000",
    "Budget £000s",
    "the tax base is 71,432.6",
    "p63 of the pack",
    "24/00093 and 16.03.07",
    "a fence 1.5m high",
]


@pytest.mark.parametrize(("text", "values"), SUMS)
def test_reads_each_printed_form(text: str, values: list[str]) -> None:
    assert [str(amount.value) for amount in find_amounts(text)] == values


@pytest.mark.parametrize("text", NO_SUMS)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "inexact"),
    [
        ("a pool of c. £21m", True),
        ("a loan of c£700k", True),
        ("approximately £3m is held", True),
        ("up to £500 each", True),
        ("in the region of £40k", True),
        ("£1m+ is at risk", True),
        ("£40k or so was spent", True),
        ("an estimated £2m gap", True),
        ("worth circa. £30m in all", True),
        ("£4m (approx) was set aside", True),
        ("Members asked about the £9k", False),
        ("exactly £3m is held", False),
        ("handed over. £40 was paid", False),
        ("£20 plus VAT", False),
        ("Mr Mac £40", False),
        ("Current a/c £4,512.33", False),
    ],
)
def test_tells_inexact_sums(text: str, inexact: bool) -> None:
    assert [amount.approximate for amount in find_amounts(text)] == [inexact]


def test_both_ends_of_an_inexact_span_are_inexact() -> None:
    assert [amount.approximate for amount in find_amounts("around £250k - £450k")] == [True, True]


def test_other_currencies_keep_their_code() -> None:
    assert [(a.currency, str(a.value)) for a in find_amounts("the plan of €295,000 and £3")] == [
        ("EUR", "295000"),
        ("GBP", "3"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("the balance of £0.7rn is", "misprint"),
        ("valued at £221mat 31 March", "misprint"),
        ("up to £175.000 from the reserve", "misprint"),
        ("at present £31.500 a year", "misprint"),
        ("£5.6mand the rest", "currency"),
        ("£640BACS", "currency"),
        ("£20monthly", "currency"),
        ("£1.459 for a litre", "currency"),
        ("£2.500 per tonne", "currency"),
        ("£21.400m", "currency"),
    ],
)
def test_a_number_whose_scale_is_open_is_a_misprint(text: str, rule: str) -> None:
    assert [amount.rule for amount in find_amounts(text)] == [rule]


def test_commas_that_part_no_thousands_are_misprints() -> None:
    assert [amount.rule for amount in find_amounts("a grant of £1,0000 was made")] == ["misprint"]


@pytest.mark.parametrize(("printed", "value"), [("1,530,924.8", "1530924.8"), ("101. 75", "101.75"), ("n/a", None)])
def test_parse_number(printed: str, value: str | None) -> None:
    assert parse_number(printed) == (None if value is None else Decimal(value))


@given(st.integers(1, 999_999_999), st.sampled_from(["", "k", "m", "bn", " million"]), st.booleans())
def test_what_is_printed_comes_back(whole: int, scale: str, grouped: bool) -> None:
    factor = {"": 1, "k": 1000, "m": 10**6, "bn": 10**9, " million": 10**6}[scale]
    printed = f"£{whole:,}{scale}" if grouped else f"£{whole}{scale}"
    text = f"a sum of {printed} was agreed"
    (amount,) = find_amounts(text)
    assert amount.value == tidy(Decimal(whole) * factor)
    assert text[amount.start : amount.end] == printed


@given(st.text(alphabet="£€0123456789.,km()-– to", max_size=120))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    amounts = find_amounts(text)
    assert all(0 <= a.start < a.end <= len(text) for a in amounts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(amounts))


def test_long_near_matches_take_linear_time() -> None:
    import time

    started = time.process_time()
    for hostile in ("£" * 20_000, "£1," * 10_000, "1,000" * 8_000, "£ " * 20_000, "approximately " * 4_000):
        find_amounts(hostile)
    assert time.process_time() - started < 4
