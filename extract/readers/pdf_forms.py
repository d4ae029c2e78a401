"""Finds PDFs whose forms draw one another without end, in which the engine would be lost for ever."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from extract.readers.pdf_skeleton import Skeleton
from models import UnreadablePaper

_FORM = re.compile(rb"/Subtype\s*/Form\b")  # a form is a stream, so its dictionary is never compressed
_DRAWS = re.compile(rb"/Resources\s*\d|/XObject\s*(?:\d|<<(?!\s*>>))|[#%]")  # forms of its own, or names written oddly
_OBJECT = re.compile(rb"\b(\d{1,9})\s+(\d{1,5})\s+obj\b")
_LONGEST_DICTIONARY = 4_000  # bytes between "obj" and what tells a form
_DRAWN = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")
_MOST_DRAWN = 100_000
_DEEPEST = 30


def refuse_endless_forms(skeleton: Skeleton) -> None:
    """Raise `UnreadablePaper` where forms draw themselves, or so many others that no reading ends."""
    if not any(map(_may_draw_forms, _dictionaries(skeleton.text))):
        return
    import pikepdf

    try:
        with pikepdf.open(BytesIO(skeleton.data)) as document:
            drawn = {form.objgen: names for form in _forms(document, skeleton.text) if (names := _nested(form))}
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError, TypeError):
        return  # whatever else is wrong with it, the engine tells
    counts: dict[tuple[int, int], int] = {}
    for form in drawn:
        if _count(form, drawn, counts, ()) > _MOST_DRAWN:
            raise UnreadablePaper("its drawings hold themselves and never end", "print it to PDF from its source")


def _dictionaries(text: bytes) -> Iterator[bytes]:
    """Find the dictionaries that tell of a form, as they are written; empty where that cannot be told."""
    for match in _FORM.finditer(text):
        start = text.rfind(b"obj", max(0, match.start() - _LONGEST_DICTIONARY), match.start())
        end = text.find(b"stream", match.end(), match.end() + _LONGEST_DICTIONARY)
        yield text[start:end] if start >= 0 and end >= 0 else b""


def _may_draw_forms(dictionary: bytes) -> bool:
    """Tell by its dictionary whether a form may draw others: most name none."""
    return not dictionary or _DRAWS.search(dictionary) is not None


def _forms(document: Any, text: bytes) -> Iterator[Any]:
    """Find the objects that may be forms by their bytes; all objects where the bytes do not tell their numbers."""
    numbers: set[tuple[int, int]] = set()
    for match in _FORM.finditer(text):
        heads = _OBJECT.findall(text, max(0, match.start() - _LONGEST_DICTIONARY), match.start())
        if not heads:
            yield from document.objects
            return
        numbers.add((int(heads[-1][0]), int(heads[-1][1])))
    for number, generation in sorted(numbers):
        yield document.get_object(number, generation)


def _nested(form: Any) -> list[tuple[int, int]]:
    """List the forms that a form draws, each as often as it does."""
    import pikepdf

    is_stream = isinstance(form, pikepdf.Stream)  # kept apart, or the checker takes the type for its own
    if not is_stream or form.get("/Subtype") != "/Form":
        return []
    named = form.get("/Resources", {}).get("/XObject", {})
    forms = {
        name.encode("latin-1", "replace")[1:]: inner.objgen
        for name, inner in named.items()
        if inner.get("/Subtype") == "/Form"
    }
    return [forms[name] for name in _DRAWN.findall(form.read_bytes()) if name in forms] if forms else []


def _count(
    form: tuple[int, int],
    drawn: dict[tuple[int, int], list[tuple[int, int]]],
    counts: dict[tuple[int, int], int],
    above: tuple[tuple[int, int], ...],
) -> int:
    """Count the forms that drawing a form draws; a ring, or a tower of them, counts as too many."""
    if form in above or len(above) > _DEEPEST:
        return _MOST_DRAWN + 1
    if form not in counts:
        counts[form] = 1 + sum(_count(inner, drawn, counts, (*above, form)) for inner in drawn.get(form, ()))
    return counts[form]
