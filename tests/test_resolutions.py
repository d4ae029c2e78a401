"""Resolutions, by their form: the table in cases/resolutions.toml, invariants, and what the parts do on their own."""

import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import resolutions
from extract.layout.numbering import marker_of
from extract.matches import settle
from extract.resolutions.inflection import lemma_of
from extract.resolutions.limbs import ordinals
from extract.resolutions.verbs import operative_verbs
from extract.resolutions.votes import movers, vote
from models import Block, BlockKind, Item, ItemPart, Paper, PaperFacts, PaperKind, Resolution, Settings

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("resolutions*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def paper_of(script: str, kind: str = "minutes") -> Paper:
    """Write a paper from the notation of the case table."""
    text, blocks, items = "", [], []
    part: ItemPart | None = None
    opened: list[tuple[int, str | None, str]] = []
    for line in script.strip().splitlines():
        if line.startswith("%%"):
            part = ItemPart(line[2:].strip())
            continue
        text += "\n" if text else ""
        start = len(text)
        shape, marker, body = BlockKind.PARAGRAPH, None, start
        if line.startswith("## "):
            number, _, title = line[3:].partition(" ")
            opened.append((start, number, title))
            line, shape, marker, body, part = line[3:], BlockKind.HEADING, number, start + len(number) + 1, None
        elif line.startswith("** "):
            line, shape = line[3:], BlockKind.HEADING
        elif line.startswith("| "):
            line, shape = line[2:].removesuffix(" |"), BlockKind.TABLE_ROW
        elif found := marker_of(line):
            marker, body = found[0], start + found[1]
        text += line
        item = len(opened) - 1 if opened else None
        blocks.append(Block(shape, start, len(text), min(body, len(text)), 1, marker=marker, item=item, part=part))
    ends = [start for start, _, _ in opened[1:]] + [len(text)]
    items = (
        [Item(number, title, start, end) for (start, number, title), end in zip(opened, ends, strict=True)]
        if opened
        else []
    )
    facts = PaperFacts(id="p" + "0" * 16, source="x", sha256="0" * 64, media_type="text/plain", kind=PaperKind(kind))
    return Paper(facts, text, tuple(blocks), items=tuple(items))


def resolutions_of(paper: Paper) -> list[Resolution]:
    built = [resolutions.build(paper, match) for match in settle(resolutions.find(paper, Settings()))]
    return resolutions.merge(paper, [record for record in built if isinstance(record, Resolution)])


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9£]+", text.casefold()))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    paper = paper_of(case["text"], case.get("kind", "minutes"))
    records = resolutions_of(paper)
    wanted = case.get("found", [])
    assert len(records) == len(wanted), [(r.rule, r.text) for r in records]
    for want, got in zip(wanted, records, strict=True):
        head = " ".join(plain(got.text).split()[: len(plain(want["starts"]).split()) + want.get("slack", 2)])
        assert plain(want["starts"]) in head
        assert plain(got.text).endswith(plain(want["ends"]))
        assert got.status == want.get("s", "resolved")
        assert len(got.clauses) == want.get("clauses", 1)
        for name in ("item", "title", "mover", "seconder", "vote", "rule"):
            if name in want:
                assert getattr(got, name) == want[name], name
        if "verbs" in want:
            assert list(got.verbs) == want["verbs"]
        assert len(got.repeats) == want.get("repeats", 0)
        for evidence in (got.evidence, *got.repeats):
            assert paper.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("That the Board note the contents of the report", ["note"]),
        ("that the update is received and noted", ["receive", "note"]),
        (
            "That the Board endorse the proposal and recommend Executive approval, for onward approval by Council",
            ["endorse", "recommend"],
        ),
        ("that Mr P Reed be duly elected Vice Chair", ["elect"]),
        ("that the minutes of the meeting held on 3 May were a correct record", ["confirm"]),
        ("resolved that these trees be cut down", ["cut"]),
        ("resolved to opt for Group 3", ["opt"]),
        ("to delegate authority to the Clerk to negotiate and approve the terms", ["delegate"]),
        ("that the press and public be excluded from the meeting", ["exclude"]),
        ("that the decision on the scheme as shown in Annex 1 be deferred", ["defer"]),
        ("That the Budget Monitoring Report, which was approved by officers, be noted", ["note"]),
        ("notes the information now reported", ["note"]),
        ("that the Chairman sign these as a correct record", ["sign"]),
        ("to exclude the public and to move item 9 into public session", ["exclude", "move"]),
        ("That the review of support services be noted", ["note"]),
        ("That it be noted that the award was made in May", ["note"]),
        ("The minutes, having been printed and circulated, were signed", ["sign"]),
        ("That approval be given to the changes at quarter 3", ["approve"]),
        ("that a grant be given to the hall", ["give"]),
        ("to reject the bid and to serve a notice on both", ["reject", "serve"]),
        ("to send copies to members and to residents", ["send"]),
        ("to accept the request and hear the deputation", ["accept", "hear"]),
        ("to note the plan and progress of the scheme", ["note"]),
        ("approve the names in the report and authorise submission of them", ["approve", "authorise"]),
        ("to note the report and support services", ["note"]),
        (
            "That the bid be refused for the reasons given, the wording to be delegated to the Chair",
            ["refuse", "delegate"],
        ),
        ("the scheme in Annex 1 to be approved, and the residents be informed", ["approve", "inform"]),
        ("That the works to be carried out in May be approved", ["approve"]),
        ("that delegated authority be given to the Head of Law to agree terms", ["delegate"]),
        ("That the request for delegated powers be granted", ["grant"]),
        ("that the risk be reviewed by the Clerk and an update brought to the May meeting", ["review", "bring"]),
        ("that the report be received and its contents noted", ["receive", "note"]),
        ("That the comments and the report submitted to the Panel be noted", ["note"]),
        ("That Members note the report and officers be asked to report back", ["note", "ask"]),
        ("agreed that a costing is required before a letter to the Lottery fund", ["agree"]),
    ],
)
def test_operative_verbs(text: str, lemmas: list[str]) -> None:
    assert list(operative_verbs(text)) == lemmas


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("notes", "note"),
        ("deferred", "defer"),
        ("ratified", "ratify"),
        ("paid", "pay"),
        ("authorized", "authorise"),
        ("planted", "plant"),
        ("entered", "enter"),
        ("purchased", "purchase"),
        ("re-elected", "re-elect"),
    ],
)
def test_lemma(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Proposed by Cllr Reed, seconded by Cllr Moss", ("Reed", "Moss")),
        ("Proposed: J Reed; Seconded: P Moss", ("J Reed", "P Moss")),
        ("Councillor A Reed moved and Councillor B Moss seconded the motion", ("A Reed", "B Moss")),
        ("It was moved by Mrs D Hartley-Moss and seconded by Dr Ash that", ("D Hartley-Moss", "Ash")),
        ("that the grant be paid (AB/CD)", ("AB", "CD")),
        ("The proposed scheme was moved by lorry", (None, None)),
    ],
)
def test_movers(text: str, names: tuple[str | None, str | None]) -> None:
    assert movers(text) == names


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Voting: unanimous", "unanimous"),
        ("carried by 7 votes to 2", "by 7 votes to 2"),
        ("For: 26 Against: 32 Abstention: 0", "For: 26 Against: 32 Abstention: 0"),
        ("5 For, 0 Against, 1 Abstention", "5 For, 0 Against, 1 Abstention"),
        ("works carried out in May", None),
        ("the sum carried forward", None),
    ],
)
def test_vote(text: str, printed: str | None) -> None:
    assert vote(text) == printed


