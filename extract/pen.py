"""Writes printed lines as running text, with the origin of every word."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from extract.layout.characters import UNCLEAN, clean_word
from extract.line_ends import continues, was_broken
from models import Line, Link, Origin

_WORD = re.compile(r"\S+")
# two blanks, or the raised tail of an ordinal ("6 th")
_LOOSE = re.compile(r" (?: |(?<=\d )(?:st|nd|rd|th)[,.;:)]?(?: |$))")
_SOFT_BREAK = ("\u00ad", "\u0002", "\ufffe")  # the engines' marks for a hyphen that only breaks the line
_NEW_ORIGIN: Callable[[tuple[object, ...]], Origin] = partial(tuple.__new__, Origin)  # a third of its class's time


@dataclass(slots=True)
class Pen:
    """Writes the one text: its parts, how long they are, and where they came from."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    origins: list[Origin] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Write what no paper prints there: a marker as it was read, what parts cells."""
        self.parts.append(text)
        self.length += len(text)

    def write_lines(self, lines: tuple[Line, ...]) -> None:
        """Write printed lines as running text, each line or each of its words with its origin."""
        if not (self._write_line(lines[0]) if len(lines) == 1 else self._write_several(lines)):
            self._write_words(lines)

    def _write_line(self, line: Line) -> bool:
        """Write a printed line, as most cells of tables have; False where it takes more."""
        if len(line.fragments) != 1:
            return False
        text, page, box, source, link, printing = line.fragments[0]
        whole = text[:-1]
        if link or printing is None or text[-1:] != " ":
            return False
        if (" " in whole or not whole or not whole.isascii() or not whole.isprintable()) and not _is_clean(whole):
            return False  # more than one clean word, as most cells of tables have
        start = self.length
        self.length = end = start + len(whole)
        self.parts.append(whole)
        self.origins.append(_NEW_ORIGIN((start, end, page, box, source, printing)))
        return True

    def _write_several(self, lines: tuple[Line, ...]) -> bool:
        """Write printed lines where there is nothing to clean or to join; False where it takes more."""
        texts: list[str] = []
        origins: list[Origin] = []
        start = self.length
        for line in lines:
            fragments = line.fragments
            if len(fragments) != 1:
                return False
            text, page, box, source, link, printing = fragments[0]
            if link or printing is None or text[-1:] != " ":
                return False
            texts.append(text)
            end = start + len(text)
            origins.append(_NEW_ORIGIN((start, end - 1, page, box, source, printing)))
            start = end
        whole = "".join(texts)[:-1]
        if not _is_clean(whole) or "@" in whole or _is_cut(whole, texts):
            return False
        self.parts.append(whole)
        self.origins += origins
        self.length = start - 1
        return True

    def _write_words(self, lines: tuple[Line, ...]) -> None:
        """Write lines one by one or, where there is something to clean or to join, word by word."""
        parts, origins, length, tail = self.parts, self.origins, self.length, ""
        space = glue = broken = False
        for line in lines:
            whole = _is_printed(line)
            for text, page, box, source, link, printing in line.fragments if whole else line.words:
                written = 0
                for at, word, clean in ((0, text[:-1], text[:-1]),) if whole else _words(text):
                    if at > written:
                        space = True
                    written = at + len(word)
                    if clean:
                        head = clean.partition(" ")[0]
                        joined = not tail or glue or continues(tail, head) or (broken and was_broken(tail, head))
                        if space and not joined:
                            parts.append(" ")
                            length += 1
                        start = length
                        parts.append(clean)
                        length += len(clean)
                        place = source + at if source >= 0 else -1
                        origins.append(_NEW_ORIGIN((start, length, page, box, place, printing)))
                        if link:
                            self._link(start, length, link)
                        tail = clean.rpartition(" ")[2]
                        space = broken = False
                    glue = word[-1] in _SOFT_BREAK
                space = space or written < len(text)
            space, broken = True, True
        self.length = length

    def _link(self, start: int, end: int, address: str) -> None:
        if self.links and self.links[-1].address == address and self.links[-1].end >= start - 1:
            self.links[-1] = Link(self.links[-1].start, end, address)
        else:
            self.links.append(Link(start, end, address))


def _is_printed(line: Line) -> bool:
    """Tell a printed line that is written as it is."""
    if len(line.fragments) != 1:
        return False
    fragment = line.fragments[0]
    text = fragment.text
    return fragment.printing is not None and text[-1:] == " " and _is_clean(text[:-1])


def _is_clean(whole: str) -> bool:
    """Tell words that are written as printed."""
    return (
        whole.isprintable()
        and (whole.isascii() or not UNCLEAN.search(whole))
        and whole[:1] not in ("", " ")
        and not _LOOSE.search(whole)
    )


def _is_cut(whole: str, texts: Iterable[str]) -> bool:
    """Tell that a line ends in a hyphen, which may cut a word."""
    return ("- " in whole or whole[-1:] == "-") and any(text[-2:] == "- " for text in texts)


def _words(text: str) -> Sequence[tuple[int, str, str]]:
    """The words of a fragment: where each stands, as printed, cleaned."""
    word = text[:-1] if text[-1:] == " " else text
    if word and word.isascii() and word.isprintable() and " " not in word:  # as nearly all fragments of a PDF
        return ((0, word, word),)
    return [(found.start(), found[0], clean_word(found[0])) for found in _WORD.finditer(text)]
