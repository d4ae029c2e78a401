"""What must stand around a verb for its sentence to record an outcome: what is decided on, by whom, and not earlier."""

import re
from collections.abc import Sequence

from extract.resolutions import outcome_forms as forms

_LATER_VERBS = frozenset(["deferred", "referred", "withdrawn"])  # a date behind them is when, not that it was earlier
_OPENERS = frozenset(["the", "this", "these", "they", "both", "all", "payment", "payments"])
_LATER_OPENERS = _OPENERS | {"a", "an", "consideration", "decision"}
# "Treasurer's report", "Financial statement": whose business, and what it is
_OWNED = re.compile(r"[A-Z]\w+(?:['’]s?)?\s+(?:\w+\s+)?(?:reports?|accounts|statements?|minutes)\s", re.IGNORECASE)
_GRANTED = re.compile(
    r"An?\s+(?:\w+\s+)?(?:donation|grant|contribution|payment|budget|precept|cheque|refund|invoice|quotation|quote)\s+(?:of|to|for|from)\b"
    r"|An?\s+(?:application|request)\s+from\s"
)
# "the report, (a copy of which is filed), was approved", "the report, copies of which had been sent out, was …"
_ASIDES = re.compile(r"\([^()]*\)|,[^,]*\b(?:which|who)\b[^,]*,\s*$")
_BRACKETS = re.compile(r"\([^()]*\)")  # "confirmed (as previously agreed) as 16 April"
_TAKEN_IN = frozenset(["received", "submitted"])
_OF_THIS = frozenset(["agreed", "approved", "passed", "carried", "noted", "accepted", "adopted"])  # "This was agreed."


def told_otherwise(sentence: str, match: re.Match[str], offset: int) -> bool:
    """Apologies, decisions of earlier or of others, "received and discussed", subordinate clauses decide nothing."""
    before, behind = sentence[offset : match.start()], sentence[match.end() :]
    earlier = forms.PRIOR.search(_BRACKETS.sub("", behind)[:60]) and match["verb"].casefold() not in _LATER_VERBS
    talked = re.match(r"\s*and\s+(?:discuss|debat|consider)", behind)
    subordinate = re.search(r"\b(?:which|who|that|when|if|it)\b", _ASIDES.sub("", before))
    others = forms.by_others().match(behind)
    return bool(forms.NO_OUTCOME.search(sentence) or earlier or talked or subordinate or others)


_SHORT = 8  # words of "2031 Quarter 1 accounts", which need no article


def _ends_in_business(before: str) -> bool:
    """Tell words whose last is a thing of business: "Current balances (from 1 April)", "Quarter 1 accounts"."""
    last = _BRACKETS.sub("", before).split()[-2:]
    return any(forms.business().fullmatch(" ".join(last[n:])) for n in range(len(last)))


def is_business(verb: str, words: Sequence[str], before: str) -> bool:
    """What was decided on must be business of the meeting, named at the sentence's start."""
    later = verb in _LATER_VERBS
    opener = words[0] in (_LATER_OPENERS if later else _OPENERS) or _OWNED.match(before) or _GRANTED.match(before)
    things = (" ".join(words[:count]) for count in (1, 2, 3))  # "Accounts", "Standing orders", "Terms of reference"
    named_last = verb not in _TAKEN_IN and len(words) <= _SHORT and _ends_in_business(before)
    plural = named_last or (verb != "received" and any(forms.business().fullmatch(thing) for thing in things))
    if len(words) > 16 or not (opener or plural):
        return False
    if words[0] in {"a", "an"} and not later and not _GRANTED.match(before):
        return False
    named = later or words[:2] == ["the", "following"] or forms.business().search(before) or _GRANTED.match(before)
    return bool(named) or (len(words) == 1 and verb in _OF_THIS)


_HAVING = re.compile(r"Having\s[^.;]*,\s")
# "approved the plan for submission on 8 May": when it is to be submitted
_WHAT_FOR = re.compile(
    r"\b(?:taken|made|dated|presented)\s|\bfor\s+(?:\w+\s+)?(?:submission|publication|implementation|introduction|adoption|consultation|launch)\b"
)


