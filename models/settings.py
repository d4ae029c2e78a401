"""What a user may choose about extraction."""

from models.records import Model


class Settings(Model):
    """`pipeline` names an installed spaCy pipeline to use for names in prose; None goes by the rules alone.

    `tessdata` is the folder of Tesseract's data (`eng.traineddata`), with which scanned pages are read; None leaves
    them unread.
    """

    pipeline: str | None = None
    tessdata: str | None = None
