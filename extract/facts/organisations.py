"""The council, trust or board of the health service that a paper belongs to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extract.facts.council_forms import placed_council, spelt_out
from extract.facts.header import Entry
from extract.facts.lines import HeadLine
from extract.facts.names import unshout
from extract.facts.parish_meetings import electors_meeting
from extract.lexicon import alternatives, load
from extract.memory import lowered, places_of
from models import Paper

_WORD = r"(?:[A-Z][\w’'-]*|&)"
_JOIN = r"(?:(?:and|of|upon|the|on|in|with|under|le|cum|by|de|next)\s+)"


@cache
def _pattern(tails: str) -> re.Pattern[str]:
    words = load("organisations")
    openings, ends, short = (alternatives(words[name]) for name in ("openings", tails, "nhs_tails"))
    opens, closes = _initials(words["openings"]), _initials(words[tails])
    # "London Borough of Hale", "Hale and Wye County Council", "NHS Hale ICB"; the looks ahead only save time
    return re.compile(
        rf"""(?=[A-Z&{opens}])(?<![\w@./-])(?:
            (?=[{opens}])(?P<opened>(?i:{openings})\s+{_WORD}(?:\s+(?:{_JOIN}{{0,2}}{_WORD})){{0,4}}?(?:\s+(?i:council))?)
              (?=\s*(?:[,.;:()|–—\n-]|$)|\s+(?:(?![A-Z]|(?:upon|on)\s)|(?i:held|meeting|minutes|agenda)\b))
          | (?P<tailed>{_WORD},?(?:[^\S\n]+(?:{_JOIN}{{0,2}}{_WORD}),?){{0,7}}?[^\S\n]+(?=[{closes}])(?i:{ends}))\b
              (?!\s+(?i:tax|house|housing|chamber|offices|headquarters|hq|member|plan|size|leader|hospitals?)\b)(?!\s+(?i:charity|trust)\s*(?:[,.;:()\n]|$))
          | (?P<nhs>NHS\s+{_WORD}(?:[^\S\n]+(?:{_JOIN}{{0,2}}{_WORD})){{0,5}}?[^\S\n]+(?i:{short}))\b
        )""",
        re.VERBOSE,
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(sorted({letter for word in words for letter in (word[0].lower(), word[0].upper())}))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("organisations")[name])


_MAIL = re.compile(
    r"[\w.+-]{1,64}@(?P<domain>[\w-]+(?:\.[\w-]+)+)|https?://(?:www\.)?(?P<web>[\w-]+(?:\.[\w-]+)+)|\bwww\.(?P<www>[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.(?:gov|nhs|org|co|ac|sch|police|ie|uk|com|net|cymru|wales|scot)(?=\.|$)")
_KIND_ONLY = re.compile(
    r"(?:(?:county|borough|city|district|parish|town|community|unitary|local|metropolitan|full|annual|budget|special|extraordinary|ordinary)\s+)*(?:council|authority|councils)|"
    r"(?:local|university|teaching|nhs)\s+(?:health\s+board|nhs\s+trust|authority)|nhs\s+(?:(?:foundation\s+)?trust|board)|integrated\s+care\s+\w+|"
    r"clinical\s+commissioning\s+group|integration\s+joint\s+board|combined\s+authority|parish\s+meeting|municipal\s+district|(?:memorial|village|community|parish|social)\s+hall(?:\s+(?:charity|trust))?|[a-z]+\s+(?:integrated\s+care\s+system)",
    re.IGNORECASE,
)
_MOST_NAMES = 4000


def find_organisation(paper: Paper, lines: Sequence[HeadLine], header: Sequence[Entry]) -> str | None:
    """Find the organisation: declared by the source, else the printed name that place, number and domains speak for."""
    declared = paper.hints.get("organisation")
    if declared:
        return " ".join(declared.split())
    scores: Counter[str] = Counter()
    printed: dict[str, str] = {}

    def count(name: str, points: float) -> None:
        key = _in_full(name.casefold())
        if key not in _words("never"):
            if key not in printed or printed[key].isupper() or len(name) > len(printed[key]):
                printed[key] = name
            scores[key] += points  # type: ignore[assignment]

    for at, (_, name) in enumerate(names_in(paper.text)):
        if at > _MOST_NAMES:
            break
        count(name, 1)
    for points, text in _placed(paper, lines, header):
        for _, name in names_in(text):
            count(name, points)
        for at, name in names_in(text, "head_tails"):
            if not _is_venue(text, at, name):
                count(name, max(points - 3, 0.5))
    met = electors_meeting(lines)
    if met:
        count(met[1], 8)
    domains = _domains(paper)
    if not scores:
        ways = (_friends(lines), _health_board(paper, lines), _board_of(paper, lines), _housed(lines))
        return next(filter(None, ways), None) or spelt_out(paper, domains)
    council = any(entry.role in ("portfolio", "wards") for entry in header) or _councillors(lines)
    for key in scores:
        scores[key] += 8 * _support(key, domains) + (4 if council and key.endswith("council") else 0)  # type: ignore[assignment]
    best = max(scores, key=lambda key: scores[key])
    spelt = spelt_out(paper, domains) if scores[best] < 4 else None
    if not spelt and scores[best] < 4 and sum(score == scores[best] for score in scores.values()) > 1:
        return None  # the prose names two alike, and nothing else speaks for either
    return spelt or unshout(printed[best], paper.text)


# "Hale Village Hall, Mill Lane", "held at Hale Village Hall": where a council meets
_HALL = re.compile(r"\bhall$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|in|venue|address|location)\b\W*(?:the\s+)?$", re.IGNORECASE)


def _is_venue(text: str, at: int, name: str) -> bool:
    """Tell a hall that a line names as the place of a meeting or as an address, not as whose paper it is."""
    if not _HALL.search(name):
        return False
    return bool(_AT.search(text, 0, at) or re.compile(r",\s+(?:[A-Z][\w’'-]+\s){1,3}").match(text, at + len(name)))


_FRIENDS = re.compile(r"(?:The\s+)?Friends\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+(?:and|&|of|the|[A-Z][\w’'-]+)){0,5}")


def _friends(lines: Sequence[HeadLine]) -> str | None:
    """Take "Friends of Hale Park", alone on a line of the head."""
    return next((line.text.strip() for line in lines[:6] if _FRIENDS.fullmatch(line.text.strip())), None)


_MARKED = re.compile(
    r"(?P<name>NHS\s+[A-Z][\w’'-]+(?:\s+(?:(?:and|&|AND)\s+)?[A-Z][\w’'-]+){0,3})(?:\s*\([A-Z]{3,8}\))?(?:$|\s+(?:held|met|will)\b)"
)


def _health_board(paper: Paper, lines: Sequence[HeadLine]) -> str | None:
    """Take "NHS Hale and Wye" or "NHS Hale (NHSH)" from the head, alone on its line or as who held a meeting."""
    names = (found["name"] for line in lines[:8] if (found := _MARKED.match(line.text.strip())))
    return next((unshout(name, paper.text) for name in names if name.casefold() not in _words("never")), None)


# "Council Chamber, Hale District Council Offices, Mill Road"
_OFFICES = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]+\s+){1,5}Council)\s+(?:Offices?|Chambers?|House|Headquarters|HQ|Buildings?)\b"
)


def _housed(lines: Sequence[HeadLine]) -> str | None:
    """Take the council in whose offices a meeting is, where nothing else tells one."""
    found = (_OFFICES.search(line.text[:300]) for line in lines[:10])
    return next((name for match in found if match for _, name in names_in(match["name"])), None)


# "meeting of the Board of the Health Services Bureau was held", in capitals as well
_BOARD_OF = re.compile(
    r"\b(?:Board|BOARD)\s+(?:of|OF)\s+(?:the|THE)\s+(?P<name>[A-Z][\w’'-]*(?:\s+(?:(?:for|of|and|the|&|FOR|OF|AND|THE)\s+)?[A-Z][\w’'-]*){1,8}?)"
    r"(?=\s+(?:(?:was|were|WAS)\s+)?(?:held|HELD|on|ON)\b)"
)


def _board_of(paper: Paper, lines: Sequence[HeadLine]) -> str | None:
    """Take the organisation whose Board met, where nothing else tells one."""
    found = (_BOARD_OF.search(line.text[:400]) for line in lines[:6])
    return next((unshout(match["name"], paper.text) for match in found if match), None)


@cache
def _tail() -> re.Pattern[str]:
    words = [tail for tail in load("organisations")["tails"] if " " in tail]
    return re.compile(rf"(?:{alternatives(words)})\b", re.IGNORECASE)


_COUNCILLOR = re.compile(r"\b(?:councillors?|cllrs?)\b", re.IGNORECASE)


def _councillors(lines: Sequence[HeadLine]) -> bool:
    return any(_COUNCILLOR.search(line.text) for line in lines)


# "Members present:", "In attendance"
_ROLL = re.compile(
    r"\W*+(?:(?:members|also|\w[\w&’'-]*\s+(?:[\w&’'-]+\s+){0,2}members)\s+)?(?:present|attendees|in\s+attendance)\b",
    re.IGNORECASE,
)
_SHORT_TAILS = {
    " ccg": " clinical commissioning group",
    " icb": " integrated care board",
    " pct": " primary care trust",
}


def _in_full(key: str) -> str:
    """Spell out the last word of a name in small letters, so that "NHS Hale CCG" counts with its full name."""
    return next((key.removesuffix(short) + full for short, full in _SHORT_TAILS.items() if key.endswith(short)), key)


def _placed(paper: Paper, lines: Sequence[HeadLine], header: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    """List the places that speak for an organisation, each with its weight: letterhead, head, running heads."""
    labelled = [(e.start, e.end) for e in header if e.role not in ("body", "other")]
    for at, line in enumerate(lines[:25]):
        if _ROLL.match(line.text):
            break  # those who came name the organisations that sent them
        inside = any(start < line.end and line.start < end for start, end in labelled)
        long = len(line.text) > 300
        if not inside:
            yield (10.0 if at < 3 else 6.0) if not long else 2.0, line.text[:400]
    for line, below in pairwise(lines[:25]):
        tail = _tail().match(below.text)
        if tail and line.text[-1:].isalpha():  # the name of a place ends a line, "Borough Council" begins the next
            yield 8.0, f"{' '.join(line.text.split()[-4:])} {tail[0]}"
    if joined := placed_council(paper.hints.get("title", ""), lines):
        yield 12.0, joined
    for running in paper.running:
        yield 6.0, running


_START = re.compile(r"[A-Z&](?<![\w@./-].)")
_LONGEST_LEAD = 400  # characters in front of the last word of a name


@cache
def _marks(tails: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The last words of names, in small letters, and what begins a name that ends in none of them."""
    words = load("organisations")
    ends = (tail.rpartition(" ")[2] for name in (tails, "nhs_tails") for tail in words[name])
    begins = (opening.partition(" ")[0] for opening in words["openings"])
    return tuple(dict.fromkeys(ends)), tuple(dict.fromkeys(begins))