@given(st.integers(1, 20), st.sampled_from(["({})", "{})", "{}."]))
def test_ordinals_read_numbers(number: int, frame: str) -> None:
    assert (frame.format(1), number) in ordinals(frame.format(number))


@given(
    st.lists(
        st.sampled_from(
            [
                "RESOLVED",
                "that",
                "the",
                "report",
                "be",
                "noted",
                "(a)",
                "(b)",
                ";",
                ":",
                "\n",
                "Recommendations",
                "1.",
                "agreed to",
            ]
        ),
        max_size=40,
    )
)
def test_evidence_is_the_papers_text(words: list[str]) -> None:
    paper = paper_of(" ".join(words) or "x")
    for record in resolutions_of(paper):
        assert paper.text[record.evidence.start : record.evidence.end] == record.evidence.quote
        assert record.text and record.clauses


HOSTILE = [
    "the Board ",
    "RESOLVED (",
    "proposed by A ",
    "agreed to be ",
    "agreed that it ",
    "(a) ",
    "and noted, ",
    "motion ",
    "minutes were ",
    "\nResolved to pay.\n",
    "\nThe amendment was lost.\n",
    "That the plan be noted.\n",
    "Cllr Ash PROPOSED that x; SECONDED by B. ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_length_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        paper = paper_of("## 1 Long\n" + unit * (size // len(unit)))
        begin = time.process_time()
        resolutions_of(paper)
        return time.process_time() - begin

    spent(2_000)  # compiles the patterns
    assert spent(20_000) < 20 * spent(4_000) + 0.5
