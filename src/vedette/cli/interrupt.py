"""An interrupt ends the compiler's work too, and at a place where it can be ended.

LLVM calls back into Python while it compiles (llvmlite, ``ExecutionEngine``, the object
cache). What is raised in such a callback ends nothing: it goes to
``sys.unraisablehook``, the compiler goes on with what it was not given, and breaks. So
an interrupt that falls there, or anywhere else where it would be lost, comes again a
moment later.
"""

import _thread
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN_S = 0.05  # by then the callback has returned
CALLBACKS = frozenset({"_raw_object_cache_notify", "_raw_object_cache_getbuffer"})


@contextmanager
def heard() -> Iterator[None]:
    """Let an interrupt end what is done here, wherever it falls.

    Nothing is changed where interrupts are ignored, or answered by somebody else.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    hook = sys.unraisablehook

    def lost(what: "sys.UnraisableHookArgs") -> None:
        if isinstance(what.exc_value, KeyboardInterrupt):
            _again()
        else:
            hook(what)

    sys.unraisablehook = lost
    signal.signal(signal.SIGINT, _answer)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = hook


def _answer(_number: int, frame: FrameType | None) -> None:
    """Raise an interrupt, unless it fell into a callback of the compiler."""
    while frame is not None:
        if frame.f_code.co_name in CALLBACKS:
            _again()
            return
        frame = frame.f_back
    raise KeyboardInterrupt


def _again() -> None:
    """Interrupt once more, when what could not be ended has returned."""
    timer = threading.Timer(AGAIN_S, _thread.interrupt_main)
    timer.daemon = True
    timer.start()
