"""The spaCy pipeline: loaded on first use, kept for the process; the only module that imports spaCy.

The built-in pipeline is a blank English tokenizer with phrase matchers made from the lexicons: importing it costs two
to three seconds once, so extractors call it only for text that holds a candidate. An installed pipeline may be named in
the settings; the people it recognises are offered beside those that the rules find.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from models import UnreadablePaper

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher


@cache
def load_pipeline(name: str | None) -> "Language":
    """Load the pipeline of that name, or the built-in one for None.

    Raises `UnreadablePaper` where the named pipeline is not installed.
    """
    import spacy

    if name is None:
        return spacy.blank("en")
    try:
        return spacy.load(name, exclude=["lemmatizer", "textcat"])
    except OSError as error:
        reason = f"the language pipeline {name!r} is not installed"
        raise UnreadablePaper(
            reason, "install it, or leave the pipeline setting empty to use the built-in one"
        ) from error


@cache
def _phrase_matcher(name: str | None, label: str, phrases: tuple[str, ...]) -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    pipeline = load_pipeline(name)
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add(label, [pipeline.make_doc(phrase) for phrase in phrases])
    return matcher


def find_phrases(
    texts: Iterable[str], label: str, phrases: tuple[str, ...], pipeline: str | None = None
) -> list[list[tuple[int, int]]]:
    """Find phrases by whole tokens, in any case: for each text its spans of characters, the longest where they overlap.

    >>> find_phrases(["The Chief Nurse spoke.", "none"], "posts", ("nurse", "chief nurse"))
    [[(4, 15)], []]
    """
    from spacy.util import filter_spans

    nlp = load_pipeline(pipeline)
    matcher = _phrase_matcher(pipeline, label, phrases)
    found: list[list[tuple[int, int]]] = []
    for text in texts:
        spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
        found.append([(span.start_char, span.end_char) for span in spans])
    return found


def find_people(texts: Sequence[str], pipeline: str | None) -> list[list[tuple[int, int]]]:
    """List the spans that a trained pipeline takes for people; none for the built-in one, which is not trained."""
    if pipeline is None:
        return [[] for _ in texts]
    docs = load_pipeline(pipeline).pipe(texts, batch_size=64)
    return [[(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PERSON"] for doc in docs]
