"""How sums of money are printed: the patterns that `extract.values.money` reads."""

import re

# "1,530,924.8", "12 000", "101. 75"; the part after a full stop may stand off by a blank from a printer's slip
NUMBER = r"""(?:\d{1,3}(?:,\s?\d{3})+(?!\d)|\d{1,3}(?:\s\d{3})*\s000(?!\d)|\d+)(?:\.\s?\d+|\s\.\d\d)?"""
SCALE_WORDS = r"(?:thousand|millions?|billions?|mill?|mln|mn|bn|ths|m|k|b)"
# A scale ends there: "£28.00 K & M Archer" is twenty-eight pounds, "£5 m" alone five million, "£5 b) next" five.
# HTML glues words: "£5.6mand", "£4mto".
SCALE = rf"""(?: (?P<near>{SCALE_WORDS})(?:(?![a-z\d])|(?=(?:and|to|for|from)\b))
               | \s(?P<far>thousand|millions?|billions?|mill|mln|mn|bn)\b
               | \s(?P<letter>[mMkK])(?![\w’'&])(?!\s*(?:&|and\s+[A-Z]\b|[A-Z])) | [’'](?P<tail>000s?) )"""
# The sign of the currency; "be£6,746" and "c£700k" have it stuck to a word.
SIGN = r"(?:£GBP|GB£|US\$|£|€|\$|\bGBP|\bEUR|\bUSD)"
AMOUNT = re.compile(
    rf"""(?P<open>\(\s?)? (?P<before>(?<![\w\d])[-–−+]\s?)? (?P<currency>{SIGN}) \s{{0,3}} (?P<inner>[-–−+(]\s?)?
    (?P<number>{NUMBER}) (?:{SCALE})? (?P<pence>p\b(?!\.\w))? (?P<close>\s?\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "2 million pounds", "1.5m euros", "300 pounds"
WORDED = re.compile(
    rf"""(?<![\w.,£€$]) (?P<number>{NUMBER}) (?:{SCALE})?
    \s(?P<unit>pounds(?:\s+sterling)?|GBP|euros?|EUR)\b(?!\s+of\s+weight)""",
    re.VERBOSE | re.IGNORECASE,
)
# "63p", "99 pence"
PENCE = re.compile(
    r"(?<![\w.,£/-])(?P<number>\d{1,3}(?:\.\d{1,2})?)(?:p\b(?!\.\s?(?-i:[a-z\d])|\d)|\s?pence\b)", re.IGNORECASE
)
# "25K", "40 million": money only in a sentence about money; "a deficit of 2.7m" only beside a word that no length has
BARE = re.compile(
    rf"""(?<![\w.,£€$/-])(?P<number>{NUMBER})
    (?:(?P<near>[kK]|bn|(?P<metres>m))(?![\w’'-])|\s?(?P<far>million|billion)\b(?=\s*(?:[.,;)]|$)))""",
    re.VERBOSE,
)
SHIFTS = r"""(?:deficit|surplus|savings?|overspend|underspend|shortfall|variance|pressures?|outturn|CIP|budget|
    capital\s+programme)"""
SUM_BEFORE = re.compile(
    rf"\b{SHIFTS}\b[^.;£]{{0,40}}?\s(?:of|is|was|to|at|by|an?)\s+(?:c\.\s?|circa\s+)?$",
    re.VERBOSE | re.IGNORECASE,
)
SUM_AFTER = re.compile(
    rf"\s+(?:[\w-]+\s+)?(?:{SHIFTS}|adverse|favourable|in\s+line\s+with\s+plan)\b", re.VERBOSE | re.IGNORECASE
)
# "£250k - £450k", "£12-15m", "£10 to 12 million", "£300-400": what stands between the two ends of a span
SPAN = re.compile(
    rf"\s?(?:-|–|—|to)\s?(?P<number>{NUMBER})(?:{SCALE})?(?![\d%]|,\d)(?!\s*(?:years?|months?|weeks?|days?|%|per\s?cent))",
    re.VERBOSE | re.IGNORECASE,
)
DASH = re.compile(r"\s?(?:-|–|—|to)\s?", re.IGNORECASE)
LAST_SCALE = re.compile(r"\d\s?([a-z]+)$", re.IGNORECASE)
# "£1,0000", "£12,34": a comma where none can be; "£214.6rn", "£221mat": letters that may be a scale, and may not
MISPRINT = re.compile(r",\d[\d,.]*(?:k|m|bn)?\b|(?:rn|[mkb][a-z]{1,2})(?![a-z])", re.IGNORECASE)
# "£175.000": pounds, or thousands with a stop for a comma
STOPPED = re.compile(r"[1-9]\d{0,2}\.\d\d0")
PRICED = re.compile(
    r"\s*(?:/|per\b|each\b|an?\s+(?:litre|gallon|tonne|kWh|unit|page|sheet|copy|mile|kilomet)\w*)", re.IGNORECASE
)
# "a variance of (£0.3m)" is negative, "82% of total income (£1.4m)" is not
BRACKETED = re.compile(r"\b(?:of|by|is|was|variances?|movements?|position|at):?\s*$", re.IGNORECASE)
BLANK_MINUS = re.compile(r"(?:\(|\b(?:of|by|is|was|at|to)\s)$", re.IGNORECASE)
HEADER = re.compile(r"0{3,}s?\b")
DIGIT = re.compile(r"\d")
SIGNS = re.compile(r"[£€$]")
# what "63p" and "25K" do not do without, in small letters
SCALED = re.compile(r"\d(?:\s?(?:p|k|bn|million|billion)|m\b)")
# The sums without a sign: their grammar, rule, and what (in small letters) none of them does without.
UNSIGNED = (
    (WORDED, "worded", re.compile(r"pounds|gbp|eur")),
    (PENCE, "pence", re.compile(r"\d\s?p")),
    (BARE, "bare", re.compile(r"\d(?:m\b|\s?(?:k|bn|million|billion))")),
)
PER_CENT = re.compile(r"\s?(?:%|per\s?cent)", re.IGNORECASE)
