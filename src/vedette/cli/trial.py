"""A trial flight: a picture so small that it only asks for every kernel once.

`fly` keeps the picture of a flight through a square, seen by a receiver and a radar.
`conclude_flight` begins where a tracker would end: with the history of that flight,
written by hand. So the kernels of the tracker and those behind it are asked for by two
functions, which two processes can call at a time.
"""

import math
from collections.abc import Iterator

import msgspec
import numpy as np

from vedette.airspace.index import build_index
from vedette.airspace.volume import Ring, Volume
from vedette.course import Published
from vedette.feeds.decoder import Decoder, decoder_for
from vedette.output.true_states import insides, true_states
from vedette.picture import MOTION, Input, Outcome, Watch, watch
from vedette.site.load import parse_site
from vedette.site.model import Site
from vedette.tracks.begin import begin_modes
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.history import Firsts, write_rows
from vedette.tracks.modes import MODES
from vedette.tracks.origin import no_origins
from vedette.tracks.snapshot import snapshot
from vedette.tracks.tracker import Picture

LEGS = 30  # positions of the trial flight: enough to be believed and to cross
STEP_NS = 10_000_000_000
NOON_NS = 1_533_124_800_000_000_000
SITE = """
[site]
name = "trial flight"
centre = [47.0, 8.0]
radius_km = 100

[policy]
cooperative = "unauthorised"

[[sensor]]
id = "radar"
kind = "radar"
lat = 47.0
lon = 8.0
height_m = 400
period_s = 10
range_max_m = 90_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.9
clutter_per_turn = 3
"""
EPOCH_NS = NOON_NS // 86_400_000_000_000 * 86_400_000_000_000
LEG_S, SPEED_MPS = 10.0, 150.0
SIGMA_M, SIGMA_MPS = 50.0, 5.0
HEIGHT_M = 9000.0


def fly() -> None:
    """Fly once through a square, seen by a receiver and by a radar."""
    names = {"receiver": "traffic-jsonl", "radar": "radar-jsonl"}

    def decoders() -> dict[str, Decoder]:
        return {feed: decoder_for(name) for feed, name in names.items()}

    watch(_site(), [_square()], decoders, EPOCH_NS, _flight())


def conclude_flight() -> Outcome:
    """Conclude a flight through the square whose tracks were made up.

    Returns
    -------
    Outcome
        It crosses the square, in and out.
    """
    outcome = _Ended(_site(), [_square()], {}, EPOCH_NS).finish()
    tracks = outcome.published[-1].tracks
    true_states(outcome.plane, tracks.mean, tracks.cov)
    border = build_index(_square(), outcome.plane)
    heights = tracks.height[:, 0].copy()
    insides(
        border,
        0.0,
        math.inf,
        tracks.mean,
        tracks.cov,
        heights,
        tracks.height_cov[:, 0].copy(),
    )
    return outcome


class _Ended(Watch):
    """A watch whose tracker has followed one flight, or so its history says."""

    def finish(self) -> Outcome:
        """Conclude that flight."""
        begun_s = self._course.begun_s = (NOON_NS - EPOCH_NS) / 1e9
        traits = self._births.traits
        tracks = _tracks(self._assembler.beams, traits.echo.size, begun_s)
        unseen = self._births.before(begun_s)
        picture = Picture(time_s=begun_s, tracks=tracks, unseen=unseen, traits=traits)
        for leg in range(LEGS):
            picture.time_s = begun_s + leg * LEG_S
            tracks.mean[0, 0] = (leg - LEGS // 2) * LEG_S * SPEED_MPS
            tracks.updated_s[0] = picture.time_s
            rows, used = picture.history.room(1, traits.echo.size)
            one = np.zeros(1, np.int64)
            used = write_rows(rows, used, picture.time_s, tracks, one)
            picture.history.wrote(used)
            shown = snapshot(picture, picture.time_s, MOTION)
            self._course.published.append(Published(picture.time_s, 0, shown))
        first = Firsts(np.zeros(1, np.int64), np.full(1, 1e-9), tracks.origin.copy())
        picture.history.begun_at(first, no_origins())
        self._course.picture = picture
        return super().finish()


def _tracks(beams: int, kinds: int, time_s: float) -> Tracks:
    """Make the one track that there is, as it was at first."""
    tracks = empty_tracks(1, beams, kinds, MODES)
    tracks.existence[:] = tracks.alive[:] = 1.0
    tracks.started_s[:] = time_s
    tracks.mean[0] = 0.0, 0.0, SPEED_MPS, 0.0
    spread = np.array([SIGMA_M, SIGMA_M, SIGMA_MPS, SIGMA_MPS])
    tracks.cov[0] = np.diag(spread * spread)
    tracks.height[0] = HEIGHT_M, 0.0
    tracks.height_cov[0] = SIGMA_M * SIGMA_M, 0.0, SIGMA_MPS * SIGMA_MPS
    nothing = np.zeros((1, 2, 4)), np.zeros((1, 2, 4, 4))
    begin_modes(tracks, *nothing, MOTION, time_s)
    return tracks


def _site() -> Site:
    """Read the site of the trial."""
    return parse_site(SITE, "trial flight")


def _square() -> Volume:
    """Stand up a volume that needs no border package."""
    lat, lon = np.array([46.9, 47.1, 47.1, 46.9]), np.array([7.9, 7.9, 8.1, 8.1])
    ring = Ring(lat, lon, np.full(4, 50.0), np.zeros(4, np.int64))
    return Volume(
        id="square",
        kind="zone",
        code="square",
        floor_m=0.0,
        ceiling_m=math.inf,
        source="",
        version="",
        sha256="",
        valid_from="",
        worldview="",
        neighbours=("unknown",),
        rings=(ring,),
    )


def _flight() -> Iterator[Input]:
    """Fly east through the square, with a radar turning meanwhile."""
    for leg in range(LEGS):
        time_ns = NOON_NS + leg * STEP_NS
        lon_deg = 7.75 + leg * 0.02
        row = {
            "timestamp": time_ns // 1_000_000,
            "icao24": "4b1234",
            "latitude": 47.02,
            "longitude": lon_deg,
            "altitude": 30000.0,
        }
        yield Input("receiver", time_ns, msgspec.json.encode(row) + b"\n")
        plot = {
            "timestamp": (time_ns + 1_000_000_000) / 1e9,
            "sensor": "radar",
            "range_m": 9_000.0 + 1_000.0 * abs(leg - LEGS // 2),
            "azimuth_deg": 100.0,
        }
        look = {"timestamp": plot["timestamp"], "sensor": "radar", "swept": [0, 360]}
        for said in (plot, look):
            raw = msgspec.json.encode(said) + b"\n"
            yield Input("radar", time_ns + 1_000_000_000, raw)
