"""Forms of the verbs that decisions are made with: "noted" -> note; by the lexicon, else by the ending."""

import re
from functools import cache

from extract.lexicon import load


def _inflect(lemma: str) -> dict[str, str]:
    """Derive the regular forms of a verb: {form: "base" | "third" | "past"}."""
    if lemma.endswith("e"):
        third, past = lemma + "s", lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if re.search(r"(s|x|z|ch|sh|go)$", lemma) else "s")
        past = (
            lemma + (lemma[-1] if re.search(r"(?:[^aeiou]|^)[aeiou][tpmlr]$", lemma) and _doubles(lemma) else "") + "ed"
        )
    return {lemma: "base", third: "third", past: "past"}


def _doubles(lemma: str) -> bool:
    """A short last vowel under stress doubles its consonant: deferred, referred, permitted; but entered, offered."""
    return len(lemma) <= 4 or lemma in {
        "defer",
        "refer",
        "permit",
        "commit",
        "submit",
        "admit",
        "transfer",
        "cancel",
        "dispel",
    }


@cache
def forms(tier: str) -> dict[str, tuple[str, str]]:
    """Map each form of the verbs of a tier ("core", "action") to its lemma and inflection."""
    words = load("decision_verbs")
    forms = {form: (lemma, kind) for lemma in words[tier] for form, kind in _inflect(lemma).items()}
    if tier == "core":
        for variant, lemma in words["variants"].items():
            forms |= {form: (lemma, kind) for form, kind in _inflect(variant).items()}
    members = set(words[tier])
    for form, lemma in words["irregular"].items():
        if lemma in members or tier == "action":
            forms.setdefault(form, (lemma, "past"))
            forms[form] = (lemma, "past") if form != lemma else (lemma, "base")
    return forms


def look_up(word: str, core_only: bool = False) -> tuple[str, str] | None:
    return forms("core").get(word) or (None if core_only else forms("action").get(word))


def lemma_of(word: str) -> str:
    """Reduce a verb form to its lemma, by the lexicon, else by its ending.

    >>> [lemma_of(w) for w in ("noted", "deferred", "Approves", "paid", "repainted")]
    ['note', 'defer', 'approve', 'pay', 'repaint']
    """
    word = word.casefold()
    known = look_up(word)
    if known:
        return known[0]
    if word.endswith("ied"):
        return word[:-3] + "y"
    if word.endswith("ed"):
        stem = word[:-2]
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
            return stem[:-1]
        return stem + "e" if _drops_e(stem) else stem
    return word


def _drops_e(stem: str) -> bool:
    """Tell from its end whether a stem had a mute e: promot-e, shap-e, arrang-e; but visit, enter, develop."""
    last, before, third = stem[-1], stem[-2:-1], stem[-3:-2]
    if last in "cguvz":
        return True
    if last == "s":
        return not stem.endswith(("ss", "us"))
    if last == "l" and before not in "aeiou":
        return True
    if before not in "aeiou" or third in "aeiou" or last in "hwxy":
        return False
    return not stem.endswith(("it", "er", "en", "or", "op", "et", "el", "ar", "on", "om", "al", "up"))


def is_participle(word: str) -> bool:
    known = look_up(word)
    return word.endswith("ed") or bool(known and known[1] == "past")
