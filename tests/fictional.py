"""Papers of a fictional partnership, put together by hand, to test what the corpus does with what was extracted."""

import datetime as dt
from decimal import Decimal
from hashlib import sha256

from corpus.digest import Digest, digest_paper
from extract.place import cite
from models import (
    Action,
    ActionStatus,
    Block,
    BlockKind,
    Budget,
    BudgetKind,
    Clause,
    DateRole,
    Evidence,
    EvidenceBox,
    Extraction,
    Finding,
    FindingKind,
    Item,
    KeyDate,
    MediaType,
    Officer,
    OfficerRole,
    Paper,
    PaperFacts,
    PaperKind,
    Period,
    Precision,
    Resolution,
    ResolutionStatus,
    Scheme,
    Section,
)

BOARD = "Brackwater Partnership Board"
COUNCIL = "Brackwater Borough Council"


def facts(name: str, **values: object) -> PaperFacts:
    """The facts of a paper whose bytes are its name."""
    digest = sha256(name.encode()).hexdigest()
    known = {"id": "p" + digest[:16], "source": f"/papers/{name}", "sha256": digest, "media_type": MediaType.TEXT}
    return PaperFacts.model_validate({**known, "organisation": COUNCIL, "body": BOARD, **values})


def paper_of(paper_facts: PaperFacts, *parts: tuple[BlockKind, str], items: tuple[str, ...] = ()) -> Paper:
    """A paper of blocks; each heading that `items` names begins an item, numbered from 1, each other one a section."""
    text = "\n".join(words for _, words in parts)
    blocks: list[Block] = []
    found_items: list[Item] = []
    sections: list[Section] = []
    at = 0
    for kind, words in parts:
        if kind is BlockKind.HEADING and words in items:
            found_items.append(Item(str(len(found_items) + 1), words, at, len(text)))
        elif kind is BlockKind.HEADING:
            sections.append(Section(None, words, 1, at, len(text)))
        item = len(found_items) - 1 if found_items else None
        section = len(sections) - 1 if sections else None
        table = 0 if kind is BlockKind.TABLE_ROW else None
        blocks.append(Block(kind, at, at + len(words), at, 1, item=item, section=section, table=table))
        at += len(words) + 1
    closed = [
        Item(item.number, item.title, item.start, following.start if following else item.end)
        for item, following in zip(found_items, [*found_items[1:], None], strict=False)
    ]
    return Paper(paper_facts, text, tuple(blocks), tuple(sections), tuple(closed))


def words(paper: Paper, quote: str, after: int = 0) -> Evidence:
    """Evidence for the first place after an offset where a quote stands."""
    start = paper.text.index(quote, after)
    return cite(paper, start, start + len(quote))


def financial_year(start: int) -> Period:
    """A financial year as printed."""
    return Period(
        label=f"{start}/{(start + 1) % 100}",
        start=dt.date(start, 4, 1),
        end=dt.date(start + 1, 3, 31),
        precision=Precision.FINANCIAL_YEAR,
    )


def day(label: str, date: dt.date) -> Period:
    """A day as printed."""
    return Period(label=label, start=date, end=date, precision=Precision.DAY)


