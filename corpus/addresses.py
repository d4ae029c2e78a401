"""What a file is called in the minute book."""

import os
import re
from pathlib import Path

MARK = "!/"
"""Parts the address of a container from the name of what is inside: `pack.zip!/inner/report.pdf`."""

INSIDE = "(address >= ? AND address < ?)"
"""SQL for the addresses `inside` a container."""


def inside(address: str) -> tuple[str, str]:
    """Bound the addresses of what a container holds: from its mark up to what sorts behind all of them."""
    return address + MARK, address + MARK[:-1] + chr(ord(MARK[-1]) + 1)


def address_of(path: Path) -> str:
    """Name a file the same from every working folder; links keep their own name."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links, Path.absolute keeps ".."


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that would move the cursor, colour the terminal or turn what follows; paper text holds none of them."""


def printable(name: str) -> str:
    """Write a file's name so that it can be printed and stored.

    Bytes in it that are no UTF-8 become "\\udcff", characters that steer a terminal "\\x1b".

    >>> printable("minutes.txt"), printable("caf\\udce9.txt"), printable("a\\x1b[2J.txt")
    ('minutes.txt', 'caf\\\\udce9.txt', 'a\\\\x1b[2J.txt')
    """
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), name)
