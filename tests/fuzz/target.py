"""What a fuzz target is: bytes in, an outcome out, and promises that always hold."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import isfinite, isnan
from pathlib import Path
from random import Random
from typing import NamedTuple

from vedette.errors import VedetteError
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
    SystemTrackReport,
)

_NUMPY = re.compile(r"np\.(?:float64|int64)\(([^()]*)\)")
AGES_NS = 2 << 62  # times are those of 64 bits


class Outcome(NamedTuple):
    """What became of an input.

    Attributes
    ----------
    said : object
        Compared as it is spelled: between runs, and between traced and compiled code.
    features : set
        What was reached beside blocks of code: items of a table, say.
    """

    said: object
    features: frozenset[tuple[object, ...]] = frozenset()


def spelled(said: object) -> str:
    """Spell what was said; a kernel that is not compiled gives numpy's numbers."""
    return _NUMPY.sub(r"\1", repr(said))


def unchanged(data: bytes, _: Random) -> bytes:
    """Mend nothing."""
    return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One decoder under attack.

    Parameters
    ----------
    name : str
        Also of its folder of inputs.
    reaches : tuple of str
        Modules or packages whose statements are counted.
    run : callable
        Decodes an input and checks every promise; an `AssertionError`, or any error
        that is not a documented refusal, is a finding.
    seeds : callable
        Makes whole inputs to begin with.
    mend : callable
        Repairs lengths or check sums of a mutated input, so that it gets further.
    tokens : tuple of bytes
        Words of the format.
    referee : callable, optional
        A second opinion, too slow for every input: asked about those that are kept.
    octets_max : int
        Longest input.
    text : bool
        Half of the changes are of whole words.
    steps_base, steps_per_octet : int
        Steps that any input may take, and those that each octet adds.
    """

    name: str
    reaches: tuple[str, ...]
    run: Callable[[bytes], Outcome]
    seeds: Callable[[], list[bytes]]
    mend: Callable[[bytes, Random], bytes] = unchanged
    tokens: tuple[bytes, ...] = ()
    referee: Callable[[bytes], None] | None = None
    octets_max: int = 2048
    text: bool = False
    steps_base: int = 20_000
    steps_per_octet: int = 1_000

    def steps_max(self, octets: int) -> int:
        """Bound the steps of an input of some length."""
        return self.steps_base + self.steps_per_octet * octets


def refused(error: VedetteError, path: Path | None = None) -> Outcome:
    """Check that a refusal can be shown on one line of a terminal."""
    text = str(error).replace(str(path), "")
    assert text.isprintable(), ascii(text)
    return Outcome((type(error).__name__, text))


def check_rejected(rejected: Rejected) -> None:
    """Check that a rejection has a place and a reason that can be shown."""
    assert rejected.reason
    assert rejected.reason.isprintable(), ascii(rejected.reason)
    assert rejected.offset >= 0
    assert rejected.length >= 0


def check_reports(reports: Iterable[Report]) -> None:
    """Check that reports hold what their definition allows."""
    for report in reports:
        assert abs(report.time_ns) < AGES_NS
        assert abs(report.received_ns) < AGES_NS
        for name in report.__slots__:
            value = getattr(report, name)
            if isinstance(value, float):
                assert isnan(value) or isfinite(value), (name, value)
        _check_kind(report)


def _check_kind(report: Report) -> None:
    """Check the numbers that have a range."""
    if isinstance(report, PositionReport | SystemTrackReport):
        assert -90 <= report.lat_deg <= 90, report
        assert -180 <= report.lon_deg <= 180, report
        assert -1 <= report.address < 1 << 24, report
    if isinstance(report, RadarReport):
        assert report.range_m >= 0, report
        assert 0 <= report.azimuth_deg <= 360, report
        assert -1 <= report.mode3a < 1 << 12, report
    if isinstance(report, BeamReport):
        assert 0 <= report.azimuth_deg <= 360, report
    if isinstance(report, LookReport):
        assert 0 <= report.azimuth_from_deg <= 360, report
        assert 0 <= report.azimuth_to_deg <= 360, report


def chunks_of(data: bytes) -> list[bytes]:
    """Cut an input in pieces of odd sizes, the same ones for the same input."""
    random = Random(data)  # noqa: S311 - no secret
    chunks = []
    at = 0
    while at < len(data):
        size = random.choice((1, 1, 2, 3, 7, 16, 61, 400))
        chunks.append(data[at : at + size])
        at += size
    return chunks
