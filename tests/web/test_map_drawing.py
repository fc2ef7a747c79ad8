"""The drawing: well-formed, honest about its data, safe from what it repeats."""

import dataclasses
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from vedette.claims.tongue import word
from vedette.errors import UsageError
from vedette.web import Bounds, draw_svg
from vedette.web.map_marks import label_rooms
from vedette.web.map_svg import WIDTH, drawing
from web_charts import NOTE, ROUGH, crossing, hour_chart, ring, small_chart, track

HOSTILE = '"><script>alert(1)</script>]]>&\x00\x1b\u202e\ud800'
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.encode())  # noqa: S314 - our own drawing


def words(svg: str) -> str:
    return " ".join("".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}text"))


def test_drawing_is_one_well_formed_svg_that_loads_nothing() -> None:
    svg = draw_svg(small_chart())
    root = parsed(svg)
    assert root.tag == f"{SVG}svg"
    names = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert names.isdisjoint({"script", "image", "use", "style", "foreignObject", "a"})
    for node in root.iter():
        for key, value in node.attrib.items():
            assert not key.lower().startswith("on")
            assert "href" not in key
            assert "url(" not in value or value == "url(#frame)"


def test_equal_charts_give_equal_bytes() -> None:
    assert draw_svg(small_chart()) == draw_svg(small_chart())


def test_hostile_texts_stay_texts() -> None:
    chart = small_chart(
        title=HOSTILE,
        subtitle=HOSTILE,
        notes=(HOSTILE,),
        attributions=(HOSTILE,),
        worldview=HOSTILE,
        borders=(ring(HOSTILE, ROUGH),),
        tracks=(track(7, HOSTILE, [(0, 46.0, 7.0), (10, 46.1, 7.1)]),),
        crossings=(crossing(1, identity=HOSTILE, across=HOSTILE, volume=HOSTILE),),
    )
    svg = draw_svg(chart)
    assert not any(node.tag.endswith("script") for node in parsed(svg).iter())
    assert "\u202e" not in svg
    assert "\x1b" not in svg
    assert "alert(1)" in words(svg)


def test_small_print_says_the_fixed_sentences_worldview_projection_and_notes() -> None:
    said = words(draw_svg(small_chart()))
    for sentence in (
        word("where_it_flew"),
        word("crossing_not_incursion"),
        NOTE,
        "Worldview: no disputed border lies in this frame.",
        "Oblique stereographic projection, centre 46.80° N 8.20° E",
        "scale error below 0.05 %",
        "2018-08-01 11:00:00 to 12:00:00 UTC",
        "Traffic: a test",
    ):
        assert sentence in said


@pytest.mark.parametrize(
    ("kind", "stamp", "times"),
    [
        ("synthetic", "SYNTHETIC", 4),
        ("mixed", "MIXED", 1),
        ("recorded", "RECORDED", 1),
        ("live", "LIVE", 1),
        ("none", "NO SENSOR DATA", 1),
    ],
)
def test_stamp_names_the_kind_of_data(kind: str, stamp: str, times: int) -> None:
    said = words(draw_svg(small_chart(data_kind=kind)))
    assert said.count(stamp) == times
    crossed = sum(said.count(word) for word in ("SYNTHETIC",))
    assert (crossed >= 3) == (kind in ("synthetic", "mixed"))


def test_unknown_kind_of_data_is_refused() -> None:
    with pytest.raises(UsageError, match="data_kind"):
        small_chart(data_kind="real")


def test_openstreetmap_is_named_where_its_border_is_drawn() -> None:
    theirs = ring("CH", ROUGH, source="OpenStreetMap, 2026")
    named = "© OpenStreetMap contributors, ODbL"
    assert named in words(draw_svg(small_chart(borders=(theirs,))))
    assert named not in words(draw_svg(small_chart()))


def test_legend_explains_what_is_drawn_and_nothing_else() -> None:
    said = words(draw_svg(small_chart()))
    assert "entry, authorised (1)" in said
    assert "exit, not authorised (1)" in said
    assert "broken outline: probability below 0.9" in said
    assert "border judged against: CH" in said
    assert "over 60 s without a plot" in said
    assert "other borders" not in said
    empty = words(draw_svg(small_chart(tracks=(), crossings=())))
    assert "entry" not in empty.split("Tracks show")[0]
    assert "coasted" not in empty


