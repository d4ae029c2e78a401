"""Bodies that only the prose names: what they did, were asked or are called in its sentences, counted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts.body_names import clean_body
from extract.lexicon import load
from extract.memory import mentions
from extract.schemes.abbreviation import long_form
from models import Paper, PaperKind

_REACH = 60_000  # characters
_REPORTS_REACH = 20_000
_BLANK = r"[^\S\n]+"
_WORDS = rf"[A-Z][\w’'&-]*(?:{_BLANK}(?:(?:and|of|for|the|in|on|&){_BLANK}){{0,2}}[A-Z][\w’'-]*){{0,8}}"
_NAME = rf"(?P<name>(?!(?i:that)\b){_WORDS})"
_MEETING_OF = r"(?:the|a)\s+(?:\w+\s+)?meeting\s+of\s+(?:the\s+)?"
_ACTS = (
    r"(?:noted?|approved?|agreed?|endorsed?|resolved|considered|received?|accepted|supported"
    r"|authorised?|delegated?|adopted?|directed|confirmed)"
)
_KINDS_OF_MEETING = frozenset({PaperKind.MINUTES, PaperKind.DECISION, PaperKind.AGENDA})
_WEAK, _STRONG = 1, 3


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of sentence that tells whose paper it is in, behind words in small letters of which each match has one."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: int = _STRONG
    kinds: frozenset[PaperKind] = _KINDS_OF_MEETING


def _form(words: str, pattern: str, weight: int = _STRONG, kinds: frozenset[PaperKind] = _KINDS_OF_MEETING) -> _Form:
    return _Form(tuple(words.split()), re.compile(pattern, re.VERBOSE | re.MULTILINE), weight, kinds)


_FORMS = (  # begun with their letters, not with \b, where they can be: what begins with none is tried at every letter
    # "The Cabinet is asked to", "Committee is recommended to", "That the Board note", "That the Wye Forum recognises":
    # what a report asks for
    _form(
        "the",
        rf"""(?:(?:\bThe|\b[Tt]hat\s+the){_BLANK}{_NAME}{_BLANK}
            (?:(?:is|are|was|were|be){_BLANK})?(?:asked|recommended|requested|invited|note|notes|approve|agree|endorse)\b
          | ^\W*That\s+the{_BLANK}(?P<named>(?:[A-Z][\w&’'-]*{_BLANK}(?:(?:and|of|for|&)\s+)?){{1,9}}?)
            (?:recognises?|requests?|authorises?|supports?|welcomes?|endorses?|approves?|notes?|agrees?)\b)""",
        kinds=frozenset({PaperKind.REPORT}),
    ),
    # "The Board had been invited to consider", "Cabinet is asked to agree", "to enable the Scrutiny Board to comment"
    _form(
        "invited asked enable",
        rf"""(?:\b[Tt]he{_BLANK}|^|[.]\s+){_NAME}{_BLANK}(?:(?:is|are|was|were)|ha[ds]{_BLANK}been){_BLANK}(?:invited|asked){_BLANK}to\b
          | \benable{_BLANK}(?:the{_BLANK})?(?P<named>{_WORDS}){_BLANK}to\b""",
    ),
    # "to update the Hale Committee on", "For consideration by the Hale Panel on", "Members of the Hale Panel asked"
    _form(
        "update inform advise provide present consideration members ask",
        rf"""\b(?:(?:[Tt]o|and)\s+(?:update|inform|advise|ask|provide|present(?:\s+to)?)|[Ff]or\s+(?:consideration|decision|approval)\s+by
            |[Mm]embers\s+of|(?:is|are)\s+presented\s+to)\s+(?:the\s+)?{_NAME}""",
        kinds=frozenset({PaperKind.REPORT}),
    ),
    # "Mr Oke be elected Vice-Chairman of the Hale Paths Panel for the year"
    _form(
        "chair convener",
        rf"""(?i:\b(?:elect\w*|appoint\w*)\b)[^.\n]{{0,80}}?\b(?i:(?:vice[\s-]|deputy\s)?(?:chair\w*|convener))
            \s+(?i:of)\s+(?:the\s+)?{_NAME}""",
    ),
    # "Minutes of the meeting of the Hale Authority held on 4 May be approved", "… of the Cabinet meeting held on … were
    # approved", "Copies of the Minute of the meeting of the Hale Board had been circulated"
    _form(
        "minute",
        rf"""(?i:\b(?P<to_sign>(?:approve|confirm|sign|agree)[^.\n]{{0,60}}?\b)?
            minutes?,?\s+(?:attached\s[^,\n]{{1,20}},\s+)?of\s+(?:(?P<met>{_MEETING_OF})|the\s+)?){_NAME}(?P<rest>[^\n]{{0,120}})""",
    ),
    # "since the last meeting of the Hale Board", "welcomed Members to this virtual meeting of the Hale Forum", "The
    # Cabinet meeting would be concluded"
    _form(
        "meeting",
        rf"""\b(?i:(?:since\s+(?:the|its)\s+(?:last|previous)|this|welcomed\s[^.\n]{{0,60}}?\bto\s+(?:the|this|a)(?:\s+\w+){{0,2}}?)
            \s+meeting\s+of\s+(?:the\s+)?){_NAME}
          | \b[Tt]he\s+(?P<named>{_WORDS})\s+meeting\s+(?:would\s+|be\s+|was\s+){{0,2}}
            (?:conclude|continue|adjourn|close|start|commence|extend)""",
        kinds=_KINDS_OF_MEETING | {PaperKind.OTHER},
    ),
    # "NHS Hale held its latest Board meeting in public"
    _form("held", rf"held(?<!\wheld)\s+(?:its|our)\s+(?:[a-z]+\s+){{0,2}}{_NAME}\s+meeting\b"),
    # "The Cabinet considered a report", "The Hale Committee RESOLVED:", "The Cabinet is RECOMMENDED to", "Having heard
    # it, Cabinet noted the report and", "The Hale Committee approved the following:"
    _form(
        "report resolved provided recommended following",
        rf"""(?:^|[.:;,]\s+|\n(?:\d{{1,3}}\.\d{{1,2}}\s+)?)(?:The\s+)?{_NAME}\s+(?:then\s+|\w+ly\s+)?
            (?:(?:received\s+and\s+)?considered\s+(?:an?|the)\s+(?:\w+\s+)?report|received\s+an?\s+(?:\w+\s+)?report
              |was\s+(?:presented|provided)\s+with\s+(?:an?|the)\b|RESOLVED|resolved\b|noted\s+the\s+report\s+and\b
              |(?:is|are)\s+RECOMMENDED\b|(?:approved|agreed)\s+the\s+following\s*:)""",
    ),
    # "Members of the Hale Board welcomed the progress"
    _form(
        "members",
        rf"[Mm]embers(?<!\w[Mm]embers)\s+of\s+the\s+{_NAME}\s+(?:welcomed|considered|noted|agreed|asked|discussed|received|heard)\b",
        kinds=frozenset({PaperKind.MINUTES}),
    ),
    # "The executive received and considered the head of finance's report": in a house that writes it small
    _form(
        "executive cabinet committee panel",
        r"(?:^|[.:;]\s+)The\s+(?P<name>executive|cabinet|(?:[a-z]+\s+){0,2}(?:sub-)?(?:committee|panel))\s+(?:received|considered)\b",
    ),
    # "the policy of providing a monthly report to Cabinet for approval", "To keep Cabinet informed"
    _form(
        "report",
        rf"report(?<!\wreport)\s+to\s+(?:the\s+)?{_NAME}\s+for\s+(?:approval|decision|agreement)\b",
    ),
    _form("informed", r"[Tt]o(?<!\w[Tt]o)\s+keep\s+(?:the\s+)?(?P<name>[A-Z][\w’'& -]{2,60}?)\s+informed\b"),
    # "RESOLVED that the Cabinet:", "That the Hale Panel notes the plan", "That Cabinet" over "1) note", "That,
    # following a recommendation from the Panel, the Hale Authority approves:"
    _form(
        "that",
        rf"""(?:(?i:\b(?:RESOLVED|AGREED)(?:\s*\(unanimous(?:ly)?\))?\W{{1,4}}that)|\bThat
              (?:,?\s+following\s[^.;:\n]{{5,160}},)?)\s+(?:the\s+)?{_NAME}
            \s*(?::|\s(?:note|approve|agree|endorse|recommend|grant|refuse|revoke|support|authorise|adopt|accept|receive|request|delegate)[sd]?\b|\n\W?[1aAi][.)])""",
    ),
    # "On 4 May 2031, Cabinet:- (i) Approved", the first words of a page; "Cabinet: 1. Approved"
    _form("on", rf"\A\W*On\s+[^\n,]{{6,40}},?\s+(?:the\s+)?{_NAME}\s*(?::|\s(?:{_ACTS})\b)"),
    _form("1 a i", rf"^(?:The\s+)?{_NAME}\s*:[\s–-]{{0,3}}\(?[1aAi][.)]\s", kinds=frozenset({PaperKind.DECISION})),
    # "That Cabinet note the forecast", "Cabinet approved changes", "The ROADS BOARD noted", "That Cabinet:"
    _form(
        "e",
        rf"""(?:^|[.:;|)]\s+|\b(?P<that>(?i:that)|(?i:the))\s+)(?:[Tt]he\s+)?(?:(?:\d{{1,2}}|[A-Za-z])[.)]\s+)?{_NAME}
            (?:(?<=\w)(?P<listed>\s*:[\s–-]*$)
              |\s+(?:(?:\w+ly|also|then|has|(?P<had>had)|be|RESOLVED|resolved\s+to)\s+){{0,2}}(?:{_ACTS}|{_ACTS.upper()})\b)""",
        _WEAK,
        frozenset({PaperKind.MINUTES}),
    ),
)
_SIGNED = re.compile(
    r"\b(?:approved|adopted|confirmed|signed|agreed|correct\s+record|had\s+been\s+(?:circulated|submitted|issued)|(?:presented|submitted|circulated)\s+for\s+approval)\b"
)
_HELD = re.compile(r",?\s+(?i:meeting,?\s+)?held\b")
# "the minutes of the Hale Authority Annual Meeting"
_SORT = re.compile(r"\s+(?:Annual|Special|Extraordinary|Ordinary|Budget)\s+Meeting$")


def told_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that the prose says decided, was asked or signs its minutes; None where two do so equally often.

    What "the Panel" does counts for the panels that the prose names in full; where it names none, "Panel" is all that
    the page calls its body.
    """
    named, short = _count(paper, kind)
    for name in named:
        named[name] += sum(times for word, times in short.items() if name.casefold().endswith(f" {word.casefold()}"))
    heads = {name.rpartition(" ")[2].casefold() for name in named}
    for word, times in short.items():
        if word.rpartition(" ")[2].casefold() not in heads and times > _WEAK:
            named[word] += times
    told = _first(named) or _only_named(paper, kind) or (next(iter(short)) if len(short) == 1 else _first(short))
    return told or (_spoken_of(paper) if kind in _KINDS_OF_MEETING else None)


