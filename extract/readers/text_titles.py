"""Where the title of an agenda item ends when its purpose or its minutes stand behind it on one line."""

import re

# "Harbour Dredging <> Report of the Head of Ports."  "Question Time <> To take ..."  "Interests <> Members are ..."
_PURPOSE = re.compile(
    r"""(?<=[\w)”"’.])\s+(?=
        To\ [a-z]+\s
      | (?:(?:Joint|Verbal|Oral|Urgent|Open|Exempt)\ )?Reports?\ (?:of|from|by)\b | (?:Attached|Enclosed|Circulated)\b
      | (?:All\ )?(?:Members|Councillors)\ (?:are|were|will|to|should)\b
      | (?:The|This|A|An|There|It|If|In|At|Any|Please|Please\ note)\ (?:[\w’'-]+\ ){1,8}?
        (?:is|are|was|were|will|has|have|had|sets?|asks?|asked|seeks?|note|noted|introduced|presented|received|thanked)\b
    )""",
    re.VERBOSE,
)
_CAPITALS = re.compile(r"(?:[^a-z\s]+\s+)*[^a-z\s]+(?=\s+(?:[A-Z£“\"‘(]?[a-z]|[A-Z]\s+[a-z]|[A-Z][a-z]+))")
_NO_TITLE = re.compile(r"(?<!\s)(?:\s+(?:A|I|(?:RESOLVED|AGREED|NOTED|RECOMMENDED):?|DECISIONS?:|MINUTES:))+$")
_LONGEST = 300  # characters
_TAIL = 80  # characters at its end that are none of it


def split_title(text: str) -> int:
    """The offset at which the title ends: the whole line where nothing stands behind it.

    >>> text = "Harbour Dredging Report of the Head of Ports."
    >>> text[:split_title(text)]
    'Harbour Dredging'
    >>> text = "PRECEPT & BUDGET 2021/22 The Chair introduced the paper."
    >>> text[:split_title(text)]
    'PRECEPT & BUDGET 2021/22'
    """
    capitals = _CAPITALS.match(text)
    shouted = capitals[0] if capitals else ""
    tail = _NO_TITLE.search(shouted, max(0, len(shouted) - _TAIL))
    title = shouted[: tail.start()] if tail else shouted
    if sum(map(str.isalpha, title)) > 5:
        return len(title)
    purpose = _PURPOSE.search(text, 0, _LONGEST)
    return purpose.start() if purpose else len(text)
