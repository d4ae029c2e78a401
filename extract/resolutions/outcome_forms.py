"""The forms of sentences that record an outcome, as patterns; `outcomes` says what must stand around them."""

import re
from functools import cache
from typing import Any

from extract.lexicon import alternatives, load

_LEXICON: dict[str, Any] = load("resolutions")
DECIDED = "|".join(_LEXICON["decided"])
TAKEN = frozenset(_LEXICON["taken"])
TALKED = frozenset(_LEXICON["talked"])
_TAKEN = "|".join(_LEXICON["taken"])
# Words one of which every outcome holds: a cheap test before the patterns.
HINTS = frozenset(word for name in ("decided", "taken", "talked", "ended", "assured") for word in _LEXICON[name])
_HINT = re.compile(rf"(?<![a-z])(?<![a-z]-)(?:{alternatives(sorted(HINTS))})(?!-?[a-z])")

_ADVERB = r"""(?:(?:also|further|then|therefore|unanimously|formally|duly|subsequently|all|hereby|thereafter|accordingly
    |thus|collectively|fully|strongly|warmly),?\s+){0,2}"""
_SET_OFF = r"(?:,(?=\s\w+ly,\s))?\s+"  # "was, unanimously, agreed"
_LEAD_WORD = "Thereafter|Therefore|Accordingly|Subsequently|Finally|Consequently|Then|Thus"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

# What may stand in front of the body's name: the sentence's start, a comma, "After discussion", "and", a run-on heading
SUBJECT = re.compile(
    rf"""(?: ^(?:(?:{_LEAD_WORD}|(?:Subject\s+to|With)\s+(?:this|these|those)(?:\s(?!the\b)\w+)?),?\s+)?
           | [,;:.–-]\s+ | \s/\s+
           | [a-z0-9]\s+(?=The\s)
           | \b(?:and|discussion|debate|consideration|therefore|whereupon|deliberation|vote|result
             |questions|answers)\s+ )
    (?P<subject>
        (?:(?:[Tt]he|THE|[Tt]his)\s+)?
        (?:[A-Z(][\w&'’.()-]*\s+|(?:&|and|of|for|full|joint|governing|parish|town|community|management|steering|all|primary|secondary|special|maintained|academy|lay)\s+){{0,10}}
    )$""",
    re.VERBOSE,
)
# "previously", "at its last meeting", "at its own meeting", "on 5 May", "in 2029": told of an earlier decision
PRIOR = re.compile(
    rf"""\b(?:[Pp]reviously|earlier|originally|historically|last\s+(?:year|month|meeting|time))\b
      | \bhad\s+(?:been\s+)?(?:agreed|approved)
      | \b(?:at|in|from|since|following)\s+(?:the|its|their|an?|our)\s+(?:last|previous|earlier)\b
      | \bat\s+(?:its|the|their|a)\s+meetings?\s+(?:in|of|on|held)\b
      | \bat\s+(?:its|their)\s+(?:own\s+)?(?:(?:{_MONTH})\s+)?meeting(?=\s*(?:[.,;]|$))
      | \b(?:[Ii]n|[Oo]n)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b(?!\s+(?:meeting|minutes))
      | \bin\s+(?:19|20)\d\d\b""",
    re.VERBOSE,
)
# "decided, after much talk, to"
_ASIDE = r"(?:,\s(?:after|following|having|on|when|while|by|with)\b[^,.;:]{3,80},)"
ASIDE = re.compile(_ASIDE)
# "decided the Highways Team will place a camera": what was decided, without "that"
WILL = re.compile(r"(?:the|an?|all|each|[A-Z]\w+)\s[^.;:]{2,80}?\s(?:will|would|shall|should|be\s+\w+(?:ed|en))\b")
# "It was (unanimously) agreed that", "it was voted 5 – 1 that", "it was agreed Ivy Rook would write"
IMPERSONAL = re.compile(
    rf"""\b(?:[Ii]t|IT)\s+(?:was|WAS){_SET_OFF}(?:discussed\s+and\s+)?(?:proposed(?:(?:,\s+|\s+and\s+)seconded,?)?\s+and\s+)?{_ADVERB}
        (?P<verb>(?i:agreed|decided|approved|voted[^.]{{0,12}}?))\b
        (?={_ASIDE}?\s*(?:that\b|to\b|by\b|for\b|not\b|:|[–-]|unanimously\b|\()
          | \s+(?!with\b|in\b|upon\b|between\b|as\b)[^\s.;:\d][^.;:]{{0,80}}?\s(?:(?:would|should|will|shall)\s
            (?!have\b|appear\b|seem\b) | be\s+\w+(?:ed|en)\b)
          | \s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){{1,4}}to\s+(?!be\b)[a-z]{{3,}}\b)""",
    re.VERBOSE,
)
# "Agreed to write", "…, agreed to pay", "NOTED the report"
BARE = re.compile(
    rf"""(?:^(?:It\s+(?=[A-Z]{{4}}))?|[,;–-]\s+|\band\s+(?=AGREED\s)){_ADVERB}
        (?P<verb>(?:[Aa]greed|AGREED)\s+(?:to\s+[a-z]+|that\b|(?:[A-Z][\w.'’-]*\s+){{1,3}}to\s+(?!be\b)[a-z]{{3,}})
          | (?:APPROVED|NOTED|ENDORSED|RECEIVED|RATIFIED|DEFERRED|REFUSED|ACCEPTED|GRANTED|ADOPTED)\b)""",
    re.VERBOSE,
)
# "Deferred to 20 May, as …", "Noted.", "Approved unanimously."; not "Approved budget", "Noted that …"
ALONE = re.compile(
    r"""(?P<verb>Deferred|Postponed|Withdrawn|Noted|Approved|Agreed|Adopted|Accepted|Refused|Granted|Confirmed|Carried|Ratified
        |Endorsed)
        (?![^.;]{0,60}\bSigned\W{0,3}[.…_]{3})
        (?=\s*(?:[.;,(–-]|$)|\s+(?:to|as|until|subject|unanimously|by\s+(?:all|[A-Z])|with|for)\b|(?P<object>\s+(?:the|this|these|its)\b))""",
    re.VERBOSE,
)
# What is done with a paper before it is decided on: "were read, approved"
_READ = r"""(?:(?:(?:taken\s+as\s+)?read(?:\s+out)?(?:\s+by\s+the\s+\w+)?|submitted|circulated
    |considered(?:\s+in\s+(?:some\s+|full\s+)?detail)?|checked
    |completed|discussed|reviewed|presented|tabled|amended|updated)\s*(?:,|and)\s+){1,3}"""
