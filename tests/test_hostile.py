"""Input made to keep a program busy: what never ends is refused, what is long takes time in step with its length."""

import io
import time

import pikepdf
import pytest

from extract import budgets, dates, extract
from extract.facts import state_facts
from extract.outline import outline
from extract.readers.pdf_forms import refuse_endless_forms
from extract.readers.pdf_multiplied import refuse_multiplied
from extract.readers.pdf_skeleton import skeleton_of
from models import Settings, UnreadablePaper
from tests.hostile import swollen_pdfs
from tests.hostile.damaged_pdfs import good
from tests.papers import made


def forms(*draws: list[int]) -> bytes:
    """A PDF whose page draws form 0, and whose forms draw others, by number; all share their resources."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        made = [document.make_stream(b" ".join(b"/X%d Do" % at for at in drawn)) for drawn in draws]
        shared = document.make_indirect(
            pikepdf.Dictionary(XObject=pikepdf.Dictionary({f"/X{at}": form for at, form in enumerate(made)}))
        )
        for form in made:
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = [0, 0, 100, 100], shared
        page = document.add_blank_page()
        page.Contents, page.Resources = document.make_stream(b"/X0 Do"), shared
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@pytest.mark.parametrize(
    "draws",
    [
        ([0],),
        ([1], [0]),
        ([1], [2, 2], [1]),
        (*([at + 1] * 8 for at in range(10)), []),
    ],
)
def test_forms_that_never_end_are_refused(draws: tuple[list[int], ...]) -> None:
    with pytest.raises(UnreadablePaper, match="never end"):
        refuse_endless_forms(skeleton_of(forms(*draws)))


@pytest.mark.parametrize("draws", [([],), ([1, 1, 1], []), ([1, 2], [2], [])])
def test_forms_that_share_their_resources_are_none_the_worse(draws: tuple[list[int], ...]) -> None:
    refuse_endless_forms(skeleton_of(forms(*draws)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (swollen_pdfs.spaces_shared(20), "same content over and over"),
        (swollen_pdfs.wide_ligature(1_001), "stands for thousands of letters"),
    ],
)
def test_what_asks_for_the_same_without_end_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePaper, match=reason):
        refuse_multiplied(skeleton_of(data))


@pytest.mark.parametrize("data", [swollen_pdfs.spaces_shared(5), swollen_pdfs.wide_ligature(100), good()])
def test_what_is_named_a_few_times_is_none_the_worse(data: bytes) -> None:
    refuse_multiplied(skeleton_of(data))


def test_many_small_pieces_of_content_are_no_harm() -> None:
    data = swollen_pdfs.spaces_shared(1).replace(b"4 0 R", b" ".join(b"%d 0 R" % at for at in range(4, 900)))
    refuse_multiplied(skeleton_of(data))
    refuse_multiplied(skeleton_of(data.replace(b"4 0 R", b"5 0 R")))


@pytest.mark.parametrize("unit", [".", "1.", "a@", "a-", "£1 ", "£1\n", "£1", "A.B.", "1 April 2020 ", "(", "2019-"])
def test_sums_and_dates_take_time_in_step_with_the_length(unit: str) -> None:
    def spent(size: int) -> float:
        paper = made(unit * (size // len(unit)))
        begin = time.process_time()
        budgets.find(paper, Settings())
        dates.find(paper, Settings())
        return time.process_time() - begin

    spent(500)
    assert spent(4_000) < 4 * spent(2_000) + 1


@pytest.mark.parametrize("unit", ["£1 ", "£1\n"])
def test_a_long_run_of_sums_takes_less_than_a_millisecond_each(unit: str) -> None:
    paper = made(unit * 4_000)
    begin = time.process_time()
    assert len(budgets.find(paper, Settings())) == 4_000
    assert time.process_time() - begin < 4


@pytest.mark.parametrize(
    "unit",
    ["£1,1,1,", "((", "A. ", "Ann Holt, ", "and ", "Head of Law and ", "Better Care Fund (BCF) ", "RESOLVED that ",
     "Cllr ", "_", "...", "01234 ", "Signed ", "AB/CD ", "The Board agreed\n", "| £1 | 2 April 2021 | A Holt |\n",
     "3.1 The Better Care Fund (BCF) is £2m.\n"],
)  # fmt: skip
def test_a_whole_paper_takes_time_in_step_with_its_length(unit: str) -> None:
    def spent(size: int) -> float:
        begin = time.process_time()
        extract(state_facts(outline(made(unit * (size // len(unit))))))
        return time.process_time() - begin

    spent(500)
    assert spent(8_000) < 4 * spent(4_000) + 1
