"""Who speaks is remembered in bounded memory and drafted with its reasons."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_from_scenes import (
    MIDNIGHT,
    PERIOD_S,
    TOWER,
    S,
    flights,
    messages,
    north_marker,
    plots_and_claims,
)
from vedette.draft import heard as module
from vedette.draft.heard import Heard, same_messages
from vedette.draft.radar import RadarDraft, Told, draft_radar
from vedette.draft.tables import Rows
from vedette.draft.watch import Circle, Cover, distances_km
from vedette.earth.plane import RADIUS_MAX_KM
from vedette.feeds.decoder import decoder_for
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    SystemTrackReport,
)

SCENE = plots_and_claims(flights(4), 30)
BLOCKS = messages(SCENE)


def heard_of(blocks: list[tuple[int, int, bytes]]) -> Heard:
    heard, decoder = Heard(), decoder_for("asterix")
    for received_ns, port, block in blocks:
        heard.take(f"file-1|{port}", block, decoder.decode(block, received_ns, 0))
    return heard


def plot(sensor: str, k: int) -> RadarReport:
    time_ns = MIDNIGHT + k * S
    return RadarReport(
        time_ns=time_ns,
        received_ns=time_ns,
        sensor=sensor,
        range_m=1e4 + k,
        azimuth_deg=1.0,
    )


def told(draft: RadarDraft) -> dict[str, Told]:
    return {f.name: getattr(draft, f.name) for f in fields(draft) if f.name != "name"}


def test_every_number_of_a_radar_says_where_it_comes_from() -> None:
    heard = heard_of(BLOCKS)
    draft = draft_radar("25/10", heard.named()["25/10"], heard, {})
    assert draft.placed
    for key, (value, why) in told(draft).items():
        assert value is not None, key
        assert why, key


def test_a_radar_of_one_plot_is_what_is_usual() -> None:
    heard = Heard()
    heard.take("file-1", b"{}", (plot("west", 0),))
    draft = draft_radar("west", heard.named()["west"], heard, {})
    assert not draft.placed
    assert draft.period_s.value == 10.0
    for key in ("period_s", "sigma_range_m", "p_detect", "clutter_per_turn"):
        assert "assumed" in told(draft)[key].why
    assert "few" in draft.range_max_m.why


def test_a_moving_radar_is_told_to_have_several_places() -> None:
    places = [TOWER, TOWER, (TOWER[0] + 0.1, *TOWER[1:])]
    blocks = [
        (time_ns, 30_048, north_marker(time_ns, place))
        for k, place in enumerate(places)
        for time_ns in [MIDNIGHT + int(k * PERIOD_S) * S]
    ]
    heard = heard_of(blocks)
    draft = draft_radar("25/10", heard.named()["25/10"], heard, {})
    assert draft.lat.value == pytest.approx(TOWER[0], abs=3e-5)
    assert "1 other places less often: does it move?" in draft.lat.why


def test_a_place_of_zeros_is_none() -> None:
    heard = heard_of([(MIDNIGHT, 30_048, north_marker(MIDNIGHT, (0.0, 0.0, 0.0)))])
    assert not heard.named()["25/10"][0].places


def test_tracks_of_a_tracker_place_a_radar_where_no_aircraft_speaks() -> None:
    heard = Heard()
    for report in SCENE:
        if isinstance(report, PositionReport):
            track = SystemTrackReport(
                time_ns=report.time_ns,
                received_ns=report.received_ns,
                sensor="25/100",
                number=1,
                lat_deg=report.lat_deg,
                lon_deg=report.lon_deg,
                address=report.address,
                altitude_baro_ft=report.altitude_baro_ft,
            )
            heard.take("file-1", b"", (track,))
        else:
            heard.take("file-1", b"", (report,))
    draft = draft_radar("25/10", heard.named()["25/10"], heard, {})
    assert "of a tracker's tracks" in draft.lat.why
    assert draft.lat.value == pytest.approx(TOWER[0], abs=1e-3)
    assert not heard.named()["25/100"][0].is_radar


def test_looks_of_whole_turns_are_a_period() -> None:
    heard = Heard()
    for k in range(9):
        time_ns = MIDNIGHT + k * 6 * S
        look = LookReport(time_ns=time_ns, received_ns=time_ns, sensor="west")
        heard.take("file-1", b"{}", (look, plot("west", 6 * k)))
    draft = draft_radar("west", heard.named()["west"], heard, {})
    assert draft.period_s.value == pytest.approx(6.0)


def test_a_name_that_sends_twice_or_two_that_bear_it() -> None:
    once = [block for block in BLOCKS if block[1] == 30_048]
    other = messages(plots_and_claims(flights(4, seed=9), 30, seed=8, each_s=0.0))
    heard = heard_of(
        [
            *once,
            *((t, 2, raw) for t, _, raw in once[len(once) // 3 :]),
            *((t, 3, raw) for t, _, raw in other),
        ]
    )
    by_port = {source.where: source for source in heard.named()["25/10"]}
    first = by_port["file-1|30048"]
    assert same_messages(first, by_port["file-1|2"])
    assert not same_messages(first, by_port["file-1|3"])


@pytest.mark.parametrize("period_s", [0.0078125, 511.9, float("nan"), 0.0])
def test_a_period_that_no_antenna_has_is_not_believed(period_s: float) -> None:
    heard = Heard()
    beam = BeamReport(
        time_ns=MIDNIGHT,
        received_ns=MIDNIGHT,
        sensor="25/10",
        azimuth_deg=0.0,
        period_s=period_s,
    )
    heard.take("file-1", b"", (beam,))
    draft = draft_radar("25/10", heard.named()["25/10"], heard, {})
    assert draft.period_s.value == 10.0
    assert "assumed" in draft.period_s.why


def test_what_is_rejected_says_nothing() -> None:
    heard = Heard()
    heard.take("file-1|1", BLOCKS[0][2], Rejected(offset=0, length=1, reason="damaged"))
    assert not heard.sources


def test_a_thousand_names_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SOURCES_MAX", 3)
    heard = Heard()
    for k in range(10):
        heard.take("file-1", b"{}", (plot(f"r{k}", k),))
    assert len(heard.sources) == 3


def test_rows_beyond_the_limit_are_counted_and_not_kept() -> None:
    rows = Rows(width=2, limit=3)
    for k in range(10):
        rows.add(10 - k, k, -k)
    time_ns, values = rows.by_time()
    assert rows.count == 10
    assert time_ns.tolist() == [8, 9, 10]
    assert values[:, 0].tolist() == [2.0, 1.0, 0.0]


def test_nothing_at_all_is_watched_nowhere() -> None:
    assert Cover().watched([]) is None
    assert not Heard().named()


def test_a_radar_alone_is_the_middle_of_its_reach() -> None:
    watched = Cover().watched([Circle(52.0, 20.0, 200.0)])
    assert watched is not None
    assert watched.circle[:2] == pytest.approx((52.0, 20.0))
    assert 200.0 <= watched.circle.radius_km < 210.0


def test_aircraft_around_the_world_leave_the_radar_in_the_middle() -> None:
    cover = Cover()
    for lon in range(-180, 180, 10):
        cover.take(10.0, float(lon))
    watched = cover.watched([Circle(52.0, 20.0, 200.0)])
    assert watched is not None
    assert watched.circle == pytest.approx((52.0, 20.0, RADIUS_MAX_KM))
    assert watched.whole_km > RADIUS_MAX_KM
    alone = cover.watched([])
    assert alone is not None
    assert alone.circle.radius_km == RADIUS_MAX_KM
    assert alone.circle.lat_deg == pytest.approx(10.125)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-70, 70), st.floats(0, 4), st.floats(0, 300)),
        min_size=1,
        max_size=8,
    ),
    st.floats(-180, 180),
)
def test_the_circle_holds_everything_also_across_180_degrees(
    drawn: list[tuple[float, float, float]], west: float
) -> None:
    base = drawn[0][0]
    circles = [
        Circle(min(max(base + along - 2, -75), 75), (west + along) % 360 - 180, radius)
        for _, along, radius in drawn
    ]
    watched = Cover().watched(circles)
    assert watched is not None
    lat, lon, radius_km = np.array(circles).T
    away_km = distances_km(*watched.circle[:2], lat, lon) + radius_km
    if watched.whole_km <= RADIUS_MAX_KM:
        assert away_km.max() <= watched.circle.radius_km + 1e-6


def test_positions_of_no_address_are_of_no_use_as_a_ruler() -> None:
    heard = Heard()
    report = next(r for r in SCENE if isinstance(r, PositionReport))
    heard.take("file-1", b"{}", (replace(report, address=-1),))
    assert not heard.claims.count
    assert heard.cover.cells