def is_prior(sentence: str, match: re.Match[str]) -> bool:
    """Tell of an earlier meeting: in the words before, or close behind the verb."""
    behind = sentence[match.end() : match.end() + 60]
    if (
        match["verb"].casefold().startswith(("agreed", "decided", "voted", "content"))
    ):  # a date behind "to" is part of what was agreed
        behind = re.split(r"\b(?:that|to|would|should|will|shall|be)\b", behind, maxsplit=1)[0]
    behind = _WHAT_FOR.split(behind, maxsplit=1)[0]  # "homologated the decision taken by officers on 4 May"
    # "the fee paid in May has now risen, Members agreed to pay", "Having been told in May that …, the Board agreed"
    aside = _HAVING.match(sentence, 0, match.start())
    told = sentence[aside.end() if aside else 0 : match.start()].rpartition(" now ")[2]
    return bool(forms.PRIOR.search(told) or forms.PRIOR.search(behind))


_SEEMED = re.compile(
    r"(?:it|this|there|they)\s+(?:was|were|is|are)\b(?!.*\b(?:to\s+be|record)\b)"
)  # "agreed it was good"
_AND_NOTED = re.compile(r",?\s+and\s+(?:also\s+)?(?:noted|acknowledged|recognised|thanked)\b")


def decides(verb: str, rest: str) -> bool:
    """Tell "agreed to …" and "agreed the budget" from "agreed with" and "agreed that it was good"."""
    rest = forms.ASIDE.sub("", rest, count=1).lstrip(" ,")
    if verb == "voted" and rest.startswith(("as follows", "on each", "on every")):
        return False
    if rest.rstrip().endswith((":", "–", "-")):
        return True
    if re.match(r"(?:with|upon\s+by|between|in\s+principle\s+with)\b", rest) or forms.NO_OUTCOME.match(rest):
        return False
    if verb == "agreed" and _SEEMED.match(rest):
        return False
    if verb in {"agreed", "decided", "determined", "confirmed", "accepted"} and rest.startswith("that"):
        rest = _AND_NOTED.split(rest, maxsplit=1)[0]
        deciding = forms.DECIDING.search(rest) or not forms.STATING.match(rest)
        return bool(deciding) and not forms.OPINION.match(rest)
    if verb in {"decided", "determined", "voted"}:
        return bool(
            re.match(
                r"(?:not\s+)?to\b|unanimously|on\b(?!\s+the\s+\w+\s*:)|in\s+favour|by\b.{3,60}\bto\s+[a-z]|:", rest
            )
            or forms.WILL.match(rest)
        )
    if verb == "objected":
        return rest.startswith("to the")
    if verb == "supported":
        return bool(forms.SUPPORTED.match(rest))
    if verb == "confirmed":
        return bool(forms.business().search(rest[:60]))
    if verb == "referred":
        return not rest.startswith("to ")
    return bool(rest) or verb == "agreed"


def takes_business(verb: str, rest: str) -> bool:
    """Tell "noted the report", which closes an item, from "noted that …" and "received a report from …, which"."""
    if verb == "took":
        return forms.ASSURANCE.match(rest) is not None
    if rest.rstrip().endswith((":", ":-")):
        return True
    if re.match(r"\s*(?:and|,)\s+(?:noted|approved|endorsed|accepted|discussed)", rest):
        rest = " ".join(rest.split()[2:])
    if not re.match(r"\s*(?:the|this|these|all|both|its|and)\b", rest, re.IGNORECASE):
        return False
    if forms.NO_OUTCOME.search(rest):
        return False
    if not forms.business().search(" ".join(rest.split()[:12])) and not forms.BRIEF.fullmatch(rest):
        return False
    return verb != "received" or not re.search(r"\b(?:from|which|outlin\w+|provid\w+|detail\w+|on)\b", rest)
