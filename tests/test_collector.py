"""The collector of garbage while a paper is read."""

import gc

import pytest

from extract.collector import collector_paused


def test_what_is_made_while_it_rests_is_old_to_it() -> None:
    with collector_paused():
        assert not gc.isenabled()
        made = [[at] for at in range(1000)]
    assert gc.isenabled()
    old = set(map(id, gc.get_objects(generation=2)))
    assert old.issuperset(map(id, made))


def test_it_rests_on_where_it_was_paused_before_and_after_an_error() -> None:
    with pytest.raises(ValueError, match="outer"), collector_paused():
        with pytest.raises(ValueError, match="inner"), collector_paused():
            raise ValueError("inner")
        assert not gc.isenabled()
        raise ValueError("outer")
    assert gc.isenabled()


def test_what_a_program_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_paused():
            pass
        assert gc.get_freeze_count() == frozen > 0
    finally:
        gc.unfreeze()
