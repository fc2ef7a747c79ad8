"""Compiling in two processes: neither outlives the other, and only one is heard."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_S = 60.0


def test_a_compiler_that_is_killed_leaves_no_other_compiling(tmp_path: Path) -> None:
    """SIGTERM ends a process without its cleaning up; its helper ends all the same."""
    with _begun(tmp_path) as process:
        helper = _helper_of(process)
        process.terminate()
        process.wait()
        _until(lambda: not _is_alive(helper))


def test_an_interrupt_in_the_first_seconds_is_answered_by_one_voice(
    tmp_path: Path,
) -> None:
    """Ctrl-C reaches both processes of a terminal; only the first one speaks."""
    with _begun(tmp_path) as process:
        helper = _helper_of(process)
        assert _is_deaf(helper)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=PATIENCE_S)[1]
        _until(lambda: not _is_alive(helper))
    # The second where an interrupt went through a module's ``exec``: Python then ends
    # itself by the signal, and a shell calls both 130.
    assert process.returncode in (128 + signal.SIGINT, -signal.SIGINT)
    assert "Traceback" not in said


def _begun(tmp_path: Path) -> subprocess.Popen[str]:
    """Start compiling into an empty cache, in a group of its own.

    It hears interrupts even where the tests run in the background of a shell, which
    begins such programs, and so all that they begin, deaf to them.
    """
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "vedette.cli.main", "warm"],
            env={**os.environ, "VEDETTE_CACHE_DIR": str(tmp_path)},
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, ours)


def _helper_of(process: subprocess.Popen[str]) -> int:
    """Wait for the process that compiles beside this one."""
    found: list[int] = []

    def begun() -> bool:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        found[:] = [
            int(child)
            for child in children.read_text().split()
            if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()
        ]
        return bool(found)

    _until(begun)
    return found[0]


def _is_deaf(pid: int) -> bool:
    """Say whether an interrupt is blocked in a process, or ignored by it."""
    status = Path(f"/proc/{pid}/status").read_text()
    rows = dict(row.split(":", 1) for row in status.splitlines())
    masks = int(rows["SigBlk"], 16) | int(rows["SigIgn"], 16)
    return bool(masks & 1 << (signal.SIGINT - 1))


def _is_alive(pid: int) -> bool:
    """Say whether a process runs; one that nobody has waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def _until(true: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    ends_s = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < ends_s, "it never was"
        time.sleep(0.05)
