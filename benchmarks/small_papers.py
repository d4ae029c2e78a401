"""Makes many small papers that are all different: notes of fictional meetings as text, pages, Markdown and PDFs."""

import random
from pathlib import Path

from corpus.samples.vary import ENDINGS, OPENINGS, SURNAMES
from tests.printing import lines, printed

_SUBJECTS = "ferry landing,lamps,allotments,bandstand,footpath,library roof,play area,weir,market stalls,bus shelter,\
war memorial,flood gates,hedges,village hall,tow path,notice board,skate park,burial ground,clock tower,cycle stands"
_WORKS = "repair,painting,survey,lease,cleaning,insurance,replacement,lighting,fencing,inspection,drainage,upkeep"
_REASONS = "the frost of last winter,a letter from the school,complaints of residents,the age of the timber,\
the rules of the insurer,the storm in spring,a gift of the rotary club,the new road,advice of the engineer,vandals"
_MONTHS = "January,February,March,April,May,June,July,September,October,November,December"


def make_small_papers(number: int, folder: Path) -> None:
    """Write so many papers into folders of five hundred; the same ones on every run."""
    for at in range(number):
        inside = folder / f"{at // 500:03}"
        inside.mkdir(parents=True, exist_ok=True)
        suffix, data = _dress(at, _write(random.Random(at)))
        (inside / f"{at:06}{suffix}").write_bytes(data)


def _write(chance: random.Random) -> list[str]:
    """The paragraphs of a paper: council, heading, who was there, items with a resolution each."""

    def pick(words: str) -> str:
        return chance.choice(words.split(","))

    year = chance.randrange(2001, 2026)
    people = [f"Councillor {chance.choice('ABCDEFGHJKLMNPRSTW')} {name}" for name in chance.sample(SURNAMES, 5)]
    day = f"{chance.randrange(1, 29)} {pick(_MONTHS)} {year}"
    paper = [
        f"{chance.choice(OPENINGS)}{chance.choice(ENDINGS)} Parish Council",
        f"Minutes of the meeting held on {day}",
        f"Present: {', '.join(people)}",
    ]
    for item in range(1, chance.randrange(3, 7)):
        subject, work = pick(_SUBJECTS), pick(_WORKS)
        cost = f"£{chance.randrange(20, 90_000):,}"
        paper += [
            f"{item} {subject.capitalize()}",
            f"{chance.choice(people)} reported on the {work} of the {subject}, which {pick(_REASONS)} made needful; "
            f"{chance.randrange(2, 40)} residents had written since {pick(_MONTHS)}, and the fund stood at {cost}.",
            f"RESOLVED: That the Council pay £{chance.randrange(20, 90_000):,} for the {work} of the {subject} by "
            f"{chance.randrange(1, 29)} {pick(_MONTHS)} {year + 1}.",
        ]
    return paper


def _dress(at: int, paper: list[str]) -> tuple[str, bytes]:
    """Of ten papers four are text, three web pages, two Markdown, one a PDF."""
    kind = at % 10
    if kind < 4:
        return ".txt", "\n\n".join(paper).encode()
    if kind < 7:
        title, *rest = paper
        body = "".join(f"<h2>{line}</h2>" if line[0].isdigit() else f"<p>{line}</p>" for line in rest)
        head = f"<!DOCTYPE html><html><head><title>{title}</title></head>"
        return ".html", f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>".encode()
    if kind < 9:
        return ".md", "\n\n".join(f"## {line}" if line[0].isdigit() else line for line in paper).encode()
    wrapped = [piece for line in paper for piece in (*_wrap(line), "")]
    return ".pdf", printed(lines(*wrapped))


def _wrap(line: str) -> list[str]:
    import textwrap

    return textwrap.wrap(line, 80)
