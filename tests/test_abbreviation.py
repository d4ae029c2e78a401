"""Definitions with brackets."""

import pytest

from extract.schemes.abbreviation import find_definitions, long_form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Improved Better Care Fund (iBCF) is", [("Improved Better Care Fund", "iBCF")]),
        ("Dedicated Schools Grant (‘DSG’).", [("Dedicated Schools Grant", "DSG")]),
        ('Bus Service Improvement Plan ("BSIP")', [("Bus Service Improvement Plan", "BSIP")]),
        ("Workforce Race Equality Standard (the WRES)", [("Workforce Race Equality Standard", "WRES")]),
        ("Neighbourhood Community Grants (NCGs)", [("Neighbourhood Community Grants", "NCGs")]),
        ("a meeting (at 7pm)", []),
        ("spent on roads (XYZQ)", []),
        ("the Council (see Annex)", []),
    ],
)
def test_finds_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[d.start : d.end], d.short) for d in find_definitions(text, 0, len(text))] == expected


def test_long_text_takes_linear_time() -> None:
    text = "word " * 50000
    assert long_form(text, 0, len(text), "QZ") is None
