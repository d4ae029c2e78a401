"""What can go wrong with a minute book, said so that its owner can act."""


class BookError(Exception):
    """The minute book cannot do what was asked: `message` says what and why, `advice` what to do about it."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message}; {advice}")
        self.message = message
        self.advice = advice


class UnknownId(BookError):
    """What was asked for is not in the book, or what names it names several."""
