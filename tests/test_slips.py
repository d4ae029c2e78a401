"""What users are told when they slip: no trace, no question about nothing, no answer that only looks like one."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.worker import Worker
from minutebook.cli import minutebook
from minutebook.rendering import _flat

MINUTES = """Dunmere Parish Council

Minutes of the meeting held on 4 March 2024

1 Swings
RESOLVED: That £1,250 be paid.
"""
COMMAND = [sys.executable, "-c", "from minutebook.cli import main; main()"]


def run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(minutebook, list(arguments), **options)  # type: ignore[arg-type]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with the same minutes under two names."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(MINUTES, encoding="utf-8")
    return folder


@pytest.fixture
def db(tmp_path: Path, papers: Path) -> str:
    path = str(tmp_path / "book.db")
    assert run("ingest", "--jobs", "0", str(papers), "--db", path).exit_code == 0
    return path


def held(db: str) -> str:
    return str(json.loads(run("papers", "--db", db, "--format", "json").output)[0]["id"])


@pytest.mark.parametrize("command", ["papers", "resolutions", "findings", "timeline", "search"])
def test_a_paper_that_is_not_there_is_no_empty_answer(command: str, db: str) -> None:
    words = ["swings"] if command == "search" else []
    assert run(command, *words, "--paper", held(db)[:6], "--db", db).exit_code == 0
    unknown = run(command, *words, "--paper", "p0000000", "--db", db)
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("minutebook: no paper has an id that begins with “p0000000”")


def test_bounds_the_wrong_way_round(db: str) -> None:
    assert run("timeline", "--from", "2024-03", "--to", "2024-03", "--db", db).exit_code == 0
    result = run("timeline", "--from", "2024", "--to", "2023", "--db", db)
    assert result.exit_code == 2
    assert "--from 2024-01-01 is later than --to 2023-12-31" in result.stderr


def test_a_search_without_a_word(db: str) -> None:
    result = run("search", "--db", db, "--", "-swings")
    assert result.stderr == "nothing found: there is no word to look for in “-swings”\n"


def test_a_search_that_finds_nothing_says_why(db: str) -> None:
    assert run("search", "swigns", "swings", "--db", db).stderr == "nothing found: no paper has “swigns”\n"
    scattered = run("search", "meeting", "paid", "--db", db).stderr
    assert scattered == "nothing found: no passage has all of “meeting paid”\n"
    narrowed = run("search", "swings", "--from", "2031", "--db", db).stderr
    assert narrowed == "nothing found: “swings” stands elsewhere; there is nothing with --from 2031-01-01\n"


@pytest.mark.parametrize("command", ["papers", "resolutions", "timeline"])
def test_an_empty_list_says_which_option_leaves_nothing(command: str, db: str) -> None:
    told = run(command, "--body", "Nowhere", "--paper-kind", "minutes", "--limit", "1", "--db", db).stderr
    assert told.endswith("; there is nothing with --body Nowhere\n")
    told = run(command, "--scheme", "Nofund", "--to", "2023", "--db", db).stderr
    assert told.endswith("; there is nothing with --scheme Nofund or with --to 2023-12-31\n")


def test_an_empty_list_whose_options_do_not_go_together(db: str, papers: Path) -> None:
    report = "REPORT TO: Harbour Board\nDATE: 3 May 2024\nSUBJECT: Nets\n\n1. The nets cost £40 in 2023/24.\n"
    (papers / "c.txt").write_text(report, encoding="utf-8")
    assert run("ingest", "--jobs", "0", "--db", db, str(papers)).exit_code == 0
    told = run("budgets", "--body", "Dunmere", "--text", "£40", "--db", db).stderr
    assert told == "no budgets match; there is nothing with all of these options\n"


def test_only_resolutions_are_searched(db: str) -> None:
    assert "resolution r" in run("search", "1250", "--kind", "resolution", "--db", db).output
    assert "resolution r" not in run("search", "swings", "--kind", "passage", "--db", db).output


def test_only_decisions_in_the_timeline(db: str) -> None:
    kinds = {event["kind"] for event in json.loads(run("timeline", "--db", db, "--format", "json").output)}
    only = json.loads(run("timeline", "--kind", "decision", "--db", db, "--format", "json").output)
    assert {event["kind"] for event in only} == {"decision"} < kinds


def test_a_paper_is_named_by_its_file(db: str, papers: Path) -> None:
    shown = run("show", str(papers / "b.txt"), "--db", db)
    assert shown.exit_code == 0 and held(db) in shown.output
    assert "1,250" in run("budgets", "--paper", str(papers / "a.txt"), "--db", db).output
    assert run("show", str(papers / "c.txt"), "--db", db).exit_code == 2
    for name in ("b.txt", "papers/b.txt"):
        assert run("show", name, "--db", db).output == shown.output
    assert run("show", ".txt", "--db", db).exit_code == 2
    (papers / "more").mkdir()
    (papers / "more" / "b.txt").write_text(MINUTES.replace("Swings", "Slides"), encoding="utf-8")
    assert run("ingest", "--jobs", "0", str(papers), "--db", db).exit_code == 0
    several = run("show", "b.txt", "--db", db)
    assert several.exit_code == 2 and "“b.txt” is the name of several papers; give more of one: p" in several.stderr
    assert run("show", "more/b.txt", "--db", db).exit_code == 0


def test_samples_stay_apart_from_papers_of_ones_own(db: str) -> None:
    result = run("demo", "--db", db)
    assert result.exit_code == 3 and "it holds papers of your own" in result.stderr
    assert "papers  1 (" in run("stats", "--db", db).output


def test_a_path_that_names_nothing_is_not_tried_again(db: str, tmp_path: Path) -> None:
    result = run("ingest", str(tmp_path / "nowhere.pdf"), "--db", db)
    assert result.exit_code == 1
    assert result.stdout.endswith("1 failed, as told above\n") and "pages" not in result.stdout


@pytest.mark.parametrize(
    ("words", "kinds"), [("swings", ["passage"]), ("paid", ["resolution"]), ("swings paid", ["passage"])]
)
def test_every_word_is_found_where_a_resolution_takes_up_the_passage(words: str, kinds: list[str], db: str) -> None:
    """ "1 Swings" above a resolution is no word of the resolution."""
    found = run("search", words, "--db", db, "--format", "json")
    assert [hit["kind"] for hit in json.loads(found.output)] == kinds


def test_the_files_of_a_paper_are_told_apart(db: str) -> None:
    shown = run("show", held(db), "--db", db).output.split("versions\n")[1].splitlines()
    assert [Path(line.split()[-1]).name for line in shown] == ["a.txt", "b.txt"]


def test_nobody_is_asked_about_what_is_not_there(db: str) -> None:
    result = run("remove", "zzzz", "--db", db, input="y\n")
    assert result.exit_code == 2
    assert "Remove" not in result.output


@pytest.mark.parametrize("by_address", [True, False])
def test_who_removes_is_told_what(by_address: bool, db: str, papers: Path) -> None:
    target = str(papers / "a.txt") if by_address else held(db)
    result = run("remove", target, "--db", db, input="n\n")
    assert result.exit_code == 1
    assert "2024-03-04, Dunmere Parish Council" in result.stderr


def test_links_that_are_not_followed_are_told_of(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    folder.mkdir()
    (folder / "a.txt").symlink_to(papers / "a.txt")
    (folder / "b.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (folder / "c.txt").write_text(MINUTES)
    result = run("ingest", "--jobs", "0", str(folder), "--db", str(tmp_path / "b.db"))
    assert "left out: 2 links that lead out of the folder or nowhere; name the papers themselves\n" in result.output


def test_a_folder_is_no_paper(papers: Path) -> None:
    result = run("extract", "--jobs", "0", str(papers))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith('it is a folder; name the papers themselves, or pipe one into "-"\n')


def test_a_book_whose_schema_is_not_what_it_says(db: str) -> None:
    connection = sqlite3.connect(db)
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    result = run("papers", "--db", db)
    assert result.exit_code == 3
    assert "its schema is not the one that it names" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("style", ["table", "csv", "jsonl"])
def test_output_onto_a_full_disk_is_one_line(style: str, db: str) -> None:
    with Path("/dev/full").open("w") as full:
        arguments = [*COMMAND, "resolutions", "--db", db, "--format", style]
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("minutebook: the output cannot be written: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["--help"], ["resolutions"], ["search", "paid"], ["stats"], ["show", "p"]])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "| true", "2>&1 | true", "2>/dev/full"])
def test_streams_that_lead_nowhere_are_no_error(command: list[str], closed: str, db: str) -> None:
    script = f'"$@" {closed}; exit ${{PIPESTATUS[0]}}'
    environment = os.environ | {"MINUTEBOOK_DB": db}
    arguments = ["bash", "-c", script, "bash", *COMMAND, *command]
    done = subprocess.run(arguments, stderr=subprocess.PIPE, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("closed", ["| true", "2>&1 | true", "2>&-", "2>/dev/full"])
def test_an_ingest_goes_on_and_ends_as_it_would_where_nobody_listens(closed: str, papers: Path, tmp_path: Path) -> None:
    (papers / "bad.pdf").write_bytes(b"%PDF-1.7 no more than this")
    command = [*COMMAND, "ingest", "--jobs", "0", str(papers), "--db", str(tmp_path / "b.db")]
    script = f'"$@" {closed}; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", script, "bash", *command], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(json.loads(run("papers", "--db", str(tmp_path / "b.db"), "--format", "json").output)) == 1


def test_what_other_programs_read_is_utf_8(db: str) -> None:
    command = [*COMMAND, "budgets", "--format", "csv", "--db", db]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert "£1,250" in done.stdout.decode("utf-8")


def test_no_colour_where_none_is_wanted(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in run("show", held(db), "--db", db, color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("show", held(db), "--db", db, color=True).output
    assert "\x1b[" not in run("show", "zzz", "--db", db, color=True).stderr


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_an_empty_name_is_not_the_working_folder(command: str, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    result = run(command, "--jobs", "0", "", *(["--db", "b.db"] if command == "ingest" else []))
    assert (result.exit_code, sorted(path.name for path in papers.iterdir())) == (1, ["a.txt", "b.txt"])
    assert "an empty name" in result.stderr


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_pipeline_that_is_not_there_is_told_once(command: str, papers: Path, tmp_path: Path) -> None:
    names = [str(papers / "a.txt"), str(papers / "b.txt")]
    result = run(command, "--pipeline", "no_such_thing", *names)
    assert result.exit_code == 2
    assert result.stderr.count("no_such_thing") == 1
    monkeypatched = tmp_path / "pipeline"
    monkeypatched.mkdir()
    assert run(command, "--jobs", "0", "--pipeline", str(monkeypatched), str(tmp_path / "no.txt")).exit_code == 1


@pytest.mark.parametrize(
    "command", [["label", "papers/a.txt", "--out"], ["evaluate", "--samples", "--save"], ["show", "p", "--picture"]]
)
def test_a_file_that_cannot_be_written_is_told_before_any_work(
    command: list[str], db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINUTEBOOK_DB", db)
    result = run(*command, "papers/a.txt/below.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'papers/a.txt/below.json' cannot be written" in result.stderr


def test_labels_are_written_into_a_folder_that_is_made(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "labels" / "mine" / "a.json"
    assert run("label", str(papers / "a.txt"), "--out", str(out)).exit_code == 0
    assert json.loads(out.read_text())


def test_who_takes_out_one_of_two_names_is_told_that_the_paper_stays(db: str, papers: Path) -> None:
    result = run("remove", str(papers / "b.txt"), "--yes", "--db", db)
    assert result.output == f"removed {papers / 'b.txt'}; the paper stays under its other names\n"
    assert len(json.loads(run("papers", "--db", db, "--format", "json").output)) == 1


def test_a_search_tells_where_it_stops(tmp_path: Path) -> None:
    for day in range(1, 26):
        (tmp_path / f"{day}.txt").write_text(MINUTES.replace("4 March", f"{day} May").replace("1,250", f"{day},250"))
    db = str(tmp_path / "b.db")
    assert run("ingest", "--jobs", "0", str(tmp_path), "--db", db).exit_code == 0
    assert run("search", "paid", "--db", db).stderr == "these are the best 20; --limit gives more\n"
    assert run("search", "paid", "--limit", "20", "--db", db).stderr == ""
    assert run("search", "swings paid", "--limit", "21", "--db", db).stderr == ""


def test_the_words_before_a_record_end_where_its_line_begins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MINUTES.replace("RESOLVED", "The swings are old.\n\nRESOLVED"))
    db = str(tmp_path / "b.db")
    run("ingest", "--jobs", "0", str(tmp_path / "a.txt"), "--db", db)
    shown = run("show", json.loads(run("resolutions", "--db", db, "--format", "json").output)[0]["id"], "--db", db)
    assert "  The swings are old.\n  RESOLVED: That" in shown.output


@pytest.mark.parametrize(
    "cell", ["=1+cmd|' /C calc'!A0", "@SUM(1)", "+1+2", "-2+3+cmd|' /C calc'!A0", "\t=1", "- note"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert _flat(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-190", "-35.86", "-£9.9m", "+£35.4m", "+44 (0) 1632 960001", "1=1", "a-b", ""])
def test_sums_and_numbers_stay_what_they_are(cell: str) -> None:
    assert _flat(cell) == cell


def test_an_interrupt_does_not_end_a_process_that_starts(capfd: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C goes to all processes of a terminal; ours end their workers in good order, and nothing is printed."""
    worker = Worker(abs, object, 4_000_000_000)
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGINT)
    until = time.monotonic() + 60
    while not worker.pipe.poll(0.1) and time.monotonic() < until:
        pass
    assert worker.pipe.recv() == "ready"
    worker.kill()
    assert capfd.readouterr().err == ""
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
