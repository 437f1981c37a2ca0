"""A time limit fires at its end, or where its block is broken off, and holds nobody."""

import threading
from threading import Event, Timer

import pytest

from conceptpath.graph.stores.fence import Fence


def test_a_block_in_time_is_left_alone() -> None:
    """What ends before its time is stopped by nobody."""
    called: list[Event] = []
    with Fence(60, called.append) as fence:
        pass
    assert (called, fence.passed) == ([], False)


def test_a_block_that_takes_longer_is_stopped() -> None:
    """At the end of the time it is told, while the block has not ended."""
    stopped = Event()

    def stop(ended: Event) -> None:
        assert not ended.is_set()
        stopped.set()

    with Fence(0.01, stop) as fence:
        assert stopped.wait(10)
    assert fence.passed


def test_a_block_that_fails_has_ended() -> None:
    """An error of the block itself leaves nothing to stop."""
    called: list[Event] = []
    with pytest.raises(ValueError, match="own"), Fence(60, called.append):
        raise ValueError("own")
    assert called == []


def test_a_block_that_is_broken_off_is_stopped() -> None:
    """On Ctrl-C it is told, as whoever works for the block knows nothing of it."""
    called: list[Event] = []
    with pytest.raises(KeyboardInterrupt), Fence(60, called.append) as fence:
        raise KeyboardInterrupt
    assert [ended.is_set() for ended in called] == [True]
    assert not fence.passed


def test_no_process_waits_for_a_fence() -> None:
    """The clock ends with the process, also where stopping does not get through."""
    with Fence(60, Event.set):
        clocks = [
            thread for thread in threading.enumerate() if isinstance(thread, Timer)
        ]
        assert clocks
        assert all(clock.daemon for clock in clocks)
