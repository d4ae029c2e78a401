"""Running heads and feet."""

from extract.layout.running import EdgeLine, find_running

HEIGHT = 800.0


def page(*lines: tuple[str, float]) -> list[EdgeLine]:
    return [EdgeLine(text, top) for text, top in lines]


def kept(*pages: list[EdgeLine]) -> list[list[str]]:
    found = find_running(pages, [HEIGHT] * len(pages))
    return [
        [line.text for at, line in enumerate(lines) if at not in gone]
        for lines, gone in zip(pages, found.places, strict=True)
    ]


def test_heads_and_numbered_feet_go() -> None:
    pages = [
        page(("Northshire Board 3 May 2023", 20), (f"Words of page {n}", 100 + n * 20), (f"Page {n} of 3", 780))
        for n in (1, 2, 3)
    ]
    assert kept(*pages) == [["Words of page 1"], ["Words of page 2"], ["Words of page 3"]]
    assert find_running(pages, [HEIGHT] * 3).texts == ("Northshire Board 3 May 2023",)


def test_page_numbers_alone_go_from_a_single_page() -> None:
    assert kept(page(("Words", 100), ("- 7 -", 790))) == [["Words"]]
    assert kept(page(("Words", 100), ("7", 400))) == [["Words", "7"]]


def test_lines_to_sign_on_go_wherever_the_text_ends() -> None:
    pages = [
        page(("First", 100), ("Signed ________ Dated ________", 700), ("Page 1", 790)),
        page(("Second", 100), ("Signed ________ Dated ________", 640), ("Closed at nine", 700), ("Page 2", 790)),
    ]
    assert kept(*pages) == [["First"], ["Second", "Closed at nine"]]


def test_the_same_words_at_other_heights_stay() -> None:
    pages = [
        page(("One", 100), ("RESOLVED: That the report be noted.", 600)),
        page(("Two", 100), ("RESOLVED: That the report be noted.", 300)),
    ]
    assert kept(*pages)[0][-1] == kept(*pages)[1][-1] == "RESOLVED: That the report be noted."


def test_the_head_of_a_chapter_stays_where_it_stands_first() -> None:
    pages = [page((f"Start {n}", 60), (f"Own {n}", 90)) for n in "abcd"]
    pages += [page(("Appendix B", 20), (f"Own {n}", 90)) for n in "efg"]
    texts = kept(*pages)
    assert texts[4][0] == "Appendix B"
    assert texts[5] == ["Own f"]


def test_a_large_title_stays_on_the_first_page() -> None:
    pages = [
        [EdgeLine("Annual Plan", 20, large=True), EdgeLine("a", 90)],
        [EdgeLine("Annual Plan", 20), EdgeLine("b", 120)],
    ]
    assert kept(*pages) == [["Annual Plan", "a"], ["b"]]


def test_a_row_of_many_cells_is_a_table_head_and_stays() -> None:
    pages = [[EdgeLine("Service Budget Forecast Variance", 20, cells=4), EdgeLine(n, 90)] for n in ("a", "b", "c")]
    assert all(len(lines) == 2 for lines in kept(*pages))


def test_a_foot_that_counts_the_pages_goes_even_from_one_page() -> None:
    pages = [page(("Words", 100), ("Northshire Board 3 May 2023 Page 1 of 1", 790))]
    assert kept(*pages) == [["Words"]]
    assert find_running(pages, [HEIGHT]).texts == ("Northshire Board 3 May 2023 Page 1 of 1",)


def test_a_head_may_name_the_unit_of_the_tables_but_a_units_own_line_is_theirs() -> None:
    head, unit = ("Northshire capital plan, all figures in £000s", 20), ("All figures in £m", 50)
    pages = [page(head, unit, (f"Words of page {n}", 100 + n * 20)) for n in (1, 2, 3)]
    assert kept(*pages) == [[unit[0], f"Words of page {n}"] for n in (1, 2, 3)]
