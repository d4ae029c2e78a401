"""Who moved and seconded a decision, and how the vote went, as printed around it."""

import re

from extract.sparing import SparingPattern

_TITLE = r"""(?:(?:Town|County|District|Parish|Borough|City)[ ]+)?(?:Councillors?|Cllrs?\.?|Clr\.?|Mr\.?|Mrs\.?|Ms\.?
    |Miss|Dr\.?|Prof(?:essor)?\.?|Sir|Dame|Lord|Lady|Rev(?:erend|d)?\.?|Alderman|Bailie|Provost)"""
# "Councillor A. B. Hartley-Moss", "Cllr Moss", "JB", "the Chair"
NAME = rf"""(?:
    [Tt]he[ ]Chair(?:man|person)?\b
  | (?:{_TITLE}[ ]+)*
    (?:(?:[A-Z]\.|[A-Z][\w'’-]{{0,40}})
        (?:[ ]+(?!(?:{_TITLE})\b|Seconded|Proposed|All|That|Vote)|(?=[\s,;.)/:]|$))){{1,4}}
)"""
_LINK = r"\s*[:–-]?\s*(?:by\s+)?[:–-]?\s*"
_PROPOSED_WORD = r"""\b(?:[Pp]rop(?:osed|oser)?|PROPOSED|PROPOSER|[Mm]oved|[Mm]over|MOVED|[Pp]roposition
    |[Oo]n\s+(?:the|a)\s+(?:motion|proposal|proposition)\s+(?:of|from|by))\b\.?"""
_SECONDED_WORD = r"(?:[Dd]uly\s+)?(?:[Ss]ec(?:onded|onder)?|SECONDED|SECONDER)\b\.?"

# "Proposed by Cllr Reed, seconded by Cllr Moss"; "moved: J Reed; seconded: P Moss"
_BY = re.compile(
    rf"""{_PROPOSED_WORD}{_LINK}(?P<mover>{NAME})
        [\s,;.)]*(?:and\s+|\(?\s*)?(?:was\s+)?{_SECONDED_WORD}{_LINK}(?P<seconder>{NAME})""",
    re.VERBOSE,
)
# "Cllr Reed proposed, and Cllr Moss seconded"; "Cllr Reed moved that …, seconded by Cllr Moss"
_ACTIVE = SparingPattern(
    rf"""(?P<mover>{NAME})\s*,?\s*(?:then\s+|formally\s+)?(?:proposed|moved|MOVED|PROPOSED)\b[^.]{{0,400}}?
        (?:(?P<first>{NAME})\s+(?:duly\s+)?(?:seconded|SECONDED)|(?:seconded|SECONDED)\s+by{_LINK}(?P<second>{NAME}))""",
    re.VERBOSE,
)
# "Councillor Baird, seconded by Mr Fyfe, moved that"
_BETWEEN = SparingPattern(
    rf"(?P<mover>{NAME})\s*,\s*seconded\s+by{_LINK}(?P<seconder>{NAME})\s*,?\s*(?:moved|proposed)\b", re.VERBOSE
)
_SECONDED = re.compile(
    rf"\b(?:[Ss]econd(?:ed)?|SECOND(?:ED)?)(?:\s+by{_LINK}|\s+(?=[A-Z][a-z]))(?P<name>{NAME})", re.VERBOSE
)
# "Proposed by Mrs Reed", "MOTION: Reed", "a motion was made by P. Moss"
_PROPOSED = re.compile(
    rf"""\b(?:(?:[Pp]roposed|[Mm]oved|[Pp]roposal\s+was\s+made|(?:[Mm]otion|MOTION)(?:\s+(?:was\s+)?made)?)\s+by{_LINK}
        |(?:[Mm]otion|MOTION)\s*:\s*)(?P<name>{NAME})""",
    re.VERBOSE,
)
_MADE = SparingPattern(rf"(?P<name>{NAME})\s+made\s+(?:a|the)\s+motion\b", re.VERBOSE)
_PROPOSER = SparingPattern(
    rf"(?P<name>{NAME})\s*,?\s*(?:then\s+)?(?:proposed|moved|PROPOSED|MOVED)\s+(?:that|to|an|a)\b", re.VERBOSE
)
# "(AB/CD)"
_INITIALS = re.compile(r"[(\[](?P<mover>[A-Z]{2,3})\s*/\s*(?P<seconder>[A-Z]{2,3})[)\]]")
# "… be adopted. (Claire, Pat)"
_BEHIND = SparingPattern(r"[.\w]\s+\((?P<mover>[A-Z][a-z’'-]+)\s*[,/]\s*(?P<seconder>[A-Z][a-z’'-]+)\)\s*$")

# Letters that no sentence about a mover or seconder does without, initials apart.
_TOLD = ("econd", "ECOND", "otion", "OTION", "prop", "Prop", "PROP", "mov", "Mov", "MOV")

