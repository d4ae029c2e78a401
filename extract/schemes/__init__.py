"""Finds schemes: named funds, grants, programmes, projects, agreements, strategies and plans.

A scheme is known by a definition with a bracket ("Improved Better Care Fund (iBCF)"), by the head of its name, by the
lexicon of national ones, or by quotation marks where the paper adopts it. All its names in a paper are one record.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from extract.block_words import Telling, blocks_with_chunks, words_in
from extract.identity import identify
from extract.lexicon import load
from extract.matches import Match
from extract.phrases import phrases_in_blocks
from extract.place import cite
from extract.schemes.abbreviation import Definition, find_definitions
from extract.schemes.cores import core, is_generic
from extract.schemes.listed import defined_scheme, listed_scheme, titled_scheme
from extract.schemes.names import SchemeName, head_phrases, names_in, without_edition
from extract.schemes.national import national_names, national_openings, national_pattern
from extract.schemes.short_forms import is_used_alone, short_mentions
from extract.sparing import SparingPattern
from models import Block, BlockKind, Finding, Paper, Scheme, Settings

KIND = "schemes"

_TELLING = 4  # letters of a short form that means nothing else: "MTFP", "UKSPF"; "CIL" and "LTP" may

_HEADS = load("scheme_heads")
# ‘Securing Northshire’s Future’, "Home First"
_QUOTED = SparingPattern(
    r"[‘“\"](?P<name>[A-Z][\w-]*(?:[’']s)?(?:\s+(?:of|for|and|to|the|in|a)\b|\s+[A-Z][\w-]*(?:[’']s)?){1,7})[’”\"](?!\w)"
)
_ADOPTS = re.compile(
    r"\b(?:adopt\w*|launch\w*|programme|strateg(?:y|ies)|campaign|initiative|project|scheme|fund)\b", re.IGNORECASE
)
_AFTER_AND = re.compile(r"^.*\s(?:and|&)\s+(?=[A-Z])")


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose names of schemes, block by block."""
    signs = _signs()
    blocks = [
        (block, chunks)
        for block, chunks in blocks_with_chunks(paper)
        if block.kind is BlockKind.LIST_ITEM or signs.told_by(chunks)
    ]
    found: list[Match] = []
    openings = national_openings()
    for (block, chunks), (_, heads) in zip(blocks, phrases_in_blocks(paper, blocks, head_phrases()), strict=True):
        found.extend(_in_block(paper, block, heads, national=openings.told_by(chunks)))
    return found


@cache
def _signs() -> Telling:
    """Single words that make a block worth a closer look: heads of schemes, words and letters of national ones."""
    phrases = [*head_phrases(), *_HEADS["works"], *national_names(), *(form.casefold() for form in national_names())]
    signs = {word for phrase in phrases if (words := words_in(phrase)) for word in (words[-1], words[-1] + "s")}
    return Telling(frozenset(signs | {"adopted", "adopt", "launched", "launch", "campaign"}))


def _in_block(paper: Paper, block: Block, heads: list[tuple[int, int]], *, national: bool) -> Iterator[Match]:
    """Propose the names in one block; a definition's short form belongs to the name in front of it.

    `national` tells that a word of it may open the name of a national scheme.
    """
    text = paper.text
    definitions = {definition.end: definition for definition in find_definitions(text, block.body, block.end)}
    headed = block.kind is BlockKind.HEADING
    rows = block.kind is BlockKind.TABLE_ROW
    for start, end in _cells(text, block) if rows else [(block.body, block.end)]:
        inside = [head for head in heads if start <= head[0] < end]
        for name in names_in(text, inside, start, end):
            definition = definitions.pop(name.end, None)
            yield _match(name, definition, "schemes.head", headed)
        for definition in list(definitions.values()):
            if start <= definition.start < end and (long := defined_scheme(text, definition)):
                yield _match(long, definition, "schemes.definition", headed, priority=1)
        for match in _QUOTED.finditer(text, start, end):
            around = text[max(start, match.start() - 45) : match.start()] + " " + text[match.end() : match.end() + 25]
            if _ADOPTS.search(around) and not is_generic(match["name"]):
                name = SchemeName(match.start("name"), match.end("name"), match["name"])
                yield _match(name, None, "schemes.quoted", headed, priority=2)
    if block.kind is BlockKind.LIST_ITEM and (listed := listed_scheme(paper, block)):
        yield _match(listed, definitions.get(listed.end), "schemes.listed", headed, priority=-2)
    if titled := titled_scheme(paper, block):
        yield _match(titled, definitions.get(titled.end), "schemes.titled", headed, priority=-2)
    for match in national_pattern().finditer(text, block.body, block.end) if national else ():
        form = match[0] if match[0] in national_names() else match[0].title()
        name = SchemeName(match.start(), match.end(), form, tentative=" " not in form and len(form) < _TELLING)
        yield _match(name, definitions.get(match.end()), "schemes.national", headed, priority=-1)


