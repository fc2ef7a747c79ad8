"""The truth of a simulated night as an assessment tells it beside its result.

In: ``truth.json`` of a truth folder. Out: `vedette.assessment.Truth`: the counts of
every volume, and the entries that no policy authorises, in the site plane.
"""

from pathlib import Path

import msgspec

from vedette.assessment.truth import TrueCount, TrueEntry, Truth
from vedette.earth.plane import to_plane
from vedette.errors import UsageError
from vedette.picture import Outcome
from vedette.site.instant import instant_ns
from vedette.units import SECOND_NS

NAME = "truth.json"


class _Entry(msgspec.Struct):
    """One entry, as far as it is told."""

    target: str | int
    volume: str
    time: str
    lat: float
    lon: float
    across: str = "unknown"
    authorised: bool = False


class _Document(msgspec.Struct):
    """What is read of ``truth.json``."""

    volumes: dict[str, dict[str, int]] = {}
    entries: list[_Entry] = []


def truth_beside(folder: Path, outcome: Outcome) -> Truth:
    """Read what really happened.

    Parameters
    ----------
    folder : pathlib.Path
        With ``truth.json``.
    outcome : Outcome
        Has the site plane and the epoch.

    Returns
    -------
    Truth
        Counts by volume and measure; unauthorised entries by time.

    Raises
    ------
    UsageError
        There is no such file, or it is none.
    """
    path = folder / NAME
    try:
        document = msgspec.json.decode(path.read_bytes(), type=_Document)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(
            expected="truth.json of `vedette simulate`", got=str(error), where=str(path)
        ) from error
    counts = tuple(
        TrueCount(volume, measure, number)
        for volume, measures in document.volumes.items()
        for measure, number in measures.items()
    )
    entries = [
        _entry(entry, outcome, path)
        for entry in document.entries
        if not entry.authorised
    ]
    return Truth(counts, tuple(sorted(entries, key=lambda entry: entry.time_s)))


def _entry(entry: _Entry, outcome: Outcome, path: Path) -> TrueEntry:
    """Place one entry in the site plane."""
    time_ns = instant_ns(entry.time, where=str(path))
    e_m, n_m = to_plane(outcome.plane, entry.lat, entry.lon)
    return TrueEntry(
        target=str(entry.target),
        volume=entry.volume,
        time_s=(time_ns - outcome.epoch_ns) / SECOND_NS,
        e_m=e_m,
        n_m=n_m,
        across=entry.across,
    )
