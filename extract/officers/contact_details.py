"""Addresses of mail and telephone numbers, and whose they are."""

import re
from dataclasses import replace

from extract.officers.listed import Listed

EMAIL = re.compile(r"[\w.+'-]{1,64}@\s?[\w-]+(?:\.[\w-]+)+")
# "0151 511 7496", "+44 (0)1632 960123", "01632 960 123 ext 45"
PHONE = re.compile(
    r"(?<![\d£/.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,5}\)?(?:[\s-]?\d{2,4}){1,3}(?:\s*(?:ext\.?|x)\s*\d{2,5})?(?![\d/])"
)
_MAY_PHONE = re.compile(r"0\d{2}|\+44")  # a cheap test: few rows of figures pass it


def has_details(text: str, start: int, end: int) -> bool:
    """Tell whether a number or an address of mail stands in `text[start:end]`."""
    mail = text.find("@", start, end) >= 0 and EMAIL.search(text, start, end)
    return bool(mail or (_MAY_PHONE.search(text, start, end) and PHONE.search(text, start, end)))


_DETAIL = re.compile(
    r"(?:e-?mail|tel(?:ephone)?(?:\s+(?:no|number))?|phone|mobile|direct\s+(?:line|dial)|ext|website|web)\b\W*",
    re.IGNORECASE,
)


def is_detail(text: str) -> bool:
    """Tell whether a line holds nothing but a telephone number or an address of mail."""
    rest = PHONE.sub("", EMAIL.sub("", text))
    return rest != text and len(_DETAIL.sub("", rest).strip(" ,;:|()")) < 12


def with_details(text: str, people: list[Listed], start: int, end: int) -> list[Listed]:
    """Give each number and address to the person in front of it; to the only one, wherever it stands."""
    result = list(people)
    for pattern, name in ((EMAIL, "email"), (PHONE, "phone")):
        for match in pattern.finditer(text, start, end):
            before = [at for at, listed in enumerate(result) if listed.start <= match.start()]
            at = before[-1] if before else 0 if len(result) == 1 else None
            if at is not None and getattr(result[at], name) is None:
                value = re.sub(r"\s", "", match[0]) if name == "email" else match[0].strip()
                result[at] = replace(result[at], email=value) if name == "email" else replace(result[at], phone=value)
    return result
