"""The characters of the one text: ligatures spelt out, private bullets made "•", what cannot be printed dropped."""

import re

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_PRIVATE = range(0xE000, 0xF900)
_BULLETS = [*_PRIVATE, 0x2022, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x2023, 0x2043, 0x27A2, 0x2756]
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(_BULLETS, "•"),
    **_LIGATURES,
    0x2010: "-",
    0x2011: "-",
}
_OTHERS = sorted(_CLEAN.keys() - _PRIVATE)
UNCLEAN = re.compile(f"[{chr(_PRIVATE[0])}-{chr(_PRIVATE[-1])}{''.join(map(chr, _OTHERS))}]")
"""A printable character that is not written as it is printed."""


def clean_word(word: str) -> str:
    """Spell out ligatures, make bullets of private characters, drop what cannot be printed."""
    if word.isascii() and word.isprintable():
        return word
    clean = word.translate(_CLEAN)
    return clean if clean.isprintable() else "".join(filter(str.isprintable, clean))


def clean_words(text: str | None) -> str:
    """Clean the words of a text and part them by one blank."""
    if text and " " not in text and text.isascii() and text.isprintable():
        return text  # as nearly all markers
    return " ".join(filter(None, map(clean_word, (text or "").split())))