def _first(counted: Counter[str]) -> str | None:
    """Take what was counted most often: more than once, or by a form that is sure, or of three words and alone."""
    (first, times), (_, second) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    others = tuple(load("bodies")["organisation_too"])
    alone = len(counted) == 1 and len(first.split()) >= _WORDS_OF_A_NAME and not first.casefold().endswith(others)
    return first if times > second and (times > _WEAK or alone) else None


_WORDS_OF_A_NAME = 3


def _count(paper: Paper, kind: PaperKind) -> tuple[Counter[str], Counter[str]]:
    """Count what the prose tells of bodies by their names, and of those that it calls no more than "the Board"."""
    named: Counter[str] = Counter()
    short: Counter[str] = Counter()
    unnamed = load("bodies")["unnamed"]
    for told, weight in _told(paper, kind):
        name = _in_full(told, paper.text) if told.isupper() and " " not in told else _SORT.sub("", told)
        body = clean_body(name.title() if name.islower() else name, paper.text)
        if body:
            (short if body.casefold().removeprefix("the ") in unnamed else named)[body] += weight
    for part in list(named):  # "the Paths Committee" is the Hale Paths Committee that the page names elsewhere
        whole = next((name for name in named if name.casefold().endswith(f" {part.casefold()}")), None)
        if whole:
            named[whole] += named.pop(part)
    return named, short


