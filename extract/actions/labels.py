"""Actions in prose: "ACTION: Clerk to …", "Action I.R. to …", "(Action: DL)", "Action – SK", lists below "Actions:"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.actions.owners import is_certain, is_one_word, owners_of
from extract.lexicon import alternatives, load
from extract.matches import Match
from extract.memory import remember
from extract.place import cells_in
from extract.values.sentences import split_sentences
from models import BlockKind, ItemPart, Paper, PaperKind

_LABEL = re.compile(
    r"""(?:(?<=[.!?;:)”"’\]–—•-]\s)|(?<=[.!?;:]\s\s)|(?P<first>(?<![\s\S])|(?<=\n))|(?P<bracket>[(\[]))\s?
    (?:ACTIONS?|Actions?)\b
    (?:\s+(?P<by>(?i:points?|by|for|required|agreed|item)))?(?:\s+\d{1,3}(?:/\d{1,4})?(?!\w))?
    \s*(?P<sign>:\s*[-–—]?|[-–—](?=\s))?\s*""",
    re.VERBOSE,
)
# "Clerk to upload", "The Chief Executive will write"
_DUTY = re.compile(
    r"(?P<who>(?!to\b)[^\n:;()]{1,90}?)[,\s]\s*(?:\([^()\n]{2,40}\)\s*)?(?:(?:has|have|was|were|is|are)\s+(?:(?:agreed|asked|requested|tasked)\s+)?|agreed\s+|will\s+aim\s+)?(?:to|will|shall|would)\s+"
    r"(?P<task>(?!the\b|a\b|an\b|all\b)[a-z][\w’'-]*\b[\s\S]*)"
)
_COLON = re.compile(r"(?P<who>[^\n:]{1,60}?)\s*(?::|\s[-–—])\s+(?P<task>\S[\s\S]*)")
_TO = re.compile(r"[Tt]o\s+(?P<task>(?!be\s+(?:noted|agreed|discussed|confirmed)\b)[a-z][\s\S]*)")
# "SK by 30 November", "Clerk (30 November)": owner and day, the task stands before them
_OWNER_DUE = re.compile(
    r"(?P<who>[^\n:()]{1,60}?)\s*[,–-]?\s*(?:\(?\s*(?P<due>(?:by|before|due)\s[^\n()]{3,40}|\d[^\n()]{3,25})\)?)?\.?"
)
_PAPERS = (PaperKind.MINUTES, PaperKind.DECISION, PaperKind.OTHER)
# "AGREED: that the Clerk write": what was agreed is the task
_DECIDED = re.compile(r"(?:RESOLVED|AGREED|Resolved|Agreed)\b\s*[:,–-]?\s*(?:that\s+)?")
# "BO to write", "TD & AV to inspect the bench": initials, never a name or a post, which may open a sentence
_NOTE = re.compile(
    r"(?P<who>[A-Z]{2,3}[a-z]?(?:(?:\s*[,/&]\s*|\s+and\s+)[A-Z]{2,3}[a-z]?){0,3})\s+to\s+"
    r"(?P<task>(?!present\b|introduce\b|chair\b|lead\b|be\b|the\b)[a-z]+\b[^:;?]*)"
)
_INITIALS = re.compile(r"\b[A-Z]{2,3}[a-z]?\b")
_LONGEST_NOTE = 200
_LONGEST_HEAD = 60
_LONGEST = 600  # characters of a task
_FARTHEST = 1500  # characters in front of an owner


class Stretch(NamedTuple):
    """Words that belong together: a block, or one cell of a table."""

    start: int
    end: int
    kind: BlockKind
    item: int | None


@cache
def _no_task() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('actions')['no_tasks'])})(?!\w)", re.IGNORECASE)


@cache
def _list_heads() -> frozenset[str]:
    return frozenset(load("actions")["lists"])


_OPENING = 3  # letters


@cache
def _list_openings() -> frozenset[str]:
    return frozenset(head[:_OPENING] for head in _list_heads())


@cache
def _state() -> re.Pattern[str]:
    words = [word for kind in load("actions")["status"].values() for word in kind]
    return re.compile(rf"\W*(?:(?:actions?|status)\s*:?\s*)?(?P<state>{alternatives(words)})\W*", re.IGNORECASE)


def stretches(paper: Paper) -> list[Stretch]:
    """The paper's blocks after the meeting's own agenda, rows of tables cell by cell."""
    if PaperKind(paper.facts.kind) not in _PAPERS:
        return []
    found: list[Stretch] = []
    for block in paper.blocks:
        if block.part is ItemPart.AGENDA:
            continue
        if block.table is None:
            found.append(Stretch(block.body, block.end, block.kind, block.item))
            continue
        for cell in cells_in(paper, block.start, block.end):
            if not cell.header:
                found.append(Stretch(cell.start, min(cell.end, block.end), block.kind, block.item))
    return found


def find_labelled(paper: Paper) -> Iterator[Match]:
    """Propose what a label in the text, or a heading above a list, calls an action."""
    found = stretches(paper)
    minuted = PaperKind(paper.facts.kind) is PaperKind.MINUTES
    for at, stretch in enumerate(found):
        words = paper.text[stretch.start : stretch.end]
        labels = list(_LABEL.finditer(words)) if "Action" in words or "ACTION" in words else []
        for number, label in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else stretch.end - stretch.start
            yield from _after_label(paper, found, at, label, stretch.start + end)
        if minuted and not labels and words[:2].isupper():
            yield from _noted(paper, stretch, words)
        heads = words[:_OPENING].casefold() in _list_openings() and len(words) <= _LONGEST_HEAD
        if heads and (not labels or words.strip().endswith((":", "s", "S"))):
            yield from _below(paper, found, at, words)


def _after_label(paper: Paper, found: Sequence[Stretch], at: int, label: re.Match[str], end: int) -> Iterator[Match]:
    stretch = found[at]
    begin, words = stretch.start + label.start(), stretch.start + label.end()
    if label["bracket"]:
        close = paper.text.find(")" if label["bracket"] == "(" else "]", words, end)
        end = close if close >= 0 else end
    closed = end + (1 if label["bracket"] and paper.text[end : end + 1] in (")", "]") else 0)
    rest = paper.text[words:end]
    if not rest.strip() or _no_task().match(rest):
        return
    signed = bool(label["sign"] or label["bracket"] or label[0].strip().isupper())
    if (label["by"] or "").casefold() in ("by", "for") and not signed and not is_certain(rest.strip(" .")):
        return
    state = _state_below(paper, found, at, end)
    owned = _OWNER_DUE.fullmatch(rest.strip())
    if owned and (label["sign"] or label["bracket"] or is_certain(owned["who"])) and owners_of(owned["who"]):
        task = _sentence_before(paper, found, at, begin)
        if task:
            yield _match(task[0], closed, "owner_behind", task, owned["who"], state, due=owned["due"])
        return
    first = True
    for a, b in split_sentences(paper.text, words, min(end, words + _LONGEST)):
        part = _task_in(paper.text[a:b], signed=signed if first else False)
        if part is None:
            return
        who, offset = part
        last = closed if end - 2 < b else b
        yield _match(begin if first else a, last, "label" if who else "label_alone", (a + offset, b), who, state)
        first = False


@remember
def _times_printed(paper: Paper) -> Counter[str]:
    """How often what may be initials is printed: who has a task is told of elsewhere as well."""
    return Counter(_INITIALS.findall(paper.text))


def _noted(paper: Paper, stretch: Stretch, words: str) -> Iterator[Match]:
    """A line of minutes that only says whose a task is, as a column of actions leaves it: "IS to look for savings"."""
    note = _NOTE.fullmatch(words.strip()) if len(words) <= _LONGEST_NOTE else None
    if note is None or stretch.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return
    owners = owners_of(note["who"])
    if owners and all(_times_printed(paper)[owner] > 1 for owner in owners):
        task = stretch.start + words.index(note["task"], note.start("task"))
        yield _match(stretch.start, stretch.end, "note", (task, stretch.end), note["who"], None)


def _task_in(words: str, *, signed: bool) -> tuple[str, int] | None:
    """Who has to do what: the owner's words, and where the task begins; None where the words give nobody a task."""
    colon = _COLON.match(words)
    if colon and colon["task"][0].isalpha() and not _no_task().match(colon["task"]):
        known = owners_of(colon["who"]) or is_one_word(colon["who"])
        if is_certain(colon["who"]) or (known and signed):
            return colon["who"], colon.start("task")
    duty = _DUTY.match(words)
    if duty and (is_certain(duty["who"]) or (signed and (owners_of(duty["who"]) or _is_promised(duty)))):
        return duty["who"], duty.start("task")
    alone = _TO.match(words)
    if alone and signed and len(alone["task"].split()) > 1:
        return "", alone.start("task")
    return None


def _is_promised(duty: re.Match[str]) -> bool:
    """Whether "Cindy will update" says what a person does, as "Discussion to follow" and "Work will be done" do not."""
    said = duty[0][duty.end("who") : duty.start("task")]
    return "will" in said and is_one_word(duty["who"]) and not duty["task"].startswith("be ")


def _match(
    start: int, end: int, rule: str, task: tuple[int, int], who: str, state: str | None, due: str | None = None
) -> Match:
    return Match(start, end, rule, data={"task": task, "who": who, "state": state, "due": due})


def _sentence_before(paper: Paper, found: Sequence[Stretch], at: int, begin: int) -> tuple[int, int] | None:
    """The sentence that an owner stands behind, in the same block or at the end of the one above it."""
    stretch = found[at]
    sentences = split_sentences(paper.text, max(stretch.start, begin - _FARTHEST), begin)
    if not sentences and at and found[at - 1].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        above = found[at - 1]
        if above.item != stretch.item or above.end < begin - 40:
            return None
        sentences = split_sentences(paper.text, max(above.start, above.end - _FARTHEST), above.end)
    if not sentences:
        return None
    a, b = sentences[-1]
    while b > a and paper.text[b - 1] in " –—-([":
        b -= 1
    decided = _DECIDED.match(paper.text, a, b)
    a = decided.end() if decided else a
    told = paper.text[a:b]
    return (a, b) if len(told.split()) > 2 and not _LABEL.match(told) else None


def _state_below(paper: Paper, found: Sequence[Stretch], at: int, end: int) -> str | None:
    """What the line below an action says of it: "Action complete"."""
    if end < found[at].end or at + 1 >= len(found):
        return None
    below = _state().fullmatch(paper.text[found[at + 1].start : found[at + 1].end])
    return below["state"] if below else None


def _below(paper: Paper, found: Sequence[Stretch], at: int, head: str) -> Iterator[Match]:
    """The lines below a heading such as "Actions:", as long as each gives somebody a task."""
    if " ".join(head.casefold().rstrip(" :").split()) not in _list_heads():
        return
    for below in found[at + 1 :]:
        words = paper.text[below.start : min(below.end, below.start + _LONGEST)]
        part = _task_in(words, signed=True)
        if part is None or not part[0] or below.kind is BlockKind.HEADING:
            return
        end = below.start + len(words)
        yield _match(below.start, end, "listed", (below.start + part[1], end), part[0], None)
