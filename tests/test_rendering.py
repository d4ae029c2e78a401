"""Tables for people, as wide as the terminal: no word is broken, whatever the width."""

import pytest

from minutebook.commands.book import _lines
from minutebook.rendering import Column, _show_table

COLUMNS = (Column("id", "id"), Column("amount", "amount_shown", right=True), Column("scheme", "scheme", wide=True))
ROWS = [
    {"id": "b1", "amount_shown": "c. £22,400,000", "scheme": "Neighbourhood Rehabilitation Partnership"},
    {"id": "b2", "amount_shown": "£190", "scheme": None},
]
WORDS = {"id", "amount", "scheme", "b1", "b2", "c.", "£22,400,000", "£190", *str(ROWS[0]["scheme"]).split()}


def shown(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    _show_table(ROWS, COLUMNS)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("width", [20, 30, 35, 36, 40, 50, 60, 80, 120])
def test_no_word_is_broken(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(width, monkeypatch, capsys)
    assert {word for line in lines for word in line.split()} == WORDS
    assert max(map(len, lines)) <= max(width, 28)


def test_a_table_that_fits_stands_in_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(40, monkeypatch, capsys) == [
        "id          amount  scheme",
        "b1  c. £22,400,000  Neighbourhood",
        "                    Rehabilitation",
        "                    Partnership",
        "b2            £190",
    ]


def test_where_it_would_not_fit_each_row_stands_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(30, monkeypatch, capsys) == [
        "    id  b1",
        "amount  c. £22,400,000",
        "scheme  Neighbourhood",
        "        Rehabilitation",
        "        Partnership",
        "",
        "    id  b2",
        "amount  £190",
    ]


def test_long_facts_are_wrapped_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "paid to the Council\n" + "lanterns for the quay " * 5
    assert _lines(text, 20) == text.split("\n")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    assert _lines(text, 16)[:2] == ["paid to the Council", "lanterns for the quay lanterns for the quay"]
