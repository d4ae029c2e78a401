"""Posts in running text without a name beside them: who presents, is consulted or is given a power."""

import re
from collections.abc import Iterator, Sequence

from extract.officers.acting import post_role
from extract.officers.joint_mentions import is_clerk, is_sole_officer
from extract.officers.listed import Listed, chairing
from extract.officers.organisations import split_organisation
from extract.officers.post_heads import is_crowd
from extract.officers.posts import Post, is_bare
from models import Block, OfficerRole, Paper

_AND_THE = re.compile(
    r"^\s*,?\s*(?:and|&|or|and/or)?\s*(?:(?:in|following|after)\s+consultation\s+with\s+)?(?:the\s+)?$", re.IGNORECASE
)
_AND_POST = re.compile(r"\s+and\s+(?:the\s+)?")
# "be appointed as the clerk": the post that somebody is given
_MADE = re.compile(r"\bbe\s+(?:duly\s+)?(?:re-?)?(?:appointed|elected)\s+(?:as\s+)?(?:the\s+)?$", re.IGNORECASE)


def bare_posts(paper: Paper, block: Block, posts: Sequence[Post], taken: set[int]) -> Iterator[tuple[str, Listed]]:
    """List the posts without a name that present, are consulted or are given a power."""
    text = paper.text
    last: tuple[int, OfficerRole] | None = None
    for at, post in enumerate(posts):
        if post.start in taken or _MADE.search(text, max(block.start, post.start - 30), post.start):
            last = None
            continue
        role = post_role(text, post, block)
        following = posts[at + 1] if at + 1 < len(posts) else None
        if role is None and following is not None and _AND_POST.fullmatch(text, post.end, following.start):
            joint = post_role(text, following, block)
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
        if not is_bare(title):
            yield "officers.post", Listed(post.start, post.end, role, None, title, organisation)