def _cells(text: str, block: Block) -> Iterator[tuple[int, int]]:
    at = block.start
    for part in text[block.start : block.end].split(" | "):
        yield at, at + len(part)
        at += len(part) + 3


def _match(name: SchemeName, definition: Definition | None, rule: str, headed: bool, priority: int = 0) -> Match:
    data = {"name": name, "short": definition.short if definition else None, "headed": headed}
    return Match(name.start, definition.to if definition else name.end, rule, priority, data)


# "Better Care Fund for 2021/22", "2024-25 Public Health Grant", "(Appendix) L Treasury Strategy": none of the name
_AROUND = re.compile(
    r"^(?:(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?|[B-Z])\s+(?=[A-Z])|,?\s+for\s+\(?(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\)?$"
)


def build(paper: Paper, match: Match) -> Scheme | Finding | None:
    """Make the record of one mention; `merge` folds the mentions of one scheme."""
    name: SchemeName = match.data["name"]
    short: str | None = match.data["short"]
    printed = _AROUND.sub("", " ".join(paper.text[name.start : name.end].split()))
    parted = _AFTER_AND.sub("", name.text)
    full = parted if parted in national_names() else name.text
    plain = without_edition(full)
    aliases = [alias for alias in (printed, plain, short) if alias and alias != full]
    rule = match.rule
    if name.tentative and not (" " in name.text and name.text in national_names()):
        rule = "schemes.tentative"
    elif name.body_like and not match.data["headed"] and not short:
        rule = "schemes.partnership"
    return Scheme(
        id=identify(paper.facts.id, KIND, name.text, match.start),
        evidence=cite(paper, match.start, match.end),
        rule=rule,
        name=full,
        aliases=tuple(aliases),
    )


@dataclass(slots=True)
class _Group:
    """The mentions of one scheme."""

    mentions: list[Scheme] = field(default_factory=list)
    cores: set[str] = field(default_factory=set)

    def add(self, mention: Scheme, spelt: dict[str, str]) -> None:
        """Add a mention; `spelt` holds the paper's short forms with the words that they stand for."""
        self.mentions.append(mention)
        self.cores.add(_spell(mention.name, spelt))
        self.cores.update(alias.casefold() for alias in mention.aliases if " " not in alias)


def merge(paper: Paper, records: Sequence[Scheme]) -> list[Scheme]:
    """Make one record of all the mentions of a scheme, with every name that the paper has for it."""
    groups: list[_Group] = []
    spelt = _short_forms(paper) if records else {}
    tentative, small = [], []
    for record in records:
        if record.rule == "schemes.tentative":
            tentative.append(record)
        elif record.name.rpartition(" ")[2].islower():
            small.append(record)
        else:
            (_equal(groups, record, spelt) or _fresh(groups)).add(record, spelt)
    for record in small:
        (_equal(groups, record, spelt) or _kin(groups, record) or _fresh(groups)).add(record, spelt)
    _absorb(groups, spelt)
    for record in tentative:
        group = _equal(groups, record, spelt) or _kin(groups, record)
        if group is not None:
            group.add(record, spelt)
    kept = [group for group in groups if len(group.mentions) > 1 or group.mentions[0].rule != "schemes.partnership"]
    return sorted([_folded(paper, group) for group in kept], key=lambda record: record.evidence.start)


def _short_forms(paper: Paper) -> dict[str, str]:
    """The short forms that the paper defines, and those of national schemes, with what they stand for."""
    own = {d.short: core(paper.text[d.start : d.end]) for d in find_definitions(paper.text, 0, len(paper.text))}
    return {**_national_forms(), **own}


@cache
def _national_forms() -> dict[str, str]:
    return {form: core(name) for form, name in national_names().items() if form.isupper() and " " not in form}


