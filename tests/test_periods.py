"""Calendar periods: every printed form, what is no date, and dates that do not exist."""

import datetime as dt
import itertools
from calendar import month_name, monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.periods import financial_year, find_periods, parse_day
from models import FindingKind, Precision

PERIODS = [
    ("on 6th October 2021", ["2021-10-06"]),
    ("on 6 th October 2021", ["2021-10-06"]),
    ("on 6thOctober 2021", ["2021-10-06"]),
    ("on 5/18/21 and 05/31/2021", ["2021-05-18", "2021-05-31"]),
    ("Jan-Mar 2021 and April-June 2022", ["2021-01-01/2021-03-31", "2022-04-01/2022-06-30"]),
    ("dated 13/02/13 and 17/1/2025", ["2013-02-13", "2025-01-17"]),
    ("from 1.4.20, running until 31.3.23", ["2020-04-01", "2023-03-31"]),
    ("received July 11th, 2024", ["2024-07-11"]),
    ("as of January 30th 2026", ["2026-01-30"]),
    ("stamped 2023-05-01", ["2023-05-01"]),
    ("Tuesday, 23rd September, 2025 6.30 p.m.", ["2025-09-23"]),
    ("on the 3rd of May 2024", ["2024-05-03"]),
    ("on 5-May-21", ["2021-05-05"]),
    ("17™ OCTOBER, 2019", ["2019-10-17"]),
    ("in mid-December 2021", ["2021-12-01/2021-12-31"]),
    ("since Oct-23", ["2023-10-01/2023-10-31"]),
    ("in Feb ’24", ["2024-02-01/2024-02-29"]),
    ("July and November 2013", ["2013-07-01/2013-07-31", "2013-11-01/2013-11-30"]),
    ("December and January 2024", ["2023-12-01/2023-12-31", "2024-01-01/2024-01-31"]),
    ("for 2023/24, 2023-24 and 2023/2024", ["2023-04-01/2024-03-31"] * 3),
    ("the plan for 2023/25", ["2023-04-01/2025-03-31"]),
    ("the plan for 2025-28", ["2025-04-01/2028-03-31"]),
    ("FY24 and FY 2025/26", ["2023-04-01/2024-03-31", "2025-04-01/2026-03-31"]),
    ("in 14/15 we spent", ["2014-04-01/2015-03-31"]),
    ("the 23/24 uplift", ["2023-04-01/2024-03-31"]),
    ("2010 – 2015", ["2010-01-01/2015-12-31"]),
    ("Strategy 2022-2027", ["2022-01-01/2027-12-31"]),
    ("the 2023 to 2024 pay award", ["2023-04-01/2024-03-31"]),
    ("quarter 3 of 2025/26", ["2025-10-01/2025-12-31"]),
    ("Q4 2024-25", ["2025-01-01/2025-03-31"]),
    ("the first quarter of 2024/25", ["2024-04-01/2024-06-30"]),
    ("2024-25 Q1 and Q2", ["2024-04-01/2024-06-30", "2024-07-01/2024-09-30"]),
    ("30 September to 28 October 2025", ["2025-09-30/2025-10-28"]),
    ("1-3 May 2024", ["2024-05-01/2024-05-03"]),
    ("1st and 2nd of May 2024", ["2024-05-01", "2024-05-02"]),
    ("February 26 to July 16 2026", ["2026-02-26/2026-07-16"]),
    ("26 November to 27th January 2025", ["2024-11-26/2025-01-27"]),
    ("between January and March 2022", ["2022-01-01/2022-03-31"]),
    ("increasing by 27 between January and March 2022", ["2022-01-01/2022-03-31"]),
    ("from 1st April 2023 to 31st March 2025", ["2023-04-01/2025-03-31"]),
    ("moved from 3 May 2024 to 10 May 2024", ["2024-05-03", "2024-05-10"]),
    ("in 2015, during 2016, since 2003 and by 2030", [f"{y}-01-01/{y}-12-31" for y in (2015, 2016, 2003, 2030)]),
    ("the 2021 census", ["2021-01-01/2021-12-31"]),
    ("Hillside Local Plan 2040", ["2040-01-01/2040-12-31"]),
]
NO_PERIODS = [
    "a grant of £2015",
    "the meeting closed at 2005",
    "some 2005 people came",
    "the Parks Act 2006 and the Kerbs (Wales) Regulations 2012",
    "under the 1990 Act",
    "decision 24/00093",
    "account GBP/2223/001",
    "see paragraph 1.4.20",
    "call 01632 2015",
    "members may 20 years on",
    "upon turning 18 may be eligible",
    "since the 1980's",
    "a 14/15 split",
    "the Care 2030 Vision",
    "2.10.5 hectares",
    "Form 2024_25",
]


def _spans(text: str, reference: dt.date | None = None) -> list[str]:
    found = [f.period for f in find_periods(text, reference=reference) if f.period]
    return [str(p.start) if p.precision is Precision.DAY else f"{p.start}/{p.end}" for p in found]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_reads_each_printed_form(text: str, expected: list[str]) -> None:
    assert _spans(text) == expected


