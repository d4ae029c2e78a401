"""How headings are worded: the title in a line that may go on with the item's words, and what tells it from prose."""

import re

from extract.outline.titles import clean_title, is_caps

# "1. Apologies: Cllr Hale …", "4 – Paths – Mr Oke reported …": a short head, then the words of the item.
RUN_IN = re.compile(
    r"(?P<head>[A-Z][^:.;]{2,80}?)\s*(?::\s+\S|\s[–—-]\s+(?=\S.*\b(?:was|were|is|are|had|has|have|reported)\b))"
)
# "Election of Chairman. Cllr Hale proposed …": words without a verb, a stop, and a sentence about somebody
STOPPED = re.compile(
    r"""(?P<head>(?!(?:The|There|It|Cllrs?|Councillors?|Mrs?|Ms|Dr)\b)
        (?![^.]*\s(?:was|were|is|are|had|has|have|been|will|reported|agreed|noted|received|opened|closed|proposed|seconded)\b)
        [A-Z][^:.;]{2,60}?[a-z)])\.\s+(?=(?:The|There|It|Cllrs?|Councillors?|Mrs?|Ms|Dr|Members|Apologies)\.?\s+\S+\s)""",
    re.VERBOSE,
)
# "RISK ANALYSIS This will require …": a heading in capitals, then the words of the section
_SHOUTED = re.compile(r"(?P<head>[A-Z][A-Z’'&,/() -]{5,80}[A-Z)])[:.]?\s+(?=[A-Z][a-z]|[A-Z]\s[a-z])\S")
_SHORTEST_HEAD, _LONGEST_HEAD = 4, 62  # characters of what `STOPPED` takes for a head
_LAST = ".;,'’”\"dDrR\n"  # what `_STOP_END` ends in
_STOP_END = re.compile(r"[.;,]['’”\"]?$|\b(?:and|or)$")
# "The Clerk reported …", "Cllr Hale asked …", "Members noted …": how prose begins.
PROSE = re.compile(
    r"""(?:the\s+\w+(?:\s+\w+)?\s+(?:was|were|had|has|have|reported|noted|advised|said|asked|received|considered|introduced|agreed
        |stated|explained|thanked|welcomed|informed|confirmed|proposed|resolved)\b
      |(?:cllrs?|councillors?|mr|mrs|ms|miss|dr)\b\.?\s
      |members\s+(?:were|had|noted|received|considered|asked|agreed)|it\s+was|there\s+(?:was|were)|in\s+response|resolved|agreed
      |a\s+(?:member|question|query|discussion)|following\s|none\b|no\s+(?:interests|apologies|declarations))""",
    re.VERBOSE | re.IGNORECASE,
)
_AGENDA_VERB = re.compile(
    r"to\s+(?:receive|approve|consider|note|discuss|confirm|elect|agree|report|record|register|appoint|review|sign|adopt|hear|"
    r"resolve|accept|declare|set|authorise|determine)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 18


def run_in(text: str) -> re.Match[str] | None:
    """Match the head that a colon or a dash ends."""
    marked = ":" in text or "–" in text or "—" in text or "-" in text
    return RUN_IN.match(text) if marked else None


def stopped(text: str) -> re.Match[str] | None:
    """Match the head that ends in the first full stop, which most paragraphs have too late."""
    return STOPPED.match(text) if text.find(".", 0, _LONGEST_HEAD + 1) >= _SHORTEST_HEAD else None


def _ends(text: str) -> bool:
    """Tell what ends as a sentence does, or as a limb before another."""
    return text[-1:] in _LAST and _STOP_END.search(text, max(0, len(text) - 6)) is not None


def heading_words(text: str) -> str:
    """Take the title out of a heading, also where the item's words follow on the same line ("Apologies: Cllr Hale")."""
    title = clean_title(text)
    if _ends(text) or len(title.split(None, _TITLE_WORDS)) > _TITLE_WORDS:
        led_in = run_in(text) or stopped(text)
        if led_in:
            return clean_title(led_in["head"])
    shouted = _SHOUTED.match(text)
    if shouted and len(text.split(None, _TITLE_WORDS)) > _TITLE_WORDS:
        return clean_title(shouted["head"])
    return title


def form_weight(title: str, text: str, words: int) -> float:
    """Judge by its words alone how much a line looks like a heading."""
    weight, led_in = 0.0, False
    if _AGENDA_VERB.match(text):
        return 1.0
    if words > 12 and stopped(text):
        return 0.5
    ended = _ends(text)
    if words <= 12 and not ended:
        weight += 1
    elif words > 25:
        led_in = run_in(text) is not None
        weight -= 1 if led_in else 2
    elif words > 12:
        weight -= 0.5
    if words > 5 and not led_in and ended:
        weight -= 1
    if is_caps(title):
        weight += 1
    if PROSE.match(text):
        weight -= 1.5
    return weight
