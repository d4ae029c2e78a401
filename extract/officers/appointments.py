"""Offices that a sentence gives to somebody: "Ann Holt was appointed as the", "appointed Ann Holt as acting clerk"."""

import re

from extract.officers.person_names import Person
from extract.officers.posts import Post, post_at
from models import Block

# "Ann Holt was appointed as the", "had been appointed"
_APPOINTED_AS = re.compile(
    r"\s+(?:was|is|has\s+been|had\s+been|be)\s+(?:duly\s+)?(?:re-?)?(?:appointed|designated|confirmed|named|elected)\s+(?:as\s+|to\s+(?:be\s+)?)?(?:the\s+|a\s+|an\s+|our\s+)?(?=\w)",
    re.IGNORECASE,
)
# "Councillors appointed Ann Holt as acting clerk"
_PUTS_IN = re.compile(r"\b(?:appoint|elect|re-?elect|nominat|confirm)(?:ed|ing)?\s+$", re.IGNORECASE)
_AS = re.compile(r"\s+as\s+(?:the\s+|a\s+|an\s+|our\s+)?(?=\w)")


def office_given(text: str, person: Person, block: Block) -> Post | None:
    """Read the post that somebody is appointed to, who may be in no list of names."""
    given = _APPOINTED_AS.match(text, person.to, block.end)
    if given is None and _PUTS_IN.search(text, max(block.start, person.from_ - 24), person.from_):
        given = _AS.match(text, person.to, block.end)
    post = post_at(text, given.end(), block.end) if given else None
    return post if post is not None and given and post.start == given.end() else None
