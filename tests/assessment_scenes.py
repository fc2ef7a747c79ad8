"""An assessment made by hand: every part that a reader may meet, and hostile names.

No picture is kept for it: crossings, trajectories and verdicts are values, as a run
would conclude them over a plane around 52 N, 20 E.
"""

import json
from typing import Any

import numpy as np

from vedette.airspace.volume import Ring, Volume
from vedette.assessment import Assessment, Truth, assess, paper_of
from vedette.assessment.truth import TrueCount, TrueEntry
from vedette.earth.plane import plane_at
from vedette.feeds.leaf import InputLeaf
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import Incursion
from vedette.picture import Outcome
from vedette.pipeline import Conclusion
from vedette.site.load import parse_site
from vedette.tracks.smooth import Smoothed
from vedette.tracks.trajectory import Trajectory
from vedette.tracks.weigh import Verdicts
from vedette.units import SECOND_NS
from vedette.warnings import AreaWarning, Change, State
from vedette.web import Border, Bounds, Chart
from vedette.web.paper import Paper

EPOCH_NS = 1_757_376_000 * SECOND_NS  # 2025-09-09 00:00 UTC
BEGIN_S, END_S = 79_200.0, 86_400.0
PLANE = plane_at(52.0, 20.0, 200.0)
NAME = "<script>alert(1)</script> & \"'"  # printable, as a site's name must be
HOSTILE = "<script>alert(1)</script>\u202e&\"'"
SITE = """
[site]
name = {name}
centre = [52.0, 20.0]
radius_km = 200
marking = {marking}

[policy]
approach_km = 20

[[sensor]]
id = "tower"
kind = "radar"
lat = 52.0
lon = 20.0
height_m = 100
period_s = 10
range_max_m = 120000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 5
outages = [[2025-09-09T22:30:00Z, 2025-09-09T22:45:00Z]]

[[feed]]
id = "radar"
format = "pcap"
source = "radar.pcap"
sensors = ["tower"]
"""
SQUARE = Volume(
    id="PL",
    kind="state",
    code="PL",
    floor_m=float("-inf"),
    ceiling_m=float("inf"),
    source="a test",
    version="1",
    sha256="00" * 32,
    valid_from="2025-01-01",
    worldview="a test",
    neighbours=("BY",),
    rings=(
        Ring(
            np.array([51.5, 51.5, 52.5, 52.5]),
            np.array([19.5, 20.5, 20.5, 19.5]),
            np.full(4, 30.0),
            np.zeros(4, np.int64),
        ),
    ),
)
MADE_FROM = {
    "inputs_sha256": "11" * 32,
    "picture_sha256": "22" * 32,
    "record_root": "33" * 32,
    "site_sha256": "44" * 32,
    "version": "0.0.0",
}


def count(measure: str, seen: dict[int, float], unseen: dict[int, float]) -> Count:
    """Build a count of PL from two distributions, as if they were independent."""
    size = max(seen) + max(unseen) + 1
    pmf = [0.0] * size
    for one, p in seen.items():
        for other, q in unseen.items():
            pmf[one + other] += p * q
    return Count(
        volume="PL",
        measure=measure,
        from_s=BEGIN_S,
        to_s=END_S,
        pmf=tuple(pmf),
        seen_pmf=tuple(seen.get(k, 0.0) for k in range(max(seen) + 1)),
        unseen_pmf=tuple(unseen.get(k, 0.0) for k in range(max(unseen) + 1)),
        prior_band=(17.2, 20.4),
    )


COUNTS = (
    count("objects", {15: 0.1, 16: 0.5, 18: 0.4}, {0: 0.2, 2: 0.5, 5: 0.3}),
    count("entries", {16: 0.4, 17: 0.6}, {0: 0.3, 1: 0.4, 4: 0.3}),
    count("approached", {0: 0.9, 1: 0.1}, {0: 0.8, 1: 0.2}),
)
QUIET = (count("entries", {0: 1.0}, {0: 0.7, 1: 0.2, 2: 0.1}),)


def crossing(key: int, time_s: float, **more: Any) -> Crossing:  # noqa: ANN401
    """Build an entry into PL."""
    told = {
        "track": 1000 + key,
        "key": key,
        "address": -1,
        "address_then": -1,
        "volume": "PL",
        "inward": True,
        "time_s": time_s,
        "sigma_s": 4.0,
        "e_m": 1000.0 * key,
        "n_m": 2000.0,
        "sigma_m": 150.0,
        "probability": 0.97,
        "across": (("BY", 0.8), ("UA", 0.2)),
    }
    return Crossing(**(told | more))


def trajectory(key: int, begin_s: float, end_s: float) -> Trajectory:
    """Build the life of a track, as far as an assessment reads it."""
    time_s = np.arange(begin_s, end_s + 1.0, 10.0)
    n = time_s.size
    states = np.zeros((n, 4, 4))
    told = {
        "key": key,
        "number": 1000 + key,
        "address": -1,
        "existence": 0.99,
        "time_s": time_s,
        "smoothed": Smoothed(np.zeros((n, 4)), states, states, states),
    }
    # An assessment reads no more of it than these.
    return Trajectory(**(dict.fromkeys(Trajectory._fields, np.empty(0)) | told))