def test_gaps_and_coasted_stretches_are_dashed() -> None:
    firm = track(7, "A", [(0, 46.2, 7.0), (10, 46.3, 7.5), (20, 46.2, 8.0)])
    assert "stroke-dasharray" not in draw_svg(small_chart(tracks=(firm,), crossings=()))
    gap = track(7, "A", [(0, 46.2, 7.0), (10, 46.3, 7.5), (200, 46.2, 8.0)])
    (drawn,) = drawing(small_chart(tracks=(gap,), crossings=())).tracks
    assert drawn.broken.tolist() == [False, True]
    coasted = dataclasses.replace(firm, coasted=np.array([False, True, False]))
    (drawn,) = drawing(small_chart(tracks=(coasted,), crossings=())).tracks
    assert drawn.broken.tolist() == [True, False]


def test_track_of_one_point_and_track_of_none_draw() -> None:
    one = track(1, "ONE", [(0, 46.5, 8.0)])
    none = track(2, "NONE", [])
    drawn = drawing(small_chart(tracks=(one, none), crossings=())).tracks
    assert [item.line.identity for item in drawn] == ["ONE"]


def test_border_across_the_antimeridian_does_not_smear_over_the_map() -> None:
    east = [(64.0, 176.0), (64.0, -176.0), (68.0, -176.0), (68.0, 176.0)]
    bounds = Bounds(south_deg=62.0, west_deg=170.0, north_deg=70.0, east_deg=190.0)
    chart = small_chart(bounds=bounds, borders=(ring("XX", east),), tracks=())
    chart = dataclasses.replace(chart, crossings=(), places=())
    root = parsed(draw_svg(chart))
    (area,) = [n for n in root.iter() if n.get("class") == "judged-area"]
    numbers = area.get("d", "").replace("M", " ").replace("L", " ").replace("Z", " ")
    x = [float(value) for value in numbers.split()][::2]
    assert 300.0 < max(x) - min(x) < WIDTH * 0.7
    assert "180° W" in words(draw_svg(chart))


def test_numbers_of_crossings_cover_neither_marks_nor_each_other() -> None:
    sheet = drawing(small_chart()).sheet
    rng = np.random.default_rng(3)
    points = [(300.0 + 60.0 * a, 300.0 + 60.0 * b) for a, b in rng.random((40, 2))]
    names = [str(i) for i in range(40)]
    rooms = label_rooms(points, names, sheet, 1.0)
    boxes = []
    for (x, y), name, room in zip(points, names, rooms, strict=True):
        if room is not None:
            left, base = x + room[0], y + room[1]
            boxes.append((left, base - 6.0, left + 5.0 * len(name), base))
    assert len(boxes) >= 5
    marks = [(x - 4.0, y - 4.0, x + 4.0, y + 4.0) for x, y in points]
    for i, box in enumerate(boxes):
        for other in boxes[i + 1 :] + marks:
            apart = box[0] >= other[2] or other[0] >= box[2]
            assert apart or box[1] >= other[3] or other[1] >= box[3]


def test_a_number_twice_and_a_position_that_is_none_are_refused() -> None:
    with pytest.raises(UsageError, match="one number twice"):
        small_chart(crossings=(crossing(1), crossing(1)))
    with pytest.raises(UsageError, match="finite positions"):
        crossing(1, lat_deg=float("nan"))
    with pytest.raises(UsageError, match="direction in or out"):
        crossing(1, direction='in"><b>')
    with pytest.raises(UsageError, match="south < north"):
        Bounds(south_deg=3.0, west_deg=0.0, north_deg=2.0, east_deg=1.0)


def test_a_real_hour_of_traffic_stays_below_a_megabyte_and_a_half() -> None:
    chart = hour_chart()
    assert sum(line.time_ns.size for line in chart.tracks) > 12_000
    assert len(chart.crossings) > 150
    svg = draw_svg(chart)
    parsed(svg)
    assert len(svg.encode()) < 1_500_000
