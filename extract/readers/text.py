"""Reads plain text: printed lines that lost their layout, soft-wrapped or long, single or double spaced."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.decoding import mend_doubled
from extract.layout.flow import SOFT, Break, flow, opens_block, runs_on
from extract.layout.headed_lines import DECIDES, opens_anew
from extract.layout.numbering import CODED, FEWEST_REFERENCES, REFERENCE, marker_of
from extract.readers.text_cells import read_cells
from extract.readers.text_figures import read_figures
from extract.readers.text_glued import read_glued
from extract.readers.text_lines import Printed, cut_lines
from extract.readers.text_people import read_people
from extract.readers.text_pipes import read_pipes
from extract.readers.text_runs import part_runs
from extract.readers.text_sides import read_sides
from extract.readers.text_slashes import read_slashes
from extract.readers.text_voices import Piece
from models import Finding, FindingKind, Layout, LayoutBlock, Line, MediaType, UnreadablePaper

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"))
_LONGEST = 20_000_000  # characters: thousands of pages
_LONG = 170  # characters: a text whose lines run longer is not wrapped
_SHORT = 40  # characters: a line of running text is longer
_RARE = 8  # of so many full lines at least one goes on in small letters where lines are wrapped
_FEWEST_CUT = 3  # lines that were cut in mid-phrase, where a page was set so
_ORDINALS = frozenset(("st", "nd", "rd", "th"))  # raised, and so on a line of their own
_LIMB_END = re.compile(r";\s+(?:and|or)\s*$")  # "note the report; and"
# "… at the next meeting.      AG": who is to act, in a column at the right
_MARGIN = re.compile(r"(?<=\S)\s{4,}[A-Z]{2,4}(?:\s?[/,&]\s?[A-Z]{2,4}){0,3}\s*$")
# "4    Internal Audit": a number parted from its title by more than a blank
_PARTED = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})?\.?\s{2,}[A-Z]")
# "Mr Ann Lee, Director"; a line that begins so and names a post goes on with nobody
_TITLED = re.compile(
    r"\s*(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?\s[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}\s?(?:,\s[A-Z]|$)"
)
# "Cllr Ann Moss (Chair), Harbour Ward"  "Joan Pike (JP), Chief Nurse"  "E. Thorne - Clerk": a line of a list of people
_ENTRY = re.compile(
    r"""\s*(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Baroness|Rev)\.?\s)?
    [A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,3}
    (?:\s\([^()]{1,40}\))* (?:,|\s[-–]|\s(?=\()|\s{2,}|$) [^,;:]*(?:,[^,;:]*){0,2}(?<![,;:.])\s*""",
    re.VERBOSE,
)
_BARE_LIMB = re.compile(r"\s*\d{1,2}\s+[a-zA-Z]")  # "2 the terms be approved", below "…; and"
_FIRST_LIMB = re.compile(r"\s*(?:1[.)]?|\(?[1ai]\))\s+[a-zA-Z]")  # "1 the terms be approved", below "RESOLVED: That"
# "Beth Tolland, Carl Fenby, Sarah" over "Norbury": the last name of a list, cut
_GIVEN_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*+\s[A-Z][\w’'-]*+,\s[A-Z][a-z]+\s*$")
_SURNAME = re.compile(r"\s*[A-Z][\w’'-]+\s*")
_SMALL_WORD = re.compile(r"(?<![\w’'.@-])(?!(?:of|and|for|the|to|in|on|with|at|from)\b)[a-z]+(?![\w.@-])")
# "The Trident Joint" over "Committee resolved to": a name that its line was too short for
_NAME_OPENS = re.compile(r"\b[Tt]he(?:\s[A-Z][\w&’'-]*){1,5}\s*$")
_NAME_GOES_ON = re.compile(
    r"\s*(?!(?:The|This|That|A|An|Our)\b)(?:[A-Z][\w’'-]*\s){0,2}(?:Board|Cabinet|Committee|Council|Executive|Authority|Panel|Partnership|Officer|Director|Group)\s[a-z]"
)
# "…, Ann Holt (Democratic" over "Services Officer), Bo Lee": a bracket that its line was too short for
_OPEN_BRACKET = re.compile(r"\([A-Z][^()]*[^().:;\s]\s*$")
# "… (Head of Law) and Bo Lee" over "(Planning Officer)"
_LAST_NAME = re.compile(r"\)\s+and(?:\s[A-Z][\w.’'-]*){1,3}\s*$")
_BRACKET_ALONE = re.compile(r"\s*\([A-Z][^()]{3,60}\)\.?\s*")
_CLOSES = re.compile(r"\s*[A-Z&][^()]{0,80}\)")
_STUB = 44  # characters: no longer is the first line of a paragraph that its tag cut short
_STUB_WORDS = 3
_LABEL_BEFORE_WORDS = re.compile(r"\s*[A-Z][\w/&'’() ]{1,40}:(?!//)")
# "The Council owned a number" over "of blocks of flats", "This item was" over "Chaired by Ann Holt": cut in mid-phrase
_GOES_ON = re.compile(
    r"\s*(?:the|of|a|an|or|for|in|on|with|by|from|their|its|whether|which|at|as|be|been|is|are|was|were)\s(?=\S+\s\S)"
)
_UNFINISHED = re.compile(r"\s(?:the|of|a|an|was|were|is|are|by|with|from|has|have|had|be|been)\s*$")
_STOPS = (".", ":", ";", "?", "!")
_HEADS_PROSE = re.compile(r"\s*[A-Z][a-z]+(?:\s[A-Z][\w’'-]*){0,4}\s[a-z]+\s[a-z]")


def read_layout(data: bytes) -> Layout:
    """Read text; form feeds part pages. Bytes in no known encoding become a finding.

    Text longer than any paper raises `UnreadablePaper`.
    """
    text, findings = _decode(data)
    if len(text) > _LONGEST:
        raise UnreadablePaper(f"{len(text):,} characters of text are more than any paper has", "cut it into its papers")
    plain = mend_doubled(text).replace("\xa0", " ")  # columns and empty lines are told by plain blanks
    printed, pages, running = cut_lines(plain)
    return Layout(
        media_type=MediaType.TEXT,
        blocks=tuple(flow(_stream(printed))),
        pages=pages,
        running=running,
        findings=tuple(findings),
    )


def _decode(data: bytes) -> tuple[str, list[Finding]]:
    """Decode by byte order mark, as UTF-16 by its zeros, as UTF-8, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    sample = data[:2000]
    if sample.count(0) > len(sample) // 4:
        little = sample[1::2].count(0) >= sample[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        broken = error.start
    good = data.decode("utf-8", "ignore")
    if sum(ord(char) > 127 for char in good) * 20 > len(data) - len(good.encode()) > 0:  # UTF-8 with a few bad bytes
        message = f"not valid UTF-8 at byte {broken}; bad bytes were replaced"
        return data.decode("utf-8", "replace"), [Finding(kind=FindingKind.ENCODING, message=message)]
    text = data.decode("cp1252", "replace")
    if "\ufffd" in text:
        finding = Finding(
            kind=FindingKind.ENCODING, message="bytes in no known encoding were replaced; save the file as UTF-8"
        )
        return text, [finding]
    return text, []


def _stream(printed: Sequence[Printed]) -> Iterator[Line | LayoutBlock | Break | None]:
    """Say where paragraphs end: at blanks, at short lines, not where a page cut a sentence."""
    pieces = read_figures(read_cells(read_people(read_sides(read_glued(printed, _read_tables)))))
    lines = [piece for piece in pieces if isinstance(piece, Printed)]
    width = _width(lines)
    spaced = _double_spaced(lines)
    ragged = _is_ragged(lines)
    referenced = sum(bool(REFERENCE.match(line.text)) for line in lines) >= FEWEST_REFERENCES
    before: Printed | None = None
    for piece in pieces:
        if isinstance(piece, LayoutBlock):
            yield piece
            before = None
            continue
        if before is not None:
            blanks = max(0, (piece.blanks - 1) if spaced else piece.blanks)
            if blanks and (spaced or not _cut_by_page(before, piece, width)):
                yield None
            elif ragged and _opens_short(before.text, piece.text, width):
                pass
            elif _meant(before.text, piece.text, width) or (referenced and _opens_item(before.text, piece.text)):
                yield SOFT
        yield piece.line
        before = piece


def _read_tables(lines: Sequence[Printed]) -> list[Piece]:
    return read_pipes(read_slashes(list(part_runs(lines))))


def _width(printed: Sequence[Printed]) -> int:
    """The width that the text is wrapped to, in characters; 0 where it is not wrapped at all."""
    lengths = sorted(len(line.text.strip()) for line in printed)
    if not lengths:
        return 0
    width = lengths[int(0.93 * len(lengths))]
    full = [(a.text, b.text) for a, b in pairwise(printed) if len(a.text.strip()) > 0.8 * width]
    wrapped = sum(runs_on(before, after.lstrip()) for before, after in full)
    return width if width <= _LONG and wrapped * _RARE >= len(full) else 0


def _double_spaced(printed: Sequence[Printed]) -> bool:
    """A blank between all lines, wrapped ones too: then only two or more blanks part paragraphs."""
    follow = list(pairwise(printed))
    wrapped = [(a, b) for a, b in follow if runs_on(a.text, b.text) and b.text.lstrip()[:1].islower()]
    return len(wrapped) > 5 and sum(b.blanks > 0 for _, b in wrapped) > 0.7 * len(wrapped)


def _is_ragged(printed: Sequence[Printed]) -> bool:
    """A page whose source was wrapped behind its tags: many paragraphs begin with a short line cut in mid-phrase."""
    cut = (
        len(a.text.strip()) < _STUB and not a.text.rstrip().endswith(_STOPS) and b.text.lstrip()[:1].islower()
        for a, b in pairwise(printed)
        if not b.blanks and len(a.text.split()) > 1 and marker_of(b.text) is None
    )
    return sum(cut) >= _FEWEST_CUT


def _opens_short(before: str, after: str, width: int) -> bool:
    """The short first line of a ragged page's paragraph: "- Approved the revised" over "Policy on Year End …"."""
    words = before.split()
    if len(words) < _STUB_WORDS or len(before.strip()) > _STUB or before.rstrip().endswith(_STOPS):
        return False
    whole = len(after.strip()) > 0.6 * width and marker_of(after) is None
    return whole and words[-1].islower() and _LABEL_BEFORE_WORDS.match(after) is None


def _cut_by_page(before: Printed, line: Printed, width: int) -> bool:
    """Several blanks in the middle of a sentence: the page ended there."""
    if not width or (line.blanks < 3 and line.page == before.page):
        return False
    text = before.text.rstrip()
    return len(text) > 0.75 * width and not text.endswith(_STOPS) and not opens_block(line.text)


def _meant(before: str, after: str, width: int) -> bool:
    """A line break that was meant: by its words, or as the next word would still have gone onto the line."""
    by_words = _meant_by_words(before, after)
    if by_words is not None:
        return by_words
    if not width:
        return len(before) < _SHORT or marker_of(after) is not None or not runs_on(before, after.lstrip())
    if before.strip() in _ORDINALS or after.strip() in _ORDINALS:
        return False
    length, first = len(before.strip()), len((after.split() or [""])[0])
    if _LIMB_END.search(before) or CODED.match(after) or (before.rstrip().endswith(_STOPS) and REFERENCE.match(after)):
        return True
    if _is_entry(before) and _is_entry(after) and not runs_on(before, after):
        return True
    if _TITLED.match(before) and _TITLED.match(after) and not runs_on(before, after):
        return True
    if _PARTED.match(after) and _MARGIN.sub("", before).rstrip().endswith(_STOPS):
        return True
    if CODED.match(before) and after.lstrip()[:1].isupper() and not runs_on(before, after):
        return length + 1 + first <= 0.86 * width  # "COG/23/02 Minutes of the last meeting" over what was said
    if _is_numbered_title(before) and after.lstrip()[:1].isupper() and _SMALL_WORD.search(after):
        return not runs_on(before, after)
    marker = marker_of(after)
    small = after.lstrip()[:1].islower() and marker is None
    if before.rstrip().endswith(_STOPS):
        return length + 1 + first <= (0.6 if small else 0.86) * width
    return not small and length + 1 + first <= 0.72 * width and (marker is not None or not runs_on(before, after))


def _meant_by_words(before: str, after: str) -> bool | None:
    """Tell by their words alone whether two lines belong together; None where the words do not tell."""
    if opens_anew(before, after):
        return True
    if _FIRST_LIMB.match(after) and DECIDES.fullmatch(before):
        return True
    if (_OPEN_BRACKET.search(before) and _CLOSES.match(after)) or (
        _LAST_NAME.search(before) and "(" in before and _BRACKET_ALONE.fullmatch(after)
    ):
        return False
    if _LIMB_END.search(before) and _BARE_LIMB.match(after):
        return True
    if marker_of(after) is None and (
        _UNFINISHED.search(before)
        or (_GOES_ON.match(after) and not (before.rstrip().endswith(_STOPS) or _LIMB_END.search(before)))
    ):
        return False
    if _NAME_OPENS.search(before) and _NAME_GOES_ON.match(after):
        return False
    if _GIVEN_NAME.search(before) and _SURNAME.fullmatch(after):
        return False
    if (
        before.isupper()
        and _HEADS_PROSE.match(after)
        and len(before.split()) > 1
        and not runs_on(before, after.lstrip())
    ):
        return True  # "MINUTES OF THE LAST MEETING" over "The minutes of …"
    return None


def _is_numbered_title(text: str) -> bool:
    """ "3.2 Joint Work and Governance of the Harbour Fund": a number, then words with capitals but the small ones."""
    marker = marker_of(text)
    if marker is None or not marker[0][0].isdigit():
        return False
    words = text[marker[1] :].rstrip()
    return words[:1].isupper() and not words.endswith((".", ",", ";", ":")) and not _SMALL_WORD.search(words)


def _opens_item(before: str, after: str) -> bool:
    """A line that begins with a reference, where the line before does not end in words that lead to it."""
    return bool(REFERENCE.match(after)) and not runs_on(before, after)


def _is_entry(text: str) -> bool:
    """A line of a list of people: a name, then a post whose words have capitals but for the small ones."""
    return len(text) < _LONG and bool(_ENTRY.fullmatch(text)) and not _SMALL_WORD.search(text)
