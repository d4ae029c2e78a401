"""Characters come out of bytes as their author meant them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.decoding import decode

CASES = [
    ("£4 – “agreed”".encode(), False, "£4 – “agreed”", "utf-8"),
    ("\ufeff£4".encode(), False, "£4", "utf-8"),
    ("£4 – “agreed”".encode("cp1252"), False, "£4 – “agreed”", "cp1252"),
    ("£4 for the quay".encode("utf-16"), False, "£4 for the quay", "utf-16-le"),
    ("£4 for the quay".encode("utf-16-be"), False, "£4 for the quay", "utf-16-be"),
    (b"<meta charset=iso-8859-1>\x93\xa34\x94", True, "<meta charset=iso-8859-1>“£4”", "cp1252"),
    ('<?xml encoding="iso-8859-15"?>€'.encode("iso-8859-15"), True, '<?xml encoding="iso-8859-15"?>€', "iso8859-15"),
    (b"<meta charset=no-such>\xa34 due", True, "<meta charset=no-such>£4 due", "cp1252"),
    ("Cost Â£4 at Anneâ€™s".encode(), False, "Cost £4 at Anne’s", "utf-8"),
    (b"one\r\ntwo\rthree", False, "one\ntwo\nthree", "utf-8"),
]


@pytest.mark.parametrize(("data", "declared", "text", "encoding"), CASES)
def test_decodes(data: bytes, declared: bool, text: str, encoding: str) -> None:
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert not decoded.findings


def test_stray_bytes_in_declared_utf8_are_kept_and_reported() -> None:
    decoded = decode("<meta charset=utf-8>£4 and ".encode() + b"\xa35", declared=True)
    assert decoded.text.endswith("£4 and £5")
    assert decoded.findings[0].message.endswith(": 1")


def test_lost_characters_are_reported() -> None:
    text = "Ångström café £5 naïve façade – ".encode() * 3 + b"\xff"
    decoded = decode(text)
    assert decoded.findings[0].kind == "encoding"
    assert decoded.text.endswith("\ufffd")


@given(st.binary(max_size=200), st.booleans())
def test_never_fails(data: bytes, declared: bool) -> None:
    assert "\r" not in decode(data, declared).text
