"""An interrupt is heard, even where it falls into a callback that would lose it.

A compiler written in another language calls back into Python while it works. What is
raised in such a callback ends nothing: it goes to ``sys.unraisablehook`` and no
further, and whoever pressed the keys would wait for the whole compilation.
"""

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN_S = 0.05  # by then the callback has returned


@contextmanager
def heard() -> Iterator[None]:
    """Raise an interrupt that was lost in a callback again, until it is not lost."""
    before = sys.unraisablehook

    def again(lost: "sys.UnraisableHookArgs") -> None:
        if isinstance(lost.exc_value, KeyboardInterrupt):
            threading.Timer(AGAIN_S, _thread.interrupt_main).start()
        else:
            before(lost)

    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = before
