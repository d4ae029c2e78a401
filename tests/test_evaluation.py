"""Labels against extractions: what counts as found, right, missed, extra or excused; runs; the two commands."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.evaluation.cases import Case, Outcome, PaperCases
from corpus.evaluation.figures import as_numbers, count
from corpus.evaluation.judging import judge
from corpus.evaluation.labelling import make_labels, write_labels
from corpus.evaluation.labels import KINDS, BadLabels, PaperLabels, doubts, fingerprint, read_labels
from corpus.evaluation.measuring import labelled_papers, measure
from corpus.evaluation.runs import Run, by_body, by_file_type, compare, load_run
from corpus.evaluation.spans import span_of, write_span
from corpus.samples import LABELS, PAPERS
from corpus.sources import load_source
from extract import extract, read
from minutebook.cli import minutebook
from models import (
    Budget,
    Clause,
    Evidence,
    Extraction,
    KeyDate,
    Officer,
    PaperFacts,
    Period,
    Precision,
    Resolution,
    Scheme,
)

SHARED = Path(__file__).parent.parent.parent / "shared"
FACTS = PaperFacts(id="p0", source="minutes.txt", sha256="0", media_type="text/plain", body="Dunmere Board")
HERE = {"id": "x0", "evidence": Evidence(start=0, end=7, quote="Dunmere", page=1), "rule": "made"}
TEXT = "Dunmere Board resolved to pay £50 to the bowls club."


def labels(**kinds: Any) -> PaperLabels:
    return PaperLabels.model_validate({"id": "one", "file": "minutes.txt", **kinds})


def cases_of(kind: str, label: list[dict[str, Any]], records: list[Any], **doc: Any) -> list[Case]:
    extraction = Extraction.model_validate({"paper": FACTS, kind: records})
    return [case for case in judge(labels(doc=doc, **{kind: label}), extraction, TEXT) if case.kind == kind]


def outcomes(kind: str, label: list[dict[str, Any]], records: list[Any], **doc: Any) -> list[str]:
    return [case.outcome.value for case in cases_of(kind, label, records, **doc)]


def wrong(case: Case) -> list[str]:
    return [check.field for check in case.wrong]


def budget(amount: str, kind: str = "budget", year: str | None = None, **more: Any) -> Budget:
    return Budget.model_validate({**HERE, "amount": Decimal(amount), "kind": kind, "period": period(year), **more})


def period(written: str | None) -> Period | None:
    if written is None:
        return None
    start, end = span_of(written)
    return Period(label=written, start=start, end=end, precision=Precision.RANGE)


def date(written: str, role: str = "event") -> KeyDate:
    return KeyDate.model_validate({**HERE, "period": period(written), "role": role})


def officer(name: str | None, post: str | None = None, role: str = "member", **more: Any) -> Officer:
    return Officer.model_validate({**HERE, "name": name, "post": post, "role": role, **more})


def resolution(text: str, item: str | None = None, verbs: tuple[str, ...] = ("approve",), limbs: int = 1) -> Resolution:
    clauses = (Clause(label=None, text=text),) * limbs
    return Resolution(**HERE, item=item, status="resolved", verbs=verbs, text=text, clauses=clauses)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("2023/25", "2023-04-01", "2025-03-31"),
        ("2025/26 Q1", "2025-04-01", "2025-06-30"),
        ("2021-09/2021-11-05", "2021-09-01", "2021-11-05"),
    ],
)
def test_spans_are_read_and_written(written: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in span_of(written)] == [first, last]
    again = period(written)
    assert again and span_of(write_span(again)) == span_of(written)


@pytest.mark.parametrize("written", ["2024-13", "spring", "2024-02-30", "24/25", ""])
def test_what_is_no_span_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        span_of(written)


SUM = {"amount": 1250, "kind": "budget", "year": "2023/24"}


def test_a_sum_is_known_by_its_amount_to_the_pound() -> None:
    assert outcomes("budgets", [SUM], [budget("1250.4")]) == ["found"]
    assert outcomes("budgets", [SUM], [budget("1251")]) == ["missed", "extra"]


def test_of_two_equal_sums_the_one_of_the_same_year_and_kind_is_the_labelled_one() -> None:
    cases = cases_of("budgets", [SUM], [budget("1250", "saving", "2022/23"), budget("1250", "saving", "2023/24")])
    assert [case.outcome for case in cases] == [Outcome.FOUND, Outcome.EXTRA]
    assert wrong(cases[0]) == ["kind"]
    assert "2022/23" in (cases[1].record or "")


def test_an_optional_year_is_not_judged_and_an_optional_label_is_neither_error_nor_success() -> None:
    (case,) = cases_of("budgets", [{**SUM, "year_optional": True}], [budget("1250")])
    assert [check.field for check in case.checks] == ["kind", "approximate"]
    assert outcomes("budgets", [{**SUM, "optional": True}], []) == []
    (excused,) = cases_of("budgets", [{**SUM, "optional": True}], [budget("1250", "saving")])
    assert excused.outcome is Outcome.EXCUSED and excused.fault is None


def test_a_day_counts_once_and_any_labelled_role_of_it_is_right() -> None:
    day = {"iso": "2024-05-01", "role": "meeting"}
    records = [date("2024-05-01", "event"), date("2024-05-01", "meeting")]
    (case,) = cases_of("dates", [day, {**day, "role": "signed"}], records)
    assert case.outcome is Outcome.FOUND and not case.wrong
    (case,) = cases_of("dates", [day], records[:1])
    assert wrong(case) == ["role"]
    assert outcomes("dates", [day], [date("2024-05")]) == ["missed", "extra"]


DECISION = {"item": "4", "status": "resolved", "verbs": ["approve"], "clauses": 2}
DECISION |= {"starts": "That the Board approve the", "ends": "to the bowls club"}


def test_a_resolution_is_known_by_its_opening_words() -> None:
    good = resolution("That the Board approve the grant to the bowls club.", "4", limbs=2)
    (case,) = cases_of("resolutions", [DECISION], [good])
    assert case.outcome is Outcome.FOUND and not case.wrong
    cut = resolution("That the Board approve the grant", "4(a)", ("note",))
    (case,) = cases_of("resolutions", [DECISION], [cut])
    assert wrong(case) == ["item", "verbs", "clauses", "end"]
    late = resolution("There was a long discussion of dogs. That the Board approve the grant to the bowls club.", "4")
    (case,) = cases_of("resolutions", [DECISION], [late])
    assert wrong(case) == ["start", "clauses"]
    assert outcomes("resolutions", [DECISION], [resolution("A new roof for the hall")]) == ["missed", "extra"]


def test_more_verbs_than_the_labelled_ones_do_no_harm() -> None:
    text = "That the Board approve the grant to the bowls club."
    (case,) = cases_of("resolutions", [DECISION], [resolution(text, "4", ("approve", "thank"), 2)])
    assert not case.wrong


def test_a_scheme_is_known_by_any_name_and_may_be_found_twice() -> None:
    fund = {"name": "Dunmere Better Care Fund", "aliases": ["BCF"]}
    records = [Scheme(**HERE, name="the Better Care Fund"), Scheme(**HERE, name="BCF"), Scheme(**HERE, name="Care Act")]
    found = outcomes("schemes", [fund], records, organisation="Dunmere Borough Council")
    assert found == ["found", "excused", "extra"]


def test_an_officer_is_known_by_name_else_by_post() -> None:
    ann = {"name": "Ann Fenwick", "post": "Clerk", "organisation": "Dunmere Borough Council", "role_in_paper": "member"}
    (case,) = cases_of("officers", [ann], [officer("A Fenwick", "Parish Clerk", "chair", organisation="DBC")])
    assert wrong(case) == ["role"]
    assert outcomes("officers", [ann], [officer("Bea Fenwick", "Clerk")]) == ["missed", "extra"]
    # A bare post beside its labelled holder says nothing new; one of somebody else does.
    both = [officer("Ann Fenwick", "Clerk"), officer(None, "Clerk"), officer(None, "Treasurer")]
    assert outcomes("officers", [ann], both) == ["found", "excused", "extra"]
    post = {"post": "Director of Care", "role_in_paper": "mentioned"}
    cases = cases_of("officers", [post], [officer("Tom Ferris", "Director of Care"), officer(None, "Director of Care")])
    assert "Tom Ferris" in (cases[1].record or "") and cases[0].outcome is Outcome.FOUND


def test_facts_of_a_paper_are_judged_where_they_are_labelled() -> None:
    told = labels(doc={"body": "The Dunmere Board", "date": "2024-05-01", "kind": None})
    case = judge(told, Extraction(paper=FACTS), TEXT)[-1]
    assert [(check.field, check.right) for check in case.checks] == [("body", True), ("date", False)]


def test_each_case_shows_the_words_of_the_paper() -> None:
    (missed,) = cases_of("budgets", [{**SUM, "amount": 50, "surface": "£50"}], [])
    assert missed.words and "to pay £[50] to" in missed.words
    (nowhere,) = cases_of("budgets", [{**SUM, "surface": "£77"}], [])
    assert nowhere.words is None
    (extra,) = cases_of("budgets", [], [budget("5")])
    assert extra.words and "[Dunmere] Board" in extra.words and extra.rule == "made"


def test_a_paper_that_could_not_be_read_misses_everything() -> None:
    missed = judge(labels(budgets=[SUM], doc={"kind": "minutes"}), None, "")
    assert [case.fault for case in missed] == ["missed", "wrong kind"]


@pytest.mark.parametrize("name", ["2016-09-06-parish-minutes.pdf", "2018-11-07-finance-monitoring.pdf"])
def test_what_label_writes_is_met_by_what_it_was_written_from(name: str, tmp_path: Path) -> None:
    paper = read(load_source(PAPERS / name))
    extraction = extract(paper)
    path = tmp_path / "labels.json"
    path.write_text(write_labels(make_labels(extraction)), encoding="utf-8")
    own = read_labels(path)
    assert len(own.budgets) == len(extraction.budgets) > 0 and list(doubts(own)) == []
    assert [case for case in judge(own, extraction, paper.text) if case.fault] == []


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.json")), ids=lambda path: path.stem)
def test_labels_of_the_samples_hold_no_slip(path: Path) -> None:
    assert list(doubts(read_labels(path))) == []


def test_slips_in_labels_are_told() -> None:
    told = list(doubts(labels(budgets=[{**SUM, "kind": "overspent", "yaer": "2023"}], date=[])))
    assert [line.split(" is none")[0] for line in told] == [
        "date: no such kind of label",
        "budgets 1: no such field: yaer",
        "budgets 1: kind 'overspent'",
    ]


@pytest.mark.parametrize(
    ("written", "complaint"),
    [("{", "Expecting"), ('{"id": "a"}', "file"), ('{"file": "a", "dates": [{"iso": "May", "role": "end"}]}', "'May'")],
)
def test_labels_that_cannot_be_used_are_named(written: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(BadLabels, match=f"bad.json.*{complaint}"):
        read_labels(path)


def test_the_fingerprint_is_of_what_labels_say() -> None:
    one, other = labels(budgets=[SUM]), labels(budgets=[{**SUM, "kind": "saving"}])
    assert fingerprint([one]) == fingerprint([labels(budgets=[dict(reversed(SUM.items()))])]) != fingerprint([other])


def test_papers_of_bodies_and_file_types_add_up(sample_run: Run) -> None:
    whole = count(sample_run.papers)
    for groups in (by_body(sample_run), by_file_type(sample_run)):
        assert sum(figures.papers for figures in groups.values()) == whole.papers == len(sample_run.papers)
        assert sum(figures.kinds["dates"].found for figures in groups.values()) == whole.kinds["dates"].found
    assert set(by_file_type(sample_run)) == {"docx", "html", "markdown", "pdf", "text"}


def test_gains_and_losses_are_the_faults_that_went_and_came(sample_run: Run, tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    sample_run.save(file)
    before = load_run(file)
    assert before == sample_run
    first = sample_run.papers[0]
    case = next(case for case in first.cases if case.outcome is Outcome.FOUND and case.label)
    lost = case.model_copy(update={"outcome": Outcome.MISSED, "checks": ()})
    papers = (first.model_copy(update={"cases": (*first.cases, lost)}), *sample_run.papers[1:])
    after = sample_run.model_copy(update={"papers": papers})
    assert [fault.what for fault in compare(before, after).losses] == ["missed"]
    assert compare(after, before).gains == compare(before, after).losses
    assert compare(before, before).gains == compare(before, before).losses == ()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(minutebook, [str(argument) for argument in arguments])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a paper, and its labels with one sum too many."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "minutes.txt").write_text(
        "Dunmere Parish Council\n\nMinutes of the meeting held on 4 March 2024\n\n1. Finance\n"
        "RESOLVED: That £1,250 be paid to Swing Right Ltd.\n",
        encoding="utf-8",
    )
    assert run("label", tmp_path / "papers" / "minutes.txt", "--out", tmp_path / "labels" / "m.json").exit_code == 0
    path = tmp_path / "labels" / "m.json"
    corrected = json.loads(path.read_text(encoding="utf-8"))
    corrected["budgets"].append({"amount": 99, "approx": False, "year": None, "kind": "grant", "surface": "£99"})
    path.write_text(json.dumps(corrected), encoding="utf-8")
    return tmp_path


def test_evaluate_measures_a_users_own_labels(own: Path) -> None:
    numbers = json.loads(run("evaluate", own / "labels", "--format", "json", "--errors").stdout)
    assert (numbers["budgets"]["found"], numbers["budgets"]["missed"]) == (1, 1)
    assert numbers["budgets"]["fields"]["kind"] == {"accuracy": 1.0, "cases": 1, "right": 1}
    assert list(numbers["bodies"]) == ["Dunmere Parish Council"] and list(numbers["file_types"]) == ["text"]
    assert [error["label"] for error in numbers["errors"]] == ["£99 | grant"]


def test_evaluate_shows_errors_gains_and_losses(own: Path) -> None:
    saved = own / "run.json"
    before = run("evaluate", own / "labels", own / "papers", "--save", saved, "--errors")
    assert before.exit_code == 0
    assert "budgets missed" in before.output and "(not in the paper as it was read)" in before.output
    paper = own / "papers" / "minutes.txt"
    paper.write_text(paper.read_text(encoding="utf-8").replace("£1,250", "£99"), encoding="utf-8")
    output = run("evaluate", own / "labels", "--against", saved).output
    assert "gains: 1\n  minutes  budgets  missed: £99 | grant" in output
    assert "  minutes  budgets  missed: £1,250" in output.split("losses")[1]


def test_evaluate_counts_a_paper_that_is_missing_and_says_so(own: Path) -> None:
    (own / "papers" / "minutes.txt").unlink()
    result = run("evaluate", own / "labels", "--format", "markdown")
    assert result.exit_code == 1
    assert "minutes.txt: no such paper" in result.stderr
    assert "| budgets | 0.000 | 0.000 | 0.000 | 2 |" in result.stdout


def test_evaluate_refuses_what_it_cannot_use(own: Path) -> None:
    assert run("evaluate").exit_code == 2
    assert "no labels" in run("evaluate", own / "papers").stderr
    assert run("evaluate", own / "labels", "--against", own / "labels" / "m.json").exit_code == 2


def test_label_overwrites_nothing(own: Path) -> None:
    path = own / "labels" / "m.json"
    before = path.read_bytes()
    refused = run("label", own / "papers" / "minutes.txt", "--out", path)
    assert refused.exit_code == 2 and "is there already" in refused.stderr
    assert path.read_bytes() == before
    printed = json.loads(run("label", own / "papers" / "minutes.txt").stdout)
    assert printed["file"] == "minutes.txt" and len(printed["budgets"]) == 1


def test_several_label_sets_are_measured_as_one_and_the_number_of_processes_changes_nothing(own: Path) -> None:
    one, two = labelled_papers(own / "labels"), labelled_papers(LABELS)[:2]
    assert {paper.path.parent for paper in two} == {PAPERS}
    assert measure([*one, *two], jobs=2) == measure([*one, *two], jobs=0)
    both = run("evaluate", own / "labels", own / "papers", "--also", own / "labels", own / "papers")
    assert both.output.startswith("2 papers")


def damaged(extraction: Extraction, chance: Random) -> Extraction:
    """An extraction with records lost, doubled, cut and swapped, so that every kind of error occurs."""
    spoilt: dict[str, Any] = {}
    for kind in KINDS:
        records = [record for record in getattr(extraction, kind) if chance.random() > 0.15]
        records += chance.sample(records, len(records) // 5)
        chance.shuffle(records)
        spoilt[kind] = tuple(spoil(record, chance.choice(records), chance) for record in records)
    facts = extraction.paper.model_copy(update={"body": "Board", "date": chance.choice([None, extraction.paper.date])})
    return extraction.model_copy(update={**spoilt, "paper": facts})


def spoil(record: Any, other: Any, chance: Random) -> Any:
    """A record that now and then has a field of another one, or lost half of its words."""
    update: dict[str, Any] = {}
    for name in ("role", "kind", "status", "verbs", "clauses", "post", "organisation", "name", "period", "amount"):
        if name in type(record).model_fields and chance.random() < 0.15:
            update[name] = getattr(other, name)
    if "text" in type(record).model_fields and chance.random() < 0.5:
        begin, *rest = record.text.split()
        update["text"] = " ".join([begin, *rest][chance.randrange(9) :][: chance.randrange(5, 60)])
    return record.model_copy(update=update)


def scores(labels_folder: Path, folder: Path) -> dict[str, Any]:
    """What the scorer beside the labels makes of extractions."""
    scorer = [sys.executable, SHARED / "eval" / "score.py", labels_folder, folder, "--json"]
    return dict(json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout))


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="no shared labels here")
@pytest.mark.parametrize("labels_folder", [SHARED / "eval" / "dev", LABELS], ids=["shared", "samples"])
def test_figures_agree_with_those_of_the_scorer(labels_folder: Path, tmp_path: Path) -> None:
    papers = labelled_papers(labels_folder)
    whole = [extract(read(load_source(paper.path))) for paper in papers]
    for seed in range(4):
        chance, judged = Random(seed), []
        for paper, extraction in zip(papers, whole, strict=True):
            found = damaged(extraction, chance) if seed else extraction
            (tmp_path / f"{paper.labels.id}.json").write_text(found.model_dump_json(), encoding="utf-8")
            cases = judge(paper.labels, found, "")
            judged.append(PaperCases(id=paper.labels.id, file=paper.labels.file, file_type="", cases=cases))
        wanted, numbers = scores(labels_folder, tmp_path), as_numbers(count(judged))
        for kind in KINDS:
            own, other = numbers[kind], wanted[kind]
            assert isinstance(own, dict)
            assert [own[name] for name in ("precision", "recall", "f1", "found", "extra", "missed")] == [
                other[name] for name in ("precision", "recall", "f1", "tp", "fp", "fn")
            ], (seed, kind)
            assert {name: field["accuracy"] for name, field in own["fields"].items()} == other["fields"], (seed, kind)
        facts = numbers["paper"]
        assert isinstance(facts, dict)
        assert {name: field["accuracy"] for name, field in facts.items()} == wanted["paper"]
