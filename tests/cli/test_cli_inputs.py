"""What an episode is made from: drafted sites, feeds' names, far positions."""

import json
from pathlib import Path

import numpy as np
import pyproj
import pytest

from asterix_referee import sample_blocks
from realdata import realdata
from vedette.cli.inputs import chosen_inputs, declared_feeds
from vedette.cli.main import run
from vedette.draft.watch import distances_km
from vedette.errors import FeedError
from vedette.feeds.asterix.decoder import _read
from vedette.site.load import parse_site


def recording(folder: Path, *places: tuple[float, float]) -> Path:
    """Write one aircraft at these places, ten seconds apart."""
    path = folder / "some.jsonl"
    rows = [
        {"timestamp": 1_533_124_800_000 + i * 10_000, "icao24": "aaaa01"}
        | {"latitude": lat, "longitude": lon}
        for i, (lat, lon) in enumerate(places)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path


def drafted(path: Path) -> tuple[tuple[float, float], float, str]:
    with chosen_inputs([path], None, None, None) as chosen:
        site = parse_site(chosen.plan.site_text, "drafted")
        return site.watch.centre, site.watch.radius_km, " ".join(chosen.notes)


def test_a_draft_has_the_middle_and_radius_of_the_data(tmp_path: Path) -> None:
    path = recording(tmp_path, (46.0, 7.0), (48.0, 9.0), (47.0, 8.0))
    centre, radius_km, said = drafted(path)
    assert centre == (47.0, 8.0)
    _, _, corner_m = pyproj.Geod(ellps="WGS84").inv(8.0, 47.0, 7.0, 46.0)
    assert radius_km == pytest.approx(1.05 * corner_m / 1000.0, rel=0.01)
    assert "no volume judged" in said
    assert "lie beyond" not in said


def test_a_draft_across_the_antimeridian_is_small(tmp_path: Path) -> None:
    centre, radius_km, said = drafted(
        recording(tmp_path, (-17.0, 179.5), (-17.0, -179.5))
    )
    assert centre == (-17.0, -180.0)
    assert radius_km < 60.0
    assert "lie beyond" not in said


def test_one_wrong_position_does_not_move_a_draft_away(tmp_path: Path) -> None:
    places = [(47.0, 8.0 + i / 100) for i in range(20)]
    centre, radius_km, said = drafted(recording(tmp_path, *places, (0.0, 0.0)))
    assert centre[0] == 47.0
    assert radius_km == 1000.0
    assert "1 of 21 positions lie beyond" in said


def test_one_place_alone_still_has_a_radius(tmp_path: Path) -> None:
    assert drafted(recording(tmp_path, (47.0, 8.0)))[1] == 10.0


def test_data_at_a_pole_has_no_plane_and_says_so(tmp_path: Path) -> None:
    centre, _, said = drafted(recording(tmp_path, (84.5, 0.0), (70.0, 0.0)))
    assert centre[0] < 85.0
    assert "no volume judged" in said


def test_distances_agree_with_geodesics() -> None:
    rng = np.random.default_rng(3)
    lat, lon = rng.uniform(-80, 80, 200), rng.uniform(-180, 180, 200)
    _, _, exact_m = pyproj.Geod(ellps="WGS84").inv(
        np.full(200, 8.0), np.full(200, 47.0), lon, lat
    )
    assert distances_km(47.0, 8.0, lat, lon) == pytest.approx(exact_m / 1000, rel=6e-3)


def test_a_file_takes_the_name_of_its_feed_in_the_site_file() -> None:
    site = parse_site(
        """
[site]
name = "two feeds"
centre = [47, 8]
radius_km = 100

[[feed]]
id = "north"
format = "traffic-jsonl"
source = "recordings/a.jsonl"
""",
        "site",
    )
    paths = [Path("b.jsonl"), Path("somewhere/a.jsonl"), Path("elsewhere/a.jsonl")]
    known = declared_feeds(paths, site)
    assert [one.feed for one in known] == ["file-1", "north", "file-3"]
    assert [one.format for one in known] == [None, "traffic-jsonl", None]


CHANNELS = """
[site]
name = "one file, two channels"
centre = [47, 8]
radius_km = 100

[[sensor]]
id = "mast"
kind = "adsb"
lat = 47.5
lon = 8.5

[[feed]]
id = "{0}"
format = "asterix"
source = "a.pcap"
sensors = ["mast"]
edition = "048=1.30, 021=2.1"

[[feed]]
id = "{1}"
format = "asterix"
source = "a.pcap"
edition = "048=1.30"
date = "2025-09-09"
"""


@pytest.mark.parametrize(
    ("ids", "base", "edition"),
    [
        (("north.30048", "north.30021"), "north", "048=1.30, 021=2.1"),
        (("north.10.0.0.1.21", "north.10.0.0.2.21"), "north", "048=1.30, 021=2.1"),
        (("a.b.30048", "a.b.ff02__1.30021"), "a.b", "048=1.30, 021=2.1"),
        (("one", "two"), "file-1", ""),
    ],
)
def test_the_channels_of_a_file_are_one_name_and_one_choice_of_editions(
    ids: tuple[str, str], base: str, edition: str
) -> None:
    site = parse_site(CHANNELS.format(*ids), "site")
    (known,) = declared_feeds([Path("a.pcap")], site)
    assert (known.feed, known.edition) == (base, edition)
    assert known.date == ("2025-09-09" if edition else None)


def test_a_feed_says_where_its_receiver_stands() -> None:
    site = parse_site(CHANNELS.format("one", "two"), "site")
    assert site.receiver_place("one") == (47.5, 8.5)
    assert site.receiver_place("two") is None
    assert site.receiver_place("three") is None


SITE = """[site]
name = "A site"
centre = [47, 8]
radius_km = 100
"""
DAY = "from = 2018-08-01T00:00:00Z\nto = 2018-08-01T23:00:00Z\n"
OTHER_DAY = "from = 2018-08-02T00:00:00Z\nto = 2018-08-02T23:00:00Z\n"
RECEIVER = '[[sensor]]\nid = "adsb"\nkind = "adsb"\n'


def opened(folder: Path, site: str, *places: tuple[float, float]) -> tuple[str, ...]:
    (folder / "site.toml").write_text(site)
    path = recording(folder, *places)
    with chosen_inputs([path], folder / "site.toml", None, None) as chosen:
        return chosen.notes


def test_inputs_that_all_lie_outside_the_times_of_the_site_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site.toml").write_text(SITE + OTHER_DAY)
    words = ["replay", str(recording(tmp_path, (47.0, 8.0), (47.1, 8.0)))]
    words += ["--site", str(tmp_path / "site.toml"), "--out", str(tmp_path / "out")]
    assert run(words) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "2018-08-01T12:00:00Z to 2018-08-01T12:00:10Z" in said
    assert "2018-08-02T00:00:00Z to 2018-08-02T23:00:00Z" in said
    assert "Check `from` and `to`" in said
    assert not list(tmp_path.glob("out*"))


def test_one_input_inside_the_times_of_the_site_is_enough(tmp_path: Path) -> None:
    until = SITE + "to = 2018-08-01T12:00:00Z\n"
    assert opened(tmp_path, until, (47.0, 8.0), (47.1, 8.0)) == ()


@pytest.mark.parametrize("sensors", ["", RECEIVER], ids=["no sensor", "a receiver"])
def test_positions_that_all_lie_beyond_the_site_are_refused(
    tmp_path: Path, sensors: str
) -> None:
    with pytest.raises(
        FeedError, match=r"all 2 lie beyond, the farthest at 5,5\d\d km"
    ):
        opened(tmp_path, SITE + DAY + sensors, (-3.0, 8.0), (-3.0, 8.1))


def test_what_lies_outside_in_place_or_else_in_time_is_refused(tmp_path: Path) -> None:
    until = SITE + "to = 2018-08-01T12:00:00Z\n"
    with pytest.raises(FeedError, match=r"all 1 lie beyond.*; 1 others lie outside"):
        opened(tmp_path, until, (-3.0, 8.0), (47.0, 8.0))


def test_plots_of_an_undeclared_radar_alone_are_refused_by_its_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "site.toml").write_text(SITE)
    plot = {"timestamp": 1_533_124_800, "sensor": "west", "range_m": 1e4}
    path = tmp_path / "plots.jsonl"
    path.write_text(json.dumps(plot | {"azimuth_deg": 9}) + "\n")
    with (
        pytest.raises(FeedError, match=r"a radar that the site declares.*'west'"),
        chosen_inputs([path], tmp_path / "site.toml", None, None),
    ):
        pass


