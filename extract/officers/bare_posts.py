"""Posts in running text without a name beside them: who presents, is consulted or is given a power."""

import re
from collections.abc import Iterator, Sequence

from extract.officers.acting import PRESENTING, is_brought_by, reports
from extract.officers.joint_mentions import is_clerk, is_sole_officer
from extract.officers.listed import Listed, chairing
from extract.officers.organisations import split_organisation
from extract.officers.post_heads import is_crowd
from extract.officers.posts import Post, is_bare
from extract.sparing import SparingPattern
from models import Block, OfficerRole, Paper

_AND_THE = re.compile(
    r"^\s*,?\s*(?:and|&|or|and/or)?\s*(?:(?:in|following|after)\s+consultation\s+with\s+)?(?:the\s+)?$", re.IGNORECASE
)
_BODY = re.compile(
    r"(?i:^(?:councillors|cllrs)\b)|^(?:Cabinet|Executive|Lead)\s+Members\b|\b(?:Panel|Committee|Board|Forum|Officers\s+Executive)$"
)  # "Chief Executive Review Panel"
_AND_POST = re.compile(r"\s+and\s+(?:the\s+)?")
# "be appointed as the clerk", "nominated for the position of Chair": the post that somebody is given
_MADE = re.compile(
    r"\b(?:be|been|was|were)\s+(?:\w+ly\s+)?(?:re-?)?(?:appointed|elected|nominated)\s+"
    r"(?:(?:as|to\s+be|(?:to|for)\s+the\s+(?:position|post|office|role)\s+of)\s+)?(?:the\s+(?:\w+[’']s\s+)?)?$",
    re.IGNORECASE,
)
# "a report from the", "presentation was given by", "joint report of the"
_REPORT_OF = re.compile(r"\(?\s*(?:joint\s+)?reports?\s+(?:of|by|from)\s+(?:the\s+)?", re.IGNORECASE)
_DECIDES = re.compile(
    r"\s+(?:then\s+)?(?:signed\s+the\s+(?:decision\s+(?:record|notice|sheet)|record\s+of\s+(?:the\s+)?decision)|resolved\b|(?:has\s+)?decided\b)",
    re.IGNORECASE,
)
# "That the Cabinet Member for Roads:", "That the Executive Member for Parks approves": the one who decides
_THAT_THE = SparingPattern(r"(?:^|\n|[.:]\s+)\s*That\s+the\s+$")
_APPROVES = re.compile(
    r"\s*(?:,\s+having\s+[^:.;]{3,160})?(?::\s*$|:\s*\(?(?:i|1|a)\b|,?\s+(?:approves|agrees|authori[sz]es|delegates|notes)\b)"
)
# "Decision due: 4 May 2021 by Head of Law"
_DUE_BY = SparingPattern(r"\bDecision\s+due(?:\s+date)?:?\s[^.;]{0,40}?\bby\s+(?:the\s+)?$", re.IGNORECASE)
# "The Head of Law said", "the Clerk will make": nothing but an article or a stop in front of the post
_SUBJECT = re.compile(r"(?:^|[.;:•-]\s*|\n)$|\bThe\s+$|(?:\b(?:that|and)|[.,;:])\s+the\s+$")
_SAYS = re.compile(
    r"\s+(?:also\s+|then\s+)?(?:(?:said|advised|explained|confirmed|responded|replied|stated|answered|clarified|assured|reassured|undertook|commented"
    r"|pointed\s+out)\b|(?:noted|observed|remarked|indicated|suggested|requested)\s+that\b|(?:agreed|offered|intended|promised)\s+to\b)"
)
# "delegate authority to the", "in consultation with the", "to authorise the", "request that the"
_EMPOWERED = SparingPattern(
    r"\b(?:delegat\w+|authori[sz]\w+|authority|consult(?:s|ed|ing|ation)?\b|instruct\w*|request\w*|empower\w*|direct(?:s|ed|ing)?\b|task\w*|appoint\w*|nominat\w*|designat\w*|actioned|agreement\s+of|approval\s+of|advice\s+of|duties\s+of|responsibilities\s+of|portfolio\s+of)\b[^.;]{0,90}?\b(?:to|with|that|by|of|as|from|the)?\s*(?:the\s+|our\s+|a\s+|an\s+)?$",
    re.IGNORECASE,
)
# What "empowered" begins with, in small letters: a cheap test before the pattern.
_POWERS = ("delegat", "authori", "consult", "instruct", "request", "empower", "direct", "task", "appoint", "nominat",
    "designat", "action", " of")  # fmt: skip


