"""Pages of ModernGov, the committee software of most UK councils, by what all its skins share."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.layout.paragraphs import Run
from extract.linked_papers import is_document
from extract.readers.html_flow import Flow
from extract.readers.html_moderngov_frame import around_the_marks, is_file, is_number_cell
from extract.readers.html_moderngov_head import head_hints, meeting_line
from extract.readers.html_moderngov_texts import cut_short, whole_text
from extract.readers.html_page import Page, owner
from extract.readers.html_parsing import classes, plain
from extract.readers.html_sources import Sources
from extract.readers.html_titles import clean_title, title_fragments, title_text
from models import BlockKind, Finding, ItemPart, LayoutBlock, Line, LinkedPaper

_MARKS = (
    "#modgov, .mgMainTitleTxt, .mgSubTitleTxt, .mgItemTable, #mgItemTable, .mgItemNumberCell, .mgAiTitleTxt,"
    " .mgContent, .mgStatsTable, .mgWordPara"
)
# Chrome of the software: action links, paging, help, file sizes, search forms.
_CHROME = frozenset(
    re.findall(
        r"\S+",
        """
    mgLinks mgActionList mgHelpLine mgFooter mgFileSize mgLinkSep mgPaging mgMeetingsEarlierLater mgTableNextLnk
    mgShareLinks mgShare breadcrumb mgBreadcrumb mgBackLink mgVideoPlayer mgMediaPlayer mgSearch mgGoButton
    """,
    )
)
_FILE_LISTS = frozenset({"mgLinks", "mgActionList"})  # agenda and minutes as one file each
_LABEL_CLASSES = frozenset({"mgLabel", "mgMainTxtBold", "mgLabelTxt"})
_HEAD_TAGS = frozenset({"p", "h2", "h3", "h4", "h5", "div", "span", "strong"})
_HEAD_CLASSES = frozenset({"mgSubTitleTxt", "mgSubItemTitleTxt", "mgSubSubTitleTxt", "mgSectionTitle"})
_CUT = re.compile(r"view the full (?P<what>agenda|minutes|decision|decisions)? ?text", re.IGNORECASE)
_FILES = re.compile(
    r"(?:(?:additional|supporting|accompanying|background|related)\s+(?:documents?|papers?|files?)|documents)\s*:?\s*$",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\b(?:cancelled|postponed|adjourned|rearranged|rescheduled|moved to|inquorate)\b", re.IGNORECASE)
_DROPPED_LINKS = re.compile(
    r"view (?:the )?(?:directions|decision for item|the decision|recorded vote|declarations"
    r"|reasons? restricted)|share this item|add (?:to|this) .*calendar|restricted enclosure",
    re.IGNORECASE,
)
_PARTS = (
    (re.compile(r"(?:draft )?minutes?(?: text)?\b|cofnodion", re.IGNORECASE), ItemPart.MINUTES),
    (
        re.compile(
            r"(?:proposed )?decisions?(?: text)?\s*:?$|(?:resolutions?|resolved)\s*:?$|decision made|penderfyniad",
            re.IGNORECASE,
        ),
        ItemPart.DECISION,
    ),
    (re.compile(r"(?:purpose|description|summary|agenda text|recommendations?)\b", re.IGNORECASE), ItemPart.AGENDA),
)
_MEETING_OF_ISSUE = re.compile(
    r"meeting\s*:\s*(?P<what>.+?)\s*(?:\(\s*item\s+(?P<number>[^)]+?)\s*\))?\s*$", re.IGNORECASE
)


def is_moderngov(tree: LexborHTMLParser) -> bool:
    """Tell by the classes that every skin of ModernGov keeps."""
    return tree.css_first(_MARKS) is not None


def read_moderngov(tree: LexborHTMLParser, sources: Sources) -> Page:
    """Read any page of ModernGov: meeting, item, issue, decision, attendance, committee or list."""
    root = tree.css_first("#modgov") or around_the_marks(tree)
    if root is None:
        return Page([])
    hints = head_hints(tree, root)
    reader = _Reader(hints["page"], root, sources, hints.get("number"))
    blocks = reader.flow.read(root)
    organisation = owner(tree)
    if organisation:
        hints["organisation"] = organisation
    hints.pop("number", None)
    return Page(blocks, hints, tuple(reader.findings), tuple(reader.files))


@dataclass(slots=True)
class _Reader:
    """Sees each element before the flow reads it, and takes what ModernGov gives a meaning to."""

    page: str
    root: LexborNode
    sources: Sources
    pending: str | None = None
    flow: Flow = field(init=False)
    files: list[LinkedPaper] = field(default_factory=list)
    number: str | None = None
    findings: list[Finding] = field(default_factory=list)
    in_files: bool = False
    cut: Finding | None = None
    last_word_para: int = 0
    has_content: bool = False
    titled: bool = False

    def __post_init__(self) -> None:
        self.flow = Flow(self._visit, sources=self.sources)
        # where the page's frame is the content itself, nothing stands between its title and its content
        self.has_content = any(content.mem_id != self.root.mem_id for content in self.root.css(".mgContent"))

    def _visit(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        names = classes(node)
        if "hidden" in attributes:
            self._hidden(node)
            return True
        if (
            node.tag in ("nav", "footer", "form")
            and node.css_first(".mgContent, .mgItemTable, .mgStatsTable, .mgList") is None
        ):
            return True
        if names & _CHROME or self._is_preamble(node, names):
            if not names.isdisjoint(_FILE_LISTS):
                self._collect_files(node)
            return True
        if node.tag == "a" and self._link(node):
            return True
        if node.tag == "li" and _DROPPED_LINKS.match(plain(node)):
            return True
        if node.tag == "p" and plain(node).casefold().startswith("webcast:"):
            return True
        if names & _LABEL_CLASSES and node.tag in ("span", "strong", "b"):
            self.flow.runs.append(Run(plain(node) + " ", label=True))
            return True
        if node.tag in ("ul", "ol") and self.in_files and "mgBulletList" in names | {"mgBulletList"}:
            self._collect_files(node)
            return True
        return self._titles(node, names)

    def _is_preamble(self, node: LexborNode, names: frozenset[str]) -> bool:
        """Standing advice that a council puts between the title and the content; news about the meeting stays."""
        if not self.has_content or node.parent is None or node.parent.mem_id != self.root.mem_id:
            return False
        if node.tag not in ("p", "a", "ul", "h2", "h3", "div") or any(name.startswith("mg") for name in names):
            return False
        return node.css_first("[class^=mg]") is None and not _NEWS.search(plain(node))

    def _titles(self, node: LexborNode, names: frozenset[str]) -> bool:
        if "mgItemNumberCell" in names or ("mgAiTitleTxt" in names and is_number_cell(node)):
            self._unused_number()
            self.pending = plain(node).strip().rstrip(".") or None
            return True
        if "mgAiTitleTxt" in names:
            self._item(node)
            return True
        if "mgMainTitleTxt" in names or (node.tag == "h1" and not self.flow.blocks):
            self._heading(node, 1)
            return True
        if "mgSubTitleTxt" in names and not self.titled:
            return self._sub_title(node)
        if names & _HEAD_CLASSES and node.tag in _HEAD_TAGS:
            self._part_heading(node)
            return True
        if "mgWordPara" in names:
            self.flow.flush()
            self.in_files = False
            self.last_word_para = len(self.flow.sink)
        return False

    def _sub_title(self, node: LexborNode) -> bool:
        """The line under the page's title: the meeting, or the title of the item or decision that the page is about."""
        self.titled = True
        if self.page in ("item", "decision", "issue") and meeting_line(plain(node)) is None:
            self._item(node)
            if self.page == "issue":
                self.pending = None
        else:
            self._heading(node, 1)
        return True

    def _heading(self, node: LexborNode, level: int) -> None:
        self.flow.flush()
        self.in_files = False
        fragments = tuple(title_fragments(node, self.sources))
        if any(fragment.text.strip() for fragment in fragments):
            self.flow.emit(LayoutBlock(BlockKind.HEADING, (Line(fragments),), level=level))

    def _item(self, node: LexborNode) -> None:
        """An item's title: its number stands in the cell before, or in front of the title itself."""
        number, fragments = clean_title(node, self.pending, self.sources)
        self.pending = None
        self.in_files = False
        self.flow.part = None
        self.number = number
        title = " ".join("".join(fragment.text for fragment in fragments).split())
        links = dict.fromkeys(fragment.link for fragment in fragments if fragment.link and is_file(fragment.link))
        self.files.extend(LinkedPaper(title=title, address=link, item=number) for link in links)
        if fragments or number:
            lines = (Line(fragments, bold=True),) if fragments else ()
            self.flow.emit(LayoutBlock(BlockKind.HEADING, lines, level=2, marker=number, item=True))
        # The pages of a decision or an issue say for each text what it is; nothing there is an agenda's voice.
        self.flow.part = ItemPart.AGENDA if self.page in ("meeting", "item") else None

    def _unused_number(self) -> None:
        if self.pending:
            self.flow.flush()
            self.flow.part = None
            self.flow.emit(LayoutBlock(BlockKind.HEADING, level=2, marker=self.pending, item=True))
        self.pending = None

    def _part_heading(self, node: LexborNode) -> None:
        """ "Minutes:", "Decision:", "Additional documents:": who speaks from here on."""
        text = plain(node)
        self.flow.flush()
        self.in_files = bool(_FILES.match(text))
        if self.in_files or text.casefold() in ("", "items", "media"):
            return
        meeting = _MEETING_OF_ISSUE.match(text)
        if meeting:
            self.flow.part = None
            self._heading(node, 2)
            self.pending = (meeting["number"] or "").rstrip(".") or None
            return
        speaks = self.page in ("meeting", "item", "issue", "decision")
        self.flow.part = next((part for form, part in _PARTS if speaks and form.match(text)), None)
        self._heading(node, 4)

    def _link(self, node: LexborNode) -> bool:
        text = plain(node)
        cut = _CUT.search(text)
        if cut:
            self.cut = cut_short(self.flow, (cut["what"] or "full").casefold(), node.attributes.get("href") or "")
            self.findings.append(self.cut)
            return True
        return bool(_DROPPED_LINKS.search(text))

    def _hidden(self, node: LexborNode) -> None:
        sink = self.flow.sink
        whole = whole_text(node, sink[self.last_word_para :], self.flow.part, self.sources)
        if whole:
            sink[self.last_word_para :] = whole
            self.findings = [found for found in self.findings if found is not self.cut]

    def _collect_files(self, node: LexborNode) -> None:
        for link in node.css("a[href]"):
            address = (link.attributes.get("href") or "").strip()
            if is_document(address) or (self.in_files and is_file(address)):
                self.files.append(LinkedPaper(title=title_text(link), address=address, item=self.number))
