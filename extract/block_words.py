"""The words of each block in small letters, split once for all rules that ask which blocks are worth a closer look."""

import re

from extract.memory import remember
from models import Block, Paper

_WORDS = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> list[str]:
    """List the words of a text in small letters; marks, hyphens and digits part them."""
    return _WORDS.findall(text.casefold())


@remember
def blocks_with_words(paper: Paper) -> list[tuple[Block, list[str]]]:
    """List a paper's blocks, each with its words behind marker and label."""
    return [(block, words_in(paper.text[block.body : block.end])) for block in paper.blocks]
