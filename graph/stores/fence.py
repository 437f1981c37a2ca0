"""A time limit that does not rely on who is being timed."""

from collections.abc import Callable
from threading import Event, Timer
from types import TracebackType
from typing import Self


class Fence:
    """While it is entered, calls a function when its time is over, or on Ctrl-C.

    :param seconds: How long the block may take.
    :param stop: It is given an event that is set when the block has ended; at the end
        of the time it is called in another thread.
    """

    def __init__(self, seconds: float, stop: Callable[[Event], None]) -> None:
        self.seconds = seconds
        #: Whether the time was over before the block ended.
        self.passed = False
        self._stop = stop
        self._ended = Event()
        self._timer = Timer(seconds, self._fire)
        self._timer.daemon = True  # a server that does not answer keeps nobody here

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._timer.cancel()
        if kind and not issubclass(kind, Exception):
            self._stop(self._ended)

    def _fire(self) -> None:
        self.passed = True
        self._stop(self._ended)
