"""An output folder against the truth: GOSPA, SIAP, changes of number, crossings.

In: ``tracks.parquet`` (as known then), ``crossings.parquet``, ``site.toml``, and a
truth folder. Out: the document of ``vedette score --json``. A track counts as shown
while existence x alive is at least `SHOWN_MIN`. What cannot be scored says so.
"""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.columns import take
from vedette.earth.ground import velocity_from_course
from vedette.earth.plane import SitePlane, plane_at, to_plane_array
from vedette.errors import UsageError
from vedette.incursions.likely import LIKELY
from vedette.output.scored_counts import scored_counts
from vedette.output.truth import Truth, entry_ns, nearest_target, on_grid, read_truth
from vedette.plots.plot import Floats, Ints
from vedette.score import (
    Crossings,
    Histories,
    associate,
    error_quantiles,
    gospa,
    identity_changes_per_hour,
    match_crossings,
    siap,
    summarise,
)
from vedette.site.load import parse_site
from vedette.site.model import Site
from vedette.units import DEGREE_RAD, SECOND_NS

SCHEMA = 1
SHOWN_MIN = 0.5  # what a screen shows as a track: more likely there than not
# A found entry answers a true one of the same target this near to it: four turns of a
# slow radar, and what a fast aircraft flies in ten seconds.
WITHIN_S = 60.0
WITHIN_M = 3000.0
NO_INSTANT = "the truth has no target, or lasts less than a step"
NO_ORACLE = "an oracle hears the record's inputs again; it was not asked"


class _Tracks(NamedTuple):
    """Shown tracks on the picture's instants."""

    histories: Histories
    anchor_ns: int


def score_folder(folder: Path, truth_folder: Path, cutoff_m: float) -> dict[str, Any]:
    """Score an output folder.

    Parameters
    ----------
    folder : pathlib.Path
        Of `vedette replay`.
    truth_folder : pathlib.Path
        With ``truth.parquet`` and ``truth.json``.
    cutoff_m : float
        c of GOSPA, and the threshold of the association, m.

    Returns
    -------
    dict
        Of JSON values.

    Raises
    ------
    UsageError
        A file is missing or does not hold.
    """
    site = _site(folder / "site.toml")
    plane = plane_at(*site.watch.centre, site.watch.radius_km, site=site.watch.name)
    step_ns = round(site.picture.step_s * SECOND_NS)
    truth = read_truth(truth_folder, plane)
    table = _table(folder / "tracks.parquet")
    tracks = _shown(table, plane, int(truth.time_ns[0]) if truth.time_ns.size else 0)
    real = on_grid(truth, tracks.anchor_ns, step_ns)
    spans = associate(tracks.histories, real, threshold_m=cutoff_m)
    kind = (table.schema.metadata or {}).get(b"data_kind", b"none").decode()
    return {
        "schema": SCHEMA,
        "data_kind": kind,
        "gospa": _gospa(tracks.histories, real, cutoff_m),
        "siap": _siap(tracks.histories, real, cutoff_m),
        "id_changes_per_hour": identity_changes_per_hour(spans, real),
        "crossings": _crossings(_table(folder / "crossings.parquet"), truth, plane),
        "counts": scored_counts(folder, truth_folder),
        "oracle": {"status": "not_assessed", "reason": NO_ORACLE},
    }


def _site(path: Path) -> Site:
    """Read the site file; the borders that it names are not needed here."""
    try:
        return parse_site(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            expected="an output folder of `vedette replay` with its site file",
            got=str(error),
            where=str(path),
        ) from error


def _table(path: Path) -> pa.Table:
    """Read a table of the output folder."""
    try:
        return pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise UsageError(
            expected="an output folder of `vedette replay`",
            got=str(error).split("\n", maxsplit=1)[0],
            where=str(path),
        ) from error


def _shown(table: pa.Table, plane: SitePlane, otherwise_ns: int) -> _Tracks:
    """Take the rows that a screen shows, in the site plane."""
    column = {name: table[name].to_numpy() for name in _USED}
    shown = column["existence"] * column["alive"] >= SHOWN_MIN
    rows = np.flatnonzero(shown)
    time_ns = table["time"].cast(pa.int64()).to_numpy()
    anchor_ns = int(time_ns[0]) if time_ns.size else otherwise_ns
    state = np.empty((rows.size, 4))
    state[:, 0], state[:, 1] = to_plane_array(
        plane, column["lat"][rows], column["lon"][rows]
    )
    speeds, courses = column["speed_mps"][rows], column["course_deg"][rows]
    for i in range(rows.size):
        course_rad = float(courses[i]) * DEGREE_RAD
        state[i, 2:] = velocity_from_course(
            plane, state[i, 0], state[i, 1], float(speeds[i]), course_rad
        )
    _, key = np.unique(column["track"][rows], return_inverse=True)
    time_s = (time_ns[rows] - anchor_ns) / SECOND_NS
    return _Tracks(Histories(time_s, key.astype(np.int64), state), anchor_ns)