def test_sensors_that_the_site_does_not_know_are_named_once_with_their_reports(
    tmp_path: Path,
) -> None:
    (tmp_path / "site.toml").write_text(SITE)
    lines = [
        {"timestamp": 1_533_124_800 + n, "sensor": name, "range_m": 1e4}
        for n, name in enumerate(["west", "east", "west"])
    ]
    plots = tmp_path / "plots.jsonl"
    text = "".join(json.dumps(line | {"azimuth_deg": 9}) + "\n" for line in lines)
    plots.write_text(text)
    seen = {"timestamp": 1_533_124_800_000, "icao24": "aaaa01"}
    flight = tmp_path / "flight.jsonl"
    flight.write_text(json.dumps(seen | {"latitude": 47.0, "longitude": 8.0}) + "\n")
    named = chosen_inputs([plots, flight], tmp_path / "site.toml", None, None)
    with named as chosen:
        told = [note for note in chosen.notes if "does not declare" in note]
    assert len(told) == 1
    assert "3 of 4 reports" in told[0]
    assert "west (2), east (1)" in told[0]


def test_a_recording_is_decoded_once_to_open_it_and_once_to_judge_it() -> None:
    """Whether a site file is drafted from it or not; the watch decodes once more."""
    path = realdata("asterix", "captures", "cat21_re.ast")
    blocks = len(sample_blocks("captures", "cat21_re.ast"))
    _read.cache_clear()
    with chosen_inputs([path], None, "2025-09-09", None) as chosen:
        assert chosen.notes
    assert _read.cache_info().misses == 2 * blocks
