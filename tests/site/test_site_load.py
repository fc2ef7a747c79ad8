"""Site files that hold, and the message of each that does not (vedette.site.load)."""

from pathlib import Path

import pytest

from vedette.errors import UsageError
from vedette.site import load_site, parse_site

HEAD = '[site]\nname = "Test"\ncentre = [47.0, 8.5]\nradius_km = 100\n'
RADAR = """
[[sensor]]
id = "r1"
kind = "radar"
sac = 1
sic = 2
lat = 47
lon = 8
height_m = 500
period_s = 4
range_max_m = 120_000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 5
"""
EVERYTHING = (
    HEAD
    + """worldview = "un"
from = 2025-09-09T22:00:00+02:00
to = "2025-09-10T06:00:00.5Z"
marking = "EXERCISE"
[[volume]]
id = "CH"
kind = "state"
source = "borders-osm:CH"
floor_m = 0
ceiling_m = 20_000
[policy]
cooperative = "unauthorised"
corroboration = "never"
icao24 = ["4B1234", "abcdef"]
mode3a = ["7700"]
flights = "flights.csv"
approach_km = 5
"""
    + RADAR
    + """bias_sigma = {range_m = 30, azimuth_deg = 0.05, time_s = 0.1}
resolution = {range_m = 150, azimuth_deg = 1.5}
outages = [["2025-09-09T21:00:00Z", "2025-09-09T21:10:00Z"]]
[[sensor]]
id = "awacs"
kind = "airborne_radar"
path = "awacs.csv"
period_s = 10
range_max_m = 400_000
sigma_range_m = 100
sigma_azimuth_deg = 0.3
p_detect = 0.7
clutter_per_turn = 20
[[feed]]
id = "f"
sensors = ["r1"]
format = "asterix"
edition = "1.23"
source = "udp://127.0.0.1:8600"
date = "2025-09-09"
[[birth]]
area = "CH"
classes = ["one-way-attack-or-decoy"]
arrivals_per_h_mean = 3
arrivals_shape = 2
batch_pmf = [0.5, 0.3, 0.2]
height_m = [100, 3000]
speed_mps = [30, 60]
[warnings]
regions = "regions.geojson"
aerodromes = ["EPRZ"]
status = "Actual"
false_alarms_per_month = 0.5
[record]
key = "site.key"
[picture]
step_s = 2
"""
)


def refused(text: str) -> str:
    with pytest.raises(UsageError) as error:
        parse_site(text, "site.toml")
    return str(error.value)


def test_every_key_of_the_contract_is_read() -> None:
    site = parse_site(EVERYTHING, "site.toml")
    assert site.watch.centre == (47.0, 8.5)
    assert site.watch.from_ns == 1_757_448_000_000_000_000  # 2025-09-09T20:00:00Z
    assert site.watch.to_ns == 1_757_484_000_500_000_000
    assert site.volumes[0].border_set == ("borders-osm", "CH")
    radar = site.sensor("r1")
    assert radar is not None
    assert radar.p_detect == 0.9
    assert radar.bias_sigma.time_s == 0.1
    assert site.births[0].batch_pmf == (0.5, 0.3, 0.2)
    assert site.picture.step_s == 2.0


