"""``vedette warm``: compiles the kernels once, so that no episode waits for it."""

import math
from collections.abc import Iterator

import msgspec
import numpy as np

from vedette import kernel
from vedette.airspace.index import build_index
from vedette.airspace.volume import Ring, Volume
from vedette.cli.progress import progress
from vedette.cli.terminal import complain, say
from vedette.feeds.decoder import decoder_for
from vedette.output.true_states import insides, true_states
from vedette.picture import Input, watch
from vedette.site.load import parse_site

MARK = "warm-"  # begins the name of an empty file: these sources are compiled
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


def warm() -> None:
    """Compile the kernels now, once for this version, so that nothing waits later.

    Compiled code is kept in the user's cache, or where VEDETTE_CACHE_DIR says; a new
    version compiles anew. A minute on two cores.

    ```
    vedette warm
    VEDETTE_CACHE_DIR=/var/cache/vedette vedette warm
    ```
    """
    if compile_kernels():
        say(f"Compiled: {kernel.cache_directory() or 'nowhere to keep them'}.")
    else:
        say(f"Compiled before: {kernel.cache_directory()}.")


def compile_kernels() -> bool:
    """Compile what is not compiled yet, saying so on standard error.

    Returns
    -------
    bool
        Whether there was anything to do.
    """
    directory = kernel.cache_directory()
    mark = None if directory is None else directory / f"{MARK}{kernel.source_hash()}"
    if mark is not None and mark.exists():
        return False
    complain("Compiling kernels, once for this version: about a minute.")
    with progress("Compiling kernels (once)", None):
        _trial_flight()
    if mark is not None:
        mark.touch()
    return True


def _trial_flight() -> None:
    """Fly once through a square, seen by a receiver and by a radar."""
    site = parse_site(SITE, "trial flight")
    names = {"receiver": "traffic-jsonl", "radar": "radar-jsonl"}
    decoders = {feed: decoder_for(name) for feed, name in names.items()}
    epoch_ns = NOON_NS // 86_400_000_000_000 * 86_400_000_000_000
    outcome = watch(site, [_square()], decoders, epoch_ns, _flight())
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
