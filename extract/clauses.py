"""How far a resolution reaches, and its limbs: lettered, numbered, bulleted, nested, or none.

Reads on from the operative words: the rest of the paragraph, then the limbs that follow it in printed order; markers alone
on their line, limbs that run over several paragraphs, and votes noted between limbs are all met in minutes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from extract.lexicon import alternatives, load
from extract.passages import Passage
from extract.resolution_triggers import Trigger, is_heading
from extract.sentences import sentence_at, split_sentences
from models import BlockKind

_ROMAN = {numeral: n for n, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1)}
# What leads into limbs or a paragraph of its own: "That the Board:", "it was agreed to –", "the following"
_LEADS = re.compile(r"(?:[:–—-]|\b(?:that|to|following|below|and|by))\s*-?\s*[\"“'‘]?\s*$", re.IGNORECASE)
# "(1) to note … (2) to agree"
_INLINE = re.compile(r"(?:(?<=\s)|^)(?P<label>\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)|(?:\d{1,2}|[a-z]|[ivx]{2,5})\)|(?:^\d{1,2}\.)|•)(?=\s*\S)", re.IGNORECASE)
_OPERATIVE_START = re.compile(r"[\"“'‘]?(?:that\b|to\s+[a-z]+|and\b|(?-i:[A-Z]{4,})\b)", re.IGNORECASE)
_NARRATIVE = re.compile(
    r"""(?:councillors?|cllrs?|mr|mrs|ms|miss|dr|the\s+(?:chair|chairman|meeting|clerk|vice|mayor|leader|committee|board|cabinet|council|motion|vote)
      |members|officers|note|notes|n\.?b|there\s+(?:was|were)|in\s+response|it\s+was|he|she|they|this\s+was|a\s+vote|on\s+a\s+vote
      |all\s+(?:were\s+)?(?:in\s+favour|agreed)|unanimous(?:ly)?|carried|agreed\s*\.|approved\s+unanimously|proposed\b|proposer|prop\b|vote\b)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
# "JR proposed, PM seconded." behind the words of a decision
_MOVERS = re.compile(r"[^.;]{0,60}\b(?:[Pp]roposed|[Mm]oved)\b.{0,80}\b[Ss]econd")
# "(AB/CD)", "[Vote: 7-2]", "(Action: Clerk)" behind the words of a decision
_BRACKETED_TAIL = re.compile(r"\s*[(\[](?:[A-Z]{2,3}\s*[/,]\s*[A-Z]{2,3}|(?:action|vote|voting|prop|proposed|moved|item|minute)\b[^()\[\]]*)[)\]]\.?\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Piece:
    """A stretch `start:end` of a resolution: its lead (depth 0) or a limb with its printed label (depth 1, nested 2 …)."""

    start: int
    end: int
    label: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Extent:
    """The pieces of a resolution in order, and the passages that it uses up."""

    pieces: list[Piece] = field(default_factory=list)
    last: int = 0

    @property
    def end(self) -> int:
        return max((piece.end for piece in self.pieces if piece.end > piece.start), default=0)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('resolutions')['stops'])})(?!\w)(?!\s+the\s+sum)", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    """Match what follows a resolution in its own paragraph: "Voting: unanimous", "(Action: …)", "Reason for decision"."""
    words = alternatives(load("resolutions")["tails"])
    return re.compile(rf"(?:(?<=[.;)\]])\s*|(?<=\s)(?=(?-i:[A-Z(\[]))|^)[(\[]?\b(?:{words})s?\s*(?:\(s\))?\s*[:–]\s?|\bview the full minutes|\bReasons? for (?:the )?[Dd]ecision", re.IGNORECASE)


@cache
def _ends_in_body() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('resolutions')['bodies'])})$", re.IGNORECASE)


def ordinals(marker: str) -> list[tuple[str, int]]:
    """Read a marker as its possible places in a series: [(family, number)].

    >>> ordinals("(b)"), ordinals("(i)"), ordinals("2."), ordinals("3.4")
    ([('(a)', 2)], [('(i)', 1), ('(a)', 9)], [('1.', 2)], [('3.1', 4)])
    """
    core = marker.strip("()[].:- ")
    frame = marker.replace(core, "{}", 1) if core else marker
    if not core.isalnum():
        number = re.fullmatch(r"(\d+(?:\.\d+)*)\.(\d+)", core)
        return [(f"{number[1]}.1", int(number[2]))] if number else [("•", 0)]
    if core.isdigit():
        return [(frame.format(1), int(core))]
    found = []
    if core.casefold() in _ROMAN:
        found.append((frame.format("i"), _ROMAN[core.casefold()]))
    if len(core) == 1:
        found.append((frame.format("a"), ord(core.casefold()) - ord("a") + 1))
    return found or [("•", 0)]


class _Series:
    """The open lists of limbs, outermost first, each as (family, last number)."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, int]] = []

    def place(self, marker: str, opening: bool) -> int | None:
        """Find the depth (from 1) that a marker belongs to, None where it continues no open list and opens none."""
        readings = ordinals(marker)
        for depth in range(len(self.levels), 0, -1):
            family, last = self.levels[depth - 1]
            for kind, number in readings:
                if kind == family and (number == last + 1 or number == 0 or (number == last + 2 and number > 2)):
                    self.levels[depth - 1 :] = [(kind, number)]
                    return depth
        if opening or self.levels:
            for kind, number in readings:
                if number <= 1 and (opening or number == 0) and kind not in {family for family, _ in self.levels}:
                    self.levels.append((kind, number))
                    return len(self.levels)
        return None


