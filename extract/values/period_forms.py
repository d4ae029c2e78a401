"""The printed forms of single dates, months, quarters and years; `period_atoms` reads what they match."""

import re

from extract.lexicon import alternatives
from extract.values.calendar_words import group_of, numbered

# "Jan-Mar 2021", "April-June": a hyphen in front of a month, only behind another one
_JOINED = "".join(
    rf"|(?<={end}-)"
    for end in (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "June", "July", "pril",
        "gust", "arch", "uary", "mber", "ober",
    )
)  # fmt: skip
_EDGE = r"(?<![\w./£$€@_])(?<![A-Za-z]-)(?<!\d\d\d-)"
_EDGE_OF_MONTH = rf"(?<![\w./£$€@_])(?:(?<![A-Za-z]-){_JOINED})(?<!\d\d\d-)"
_MONTH = group_of("months")
_WEEKDAY = rf"(?:(?P<weekday>{group_of('weekdays')})(?:\.?,?\s+|\s*,\s*)(?:the\s+)?)?"
_YEAR4 = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_YEAR = rf"(?:{_YEAR4}|['’‘]\s?\d\d\b)"
# the raised ending of an ordinal, also stuck to its month ("4thMay"), and what an optical reader makes of it:
# "17™ October", "31% December"
_ORDINAL = rf"(?:\s?(?:st|nd|rd|th)(?:\b|(?={_MONTH}))|\s?\[(?:st|nd|rd|th)\]|[™%°º*”\"'’]{{1,2}})"

# "Tuesday 23rd of September, 2025", "6th October 2021", "5-May-21", "29 October"
DAY_MONTH = re.compile(
    rf"""{_EDGE}{_WEEKDAY}(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?:\s+day)?(?:\s+of)?[\s,.-]{{0,2}}
    (?P<month>{_MONTH})(?:\b|(?={_YEAR4}))(?:\.(?=\s?['’\d,]))?
    (?:[\s,]{{0,3}}(?:of\s+)?(?P<year>{_YEAR})
    | [\s-](?P<short>\d\d)(?=[\s]*(?:$|[,;)|\]]|[:.](?!\d)|to\b|and\b|[-–]\s*\d)) | -(?P<tail>\d\d)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
# "July 11th, 2024", "January 30th 2026", "February 26", "December 21"
MONTH_DAY = re.compile(
    rf"""{_EDGE}{_WEEKDAY}(?P<month>{_MONTH})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?![\d/:%]|\.\d|,\d|\s*[ap]\.?m)
    (?P<ordinal>{_ORDINAL})?(?:,?\s+(?P<year>{_YEAR}))?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Next meeting: November 13", "on November 13": a day, where "in November 13" would be a year
DAY_SAID = re.compile(r"(?:\b(?:on|meetings?(?:\s+(?:is|will\s+be|date))?|held|due)|:)\s*(?:the\s+)?$", re.IGNORECASE)
# "mid-December 2021", "October '23", "Apr-24", "September, 2024"
MONTH_YEAR = re.compile(
    rf"""{_EDGE_OF_MONTH}(?:(?:mid|early|late)[-\s]+)?(?P<month>{_MONTH})(?:\b|(?={_YEAR4}))\.?
    (?:[\s,]{{0,3}}(?:of\s+)?(?P<year>{_YEAR}) | [-/](?P<short>\d\d)\b(?![-/]) | -(?P<long>{_YEAR4}))
    (?!\s?[/–-]\s?\d\d(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)
# "November" alone; only with a capital, because "may" and "march" are verbs.
_MONTH_NAMES = alternatives([form.title() for form in numbered("months")])
MONTH_ALONE = re.compile(
    rf"{_EDGE}(?:(?:[Mm]id|[Ee]arly|[Ll]ate)[-\s]+)?(?P<month>{_MONTH_NAMES})\b(?!['’]s\b)(?!\.\w)"
)
# "13/02/13", "17/1/2025", "1.4.20", "03-09-2019"
NUMERIC = re.compile(
    r"(?<![\w./£$€@-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\w/]|[.-]\d|,\d)"
)
# "2023-05-01", "2023/05/01"
ISO = re.compile(
    r"(?<![\w./£-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?![\w/]|[.-]\d)"
)
# "2023/24", "2023-24", "2023/2024", "FY2024/25", "2025 – 26"
FINANCIAL = re.compile(
    r"(?<![\d./£,-])(?<![A-Z]/)(?:\bFY\s?|\b)(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<last>\d{4}|\d\d?)(?![\w/]|[-–,.]\d)",
    re.IGNORECASE,
)
# "14/15", "FY24/25"; the construction decides
FINANCIAL_SHORT = re.compile(r"(?<![\w./£,-])(?P<fy>FY\s?)?(?P<first>\d\d)\s?/\s?(?P<last>\d\d)(?![\w/%]|[-–,.]\d)")
# "FY24", "FY 2025": the financial year that ends in it
FINANCIAL_END = re.compile(r"\bFY\s?['’]?(?P<last>20\d\d|\d\d)(?![\w/–-])")
_QUARTER_WORD = group_of("quarters")
# "quarter 3 of", "Q3", "the third quarter of", "Qtr 2,"
QUARTER = re.compile(
    rf"""{_EDGE}(?: (?:quarter|qtr|Q)\s?(?P<after>{_QUARTER_WORD})\b
      | (?P<before>(?:first|second|third|fourth|1st|2nd|3rd|4th))\s+quarter\b )
    (?P<link>(?:\s+(?:performance|position)(?=\s+(?:of|in|for)\b))?\s*[,(]?\s*(?:of|in|for)?\s*(?:the\s+)?(?:financial\s+year\s+|FY\s?)?
      (?P<first>(?:20)\d\d)(?:(?:\s?[/–-]\s?|\s+to\s+(?=\d{{4}}\s+financial))(?P<last>\d{{4}}|\d\d))?(?![\w/]|[.,]\d))?""",
    re.VERBOSE | re.IGNORECASE,
)
# "2024/25 Q1", "2024-25 quarter 1"
YEAR_QUARTER = re.compile(
    rf"""(?<![\d./£,-])(?P<first>20\d\d)\s?[/–-]\s?(?P<last>\d{{4}}|\d\d)[\s,:(-]{{1,3}}(?:quarter|qtr|Q)\s?(?P<after>{_QUARTER_WORD})\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "2023 to 2024", "2019 to 2023"
YEAR_RANGE = re.compile(
    r"(?<![\w./£$€,#@:_-])(?P<first>(?:19|20)\d\d)\s+to\s+(?P<last>(?:19|20)\d\d)(?![\w/%]|[.,:-]\d)"
)
YEAR_ALONE = re.compile(r"(?<![\w./£$€,#@:(_-])\(?(?P<year>(?:19|20)\d\d)(?![\w/%]|['’]s|[.,:-]\d|\s?[–-]\s?\d)")
