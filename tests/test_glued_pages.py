"""Pages without numbers that a crawler stored as text, each item's title, "Minutes:" and words on one line."""

import pytest

from extract import read
from extract.readers.text import read_layout
from models import BlockKind, MediaType, Source

PAGE = """Apologies for absence Minutes:Apologies were received from Councillor Holt. |
Minutes of the previous meeting PDF 65 KB Minutes:The minutes of 6 May 2031 were agreed as a correct record.
Financial Monitoring June 2031 PDF 893 KB Decision:RESOLVED:
That Cabinet note the forecast.
Minutes:The Cabinet Member presented the report.
"""


def test_each_line_is_an_item() -> None:
    paper = read(Source(PAGE.encode(), "0" * 64, MediaType.TEXT, "page.txt"))
    assert [item.title for item in paper.items] == [
        "Apologies for absence",
        "Minutes of the previous meeting",
        "Financial Monitoring June 2031",
    ]
    assert [block.part and block.part.value for block in paper.blocks if block.item == 2] == [
        "agenda", "decision", "decision", "decision", "minutes", "minutes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "Roads\nMinutes:\nNone.\nReason for Decisions:\nTo mend.\nImplementation of Decisions:\nSoon.\n",
        "No. | Item |\nRoads Minutes:None. |\nParks Minutes:None. |\n",
        "1. Roads Minutes:None.\n2. Parks Minutes:None.\n",
        "He told us. Then Minutes:None.\nWe asked; They said Minutes:None.\n",
        "Apologies Minutes:None.\nThat the report be noted.\n",
    ],
)
def test_what_only_looks_like_one_is_left(page: str) -> None:
    blocks = read_layout(page.encode()).blocks
    heads = [block for block in blocks if block.kind is BlockKind.HEADING and block.item]
    assert len(heads) in (0, 2)
    assert not heads or "|" in page