@pytest.mark.parametrize("text", NO_PERIODS)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert _spans(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("by 31 April 2024", FindingKind.IMPOSSIBLE_DATE),
        ("on 29/02/2023", FindingKind.IMPOSSIBLE_DATE),
        ("on 32 May 2024", FindingKind.IMPOSSIBLE_DATE),
        ("on 02/30/2024", FindingKind.IMPOSSIBLE_DATE),
    ],
)
def test_dates_that_do_not_exist_are_flagged(text: str, kind: FindingKind) -> None:
    (found,) = find_periods(text)
    assert (found.period, found.problem) == (None, kind)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("on 29 October", "2024-11-05", "2024-10-29"),
        ("on 5 January", "2024-12-18", "2025-01-05"),
        ("Tuesday, 5th November", "2019-09-03", "2019-11-05"),
        ("in November", "2022-02-15", "2021-11-01/2021-11-30"),
        ("the Lamb report (December 21)", "2022-02-15", "2021-12-01/2021-12-31"),
        ("Next meeting: November 13", "2021-05-10", "2021-11-13"),
        ("the next meeting is on 13 November", "2021-05-10", "2021-11-13"),
        ("on 13 November", "2021-05-10", "2020-11-13"),
        ("it was £23m, compared with £17m in February", "2023-10-10", "2023-02-01/2023-02-28"),
        ("the return for January to March", "2038-05-09", "2038-01-01/2038-03-31"),
        ("the works of October to January", "2038-02-09", "2037-10-01/2038-01-31"),
        ("Tuesday, June 8 at 7pm", "2021-05-10", "2021-06-08"),
    ],
)
def test_a_missing_year_comes_from_the_papers_date(text: str, reference: str, expected: str) -> None:
    day = dt.date.fromisoformat(reference)
    assert _spans(text, day) == [expected]
    assert all(f.period and f.period.inferred for f in find_periods(text, reference=day))


@pytest.mark.parametrize("text", ["on 29 October", "in November", "(December 21)", "in Q3"])
def test_a_missing_year_is_never_guessed(text: str) -> None:
    assert _spans(text) == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Tuesday, 6th October 2021 at 6.30 p.m.", dt.date(2021, 10, 6)),
        ("15/01/2026", dt.date(2026, 1, 15)),
        ("1-3 May 2024", dt.date(2024, 5, 1)),
        ("October 2021", None),
        ("31 April 2024", None),
        ("to be confirmed", None),
    ],
)
def test_parse_day(value: str, day: dt.date | None) -> None:
    assert parse_day(value) == day


def test_financial_year() -> None:
    year = financial_year(2023)
    assert (year.start, year.end, year.precision) == (
        dt.date(2023, 4, 1),
        dt.date(2024, 3, 31),
        Precision.FINANCIAL_YEAR,
    )


DAY_FORMS = [
    lambda d: f"{d.day} {month_name[d.month]} {d.year}",
    lambda d: f"{d:%A} {d.day} {month_name[d.month]} {d.year}",
    lambda d: f"{month_name[d.month]} {d.day}, {d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {month_name[d.month][:3]} {d.year}",
]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)), st.sampled_from(DAY_FORMS))
def test_a_day_comes_back_from_each_form(day: dt.date, form: object) -> None:
    printed = form(day)  # type: ignore[operator]
    text = f"on {printed}, it said"
    (found,) = find_periods(text)
    assert found.period is not None
    assert (found.period.start, found.period.end, found.period.label) == (day, day, printed)


@given(st.integers(1990, 2048), st.sampled_from(["{0}/{1:02}", "{0}-{1:02}", "{0}/{2}"]))
def test_a_financial_year_comes_back(first: int, form: str) -> None:
    (found,) = find_periods("for " + form.format(first, (first + 1) % 100, first + 1) + ".")
    assert found.period is not None
    assert (found.period.start, found.period.end) == (dt.date(first, 4, 1), dt.date(first + 1, 3, 31))


@given(st.integers(1990, 2048), st.integers(1, 12))
def test_a_month_comes_back(year: int, month: int) -> None:
    (found,) = find_periods(f"in {month_name[month]} {year}.")
    assert found.period is not None
    assert found.period.end == dt.date(year, month, monthrange(year, month)[1])


@given(st.text(alphabet="0123456789/.- MayJun2024toandQ1st,", max_size=100))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_periods(text, reference=dt.date(2024, 6, 1))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.start < b.start for a, b in itertools.pairwise(found))


def test_long_near_matches_take_linear_time() -> None:
    import time

    started = time.process_time()
    for hostile in (
        "1 " * 20_000,
        "May " * 10_000,
        "1/" * 20_000,
        "2024-" * 8_000,
        "1st, " * 10_000,
        "Quarter " * 5_000,
    ):
        find_periods(hostile)
    assert time.process_time() - started < 5