def incursion(key: int, time_s: float, *, left: bool) -> Incursion:
    """Build an incursion of ten minutes."""
    entry = crossing(key, time_s)
    out = crossing(key, time_s + 600.0, inward=False) if left else None
    return Incursion(
        entry=entry,
        left=out,
        trajectory=trajectory(key, time_s - 60.0, time_s + 600.0),
        airspaces_before=(),
        deepest_m=12_345.0,
        until_s=time_s + 600.0,
    )


def leaves() -> tuple[InputLeaf, ...]:
    """Build an input every ten seconds of the watch."""
    seconds = np.arange(BEGIN_S, END_S, 10.0).tolist()
    return tuple(
        InputLeaf(
            feed="radar",
            received_ns=EPOCH_NS + round(second) * SECOND_NS,
            raw=b"",
            offset=0,
        )
        for second in seconds
    )


def verdicts(seq: int, key: int, share: float) -> Verdicts:
    """Say that one plot came from a track with a probability."""
    one = np.array([share])
    return Verdicts(
        seq=np.array([seq]),
        track=np.array([key]),
        p_track=one,
        p_new=1.0 - one,
        p_clutter=np.zeros(1),
        implausible=np.zeros(1, np.int64),
    )


def conclusion(
    *, kind: str = "synthetic", found: int = 3, name: str = NAME, marking: str = ""
) -> Conclusion:
    """Build what a run might conclude: some incursions, one less likely entry."""
    text = SITE.format(name=json.dumps(name), marking=json.dumps(marking))
    incursions = tuple(
        incursion(key, BEGIN_S + 600.0 * (key + 1), left=key % 2 == 0)
        for key in range(found)
    )
    unlikely = [crossing(9, BEGIN_S + 3000.0, probability=0.2)] if found else []
    entries = [i.entry for i in incursions] + unlikely
    outcome = Outcome(
        epoch_ns=EPOCH_NS,
        plane=PLANE,
        published=(),
        trajectories=tuple(i.trajectory for i in incursions),
        crossings=tuple(entries),
        incursions=incursions,
        counts=COUNTS,
        warnings=WARNINGS,
        unused=(),
        verdicts=tuple(
            verdicts((60 + 60 * key) % 600 + i, key, 0.98 if i < 40 else 0.3)
            for key in range(found)
            for i in range(50)
        ),
    )
    return Conclusion(
        site=parse_site(text, "a test"),
        volumes=(SQUARE,),
        outcome=outcome,
        data_kind=kind,
        areas=(),
    )


def assessment(**more: Any) -> Assessment:  # noqa: ANN401 - as `conclusion`
    """Assess it, with counts made by hand."""
    counts = more.pop("counts", COUNTS)
    warnings = more.pop("warnings", None)
    return assess(conclusion(**more), leaves(), MADE_FROM, counts, warnings)


def change(state: State, after_s: float) -> Change:
    """Build one step of a warning's life."""
    return Change(
        state=state,
        time_s=BEGIN_S + after_s,
        received_ns=EPOCH_NS + round(BEGIN_S + after_s) * SECOND_NS,
        probability=0.9,
        tracks=(1000,),
        arrival_s=BEGIN_S + after_s + 200.0,
        expires_s=BEGIN_S + after_s + 1800.0,
    )


WARNINGS = (
    AreaWarning(
        id=1,
        area="PL-06",
        name="<b>Lubelskie</b>",
        kind="region",
        history=(
            change(State.PRELIMINARY, 300.0),
            change(State.ISSUED, 336.0),
            change(State.ALL_CLEAR, 1500.0),
        ),
    ),
    AreaWarning(
        id=2,
        area="EPLB",
        name="Lublin",
        kind="aerodrome",
        history=(change(State.PRELIMINARY, 400.0),),
    ),
)


def chart(kind: str = "synthetic") -> Chart:
    """Build a map of one square."""
    return Chart(
        title=HOSTILE,
        data_kind=kind,  # type: ignore[arg-type]
        worldview="a test",
        bounds=Bounds(south_deg=51.0, west_deg=19.0, north_deg=53.0, east_deg=21.0),
        from_ns=leaves()[0].received_ns,
        to_ns=leaves()[-1].received_ns,
        borders=(
            Border(
                label="PL",
                lat_deg=np.array([51.5, 51.5, 52.5, 52.5]),
                lon_deg=np.array([19.5, 20.5, 20.5, 19.5]),
                sigma_m=np.array([30.0]),
                judged=True,
                closed=True,
            ),
        ),
    )


TRUTH = Truth(
    counts=(TrueCount("PL", "objects", 18), TrueCount("PL", "entries", 99)),
    entries=(
        TrueEntry("raid-00-00", "PL", BEGIN_S + 603.0, 100.0, 2100.0, "BY"),
        TrueEntry("raid-00-01", "PL", BEGIN_S + 5000.0, 0.0, 0.0, "UA"),
    ),
)


def paper(**more: Any) -> Paper:  # noqa: ANN401 - as `conclusion`
    """Lay it out for readers."""
    truth = more.pop("truth", TRUTH)
    kind = more.get("kind", "synthetic")
    commands = [("vedette verify . --replay", HOSTILE)]
    return paper_of(assessment(**more), chart(kind), truth, [HOSTILE], commands)
