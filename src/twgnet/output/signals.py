"""Ctrl+C and SIGTERM wait while files are changed: the change is done or undone, and nothing is left over."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_HELD = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let the first of these signals come when the block is left; a second one comes at once."""
    if threading.current_thread() is not threading.main_thread():  # to others no signal comes
        yield
        return
    came: list[int] = []

    def wait(number: int, _: object) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)

    before = {number: signal.signal(number, wait) for number in _HELD}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
    if came:
        signal.raise_signal(came[0])
