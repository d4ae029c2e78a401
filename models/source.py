"""The bytes of a paper and where they came from."""

from dataclasses import dataclass
from datetime import datetime

from models.vocabulary import MediaType


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: the bytes, their sha256 in hex, the media type sniffed from them, the address, and when fetched."""

    data: bytes
    sha256: str
    media_type: MediaType
    address: str
    fetched_at: datetime | None = None

    @property
    def paper_id(self) -> str:
        """The id of the paper that these bytes are: "p" and 16 hex digits, the same for the same bytes anywhere."""
        return "p" + self.sha256[:16]


class UnreadablePaper(Exception):
    """These bytes cannot be read as a paper: `reason` says why, `advice` what the user can do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type["UnreadablePaper"], tuple[str, str]]:
        """Let it cross from a worker process to the one that reports."""
        return type(self), (self.reason, self.advice)