# "were read, approved", "was duly elected", "were APPROVED"
PASSIVE = re.compile(
    rf"""\b(?:was|were){_SET_OFF}{_ADVERB}(?:{_READ})?
        (?P<verb>(?i:{DECIDED}|{_TAKEN}|signed|withdrawn|carried|passed)
          | (?:held|considered|found|deemed|taken)(?=\s+(?:to\s+be|as)\s+an?\s+(?:true|correct|accurate)\b))\b""",
    re.VERBOSE,
)
# "Reports of the wardens were noted": the report is no verb, nor is what was read before it was approved
VERB_OF_PASSIVE = re.compile(rf"\b(?=(?:was|were)\b)(?:\w+\s+{_READ})?", re.VERBOSE)
# "nominated and resolved that", "proposed & resolved to"
AND_RESOLVED = re.compile(r"\s*(?:and|&)\s+(?:\w+ly\s+)?resolved\s+(?:that|to)\b")
# "was duly approved by governors"
BY_BODY = re.compile(
    r"\s*(?:\w+ly\s+)?by\s+(?:the\s+|all\s+)?(?:governors|members|trustees|directors|council|board|committee|all)\b"
)
TO_BODY = re.compile(
    r"\s+(?:on)?to\s+(?:the\s+)(?:[\w&’'-]+\s+){1,5}?(?:(?:[Ss]ub-?)?[Cc]ommittee|[Bb]oard|[Pp]anel|[Gg]roup)\b"
)
ONTO = re.compile(r"\s+(?:on\s?to|to|as)\s+(?:the|a)\b")  # "was co-opted onto the Council"
# "Nic Ash elected Chairman.", "Minutes agreed as a true record", "Approval deferred to May", without a "was"
TERSE = re.compile(
    rf"""(?:(?:Minutes:\s+)?(?:The\s+)?[Mm]inutes\b(?:(?!\bw(?:as|ere)\b)[^.;:]){{0,80}}?\s?[\s:]\s?(?:agreed|approved|accepted|confirmed|signed)
            (?:\s+(?:and\s+signed|as)\b|\s*;|\s*\.?$)
      | (?!The\s)(?:[A-Z][\w'’-]*\s+){{1,4}}?(?i:report|accounts|minutes)\s(?:adopted|accepted|approved|noted)
            (?:\s(?:by\sall|unanimously|with(?:out)?\s[^.;:]{{3,40}}))?\.?$
      | With\s(?:the|this|that|these|those)\s(?:amendments?|changes?|corrections?),?\s(?:\w+ly\s)?
            (?:approved|agreed|accepted)\b[^.;:]{{0,60}}\.?$
      | (?:Approval|Payments?|Decisions?|Items?|Consideration|Discussion|Applications?|Reports?|Matters?|Election)\b
            [^.;:]{{0,60}}?\s(?:deferred|postponed|adjourned|carried\s+(?:forward|over)|referred\s+back)
            \s+(?:to|until|till|for|pending)\b
      | (?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s+)?(?!The\s|An?\s|Newly\s|No\s)(?:[A-Z][\w'’-]*\.?\s+){{1,3}}
            (?:(?:duly|unanimously)\s+)?(?:re-)?(?:elected|appointed)\s+(?:as\s+|to\s+be\s+)?(?:the\s+)?
            (?:\w+[\s-]+){{0,2}}?(?i:{alternatives(_LEXICON["offices"])})\b(?:\s+(?:for|of|until|to)\b[^.;]{{0,40}})?\.?$)""",
    re.VERBOSE,
)
# "Minutes of the meeting of 6 August – Agreed"
TRAILING = re.compile(
    r"""(?:\s[–-]\s*|\s\((?=deferred|withdrawn)|(?<=\w):\s(?=(?:agreed|approved|accepted|adopted)\s*\.?$))(?:all\s+|unanimously\s+|duly\s+)?
        (?P<told>(?P<verb>agreed|approved(?:\s+subject\s+to\s+[^.;:]{3,50}?)?|noted|accepted|adopted|carried|received|confirmed|ratified|endorsed
            |(?:deferred|carried\s+forward|referred\s+back)(?:\s+(?:to|until|pending|for|awaiting)\s+[^.;:()]{3,50}?)?|withdrawn|refused)
        (?:\s+unanimously)?\.?)\)?(?:\s+(?-i:[A-Z]{2,3})|\s*\([^()]{3,40}\))?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "Mr Ash received nominations for Chairman, unanimously elected."
AGREED_LAST = re.compile(
    r",\s+(?:unanimously|duly)\s+(?:elected|agreed|approved|accepted|appointed|adopted|carried)\s*\.?$"
)
# "Accounts AGREED by all.", and behind what was done: "Were read and signed. AGREED"
BY_ALL = re.compile(r"(?<=\s)(?:AGREED|APPROVED|ACCEPTED|ADOPTED)(?:\s+by\s+(?:all|those)\b|\s*\.?$)")
BEHIND = re.compile(r"(?:AGREED|APPROVED|ADOPTED)(?:\s+by\s+all(?:\s+(?:present|members))?|\s+unanimously)?\s*\.?")
# Apologies and interests are taken note of at every meeting and decide nothing.
NO_BUSINESS = re.compile(
    r"apolog|\binterests?\b|\babsence\b|\bnext\s+meeting\b|\A(?:there\s+w(?:as|ere)\s+)?no\s+(?:other|further|urgent)\s",
    re.IGNORECASE,
)
NOTHING = re.compile(r"\s*(?:that\s+)?there\s+(?:was|were)\s+(?:none|no|nothing)\b")  # "noted there were none"
NO_OUTCOME = re.compile(
    r"""apolog | \bdeclar(?:ed|ation(?!\s+of\s+(?:acceptance|office))) | \A(?:the\s+)?declarations?\b
      | \binterests?\b | \bquorate\b | \btransparency\s+statements?\b
      | \babsen(?:t|ce)\b
      | \bwelcom\w*\s+(?:to\b|every|all\b|members|those|governors|trustees|him|her|them|back
          |(?:mr|mrs|ms|miss|dr|cllr|councillor|prof\w*)\b)
      | \bwould\s+be\s+(?:noted|agreed)""",
    re.VERBOSE | re.IGNORECASE,
)
# "Approval was given for a grant", "The Clerk was instructed to write", "There had been submitted and approved the …"
OPENING = re.compile(
    r"""(?:Approval|Consent|Permission|Authority|Authorisation)\s+was\s+(?:\w+ly\s+)?(?:given|granted)\s+(?:for|to|that)\b
      | The\s+(?:\w+\s+)?(?:Clerk|Chair\w*|Secretary|Treasurer)\s+was\s+(?:\w+ly\s+)?
            (?:instructed|authori[sz]ed|asked|requested|directed)\s+to\s
      | The\s+following\s+(?:grants|donations|payments|awards|appointments)\s+were\s+(?:\w+ly\s+)?made\b
      | The\s+following\s[^.;:]{3,60}?\swere\s+(?:\w+ly\s+)?(?:re-?)?(?:appointed|elected|nominated)\b[^.;:]{0,30}:
      | (?P<submitted>There)\s+(?:had\s+been|has\s+been|was|were)\s+(?:submitted|circulated|tabled|presented)
        \s*,?\s+and\s+(?:\w+ly\s+)?(?:approved|(?P<noted>noted)|confirmed|adopted|agreed|accepted|endorsed)\b""",
    re.VERBOSE,
)
# "…, and the Clerk was asked to look into it": a task behind what was said
TASK = re.compile(
    r"(?:,|;|\band)\s+(?=the\s+(?:Clerk|Secretary|Treasurer)\s+was\s+(?:\w+ly\s+)?"
    r"(?P<verb>instructed|authori[sz]ed|asked|requested|directed)\s+to\s)"
)
# "The Committee notes the report and agrees the plan", where minutes speak in the present
PRESENT = re.compile(
    r"The\s+(?:[A-Z][\w-]*\s+){0,4}?(?:Committee|Panel|Board|Cabinet|Council)\s+"
    r"(?P<verb>approves?|agrees?|adopts?|endorses?|accepts?|notes?)\s+(?:the|these|this)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:minutes|report|recommendations?|proposals?|update|work\s+programme|plan|budget)\b"
)
# What makes "agreed that …" a decision and no opinion
DECIDING = re.compile(
    r"""\b(?:be|should|would|will|shall|must|could)\b | \bto\s+(?!(?:the|an?|our|their|its|his|her|this|that)\b)[a-z]+
      | \b(?:is|are)\s+(?:now\s+)?(?:required|needed)\b
      | \b(?:correct|true|accurate)\s+(?:record|account|statement|reflection)\b
      | ^\s*all\s+satisfactory""",
    re.VERBOSE,
)
# The verb of an opinion stands near the front of its clause; "that the Clerk obtain quotes" has none
STATING = re.compile(r"that\s+(?:\S+\s+){1,14}?(?:was|were|is|are|had|has|have|did|been)\b")
OPINION = re.compile(
    r"that\s+(?:it|there|this|these|they|he|she)\s+(?:was|were|is|are)\b(?!.*\brecord\b)",
)
LOUD = re.compile(
    r"""\b(?:AGREED|APPROVED|NOTED|ENDORSED|ADOPTED|RATIFIED|ACCEPTED|SUPPORTED|RECEIVED|AUTHORISED|DELEGATED
        |DEFERRED|HOMOLOGATED)\b""",
    re.VERBOSE,
)
# "The Governing Body NOTED the Finance Report", a line that its layout takes for a heading
LOUD_LINE = re.compile(
    rf"(?:The\s+)?(?:[A-Z][a-z]+\s+){{1,5}}(?:unanimously\s+)?{LOUD.pattern}\s+(?:the|that|to|this|these|and|its|all)\b",
    re.VERBOSE,
)
# "noted the patient story.": a thing of the agenda in few words, and no trouble that members saw
BRIEF = re.compile(
    r"""\s*the\s+(?:(?!that\b|of\b|from\b|need\b|in\b|by\b)[\w&'’/-]+\s+){0,4}
        (?!concerns?|raised|challenges?|difficult\w+|issues?|absence|improvements?|importance|need|comments)[\w'’-]+\s*\.?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
# "took (significant) assurance from the report"
ASSURANCE = re.compile(r"\s*(?:\w+\s+){0,2}?assurance\b", re.IGNORECASE)
SUPPORTED = re.compile(
    r"(?:the|this|these|both|his|her|their)\s+(?:\w+\s+){0,2}"
    r"(?:recommendations?|proposals?|applications?|requests?|motion|(?:re-?)?appointment|nomination)\b"
)
OFFICE = re.compile(rf"\b(?:{alternatives(_LEXICON['offices'])})\b", re.IGNORECASE)


def may_tell(text: str) -> bool:
    """Tell at little cost whether a text may hold an outcome."""
    return _HINT.search(text.casefold()) is not None


@cache
def active() -> re.Pattern[str]:
    """Match "the Committee (unanimously) approved", "the Board, having heard the Chief Officer, agreed"."""
    bodies = alternatives(_LEXICON["bodies"])
    verbs = "|".join([DECIDED, _TAKEN, *TALKED, "resolved"])
    # "welcomed the plan and noted"
    praised = "welcomed|commended|highlighted|acknowledged|recognised|thanked|praised"
    talked = "(?P<talked>discussed|reviewed|considered)"
    first = rf"(?:\s+(?:(?:{praised}|{talked})\s+(?:the|this|its)\s+[^.;,:]{{3,80}}?|considered)\s+and)?"
    aside = r"(?:,\s(?:having|after|following|on|in|by|with|noting|as)\b[^,.;]{3,100},)?"
    perfect = r"(?:\s+(?:has|have)(?=\s+(?:\w+ly\s+)?(?:decided|resolved|determined)\s+(?:not\s+)?to\b))?"
    return re.compile(
        rf"\b(?P<body>(?i:{bodies})){aside}{perfect}{first}\s+{_ADVERB}(?P<verb>(?i:{verbs}))\b", re.VERBOSE
    )


_ACRONYM = 4  # letters that a body's initials have at most: "the IJB"


def shouts_body(body: str, sentence: str) -> bool:
    """Tell "The BOARD noted that …", whose house prints the body in capitals where it decides."""
    return body.isupper() and len(body) > _ACRONYM and not sentence.isupper()


_ASSURED = tuple(word for word in _LEXICON["assured"] if not word.startswith("re"))  # "reassured" holds "assured"


def may_assure(sentence: str) -> bool:
    """Tell at little cost whether `assured` may match."""
    for word in _ASSURED:  # noqa: SIM110 - a generator would take three times as long
        if word in sentence:
            return True
    return False


@cache
def assured() -> re.Pattern[str]:
    """Match "the Board was assured that", "Members were content with": what a body took from a report."""
    bodies, words = alternatives(_LEXICON["bodies"]), "|".join(_LEXICON["assured"])
    return re.compile(
        rf"""\b(?P<body>(?i:{bodies}))\s+(?:was|were)\s+{_ADVERB}(?P<verb>{words})
            (?=\s+(?:by|that|with|to|on|of|from|as)\b|\s*\.)
            (?=(?P<decides>\s+to\s+(?:accept|adopt|agree|approve|endorse|note|recommend|support)\b)?)""",
        re.VERBOSE,
    )


@cache
def by_others() -> re.Pattern[str]:
    """Match "by the District Council", behind what a parish is told of."""
    others = alternatives(_LEXICON["outsiders"])
    return re.compile(rf"\s*(?:\w+ly\s+)?by\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){{0,3}}?(?i:{others})\b")


@cache
def business() -> re.Pattern[str]:
    """Match the things that a body approves or notes: "report", "minutes", "terms of reference"."""
    return re.compile(rf"\b(?:{alternatives(_LEXICON['business'])})\b", re.IGNORECASE)
