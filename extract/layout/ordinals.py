"""Numbers as lists print them: 4, iv, d, 04."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_TAIL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """Write 1 to 3999 in small roman numerals, any other number in figures.

    >>> roman(4), roman(49), roman(0)
    ('iv', 'xlix', '0')
    """
    if not 0 < number < 4000:
        return str(number)
    written = []
    for value, letters in (*_ROMAN, *_ROMAN_TAIL):
        times, number = divmod(number, value)
        written.append(letters * times)
    return "".join(written)


def letters_as_browser(number: int) -> str:
    """Count a, b, … z, aa, ab as HTML lists do; numbers below 1 in figures.

    >>> letters_as_browser(2), letters_as_browser(28)
    ('b', 'ab')
    """
    if number < 1:
        return str(number)
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def letters_as_word(number: int) -> str:
    """Count a, b, … z, aa, bb as Word does; numbers below 1 in figures.

    >>> letters_as_word(2), letters_as_word(28)
    ('b', 'bb')
    """
    if not 0 < number <= 780:
        return str(number)
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (turns + 1)


def ordinal_tail(number: int) -> str:
    """Give the ending of an ordinal number: 1 "st", 12 "th", 23 "rd"."""
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
