"""Varied and damaged copies of a sample: other names, dates and sums by seeded substitution, and slips of a reader."""

import random
import re

PLACES = ("Tolverham", "Tollshire", "Quillby")
OPENINGS = [
    "Ash",
    "Brin",
    "Cal",
    "Dun",
    "Esk",
    "Far",
    "Gar",
    "Hol",
    "Ink",
    "Kel",
    "Lar",
    "Mor",
    "Nor",
    "Pell",
    "Rud",
    "Sten",
]
ENDINGS = [
    "bridge",
    "caster",
    "combe",
    "den",
    "field",
    "ford",
    "ham",
    "hurst",
    "low",
    "mere",
    "shaw",
    "thwaite",
    "wick",
    "worth",
]
PEOPLE = [
    "Oakshott",
    "Pargeter",
    "Rahmani",
    "Marchbank",
    "Kassim",
    "Donnellan",
    "Ukpong",
    "Garroway",
    "Whitfield",
    "Lockyer",
]
SURNAMES = [
    "Alder",
    "Birtles",
    "Chaudhry",
    "Dacre",
    "Eldridge",
    "Fyfe",
    "Gill",
    "Hexley",
    "Iqbal",
    "Jarrold",
    "Kerslake",
    "Lund",
]

YEAR = re.compile(r"(?<![\d,.£])20([012]\d)(?:([/\-–])(\d\d))?(?![\d,])")
DAY = re.compile(r"\b(?:[1-9]|[12]\d|30)(st|nd|rd|th)?(?= (?:January|February|March|April|May|June|July|August)\b)")
SUM = re.compile(r"(?<=£)\d[\d,]*(?:\.\d+)?")


def vary(text: str, seed: int) -> str:
    """The same paper of another body, with days, years and sums moved; seed 0 is not special."""
    chance = random.Random(seed)
    for place in PLACES:
        text = text.replace(place, chance.choice(OPENINGS) + chance.choice(ENDINGS))
    for person, surname in zip(PEOPLE, chance.sample(SURNAMES, len(PEOPLE)), strict=True):
        text = text.replace(person, surname)
    shift = chance.randrange(-3, 1)
    text = YEAR.sub(lambda found: _year(found, shift), text)
    text = DAY.sub(lambda found: f"{chance.randrange(4, 21)}{'th' if found[1] else ''}", text)
    return SUM.sub(lambda found: _sum(found[0], chance), text)


def _year(found: re.Match[str], shift: int) -> str:
    moved = f"20{(int(found[1]) + shift) % 100:02}"
    return moved if found[2] is None else f"{moved}{found[2]}{(int(found[3]) + shift) % 100:02}"


def _sum(printed: str, chance: random.Random) -> str:
    return printed[0] + "".join(chance.choice("0123456789") if sign.isdigit() else sign for sign in printed[1:])


def dirty(text: str, seed: int) -> str:
    """A source as a poor reader would leave it: words run together, letters misread, bullets dropped."""
    chance = random.Random(seed)
    head, mark, body = text.partition("\n---\n")
    return head + mark + "\n".join(_worn(line, chance) for line in body.split("\n"))


def _worn(line: str, chance: random.Random) -> str:
    if line.startswith(("!", "|", "^", "#")) or " :: " in line or "<" in line:
        return line
    if line.startswith("*> ") and chance.random() < 0.3:
        line = line.removeprefix("*> ")
    slips = (("rn", "m"), ("li", "h"), ("l", "1"), ("O", "0"), ("e", "c"))
    words = line.split(" ")
    for at in range(1, len(words)):
        if chance.random() < 0.01:
            words[at] = words[at].replace(*chance.choice(slips), 1)
    return "".join(word if at == 0 or chance.random() < 0.008 else " " + word for at, word in enumerate(words))