def _found(text: str, tails: str) -> Iterator[re.Match[str]]:
    """Find what the pattern matches; it is tried only at the words that lead up to a mark of a name."""
    small = lowered(text)
    if len(small) != len(text):
        yield from _pattern(tails).finditer(text)
        return
    ends, begins = _marks(tails)
    starts = {at for word in begins if word in small for at in _places(small, word)}
    marks = [word for word in ends if word in small]
    if not (marks or starts):
        return
    seen = 0
    for end in sorted({at for word in marks for at in _places(small, word)}):
        seen = max(seen, end - _LONGEST_LEAD, *[text.rfind(stop, seen, end) for stop in ".;:|()"])
        starts.update([start.start() for start in _START.finditer(text, seen, end)])
        seen = end
    past = 0
    for start in sorted(starts):
        match = _pattern(tails).match(text, start) if start >= past else None
        if match:
            yield match
            past = match.end()


def _places(text: str, word: str) -> Iterator[int]:
    """Find where a whole word stands, at the start of the text or behind a blank or a mark."""
    length = len(word)
    for at in places_of(text, word):
        if not (text[at - 1 : at].isalnum() or text[at + length : at + length + 1].isalnum()):
            yield at


def names_in(text: str, tails: str = "tails") -> Iterator[tuple[int, str]]:
    """Find the names of organisations in a text, with their places.

    >>> [n for _, n in names_in("The Hale Borough Council (HBC) and NHS Wye Integrated Care Board met.")]
    ['Hale Borough Council', 'NHS Wye Integrated Care Board']
    """
    for match in _found(text, tails):
        words = match[0].split()
        if not match["opened"]:
            tail = next(
                (at for at in range(len(words) - 2, -1, -1) if words[at].casefold().strip(",.'’") in _words("breaks")),
                -1,
            )
            words = words[tail + 1 :] if len(words) - tail > 2 else words
            while words and (words[0].casefold().strip(",.'’") in _words("not_first") or words[0] in ("&", "-")):
                words.pop(0)
        if "NHS" in words[1:-2]:
            words = words[words.index("NHS") :] if words[-1] not in ("NHS", "Trust", "TRUST") else words
        name = " ".join(words)
        last = name.rpartition(", ")[2]
        if last != name and (len(last.split()) >= 2 or _KIND_ONLY.fullmatch(last)):
            name = last  # "Budget Meeting, Council"
        if len(name.split()) >= 2 and not _KIND_ONLY.fullmatch(name):
            yield match.start(), name


def _domains(paper: Paper) -> Counter[str]:
    found: Counter[str] = Counter()
    pairs = zip(paper.text.split("\n"), lowered(paper.text).split("\n"), strict=True)
    lines = [line for line, small in pairs if "@" in line or "://" in line or "www." in small]
    for match in _MAIL.finditer("\n".join(lines)):
        domain = (match["domain"] or match["web"] or match["www"]).casefold()
        found[_SUFFIX.sub("", domain)] += 1
    return found


def _support(key: str, domains: Counter[str]) -> float:
    """Tell how well mail and web addresses in the paper agree with a printed name (0 to 1)."""
    first = [w for w in re.findall(r"[a-z]{3,}", key) if w not in _words("common")]
    if not domains or not first:
        return 0.0
    agree = sum(count for domain, count in domains.items() if first[0] in domain.replace("-", ""))
    return agree / sum(domains.values())