def _may_empower(before: str) -> bool:
    return any(map(before.casefold().__contains__, _POWERS))


_IS_EMPOWERED = re.compile(
    r"\s*(?:,[^,]{0,60},\s*|\s+in\s+consultation\s+with\s+[^.;,]{3,120}?\s)?(?:be|is|was|were|are)\s+(?:hereby\s+)?(?:authori[sz]ed|requested|instructed|given|asked|delegated|empowered|granted|appointed)\b|\s+(?:(?:would|will|to)\s+)?(?:report\s+back|write\s+to|bring\s+back|prepare|investigate|liaise\s+with)\b",
    re.IGNORECASE,
)


def bare_posts(paper: Paper, block: Block, posts: Sequence[Post], taken: set[int]) -> Iterator[tuple[str, Listed]]:
    """List the posts without a name that present, are consulted or are given a power."""
    text = paper.text
    last: tuple[int, OfficerRole] | None = None
    for at, post in enumerate(posts):
        if post.start in taken or _MADE.search(text, max(block.start, post.start - 60), post.start):
            last = None
            continue
        role = _post_role(text, post, block)
        following = posts[at + 1] if at + 1 < len(posts) else None
        if role is None and following is not None and _AND_POST.fullmatch(text, post.end, following.start):
            joint = _post_role(text, following, block)
            role = joint if joint in (OfficerRole.PRESENTER, OfficerRole.REPORTING_OFFICER) else None
        if role is None and last is not None and _AND_THE.match(text[last[0] : post.start]):
            role = last[1]
        last = (post.end, role) if role is not None else None
        if role is not None and is_sole_officer(post.text):
            if is_clerk(post.text) and role is OfficerRole.PRESENTER:
                role = OfficerRole.IN_ATTENDANCE
            if role is not OfficerRole.MENTIONED:
                yield "officers.clerk", Listed(post.start, post.end, role, None, post.text)
            continue
        if role is None or is_bare(post.text) or is_crowd(post.text) or chairing(post.text):
            continue
        title, organisation = split_organisation(post.text)
        if not is_bare(title) and not _BODY.search(title):
            yield "officers.post", Listed(post.start, post.end, role, None, title, organisation)


def _post_role(text: str, post: Post, block: Block) -> OfficerRole | None:
    before = text[max(block.start, post.start - 140) : post.start]
    if _REPORT_OF.fullmatch(text, block.body, post.start) or reports(text, post.start, post.end, block):
        return OfficerRole.REPORTING_OFFICER
    if _DECIDES.match(text, post.end, block.end) or _decides(text, post, block, before):
        return OfficerRole.DECISION_TAKER
    if is_brought_by(text, post.start, post.end, block):
        return OfficerRole.PRESENTER
    after = PRESENTING.match(text, post.end, block.end)
    if after is not None and re.search(r"(?:^|[.;:]\s|\b(?:the|The)\s)$", before):
        return OfficerRole.PRESENTER
    if (_may_empower(before) and _EMPOWERED.search(before)) or _IS_EMPOWERED.match(text, post.end, block.end):
        return OfficerRole.MENTIONED
    if _SAYS.match(text, post.end, block.end) and _SUBJECT.search(before):
        return OfficerRole.MENTIONED
    return None


def _decides(text: str, post: Post, block: Block, before: str) -> bool:
    """Tell whether a decision is worded as what the holder of a post does, or is said to be due from it."""
    worded = _THAT_THE.search(before) is not None and _APPROVES.match(text, post.end, block.end) is not None
    return worded or _DUE_BY.search(text, max(0, post.start - 80), post.start) is not None
