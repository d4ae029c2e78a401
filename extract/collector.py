"""The collector of garbage, kept from work that leaves none for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let nobody look for rings of garbage while words and records are made by the thousand: they form none.

    What was made then counts as old, lest the next look for young garbage go through all of it.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():  # a program that has frozen what it shares with others thaws it itself
                gc.freeze()
                gc.unfreeze()
            gc.enable()
