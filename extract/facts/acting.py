"""Bodies that only the prose names: those asked for a decision, and those that decided."""

import re
from collections import Counter

from extract.facts.body_names import clean_body
from extract.lexicon import load
from models import Paper, PaperKind

# "The Cabinet is asked to", "Committee is recommended to", "That the Board note", "The Board is requested to"
_ASKED = re.compile(
    r"(?:\b(?:The|That\s+the|that\s+the)\s+)(?P<name>(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&)\s+)?){1,9}?)"
    r"(?:is|are|was|were|be)?\s*(?:asked|recommended|requested|invited|note\b|notes\b|approve\b|agree\b|endorse\b)"
)


# "That the Hale Ward Committee recognises …": a line of recommendations that lost its heading
_RECOMMENDED_TO = re.compile(
    r"^\W*That\s+the\s+(?P<name>(?:[A-Z][\w&’'-]*[^\S\n]+(?:(?:and|of|for|&)\s+)?){1,9}?)"
    r"(?:recognises?|requests?|authorises?|supports?|welcomes?|endorses?|approves?|notes?|agrees?)\b",
    re.MULTILINE,
)


def asked_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that a report asks for its decision ("The Cabinet is asked to"); None for other papers."""
    if kind is not PaperKind.REPORT:
        return None
    text = paper.text[:20000]
    for match in (*_ASKED.finditer(text), *_RECOMMENDED_TO.finditer(text)):
        body = clean_body(match["name"], paper.text)
        if body:
            return body
    return None


_ACTS = (
    r"(?:noted?|approved?|agreed?|endorsed?|resolved|considered|received?|accepted|supported"
    r"|authorised?|delegated?|adopted?|directed|confirmed)"
)
# "That Cabinet note the forecast", "Cabinet approved changes", "The ROADS BOARD noted", "That Cabinet:"
_ACTING = re.compile(
    rf"""(?:^|[.:;|)]\s+|\n|\b(?i:that|the)\s+)(?:the\s+|The\s+)?(?:(?:\d{{1,2}}|[A-Za-z])[.)]\s+)?
    (?P<name>(?!(?i:that)\b)(?:[A-Z][\w’'&-]*)(?:\s+(?:(?:and|of|for|the|in)\s+)?(?:[A-Z][\w’'-]*|&)){{0,8}})
    (?:(?<=\w)\s*:[\s–-]*$|\s+(?:(?:\w+ly|also|then|has|had|be|RESOLVED|resolved\s+to)\s+){{0,2}}(?:{_ACTS}|{_ACTS.upper()})\b)""",
    re.VERBOSE | re.MULTILINE,
)
_THAT_SAID = re.compile(r"\W*that\b", re.IGNORECASE)
_FEWEST_ACTS = 2
_WORDS_OF_A_NAME = 3
_HAD = re.compile(r"\b(?:had|has)\b")


def acting_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that the prose of minutes says decided: one named at least twice, and by more than "the Board"."""
    if kind is not PaperKind.MINUTES:
        return None
    acts: Counter[str] = Counter()
    for match in _ACTING.finditer(paper.text[:60000]):
        listed = match[0].rstrip(" –-\n").endswith(":")  # "That Cabinet:" opens limbs, "The Board:" a list of members
        body = clean_body(match["name"], paper.text)
        if body and (not listed or _THAT_SAID.match(match[0])):
            acts[body] += 1
    unnamed = load("bodies")["unnamed"]
    named = [(body, times) for body, times in acts.most_common() if body.casefold().removeprefix("the ") not in unnamed]
    if not named:
        return None
    (body, times), *others = named
    clear = times >= _FEWEST_ACTS and times > max((n for _, n in others), default=0) and times > acts["Council"]
    return body if clear else None


def sole_actor(paper: Paper, kind: PaperKind) -> str | None:
    """Take the one body of three words or more that the prose of minutes says decided, even if only once.

    "Hale County Council had approved it" is told of another: councils and authorities do not count.
    """
    if kind is not PaperKind.MINUTES:
        return None
    others = tuple(load("bodies")["organisation_too"])
    bodies: set[str] = set()
    for match in _ACTING.finditer(paper.text[:60000]):
        body = None if "\n" in match["name"] or _HAD.search(match[0]) else clean_body(match["name"], paper.text)
        if body and len(body.split()) >= _WORDS_OF_A_NAME and not body.casefold().endswith(others):
            bodies.add(body)
    return bodies.pop() if len(bodies) == 1 else None


