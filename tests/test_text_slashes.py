"""Tables whose cells a converter parted by slashes."""

from extract.readers.text import read_layout
from tests.layouts import shown

PAGE = """\
Minutes of the governors / the trust
4 May 2031
Ann Moss / Chair / Bo Pike / Parent
Gita Rao / Clerk
Minutes
2.1 / Welcome
The chair and / or the clerk spoke.
2.2 / Apologies
None.
2.3 / Finance
The budget was agreed.
"""


def test_cells_of_items_and_people_are_parted() -> None:
    found = shown(read_layout(PAGE.encode()))
    assert not any(" / " in line for line in found if "and / or" not in line and "the trust" not in line)
    words = {word.strip() for line in found for word in line.removeprefix("row ").removeprefix("p ").split("|")}
    assert {"Ann Moss", "Chair", "Bo Pike", "Parent", "Gita Rao", "Clerk"} <= words
    assert any("Welcome" in line and "/" not in line for line in found)


def test_slashes_in_running_words_stay() -> None:
    found = shown(read_layout(PAGE.encode()))
    assert any("The chair and / or the clerk spoke." in line for line in found)
    assert any("the governors / the trust" in line for line in found)


def test_too_few_items_or_a_pipe_and_every_slash_stays() -> None:
    few = PAGE.replace("2.2 / ", "")
    assert any("Ann Moss / Chair" in line for line in shown(read_layout(few.encode())))
    assert any("Ann Moss / Chair" in line for line in shown(read_layout(f"{PAGE}\n1 | Other | cells\n".encode())))