def test_three_keys_make_a_site() -> None:
    site = parse_site(HEAD, "site.toml")
    assert site.volumes == site.sensors == site.feeds == ()
    assert site.policy.cooperative == "authorised"
    assert site.policy.corroboration == "where_covered"
    assert site.warnings.status == "Exercise"
    assert site.picture.step_s == 4.0
    assert site.sensor("r1") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected the table [site], got none"),
        ("[site", "expected TOML"),
        (HEAD + "radius = 1", "[site]: expected a known key, got `radius`. Did you"),
        (HEAD + "[polcy]\n", "Did you mean `policy`?"),
        (HEAD + '"\\u001b" = 1', r"got `\x1b`"),
        ('[site]\nname = "x"\ncentre = [1, 2]', "the mandatory key `radius_km`"),
        (HEAD + "from = 2025-09-09T20:00:00", "key `from`: expected a time with its"),
        (HEAD + 'marking = "a\\u001b[2J"', "key `marking`: expected printable text"),
        (HEAD.replace("100", "0"), "key `radius_km`: expected a number > 0.0, got 0"),
        (HEAD.replace("100", "1001"), "key `radius_km`: expected at most 1,000 km"),
        (HEAD.replace("47.0", "-86"), "key `centre`: expected a latitude between 85"),
        (HEAD.replace("100", "nan"), "expected a finite number, got nan"),
        (HEAD.replace("100", "inf"), "expected a finite number, got inf"),
        (HEAD.replace("100", "true"), "expected a number, got true"),
        (HEAD.replace("100", '"100 km"'), "expected a number, got '100 km'"),
        (HEAD.replace("47.0", "147.0"), "key `centre[0]`: expected a number <= 90.0"),
        (HEAD.replace(", 8.5", ""), "key `centre`: expected a list of 2"),
        (HEAD.replace('"Test"', '""'), "expected a text that is not empty"),
        ("site = 5", "[site]: expected a table, got 5"),
        (HEAD + '[volume]\nid = "x"', "[volume]: expected a list, got a table"),
        (
            HEAD + '[[sensor]]\nid = "a"\nkind = "radr"',
            "expected one of acoustic",
        ),
        (HEAD + RADAR.replace("0.9", "1.0"), "`p_detect`: expected a number < 1.0"),
        (HEAD + RADAR.replace("0.9", "0"), "`p_detect`: expected a number > 0.0"),
        (
            HEAD + RADAR.replace("sac = 1", "sac = 256"),
            "a whole number <= 255",
        ),
        (HEAD + RADAR.replace("sac = 1", "sac = 1.5"), "expected a whole number"),
        (HEAD + RADAR.replace("period_s = 4\n", ""), "key `period_s` of kind `radar`"),
        (HEAD + '[[sensor]]\nid = "a"\nkind = "adsb"\nlat = 1', "mandatory key `lon`"),
        (HEAD + RADAR + RADAR, "[[sensor]] number 2: key `id`: expected an id that no"),
        (HEAD + RADAR + RADAR.replace("r1", "r2"), "got 1/2 like `r1`"),
        (EVERYTHING.replace('["r1"]', '["r9"]'), "Declared: r1, awacs."),
        (EVERYTHING.replace("0.5, 0.3", "0.5, 0.4"), "that sum to 1, got 1.1"),
        (EVERYTHING.replace("[100, 3000]", "[3000, 100]"), "the smaller number first"),
        (EVERYTHING.replace("20_000\n[policy", "-1\n[policy"), "a ceiling above the"),
        (EVERYTHING.replace("21:10", "20:10"), "`outages`: expected an end after"),
        (EVERYTHING.replace("09-10T06", "09-09T06"), "keys `from`, `to`: expected an"),
        (EVERYTHING.replace("7700", "7800"), "key `mode3a[0]`: expected text of the"),
        (EVERYTHING.replace("azimuth_deg = 0.05", "azimut_deg = 1"), "`azimuth_deg`?"),
        (HEAD + "x = " + "[" * 3000, "site.toml"),
    ],
)
def test_a_wrong_site_file_is_refused_by_table_and_key(text: str, message: str) -> None:
    sentence = refused(text)
    assert sentence.startswith("site.toml")
    assert message in sentence
    assert sentence.isprintable()


def test_a_missing_site_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a site file"):
        load_site(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="expected a site file"):
        load_site(tmp_path)


