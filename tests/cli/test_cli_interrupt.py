"""An interrupt that a callback swallows is heard all the same."""

import ctypes
import signal
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from vedette.cli.interrupt import heard

PATIENCE_S = 10.0


def test_an_interrupt_inside_a_callback_from_c_ends_the_work_around_it() -> None:
    """Where it would be lost, once and again, it comes until somebody hears it."""
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

    _interrupted(work)


def test_an_interrupt_inside_the_compilers_own_callback_waits_for_its_return() -> None:
    """The compiler breaks on what such a callback does not give it, so it gives it."""
    given: list[str] = []

    def _raw_object_cache_notify() -> None:
        signal.raise_signal(signal.SIGINT)
        given.append("the object")

    def work() -> None:
        with heard():
            ctypes.CFUNCTYPE(None)(_raw_object_cache_notify)()
            _wait_in_vain()

    _interrupted(work)
    assert given == ["the object"]


def test_an_interrupt_is_left_alone_where_it_is_ignored() -> None:
    """A command behind a shell is deaf to interrupts, and stays so."""
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heard():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            signal.raise_signal(signal.SIGINT)
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
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with heard():
            sys.unraisablehook(lost)  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGINT, ours)
    assert told == [lost]
    assert sys.unraisablehook is before


def _interrupted(work: Callable[[], None]) -> None:
    """Hold that an interrupt ends it, even where tests run deaf to them."""
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            work()
    finally:
        signal.signal(signal.SIGINT, ours)


def _wait_in_vain() -> None:
    ends_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_s:
        time.sleep(0.01)
