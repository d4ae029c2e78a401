"""Cases: what became of each label and each record, and of each field where the two met."""

from collections.abc import Sequence
from enum import StrEnum

from models import Model

PAPER = "paper"
"""The kind of the case that a paper's own facts make."""


class Outcome(StrEnum):
    """What became of a label or a record.

    `excused` is a record that is no error and no success: readers differ about it, or it repeats what was found.
    """

    FOUND = "found"
    MISSED = "missed"
    EXTRA = "extra"
    EXCUSED = "excused"


class Check(Model):
    """A field of a record that met its label: whether it is right, what the label says and what was found."""

    field: str
    right: bool
    wanted: str | None = None
    found: str | None = None


class Case(Model):
    """A label, a record, or both where they met; `words` are the paper's around it, None where they are not found."""

    kind: str
    outcome: Outcome
    label: str | None = None
    record: str | None = None
    rule: str | None = None
    checks: tuple[Check, ...] = ()
    words: str | None = None

    @property
    def wrong(self) -> tuple[Check, ...]:
        """The fields that are not right."""
        return tuple(check for check in self.checks if not check.right)

    @property
    def fault(self) -> str | None:
        """What is wrong about it, in a word or two, or None."""
        if self.outcome in (Outcome.MISSED, Outcome.EXTRA):
            return self.outcome.value
        return "wrong " + ", ".join(check.field for check in self.wrong) if self.wrong else None


class PaperCases(Model):
    """The cases of one labelled paper; `failure` says why it could not be read."""

    id: str
    file: str
    body: str | None = None
    organisation: str | None = None
    file_type: str
    cases: tuple[Case, ...]
    failure: str | None = None

    def of(self, kind: str) -> Sequence[Case]:
        """The cases of a kind."""
        return [case for case in self.cases if case.kind == kind]
