"""A PDF's bytes outside its streams: what is left out, and what no stream can hide."""

import pytest

from extract.readers.pdf_skeleton import skeleton_of

_DRAWN = b"5 0 obj << /Length 3 >>\nstream\nq Q\nendstream\nendobj\n"
_SHOWN = b"6 0 obj << /Length 2 >>\rstream\r\nBT\nendstream\nendobj\n"


def test_streams_are_cut_out_and_found_again() -> None:
    skeleton = skeleton_of(_DRAWN + _SHOWN)
    assert skeleton.text == (_DRAWN + _SHOWN).replace(b"q Q\n", b"").replace(b"BT\n", b"")
    assert skeleton.stream_behind(skeleton.text.find(b"5 0 obj")) == b"q Q\n"
    assert skeleton.stream_behind(skeleton.text.find(b"6 0 obj")) == b"BT\n"
    assert skeleton.stream_behind(len(skeleton.text)) == b""


def test_a_stream_may_begin_behind_a_carriage_return_alone() -> None:
    assert skeleton_of(_DRAWN.replace(b"\n", b"\r")).stream_behind(0) == b"q Q\r"


@pytest.mark.parametrize("word", [b"%stream\n", b"(stream\n)", b"<< >> stream\r"])
def test_what_only_looks_like_a_stream_hides_none(word: bytes) -> None:
    data = word + _DRAWN
    skeleton = skeleton_of(data)
    assert skeleton.text == data
    assert skeleton.stream_behind(skeleton.text.find(b"\nstream")) == b"q Q\n"


@pytest.mark.parametrize("name", [b"/XRef (stream)\n", b"/Xstream\n", b"stream\t\n"])
def test_the_word_alone_begins_no_stream(name: bytes) -> None:
    assert skeleton_of(name + _DRAWN).text == name + _DRAWN.replace(b"q Q\n", b"")


def test_a_file_cut_off_in_a_stream_ends_with_it() -> None:
    data = _DRAWN + b"7 0 obj << >>\nstream\nBT"
    assert skeleton_of(data).stream_behind(len(_DRAWN)) == b"BT"
