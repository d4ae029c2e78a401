"""How deep the items of lists are nested, told by their markers alone."""

from extract.layout.markers import follows
from extract.layout.numbering import parts_of, style_after


class Nesting:
    """How deep a list item is nested: a new style of marker opens a level, a style already open returns to its own."""

    def __init__(self) -> None:
        """Begin where nothing is open."""
        self._open: list[str] = []
        self._last = ""
        self._head = ""
        self._interrupted = False

    def open(self, marker: str | None) -> None:
        """A heading begins anew."""
        self._open.clear()
        self._head = marker or ""

    def level_of(self, marker: str | None) -> int:
        """The level of the next item of the paper, 0 for one that stands in no list."""
        if marker is None:
            self._interrupted = True
            return 0
        if len(parts_of(marker)) > 1:
            self._open.clear()
            return 0
        style = style_after(marker, self._last)
        self._last = marker
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
        else:
            if self._interrupted or follows(self._head, marker):
                self._open.clear()
            self._open.append(style)
        self._interrupted = False
        return len(self._open)