def _in_full(initials: str, text: str) -> str:
    """Spell out "OSMB" where the paper says what it stands for."""
    bracket = re.search(rf"\(\s*(?:the\s+)?[‘“\"']?{initials}[’”\"']?\s*\)", text) if len(initials) > _FEWEST else None
    long = long_form(text, 0, bracket.start(), initials) if bracket else None
    return text[long : bracket.start()].strip() if bracket and long is not None else initials


def _told(paper: Paper, kind: PaperKind) -> Iterator[tuple[str, int]]:
    """List the names that the forms of a kind of paper find, each with the weight of its form."""
    reach = _REPORTS_REACH if kind is PaperKind.REPORT else _REACH
    for form in _FORMS:
        if kind not in form.kinds or not mentions(paper.text, form.words):
            continue
        for match in form.pattern.finditer(paper.text, 0, reach):
            found = match.groupdict()
            if found.get("had") or (found.get("listed") and (found["that"] or "").casefold() != "that"):
                continue  # "The Board:" opens a list of members
            if "rest" in found and not _is_signed(found):
                continue
            yield found["name"] or found["named"], form.weight


def _is_signed(found: dict[str, str | None]) -> bool:
    """Tell minutes that the body signs as its own from those of others that it receives."""
    rest = found["rest"] or ""
    held = found["met"] or _HELD.match(rest)
    return bool(held and ((found["to_sign"] and found["met"]) or _SIGNED.search(rest)))