def minutes() -> Digest:
    """Minutes of 2021: the pooled budget is agreed; the fund is called by its name and its acronym."""
    paper = paper_of(
        facts(
            "minutes-2021.txt",
            kind=PaperKind.MINUTES,
            title="Minutes of the Partnership Board",
            date=dt.date(2021, 6, 16),
            pages=2,
            portfolio=("Health", "Care"),
            venue="Town Hall",
        ),
        (BlockKind.HEADING, "Apologies"),
        (BlockKind.PARAGRAPH, "Present: Councillor Ida Thwaite (Chair) and Tom Ferris, Director of Care."),
        (BlockKind.HEADING, "Joint Care Fund"),
        (BlockKind.PARAGRAPH, "The Joint Care Fund (JCF) overspent by £117,000 in 2020/21; its budget was c. £22.4m."),
        (BlockKind.PARAGRAPH, "RESOLVED: That the Board"),
        (BlockKind.LIST_ITEM, "(a) approve the pooled budget of £23.5m for 2021/22; and"),
        (BlockKind.LIST_ITEM, "(b) note the report, with effect from 1 July 2021."),
        (BlockKind.TABLE_ROW, "Equipment | £300"),
        (BlockKind.TABLE_ROW, "Limit for orders | £5,000"),
        items=("Apologies", "Joint Care Fund"),
    )
    resolved = "RESOLVED: That the Board\n(a) approve the pooled budget of £23.5m for 2021/22; and"
    resolved += "\n(b) note the report, with effect from 1 July 2021."
    box = EvidenceBox(page=1, x0=72.0, top=100.5, x1=300.25, bottom=112.0)
    fund = words(paper, "Joint Care Fund (JCF)")
    extraction = Extraction(
        paper=paper.facts,
        resolutions=(
            Resolution(
                id="r0000000000000001",
                evidence=words(paper, resolved),
                repeats=(words(paper, "approve the pooled budget"),),
                rule="lead_in",
                confidence=0.93,
                item="2",
                title="Joint Care Fund",
                status=ResolutionStatus.RESOLVED,
                verbs=("approve", "note"),
                text=resolved,
                clauses=(
                    Clause(label="(a)", text="approve the pooled budget of £23.5m for 2021/22", verbs=("approve",)),
                    Clause(label="(b)", text="note the report, with effect from 1 July 2021.", verbs=("note",)),
                ),
                body=BOARD,
                date=dt.date(2021, 6, 16),
                mover="Ida Thwaite",
                seconder="Tom Ferris",
                vote="unanimous",
            ),
        ),
        budgets=(
            Budget(
                id="b0000000000000001",
                evidence=words(paper, "£117,000"),
                rule="prose",
                amount=Decimal(117000),
                kind=BudgetKind.OVERSPEND,
                period=financial_year(2020),
                subject="Joint Care Fund",
                scheme="Joint Care Fund",
            ),
            Budget(
                id="b0000000000000002",
                evidence=words(paper, "£22.4m"),
                rule="prose",
                amount=Decimal("22400000"),
                approximate=True,
                kind=BudgetKind.BUDGET,
            ),
            Budget(
                id="b0000000000000003",
                evidence=words(paper, "£23.5m"),
                rule="prose",
                amount=Decimal("23500000"),
                kind=BudgetKind.BUDGET,
                period=financial_year(2021),
                subject="pooled budget",
                scheme="JCF",
                organisation=COUNCIL,
            ),
            Budget(
                id="b0000000000000004",
                evidence=words(paper, "£300"),
                rule="cell",
                amount=Decimal(300),
                kind=BudgetKind.EXPENDITURE,
                period=financial_year(2021),
                subject="Equipment",
            ),
            Budget(
                id="b0000000000000005",
                evidence=words(paper, "£5,000"),
                rule="cell",
                amount=Decimal("5000.50"),
                kind=BudgetKind.THRESHOLD,
            ),
        ),
        dates=(
            KeyDate(
                id="d0000000000000001",
                evidence=words(paper, "1 July 2021"),
                rule="with_effect",
                period=day("1 July 2021", dt.date(2021, 7, 1)),
                role=DateRole.EFFECTIVE,
                about="note the report, with effect from 1 July 2021",
            ),
            KeyDate(
                id="d0000000000000002",
                evidence=words(paper, "2020/21"),
                rule="financial_year",
                period=financial_year(2020).model_copy(update={"inferred": True}),
                role=DateRole.PERIOD,
            ),
        ),
        schemes=(
            Scheme(
                id="s0000000000000001",
                evidence=fund.model_copy(update={"boxes": (box, box)}),
                rule="definition",
                name="Joint Care Fund",
                aliases=("JCF", "the Fund"),
            ),
        ),
        officers=(
            Officer(
                id="o0000000000000001",
                evidence=words(paper, "Councillor Ida Thwaite"),
                rule="present",
                name="Ida Thwaite",
                post="Chair",
                organisation=COUNCIL,
                role=OfficerRole.CHAIR,
                email="ida@brackwater.example",
                phone="01632 960001",
            ),
            Officer(
                id="o0000000000000002",
                evidence=words(paper, "Tom Ferris"),
                rule="present",
                name="Tom Ferris",
                post="Director of Care",
                role=OfficerRole.IN_ATTENDANCE,
            ),
        ),
        actions=(
            Action(
                id="a0000000000000001",
                evidence=words(paper, "note the report, with effect from 1 July 2021"),
                rule="label",
                owners=("Tom Ferris", "clerk"),
                task="note the report on the Joint Care Fund by 1 July 2021",
                due=day("1 July 2021", dt.date(2021, 7, 1)),
                item="2",
                status=ActionStatus.OPEN,
            ),
        ),
        findings=(
            Finding(
                kind=FindingKind.TABLE_WITHOUT_UNIT,
                message="a table without a unit",
                evidence=words(paper, "Equipment | £300"),
                page=1,
            ),
            Finding(kind=FindingKind.NO_TEXT_LAYER, message="page 2 is a picture", page=2),
        ),
    )
    return digest_paper(paper, extraction)


def report() -> Digest:
    """A report of 2023 by another body that only says "JCF"; "the Fund" here is something else."""
    paper = paper_of(
        facts(
            "report-2023.txt",
            kind=PaperKind.REPORT,
            title="Libraries and the JCF",
            body="Cabinet",
            date=dt.date(2023, 3, 1),
            reporting_officers=("Director of Place",),
        ),
        (BlockKind.HEADING, "Libraries"),
        (BlockKind.PARAGRAPH, "The Library Fund pays £40,000 towards the mobile library & reading café."),
        (BlockKind.HEADING, "Recommendation"),
        (BlockKind.PARAGRAPH, "That Cabinet note the spend of the JCF by 31 March 2023."),
    )
    recommended = "That Cabinet note the spend of the JCF by 31 March 2023."
    extraction = Extraction(
        paper=paper.facts,
        resolutions=(
            Resolution(
                id="r1000000000000001",
                evidence=words(paper, recommended),
                rule="recommendation",
                title="Recommendation",
                status=ResolutionStatus.RECOMMENDED,
                verbs=("note",),
                text=recommended,
            ),
        ),
        dates=(
            KeyDate(
                id="d1000000000000001",
                evidence=words(paper, "31 March 2023"),
                rule="by",
                period=day("31 March 2023", dt.date(2023, 3, 31)),
                role=DateRole.DEADLINE,
                about="the spend of the JCF",
            ),
        ),
        schemes=(
            Scheme(
                id="s1000000000000001",
                evidence=words(paper, "Library Fund"),
                rule="head",
                name="Library Fund",
                aliases=("the Fund",),
            ),
            Scheme(id="s1000000000000002", evidence=words(paper, "JCF"), rule="acronym", name="JCF"),
        ),
    )
    return digest_paper(paper, extraction)


def undated() -> Digest:
    """A note without date, body or records."""
    paper = paper_of(
        facts("note.txt", body=None, organisation=None, title=None),
        (BlockKind.PARAGRAPH, "A note on 100% of the_files."),
    )
    return digest_paper(paper, Extraction(paper=paper.facts))
