"""``incursions.json``: unauthorised entries, and what the tracks show of each.

Law: docs/fields.md and ``schemas/incursions.schema.json``. What no sensor can tell is
said to be so: a launch has no area but a reason, an end is `lost` where the plots
merely stop. Times are RFC 3339 in UTC, places WGS 84 degrees.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from vedette.earth.ground import ground_covariance
from vedette.earth.plane import from_plane
from vedette.feeds.leaf import InputLeaf
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import Incursion, contradicted, entered_across
from vedette.incursions.kinds import UNCLASSED
from vedette.output.tables import (
    COASTED_S,
    ground_m,
    identity,
    nanoseconds,
)
from vedette.picture import Outcome
from vedette.pipeline import Conclusion
from vedette.site.instant import instant_text
from vedette.tracks.trajectory import position_cov
from vedette.units import SECOND_NS

SCHEMA = 2
# Inputs about the entry: as long as hindsight moves a smoothed position noticeably.
EVIDENCE_S = 60.0
SURE = 0.5  # an input belongs to the track that it came from more likely than not
CONTRADICTED = (
    "A transponder claims this entry; radar looks that covered the place saw nothing "
    "there (one that says no height may be below their horizon). It makes no incursion "
    "and excuses none."
)
NO_LAUNCH = (
    "Tracks begin where sensors first saw them; that is not where a flight began."
)


def incursions_document(
    episode: Conclusion, leaves: Sequence[InputLeaf]
) -> dict[str, object]:
    """Lay out every incursion.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.
    leaves : sequence of InputLeaf
        Its inputs in order: their places are the numbers that evidence names.

    Returns
    -------
    dict
        Of JSON values.
    """
    found = episode.outcome.incursions
    used = _inputs_of({i.entry.key for i in found}, episode.outcome) if found else {}
    return {
        "schema": SCHEMA,
        "data_kind": episode.data_kind,
        "incursions": [
            _incursion(number, incursion, episode, leaves, used)
            for number, incursion in enumerate(found, 1)
        ],
        "contradicted": [
            {
                "tracks": [entry.track],
                "identity": identity(entry.address),
                "volume": entry.volume,
                "probability": entry.entered,
                "entered": _passage(entry, episode.outcome),
                "reason": CONTRADICTED,
            }
            for entry in contradicted(episode.outcome.crossings, episode.site.policy)
        ],
    }


def _incursion(
    number: int,
    incursion: Incursion,
    episode: Conclusion,
    leaves: Sequence[InputLeaf],
    used: Mapping[int, list[int]],
) -> dict[str, object]:
    """Lay out one."""
    outcome, entry = episode.outcome, incursion.entry
    left = incursion.left
    return {
        "id": str(number),
        "tracks": [entry.track],
        "identity": identity(entry.address),
        "volume": entry.volume,
        "authorised": False,
        "probability": entry.entered,
        "entered": _passage(entry, outcome),
        "entered_across": entered_across(entry),
        "airspaces_before": list(incursion.airspaces_before),
        "launch": {"area": None, "reason": NO_LAUNCH},
        "left": None if left is None else _instant(left.time_s, outcome),
        "deepest_km": incursion.deepest_m / 1000.0,
        "end": _end(incursion, outcome, leaves),
        "class": dict(entry.classes) or {UNCLASSED: 1.0},
        "evidence": _evidence(entry, outcome, leaves, used),
    }


def _instant(time_s: float, outcome: Outcome) -> str:
    """Write a time."""
    return instant_text(int(nanoseconds(outcome.epoch_ns, np.array([time_s]))[0]))


def _passage(crossing: Crossing, outcome: Outcome) -> dict[str, object]:
    """Lay out when and where a border was passed."""
    lat_deg, lon_deg = from_plane(outcome.plane, crossing.e_m, crossing.n_m)
    return {
        "time": _instant(crossing.time_s, outcome),
        "sigma_s": crossing.sigma_s,
        "lat": lat_deg,
        "lon": lon_deg,
        "sigma_m": ground_m(outcome.plane, crossing),
    }


def _end(
    incursion: Incursion, outcome: Outcome, leaves: Sequence[InputLeaf]
) -> dict[str, object]:
    """Say how it ended, as far as plots can tell."""
    if incursion.left is not None:
        passage = _passage(incursion.left, outcome)
        del passage["sigma_s"]
        return {"state": "left", **passage, "claim": None}
    states = incursion.trajectory.smoothed
    e_m, n_m = states.mean[-1, 0], states.mean[-1, 1]
    cov = position_cov(states.cov[-1:], incursion.trajectory.shift[-1:])[0]
    ee, _, nn = ground_covariance(
        outcome.plane, e_m, n_m, cov[0, 0], cov[0, 1], cov[1, 1]
    )
    lat_deg, lon_deg = from_plane(outcome.plane, e_m, n_m)
    ended_s = float(incursion.trajectory.time_s[-1])
    ended_ns = int(nanoseconds(outcome.epoch_ns, np.array([ended_s]))[0])
    unheard_ns = leaves[-1].received_ns - ended_ns
    return {
        "state": "flying" if unheard_ns <= COASTED_S * SECOND_NS else "lost",
        "time": instant_text(ended_ns),
        "lat": lat_deg,
        "lon": lon_deg,
        "sigma_m": float(np.sqrt(ee + nn)),
        "claim": None,
    }


def _inputs_of(keys: set[int], outcome: Outcome) -> dict[int, list[int]]:
    """Collect, by track, the numbers of the inputs that it was made from."""
    used: dict[int, list[int]] = defaultdict(list)
    for verdicts in outcome.verdicts:
        sure = np.flatnonzero(verdicts.p_track >= SURE)
        for row in sure.tolist():
            key = int(verdicts.track[row])
            if key in keys:
                used[key].append(int(verdicts.seq[row]))
    return used


def _evidence(
    entry: Crossing,
    outcome: Outcome,
    leaves: Sequence[InputLeaf],
    used: Mapping[int, list[int]],
) -> list[str]:
    """Name the track, and its inputs about the time of entry."""
    entry_ns = int(nanoseconds(outcome.epoch_ns, np.array([entry.time_s]))[0])
    near = [
        f"input {number}"
        for number in used.get(entry.key, [])
        if abs(leaves[number].received_ns - entry_ns) <= EVIDENCE_S * SECOND_NS
    ]
    told = [f"track {entry.track}", *near]
    if entry.contradicted:
        told.append("claim contradicted: radar looks that covered it saw nothing there")
    if entry.first_seen_inside:
        told.append("back-cast: first seen inside, the way there is a straight line")
    return told
