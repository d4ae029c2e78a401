"""Days that a paper tells of, and that are not its own."""

import pytest

from extract.facts import state_facts
from tests.papers import made

_PAGE = """
    # Agenda item
    Paths fund
    Minutes:
    {}
    RESOLVED: that the report be noted.
    """


@pytest.mark.parametrize(
    "sentence",
    [
        "The closing date for the second round is 4 May 2031.",
        "The scheme will take effect from 1 June 2031.",
        "The Panel met. The minutes of the meeting held on 3 March 2031 were approved.",
        "At the meeting on 4 May 2031, Council had agreed the budget for the year.",
        "The fund was opened by the Mayor on 4 May 2031.",
        "The minutes of the meeting of 4 May 2031, having been circulated, be signed.",
        "A further report would be brought to the meeting on 4 May 2031.",
    ],
)
def test_a_day_in_a_sentence_is_not_the_papers(sentence: str) -> None:
    assert state_facts(made(_PAGE.format(sentence))).facts.date is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Moved from 4 May 2031, Paths Panel - Tuesday, 8th May, 2031 2.00 pm", "2031-05-08"),
        ("Paths Panel (rescheduled from 4 May 2031) - 8 May 2031", "2031-05-08"),
        ("Paths Panel - Tuesday, 6th May, 2031 6.30 p.m.", "2031-05-06"),
        ("Minutes of the Paths Panel held on 6 May 2031.", "2031-05-06"),
        ("The Paths Panel met on 6 May 2031 at the mill.", "2031-05-06"),
    ],
)
def test_a_day_in_the_head_is_the_papers(head: str, day: str) -> None:
    text = f"{head}\nPresent: Mr Oke\nThe report was noted."
    assert str(state_facts(made(text)).facts.date) == day
