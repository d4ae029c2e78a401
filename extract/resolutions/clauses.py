"""How far a resolution reaches, and its limbs: lettered, numbered, bulleted, nested, or none.

Reads on from the operative words: the rest of the paragraph, then the limbs that follow it in printed order; markers
alone on their line, limbs that run over several paragraphs, and votes noted between limbs are all met in minutes.
"""

import re
from collections.abc import Callable, Sequence

from extract.resolutions import neighbours
from extract.resolutions.endings import ends_at, stops
from extract.resolutions.limbs import BULLET, Extent, Piece, Series, inline_labels, may_be_first, ordinals
from extract.resolutions.passages import Passage, cells_below
from extract.resolutions.trigger_forms import VOTED
from extract.resolutions.triggers import Trigger, is_heading
from extract.values.sentences import sentence_at
from models import BlockKind, ItemPart

# What leads into limbs or a paragraph of its own: "That the Board:", "it was agreed to –", "the following"
_LEADS = re.compile(
    r"(?:[:–—-]|\bto;|\b(?:that,?|to|following|below|and|by)|^to\s+(?:note|approve|agree|endorse|adopt))\s*-?\s*[\"“'‘]?\s*$",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")  # "(b) In respect of the path –" over the words of the limb
# Rules of decisions that may be printed as the limbs of a list without a lead
_SENTENCES = frozenset(["agreed_sentence", "noted_sentence", "verb_in_capitals"])
_FIRST_NUMBER = re.compile(r"\b1\.\s*$")
_LISTED = _SENTENCES | {"decision_block", "bare_decision", "past_list"}


def extent(passages: Sequence[Passage], trigger: Trigger, begins: Callable[[int], bool]) -> Extent:
    """Read a resolution from its trigger to its end; `begins(n)` tells whether another trigger opens passage n."""
    return _Reader(passages, trigger, begins).read()


class _Reader:
    """Takes passage after passage into the resolution until one does not belong to it."""

    def __init__(self, passages: Sequence[Passage], trigger: Trigger, begins: Callable[[int], bool]) -> None:
        self.passages, self.trigger, self.begins = passages, trigger, begins
        self.base = passages[trigger.at]
        self.series = Series()
        self.out = Extent(last=trigger.at)
        self.stopped = False  # limbs so far end in semicolons
        self.alike: tuple[str, ...] = ()  # the words that each limb of a list of sentences must begin with

    def read(self) -> Extent:
        self._first()
        if self.trigger.end is not None and self.trigger.sentence and not self.series.levels:
            return self.out
        cells = cells_below(self.passages, self.trigger.at)
        if cells:
            self.out.pieces.append(Piece(cells[0].start, cells[-1].end))
        self.out.last += len(cells)
        at = self.out.last + 1
        whole = self._text().strip() and not self._open() and not self.series.levels and not self._is_listing(at)
        if whole and self.trigger.sentence:
            return self.out
        while at < len(self.passages) and self._same_place(self.passages[at]):
            if not is_heading(self.passages[at]) and self._take(at):
                self.out.last = at
                at += 1
                continue
            ahead = self._beyond(at)
            if ahead is None:
                break
            at = ahead
        return self.out

    def _text(self) -> str:
        """The words of the last piece, without its label."""
        piece = self.out.pieces[-1]
        for passage in reversed(self.passages[self.trigger.at : self.out.last + 1]):
            if passage.lead <= piece.start <= passage.end:
                text = passage.text[max(0, piece.start - passage.start) : max(0, piece.end - passage.start)]
                return text.removeprefix(piece.label or "")
        return ""

    def _open(self) -> bool:
        """The words so far lead into more: a colon, "that", or the body's name over "(1) note …"."""
        text = self._text().rstrip()
        dashed = self.out.last == self.trigger.at and self.base.text.rstrip().endswith(_DASHES)
        if not text or dashed or _LEADS.search(text):
            return True
        if self.out.pieces[-1].depth or not text[-1].isalnum():
            return False
        after = self.passages[self.out.last + 1] if self.out.last + 1 < len(self.passages) else None
        if after is None or after.marker is None or not may_be_first(after.marker):
            return False
        if neighbours.goes_on_list(self.passages, self.trigger.at, after) and not neighbours.ends_in_body(text):
            return False
        # "NOTED" over "1. …"
        return (
            (text.isupper() and text.isalpha())
            or not re.fullmatch(r"\d+\.|\d.*\d", after.marker)
            or neighbours.ends_in_body(text)
        )

    def _same_place(self, passage: Passage) -> bool:
        outlined = self.base.item is not None or self.base.part is not None
        if passage.opens_item or (outlined and passage.part != self.base.part):
            return False
        return passage.item == self.base.item or self.base.item is None

    def _is_listing(self, at: int) -> bool:
        """Payments listed behind the words so far, each on its line."""
        spoken = self.base.text[self.trigger.words - self.base.start :] + " "
        return at < len(self.passages) and neighbours.lists_payment(spoken, self.passages[at].text)

    def _first(self) -> None:
        passage, trigger = self.base, self.trigger
        begin, end = trigger.words - passage.start, len(passage.text)
        if trigger.end is not None:
            end = trigger.end - passage.start
        elif trigger.sentence:
            end = self._sentence_end(passage.text, begin)
        stop = end if trigger.rule == "agreed_behind" else ends_at(passage.text, begin, end)
        number = _FIRST_NUMBER.search(passage.text, max(0, trigger.start - passage.start), begin)
        after = self.passages[trigger.at + 1] if trigger.at + 1 < len(self.passages) else None
        if begin == 0 and passage.marker and self._opens_list(passage.marker):
            start, marker = passage.lead, passage.marker
            self.alike = tuple(passage.text.split()[:2]) if trigger.rule in _SENTENCES else ()
        elif number and after and after.marker == "2." and self._same_place(after):  # "RESOLVED 1. That …", "2. That …"
            start, marker = passage.start + number.start(), "1."
        else:
            self._split(passage, begin, stop)
            return
        self.series.levels = [ordinals(marker)[0]]
        self.out.pieces.append(Piece(start, passage.start + stop, marker, 1))

    def _opens_list(self, marker: str) -> bool:
        """The decision is itself the first of a list: "1. The Forum agreed … 2. The Forum agreed"."""
        ahead = self.passages[self.trigger.at + 1 : self.trigger.at + 3]
        cut = ahead and ahead[0].marker is None and self.base.text[-1:] not in ".;:"  # its rest is a paragraph
        after = ahead[-1] if ahead and cut else ahead[0] if ahead else None
        voiced = self.base.part is ItemPart.DECISION and self.trigger.rule in ("passive_agreed", "passive_noted")
        if not (voiced or self.trigger.rule in _LISTED) or not after or not after.marker or not self._same_place(after):
            return False
        first = [(kind, number) for kind, number in ordinals(marker) if number == 1]
        second = {kind for kind, number in ordinals(after.marker) if number == 2}
        alike = self.trigger.rule not in _SENTENCES or self.base.text.split()[:2] == after.text.split()[:2]
        return any(kind in second for kind, _ in first) and alike

    def _sentence_end(self, text: str, begin: int) -> int:
        """A sentence that leads into a list ends with its paragraph."""
        _, end = sentence_at(text, begin, 0, len(text))
        first = next((m for m in inline_labels(text, begin, len(text)) if may_be_first(m["label"])), None)
        colon = neighbours.COLON.search(text, begin, end)
        leads = colon and ";" not in text[colon.end() : end]  # "to pay: A Bell £2; Hall £5." holds its list
        return len(text) if leads or (first and first.start() < end) else end

    def _split(self, passage: Passage, begin: int, end: int) -> None:
        """Cut words with inline limbs "(1) … (2) …" into pieces."""
        text, start, series = passage.text, passage.start, Series()
        marks: list[re.Match[str]] = []
        for mark in inline_labels(text, begin, end):
            if series.place(mark["label"], opening=not marks) == 1:
                marks.append(mark)
        led = len(marks) == 1 and (marks[0].start() == begin or _LEADS.search(text[begin : marks[0].start()]))
        if len(marks) == 1 and (not led or marks[0]["label"].isalpha()):
            marks = []  # "(a)" in running words is no list, nor "approved: A Bell £2"
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
        return self._take_marked(at, passage.marker) if passage.marker else self._take_plain(at, passage)

    def _take_marked(self, at: int, marker: str) -> bool:
        passage = self.passages[at]
        if self.alike and tuple(passage.text.split()[:2]) != self.alike:
            return False
        text = self._text().rstrip()
        self.stopped = self.stopped or text.endswith(";")
        opening = self._open() or (bool(self.series.levels) and text[-1:] not in ".;")
        if not self.series.levels and self._is_next_paragraph(marker):
            return False
        depth = self.series.place(marker, opening)
        if depth is None and not text and len(self.out.pieces) == 1:
            self.series.levels, depth = [ordinals(marker)[0]], 1  # "2.1 That …" under the head "Recommendations"
        if (
            depth is None
            and opening
            and not self.series.levels
            and neighbours.takes_up(self.passages, self.trigger.at, marker)
        ):
            self.series.levels, depth = [ordinals(marker)[0]], 1
        if depth is None:
            return False
        end = ends_at(passage.text, 0, len(passage.text))
        self.out.pieces.append(Piece(passage.lead, passage.start + end, marker, depth))
        self._run_on(at, end, depth)
        return True

    def _run_on(self, at: int, end: int, depth: int) -> None:
        """Cut off the next limbs of the list, printed on the line of this one: "1. To note … 2. To agree".

        Where the next limb has a line of its own, its number in this one is a reference: "(i) to amend 5(ii)".
        """
        passage, after = self.passages[at], self.passages[at + 1 : at + 2]
        if after and after[0].marker and self.series.continues(after[0].marker):
            return
        for mark in inline_labels(passage.text, 1, end):
            family, last = self.series.levels[depth - 1]
            if len(self.series.levels) < depth or (family, last + (family != BULLET)) not in ordinals(mark["label"]):
                continue
            self.series.place(mark["label"], opening=False)
            self.out.pieces[-1].end = passage.start + mark.start()
            self.out.pieces.append(Piece(passage.start + mark.start(), passage.start + end, mark["label"], depth))

    def _is_next_paragraph(self, marker: str) -> bool:
        """Behind "7. RESOLVED …" the paragraph "8." of the minutes is no limb."""
        ours = dict(ordinals(self.base.marker)) if self.base.marker else {}
        return any(number > 1 and ours.get(kind) == number - 1 for kind, number in ordinals(marker))

    def _take_plain(self, at: int, passage: Passage) -> bool:
        last, text = self.out.pieces[-1], self._text().strip()
        bare = last.depth > 0 and not text.strip(" .)")
        awaited = not text and len(self.out.pieces) == 1 and passage.text[:4].casefold() == "that"
        if stops(passage.text) and not awaited:
            return False
        if self._is_title(at, passage) if text else VOTED.fullmatch(passage.text):
            if neighbours.DID.fullmatch(passage.text):  # "The Committee:" over "Noted" over the first limbs
                self.out.pieces.append(Piece(passage.start, passage.end))
            return True
        if not bare and not self._belongs(at, passage, text):
            return False
        end = passage.start + ends_at(passage.text, 0, len(passage.text))
        if bare:  # the marker stood alone on its line
            last.end = end
        elif not self.series.levels and (not text or (self._open() and len(self.out.pieces) == 1)):  # under a head
            self._split(passage, 0, end - passage.start)
        else:
            self.out.pieces.append(Piece(passage.start, end, None, last.depth))
        return True

    def _is_title(self, at: int, passage: Passage) -> bool:
        """An unmarked title between the lead-in and the first limbs."""
        short = len(passage.text.split()) <= 8 and passage.text[-1:].isalnum()
        return short and not self.series.levels and self._limb_opens(at + 1)

    def _belongs(self, at: int, passage: Passage, text: str) -> bool:
        """An unmarked paragraph goes on with a limb, or stands beside the words so far in the same form."""
        unfinished = text.endswith((",", ";", ":")) or self.passages[self.out.last].text.rstrip().endswith(_DASHES)
        if self.series.levels:
            unfinished |= self.stopped and text[-1:].isalnum()  # cut by the page: the others have a stop
            reason = text.startswith("That ") and passage.text.startswith("To ")  # of a list of "That …", below it
            return (unfinished and not reason) or passage.text[:1].islower() or self._sibling(at + 1) is not None
        if not text or self._open() or self._is_listing(at) or self._in_table(passage):
            return True
        named = neighbours.lists_names(self.base.text, text, passage.text)
        return named or neighbours.stands_beside(text, passage.text, self.trigger.rule)

    def _in_table(self, passage: Passage) -> bool:
        """The rows of a table that a lead-in introduced follow it as one."""
        rows = BlockKind.TABLE_ROW
        return passage.kind is rows and self.passages[self.out.last].kind is rows and self.base.kind is not rows

    def _sibling(self, at: int) -> int | None:
        """Find the next limb of an open list within three passages."""
        near = 3
        for ahead in range(at, min(at + 200, len(self.passages))):
            passage = self.passages[ahead]
            cell = passage.kind is BlockKind.TABLE_ROW or passage.text.rstrip().endswith("|")
            near -= not cell
            if near < 0:
                return None
            if not self._same_place(passage) or self.begins(ahead):
                return None
            if passage.marker:
                return ahead if self.series.continues(passage.marker) else None
        return None

    def _beyond(self, at: int) -> int | None:
        """A vote or a sub-heading between two limbs is passed over; anything else ends the resolution."""
        passage = self.passages[at]
        if self.begins(at):
            return None
        if is_heading(passage):
            follows = self._sibling(at + 1) == at + 1 if self.series.levels else self._limb_opens(at + 1)
            return at + 1 if follows and len(passage.text.split()) <= 12 else None
        if not self.series.levels or passage.marker or not stops(passage.text):
            return None
        return self._sibling(at + 1)

    def _limb_opens(self, at: int) -> bool:
        """A list opens right there, where the words so far lead into one."""
        if not self._open() or at >= len(self.passages) or self.passages[at].item != self.base.item:
            return False
        marker = self.passages[at].marker
        return marker is not None and any(number == 1 for _, number in ordinals(marker))
