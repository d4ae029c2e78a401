"""The spaCy pipeline: loaded on first use, kept for the process; the only module that imports spaCy.

The rules need none (`extract.phrases` finds the lexicons' words), and importing spaCy costs two to three seconds. An
installed pipeline may be named in the settings; the people it recognises are offered beside those that the rules find.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from models import UnreadablePaper

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_pipeline(name: str) -> "Language":
    """Load the installed pipeline of that name.

    Raises `UnreadablePaper` where the named pipeline is not installed.
    """
    import spacy

    try:
        return spacy.load(name, exclude=["lemmatizer", "textcat"])
    except OSError as error:
        reason = f"the language pipeline {name!r} is not installed"
        raise UnreadablePaper(
            reason, "install it, or leave the pipeline setting empty to go by the rules alone"
        ) from error


def find_people(texts: Sequence[str], pipeline: str | None) -> list[list[tuple[int, int]]]:
    """List the spans that a trained pipeline takes for people; nobody where no pipeline is named."""
    if pipeline is None:
        return [[] for _ in texts]
    docs = load_pipeline(pipeline).pipe(texts, batch_size=64)
    return [[(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PERSON"] for doc in docs]