_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|nil|none)"
_AND = r"\W{0,3}(?:(?:and|with)\s+)?"
# "5 for, 2 against", "four votes in favour and one against", "For: 5 Against: 2"
COUNTED = rf"""(?:
    (?:{_COUNT})\s+(?:(?:votes?|members?|voted|voting)\s+)?(?:in\s+favour|for){_AND}{_COUNT}\s+(?:(?:votes?|voted|voting)\s+)?against\b
  | \bfor\s*[:–-]\s*\d+[\s,;.]*(?:and\s+)?against\s*[:–-]\s*\d+
)"""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}
# "For: 26 Against: 32"; "7 for, 2 against and 1 abstention"; "by 7 votes to 2"; "unanimously"; "nem con"; "carried"
_VOTE = SparingPattern(
    rf"""(?:
        \b[Ff]or\s*[:–(-]?\s*\d+\)?[\s,;.]*(?:and\s+)?[Aa]gainst\s*[:–(-]?\s*\d+\)?
        (?:[\s,;.]*(?:and\s+)?[Aa]bst\w+\s*[:–(-]?\s*\d+\)?)?
      | \b{_COUNT}\s+(?:(?:votes?|members?|voted|voting)\s+)?(?:in\s+favour|for|FOR|For)\b
        {_AND}{_COUNT}\s+(?:(?:votes?|voted)\s+)?(?i:against)\b(?:{_AND}{_COUNT}\s+(?i:abst\w+))?
      | \bby\s+{_COUNT}\s+votes?\s+to\s+{_COUNT}(?:{_AND}{_COUNT}\s+abst\w+)?
      | \b(?:with\s+)?{_COUNT}\s+abstentions?\b
      | \b(?:(?i:carried|passed|agreed|approved|resolved|voted)\s+)?(?i:unanimous(?:ly)?)
        (?:\s+(?:agreed|approved|carried|resolved))?\b
      | \b[Nn]em\.?\s*[Cc]on\b\.?
      | \b[Aa]ll\s+(?:were\s+)?in\s+(?:favour|agreement)\b
      | \b(?:[Mm]otion\s+)?(?:[Cc]arried|CARRIED)\b(?!\s+(?:out|forward|over|by\s+the))
    )""",
    re.VERBOSE,
)
# "For (12)" over a list of names, then "Against (42)", "Abstain (7)"
_COURTESY = re.compile(rf"^(?:{_TITLE}\s+)+", re.VERBOSE)
_LISTED = re.compile(r"\b(?:For|FOR|Against|AGAINST|Abst\w+|ABST\w+)\s*\(\d{1,3}\)")


def movers(text: str) -> tuple[str | None, str | None]:
    """Read who moved and who seconded, as printed without courtesy title.

    >>> movers("Proposed by Cllr Reed, seconded by Cllr P Moss and carried.")
    ('Reed', 'P Moss')
    >>> movers("that the precept be £900 (AB/CD)")
    ('AB', 'CD')
    """
    told = any(letters in text for letters in _TOLD)
    found = (_BETWEEN.search(text) or _BY.search(text)) if told else None
    if found:
        return _plain(found["mover"]), _plain(found["seconder"])
    active = _ACTIVE.search(text) if told else None
    if active:
        return _plain(active["mover"]), _plain(active["first"] or active["second"])
    initials = _INITIALS.search(text) or _BEHIND.search(text)
    if initials:
        return initials["mover"], initials["seconder"]
    if not told:
        return None, None
    mover = _PROPOSED.search(text) or _PROPOSER.search(text) or _MADE.search(text)
    seconder = _SECONDED.search(text)
    return (_plain(mover["name"]) if mover else None), (_plain(seconder["name"]) if seconder else None)


def vote(text: str) -> str | None:
    """Read how a vote went, as printed: a count before "unanimously" before "carried".

    >>> vote("The motion was carried by 7 votes to 2."), vote("Voting: unanimous"), vote("carried out")
    ('by 7 votes to 2', 'unanimous', None)
    """
    listed = [match[0] for match in _LISTED.finditer(text)]
    if len(listed) > 1 and listed[0].startswith(("F", "f")):
        return ", ".join(listed[:3])
    found = [" ".join(match[0].split()) for match in _VOTE.finditer(text)]
    counted = [printed for printed in found if re.search(r"\d|against|abst", printed, re.IGNORECASE)]
    return max(counted, key=len) if counted else next(iter(sorted(found, key=lambda p: "nanimous" not in p)), None)


def is_carried(counted: str) -> bool:
    """Tell whether a counted vote ("5 for, 2 against") has more for than against.

    >>> is_carried("5 for, 2 against"), is_carried("three in favour and four against")
    (True, False)
    """
    words = re.findall(rf"\b{_COUNT}\b", counted, re.IGNORECASE)
    numbers = [int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0) for word in words]
    return len(numbers) > 1 and numbers[0] > numbers[1]


# what tells the fate itself is a decision of its own
_FATE = re.compile(r"\b(?:motion|amendment|carried|lost|resolved|agreed|approved|refused)\b", re.IGNORECASE)
_VOTED = re.compile(COUNTED, re.VERBOSE | re.IGNORECASE)


def is_voted(after: str) -> bool:
    """Tell whether what stands behind a proposal begins with a vote that carried it."""
    first = after.split(". ")[0]
    counted = _VOTED.search(first) if "against" in first and not _FATE.search(first) else None
    return counted is not None and is_carried(counted[0])


def _plain(name: str | None) -> str | None:
    """Leave out courtesy titles and the stop behind the name."""
    if not name:
        return None
    bare = _COURTESY.sub("", name.strip()).strip(" .,;:")
    return bare or None