def _spell(name: str, spelt: dict[str, str]) -> str:
    """Reduce a name to its core with the short forms inside it spelt out: "ICB Blueprint" is the board's in full."""
    return core(" ".join(spelt.get(word, word) for word in name.split()))


def _fresh(groups: list[_Group]) -> _Group:
    groups.append(_Group())
    return groups[-1]


def _equal(groups: list[_Group], record: Scheme, spelt: dict[str, str]) -> _Group | None:
    """Find the group that has one of a mention's names already."""
    names = {
        _spell(record.name, spelt),
        record.name.casefold(),
        *(alias.casefold() for alias in record.aliases if " " not in alias),
    }
    national = national_names().get(record.name)
    if national:
        names.add(core(national))
    for group in groups:
        if not group.cores.isdisjoint(names):
            return group
    return None


def _kin(groups: list[_Group], record: Scheme) -> _Group | None:
    """Find the only group whose name begins with a tentative mention's words but for its head."""
    stem = core(record.name).rsplit(" ", 1)[0]
    begins = re.compile(
        rf"{re.escape(stem)}(?: (?!and )|$)"
    )  # not "Family Hubs and Youth Grant" for a Family Hub model
    kin = [group for group in groups if any(map(begins.match, group.cores))]
    return kin[0] if len(kin) == 1 and len(stem.split()) > 1 else None


_TAILS = frozenset(core(tail) for tail in _HEADS["tails"]) | {
    core(head) for head in (*_HEADS["strong"], *_HEADS["weak"], *_HEADS["small"])
}


def _absorb(groups: list[_Group], spelt: dict[str, str]) -> None:
    """Fold a group into the only other one of which its name is a shorter or longer form."""
    for group in sorted(groups, key=lambda group: min(len(name) for name in group.cores)):
        short = core(group.mentions[0].name)
        longer = [
            other
            for other in groups
            if other is not group and any(_variant(short, name) for name in other.cores if short in name)
        ]
        if len(longer) == 1:
            for mention in group.mentions:
                longer[0].add(mention, spelt)
            groups.remove(group)


def _variant(short: str, long: str) -> bool:
    """Tell whether two cores name one scheme: the longer adds a head or tail, or words in front of two common ones."""
    if long.startswith(short + " "):
        rest = long[len(short) + 1 :]
        return rest.startswith(("for ", "of ")) or (
            all(word in _TAILS for word in rest.split()) and len(short.split()) > 1
        )
    if long.endswith(" " + short):
        first = long[: -len(short) - 1]
        return (
            len(short.split()) >= 3 and not first.startswith("improved") and len(first.split()) <= 2
        ) or first.endswith(" and")
    return False


def _folded(paper: Paper, group: _Group) -> Scheme:
    """Fold a group into one record under its fullest common name."""
    first = min(group.mentions, key=lambda mention: mention.evidence.start)
    counts = Counter(mention.name for mention in group.mentions if " " in mention.name and not mention.name.isupper())
    name = max(
        counts,
        key=lambda printed: (printed in national_names(), "(" not in printed, counts[printed], len(printed)),
        default=first.name,
    )
    aliases = dict.fromkeys(alias for mention in group.mentions for alias in (mention.name, *mention.aliases))
    aliases.update(dict.fromkeys(re.sub(r"\s*\([^)]*\)", "", alias) for alias in list(aliases) if "(" in alias))
    aliases.update(dict.fromkeys(_stems(paper, group)))
    places = {(m.evidence.start, m.evidence.end): m.evidence for m in group.mentions if m is not first}
    shorts = [alias for alias in aliases if re.fullmatch(r"[\w-]*[A-Z][\w-]*[A-Z][\w-]*", alias) and alias != name]
    return first.model_copy(
        update={
            "name": name,
            "aliases": tuple(alias for alias in aliases if alias != name),
            "rule": next((m.rule for m in group.mentions if m.rule == "schemes.definition"), first.rule),
            "repeats": tuple(
                sorted({**places, **short_mentions(paper, shorts, places, first)}.values(), key=lambda e: e.start)
            ),
        }
    )


def _stems(paper: Paper, group: _Group) -> Iterator[str]:
    """List the names without a small head ("Ash Lane" of "the Ash Lane project") that the paper uses on their own."""
    for name in dict.fromkeys(mention.name for mention in group.mentions):
        stem, _, head = name.rpartition(" ")
        if head.islower() and " " in stem and is_used_alone(paper.text, stem, head):
            yield stem
