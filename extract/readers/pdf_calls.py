"""PDFium's calls that run for every word and object of a page, made to cost little.

pypdfium2's own prototypes convert each argument and give the interpreter's lock away at each call, which takes longer
than the call. These have none for arguments: an integer is a C `int`, and whatever else they take has been made
ready before, once for many calls (`argument`, `places`). So `map` drives them without a loop in Python.
"""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

from pypdfium2 import raw

_INT, _FLOAT, _ADDRESS = ctypes.c_int, ctypes.c_float, ctypes.c_void_p


def _call(name: str, result: Any) -> Callable[..., Any]:
    found: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(ctypes.cast(getattr(raw, name), _ADDRESS).value or 0)
    return found


argument: Callable[[int | None], Any] = _ADDRESS.from_param
"""Make an address that a call gave ready for calls that take it."""


def argument_of(handle: Any) -> Any:
    """Make a typed handle of pypdfium2's ready for calls that take it."""
    return argument(ctypes.cast(handle, _ADDRESS).value)


def places(buffer: Any, size: int) -> Sequence[Any]:
    """Make the places in a buffer, `size` bytes apart, ready for calls that write there."""
    return [ctypes.byref(buffer, at) for at in range(0, ctypes.sizeof(buffer), size)]


load_page = _call("FPDF_LoadPage", _ADDRESS)
close_page = _call("FPDF_ClosePage", None)
get_rotation = _call("FPDFPage_GetRotation", _INT)
get_page_box = _call("FPDF_GetPageBoundingBox", _INT)
count_annotations = _call("FPDFPage_GetAnnotCount", _INT)
get_annotation = _call("FPDFPage_GetAnnot", _ADDRESS)
get_annotation_kind = _call("FPDFAnnot_GetSubtype", _INT)
close_annotation = _call("FPDFPage_CloseAnnot", None)
load_text = _call("FPDFText_LoadPage", _ADDRESS)
close_text = _call("FPDFText_ClosePage", None)
count_chars = _call("FPDFText_CountChars", _INT)
get_text = _call("FPDFText_GetText", _INT)
get_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint)
get_loose_box = _call("FPDFText_GetLooseCharBox", _INT)
get_angle = _call("FPDFText_GetCharAngle", _FLOAT)
get_text_object = _call("FPDFText_GetTextObject", _ADDRESS)
get_font = _call("FPDFTextObj_GetFont", _ADDRESS)
get_font_info = _call("FPDFText_GetFontInfo", ctypes.c_ulong)
count_objects = _call("FPDFPage_CountObjects", _INT)
get_object = _call("FPDFPage_GetObject", _ADDRESS)
get_bounds = _call("FPDFPageObj_GetBounds", _INT)
get_matrix = _call("FPDFPageObj_GetMatrix", _INT)
get_fill = _call("FPDFPageObj_GetFillColor", _INT)
count_form_objects = _call("FPDFFormObj_CountObjects", _INT)
get_form_object = _call("FPDFFormObj_GetObject", _ADDRESS)
get_draw_mode = _call("FPDFPath_GetDrawMode", _INT)
count_segments = _call("FPDFPath_CountSegments", _INT)
get_segment = _call("FPDFPath_GetPathSegment", _ADDRESS)
get_point = _call("FPDFPathSegment_GetPoint", _INT)
get_segment_kind = _call("FPDFPathSegment_GetType", _INT)
get_close = _call("FPDFPathSegment_GetClose", _INT)
get_kind = _call("FPDFPageObj_GetType", _INT)
