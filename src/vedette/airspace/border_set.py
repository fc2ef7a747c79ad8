"""Border sets: the packaged outlines of states, each border stored once.

`borders-osm` judges: land, internal waters and territorial sea, from OpenStreetMap,
in its own package under the ODbL. `borders-core` draws: land only, from Natural Earth.

A set is one manifest (JSON) and one gzip file of 32-bit little-endian columns, one
after the other in the manifest's order:

- `arc_points`: points of each arc; `arc_left`, `arc_right`: code numbers on its sides
- `lon_step`, `lat_step`: points of all arcs as differences, in units of `grid_deg`
- `sigma_step`: for each segment of all arcs, index into the manifest's `sigma_m`
- `ring_arcs`: arcs of each ring; `ring_owner`: its state; `ring_arc`: numbers of its
  arcs, ``~i`` where arc i is walked backwards; the state lies on the left

What two states share is one arc, so their common border is the same to the last bit.
"""

import gzip
import hashlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from vedette.airspace.volume import SEA, UNKNOWN, Ints, Ring
from vedette.bundled import bundled
from vedette.errors import EnvironmentProblem, UsageError

JUDGING_SET = "borders-osm"
DRAWING_SET = "borders-core"
SCHEMA = 1
CUT = "cut"  # the edge of the data, where no border is


