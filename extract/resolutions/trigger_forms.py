"""The words that a decision or a recommendation begins with; `resolution_triggers` says where they count."""

import re
from functools import cache

from extract.lexicon import alternatives, load

# "RESOLVED – That", "the Lead Member RESOLVED to", "RESOLVEDthat"; not "as RESOLVED"
CAPITALS = re.compile(
    r"""(?<![^\W\d]) (?<![“"‘'/-]) (?<!\bas\s) (?<!\bbe\s) (?<!\bbeen\s) (?<!\bhad\s) (?<!\bthe\s)
    (?P<word>(?:UNANIMOUSLY\s+)?(?:RESOLVED|Resolved(?=That\b)|DECIDED|ORDERED(?=\s*:?\s*that\b|\s*[:–-])))(?:(?=That\b)|(?![A-Z\w]*[A-Z]))
    (?:\s+UNANIMOUSLY|\s*,?\s*\(?unanimously\)?(?:\s*,)?)?""",
    re.VERBOSE,
)
SHOUTED = ("RESOLVED", "DECIDED", "ORDERED", "ResolvedThat")  # what these hold
# "it was resolved that", "the Council unanimously resolved to", "The Board resolved:-"; not "had been resolved"
RESOLVED = re.compile(
    r"""(?<!\bbeen\s) (?<!\bbe\s) (?<!\bhad\s) (?<!\bas\s) (?:\b|(?<=\d)(?=R))[Rr]esolved\b
    (?:(?=\s*(?:unanimously\s*)?(?:\bthat\b|\bto\b|\bnot\s+to\b|:|;|[-–—]|\(|£\s?\d))
      | (?=,\s(?:when|while|after|following|on|in|by|having|for|with)\b[^,.;:]{3,80},\s(?:to\s[a-z]|that\b))
      | (?=\s+(?:[Nn]o\s+)?[Oo]bjections?\b)
      | (?<=\bwas\s[Rr]esolved)(?=\s+(?:at|on|by)\s(?:\w+\s){1,4}?(?:to\s[a-z]|that\b))
      | (?:(?<=\b[Ii]t\swas\s[Rr]esolved)|(?<=\bwas\sdiscussed\sand\s[Rr]esolved))
        (?=\s+[A-Z£]|\s+(?:the|unanimously)\b|\s+an?\s[^.;:]{2,60}?\s(?:should|would|will|shall|be)\b))""",
    re.VERBOSE,
)
# "Resolved Councillor Moss contact the mason and order the stone.", a sentence of its own
RESOLVED_WHO = re.compile(
    r"""(?:\A|(?<=[.,]\s))Resolved\s+
        (?:(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?\s+(?:[A-Z]\w*\s+){1,3}|the\s+(?:Clerk|Secretary|Treasurer|Chair\w*)\s+)
        (?!and\b|was\b|were\b|has\b|had\b|is\b)[a-z]{2,}\b[^.]{3,200}\.""",
    re.VERBOSE,
)
# "It was (then unanimously) resolved", from its first word
IT_WAS = re.compile(
    r"\b[Ii]t\s+was\s+(?:(?:\w+ly|also|then|therefore)\s+){0,2}(?:(?:agreed|approved|discussed)\s+and\s+(?:\w+ly\s+)?)?$"
)
IT_WAS_REACH = 60
# "… that Cllr Reed be elected Chair. RESOLVED unanimously."
BEHIND = re.compile(r"\s*(?:unanimously|nem\.?\s*con\.?)?\s*\.?\s*$", re.IGNORECASE)
# "The Motion was put to the vote and duly (RESOLVED.)": its words stand where it was moved
MOTION_PUT = re.compile(
    r"(?:The|the)\s+(?:\w+\s+)?(?:motion|amendment)(?:,\s+as\s+amended,)?\s+was\s+(?:then\s+)?put\s+to\s+the\s+(?:vote|meeting)\s+and\s+(?:was\s+|duly\s+){0,2}",
    re.IGNORECASE,
)
# "Resolved, proposed Cllr Reed, seconded Cllr Moss, that"; "RESOLVED (by 6 votes to 1) that"
# "RESOLVED by 7 votes to 2: that"; "on the motion of …, that"
MOVED_LEAD = re.compile(
    r"""[\s,:;–-]*(?:
        \(?(?:proposed|moved|prop)\b[^.;()]{0,60}?\bsec(?:onded)?\b[^.;()]{0,50}?(?:\)|\s+(?=(?:that|to)\b))
      | on\s+the\s+(?:proposal|proposition|motion)\s+of\b[^.:;]{0,120}?\s+(?=that\b)
      | (?:by|on)\s+(?:a\s+vote\s+of|a\s+majority|majority)\b[^.:;]{0,70}?\s+
            (?=(?:that|to\s+[a-z]{4,}|to\s+(?:pay|set|buy|let))\b)
      | \(\s*(?:(?:by|with)\s+)?\w+\s+(?:votes?|for|in\s+favour)\b[^()]{0,60}\)\s*(?=(?:that|to)\b|[:–-]|$)
      | by\s+\w+\s+votes?\s+to\s+\w+[^:]{0,30}?(?::|\s+(?=that\b)|\s*$)
      | \(\s*on\s+(?:a|the)\s+motion\b[^()]{3,160}\)\s*(?=(?:that|to)\b|[:–-]|$)
      | to\s+RECOMMEND\s*:?\s*\(to\s+[\w ]{3,40}\)\s*$
      | \(unanimous(?:ly)?\)(?=\s*(?:$|(?:that|to)\b))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# "… was discussed. Resolved: that", in the middle of a paragraph
SET_OFF = re.compile(r"(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|Resolution|RESOLUTION)\s*(?:[:–—]|\s-\s)")
# "… over five years. Decision of the Executive Councillor for Housing", over what was decided
ENDS_IN_HEAD = re.compile(
    r"(?<=[.?!)]\s)Decision\s+of\s+(?:the\s+)?(?:Executive|Cabinet|Portfolio|Lead)\s+[A-Z][\w,&’'() -]{3,80}$"
)
# "Agreed, subject to a change in June.": the word itself is what was decided
AGREED_IF = re.compile(r"agreed\s*,?\s+subject\s+to\b(?!.*\b(?:that|to\s+(?:agree|approve|note))\b)", re.IGNORECASE)
HEAD_WORDS = ("esol", "ESOL", "greed", "GREED", "eci", "ECI")  # what neither this nor the next goes without
THAT_SAID = re.compile(r"That\b|THAT\b")
# "(5 Members (Councillors Ash, Lee and Rao) voted in favour, and 2 abstained.)", alone over what they resolved
VOTED = re.compile(
    r"\((?=[^\n]{0,300}?\b(?:vot(?:ed?|es|ing)|in\s+favour|against|abst\w+|unanimous)\b)(?:[^()]|\([^()]*\)){3,400}\)\.?\s*",
    re.IGNORECASE,
)
# "Resolved 3 That", "RESOLVED (12/29) That": a body that numbers what it resolves; "DECISION That", run on
NUMBERED = re.compile(
    r"""(?<![\w“"‘'/-])(?:(?:Resolved|RESOLVED|Agreed|AGREED|Decided|DECIDED)\s+|(?:Resolution|RESOLUTION|Decision)\s+)
        (?:[Nn]o\.?\s*)?\(?\d{1,4}(?:[/.]\d{1,4}){0,2}\)?[.:]?\s+(?=(?:That|THAT)\b)
      | (?<=\w\s)DECISION\s+(?=That\b)""",
    re.VERBOSE,
)
# "I, Ann Holt, City Mayor, in exercise of my powers, do hereby approve:"
PERSONAL = re.compile(
    r"""I,?\s+[A-Z][^:.;]{3,220}?\b(?:do\s+)?hereby\s+(?P<verb>(?:approve|agree|authori[sz]e|accept|confirm|delegate|resolve)\b)""",
    re.VERBOSE,
)
# What sets a head off: "Resolution 14/23:", "Resolved unanimously –", "Resolved, that", "AGREED to", "Decision"
HEAD_TAIL = r"""
    (?:\s*(?:no\.?\s*)?\(?[A-Z]{0,4}[\d/.-]*\d\)?(?=\s*[:–—-]))?
    (?:\s*[,(–-]?\s*(?:unanimously|nem\.?\s+con\.?)\)?)?
    \s*(?P<sep>
        [:;–—]+-? | /-
      | ,(?=\s*(?:that|to|proposed|on|by|subject)\b)
      | -+(?=\s|$)
      | [.?](?=\s*$)
      | (?=\s(?:that|to|by)\b)
      | (?=\s*\(?[ai1]\))
      | \s*$
    )
"""
# "Decision of Executive Councillor for Housing"
WHOSE = r"(?:\s+(?:of|by|made\s+by|taken\s+by)\s+(?:the\s+)?(?-i:[A-Z])[^.:]{2,80}(?=\s*:?\s*$))?"
# "At its meeting in May(, the Board resolved to)", close in front of the verb; not "Following the last meeting, …"
EARLIER = re.compile(
    r"""(?<!following\s) (?<!after\s)
    (?: \b(?:at|in|from|since)\s+(?:the|its|their|an?|our)\s+(?:last|previous|earlier)\s+(?:\w+\s+)?
            (?:meeting|session|year)\b
      | \bpreviously\b | \b(?:whether|if|when|where|which|why)\s(?!it\b)
      | \bat\s+(?:its|the|their|a)\s+meetings?\s+(?:in|of|on|held)\b
      | \bat\s+(?:its|their|that)\s+(?:(?:own|january|february|march|april|may|june|july|august|september|october
            |november|december)\s+)?meeting\b
      | ^(?:in|(?:the\s+)?[a-z-]+(?:\s[a-z-]+){0,3}\son\s+\d{1,2})\s+[A-Z][a-z]+(?:\s+\d{4})?,?
    )[^.;]{0,45}$""",
    re.VERBOSE | re.IGNORECASE,
)
WITHIN_WORDS = ("esol", "greed", "eci", "ordered")  # what no trigger in the middle of a paragraph goes without
REQUEST_WORDS = ("asked", "invited", "recommend", "requested")
ASKED = r"(?:asked|invited|recommended|requested|being\s+asked)"
NARRATING_HEADS = ("decision", "the decision", "outcome", "determ", "concl")
MOST = 20  # triggers in one paragraph; text that holds more is no minute
STRAIGHT_HEADS = frozenset(["resolved", "agreed", "decided", "recommended", "recommends"])


@cache
def bodies() -> str:
    return alternatives(load("resolutions")["bodies"])


@cache
def decision_head() -> re.Pattern[str]:
    """Match "Resolved:", "DECISION", "Agreed – That", at the front of a passage."""
    words = alternatives(load("resolutions")["decision_heads"])
    before = r"(?:(?:unanimously|therefore|accordingly)\s+)?"
    return re.compile(rf"{before}(?P<head>{words})\b{WHOSE}{HEAD_TAIL}", re.VERBOSE | re.IGNORECASE)


def may_be_head(text: str, name: str) -> bool:
    """Tell by its first letters whether a passage may begin with one of the lexicon's heads of this name."""
    return text[:_OPENING].casefold() in _openings(name)


_OPENING = 3  # letters


@cache
def _openings(name: str) -> frozenset[str]:
    heads = load("resolutions")[name]
    return frozenset(word[:_OPENING] for word in [*heads, "unanimously", "therefore", "accordingly"])


@cache
def recommendation_head() -> re.Pattern[str]:
    """Match "RECOMMENDATION: That", "Recommendations", "RECOMMENDED to", at the front of a passage."""
    words = alternatives(load("resolutions")["recommendation_heads"])
    return re.compile(rf"(?P<head>(?:{words})(?!\w)){HEAD_TAIL}", re.VERBOSE | re.IGNORECASE)


# "RECOMMENDED TO COUNCIL – That the plan be adopted": what is recommended stands behind it
TO_WHOM = re.compile(
    r"\s*to\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:council|cabinet|executive|board|committee|panel)\s*(?::-?|[–—-])\s*",
    re.IGNORECASE,
)


@cache
def recommendation_words() -> re.Pattern[str]:
    words = alternatives(load("resolutions")["recommendation_heads"])
    return re.compile(rf"(?:{words})(?!\w)\s*[:–-]*\s*", re.IGNORECASE)


@cache
def request() -> re.Pattern[str]:
    """Match "The Cabinet is asked to", "Members are invited to:", "It is (therefore) recommended that"."""
    return re.compile(
        rf"""\b(?:
            (?:{bodies()})\s*,?\s+(?:is|are)\s+(?:\w+ly\s+|also\s+|therefore\s+|now\s+)?{ASKED}\s*(?:to\b|that\b|:)
          | (?:this|the)\s+(?:report|paper)\s+recommends\s+(?:that\b|the\s+following\s*:|to\b)
          | it\s+is\s+(?:\w+ly\s+|therefore\s+|further\s+)?recommended\s*(?:to\b|that\b|:)
          | i\s+(?:therefore\s+)?recommend\s+that\b
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


# "The Chief Officer (Roads):", "The Director of Parks:" over the limbs of what an officer decided
_OFFICER = r"(?:chief\s+(?:officer|executive)|(?:\w+\s+)?director|head)\b(?:\s+of\s+[^.:;()]{2,60}|\s*\([^()]{2,60}\))?"


# "Thereafter, the Committee:-"
_ON_DAY = r"on\s+\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+\d{4}"
DAY_LEAD = re.compile(rf"{_ON_DAY}\s*,?\s+", re.IGNORECASE)
_LEAD = (
    rf"(?:{_ON_DAY}|thereafter|accordingly|therefore"
    r"|(?:after|following)\s+(?:\w+\s+)?(?:discussion|consideration|debate))"
)


_AND_THEN = ("thereafter", "then", "therefore", "accordingly")
_LONGEST_HEAD = 240  # characters of "The Cabinet:", with all that may stand before the body


def may_be_body_head(text: str) -> bool:
    """Tell at little cost whether a passage may begin as `body_head` does: a colon or a dash soon, or a body's name."""
    for mark in (":", " –", " -"):
        if text.find(mark, 0, _LONGEST_HEAD) >= 0:
            return True
    return len(text) < _LONGEST_HEAD and (text.rsplit(None, 1)[-1].casefold() in _last_words() or _holds_officer(text))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(body.split()[-1] for body in load("resolutions")["bodies"]) | set(_AND_THEN)


def _holds_officer(text: str) -> bool:
    small = text.casefold()
    return "chief" in small or "director" in small or small.startswith(("head", "the head"))


@cache
def body_head() -> re.Pattern[str]:
    """Match "The Cabinet:" and "Executive Board –" at the front of a passage."""
    return re.compile(
        rf"""(?:{_LEAD}\s*,?\s+)?(?:the\s+)?(?:(?:[\w&'’-]+\s+){{0,6}}?(?:{bodies()})|{_OFFICER})
            (?:\s+(?:{"|".join(_AND_THEN)}))?\s*(?::-?|\s[–-]|$)\s*""",
        re.VERBOSE | re.IGNORECASE,
    )
