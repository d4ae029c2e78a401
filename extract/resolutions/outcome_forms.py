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
    |thus|collectively|fully|strongly|warmly)\s+){0,2}"""
_LEAD_WORD = "Thereafter|Therefore|Accordingly|Subsequently|Finally|Consequently|Then|Thus"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

# What may stand in front of the body's name: the sentence's start, a comma, "After discussion", "and", a run-on heading
SUBJECT = re.compile(
    rf"""(?: ^(?:(?:{_LEAD_WORD})\s+)?
           | [,;:.–-]\s+ | \s/\s+
           | [a-z0-9]\s+(?=The\s)
           | \b(?:and|discussion|debate|consideration|therefore|whereupon|deliberation|vote|result
             |questions|answers)\s+ )
    (?P<subject>
        (?:(?:[Tt]he|THE|[Tt]his)\s+)?
        (?:[A-Z(][\w&'’.()-]*\s+|(?:&|and|of|for|full|joint|governing|parish|town|all|primary|secondary|special|maintained|academy|lay)\s+){{0,10}}
    )$""",
    re.VERBOSE,
)
# "previously", "at its last meeting", "on 5 May", "in 2029": told of an earlier decision
PRIOR = re.compile(
    rf"""\b(?:previously|earlier|originally|historically|last\s+(?:year|month|meeting|time))\b
      | \bhad\s+(?:been\s+)?(?:agreed|approved)
      | \b(?:at|in|from|since|following)\s+(?:the|its|their|an?|our)\s+(?:last|previous|earlier)\b
      | \bat\s+(?:its|the|their|a)\s+meetings?\s+(?:in|of|on|held)\b
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
    rf"""\b(?:[Ii]t|IT)\s+(?:was|WAS)\s+(?:proposed(?:,\s+|\s+and\s+)seconded,?\s+and\s+)?{_ADVERB}
        (?P<verb>(?i:agreed|decided|approved|voted[^.]{{0,12}}?))\b
        (?={_ASIDE}?\s*(?:that\b|to\b|by\b|for\b|not\b|:|[–-]|unanimously\b|\()
          | \s+(?!with\b|in\b|upon\b|between\b|as\b)[^\s.;:\d][^.;:]{{0,80}}?\s(?:(?:would|should|will|shall)\s
            (?!have\b|appear\b|seem\b) | be\s+\w+(?:ed|en)\b)
          | \s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){{1,4}}to\s+(?!be\b)[a-z]{{3,}}\b)""",
    re.VERBOSE,
)
# "Agreed to write", "…, agreed to pay", "NOTED the report"
BARE = re.compile(
    rf"""(?:^|[,;–-]\s+){_ADVERB}
        (?P<verb>(?:[Aa]greed|AGREED)\s+(?:to\s+[a-z]+|that\b)
          | (?:APPROVED|NOTED|ENDORSED|RECEIVED|RATIFIED|DEFERRED|REFUSED|ACCEPTED|GRANTED|ADOPTED)\b)""",
    re.VERBOSE,
)
# "Deferred to 20 May, as …", "Noted.", "Approved unanimously."; not "Approved budget", "Noted that …"
ALONE = re.compile(
    r"""(?P<verb>Deferred|Withdrawn|Noted|Approved|Agreed|Adopted|Accepted|Refused|Granted|Confirmed|Carried|Ratified
        |Endorsed)
        (?=\s*(?:[.;,(–-]|$)|\s+(?:to|as|until|subject|unanimously|by\s+(?:all|[A-Z])|with|for)\b)""",
    re.VERBOSE,
)
# "were read, approved", "was duly elected", "were APPROVED"
PASSIVE = re.compile(
    rf"""\b(?:was|were)\s+{_ADVERB}
        (?:(?:read|taken\s+as\s+read|submitted|circulated|considered(?:\s+in\s+(?:some\s+|full\s+)?detail)?|checked|completed|discussed|reviewed|presented|tabled)\s*(?:,|and)\s+)?
        (?P<verb>(?i:{DECIDED}|{_TAKEN}|signed|withdrawn|carried|passed)
          | (?:held|considered|found|deemed|taken)(?=\s+(?:to\s+be|as)\s+an?\s+(?:true|correct|accurate)\b))\b""",
    re.VERBOSE,
)
# "Reports of the wardens were noted": the report is no verb, nor is what was read before it was approved
VERB_OF_PASSIVE = re.compile(
    r"\b(?=(?:was|were)\b)(?:\w+\s+(?:read|taken\s+as\s+read|submitted|circulated|checked|completed|discussed|reviewed|presented|tabled)\s*(?:,|and)\s+)?"
)
# "This was agreed." behind "Mrs Ash proposed that …"
OF_THIS = re.compile(r"(?:This|It)\s+was\s+(?:\w+ly\s+)?(?:agreed|approved|accepted|carried)\b")
PROPOSES = re.compile(
    r"\b(?:proposed|suggested|moved|nominated)\s+(?:by\s+[^.;:]{2,40}?\s+(?=that\b))?"
    r"(?:(?:[A-Z][\w.’'-]*\s+){1,4}as|that|to|we|as)\b|\bsuggested\s+(?:an?\s|the\s|£)"
)
# "Proposed by Ann Holt.", "Seconded: Cllr Lee.", "Cllr Lee seconded.", a sentence that only tells who
SECONDED_THIS = re.compile(
    r"(?:This|It)\s+was\s+(?:then\s+|duly\s+)?seconded\s+by\s+[^.;]{2,50}?\s+and\s+(?:was\s+)?(?:\w+ly\s+)?(?:agreed|carried|approved|accepted)\b"
)
WHO_MOVED = re.compile(
    r"""(?:and\s+)?(?:proposed|prop|moved|seconded|sec)\b[^.;]{0,60}(?:\.[^.;\s]?[^.;]{0,30})?\.?
      | (?:\S+\s+){1,4}(?:proposed|seconded)(?:\s+(?:this|it|the\s+(?:motion|proposal)))?\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Cllr Ash proposed, Cllr Lee seconded.", behind what they proposed
BOTH_MOVED = re.compile(
    r"""(?:\S+\s+){1,4}?proposed(?:\s+(?:this|it|the\s+(?:motion|proposal)))?[\s,;]+(?:and\s+)?
        (?:\S+\s+){1,4}?seconded(?:\s+(?:this|it|the\s+(?:motion|proposal)))?\.?""",
    re.VERBOSE,
)
# "All agreed.", "All were in favour.", "Carried unanimously."
CARRIED_ALONE = re.compile(
    r"""(?:(?:this|it|the\s+(?:motion|proposal))\s+was\s+)?
        (?:all\s+(?:members\s+|councillors\s+|those\s+present\s+)?(?:were\s+)?(?:in\s+(?:favour|agreement)|agreed)
         |(?:unanimously\s+)?(?:agreed|carried|approved|passed)(?:\s+unanimously|\s+by\s+all)?|unanimous)\s*\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Proposed Cllr Ash, seconded Cllr Elm that the accounts be paid", whose fate nobody wrote down
MOVED_THAT = re.compile(
    r"""(?:it\s+was\s+)?proposed\b\s*(?:by\s+)?(?!that\b|to\b)[^.;:]{2,50}?\bseconded\b\s*(?:by\s+)?[^.;:]{2,50}?[\s,]+
        (?:that|to)\s(?![^.;]{0,200}\bamendment\b)""",
    re.VERBOSE | re.IGNORECASE,
)
LOST_SOON = re.compile(
    r"\b(?:lost|defeated|withdrawn|rejected|not\s+(?:carried|agreed)|amendment|against)\b", re.IGNORECASE
)
# "nominated and resolved that", "proposed & resolved to"
AND_RESOLVED = re.compile(r"\s*(?:and|&)\s+(?:\w+ly\s+)?resolved\s+(?:that|to)\b")
# "was duly approved by governors"
BY_BODY = re.compile(
    r"\s*(?:\w+ly\s+)?by\s+(?:the\s+|all\s+)?(?:governors|members|trustees|directors|council|board|committee|all)\b"
)
# "The Clerk was instructed to write", "The Chairman was authorised to sign"
INSTRUCTED = re.compile(
    r"The\s+(?:\w+\s+)?(?:Clerk|Chair\w*|Secretary|Treasurer)\s+was\s+(?:\w+ly\s+)?(?:instructed|authori[sz]ed)\s+to\s"
)
TO_BODY = re.compile(r"\s+(?:on)?to\s+(?:the\s+)(?:[\w&’'-]+\s+){1,5}?(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Gg]roup)\b")
ONTO = re.compile(r"\s+(?:on\s?to|to|as)\s+(?:the|a)\b")  # "was co-opted onto the Council"
# "Nic Ash elected Chairman.", "Minutes agreed as a true record", without a "was"
TERSE = re.compile(
    rf"""(?:(?:The\s+)?[Mm]inutes\b(?:(?!\bw(?:as|ere)\b)[^.;:]){{0,60}}?\s(?:agreed|approved|accepted|confirmed|signed)
            (?:\s+(?:and\s+signed|as)\b|\s*\.?$)
      | (?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s+)?(?!The\s|An?\s|Newly\s|No\s)(?:[A-Z][\w'’-]*\.?\s+){{1,3}}
            (?:(?:duly|unanimously)\s+)?(?:re-)?(?:elected|appointed)\s+(?:as\s+|to\s+be\s+)?(?:the\s+)?
            (?:\w+[\s-]+){{0,2}}?(?i:{alternatives(_LEXICON["offices"])})\b(?:\s+(?:for|of|until|to)\b[^.;]{{0,40}})?\.?$)""",
    re.VERBOSE,
)
# "Minutes of the meeting of 6 August – Agreed"
TRAILING = re.compile(
    r"""\s[–-]\s*(?:all\s+|unanimously\s+|duly\s+)?
        (?P<told>(?P<verb>agreed|approved|noted|accepted|adopted|carried|received|confirmed|ratified|endorsed
            |(?:deferred|carried\s+forward)(?:\s+(?:to|until|pending)\s+[^.;:]{3,50}?)?|withdrawn|refused)
        (?:\s+unanimously)?\.?)(?:\s+(?-i:[A-Z]{2,3}))?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "Accounts AGREED by all.", and behind what was done: "Were read and signed. AGREED"
BY_ALL = re.compile(r"""(?<=\s)(?:AGREED|APPROVED|ACCEPTED|ADOPTED)(?:\s+by\s+(?:all|those)\b|\s*\.?$)""", re.VERBOSE)
BEHIND = re.compile(r"(?:AGREED|APPROVED|ADOPTED)(?:\s+by\s+all(?:\s+(?:present|members))?|\s+unanimously)?\s*\.?")
# "the amendment was declared LOST", "the vote on the motion was taken, and carried by …"
MOTION = re.compile(
    r"""\b(?:motions?|amendments?|propositions?|proposals?|recommendations?|proposed\s+change)\b[^.]{0,90}?
        \b(?P<result>not\s+(?:carried|agreed|approved)|carried|lost|passed|defeated|fell|rejected|failed)\b
        (?!\s+(?:out|forward|over))""",
    re.VERBOSE | re.IGNORECASE,
)
# What each motion goes by, in small letters: a cheap test before the pattern.
MOTION_WORDS = ("motion", "amendment", "proposition", "proposal", "recommendation", "proposed change")
# "The recommendations as set out in the report were moved, seconded, put to the vote and carried." over their limbs
AS_PRINTED = re.compile(r"(?:The|Both|All)\s+(?:\w+\s+){0,3}?(?:recommendations?|motion|proposals?)\b", re.IGNORECASE)
LIMBS = re.compile(r"\W*(?:\w{1,3}[.)]\s*)?(?:to\s+[a-z]+|that)\b", re.IGNORECASE)
LOST = re.compile(r"not\s|lost|defeated|fell|rejected|failed", re.IGNORECASE)
PROPOSED = re.compile(r"\b(?:propos(?:ed|al|er)|nominated|moved|prop)\b", re.IGNORECASE)
SECONDED = re.compile(r"\bsecond(?:ed|er)\b|\bsec\b", re.IGNORECASE)
ENDED = re.compile(
    r"""(?<!\bbe\s)\b(?:agreed|carried|approved|resolved|passed|unanimous(?:ly)?|in\s+favour|elected|appointed
        |accepted(?!\s+(?:the\s+)?(?:nomination|office|post|position|chair))|adopted)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "It was proposed …, seconded … and, on a vote, declared carried with 9 in favour, that the matter be …"
CARRIED_THAT = re.compile(
    r"\bseconded\b[^.;]{3,120}?\b(?=(?P<short>resolved|agreed)\s+by\s+[^.;]{2,24}\s+that\b)?(?:carried|agreed|resolved|passed)\b"
    r"[^.;]{0,80}?,?\s+(?=that\s+the\b)"
)
# The sentence behind a proposal: "All in favour.", "This was agreed."
CARRIED = re.compile(
    r"""(?:this\s+was\s+|the\s+(?:motion|proposal)\s+was\s+)?
        (?:all\s+(?:were\s+)?(?:in\s+(?:favour|agreement)|agreed)|(?:the\s+)?vote\s+was\s+unanimous|agreed|carried|approved|resolved|passed|unanimous|vote\s*:)""",
    re.VERBOSE | re.IGNORECASE,
)
# Apologies and interests are taken note of at every meeting and decide nothing.
NO_BUSINESS = re.compile(
    r"apolog|\binterests?\b|\babsence\b|\bnext\s+meeting\b|\A(?:there\s+w(?:as|ere)\s+)?no\s+(?:other|further|urgent)\s",
    re.IGNORECASE,
)
NOTHING = re.compile(r"\s*(?:that\s+)?there\s+(?:was|were)\s+(?:none|no|nothing)\b")  # "noted there were none"
NO_OUTCOME = re.compile(
    r"""apolog | \bdeclar(?:ed|ation(?!\s+of\s+(?:acceptance|office))) | \A(?:the\s+)?declarations?\b
      | \binterests?\b | \bquorate\b
      | \babsen(?:t|ce)\b
      | \bwelcom\w*\s+(?:to\b|every|all\b|members|those|governors|trustees|him|her|them|back
          |(?:mr|mrs|ms|miss|dr|cllr|councillor|prof\w*)\b)
      | \bwould\s+be\s+(?:noted|agreed)""",
    re.VERBOSE | re.IGNORECASE,
)
# "Approval was given for a grant", "Consent was granted to let the field"
GIVEN = re.compile(
    r"""(?:Approval|Consent|Permission|Authority|Authorisation)\s+was\s+(?:\w+ly\s+)?(?:given|granted)\s+(?:for|to|that)\b""",
    re.VERBOSE,
)
# "There had been submitted and approved the Minute of the Meeting held on 6 May"
SUBMITTED_AND = re.compile(
    r"There\s+(?:had\s+been|has\s+been|was|were)\s+(?:submitted|circulated|tabled|presented)\s*,?\s+and\s+(?:\w+ly\s+)?"
    r"(?P<verb>approved|noted|confirmed|adopted|agreed|accepted|endorsed)\b"
)
# "It was proposed by Mr Ash, seconded by Mrs Roe and unanimously agreed to let the field"
MOVED_AND_AGREED = re.compile(
    r"""\b(?:[Pp]roposed|[Mm]oved)\b[^;]{2,90}?\b[Ss]econded\b[^;]{2,90}?,?\s(?:and\s+)?(?:it\s+was\s+)?
        (?:(?:unanimously|duly)\s+)?(?P<verb>agreed|ratified(?=\s+by\b))
        (?:\s+unanimously)?(?:\s+by\s+(?:all|the)\s[\w ]{2,24}?)?\s+(?:to\s+[a-z]|that\b)""",
    re.VERBOSE,
)
# What makes "agreed that …" a decision and no opinion
DECIDING = re.compile(
    r"""\b(?:be|should|would|will|shall|must|could)\b | \bto\s+[a-z]+ | \b(?:is|are)\s+(?:now\s+)?(?:required|needed)\b
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
    r"(?:the|this|these|both)\s+(?:\w+\s+){0,2}(?:recommendations?|proposals?|applications?|requests?|motion)\b"
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
    first = rf"(?:\s+(?:{praised}|{talked})\s+(?:the|this|its)\s+[^.;,:]{{3,80}}?\s+and)?"
    aside = r"(?:,\s(?:having|after|following|on|in|by|with|noting|as)\b[^,.;]{3,100},)?"
    perfect = r"(?:\s+(?:has|have)(?=\s+(?:\w+ly\s+)?(?:decided|resolved|determined)\s+(?:not\s+)?to\b))?"
    return re.compile(
        rf"\b(?P<body>(?i:{bodies})){aside}{perfect}{first}\s+{_ADVERB}(?P<verb>(?i:{verbs}))\b", re.VERBOSE
    )


_ACRONYM = 4  # letters that a body's initials have at most: "the IJB"


def shouts_body(body: str, sentence: str) -> bool:
    """Tell "The BOARD noted that …", whose house prints the body in capitals where it decides."""
    return body.isupper() and len(body) > _ACRONYM and not sentence.isupper()


def may_assure(sentence: str) -> bool:
    """Tell at little cost whether `assured` may match."""
    return any(map(sentence.__contains__, _LEXICON["assured"]))


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