_NAME = r"(?P<name>[A-Z][\w’'&-]*(?:[^\S\n]+(?:(?:and|of|for|the|in|&)[^\S\n]+){0,2}[A-Z][\w’'-]*){0,8})"
# What only the meeting's own body does in its minutes, and what it asks of itself in them.
_OWN_ACTS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # "Mr Oke be elected Vice-Chairman of the Hale Paths Panel for the year"
        rf"""(?i:\b(?:elect\w*|appoint\w*)\b)[^.\n]{{0,80}}?\b(?i:(?:vice[\s-]|deputy\s)?(?:chair\w*|convener))\s+(?i:of)\s+(?:the\s+)?{_NAME}""",
        # "That the Minutes of the meeting of the Hale Authority held on 4 May be approved"
        rf"""(?i:\b(?:approve|confirm|sign|agree)[^.\n]{{0,60}}?\bminutes\s+of\s+(?:the|a)\s+(?:\w+\s+)?meeting\s+of\s+(?:the\s+)?){_NAME}""",
        rf"""(?i:\bminutes\s+of\s+(?:the|a)\s+(?:\w+\s+)?meeting\s+of\s+(?:the\s+)?){_NAME}(?=[^\n]{{0,90}}\b(?:approved|confirmed|signed|agreed)\b)""",
        # "Copies of the Minute of the meeting of the Hale Board held on 4 May had been circulated"
        rf"""(?i:\bminutes?\s+of\s+(?:the|a)\s+(?:\w+\s+)?meeting\s+of\s+(?:the\s+)?){_NAME}(?=[^\n]{{0,90}}\bhad\s+been\s+(?:circulated|submitted|issued))""",
        # "The Minutes of the Cabinet meeting held on 4 May were approved", "… be received as a correct record"
        rf"""(?i:\bminutes\s+of\s+(?:the\s+)?){_NAME}(?=\s+(?i:meeting\s+)?held\s+on\b[^\n]{{0,60}}\b(?:approved|confirmed|signed|agreed|correct\s+record)\b)""",
        # "amendments made since the last meeting of the Hale Joint Board"
        rf"""(?i:\bsince\s+(?:the|its)\s+(?:last|previous)\s+meeting\s+of\s+(?:the\s+)?){_NAME}""",
        # "The Cabinet considered a report", "The Hale Combined Committee RESOLVED:", "Cabinet resolved to"
        rf"""(?:^|[.:;,]\s+|\n(?:\d{{1,3}}\.\d{{1,2}}\s+)?)(?:The\s+)?{_NAME}\s+(?:then\s+|\w+ly\s+)?(?:(?:received\s+and\s+)?considered\s+(?:an?|the)\s+(?:\w+\s+)?report|received\s+an?\s+(?:\w+\s+)?report|was\s+(?:presented|provided)\s+with\s+(?:an?|the)\b|RESOLVED|resolved)\b""",
        # "the policy of providing a monthly report to Cabinet for approval"
        rf"""\breport\s+to\s+(?:the\s+)?{_NAME}\s+for\s+(?:approval|decision|agreement)\b""",
        # "The executive received and considered the head of finance's report": in a house that writes it small
        r"""(?:^|[.:;]\s+|\n)The\s+(?P<name>executive|cabinet)\s+(?:received|considered)\b""",
        # "RESOLVED that the Cabinet:", "That the Hale Panel notes the plan", "That Cabinet" over "1) note"
        rf"""(?:(?i:\b(?:RESOLVED|AGREED)(?:\s*\(unanimous(?:ly)?\))?\W{{1,4}}that)|\bThat)\s+(?:the\s+)?{_NAME}
            \s*(?::|\s(?:notes?|approves?|agree[sd]?|endorses?|recommends?)\b|\n\W?[1aAi][.)])""",
        # "That following a recommendation from the Panel, the Hale Authority approves:"
        rf"""\bThat,?\s+following\s[^.;:\n]{{5,160}},\s+the\s+{_NAME}\s+(?:approves|agrees|notes|endorses)\s*:""",
        # "The Hale Committee approved the following:"
        rf"""(?:^|\n)(?:The\s+)?{_NAME}\s+(?:approved|agreed)\s+the\s+following\s*:""",
        # "Having considered the information, Cabinet noted the report and", over what it approved
        rf"""(?:^|\n|[.:;,]\s+){_NAME}\s+noted\s+the\s+report\s+and\b""",
        # "On 4 May 2031, Cabinet:- (i) Approved", the first words of a page
        rf"""\A\W*On\s+[^\n,]{{6,40}},?\s+(?:the\s+)?{_NAME}\s*(?::|\s(?:{_ACTS})\b)""",
        # "The Cabinet is RECOMMENDED to"
        rf"""(?:^|\n)(?:The\s+)?{_NAME}\s+(?:is|are)\s+RECOMMENDED\b""",
    )
)
_OWN_KINDS = (PaperKind.MINUTES, PaperKind.DECISION)


