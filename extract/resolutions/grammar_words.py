"""The function words of clauses that decide, as sets: forms of "be", adverbs, the nouns for those who decide."""

from functools import cache

from extract.lexicon import load


@cache
def word_set(name: str) -> frozenset[str]:
    """Read one of the lists of `lexicon/clause_grammar.toml`."""
    return frozenset(load("clause_grammar")[name])


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(load("resolutions")["adverbs"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in load("resolutions")["bodies"])


def is_adverb(word: str) -> bool:
    """Tell an adverb that may stand between a subject and its verb, by the lexicon or its ending.

    >>> is_adverb("unanimously"), is_adverb("reluctantly"), is_adverb("apply")
    (True, True, False)
    """
    return word in _adverbs() or (len(word) > 5 and word.endswith("ly") and word not in word_set("not_adverbs"))


def action_noun(word: str) -> str | None:
    """Read the verb in a noun that names what is decided: "approval" -> "approve"."""
    lemma: str | None = load("clause_grammar")["action_nouns"].get(word)
    return lemma


def is_body(word: str) -> bool:
    """Tell the last word of the name of somebody who decides: "committee", "sub-committee", "governors"."""
    return word in _bodies() or word.split("-")[-1] in _bodies()
