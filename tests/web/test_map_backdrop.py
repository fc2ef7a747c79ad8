"""Backdrop and tables: what a folder and the packaged borders become on a chart."""

import dataclasses

import numpy as np
import pyarrow as pa
import pytest
from shapely.geometry import Point, Polygon

from vedette.airspace.border_set import JUDGING_SET, load_border_set
from vedette.airspace.volume import Volume
from vedette.claims.tongue import country
from vedette.errors import UsageError
from vedette.web import draw_svg
from vedette.web.backdrop import background, judged_borders, stretches
from vedette.web.chart import Bounds, credit_lines
from vedette.web.tables import bounds_of, crossings_of, tracks_of
from web_charts import NOON_NS, crossing, small_chart, track

SWISS = Bounds(south_deg=45.7, west_deg=5.8, north_deg=47.9, east_deg=10.6)


def swiss_volume() -> Volume:
    borders = load_border_set(JUDGING_SET)
    return Volume(
        id="CH",
        kind="state",
        code="CH",
        floor_m=0.0,
        ceiling_m=1e5,
        source=f"borders-osm:CH, {borders.manifest.attribution}",
        version="",
        sha256=borders.sha256,
        valid_from="",
        worldview=borders.manifest.worldview,
        neighbours=borders.neighbours,
        rings=borders.rings("CH"),
    )


def test_runs_of_segments_follow_a_closed_ring_over_its_seam() -> None:
    def runs(text: str) -> list[list[int]]:
        chosen = np.array([letter == "x" for letter in text])
        return [stretch.tolist() for stretch in stretches(chosen)]

    assert runs("....") == []
    assert runs("") == []
    assert runs("xxxx") == [[0, 1, 2, 3, 0]]
    assert runs(".xx.") == [[1, 2, 3]]
    assert runs("x..x") == [[3, 0, 1]]
    assert runs("x.x.") == [[2, 3], [0, 1]]


def test_neighbours_are_named_where_they_lie() -> None:
    places = {place.name: place for place in background(SWISS, ["CH"]).places}
    assert {"Switzerland", "France", "Italy", "Austria"} <= set(places)
    borders = load_border_set(JUDGING_SET)
    for code in ("CH", "FR", "IT", "AT"):
        place = places[country(code)]
        at = Point(place.lon_deg, place.lat_deg)
        rings = borders.rings(code)
        areas = [Polygon(np.column_stack((r.lon_deg, r.lat_deg))) for r in rings]
        assert any(area.contains(at) for area in areas), code


def test_no_line_but_the_judged_one_follows_the_judged_border() -> None:
    found = background(SWISS, ["CH"])
    (ring, *_) = judged_borders([swiss_volume()])
    ours = set(zip(ring.lat_deg.tolist(), ring.lon_deg.tolist(), strict=True))
    for line in found.borders:
        if line.outlined:
            assert not line.judged
            shared = ours & set(
                zip(line.lat_deg.tolist(), line.lon_deg.tolist(), strict=True)
            )
            assert len(shared) <= 2  # where three countries meet, at either end


def test_real_borders_draw_with_their_attribution_and_worldview() -> None:
    found = background(SWISS, ["CH"])
    chart = small_chart(
        borders=found.borders + judged_borders([swiss_volume()]),
        places=found.places,
        worldview=found.worldview,
        attributions=found.attributions,
    )
    said = " ".join(credit_lines(chart))
    assert "© OpenStreetMap contributors, ODbL" in said
    assert "Natural Earth" in said
    svg = draw_svg(chart)
    assert found.worldview in svg
    assert len(svg) < 1_000_000
    bare = dataclasses.replace(chart, attributions=())
    assert "© OpenStreetMap contributors, ODbL" in " ".join(credit_lines(bare))


def stamps(*seconds: int) -> pa.Array:
    times = [NOON_NS + second * 10**9 for second in seconds]
    return pa.array(times, pa.int64()).cast(pa.timestamp("ns", "UTC"))


def test_rows_become_tracks_by_number_and_time_with_their_last_name() -> None:
    table = pa.table(
        {
            "time": stamps(4, 0, 0, 8),
            "track": [9, 9, 3, 9],
            "lat": [46.1, 46.0, 47.0, 46.2],
            "lon": [7.1, 7.0, 8.0, 7.2],
            "existence": [0.9, 0.8, 0.7, 0.95],
            "coasted": [False, False, True, False],
            "identity": ["", "LATER", None, ""],
        }
    )
    three, nine = tracks_of(table)
    assert (three.track, three.identity, three.coasted.tolist()) == (3, "", [True])
    assert nine.identity == "LATER"
    assert nine.lat_deg.tolist() == [46.0, 46.1, 46.2]
    assert (np.diff(nine.time_ns) == 4 * 10**9).all()
    assert tracks_of(table.slice(0, 0)) == ()


def test_crossings_are_numbered_in_order_of_time() -> None:
    first, second = crossing(1), crossing(2, direction="out", authorised=False)
    names = ("sigma_s", "lat", "lon", "sigma_m", "track", "identity", "volume")
    names += ("direction", "across", "across_p", "probability", "authorised")
    fields = {"lat": "lat_deg", "lon": "lon_deg"}
    table = pa.table(
        {"time": stamps(90, 60)}
        | {n: [getattr(m, fields.get(n, n)) for m in (second, first)] for n in names}
    )
    got = crossings_of(table)
    later = dataclasses.replace(second, time_ns=NOON_NS + 90 * 10**9)
    for mine, theirs in zip(got, (first, later), strict=True):
        for field in ("number", "time_ns", "direction", "authorised", "across_p"):
            assert getattr(mine, field) == getattr(theirs, field)
    assert crossings_of(table.slice(0, 0)) == ()


def test_frame_holds_every_position_and_refuses_none() -> None:
    lines = (track(1, "A", [(0, 46.0, 7.0), (1, 47.0, 9.0)]), track(2, "B", []))
    bounds = bounds_of(lines)
    assert bounds.south_deg < 46.0
    assert bounds.north_deg > 47.0
    assert bounds.west_deg < 7.0
    assert bounds.east_deg > 9.0
    with pytest.raises(UsageError, match="at least one position"):
        bounds_of(())