# "the Finance Committee"; "Cabinet", and not "the Cabinet Member", "Cabinet Office"
_NAMED = re.compile(
    r"""(?=[A-Z])(?<![\w’'&-])(?:(?P<name>(?:[A-Z][\w’'&-]*+\s+(?:(?:and|&)\s+)?){1,5}
        (?P<head>Committee|Sub-Committee|Panel|Forum|Commission|Board|Authority))
      |(?P<cabinet>Cabinet)(?!\s+(?:Member|Office|Portfolio|Minister|Secretar|Committee|Board|Panel|Lead)))\b""",
    re.VERBOSE,
)
# "the panel"
_ALONE = re.compile(
    r"\b[Tt]he\s+(?P<head>(?:[Ss]ub-)?(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Ff]orum|[Cc]ommission|[Tt]rustees|[Gg]overnors))\b"
)
_FEWEST = 2  # times that a paper names its own body


def _only_named(paper: Paper, kind: PaperKind) -> str | None:
    """Take the one body that minutes or a decision name and speak of as "the Committee" as well, one of both twice."""
    officers = kind is PaperKind.DECISION and mentions(paper.text, ("officer decision", "officer's decision"))
    if kind not in (PaperKind.MINUTES, PaperKind.DECISION) or officers:
        return None
    named: Counter[str] = Counter()
    for match in _NAMED.finditer(paper.text, 0, _REACH):
        body = match["cabinet"] or clean_body(match["name"], paper.text)
        if body and (match["cabinet"] or " " in body):
            named[body] += 1
    if len(named) != 1:
        return None
    (body, times), *_ = named.most_common(1)
    alone = Counter(match["head"].casefold() for match in _ALONE.finditer(paper.text, 0, _REACH))
    head = body.rpartition(" ")[2].casefold()
    own = not alone if body == "Cabinet" or (times >= _FEWEST and not alone[head]) else alone[head] > 0
    return body if own and max(times, alone[head]) >= _FEWEST else None


# "the Committee", "the Panel’s", "Forum members": a body that a page calls by no more than what it is
_SPOKEN_OF = re.compile(
    r"""(?=[TtCBPF])\b(?:[Tt]he\s+(?P<head>(?:Sub-|Joint\s+)?Committee|(?:Joint\s+)?Board|Panel|Forum|Commission|Trustees|Governors|Authority)
      |(?P<whose>Committee|Board|Panel|Forum|Commission)\s+[Mm]embers)\b(?!\s+[A-Z])""",
    re.VERBOSE,
)


# "the last board meeting", "the committee", in a house that writes its body small
_SMALL_HEAD = re.compile(
    r"\bthe\s+(?:(?:last|next|public|previous)\s+){0,2}(?P<head>board|committee|panel|forum)\b(?!\s+room)"
)


def _spoken_of(paper: Paper) -> str | None:
    """Take the body that a page of a meeting speaks of as "the Committee" and names once in full, else that word."""
    spoken = Counter(match["head"] or match["whose"] for match in _SPOKEN_OF.finditer(paper.text, 0, _REACH))
    (head, times), (_, second) = [*spoken.most_common(2), ("", 0), ("", 0)][:2]
    if not spoken and not _NAMED.search(paper.text, 0, _REACH):
        small = {match["head"] for match in _SMALL_HEAD.finditer(paper.text, 0, _REACH)}
        return small.pop().capitalize() if len(small) == 1 else None
    if times <= second:
        return None
    named = {
        body
        for match in _NAMED.finditer(paper.text, 0, _REACH)
        if match["head"] == head and (body := clean_body(match["name"], paper.text)) and " " in body
    }
    return named.pop() if len(named) == 1 else head
