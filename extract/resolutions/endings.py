"""Where the words of a resolution are over: votes, actions, reasons and narrative printed behind them."""

import re
from functools import cache

from extract.lexicon import alternatives, load
from extract.sparing import SparingPattern
from extract.values.sentences import split_sentences

_NARRATIVE = re.compile(
    r"""(?:
        councillors? | cllrs? | mr | mrs | ms | miss | dr | members | officers | he | she | they
      | the\s+(?:chair|chairman|meeting|clerk|vice|mayor|leader|committee|board|cabinet|council|motion|vote)
      | notes? | n\.?b | there\s+(?:was|were) | in\s+response | it\s+was | this\s+was | (?:on\s+)?a\s+vote | vote
      | all\s+(?:were\s+)?(?:in\s+favour|agreed) | unanimous(?:ly)? | carried | agreed\s*\. | approved\s+unanimously
      | proposed | proposer | prop
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
# "… be noted. 6. Halls 6.1 Mr Ash presented": the next item, run on
# "… as a true record 1360 MATTERS ARISING FROM", in capitals
_NEXT_ITEM = re.compile(
    r"(?<=[.;])\s+(?P<n>\d{1,2})\.?\s+[A-Z][^.;]{2,90}?\s(?P=n)\.1\s|(?<=[a-z.;])\s+\d{3,4}\s+(?:[A-Z]{2,}\s+){2}"
)
_STILL_DECIDING = re.compile(r"\bbe\s+\w+|\bto\s+[a-z]+")
# "JR proposed, PM seconded."
_MOVERS = re.compile(r"[^.;]{0,60}\b(?:[Pp]roposed|[Mm]oved)\b.{0,80}\b[Ss]econd")
_LABEL_BEFORE = re.compile(r"\s(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*$")
# "… Appendix B. Financial implications": the next heading, run on
_LAST_TITLE = re.compile(r"(?<=[.;])\s+(?=[A-Z])(?=\S+(?:\s+\S+){0,5}\s*$)")
# "… in May. Ruth Askew Chief Finance Officer 9 November 2016": the signature, run on
_SIGNED = re.compile(
    r"""(?<=[.;])\s+(?=[A-Z][a-z]+\s+[A-Z])(?:(?:[A-Z][\w.,’'-]*|of|and|for|the|&)\s+){3,12}
        (?:Date:?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}\.?\s*$""",
    re.VERBOSE,
)
# "… be signed. CJ": who is to act, printed in a margin
_MARGIN = re.compile(r"(?<=[.;])\s+[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3}){0,3}\s*$")
# "… were accepted as correct Proposed AJ, seconded HW.": who moved it, run on
_MOVED = SparingPattern(
    r"(?<=[a-z\d)])\s+(?:Proposed|Moved|PROPOSED)\b[^.;:]{2,40}\b[Ss](?:econded|ECONDED)\b[^,;:]{2,40}$"
)
# "(AB/CD)", "[Vote: 7-2]", "(Action: Clerk)"
_BRACKETS = re.compile(
    r"""\s*[(\[](?:
        [A-Z]{2,3}\s*[/,]\s*[A-Z]{2,3}
      | (?-i:[A-Z][a-z’'-]+(?:\s[A-Z][\w’'-]*)?\s*[/,]\s*[A-Z][a-z’'-]+(?:\s[A-Z][\w’'-]*)?)
      | (?:action|vote|voting|prop|proposed|moved|item|minute|see|link)\b[^()\[\]]*
    )[)\]]\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(load('resolutions')['stops'])})(?!\w)(?!\s+(?:the\s+(?:sum|reasons?\s)|these\s+reasons))",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """Match what follows in the same paragraph: "Voting: unanimous", "(Action: …)", "Reason for decision"."""
    words = alternatives(load("resolutions")["tails"])
    return re.compile(
        rf"""(?: (?<=[.;)\]])\s* | (?<=\s)(?=(?-i:[A-Z(\[])) | ^ )
             [(\[]?\b(?:{words})s?\s*(?:\(s\))?\s*[:–]\s?
          | \bview\ the\ full\ minutes
          | \b(?-i:Reason)s?\ for\ (?:the\ )?decision""",
        re.VERBOSE | re.IGNORECASE,
    )


def stops(text: str) -> bool:
    """Tell whether a paragraph opens as what follows a resolution: "Reasons for decision", "Voting", "Councillor …"."""
    return bool(_stop().match(text))


def ends_at(text: str, begin: int, end: int) -> int:
    """Find where the resolution that begins at `begin` ends, not behind `end`.

    >>> text = "That the lease be renewed. Voting: unanimous"
    >>> text[:ends_at(text, 0, len(text))]
    'That the lease be renewed.'
    """
    tail = _tail().search(text, begin, end)
    if tail and tail.start() > begin:
        end = tail.start()
    ruled = text.find("______", begin, end)  # the line over the foot of a page
    end = ruled if ruled > begin else end
    item = _NEXT_ITEM.search(text, begin, end)
    end = item.start() if item else end
    for first, last in split_sentences(text, begin, end)[1:]:
        narrates = _NARRATIVE.match(text, first) and not _STILL_DECIDING.search(text[first : min(last, first + 60)])
        if _LABEL_BEFORE.search(text[max(0, first - 8) : first]):
            continue  # "1. Note the report; 2. …"
        if narrates or _stop().match(text, first) or _MOVERS.match(text, first, last):
            end = first
            break
    signed = _SIGNED.search(text[begin:end])
    end = begin + signed.start() if signed else end
    title = _LAST_TITLE.search(text[begin:end])
    if title and _stop().match(text, begin + title.end()):
        end = begin + title.start()
    margin = _MARGIN.search(text[begin:end]) or _MOVED.search(text[begin:end])
    end = begin + margin.start() if margin else end
    return begin + len(_BRACKETS.sub("", text[begin:end]).rstrip(" ([–-"))
