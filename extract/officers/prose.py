"""The blocks of running text that may name people and posts, with the posts found in them."""

from dataclasses import dataclass
from functools import cache

from extract.block_words import Telling, blocks_with_chunks, words_in
from extract.lexicon import load
from extract.officers.chairs import tells_of_chair
from extract.officers.joint_mentions import small_post
from extract.officers.posts import Post, post_around
from models import Block, BlockKind, Paper

_TITLES = load("courtesy_titles")


@dataclass(frozen=True, slots=True)
class Prose:
    """A block's running text with the posts found in it."""

    block: Block
    posts: tuple[Post, ...]
    chairs: bool  # whether it may make somebody the chair


def candidate_blocks(paper: Paper) -> list[tuple[Block, list[str]]]:
    """List the blocks of running text that may name a person or post, with their chunks."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FIELD, BlockKind.TABLE_ROW)
    signs = _signs()
    return [one for one in blocks_with_chunks(paper) if one[0].kind in kinds and signs.told_by(one[1])]


_VERBS = """gave presented introduced provided updated reported seconded declared joined confirmed said stated commented
pointed"""


@cache
def _signs() -> Telling:
    """Single words that make a block worth a closer look: courtesy titles, heads of posts, verbs of presenting."""
    phrases = [
        *_TITLES["dropped"],
        *_TITLES["kept"],
        *_TITLES["plural"],
        *load("posts")["heads"],
        *load("posts")["phrases"],
    ]
    words = {known[-1] for phrase in phrases if (known := words_in(phrase))}
    words.update(word + "s" for word in list(words))
    return Telling(frozenset(words | set(_VERBS.split())))


def read_prose(paper: Paper, block: Block, heads: list[tuple[int, int]]) -> Prose:
    """Widen the heads found in a block to posts, each beginning behind the one before."""
    posts: list[Post] = []
    floor = block.body
    for head in heads:
        if head[0] < floor:
            continue
        post = post_around(paper.text, head, floor, block.end) or small_post(paper.text, head, block)
        if post is not None:
            posts.append(post)
            floor = post.end
    return Prose(block, tuple(posts), tells_of_chair(paper, block))
