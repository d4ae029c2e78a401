"""Decisions that a paper prints more than once: told apart by their place, voice, words and verbs, and folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import alternatives, load
from extract.place import block_at, item_at
from models import ItemPart, Paper, Resolution, ResolutionStatus

_SAME = 0.9  # share from which a lead of its own ("the Board accepted the following:") may bring one a further verb
_ALIKE = 0.7  # share of the words of the shorter, where the decision block and the minutes word it differently
_LONG = 20  # words that are not printed twice by chance
_TELLING = 6  # words that tell one decision from the next in the same voice
_LABEL = re.compile(r"[a-z]|\d{1,2}|[ivx]{2,4}")
_LONGEST_LABEL = 4
_WORD = re.compile(r"[a-z0-9]+")


@cache
def _opening_words() -> re.Pattern[str]:
    """Match what two printings of one decision may differ in: "It was RESOLVED that the Board"."""
    bodies = alternatives(load("resolutions")["bodies"])
    return re.compile(
        rf"""^(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed)?\W*(?:that|to)?\W*
            (?:the\s+)?(?:(?:\w+\s+)?(?:{bodies})\W+)?""",
        re.VERBOSE | re.IGNORECASE,
    )


def key_of(text: str) -> str:
    """The words that tell two resolutions of an item apart, without the labels of limbs."""
    return " ".join(_words_of(text)[:40])


@lru_cache(256)  # of each record they are asked for once to name it, and once to fold it with others
def _words_of(text: str) -> tuple[str, ...]:
    words = _WORD.findall(_opening_words().sub("", text).casefold())
    return tuple(word for word in words if len(word) > _LONGEST_LABEL or not _LABEL.fullmatch(word))


def merge(paper: Paper, records: Sequence[Resolution]) -> list[Resolution]:
    """Fold a decision that is printed twice in one item, and a recommendation printed twice in a report, into one."""
    groups: list[list[Resolution]] = []
    seen: dict[tuple[object, ...], list[tuple[int, _Printing]]] = {}
    for record in records:
        printing = _Printing.of(paper, record)
        buckets = printing.buckets()
        earlier = (entry for bucket in buckets for entry in seen.get(bucket, ()))
        twin = next((at for at, other in earlier if printing.repeats(other)), None)
        if twin is not None:
            groups[twin].append(record)
            continue
        for bucket in buckets:
            seen.setdefault(bucket, []).append((len(groups), printing))
        groups.append([record])
    return sorted((_folded(group) for group in groups), key=lambda record: record.evidence.start)


@dataclass(frozen=True, slots=True)
class _Printing:
    """What tells one printing of a decision from another: its place, voice, words and verbs."""

    place: tuple[object, ...]
    part: ItemPart | None
    words: tuple[str, ...]
    said: frozenset[str]
    verbs: frozenset[str]

    @classmethod
    def of(cls, paper: Paper, record: Resolution) -> "_Printing":
        start = record.evidence.start
        item, block = item_at(paper, start), block_at(paper, start)
        anywhere = item is None and record.status is ResolutionStatus.RECOMMENDED
        words = _words_of(record.text)
        anywhere = anywhere or (
            item is None and len(words) >= _LONG
        )  # a page without items that prints it in two voices
        place = (record.status, item.start if item else None if anywhere else start)
        part = block.part if block else None
        return cls(place, part, words[:40], frozenset(words), frozenset(record.verbs))

    def buckets(self) -> list[tuple[object, ...]]:
        """Where its twin may be found: under the same first words, or in the item's other voice."""
        found: list[tuple[object, ...]] = [(*self.place, self.words[:4])] if len(self.words) > 3 else []
        if self.part in {ItemPart.DECISION, ItemPart.MINUTES}:
            found.append((*self.place, "voices"))
        return found

    def repeats(self, other: "_Printing") -> bool:
        """The same words; like words only where the page prints the item in two voices."""
        shorter = min(len(self.words), len(other.words))
        apart = self.part is other.part and shorter < _TELLING  # "Agreed to recommend approval" of two applications
        if shorter > 3 and not apart and self.words[:shorter] == other.words[:shorter]:
            return True
        if shorter == 0 or {self.part, other.part} != {ItemPart.DECISION, ItemPart.MINUTES}:
            return False  # two bills are two "resolved to pay"
        shared = len(self.said & other.said) / min(len(self.said), len(other.said))
        within = self.verbs <= other.verbs or other.verbs <= self.verbs
        return shared >= _ALIKE and (self.verbs == other.verbs or (shared >= _SAME and within))


def _folded(printings: Sequence[Resolution]) -> Resolution:
    """Keep the first printing that is not cut short, with the places, movers and votes of the others."""
    first = next((record for record in printings if not _is_truncated(record)), printings[0])
    if len(printings) == 1:
        return first
    others = [record for record in printings if record is not first]
    return first.model_copy(
        update={
            "repeats": tuple(record.evidence for record in others),
            "mover": next((r.mover for r in (first, *others) if r.mover), None),
            "seconder": next((r.seconder for r in (first, *others) if r.seconder), None),
            "vote": next((r.vote for r in (first, *others) if r.vote), None),
        }
    )


def _is_truncated(record: Resolution) -> bool:
    return record.text.rstrip().endswith(("...", "…"))
