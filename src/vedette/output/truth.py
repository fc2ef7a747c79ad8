"""What was really there: the truth folder of a simulated episode.

``truth.parquet`` has a row for each target and time (`time`, `target`, `lat`, `lon`,
`height_m`, `class`), ``truth.json`` the entries into judged volumes. Between its rows a
target flies straight. Positions WGS 84 degrees, here turned into the site plane.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.earth.plane import SitePlane, to_plane_array
from vedette.errors import UsageError
from vedette.plots.plot import Floats, Ints
from vedette.score import Histories
from vedette.site.instant import instant_ns
from vedette.units import SECOND_NS

COLUMNS = ("time", "target", "lat", "lon")


class Entry(msgspec.Struct):
    """One true entry into a volume.

    Parameters
    ----------
    target : str or int
        As in ``truth.parquet``.
    volume : str
        Id of the volume.
    time : str
        RFC 3339.
    lat, lon : float
        Degrees.
    across : str
        Neighbour: ISO code, sea, inside, unknown.
    """

    target: str | int
    volume: str
    time: str
    lat: float
    lon: float
    across: str = "unknown"


class _Document(msgspec.Struct):
    """What is read of ``truth.json``."""

    entries: list[Entry] = []


class Truth(NamedTuple):
    """True flights, in the site plane.

    Attributes
    ----------
    names : list of str
        Name of each target; its place is its number.
    target : (n,) int
    time_ns : (n,) int, rising for each target
    e_m, n_m : (n,) m
    entries : list of Entry
    """

    names: list[str]
    target: Ints
    time_ns: Ints
    e_m: Floats
    n_m: Floats
    entries: list[Entry]


def read_truth(folder: Path, plane: SitePlane) -> Truth:
    """Read a truth folder.

    Parameters
    ----------
    folder : pathlib.Path
        With ``truth.parquet`` and ``truth.json``.
    plane : SitePlane
        Of the site.

    Returns
    -------
    Truth
        In the site plane.

    Raises
    ------
    UsageError
        A file is missing or is no such file.
    """
    _refuse_no_truth(folder)
    try:
        table = pq.read_table(folder / "truth.parquet", columns=list(COLUMNS))
        document = msgspec.json.decode(
            (folder / "truth.json").read_bytes(), type=_Document
        )
        time_ns = table["time"].cast(pa.timestamp("ns")).cast(pa.int64()).to_numpy()
        lat, lon = (table[c].cast(pa.float64()).to_numpy() for c in ("lat", "lon"))
    except (OSError, KeyError, pa.ArrowException, msgspec.DecodeError) as error:
        raise UsageError(
            expected="truth.parquet (time, target, lat, lon, height_m, class) and "
            "truth.json (entries)",
            got=str(error).split("\n", maxsplit=1)[0],
            where=str(folder),
        ) from error
    said = [str(value) for value in table["target"].to_pylist()]
    names = sorted(set(said))
    number = {name: i for i, name in enumerate(names)}
    target = np.array([number[name] for name in said], np.int64)
    order = np.lexsort((time_ns, target))
    e_m, n_m = to_plane_array(plane, lat[order], lon[order])
    return Truth(
        names, target[order], np.array(time_ns)[order], e_m, n_m, document.entries
    )


def _refuse_no_truth(folder: Path) -> None:
    """Refuse what is no truth folder, before its files are asked for."""
    if (folder / "truth.parquet").is_file():
        return
    got = "a folder without truth.parquet" if folder.is_dir() else "a file"
    raise UsageError(
        expected="a truth folder, with truth.parquet and truth.json",
        got=got if folder.exists() else "nothing of that name",
        where=str(folder),
        advice="`vedette simulate` writes one: NIGHT/truth.",
    )


def on_grid(truth: Truth, anchor_ns: int, step_ns: int) -> Histories:
    """Put the truth on the instants of a picture, straight between its rows.

    Parameters
    ----------
    truth : Truth
        Flights.
    anchor_ns, step_ns : int
        One instant of the picture and the step between two, nanoseconds.

    Returns
    -------
    Histories
        Seconds since the anchor, exact multiples of the step; velocities of the
        straight lines.
    """
    times, keys, states = [], [], []
    step_s = step_ns / SECOND_NS
    for key in range(len(truth.names)):
        mine = np.flatnonzero(truth.target == key)
        own_s = (truth.time_ns[mine] - anchor_ns) / SECOND_NS
        first = int(np.ceil(own_s[0] / step_s))
        last = int(np.floor(own_s[-1] / step_s))
        time_s = np.arange(first, last + 1) * step_s
        ends = np.maximum(own_s.searchsorted(time_s, side="right"), 1)
        ends = np.minimum(ends, max(own_s.size - 1, 0))
        gap_s = np.maximum(own_s[ends] - own_s[ends - 1], 1e-9)
        state = np.empty((time_s.size, 4))
        for column, values in enumerate((truth.e_m[mine], truth.n_m[mine])):
            state[:, column] = np.interp(time_s, own_s, values)
            state[:, column + 2] = (values[ends] - values[ends - 1]) / gap_s
        times.append(time_s)
        keys.append(np.full(time_s.size, key))
        states.append(state)
    if not times:
        return Histories(np.empty(0), np.empty(0, np.int64), np.empty((0, 4)))
    return Histories(
        np.concatenate(times), np.concatenate(keys), np.concatenate(states)
    )


def nearest_target(
    truth: Truth, time_ns: int, e_m: float, n_m: float
) -> tuple[int, float]:
    """Find the target that was nearest to a place at a time.

    Parameters
    ----------
    truth : Truth
        Flights.
    time_ns : int
        Nanoseconds UTC.
    e_m, n_m : float
        m, site plane.

    Returns
    -------
    target : int
        Its number, -1 where none flew then.
    distance_m : float
        Infinite where none flew.
    """
    best, best_m = -1, float("inf")
    for key in range(len(truth.names)):
        mine = np.flatnonzero(truth.target == key)
        own_ns = truth.time_ns[mine]
        if not own_ns[0] <= time_ns <= own_ns[-1]:
            continue
        since_s = (own_ns - own_ns[0]) / SECOND_NS
        at_s = (time_ns - own_ns[0]) / SECOND_NS
        e = float(np.interp(at_s, since_s, truth.e_m[mine]))
        n = float(np.interp(at_s, since_s, truth.n_m[mine]))
        gap_m = float(np.hypot(e - e_m, n - n_m))
        if gap_m < best_m:
            best, best_m = key, gap_m
    return best, best_m


def entry_ns(entry: Entry) -> int:
    """Read the time of a true entry, nanoseconds UTC."""
    return instant_ns(entry.time, where="truth.json")
