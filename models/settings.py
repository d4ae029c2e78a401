"""What a user may choose about extraction."""

from models.records import Model


class Settings(Model):
    """`pipeline` names an installed spaCy pipeline to use for names in prose; None is the built-in one."""

    pipeline: str | None = None