def test_a_site_file_that_is_not_text_is_named_with_its_offset(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(UsageError, match="offset 8: expected UTF-8 text"):
        load_site(path)


def test_a_volume_whose_file_is_missing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    volume = '[[volume]]\nid = "z"\nkind = "zone"\nsource = "zone.geojson"\n'
    path.write_text(HEAD + volume)
    with pytest.raises(UsageError, match=r"zone\.geojson: expected a border set"):
        load_site(path)
    (tmp_path / "zone.geojson").write_text(
        '{"type": "Feature", "geometry": null, "properties": {"source": "AIP",'
        ' "valid_from": "2025-01-01", "accuracy_m": 10}}'
    )
    assert load_site(path).volumes[0].border_set is None


def test_an_area_of_birth_that_the_site_does_not_know_is_named() -> None:
    birth = '[[birth]]\narea = "BY"\narrivals_per_h_mean = 1\n'
    with pytest.raises(UsageError, match=r"`BY`.*Known: everywhere"):
        parse_site(HEAD + birth, "x")


BIRTH = "[[birth]]\narea = {area}\narrivals_per_h_mean = 1\n"


def test_an_area_of_birth_may_be_a_polygon_written_in_place() -> None:
    text = BIRTH.format(area="[[46.0, 8.0], [46.5, 8.5], [46, 9]]")
    text += "course_deg = [350, 10]\nflight_s = [600, 7200]\nbatch_pmf = [0.25, 0.75]\n"
    (birth,) = parse_site(HEAD + text, "x").births
    assert birth.area == ((46.0, 8.0), (46.5, 8.5), (46.0, 9.0))
    assert (birth.course_deg, birth.flight_s) == ((350.0, 10.0), (600.0, 7200.0))
    assert birth.batch_mean == 1.75


@pytest.mark.parametrize(
    ("area", "message"),
    [
        ("[[46.0, 8.0], [46.5, 8.5]]", "a list of at least 3"),
        ("[[46.0, 8.0], [47.0, 9.0], [48.0, 10.0]]", "a polygon with room inside"),
        ("[[46.0, 8.0], [91.0, 9.0], [48.0, 10.0]]", "a number <= 90"),
        ("[[46.0, 8.0], [47.0, 9.0, 1.0], [48.0, 10.0]]", "a list of 2"),
        ("[[46.0, 8.0], [nan, 9.0], [48.0, 10.0]]", "a finite number"),
        ("7", "text"),
    ],
)
def test_a_polygon_that_is_none_is_refused(area: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as refused:
        parse_site(HEAD + BIRTH.format(area=area), "x")
    assert "[[birth]] number 1: key `area" in str(refused.value)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("flight_s = [7200, 600]", "the smaller number first"),
        ("flight_s = [0, 0]", "a number > 0"),
        ("course_deg = [0, 361]", "a number <= 360"),
        ("batch_pmf = [0.5, 0.4]", "probabilities that sum to 1"),
    ],
)
def test_a_birth_that_cannot_be_is_refused(key: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_site(HEAD + BIRTH.format(area='"everywhere"') + key + "\n", "x")


def test_a_site_that_looks_expects_something_even_if_it_does_not_say_what() -> None:
    assert parse_site(HEAD, "x").expected_births == ()
    (birth,) = parse_site(HEAD + RADAR, "x").expected_births
    assert (birth.area, birth.arrivals_per_h_mean) == ("everywhere", 6.0)


@pytest.mark.parametrize("period_s", ["1e-10", "0.09", "3601", "1e300"])
def test_a_period_that_no_antenna_turns_in_is_refused(period_s: str) -> None:
    with pytest.raises(UsageError, match="period_s"):
        parse_site(TURNING.format(id="tower", period_s=period_s), "test")


def test_an_id_that_reads_like_codes_is_refused() -> None:
    with pytest.raises(UsageError, match="sac"):
        parse_site(TURNING.format(id="25/10", period_s=4), "test")


TURNING = """
[site]
name = "one radar"
centre = [52.0, 20.0]
radius_km = 100
[[sensor]]
id = "{id}"
kind = "radar"
lat = 52.0
lon = 20.0
height_m = 100
period_s = {period_s}
range_max_m = 100000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 5
"""
