"""Sentences that tell what was moved and what became of it: "Proposed Mr Ash, seconded Mrs Lee that …; carried"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.resolutions import outcome_forms as forms
from extract.resolutions.outcome_leads import HEAD_BEFORE
from extract.resolutions.triggers import AGREED, FORMAL
from extract.resolutions.votes import is_voted


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence records: where in it that begins and ends, and where its verbs may be sought.

    Without an `end` it reaches as far as its sentence leads.
    """

    begin: int
    rule: str
    strength: int
    operative: int | None = None
    end: int | None = None


_SOON = 300  # characters behind a proposal in which its fate would be told
_THE_MOTION = r"this|the\s+(?:motion|proposal)"
_ALL_AGREED = r"all\s+(?:(?:members|councillors|those\s+present)\s+)?(?:were\s+)?(?:in\s+(?:favour|agreement)|agreed)"
_WHO = rf"(?:\S+\s+){{1,4}}?%s(?:\s+(?:it|{_THE_MOTION}))?"  # "Cllr Ash proposed the motion"
# "This was agreed." behind "Mrs Ash proposed that …"; "This was seconded by Mr Lee and agreed."
OF_THIS = re.compile(
    r"""(?:This|It)\s+was\s+(?P<seconded>(?:then\s+|duly\s+)?seconded\s+(?:by\s+[^.;]{2,50}?\s+)?and\s+(?:was\s+)?)?
        (?:\w+ly\s+)?(?:agreed|carried|approved|accepted|adopted|AGREED|CARRIED|APPROVED|ACCEPTED|ADOPTED)\b""",
    re.VERBOSE,
)
PROPOSES = re.compile(
    r"\b(?:proposed|suggested|moved|nominated)\s+(?:by\s+[^.;:]{2,40}?\s+(?=that\b))?"
    r"(?:(?:[A-Z][\w.’'-]*\s+){1,4}as|that|to|we|as)\b|\bsuggested\s+(?:an?\s|the\s|£)"
)
# "Proposed by Ann Holt.", "Seconded: Cllr Lee.", "Cllr Lee seconded.", a sentence that only tells who
WHO_MOVED = re.compile(
    rf"""(?:and\s+)?(?:proposed|prop|moved|seconded|sec)\b[^.;]{{0,60}}(?:\.[^.;\s]?[^.;]{{0,30}})?\.?
      | {_WHO % "(?:proposed|seconded)"}\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Cllr Ash proposed, Cllr Lee seconded.", behind what they proposed
BOTH_MOVED = re.compile(rf"{_WHO % 'proposed'}[\s,;]+(?:and\s+)?{_WHO % 'seconded'}\.?")
# "All in favour.", "This was agreed.", behind a proposal; alone in its sentence: "All agreed.", "Carried unanimously."
CARRIED = re.compile(
    rf"(?:(?:{_THE_MOTION})\s+was\s+)?(?:{_ALL_AGREED}|(?:the\s+)?vote\s+was\s+unanimous"
    r"|agreed|carried|approved|resolved|passed|unanimous|vote\s*:)",
    re.IGNORECASE,
)
CARRIED_ALONE = re.compile(
    rf"""(?:(?:it|{_THE_MOTION})\s+was\s+)?(?:{_ALL_AGREED}
         |(?:members|governors|trustees|directors|all)\s+were\s+(?:content|happy|in\s+agreement)\s+with\s+this
         |(?:unanimously\s+)?(?:agreed|carried|approved|passed)(?:\s+unanimously|\s+by\s+all)?|unanimous)\s*\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Proposed Cllr Ash, seconded Cllr Elm that the accounts be paid", whose fate nobody wrote down
_MOVED_THAT = re.compile(
    r"""(?:(?:it\s+was\s+)?proposed\b\s*(?:by\s+)?(?!that\b|to\b)[^.;:]{2,50}?\bseconded\b\s*(?:by\s+)?[^.;:]{2,50}?[\s,]+
          |(?:\S+\s){1,4}?proposed(?:,|\s+and)\s(?:\S+\s){1,4}?seconded,?\s)
        (?:that|to)\s(?![^.;]{0,200}\bamendment\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# "The accounts were proposed for approval by Mr Ash and seconded by Mrs Lee."
_PUT_FORWARD = re.compile(
    r"""(?:The|These|This|Both|All)\s[^.;:]{2,80}?\s(?:was|were)\s+(?:duly\s+)?proposed\s+(?:(?:for|as)\s[^.;:]{3,40}?\s)?by\s
        [^;:]{2,50}?,?\s(?:and\s+)?seconded\s+by\s[^;:]{2,40}$""",
    re.VERBOSE,
)
# "Ann Lee was proposed as Chair by Mr Ash and seconded by Mr Oke.", "… – Ann accepted the nomination"
_NOMINATED = re.compile(
    r"""\b(?:proposed|nominated)\b(?:
        [^;]{1,80}?\bas\s+(?:the\s+)?(?:vice|chair|deputy|mayor|treasurer|secretary)[^;]{1,80}?\bseconded\b
      | [^;]{2,100}?\bseconded\b[^;]{2,60}?\baccepted\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTESTED = re.compile(
    r"\b(?:elected|appointed|voted?|votes|ballot|declined|also\s+(?:proposed|nominated))\b", re.IGNORECASE
)
_LOST_SOON = re.compile(
    r"\b(?:lost|defeated|withdrawn|rejected|not\s+(?:carried|agreed)|amendment|against)\b", re.IGNORECASE
)
# "A motion was made and passed to accept the donations", whoever moved it
_MADE_AND_PASSED = re.compile(
    r"""(?:A|The)\s+motion\s+was\s+(?:made|moved|put)\s*(?:,\s*|\sand\s+)(?:(?:duly\s+)?seconded,?\s+and\s+)?(?:\w+ly\s+)?
        (?:passed|carried|approved|adopted)\s+(?:unanimously\s+)?(?=to\s|that\s)""",
    re.VERBOSE,
)
# "the amendment was declared LOST", "the vote on the motion was taken, and carried by …"
_MOTION = re.compile(
    r"""\b(?:motions?|amendments?|propositions?|proposals?|recommendations?|proposed\s+change)\b[^.]{0,90}?
        (?<!\bmotion\sbe\s)\b(?:(?P<lost>not\s+(?:carried|agreed|approved)|lost|defeated|fell|rejected|failed)|carried|passed
          |(?<=\band\s)(?:accordingly|duly|unanimously)\s+(?:agreed|approved|adopted))\b
        (?!\s+(?:out|forward|over))""",
    re.VERBOSE | re.IGNORECASE,
)
# What each motion goes by, in small letters: a cheap test before the pattern.
_MOTION_WORDS = ("motion", "amendment", "proposition", "proposal", "recommendation", "proposed change")
# "The recommendations as set out in the report were moved, seconded, put to the vote and carried." over their limbs
_AS_PRINTED = re.compile(r"(?:The|Both|All)\s+(?:\w+\s+){0,3}?(?:recommendations?|motion|proposals?)\b", re.IGNORECASE)
_LIMBS = re.compile(r"\W*(?:\w{1,3}[.)]\s*)?(?:to\s+[a-z]+|that)\b", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:propos(?:ed|al|er)|nominated|moved|prop|motion(?=\s\())\b", re.IGNORECASE)
_SECONDED = re.compile(r"\bsecond(?:ed|er)\b|\bsec\b", re.IGNORECASE)
_ENDED = re.compile(
    r"""(?<!\bbe\s)\b(?:agreed|carried|approved|resolved|passed|unanimous(?:ly)?|in\s+favour|elected|appointed
        |referred\s+to|accepted(?!\s+(?:the\s+)?(?:nomination|office|post|position|chair))|adopted)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "It was proposed …, seconded … and, on a vote, declared carried with 9 in favour, that the matter be …"
_CARRIED_THAT = re.compile(
    r"\bseconded\b[^.;]{3,120}?\b(?=(?P<short>resolved|agreed)\s+by\s+[^.;]{2,24}\s+that\b)?(?:carried|agreed|resolved|passed)\b"
    r"[^.;]{0,80}?,?\s+(?=that\s+the\b)"
)
# "It was proposed by Mr Ash, seconded by Mrs Roe and unanimously agreed to let the field"
_MOVED_AND_AGREED = re.compile(
    r"""\b(?:[Pp]roposed|[Mm]oved)\b[^;]{2,90}?\b[Ss]econded\b[^;]{2,90}?,?\s(?:and\s+)?(?:it\s+was\s+)?
        (?:(?:unanimously|duly)\s+)?(?P<verb>agreed|ratified(?=\s+by\b))
        (?:\s+unanimously)?(?:\s+by\s+(?:all|the)\s[\w ]{2,24}?)?\s+(?:to\s+[a-z]|that\b)""",
    re.VERBOSE,
)
_THIS_MOVED = re.compile(r"This\s+was\s+(?:then\s+|duly\s+)?(?:proposed|moved)\s+by\b")
_THESE_WERE = re.compile(r"(?:These|They|This|It|The\s+[Mm]inutes)\s+w(?:as|ere)\s")  # behind "2017 Minutes: "


def is_seconded(sentence: str) -> bool:
    """Tell "This was seconded by Mr Lee and agreed.", of what stands before it."""
    this = OF_THIS.match(sentence)
    return this is not None and this["seconded"] is not None


def motion(sentence: str, small: str, after: str) -> Reading | None:
    """Read the sentence that a motion's fate is all there is to: "The motion was carried", "A motion was passed to …".

    `small`: the sentence in small letters; `after`: what is printed behind it.
    """
    passed = _MADE_AND_PASSED.match(sentence) if "motion was" in small else None
    if passed:
        return Reading(0, "moved_and_carried", AGREED, passed.end())
    told = _MOTION.search(sentence) if any(map(small.__contains__, _MOTION_WORDS)) else None
    if told and not forms.PRIOR.search(sentence):
        if told["lost"]:
            return Reading(0, "motion_lost", FORMAL)
        if _AS_PRINTED.match(sentence) and _LIMBS.match(after):
            return Reading(0, "recommendation_carried", FORMAL)
        return Reading(0, "motion_carried", AGREED)
    if "sec" not in small:
        return None
    if is_seconded(sentence):
        loud = forms.LOUD.search(sentence) is not None
        return Reading(0, "moved_only", FORMAL if loud else AGREED)  # what was moved stands before it
    agreed = _MOVED_AND_AGREED.search(sentence)
    if agreed and not forms.IMPERSONAL.match(sentence):
        return Reading(agreed.start("verb"), "moved_and_carried", AGREED)
    return None


def seconded(sentence: str, small: str, after: str) -> Iterator[Reading]:
    """Read "Proposed by Mr Ash, seconded by Mrs Lee that …", whose fate it tells, or what stands behind it."""
    if "sec" not in small:
        return
    ended = _ENDED.search(sentence) or CARRIED.match(after) or is_voted(after[:_SOON])
    that = _MOVED_THAT.match(sentence)
    if ended and _PROPOSED.search(sentence) and _SECONDED.search(sentence):
        carried, headed = _CARRIED_THAT.search(sentence), HEAD_BEFORE.match(sentence)
        begun = headed.end() if headed and _THESE_WERE.match(sentence, headed.end()) else 0
        begun = (carried.start("short") if carried["short"] else carried.end()) if carried else begun
        only = (_PROPOSED.match(sentence) or _THIS_MOVED.match(sentence)) and not carried
        rule = "moved_only" if only else "moved_and_carried"
        yield Reading(begun, rule, AGREED, that.end() if that and not begun and not only else None)
    elif not _LOST_SOON.search(after[:_SOON]):
        headed = HEAD_BEFORE.match(sentence)
        begin = headed.end() if headed else 0  # "Hall: Cllr Ash proposed and Cllr Lee seconded that …"
        that = that or _MOVED_THAT.match(sentence, begin)
        named = _NOMINATED.search(sentence) if not _CONTESTED.search(after[:_SOON]) else None
        begin = 0 if named and named.start() < begin else begin  # "AB proposed Ann Lee, seconded by CD – Ann accepted"
        if that or named or _PUT_FORWARD.match(sentence, begin):
            yield Reading(that.start() if that else begin, "moved_and_carried", AGREED, that.end() if that else None)
