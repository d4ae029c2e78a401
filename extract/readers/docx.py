"""Reads docx."""

from models import Layout


def read_layout(data: bytes) -> Layout:
    """Read."""
    raise NotImplementedError
