"""The engine finds planted bugs, hangs and moods, the same ones from one seed."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from fuzz.engine import Session
from fuzz.target import Outcome, Target
from fuzz.tracing import Marking, Tracer, statements

PLANTED = '''
"""A reader with a bug behind four octets that must be right, and a hang behind two."""

def read(data):
    found = 0
    for octet in data[:1]:
        if octet == 0x30:
            found += 1
            if data[1:2] == b"\\x01":
                found += 1
                if data[2:3] == b"\\x80":
                    found += 1
                    if data[3:4] == b"\\x7f":
                        raise IndexError("planted")
        while octet == 0x31 and data[1:2] == b"\\x01":
            found += 0
    return found
'''


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[tuple[ModuleType, Tracer]]:
    (tmp_path / "planted_reader.py").write_text(PLANTED)
    tracer = Tracer()
    marking = Marking(tracer, ["planted_reader"])
    sys.meta_path.insert(0, marking)
    sys.path.insert(0, str(tmp_path))
    yield importlib.import_module("planted_reader"), tracer
    sys.path.remove(str(tmp_path))
    sys.meta_path.remove(marking)
    del sys.modules["planted_reader"]


def session(planted: tuple[ModuleType, Tracer], executions: int) -> Session:
    module, tracer = planted
    target = Target(
        name="planted",
        reaches=("planted_reader",),
        run=lambda data: Outcome(module.read(data)),
        seeds=lambda: [b"\0\0\0\0"],
        octets_max=16,
    )
    made = Session(target=target, tracer=tracer, random=Random(1))  # noqa: S311
    made.begin(target.seeds())
    made.fuzz(executions)
    return made


def test_a_bug_behind_four_octets_and_a_hang_are_found(
    planted: tuple[ModuleType, Tracer],
) -> None:
    found = session(planted, 40_000).findings
    kinds = sorted(finding.what.split()[0] for finding in found)
    assert kinds == ["IndexError", "TooManySteps"]
    assert any(finding.data[:4] == b"\x30\x01\x80\x7f" for finding in found)


def test_a_seed_tells_the_whole_run(planted: tuple[ModuleType, Tracer]) -> None:
    first, second = session(planted, 3000), session(planted, 3000)
    assert first.corpus == second.corpus
    assert first.reached == second.reached
    assert first.executions == second.executions == 3001


def test_coverage_counts_the_statements_of_blocks_that_were_met(
    planted: tuple[ModuleType, Tracer],
) -> None:
    made = session(planted, 0)
    ((package, reached, every),) = statements(
        made.tracer, ["planted_reader"], made.marks()
    )
    assert (package, reached, every) == ("planted_reader", 5, 13)


def test_a_reader_that_says_another_thing_the_second_time_is_found() -> None:
    said: list[int] = []

    def run(data: bytes) -> Outcome:
        said.append(len(data))
        return Outcome(len(said), frozenset({("once",)}))

    target = Target(name="moody", reaches=(), run=run, seeds=list)
    made = Session(target=target, tracer=Tracer(), random=Random(1))  # noqa: S311
    made.begin([b"x"])
    (finding,) = made.findings
    assert "two runs differ" in finding.what
