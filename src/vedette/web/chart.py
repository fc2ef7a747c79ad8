"""A chart: what is drawn on a map, values only, before any decision on how it looks.

Positions are WGS 84 degrees, times integer nanoseconds UTC, accuracies one standard
deviation in metres or seconds. Texts are hostile until `vedette.web.markup` escapes
them: a callsign is whatever somebody transmitted.
"""

from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np
import numpy.typing as npt

from vedette.claims.tongue import Tongue, term, word
from vedette.errors import UsageError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

DataKind = Literal["synthetic", "recorded", "live", "mixed", "none"]
DATA_KINDS = ("synthetic", "recorded", "live", "mixed", "none")

# A border whose source carries this word is a database of OpenStreetMap, whose licence
# (ODbL) asks for the attribution; the drawing adds it whether or not a caller did.
OPENSTREETMAP = "OpenStreetMap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the frame must show.

    Parameters
    ----------
    south_deg, west_deg, north_deg, east_deg : float
        WGS 84; east is greater than west (add 360 across the antimeridian).
    """

    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float

    def __post_init__(self) -> None:
        latitudes = -89.0 <= self.south_deg < self.north_deg <= 89.0  # noqa: PLR2004
        # Beyond 90 degrees one plane no longer serves.
        width = 0.0 < self.east_deg - self.west_deg <= 90.0  # noqa: PLR2004
        if not (latitudes and width):
            raise UsageError(
                expected="south < north within 89° and west < east at most 90° apart",
                got=f"{self.south_deg}..{self.north_deg} N, "
                f"{self.west_deg}..{self.east_deg} E",
                where="bounds of the chart",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One polyline of a border.

    Parameters
    ----------
    label : str
        Whose border: ISO 3166-1 codes ("CH", "CH-FR"), shown in the legend.
    lat_deg, lon_deg : (n,) degrees
    sigma_m : (n,) or (1,) m
        Accuracy of the line, one number or one per vertex; empty where unknown.
    judged : bool
        Crossings were judged against this very line.
    closed : bool
        A ring: its inside is tinted as land.
    outlined : bool
        False for land alone, whose lines another source knows better.
    source : str
        Data set it comes from.
    """

    label: str
    lat_deg: Floats
    lon_deg: Floats
    sigma_m: Floats
    judged: bool = False
    closed: bool = False
    outlined: bool = True
    source: str = ""

    def __post_init__(self) -> None:
        _same_length("border", self.lat_deg, self.lon_deg)
        _finite(f"border {self.label}", self.lat_deg, self.lon_deg)
        if self.sigma_m.size > 1:
            _same_length("border", self.lat_deg, self.sigma_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name written on the map where it belongs.

    Parameters
    ----------
    name : str
    lat_deg, lon_deg : float
    country : bool
        Written wide, as countries are; else as a town, with a dot.
    """

    name: str
    lat_deg: float
    lon_deg: float
    country: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """A track as it is drawn.

    Parameters
    ----------
    track : int
        48-bit number of the track.
    identity : str
        What it called itself; "" where nothing was said.
    time_ns : (n,) ns UTC, rising
    lat_deg, lon_deg : (n,) degrees
    existence : (n,) probability that this was ever a real object
    coasted : (n,) true where the position is a prediction without a new plot
    """

    track: int
    identity: str
    time_ns: Ints
    lat_deg: Floats
    lon_deg: Floats
    existence: Floats
    coasted: Bools

    def __post_init__(self) -> None:
        arrays = (self.lat_deg, self.lon_deg, self.existence, self.coasted)
        for array in arrays:
            _same_length(f"track {self.track}", self.time_ns, array)
        _finite(f"track {self.track}", self.lat_deg, self.lon_deg)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingMark:
    """A crossing as it is drawn and listed.

    Parameters
    ----------
    number : int
        Its number on this map and in the table.
    time_ns, sigma_s : int ns UTC, float s
    lat_deg, lon_deg, sigma_m : degrees, degrees, m
    major_m, minor_m, angle_deg : m, m, degrees from true north
        One-sigma ellipse; nan where only `sigma_m` is known.
    track : int
    identity, volume : str
    direction : "in" or "out"
    across : str
        Neighbour with the largest probability, an ISO code, sea or unknown.
    across_p, probability : float
    authorised : bool or None
        None where the site's policy did not judge.
    """

    number: int
    time_ns: int
    sigma_s: float
    lat_deg: float
    lon_deg: float
    sigma_m: float
    track: int
    identity: str
    volume: str
    direction: Literal["in", "out"]
    across: str
    across_p: float
    probability: float
    authorised: bool | None
    major_m: float = nan
    minor_m: float = nan
    angle_deg: float = nan

    def __post_init__(self) -> None:
        place = np.array([self.lat_deg, self.lon_deg], dtype=np.float64)
        _finite(f"crossing {self.number}", place)
        if self.direction not in ("in", "out"):
            raise UsageError(
                expected="direction in or out",
                got=repr(self.direction),
                where=f"crossing {self.number} of the chart",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that one map shows.

    Parameters
    ----------
    title, subtitle : str
    data_kind : DataKind
        synthetic, recorded, live, mixed or none; stamped on the drawing.
    worldview : str
        A sentence: whose view of disputed borders is drawn and judged.
    bounds : Bounds
    attributions, notes : tuple of str
        Who made the data; what a reader must know of it.
    numbers : str
        What the numbers of its crossings mean, where another list has them too.
    borders, places, tracks, crossings : tuples
    warned : tuple of Border
        Outlines of the areas that were warned; rings of one label are one area.
    from_ns, to_ns : int
        Time span covered, UTC.
    lang : Tongue
        Of our own words on it.
    """

    title: str
    data_kind: DataKind
    worldview: str
    bounds: Bounds
    from_ns: int
    to_ns: int
    subtitle: str = ""
    attributions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    numbers: str = ""
    borders: tuple[Border, ...] = ()
    places: tuple[Place, ...] = ()
    tracks: tuple[TrackLine, ...] = ()
    crossings: tuple[CrossingMark, ...] = ()
    warned: tuple[Border, ...] = ()
    lang: Tongue = "en"

    def __post_init__(self) -> None:
        if self.data_kind not in DATA_KINDS:
            raise UsageError(
                expected="data_kind " + " | ".join(DATA_KINDS),
                got=repr(self.data_kind),
                where=f"chart {self.title!r}",
            )
        if len({mark.number for mark in self.crossings}) < len(self.crossings):
            raise UsageError(
                expected="a number of its own for each crossing",
                got="one number twice",
                where=f"chart {self.title!r}",
            )


def credit_lines(chart: Chart) -> tuple[str, ...]:
    """List who is to be named under a chart.

    Parameters
    ----------
    chart : Chart

    Returns
    -------
    tuple of str
        The chart's attributions, and OpenStreetMap's where its borders are drawn.
    """
    drawn = any(OPENSTREETMAP in border.source for border in chart.borders)
    said = any(OPENSTREETMAP in line and "ODbL" in line for line in chart.attributions)
    if drawn and not said:
        return (*chart.attributions, word("map_credit_osm", chart.lang))
    return chart.attributions


def map_sentences(chart: Chart) -> str:
    """Return the two sentences that stand on every map.

    Parameters
    ----------
    chart : Chart

    Returns
    -------
    str
        What tracks do not show, and what a crossing is.
    """
    keys = ("where_it_flew", "crossing_not_incursion")
    return " ".join(word(key, chart.lang) for key in keys)


def worldview_line(chart: Chart) -> str:
    """Say whose view of disputed borders a chart shows.

    Parameters
    ----------
    chart : Chart

    Returns
    -------
    str
    """
    said = term(chart.worldview, chart.lang)
    return word("map_worldview", chart.lang, worldview=said)


def _finite(what: str, *arrays: Floats) -> None:
    """Refuse a position that is none."""
    if not all(bool(np.isfinite(array).all()) for array in arrays):
        raise UsageError(
            expected="finite positions",
            got="nan or infinity",
            where=f"{what} of the chart",
        )


def _same_length(
    what: str, first: npt.NDArray[np.generic], other: npt.NDArray[np.generic]
) -> None:
    """Refuse arrays that do not belong together."""
    if first.shape != other.shape or first.ndim != 1:
        raise UsageError(
            expected=f"one-dimensional arrays of one length ({first.shape})",
            got=str(other.shape),
            where=f"{what} of the chart",
        )
