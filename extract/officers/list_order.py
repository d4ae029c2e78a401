"""What comes first in a list, the post or its holder, and where one entry ends and the next begins."""

import re
from collections.abc import Callable

from extract.given_names import is_given_name
from extract.officers.listed import Listed, are_initials
from extract.officers.person_names import Person, Strength, person_at
from extract.officers.posts import is_post, post_at

# "(Mr S Lee)" behind the post that Mr Lee holds
_HOLDER = re.compile(
    r"(?:(?!\b(?:Cllrs?|Councillors|Mrs?|Ms|Miss|Dr)\b)[^();]){0,80}?\((?=\s*(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\b)"
)


# "14 members of the public", "One member of the press", "Members of the public: 3"
HEADCOUNT = re.compile(
    r"(?:at\s+the\s+(?:start|beginning|commencement)\s+of\s+the\s+meeting,?\s+)?(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|no|other|several|some|about|approximately)\s+){0,3}?(?:members?\s+of\s+(?:the\s+)?(?:general\s+)?(?:public|press|community)|(?:parishioner|resident)s?\b(?!\s(?-i:[A-Z])))(?:\s*[:–-]?\s*(?:\d+|one|two|three|four|none)\b(?:\s+members?)?)?",
    re.IGNORECASE,
)


BRACKET = re.compile(r"(?:\s*,)?\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]")


# "Ann Holt-Clerk", "Ann HoltAH": a post or initials stuck to the name
_GLUED_POST = re.compile(
    r"(?P<name>(?:[\w.’'-]+ ){1,3}[A-Z][a-z’'-]+(?:[A-Z][a-z’']+)?)"
    r"(?:[-–](?:Clerk|Chair|Chairman|Secretary|Treasurer)\b|(?P<letters>[A-Z]{2,4})(?=\s|$))"
)
_LONGEST_NAME = 60
_BODY_BEHIND = re.compile(
    r"\s(?:Police|Constabulary|Hospitals?|University|(?:\w+\s)?(?:Council|Trust|College|Academy))\b"
)
_MOST_BLANKS = 12  # in a post; a longer one is the posts of many
_PARTICLES = frozenset(["De", "Da", "Di", "Del", "Du", "Le", "La", "Van", "Von", "El", "Al"])  # "Ann De Villa Le"
# "Clerk", "Vice Chairman": posts that lists print in front of their holder
_LEADING_POST = re.compile(
    r"(?:the\s+)?(?:(?:parish|town|assistant|deputy)\s+){0,2}(?:clerk|(?:(?:vice|depute?)[\s-]+)?(?:chair(?:man)?|conven[eo]r|provost)|secretary|treasurer)|(?:deputy|metro|city|lord)\s+mayor",
    re.IGNORECASE,
)


def person_in_line(text: str, at: int, end: int, surname_only: bool, breaks: Callable[[int], bool]) -> Person | None:
    """Read a person; a name that is complete at the end of a printed line does not run on into the next."""
    glued = _GLUED_POST.match(text, at, min(end, at + _LONGEST_NAME))
    if glued and glued["letters"] and not are_initials(glued["letters"], glued["name"]):
        glued = None
    person = person_at(text, at, glued.end("name") if glued else end, surname_only=surname_only)
    if person is None:
        return None
    words = text[person.start : person.end].split()
    if len(words) == 4 and (pair := _first_of_two(text, at, person, words)):
        return pair
    if len(words) == 3 and (first := _before_given(text, at, person, words, end)):
        return first
    if len(words) > 2 and _BODY_BEHIND.match(text, person.end, end):  # "Carl Dunn Westby Police"
        return person_at(text, at, text.rfind(" ", person.start, person.end)) or person
    if len(words) > 2:
        last = text.rfind(" ", person.start, person.end) + 1
        post, shorter = post_at(text, last, end), person_at(text, at, last - 1)
        if post is not None and post.start == last and post.end > person.end and shorter is not None:
            return shorter
    for cut in range(person.start + 1, person.end):
        if breaks(cut) and text[cut - 1] not in "-‐–" and not _wraps(text, cut, person.end, end):
            shorter = person_at(text, at, cut)
            if shorter is not None and shorter.strength >= Strength.KNOWN and " " in shorter.name.strip():
                return shorter
    return person


def _wraps(text: str, cut: int, to: int, end: int) -> bool:
    """Tell a surname's last word, alone on the next line in front of a stop, from the next person: "B Cable" "Ash."."""
    return " " not in text[cut:to].strip() and (to >= end or text[to] in ",.;" or text.startswith(" and ", to))


def _first_of_two(text: str, at: int, person: Person, words: list[str]) -> Person | None:
    """Cut four words that two people share without a comma: "Ann Holt Bob Lee"; None where they are one name."""
    if any(len(word.strip(".")) < 2 or not word[0].isupper() for word in words) or words[1] in _PARTICLES:
        return None
    third = text.index(words[2], person.start + len(words[0]) + len(words[1]) + 2)
    second = person_at(text, third, person.end)
    if second is None or second.end != person.end or not (is_given_name(words[2]) or is_given_name(words[0])):
        return None
    return person_at(text, at, third - 1)