def own_acts_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that alone elects its chair, signs its minutes, takes reports or resolves in minutes or a decision.

    Two bodies that do so equally often leave it open.
    """
    if kind not in _OWN_KINDS:
        return None
    unnamed = load("bodies")["unnamed"]
    acts: Counter[str] = Counter()
    for pattern in _OWN_ACTS:
        for match in pattern.finditer(paper.text[:60000]):
            name = match["name"].capitalize() if match["name"].islower() else match["name"]
            body = clean_body(name, paper.text)
            if body and body.casefold().removeprefix("the ") not in unnamed:
                acts[body] += 1
    for short in list(acts):  # "the Paths Committee" is the Hale Paths Committee that the page names elsewhere
        longer = next((name for name in acts if name.casefold().endswith(f" {short.casefold()}")), None)
        if longer:
            acts[longer] += acts.pop(short)
    (first, times), (_, second) = [*acts.most_common(2), ("", 0), ("", 0)][:2]
    return first if times > second else None


# "Cabinet", and what names another body or none: "the Cabinet Member", "Cabinet Office", "Roads Panel"
_CABINET = re.compile(r"\bCabinet\b(?!\s+(?:Member|Office|Portfolio|Minister|Secretar|Committee|Board|Panel|Lead))")
# "the panel": another body met
_A_PANEL = re.compile(r"\b[Tt]he\s+(?:[Ss]ub-)?(?:committee|board|panel|forum|commission|trustees|governors)\b")
_OTHERS = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*+\s+(?:Sub-)?(?:Committee|Board|Panel|Forum|Commission|Authority)\b")


def cabinet_of(paper: Paper, kind: PaperKind) -> str | None:
    """Take "Cabinet" where minutes or a decision name it more than once, and no other body."""
    if kind not in _OWN_KINDS or _OTHERS.search(paper.text) or _A_PANEL.search(paper.text):
        return None
    times = sum(1 for _ in zip(_CABINET.finditer(paper.text), range(_FEWEST_ACTS), strict=False))
    return "Cabinet" if times == _FEWEST_ACTS else None


# "RESOLVED" over "That the Board:"
_UNNAMED = re.compile(
    r"\b(?:RESOLVED\W{1,6}(?:[Tt]hat\s+)?[Tt]he\s+(?=\w+\s*(?::|\n))|[Mm]inutes\s+of\s+the\s+(?:meeting\s+of\s+the\s+)?(?=\w+\s+held\b))"
    r"(?P<name>Board|Committee|Panel|Trustees|Governors)\b"
)


# "The Board NOTED the report"; a committee has a name of its own
_UNNAMED_ACTS = re.compile(rf"\b[Tt]he\s+(?P<name>Board|Governing\s+Body)\s+(?:\w+ly\s+)?(?i:{_ACTS})\b")


def unnamed_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take "Board" where that is all that minutes call those who resolved."""
    if kind not in _OWN_KINDS:
        return None
    named = _UNNAMED.search(paper.text)
    acts = Counter(match["name"] for match in _UNNAMED_ACTS.finditer(paper.text, 0, 60000))
    (name, times), *_ = [*acts.most_common(1), ("", 0)]
    return named["name"] if named else name if times >= _FEWEST_ACTS else None