def extent(passages: Sequence[Passage], trigger: Trigger, begins: Callable[[int], bool]) -> Extent:
    """Read a resolution from its trigger to its end; `begins(n)` tells whether another trigger opens passage n."""
    return _Reader(passages, trigger, begins).read()


class _Reader:
    def __init__(self, passages: Sequence[Passage], trigger: Trigger, begins: Callable[[int], bool]) -> None:
        self.passages, self.trigger, self.begins = passages, trigger, begins
        self.base = passages[trigger.at]
        self.series = _Series()
        self.out = Extent(last=trigger.at)

    def read(self) -> Extent:
        self._first()
        if self._text().strip() and not self._open() and not self.series.levels and self.trigger.sentence and not self._listing(self.trigger.at + 1):
            return self.out
        at = self.trigger.at + 1
        while at < len(self.passages) and self._same_place(self.passages[at]):
            if is_heading(self.passages[at]) or not self._take(at):
                ahead = self._sibling_ahead(at)
                if ahead is None:
                    break
                at = ahead
                continue
            self.out.last = at
            at += 1
        return self.out

    def _text(self) -> str:
        """The words of the last piece, without its label."""
        piece = self.out.pieces[-1]
        for at in range(self.out.last, self.trigger.at - 1, -1):
            passage = self.passages[at]
            if passage.lead <= piece.start <= passage.end:
                text = passage.text[max(0, piece.start - passage.start) : max(0, piece.end - passage.start)]
                return text.removeprefix(piece.label or "")
        return ""

    def _open(self) -> bool:
        text = self._text().rstrip()
        if not text or _LEADS.search(text):
            return True
        if self.out.pieces[-1].depth or not text[-1].isalnum():
            return False
        after = self.passages[self.out.last + 1] if self.out.last + 1 < len(self.passages) else None
        if after is None or after.marker is None or all(number > 1 for _, number in ordinals(after.marker)):
            return False  # "That the Board" over "(1) note …"
        return not re.fullmatch(r"\d+\.|\d.*\d", after.marker) or bool(_ends_in_body().search(text))

    def _same_place(self, passage: Passage) -> bool:
        base = self.base
        if passage.opens_item or passage.part != base.part:
            return False
        return passage.item == base.item or base.item is None

    def _listing(self, at: int) -> bool:
        """Payments listed behind a colon, each on its line: "Clerk's salary £450"."""
        if at >= len(self.passages) or not re.search(r":\s*-?\s", self.base.text[self.trigger.words - self.base.start :] + " "):
            return False
        text = self.passages[at].text
        return "£" in text and len(text.split()) <= 14 and not text.rstrip().endswith(".") and not _OPERATIVE_START.match(text)

    # --- the passage of the trigger

    def _first(self) -> None:
        passage, trigger = self.base, self.trigger
        begin, end = trigger.words - passage.start, len(passage.text)
        if trigger.end is not None:
            end = trigger.end - passage.start
        elif trigger.sentence:
            end = self._sentence_end(passage.text, begin)
        self._split(passage, begin, self._cut(passage.text, begin, end))

    def _sentence_end(self, text: str, begin: int) -> int:
        _, end = sentence_at(text, begin, 0, len(text))
        marks = [m for m in _INLINE.finditer(text, begin) if ordinals(m["label"])[0][1] <= 1]
        if marks and marks[0].start() < end or re.search(r":-?\s", text[begin:end]):
            return len(text)
        return end

    def _cut(self, text: str, begin: int, end: int) -> int:
        """Leave out votes, actions, reasons and narrative behind the words of a decision."""
        tail = _tail().search(text, begin, end)
        if tail and tail.start() > begin:
            end = tail.start()
        sentences = split_sentences(text, begin, end)
        for first, last in sentences[1:]:
            if _stop().match(text, first) or _MOVERS.match(text, first, last):
                end = first
                break
            if _NARRATIVE.match(text, first) and not re.search(r"\bbe\s+\w+|\bto\s+[a-z]+", text[first:last][:60]):
                end = first
                break
        title = re.search(r"(?<=[.;])\s+(?=[A-Z])(?=(?:\S+\s*){1,6}$)", text[begin:end])  # "… Appendix B. Financial implications"
        if title and _stop().match(text, begin + title.end()):
            end = begin + title.start()
        stripped = _BRACKETED_TAIL.sub("", text[begin:end])
        return begin + len(stripped.rstrip(" ([–-"))

    def _split(self, passage: Passage, begin: int, end: int) -> None:
        """Cut words with inline limbs "(1) … (2) …" into pieces."""
        text, start = passage.text, passage.start
        marks: list[re.Match[str]] = []
        series = _Series()
        found = list(_INLINE.finditer(text, begin, end))
        for mark in found:
            depth = series.place(mark["label"], opening=not marks)
            if depth == 1:
                marks.append(mark)
        if len(marks) == 1 and marks[0].start() > begin and not _LEADS.search(text[begin : marks[0].start()].rstrip(" :")) and not _LEADS.search(text[begin : marks[0].start()]):
            marks = []
        if not marks:
            self.out.pieces.append(Piece(start + begin, start + end))
            return
        self.series = series
        self.out.pieces.append(Piece(start + begin, start + marks[0].start()))
        for mark, after in zip(marks, [m.start() for m in marks[1:]] + [end], strict=True):
            self.out.pieces.append(Piece(start + mark.start(), start + after, mark["label"], 1))

    # --- the passages after it

    def _take(self, at: int) -> bool:
        passage = self.passages[at]
        if self.begins(at):
            return False
        if passage.marker:
            return self._take_marked(passage)
        return self._take_plain(at, passage)

    def _take_marked(self, passage: Passage) -> bool:
        opening = self._open() or (bool(self.series.levels) and self._text().rstrip()[-1:] not in ".;")
        base = self.base.marker
        if base and not self.series.levels:  # the next numbered paragraph of the minutes is no limb
            ours = dict(ordinals(base))
            if any(kind in ours and number == ours[kind] + 1 and number > 1 for kind, number in ordinals(passage.marker or "")):
                return False
        depth = self.series.place(passage.marker or "", opening)
        if depth is None and self._open() and len(self.out.pieces) == 1 and not self._text().strip():
            kind, number = ordinals(passage.marker or "")[0]  # "2.1 That …" under the head "Recommendations"
            self.series.levels, depth = [(kind, number)], 1
        if depth is None:
            return False
        end = self._cut(passage.text, 0, len(passage.text))
        self.out.pieces.append(Piece(passage.lead, passage.start + end, passage.marker, depth))
        return True

    def _take_plain(self, at: int, passage: Passage) -> bool:
        pieces, text = self.out.pieces, self._text()
        if _stop().match(passage.text) and not (not text.strip() and len(pieces) == 1 and passage.text[:4].casefold() == "that"):
            return False
        last = pieces[-1]
        bare = last.depth and not text.strip(" .)")
        if not self.series.levels and text.strip() and len(passage.text.split()) <= 8 and passage.text[-1:].isalnum() and self._first_limb(at + 1):
            return True  # an unmarked title over the first limbs
        if self.series.levels and not bare:
            if not (text.rstrip().endswith((",", ";", ":", "-")) or passage.text[:1].islower()) and self._sibling(at + 1) is None:
                return False
        elif not bare and text.strip() and not self._open() and not self._listing(at) and not self._in_table(passage):
            parallel = _OPERATIVE_START.match(passage.text) and (
                text.rstrip().endswith((";", ",", "and")) or passage.text.split()[0] == self._head_word(text)
                or (passage.text.split()[0].isupper() and self._head_word(text).isupper())
            )  # fmt: skip
            if not parallel and not (text.rstrip()[-1:] in ";," or (passage.text[:1].islower() and text.rstrip()[-1:] not in ".")):
                return False
        end = passage.start + self._cut(passage.text, 0, len(passage.text))
        if bare:
            last.end = end
        else:
            pieces.append(Piece(passage.start, end, None, last.depth))
        return True

    def _in_table(self, passage: Passage) -> bool:
        """The rows of a table that a lead-in introduced follow it as one."""
        rows = BlockKind.TABLE_ROW
        return passage.kind is rows and self.passages[self.out.last].kind is rows and self.base.kind is not rows

    def _head_word(self, text: str) -> str:
        return text.split()[0] if text.split() else ""

    def _sibling(self, at: int) -> int | None:
        """Find the next limb of an open list within three passages."""
        for ahead in range(at, min(at + 3, len(self.passages))):
            passage = self.passages[ahead]
            if not self._same_place(passage) or self.begins(ahead):
                return None
            if passage.marker:
                for kind, number in ordinals(passage.marker):
                    if number > 1 and (kind, number - 1) in self.series.levels:
                        return ahead
                return None
        return None

    def _sibling_ahead(self, at: int) -> int | None:
        """A vote or a sub-heading between two limbs is passed over; anything else ends the resolution."""
        passage = self.passages[at]
        if is_heading(passage) and not self.begins(at) and len(passage.text.split()) <= 12:
            ahead = self._sibling(at + 1) if self.series.levels else at + 1 if self._first_limb(at + 1) else None
            return ahead if ahead == at + 1 else None
        if not self.series.levels or self.begins(at) or passage.marker:
            return None
        return self._sibling(at + 1) if _stop().match(passage.text) else None

    def _first_limb(self, at: int) -> bool:
        """A list opens right under a sub-heading that follows the lead-in."""
        if not self._open() or at >= len(self.passages):
            return False
        marker = self.passages[at].marker
        return marker is not None and self.passages[at].item == self.base.item and any(number == 1 for _, number in ordinals(marker))
