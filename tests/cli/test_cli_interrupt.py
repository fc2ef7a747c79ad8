"""An interrupt that a callback swallows is heard all the same."""

import ctypes
import signal
import sys
import time
from types import SimpleNamespace

import pytest

from vedette.cli.interrupt import heard

PATIENCE_S = 10.0


def test_an_interrupt_inside_a_callback_from_c_ends_the_work_around_it() -> None:
    """Where it would be lost, once and again, it comes until somebody hears it.

    The handler is put there, as tests may run deaf to interrupts, behind a shell.
    """
    calls: list[float] = []

    def interrupted_twice() -> None:
        calls.append(time.monotonic())
        if len(calls) <= 2:
            signal.raise_signal(signal.SIGINT)

    back = ctypes.CFUNCTYPE(None)(interrupted_twice)

    def work() -> None:
        with heard():
            back()
            back()
            _wait_in_vain()

    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            work()
    finally:
        signal.signal(signal.SIGINT, ours)


def test_what_else_a_callback_loses_goes_where_it_went_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only interrupts are raised again; the hook is given back afterwards."""
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    before = sys.unraisablehook
    lost = SimpleNamespace(exc_value=ValueError("a broken callback"))
    with heard():
        sys.unraisablehook(lost)  # type: ignore[arg-type]
    assert told == [lost]
    assert sys.unraisablehook is before


def _wait_in_vain() -> None:
    ends_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_s:
        time.sleep(0.01)
