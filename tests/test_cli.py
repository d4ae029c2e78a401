"""The command line, through click's runner, and once as a real process."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import extract
from corpus.failures import failure_of
from corpus.progress import IngestEvent, IngestEventKind
from minutebook.cli import main, minutebook
from minutebook.commands.ingest import _Lines
from models import RECORD_KINDS, Paper, Settings, Source

MINUTES = """Dunmere Parish Council

Minutes of the meeting held on 4 March 2024

Present: Cllr A Fenwick (Chair), Cllr B Osei, J Marsh (Clerk)

24.03.01 Apologies
None.

24.03.02 Playground Fund
RESOLVED: That £1,250 be paid from the Playground Fund to Swing Right Ltd.

ACTION: Clerk to order the swings by 30 April 2024.
"""


def run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(minutebook, list(arguments), **options)  # type: ignore[arg-type]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, paper: Path) -> str:
    path = tmp_path / "book.db"
    assert run("ingest", "--jobs", "0", str(paper), "--db", str(path)).exit_code == 0
    return str(path)


KINDS = ["papers", *(kind.name for kind in RECORD_KINDS)]
COMMANDS = sorted(minutebook.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"minutebook {command}" in result.output


@pytest.mark.parametrize("arguments", [["--help"], ["budgets", "--help"], ["papers", "--db", "DB"]])
def test_starting_loads_neither_spacy_nor_a_pdf_library(arguments: list[str], db: str) -> None:
    script = (
        "import sys\nfrom minutebook.cli import minutebook\n"
        f"minutebook({[db if a == 'DB' else a for a in arguments]!r}, standalone_mode=False)\n"
        "heavy = [m for m in ('spacy', 'pypdfium2', 'pdfplumber', 'docx', 'selectolax', 'lxml') if m in sys.modules]\n"
        "print('HEAVY', heavy)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("HEAVY []")


def test_extract_prints_the_contract(paper: Path) -> None:
    printed = json.loads(run("extract", str(paper)).output)
    assert set(printed) == {"paper", *KINDS[1:], "findings", "documents"}
    assert {"id", "source", "sha256", "media_type", "kind", "title", "body", "organisation", "date", "pages"} <= set(
        printed["paper"]
    )
    assert printed["budgets"][0]["amount"] == "1250"
    assert printed["paper"]["date"] == "2024-03-04"


def test_extract_prints_one_line_each_with_jsonl(paper: Path) -> None:
    lines = run("extract", "--jsonl", str(paper), str(paper)).output.splitlines()
    assert [json.loads(line)["paper"]["kind"] for line in lines] == ["minutes", "minutes"]


def test_extract_names_an_unreadable_file_and_goes_on(paper: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    result = CliRunner().invoke(minutebook, ["extract", str(empty), str(tmp_path / "gone.pdf"), str(paper)])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["paper"]["kind"] == "minutes"
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert "empty.pdf" in complaints[0] and "empty" in complaints[0]
    assert "gone.pdf" in complaints[1]


def test_extract_reads_standard_input() -> None:
    printed = json.loads(run("extract", "-", input=MINUTES.encode()).output)
    assert printed["paper"]["source"] == "-"


def test_ingest_reports_what_it_did_and_is_idempotent(paper: Path, tmp_path: Path) -> None:
    db = str(tmp_path / "b.db")
    assert "read 1, unchanged 0, replaced 0, failed 0" in run("ingest", "--jobs", "0", str(paper), "--db", db).output
    assert "read 0, unchanged 1, replaced 0, failed 0" in run("ingest", "--jobs", "0", str(paper), "--db", db).output
    paper.write_text(MINUTES.replace("1,250", "1,350"), encoding="utf-8")
    assert "replaced 1" in run("ingest", "--jobs", "0", str(paper), "--db", db).output
    assert "1350" in run("budgets", "--db", db, "--format", "csv").output


def test_ingest_exits_1_when_a_paper_fails_and_stores_the_rest(paper: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    db = str(tmp_path / "b.db")
    result = run("ingest", "--jobs", "0", str(bad), str(paper), "--db", db)
    assert result.exit_code == 1
    assert "bad.pdf" in result.stderr
    assert len(json.loads(run("papers", "--db", db, "--format", "json").output)) == 1


def test_ingest_tells_what_it_left_out(paper: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    for name in ("a.DOC", "below/b.doc", "c.xlsx", "README", ".hidden.doc"):
        (folder / name).write_bytes(b"x")
    (folder / "paper.txt").write_bytes(paper.read_bytes())
    result = run("ingest", str(folder), "--db", str(folder / "book.db"))
    assert "left out: 2 .doc; save what is a paper as PDF or DOCX\n" in result.output
    assert "left out as no papers: 1 without a suffix, 1 .xlsx\n" in result.output
    again = run("ingest", str(folder / "paper.txt"), "--db", str(folder / "book.db"))
    assert "left out" not in again.output


def test_ingest_tells_now_and_then_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _Lines(named=False)
    lines.last = lines.begin = lines.begin - 1000
    lines.tell(IngestEvent(kind=IngestEventKind.READ, path="/papers/a.pdf", done=2, total=28))
    lines.tell(IngestEvent(kind=IngestEventKind.WAITING, path="/papers/thick.pdf", done=2, total=28))
    first, second = capsys.readouterr().err.splitlines()
    assert first == "2 of 28 papers, 0.1 a minute"
    assert second.startswith("2 of 28 papers, still at ")
    assert second.endswith("thick.pdf")


def test_ingest_reads_paths_from_standard_input(paper: Path, tmp_path: Path) -> None:
    result = run("ingest", "--jobs", "0", "-", "--db", str(tmp_path / "b.db"), input=f"{paper}\n")
    assert "read 1" in result.output


@pytest.mark.parametrize("kind", KINDS)
def test_listings_in_every_format(kind: str, db: str) -> None:
    table = run(kind, "--db", db)
    assert table.exit_code == 0 and table.output.strip()
    rows = json.loads(run(kind, "--db", db, "--format", "json").output)
    lines = run(kind, "--db", db, "--format", "jsonl").output.splitlines()
    cells = list(csv.DictReader(io.StringIO(run(kind, "--db", db, "--format", "csv").output)))
    assert len(rows) == len(lines) == len(cells) > 0
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows] == [cell["id"] for cell in cells]
    assert len(json.loads(run(kind, "--db", db, "--format", "json", "--limit", "1").output)) == 1


@pytest.mark.parametrize("kind", [*KINDS, "findings"])
def test_no_cell_of_a_spreadsheet_holds_json(kind: str, db: str) -> None:
    output = run(kind, "--db", db, "--format", "csv").output
    assert output.strip() and not {"{", "}"} & set(output)
    assert "[" not in output.replace("[]", "")


def test_a_spreadsheet_has_cells_for_the_period_and_the_evidence(db: str) -> None:
    def cells(*arguments: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(run(*arguments, "--db", db, "--format", "csv").output)))

    date = next(row for row in cells("dates") if row["role"] == "meeting")
    assert (date["period_label"], date["period_start"], date["period_end"]) == ("4 March 2024", *["2024-03-04"] * 2)
    assert date["quote"] == "4 March 2024" and int(date["end"]) - int(date["start"]) == len(date["quote"])
    (budget,) = cells("budgets")
    assert (budget["amount"], budget["page"], budget["item"]) == ("1250", "1", "24.03.02")
    assert (budget["period_label"], budget["paper_date"]) == ("", "2024-03-04")
    heads = run("budgets", "--db", db, "--format", "csv", "--body", "nowhere").output.strip()
    assert heads == ",".join(budget)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--body", "dunmere"], True),
        (["--body", "elsewhere"], False),
        (["--from", "2024"], True),
        (["--to", "2023"], False),
        (["--from", "2023/24", "--to", "2023/24"], True),
        (["--paper-kind", "minutes"], True),
        (["--paper-kind", "report"], False),
        (["--text", "swing right"], True),
    ],
)
def test_filters(arguments: list[str], found: bool, db: str) -> None:
    rows = json.loads(run("resolutions", "--db", db, "--format", "json", *arguments).output)
    assert bool(rows) is found


@pytest.mark.parametrize(
    "arguments",
    [["--from", "yesterday"], ["--from", "2024-13"], ["--to", "2023/25"], ["--kind", "sideways"], ["--limit", "0"]],
)
def test_wrong_filters_are_usage_errors(arguments: list[str], db: str) -> None:
    result = run("budgets", "--db", db, *arguments)
    assert result.exit_code == 2
    assert "Error: Invalid value" in result.stderr


def test_search_marks_what_it_found(db: str) -> None:
    assert "[Playground]" in run("search", "playground", "--db", db).output
    assert run("search", "nowhere", "--db", db).stderr == "nothing found: no paper has “nowhere”\n"


@pytest.mark.parametrize("query", ['"', "a AND", "NEAR(", "£1,250!!", "--", "'; drop table", "*", "(((", "fund:"])
def test_search_takes_any_punctuation(query: str, db: str) -> None:
    result = run("search", "--db", db, "--", query)
    assert result.exit_code == 0, result.output


def test_timeline_shows_the_decision_and_its_day(db: str) -> None:
    output = run("timeline", "--db", db).output
    assert "2024-03-04" in output and "Swing Right" in output
    assert not json.loads(run("timeline", "--db", db, "--format", "json", "--from", "2025").output)


def test_the_timeline_names_a_paper_that_names_no_body(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("The grant for 2024-25 is £3.852bn.\n", encoding="utf-8")
    db = str(tmp_path / "book.db")
    run("ingest", "--jobs", "0", str(path), "--db", db)
    (paper,) = json.loads(run("papers", "--db", db, "--format", "json").output)
    assert run("timeline", "--db", db).output.splitlines()[0] == f"2024-04-01  paper {paper['id'][:9]}"


def test_show_gives_evidence_and_rule(db: str) -> None:
    resolution = json.loads(run("resolutions", "--db", db, "--format", "json").output)[0]
    output = run("show", resolution["id"][:9], "--db", db).output
    assert resolution["rule"] in output and "Swing Right" in output
    paper = run("show", resolution["paper_id"], "--db", db).output
    assert "Dunmere Parish Council" in paper and "Playground Fund" in paper
    unknown = run("show", "zzzz", "--db", db)
    assert unknown.exit_code == 2 and len(unknown.stderr.splitlines()) == 1


def test_remove_takes_a_paper_out_and_ingest_brings_it_back(db: str, paper: Path) -> None:
    identifier = json.loads(run("papers", "--db", db, "--format", "json").output)[0]["id"]
    assert run("remove", identifier, "--db", db, input="n\n").exit_code == 1
    assert "removed" in run("remove", identifier, "--db", db, "--yes").output
    assert json.loads(run("papers", "--db", db, "--format", "json").output) == []
    run("ingest", "--jobs", "0", str(paper), "--db", db)
    assert json.loads(run("papers", "--db", db, "--format", "json").output)[0]["id"] == identifier


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_remove_without_a_yes_removes_nothing_and_says_so(answer: str, db: str, paper: Path) -> None:
    result = run("remove", str(paper), "--db", db, input=answer)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "minutebook: nothing was removed; --yes removes without asking"
    assert "removed" not in result.stdout
    assert len(json.loads(run("papers", "--db", db, "--format", "json").output)) == 1


def test_remove_names_what_it_does_not_know_and_goes_on(db: str, paper: Path) -> None:
    result = run("remove", "zzzz", str(paper), "--db", db, "--yes")
    assert result.exit_code == 2
    assert "removed" in result.stdout
    assert "no paper has an id that begins with “zzzz”, nor is it a file that was read; the lists" in result.stderr


def test_a_slip_of_the_finger_starts_no_processes(paper: Path, tmp_path: Path) -> None:
    result = run("ingest", str(paper), "--jobs", "100000", "--db", str(tmp_path / "b.db"))
    assert result.exit_code == 2
    assert "100000 is not in the range" in result.stderr


def test_stats_and_findings(db: str) -> None:
    assert "minutes" in run("stats", "--db", db).output
    assert json.loads(run("stats", "--db", db, "--json").output)["papers"] == 1
    assert run("findings", "--db", db, "--format", "json").output.strip() == "[]"


def test_a_missing_book_is_one_line_and_exit_3(tmp_path: Path) -> None:
    result = run("papers", "--db", str(tmp_path / "none.db"))
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1 and "none.db" in result.stderr


def test_as_a_real_process(paper: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from minutebook.cli import main; main()"]
    done = subprocess.run([*command, "ingest", str(paper)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "minutebook.db").exists()
    wrong = subprocess.run([*command, "papers", "--wrong"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    shown = subprocess.run([*command, "timeline"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Swing Right" in shown.stdout


def test_demo_builds_the_sample_minute_book_and_prints_its_timeline(tmp_path: Path) -> None:
    kept = tmp_path / "demo.db"
    result = run("demo", "--db", str(kept))
    assert result.exit_code == 0, result.output
    assert len(json.loads(run("papers", "--db", str(kept), "--format", "json").output)) >= 24
    assert "resolved" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["papers", "--db", "nothing.db"], 3, "there is no minute book here"),
        (["extract", "nothing.pdf"], 1, "nothing.pdf: the file cannot be read: no such file"),
        (["papers", "--from", "yesterday"], 2, "is no date"),
        (["--version"], 0, ""),
    ],
)
def test_the_program_ends_with_the_promised_exit_code(
    arguments: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["minutebook", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == code
    assert said in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(db: str) -> None:
    script = (
        "import os, sys\nfrom minutebook.cli import main\n"
        "read, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\n"
        f"sys.argv = ['minutebook', 'papers', '--format', 'jsonl', '--db', {db!r}]\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), AssertionError("two\nlines"), KeyError("x")])
def test_extract_goes_on_after_a_defect(
    tmp_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("words")
    whole = extract.read

    def fail(source: Source, settings: Settings) -> Paper:
        if source.address == str(bad):
            raise error
        return whole(source, settings)

    monkeypatch.setattr(extract, "read", fail)
    result = run("extract", "--jsonl", "--jobs", "0", str(bad), str(paper))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"minutebook: {bad}: ")
    assert failure_of(str(bad), error).advice in line


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--memory", "much"), "write 4GB or 1500MB"),
        (("--memory", "100MB"), "not enough"),
        (("--timeout", "1"), "range"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_limits_that_make_no_sense_are_refused(command: str, option: tuple[str, str], said: str, paper: Path) -> None:
    result = run(command, *option, str(paper))
    assert result.exit_code == 2
    assert said in result.stderr


def test_extract_reads_standard_input_in_a_process_of_its_own_under_limits() -> None:
    text = "Tarnmere Parish Council\n\n" + "The ferry costs £400.\n\n" * 30
    result = run("extract", "-", "--most-records", "7", "--timeout", "100", "--memory", "2GB", input=text)
    extraction = json.loads(result.stdout)
    assert len(extraction["budgets"]) <= 7
    assert "more than 7 budgets" in extraction["findings"][0]["message"]