class SourcePackage(msgspec.Struct, frozen=True, kw_only=True):
    """A package that a set was made from, as its manifest names it."""

    package: str
    version: str
    sha256: str
    licence: str


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A place that several states claim in the source, or none, and who got it."""

    claimed_by: tuple[str, ...]
    given_to: str
    width_m: float
    at: tuple[float, float]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a set says of itself: origin, licence, worldview, columns."""

    schema: int
    set: str
    built: str
    worldview: str
    sources: tuple[SourcePackage, ...]
    window_deg: tuple[float, float, float, float]
    grid_deg: float
    tolerance_deg: float
    codes: tuple[str, ...]
    judging: bool
    licence: str
    attribution: str
    valid_from: str
    valid_from_note: str
    sigma_m: tuple[float, ...]
    disputed: tuple[Dispute, ...]
    file: str
    content_sha256: str
    columns: tuple[tuple[str, int], ...]
    names: dict[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderSet:
    """A packaged set of outlines.

    Parameters
    ----------
    name : str
        borders-osm or borders-core.
    manifest : Manifest
        Origin, licence, worldview.
    sha256 : str
        Of the content, checked against the manifest; the record names it.
    columns : dict of str to (n,) int64 array
        As the module describes them.
    """

    name: str
    manifest: Manifest
    sha256: str
    columns: dict[str, Ints]

    @property
    def states(self) -> tuple[str, ...]:
        """Codes that have rings, in order."""
        owners = np.unique(self.columns["ring_owner"])
        return tuple(self.manifest.codes[k] for k in owners)

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Names for the numbers in `Ring.neighbour`: ISO 3166-1, sea, unknown.

        A part such as RU-KGD is named by its state, the edge of the data is unknown.
        """
        named = {SEA: SEA, CUT: UNKNOWN}
        return tuple(named.get(c, c.partition("-")[0]) for c in self.manifest.codes)

    def rings(self, code: str) -> tuple[Ring, ...]:
        """Return the rings of a state, or of one part of it.

        Parameters
        ----------
        code : str
            ISO 3166-1 (every part of the state), or a part such as RU-KGD.

        Returns
        -------
        tuple of Ring
            The state lies on the left of every ring.

        Raises
        ------
        UsageError
            The set does not hold that state.
        """
        owners = self._owners(code)
        counts = self.columns["ring_arcs"]
        ends = np.cumsum(counts)
        return tuple(
            self._ring(self.columns["ring_arc"][end - count : end])
            for owner, count, end in zip(
                self.columns["ring_owner"], counts, ends, strict=True
            )
            if owner in owners
        )

    def _owners(self, code: str) -> list[int]:
        """Return the code numbers that make up a state."""
        owners = [
            self.manifest.codes.index(state)
            for state in self.states
            if code in (state, state.partition("-")[0])
        ]
        if not owners:
            raise UsageError(
                expected=f"a state of {self.name}: {', '.join(self.states)}",
                got=ascii(code),
            )
        return owners

    def _ring(self, signed_arcs: Ints) -> Ring:
        """Join arcs to one ring, each without its last point, which begins the next."""
        pieces = [self._arc(int(signed)) for signed in signed_arcs]
        columns = zip(*pieces, strict=True)
        lon, lat, sigma, beyond = (np.concatenate(column) for column in columns)
        return Ring(
            # One rounding from the integer: the same double on either side.
            lat_deg=lat / round(1.0 / self.manifest.grid_deg),
            lon_deg=lon / round(1.0 / self.manifest.grid_deg),
            sigma_m=np.array(self.manifest.sigma_m)[sigma],
            neighbour=beyond,
        )

    def _arc(self, signed: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Return points (without the last), sigma steps and neighbour of an arc."""
        number = signed if signed >= 0 else ~signed
        counts = self.columns["arc_points"]
        begin = int(counts[:number].sum())
        end = begin + int(counts[number])
        lon = self.columns["lon"][begin:end]
        lat = self.columns["lat"][begin:end]
        sigma = self.columns["sigma_step"][begin - number : end - number - 1]
        beyond = self.columns["arc_right"][number]
        if signed < 0:
            lon, lat, sigma = lon[::-1], lat[::-1], sigma[::-1]
            beyond = self.columns["arc_left"][number]
        return lon[:-1], lat[:-1], sigma, np.full(len(sigma), beyond)


@cache
def load_border_set(name: str) -> BorderSet:
    """Read a packaged border set and check that its content is whole.

    Parameters
    ----------
    name : str
        borders-osm (judging) or borders-core (drawing).

    Returns
    -------
    BorderSet
        Read once per process.

    Raises
    ------
    UsageError
        There is no set of that name.
    EnvironmentProblem
        Its package is not installed, or damaged.
    """
    return read_set(name, _manifest_path(name))


def read_set(name: str, path: Path) -> BorderSet:
    """Read the set of a manifest and check that its content is whole.

    Parameters
    ----------
    name : str
        What to call the set.
    path : pathlib.Path
        Its manifest; the columns lie beside it.

    Returns
    -------
    BorderSet
        Outlines by code.

    Raises
    ------
    EnvironmentProblem
        A file is missing or damaged.
    """
    try:
        said = path.read_bytes()
        manifest = msgspec.json.decode(said, type=Manifest)
        content = gzip.decompress((path.parent / manifest.file).read_bytes())
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise _damaged(name, path, str(error)) from error
    sha256 = hashlib.sha256(content).hexdigest()
    if manifest.schema != SCHEMA or sha256 != manifest.content_sha256:
        raise _damaged(name, path, f"schema {manifest.schema}, sha256 {sha256}")
    return BorderSet(
        name=name,
        manifest=manifest,
        sha256=hashlib.sha256(said + content).hexdigest(),  # accuracies too
        columns=_columns(content, manifest),
    )


def _columns(content: bytes, manifest: Manifest) -> dict[str, Ints]:
    """Cut the content into its columns; points become sums of their differences."""
    values = np.frombuffer(content, dtype="<i4").astype(np.int64)
    columns = {}
    begin = 0
    for key, length in manifest.columns:
        columns[key] = values[begin : begin + length]
        begin += length
    columns["lon"] = np.cumsum(columns.pop("lon_step"))
    columns["lat"] = np.cumsum(columns.pop("lat_step"))
    return columns


def _manifest_path(name: str) -> Path:
    """Find a set's manifest in its package."""
    if name == DRAWING_SET:
        return bundled(DRAWING_SET, "outline.json")
    if name != JUDGING_SET:
        raise UsageError(
            expected=f"a border set: {JUDGING_SET} or {DRAWING_SET}", got=ascii(name)
        )
    spec = importlib.util.find_spec("vedette_borders_osm")
    if spec is None or spec.origin is None:
        raise EnvironmentProblem(
            expected="the package vedette-borders-osm, which holds the judging borders",
            got="none installed",
            advice="Run `pip install vedette-borders-osm`, or `pip install "
            "data/borders-osm` in the source tree.",
        )
    return Path(spec.origin).parent / "borders.json"


def _damaged(name: str, path: Path, got: str) -> EnvironmentProblem:
    """Say that a packaged set cannot be trusted."""
    return EnvironmentProblem(
        expected=f"the border set {name} as it was packaged",
        got=got,
        where=str(path),
        advice="Install its package again.",
    )
