"""What a user may choose about extraction."""

from pydantic import Field

from models.records import Model


class Settings(Model):
    """`pipeline` names an installed spaCy pipeline to use for names in prose; None goes by the rules alone.

    `tessdata` is the folder of Tesseract's data (`eng.traineddata`), with which scanned pages are read; None leaves
    them unread.

    The rest bounds what comes out of one paper, several times above the largest that boards print: characters of text,
    records of each kind, findings. What lies beyond is left out, with a finding that says so.
    """

    pipeline: str | None = None
    tessdata: str | None = None
    most_characters: int = Field(default=5_000_000, ge=1)
    most_records: int = Field(default=20_000, ge=1)
    most_findings: int = Field(default=1_000, ge=1)