_USED = ("existence", "alive", "lat", "lon", "speed_mps", "course_deg", "track")


def _gospa(tracks: Histories, real: Histories, cutoff_m: float) -> dict[str, Any]:
    """Score every instant of the truth."""
    instants = np.unique(real.time_s)
    seen, there = _positions(tracks), _positions(real)
    none = np.empty((0, 2))
    scores = [
        gospa(there[t], seen.get(t, none), cutoff_m=cutoff_m) for t in instants.tolist()
    ]
    if not scores:
        return {"status": "not_assessed", "reason": NO_INSTANT}
    summary = summarise(scores)
    return {
        "c": cutoff_m,
        "rms": summary.rms_m,
        "localisation": summary.localisation_m,
        "missed": summary.missed_m,
        "false": summary.false_m,
        "instants": summary.scans,
    }


def _positions(histories: Histories) -> dict[float, Floats]:
    """Group positions by instant."""
    order = np.argsort(histories.time_s, kind="stable")
    times, starts = np.unique(histories.time_s[order], return_index=True)
    groups = np.split(histories.state[order, :2], starts[1:])
    return dict(zip(times.tolist(), groups, strict=False))


def _siap(tracks: Histories, real: Histories, cutoff_m: float) -> dict[str, Any]:
    """Score by association; of no target, no share is known."""
    if not real.time_s.size:
        return {"status": "not_assessed", "reason": NO_INSTANT}
    during = np.isin(tracks.time_s, np.unique(real.time_s))
    judged = take(tracks, np.flatnonzero(during))
    spans = associate(judged, real, threshold_m=cutoff_m)
    result = siap(judged, real, spans)
    return {name: float(getattr(result, name)) for name in _SIAP}


_SIAP = (
    "completeness",
    "ambiguity",
    "spuriousness",
    "position_m",
    "velocity_mps",
    "number_changes_phz",
    "longest_segment",
)


def _crossings(table: pa.Table, truth: Truth, plane: SitePlane) -> dict[str, Any]:
    """Match the entries found with the true ones."""
    time_ns = table["time"].cast(pa.int64()).to_numpy()
    rows = table.drop_columns(["time"]).to_pylist()
    chosen = [
        i
        for i, row in enumerate(rows)
        if row["direction"] == "in" and row["probability"] >= LIKELY
    ]
    lat = np.array([rows[i]["lat"] for i in chosen], np.float64)
    lon = np.array([rows[i]["lon"] for i in chosen], np.float64)
    e_m, n_m = to_plane_array(plane, lat, lon)
    targets = [
        _target(truth, int(time_ns[i]), e, n)
        for i, e, n in zip(chosen, e_m.tolist(), n_m.tolist(), strict=True)
    ]
    found = _entries(
        np.array(targets, np.int64),
        [rows[i]["volume"] for i in chosen],
        time_ns[np.array(chosen, np.int64)],
        e_m,
        n_m,
    )
    reference = _reference(truth, plane)
    score = match_crossings(found, reference, within_s=WITHIN_S, within_m=WITHIN_M)
    right = [
        rows[chosen[mine]]["across"] == truth.entries[other].across
        for mine, other in score.pairs.tolist()
    ]
    return {
        "true": len(truth.entries),
        "found": len(chosen),
        "matched": len(score.pairs),
        "missed": len(score.missed),
        "extra": len(score.extra),
        "recall": score.recall,
        "precision": score.precision,
        "across_right": sum(right) / len(right) if right else None,
        "time_error_s": _quantiles(score.time_error_s),
        "position_error_m": _quantiles(score.position_error_m),
    }


def _target(truth: Truth, time_ns: int, e_m: float, n_m: float) -> int:
    """Say which target made a found entry, -1 where none was near."""
    target, gap_m = nearest_target(truth, time_ns, e_m, n_m)
    return target if gap_m <= WITHIN_M else -1


def _reference(truth: Truth, plane: SitePlane) -> Crossings:
    """Lay out the true entries."""
    number = {name: i for i, name in enumerate(truth.names)}
    entries = truth.entries
    e_m, n_m = to_plane_array(
        plane,
        np.array([one.lat for one in entries], np.float64),
        np.array([one.lon for one in entries], np.float64),
    )
    return _entries(
        np.array([number.get(str(one.target), -2) for one in entries], np.int64),
        [one.volume for one in entries],
        np.array([entry_ns(one) for one in entries], np.int64),
        e_m,
        n_m,
    )


def _entries(
    target: Ints, volume: list[str], time_ns: Ints, e_m: Floats, n_m: Floats
) -> Crossings:
    """Lay out entries for matching."""
    return Crossings(
        target=target,
        volume=np.array(volume, np.str_),
        direction=np.array(["in"] * len(volume), np.str_),
        time_s=time_ns / SECOND_NS,
        e_m=e_m,
        n_m=n_m,
    )


def _quantiles(errors: Floats) -> dict[str, float] | None:
    """Tell how large errors are; null where there is none."""
    if not errors.size:
        return None
    return {f"{share:g}": size for share, size in error_quantiles(errors).items()}
