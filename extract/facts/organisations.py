"""The council, trust or board of the health service that a paper belongs to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from extract.facts.lines import HeadLine
from extract.facts.names import unshout
from extract.lexicon import alternatives, load
from models import Paper

_WORD = r"(?:[A-Z][\w’'-]*|&|NHS)"
_JOIN = r"(?:(?:and|of|upon|the|on|in|with|under|le|&|cum|by|de|next)\s+)"


@cache
def _pattern() -> re.Pattern[str]:
    words = load("organisations")
    tails, openings = alternatives(words["tails"]), alternatives(words["openings"])
    short = alternatives(words["nhs_tails"])
    return re.compile(
        rf"""(?<![\w@./-])(?:
            (?P<opened>(?i:{openings})\s+{_WORD}(?:\s+(?:{_JOIN}{{0,2}}{_WORD})){{0,4}}?(?:\s+(?i:council))?)
              (?=\s*(?:[,.;:()|–—\n-]|$)|\s+(?![A-Z]))
          | (?P<tailed>{_WORD},?(?:\s+(?:{_JOIN}{{0,2}}{_WORD}),?){{0,7}}?\s+(?i:{tails}))\b(?!\s+(?i:tax|house|housing|chamber|offices|member|plan|size|leader)\b)
          | (?P<nhs>NHS\s+{_WORD}(?:\s+(?:{_JOIN}{{0,2}}{_WORD})){{0,5}}?\s+(?i:{short}))\b
        )""",
        re.VERBOSE,
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("organisations")[name])


_MAIL = re.compile(r"[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)|https?://(?:www\.)?(?P<web>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_KIND_ONLY = re.compile(r"(?:(?:county|borough|city|district|parish|town|community)\s+)?council", re.IGNORECASE)


def find_organisation(paper: Paper, lines: Sequence[HeadLine], body: str | None = None) -> str | None:
    """Find the organisation: declared by the source, else the printed name that place, number and domains speak for."""
    declared = paper.hints.get("organisation")
    if declared:
        return " ".join(declared.split())
    head_end = lines[-1].end if lines else 0
    scores: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for start, name in names_in(paper.text):
        key = name.casefold()
        if key in _words("never"):
            continue
        printed.setdefault(key, name)
        scores[key] += 1 + (6 if start < head_end else 0) + (4 if start < 300 and start < head_end else 0)
        if name.isupper() is False and printed[key].isupper():
            printed[key] = name
    for running in paper.running:
        for _, name in names_in(running):
            printed.setdefault(name.casefold(), name)
            scores[name.casefold()] += 5
    if not scores:
        return None
    domains = _domains(paper)
    for key in scores:
        scores[key] += 8 * _support(key, domains)
    best = max(scores, key=lambda key: (scores[key], -list(scores).index(key)))
    return unshout(printed[best], paper.text)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Find the names of organisations in a text, with their places.

    >>> [n for _, n in names_in("The Hale Borough Council (HBC) and NHS Wye Integrated Care Board met.")]
    ['Hale Borough Council', 'NHS Wye Integrated Care Board']
    """
    for match in _pattern().finditer(text):
        start, name = match.start(), " ".join(match[0].split())
        words = name.split()
        while words and words[0].casefold().strip(",.'’") in _words("not_first") and not match["opened"]:
            words.pop(0)
        while words and words[0] in ("&", "-"):
            words.pop(0)
        name = " ".join(words)
        if len(words) < 2 or _KIND_ONLY.fullmatch(name) or "," in name.rsplit(" ", 1)[-1]:
            continue
        if "," in name:
            name = name.rsplit(", ", 1)[-1] if len(name.rsplit(", ", 1)[-1].split()) >= 2 else name
        yield start, name


def _domains(paper: Paper) -> Counter[str]:
    found: Counter[str] = Counter()
    for match in _MAIL.finditer(paper.text):
        domain = (match["domain"] or match["web"]).casefold()
        found[re.sub(r"\.(?:gov|nhs|org|co|ac|sch|police|ie|uk|com|net|cymru|wales|scot)(?=\.|$)", "", domain)] += 1
    return found


def _support(key: str, domains: Counter[str]) -> float:
    """Tell how well mail and web addresses in the paper agree with a printed name (0 to 1)."""
    if not domains:
        return 0.0
    first = [w for w in re.findall(r"[a-z]{3,}", key) if w not in ("nhs", "the", "royal", "london", "borough", "city", "and", "upon")]
    if not first:
        return 0.0
    agree = sum(count for domain, count in domains.items() if first[0] in domain.replace("-", ""))
    return agree / sum(domains.values())
