"""The council, trust or board of the health service that a paper belongs to."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

from extract.facts.council_forms import placed_council, spelt_out
from extract.facts.header import Entry
from extract.facts.lines import HeadLine
from extract.facts.names import unshout
from extract.facts.organisation_names import names_in, words_of
from extract.facts.parish_meetings import electors_meeting
from extract.lexicon import alternatives, load
from extract.memory import mentions
from extract.sparing import SparingPattern
from models import Paper

_MAIL = re.compile(
    r"[\w.+-]{1,64}@(?P<domain>[\w-]+(?:\.[\w-]+)+)|https?://(?:www\.)?(?P<web>[\w-]+(?:\.[\w-]+)+)|\bwww\.(?P<www>[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.(?:gov|nhs|org|co|ac|sch|police|ie|uk|com|net|cymru|wales|scot)(?=\.|$)")
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
        if key not in words_of("never"):
            if key not in printed or printed[key].isupper() or len(name) > len(printed[key]):
                printed[key] = name
            scores[key] += points  # type: ignore[assignment]

    for at, (_, name) in enumerate(names_in(paper.text)):
        if at > _MOST_NAMES:
            break
        count(name, 1)
    for points, name in _placed_names(list(_placed(paper, lines, header))):
        count(name, points)
    met = electors_meeting(paper)
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
    alike = [key for key in scores if scores[key] == scores[best]] if not spelt and scores[best] < 4 else []
    if len(alike) > 1:  # the prose names two as often
        whole = [key for key in alike if not any(other.endswith(f" {key}") for other in alike)]
        called = {key: len(re.findall(rf"\b[Tt]he {_kind_of(printed[key])}\b", paper.text)) for key in whole}
        best = max(whole, key=lambda key: called[key])
        if not called[best] or list(called.values()).count(called[best]) > 1:
            return None  # nor does it call either of them "the Fire Authority"
    return spelt or unshout(printed[best], paper.text)


_APART = "\n|\n"  # no name goes over it


def _placed_names(placed: Sequence[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """Find the names in texts of some weight, all in one go, and give each with the weight of its text."""
    texts = [text for _, text in placed]
    begins = [0, *accumulate(len(text) + len(_APART) for text in texts)]
    joined = _APART.join(texts)
    found = [
        (bisect_right(begins, at) - 1, tails, at, name)
        for tails in ("", "head_tails")
        for at, name in names_in(joined, tails or "tails")
    ]
    for index, tails, at, name in sorted(found):
        points, text = placed[index]
        if not tails:
            yield points, name
        elif not _is_venue(text, at - begins[index], name):
            yield max(points - 3, 0.5), name


def _kind_of(name: str) -> str:
    return re.escape(" ".join(name.split()[-2:]))


# "Hale Village Hall, Mill Lane", "held at Hale Village Hall": where a council meets
_HALL = re.compile(r"\bhall$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|in|venue|address|location)\b\W*(?:the\s+)?$", re.IGNORECASE)


def _is_venue(text: str, at: int, name: str) -> bool:
    """Tell a hall that a line names as the place of a meeting or as an address, not as whose paper it is."""
    if not name.casefold().endswith("hall") or not _HALL.search(name):
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
    return next((unshout(name, paper.text) for name in names if name.casefold() not in words_of("never")), None)


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


_COUNCILLOR = SparingPattern(r"\b(?:councillors?|cllrs?)\b", re.IGNORECASE)


def _councillors(lines: Sequence[HeadLine]) -> bool:
    return _COUNCILLOR.search("\n".join([line.text for line in lines])) is not None


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
        if not any(start < line.end and line.start < end for start, end in labelled):
            yield (2.0 if len(line.text) > 300 else 10.0 if at < 3 else 6.0), line.text[:400]
    tail_at = _tail().match
    for line, below in pairwise(lines[:25]):
        tail = tail_at(below.text) if line.text[-1:].isalpha() else None
        if tail:  # the name of a place ends a line, "Borough Council" begins the next
            yield 8.0, f"{' '.join(line.text.split()[-4:])} {tail[0]}"
    if joined := placed_council(paper.hints.get("title", ""), lines):
        yield 12.0, joined
    for running in paper.running:
        yield 6.0, running


def _domains(paper: Paper) -> Counter[str]:
    found: Counter[str] = Counter()
    www = mentions(paper.text, ("www.",))
    if not www and not mentions(paper.text, ("@", "://")):
        return found
    lines = [
        line for line in paper.text.split("\n") if "@" in line or "://" in line or (www and "www." in line.lower())
    ]
    for match in _MAIL.finditer("\n".join(lines)):
        domain = (match["domain"] or match["web"] or match["www"]).casefold()
        found[_SUFFIX.sub("", domain)] += 1
    return found


def _support(key: str, domains: Counter[str]) -> float:
    """Tell how well mail and web addresses in the paper agree with a printed name (0 to 1)."""
    first = [w for w in re.findall(r"[a-z]{3,}", key) if w not in words_of("common")]
    if not domains or not first:
        return 0.0
    agree = sum(count for domain, count in domains.items() if first[0] in domain.replace("-", ""))
    return agree / sum(domains.values())
