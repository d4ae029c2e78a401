"""Which files a folder, a pattern or a name stands for."""

from pathlib import Path

import pytest

from corpus.sources import find_papers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Papers and other files, hidden ones and links among them."""
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for name in (
        "b/2.PDF",
        "b/1.htm",
        "a.txt",
        "z.docx",
        "b/.hidden.txt",
        ".git/x.txt",
        "notes",
        "book.db",
        "page.xhtml",
    ):
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    outside.mkdir()
    (outside / "far.txt").write_text("words")
    (inside / "b" / "far.txt").symlink_to(outside / "far.txt")
    (inside / "near.txt").symlink_to(inside / "a.txt")
    (inside / "loop").symlink_to(inside)
    return inside


def names(folder: Path, *paths: object) -> list[str]:
    return [str(path.relative_to(folder)) for path in find_papers(Path(str(path)) for path in paths)]


def test_a_folder_is_searched_to_the_bottom_in_order(folder: Path) -> None:
    assert names(folder, folder) == ["a.txt", "near.txt", "page.xhtml", "z.docx", "b/1.htm", "b/2.PDF"]


def test_a_named_file_is_always_taken_and_each_once(folder: Path) -> None:
    assert names(folder, folder / "notes", folder / "b", folder / "b" / ".." / "notes") == [
        "notes",
        "b/1.htm",
        "b/2.PDF",
    ]


def test_patterns(folder: Path) -> None:
    assert names(folder, folder / "*.txt") == ["a.txt", "near.txt"]
    assert names(folder, folder / "**" / "*.PDF") == ["b/2.PDF"]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    (folder / "minutes [final].txt").write_text("words")
    assert names(folder, folder / "minutes [final].txt") == ["minutes [final].txt"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nothing.pdf", "no such file or folder"), ("*.rtf", "the pattern matches no file"), (".git/y", "no such file")],
)
def test_what_is_missing_is_told(folder: Path, name: str, reason: str) -> None:
    told: list[tuple[str, str, str]] = []
    found = list(find_papers([folder / name, folder / "a.txt"], on_missing=lambda *what: told.append(what)))
    assert found == [folder / "a.txt"]
    assert [(path, why.startswith(reason)) for path, why, _ in told] == [(str(folder / name), True)]
    with pytest.raises(FileNotFoundError, match=reason.split()[0]):
        list(find_papers([folder / name]))


def test_a_folder_without_papers_is_told(folder: Path) -> None:
    told: list[tuple[str, str, str]] = []
    (folder / "empty").mkdir()
    assert list(find_papers([folder / "empty"], on_missing=lambda *what: told.append(what))) == []
    assert told[0][1] == "no papers in this folder"
    assert ".pdf" in told[0][2]
