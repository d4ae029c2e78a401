"""What a question to the minute book must not load."""

import subprocess
import sys
from pathlib import Path

from corpus.connection import open_for_writing

HEAVY = ("spacy", "numpy", "extract", "sqlite_utils", "pypdfium2", "pdfplumber", "lxml", "docx", "selectolax")

ASK = """
import sys
from corpus.book import MinuteBook
with MinuteBook.open(sys.argv[1]) as book:
    book.papers(), book.entries("budgets"), book.search("budget"), book.timeline(), book.stats(), book.findings()
print(*sys.modules)
"""

READ = """
import sys
import corpus.ingest
from extract import extract, read
print(*sys.modules)
"""


STORE = """
import sys
import corpus.ingest
print(*(name.replace("extract.", "extract:") for name in sys.modules))
"""


def modules(code: str, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_questions_load_no_reader_and_no_language(tmp_path: Path) -> None:
    open_for_writing(tmp_path / "book.db", create=True).close()
    assert modules(ASK, str(tmp_path / "book.db")).isdisjoint(HEAVY)


def test_readers_and_language_are_loaded_by_papers_that_need_them() -> None:
    assert modules(READ).isdisjoint({"spacy", "pypdfium2", "pdfplumber", "docx", "selectolax"})


def test_who_only_asks_another_process_to_extract_loads_no_model() -> None:
    assert modules("import sys, corpus.printing, corpus.workers\nprint(*sys.modules)").isdisjoint({*HEAVY, "pydantic"})


def test_who_stores_what_others_read_loads_no_rules() -> None:
    told = {"extract", "extract:media", "extract:layout"}
    assert {name for name in modules(STORE) if name.startswith("extract")} <= told


WRITE = """
import sys
from pathlib import Path
from corpus.connection import open_for_writing
open_for_writing(Path(sys.argv[1]), create=True).close()
print(*sys.modules)
import numpy
assert numpy.arange(3).sum() == 3
"""


def test_a_book_is_written_without_arrays_which_can_be_had_later(tmp_path: Path) -> None:
    assert modules(WRITE, str(tmp_path / "book.db")).isdisjoint({"numpy", "pandas", "extract"})
