"""Paragraphs beside a decision that are of its form, and so belong to it."""

import re
from collections.abc import Sequence
from functools import cache

from extract.lexicon import alternatives, load
from extract.resolutions.inflection import look_up
from extract.resolutions.limbs import ordinals
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import is_heading

# "Chairman – A. Finch", one of a list under "The following were elected:"
_ENTRY = re.compile(r"[A-Z][\w ,/&’'-]{2,40}?\s*(?:\s[–-]|:)\s+\w[\w .,’'-]{2,60}")
OPERATIVE_START = re.compile(r"[\"“'‘]?(?:that\b|to\s+[a-z]+|and\b|(?-i:[A-Z]{4,})\b)", re.IGNORECASE)
# "The Chief Officer also approved the request …", a paragraph further on under "Decision:"
_ALSO_DECIDED = re.compile(
    r"The\s[^.;:]{3,80}?\s(?:(?:also|further|additionally)\s(?:approved|agreed|noted|endorsed|authorised|confirmed|delegated)"
    r"|(?:is|are|was|were)\s(?:also|further)\s(?:granted|authorised|given|approved|agreed|delegated))\b"
)


DID = re.compile(r"(?:Noted|Agreed|Approved|Endorsed|Resolved|NOTED|AGREED|APPROVED|ENDORSED|RESOLVED)\s*:?")
_NAME = re.compile(r"[A-Z][\w&().,’'-]*(?:\s+[\w&().,’'-]+){0,5}[\w)]")
COLON = re.compile(r":-?\s")
# "that the following payments be made", without its colon
_PAYMENTS = re.compile(r"\bfollowing\s(?:payments|accounts|cheques|invoices)\s(?:\w+\s)?be\s(?:\w+ly\s)?\w+\s*$")
_PAYMENT_WORDS = 14


@cache
def _body_last() -> re.Pattern[str]:
    bodies = alternatives(load("resolutions")["bodies"])
    return re.compile(rf"\b(?:{bodies}|agreed|resolved|decided)$", re.IGNORECASE)


def ends_in_body(text: str) -> bool:
    """Tell words that end in the body that decides, or in what it did: "That the Board", over "1. note"."""
    return _body_last().search(text) is not None


_NEAR = 5  # passages back to the bullet before


def goes_on_list(passages: Sequence[Passage], at: int, after: Passage) -> bool:
    """Tell a bullet `after` the passage `at` that is the next of a list which that passage stands in itself."""
    before = passages[max(0, at - _NEAR) : at + 1]
    return any(passage.marker == after.marker and passage.item == after.item for passage in before)


_FAR = 12  # passages back to the list before


def takes_up(passages: Sequence[Passage], lead: int, marker: str) -> bool:
    """Tell a list under a lead that counts on from the list under the lead before: "1.", lead, "2."."""
    for before in reversed(passages[max(0, lead - _FAR) : lead]):
        if before.item != passages[lead].item or is_heading(before):
            return False
        if before.marker and any(number > 0 for _, number in ordinals(before.marker)):
            earlier = ordinals(before.marker)
            return any((kind, number - 1) in earlier for kind, number in ordinals(marker))
    return False


def lists_names(lead: str, before: str, text: str) -> bool:
    """Tell one more of the names that a lead ends over: "Resolved to admit:", "Edge Catering", "Lunch Box Ltd"."""
    named = all(_NAME.fullmatch(words) and not OPERATIVE_START.match(words) for words in (before, text))
    return named and lead.rstrip().endswith(":")


def lists_payment(spoken: str, text: str) -> bool:
    """Tell whether `text` is a payment behind the words of a decision: "the following be paid:", "Clerk's pay £450"."""
    short = len(text.split()) <= _PAYMENT_WORDS and not text.rstrip().endswith(".")
    if "£" not in text or not short or OPERATIVE_START.match(text):
        return False
    return bool(COLON.search(spoken) or _PAYMENTS.search(spoken))


def stands_beside(text: str, after: str, rule: str) -> bool:
    """Tell whether the paragraph `after` goes on with a decision of that rule whose last words are `text`."""
    if rule == "body_head" and _both_did(text, after):
        return True
    if _ENTRY.fullmatch(text) and _ENTRY.fullmatch(after):
        return True
    if rule == "decision_head" and _ALSO_DECIDED.match(after):
        return True
    if text.endswith((",", ";")) or (after[:1].islower() and not text.endswith(".")):
        return True
    if not OPERATIVE_START.match(after):
        return False
    ours, theirs = text.split()[0], after.split()[0]
    return text.endswith("and") or ours == theirs or (ours.isupper() and theirs.isupper())


def _both_did(ours: str, theirs: str) -> bool:
    """Tell two limbs that a page lost the bullets of: "Considered the report …", "Noted the forecast."."""
    opened = [words.split()[0].casefold() if words.split() else "" for words in (ours, theirs)]
    known = [look_up(word, core_only=True) for word in opened]
    return all(found is not None and found[1] == "past" for found in known)