def _before_given(text: str, at: int, person: Person, words: list[str], end: int) -> Person | None:
    """Cut three words of which the last begins the next name, whose surname is a common word: "Ann Lee Gavin Hill"."""
    third = person.end - len(words[2])
    following = re.compile(r"\s[A-Z][a-z]+").match(text, person.end, end)
    second = person_at(text, third, end) if following and is_given_name(words[2]) else None
    both = second is not None and second.end > person.end and second.strength is Strength.KNOWN
    return person_at(text, at, third - 1) if both and is_given_name(words[0]) else None


def surname_with_post(text: str, at: int, end: int) -> bool:
    """Tell whether one word stands here with a post in brackets behind it: "McVay (Acting Head of Audit)"."""
    word = _WORD_AND_BRACKET.match(text, at, end) if text[at].isupper() else None
    bracket = BRACKET.match(text, word.end(), end) if word else None
    return bracket is not None and is_post(bracket[1])


_WORD_AND_BRACKET = re.compile(r"[A-Z][\w’'-]+(?=\s*\()")
_POST_THEN_NAME = re.compile(r",\s+(?=[A-Z])")
_TO_ITS_HOLDER = re.compile(r"\s*[:–-]?\s*(?:\bto\s+the\s+\w+\s+)?")
# "Mayor Reece (Cllr Bo Lee attended as substitute)"
_MAYOR = re.compile(r"((?:(?:Metro|City|Deputy|Lord)\s)?Mayor)\s(?=[A-Z][a-z’'-]+(?:\s*[(,.;]|\s+and\b|\s*$))")


def post_before(text: str, at: int, end: int, breaks: Callable[[int], bool]) -> tuple[str, Person, int] | None:
    """Read a post that stands in front of its holder: "Clerk J Moss", "Engineer, Roads (Mr B Lee)"."""
    post = post_at(text, at, end)
    if post is None or post.start != at or post.text.count(" ") > _MOST_BLANKS:
        return None
    mayor = _MAYOR.match(text, at, end)
    if mayor and (surname := person_at(text, mayor.end(), end, surname_only=True)):
        return mayor[1], surname, surname.to
    holder = _HOLDER.match(text, post.end, end)
    if holder and person_at(text, past_blank(text, post.end), end) is None:
        person = person_at(text, holder.end(), end)
        closing = text.find(")", holder.end(), end)
        printed = text[at : holder.end() - 1].strip()
        return (printed, person, closing + 1) if person and closing > 0 else None
    bracket = BRACKET.match(text, post.end, end)
    inside = person_at(text, *bracket.span(1)) if bracket else None
    if bracket and inside and inside.to == bracket.end(1) and inside.strength >= Strength.KNOWN:
        return post.text, inside, bracket.end()  # "Head of Finance (H. Grant)"
    if line := _POST_THEN_NAME.match(text, post.end, end):  # "Chief Executive, Ann Holt" on a line of its own
        person = person_in_line(text, line.end(), end, False, breaks)
        over = past_blank(text, person.to) if person else end
        alone = person is not None and (over >= end or breaks(over) or text[over] == "(")
        first = (
            breaks(at) or text[max(0, at - 1) : at] in ("", "\n") or text[max(0, at - 3) : at].rstrip().endswith(":")
        )
        known = person is not None and person.strength >= Strength.KNOWN
        titled = person is not None and bool(person.title) and _LEADING_POST.fullmatch(post.text) is not None
        return (post.text, person, person.to) if person and known and (alone or titled) and first else None
    joint = _TO_ITS_HOLDER.match(text, post.end, end)
    person = person_in_line(text, joint.end() if joint else post.end, end, False, breaks)
    if person is None or person.strength < Strength.KNOWN:
        return None
    return post.text, person, person.to


def belongs_to_next(text: str, post: str, holder: Person, end: int, listed: Listed, new_line: bool) -> bool:
    """Judge a post between two names: whether it stands in front of the second rather than behind the first."""
    if holder.strength is Strength.SHAPE or not _LEADING_POST.fullmatch(post) or (listed.initials and not new_line):
        return False
    if HEADCOUNT.match(text, past_blank(text, holder.to), end):
        return True
    following = post_at(text, past_blank(text, holder.to), end) if text[holder.to : holder.to + 1] == " " else None
    return (
        following is None or following.start != past_blank(text, holder.to) or bool(_LEADING_POST.match(following.text))
    )


def second_post(text: str, at: int, end: int) -> int:
    """Go on to a second post of the same person: "Company Secretary & Head of Corporate Affairs"."""
    joint = re.compile(r"\s*(?:&|/)\s*|\s+and\s+").match(text, at, end)
    second = post_at(text, joint.end(), end) if joint else None
    if joint is None or second is None or second.start != joint.end():
        return at
    return (
        at
        if person_at(text, past_blank(text, second.end), end) or text[second.end : second.end + 2] == " ("
        else second.end
    )


def past_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def holder_in_bracket(text: str, at: int, end: int) -> bool:
    """Tell whether a bracket behind a post names its holder: "the Clerk (Mrs P Ewing)"."""
    bracket = BRACKET.match(text, at, end)
    person = person_at(text, bracket.start(1), bracket.end(1)) if bracket else None
    return bracket is not None and person is not None and bool(person.title) and person.to == bracket.end(1)
