"""PDFium's calls that run for every word and object of a page, with prototypes that cost little.

pypdfium2's own prototypes convert typed pointers and give the interpreter's lock away at each call, which takes longer
than the call. These take and return addresses as plain integers, so that `map` drives them without a loop in Python.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    found: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(
        ctypes.cast(getattr(raw, name), _ADDRESS).value or 0
    )
    return found


def address_of(handle: Any) -> int:
    """Give a typed handle of pypdfium2's as the integer that these calls take."""
    return ctypes.cast(handle, _ADDRESS).value or 0


count_chars = _call("FPDFText_CountChars", _INT, _ADDRESS)
get_text = _call("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
get_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, _INT)
get_loose_box = _call("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
get_angle = _call("FPDFText_GetCharAngle", ctypes.c_float, _ADDRESS, _INT)
get_text_object = _call("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _INT)
get_font = _call("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
get_font_info = _call(
    "FPDFText_GetFontInfo", ctypes.c_ulong, _ADDRESS, _INT, ctypes.c_char_p, ctypes.c_ulong, ctypes.POINTER(_INT)
)
count_objects = _call("FPDFPage_CountObjects", _INT, _ADDRESS)
get_object = _call("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
get_bounds = _call("FPDFPageObj_GetBounds", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
get_matrix = _call("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
get_fill = _call("FPDFPageObj_GetFillColor", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
count_form_objects = _call("FPDFFormObj_CountObjects", _INT, _ADDRESS)
get_form_object = _call("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
get_draw_mode = _call("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
count_segments = _call("FPDFPath_CountSegments", _INT, _ADDRESS)
get_segment = _call("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
get_point = _call("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
get_segment_kind = _call("FPDFPathSegment_GetType", _INT, _ADDRESS)
get_close = _call("FPDFPathSegment_GetClose", _INT, _ADDRESS)
get_kind = _call("FPDFPageObj_GetType", _INT, _ADDRESS)
