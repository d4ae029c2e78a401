"""Stable names for records: the same finding in the same paper has the same id on every run and machine."""

from hashlib import blake2s

from models import RECORD_KINDS

PREFIXES = {kind.name: kind.letter for kind in RECORD_KINDS}


def identify(paper_id: str, kind: str, value: str, start: int) -> str:
    """Name a record by natural keys: its paper, kind, value and place; one letter for the kind and 16 hex digits.

    >>> first = identify("p0123456789abcdef", "budgets", "22400000", 120)
    >>> first == identify("p0123456789abcdef", "budgets", "22400000", 120), first[0], len(first)
    (True, 'b', 17)
    """
    key = "\x1f".join((paper_id, kind, value, str(start)))
    return PREFIXES[kind] + blake2s(key.encode(), digest_size=8).hexdigest()
