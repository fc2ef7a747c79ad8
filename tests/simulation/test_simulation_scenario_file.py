"""Scenario files that hold, and the message of each that cannot be.

Covers vedette.simulation.load, possible, limits_of, scenario, target_tables, schema.
"""

import json
import re
import tomllib
from pathlib import Path

import pytest

from json_schema import breaches
from simulated_families import (
    ALL,
    BIRDS,
    CIVIL,
    FAMILIES,
    FOLDER,
    HEAD,
    RADAR,
    RAID,
    family,
    small,
)
from vedette.airspace import aerodromes, load_volume
from vedette.earth.ellipsoid import geodesic
from vedette.errors import UsageError
from vedette.simulation import load_scenario, parse_scenario, world_of
from vedette.simulation.limits_of import numbers_of
from vedette.simulation.scenario import Scenario
from vedette.simulation.schema import (
    page_with_tables,
    scenario_schema,
    shipped_schema,
)
from vedette.site.tables import all_keys

PAGE = Path(__file__).parents[2] / "docs" / "scenario-file.md"
AGAIN = "run: python -m vedette.simulation"
IMPOSSIBLE = {
    "end before start": (HEAD.replace("06-02T03", "05-02T03"), "expected an end after"),
    "a week": (HEAD.replace("06-02T03", "06-09T03"), "at most 48 hours"),
    "no offset": (HEAD.replace("21:00:00Z", "21:00:00"), "offset from UTC"),
    "misspelt": (HEAD + RAID.replace("speed_mps", "sped_mps"), "`speed_mps`"),
    "unknown stream": (
        HEAD.replace("[site]", 'seed_streams = ["target"]\n[site]'),
        "one of birds",
    ),
    "a million": (HEAD + CIVIL.replace("= 6", "= 1_000_000"), "at most 5,000 objects"),
    "a million by law": (
        HEAD + RAID.replace("[20, 4]", "[1e6, 4]"),
        "at most 5,000 objects",
    ),
    "negative": (HEAD + CIVIL.replace("= 6", "= -6"), "a number >= 0"),
    "negative law": (
        HEAD + CIVIL.replace("= 6", "= { uniform = [-2, 5] }"),
        "values lie from 0",
    ),
    "two laws": (
        HEAD + CIVIL.replace("= 6", "= { uniform = [1, 2], normal = [1, 2] }"),
        "one law",
    ),
    "no law": (HEAD + CIVIL.replace("= 6", "= {}"), "one law"),
    "law unsorted": (HEAD + RAID.replace("[42, 53]", "[53, 42]"), "smaller number"),
    "law unsummed": (HEAD + RAID.replace("0.6", "0.7"), "sum to 1"),
    "law misspelt": (HEAD + RAID.replace("uniform", "unifrom"), "`uniform`"),
    "batch of none": (
        HEAD + RAID.replace("[0, 0.6, 0.3, 0.1]", "[0.5, 0.5]"),
        "sizes from 1",
    ),
    "pole": (HEAD + CIVIL.replace("[49.6, 22.9]", "[90, 0]"), "over a pole"),
    "far away": (HEAD + CIVIL.replace("49.6, 22.9", "-40, 170"), "2,000 km"),
    "no way": (HEAD + CIVIL.replace("route", "#"), "either `route` or `area`"),
    "endless": (HEAD + RAID.replace("flight_s", "#"), "`flight_s`"),
    "flat polygon": (
        HEAD + RAID.replace("[50.4, 25.7], [50.2, 24.7]", "[51.4, 25.0]"),
        "a polygon with an area",
    ),
    "id twice": (HEAD + CIVIL + CIVIL, "an id that no other group has"),
    "sensor outside": (HEAD + RADAR.replace("51.30", "41.30"), "within 200 km"),
    "sensor below ground": (HEAD + RADAR.replace("= 240", "= 100"), "above the ground"),
    "sensor in no mountain": (
        HEAD + RADAR.replace("= 240", "= 9000"),
        "some mountain",
    ),
    "radar with an orbit": (
        HEAD + RADAR + "orbit = { points = [[51, 22], [52, 22]], speed_mps = 150, "
        "height_m = 7000 }\n",
        "the racetrack of an airborne radar",
    ),
    "half a sensor": (
        HEAD + RADAR.replace("period_s", "#"),
        "mandatory key `period_s`",
    ),
    "sure radar": (HEAD + RADAR.replace("0.85", "1.0"), "a number < 1"),
    "no leave": (HEAD + RAID + "authorised = true\n", "`false`"),
    "actual": (HEAD + '[site.warnings]\nstatus = "Actual"\n', "`Exercise`"),
    "too wide": (HEAD.replace("= 200\n", "= 2000\n", 1), "at most 1,000 km"),
    "polar site": (HEAD.replace("[51.0", "[89.0"), "between 85 S and N"),
    "volume twice": (
        HEAD + '[[site.volume]]\nid = "A"\nkind = "state"\nsource = "borders-osm:PL"\n'
        '[[site.volume]]\nid = "A"\nkind = "state"\nsource = "borders-osm:BY"\n',
        "an id that no other has",
    ),
    "jamming nowhere": (HEAD + '[[jamming]]\neffect = "deny"\n', "`centre`"),
    "bird storm": (HEAD + BIRDS.replace("= 5\n", "= 1e9\n"), "at most 5,000"),
    "as fast as light": (HEAD + RAID.replace("[42, 53]", "[42, 3e8]"), "at most 1,000"),
    "nothing but clutter": (
        HEAD + RADAR.replace("period_s", "true_clutter_per_turn = 1e6\nperiod_s"),
        "at most 2,000,000 false plots a night",
    ),
    "seen for ever": (
        HEAD + RADAR.replace("turn = 6", "turn = 1e9"),
        "false plots",
    ),
    "out of step": (
        HEAD + RADAR + "true_bias = { time_s = { normal = [0, 1e300] } }\n",
        "at most 3,600",
    ),
    "late for ever": (HEAD + RADAR + "delay_s = 1e300\n", "at most 3,600"),
    "out of order": (
        HEAD + RADAR.replace("{ gamma = [1, 1] }", "1e9"),
        "at most 1,000",
    ),
    "a sensor in a folder": (
        HEAD + RADAR.replace('"radar-1"', '"a/../../b"'),
        "letters, digits",
    ),
    "a name without an end": (
        HEAD + RADAR.replace('"radar-1"', f'"{"r" * 5000}"'),
        "length <= 100",
    ),
    "before all records": (
        HEAD.replace("2025-", "0001-").replace("Z", "+01:00"),
        "years 1700 to 2199",
    ),
    "after all records": (HEAD.replace("2025-", "9999-"), "years 1700 to 2199"),
    "after all captures": (HEAD.replace("2025-", "2150-"), "from 1970 to 2106"),
    "before all captures": (HEAD.replace("2025-", "1960-"), "from 1970 to 2106"),
    "no night": ("[site]\nname = 'x'\ncentre = [1, 2]\nradius_km = 3\n", "[night]"),
    "no toml": ("[night", "expected TOML"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_what_cannot_be_is_refused_with_what_to_change(case: str) -> None:
    text, said = IMPOSSIBLE[case]
    with pytest.raises(UsageError) as refused:
        parse_scenario(text, "my.toml")
    assert said in str(refused.value)
    assert str(refused.value).startswith("my.toml: ")


def test_a_night_with_nothing_in_it_can_be() -> None:
    world = world_of(small(), 1)
    assert world.targets == world.birds == world.sensors == ()
    assert "[[birth]]" not in world.site_text


def test_a_missing_scenario_is_named() -> None:
    with pytest.raises(UsageError, match="expected a scenario file"):
        load_scenario(Path("nowhere.toml"))


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_shipped_family_is_synthetic_and_its_volumes_are_there(
    path: Path,
) -> None:
    scenario = load_scenario(path)
    assert scenario.night.family == path.stem
    assert path.read_text(encoding="utf-8").startswith("# SYNTHETIC.")
    assert scenario.site.marking == "SYNTHETIC"
    assert scenario.night.study_hours == 2.5
    for volume in scenario.site.volumes:
        assert load_volume(volume, FOLDER).rings
    radars = [s for s in scenario.sensors if s.kind == "radar"]
    assert 2 <= len(radars) <= 3
    for radar in radars:
        assert radar.period_s is not None
        assert 10.0 <= radar.period_s <= 12.0
        assert radar.clutter_per_turn is not None
        assert radar.clutter_per_turn <= 15.0


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_no_shipped_radar_stands_near_an_aerodrome(path: Path) -> None:
    for sensor in load_scenario(path).sensors:
        if sensor.kind != "radar":
            continue
        assert sensor.lat is not None
        assert sensor.lon is not None
        assert round(sensor.lat * 20) == pytest.approx(sensor.lat * 20), "not round"
        for known in aerodromes().values():
            far_m = geodesic(sensor.lat, sensor.lon, known.lat_deg, known.lon_deg)[0]
            assert far_m > 10_000.0, known.icao


def test_the_schema_that_is_shipped_is_the_schema_of_today() -> None:
    assert shipped_schema() == scenario_schema(), AGAIN


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_shipped_family_passes_the_schema(path: Path) -> None:
    schema = json.loads(scenario_schema())
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in ("start", "end"):
        raw["night"][key] = raw["night"][key].isoformat()
    known = {"exclusiveMinimum", "exclusiveMaximum", "maxItems", "prefixItems"}

    def simple(node: object) -> object:
        """Leave out what the little checker does not know."""
        if isinstance(node, list):
            return [simple(item) for item in node]
        if not isinstance(node, dict):
            return node
        dropped = known | {"default", "description", "format", "minLength"}
        kept = {k: simple(v) for k, v in node.items() if k not in dropped}
        return {k: v for k, v in kept.items() if not (k == "items" and v is False)}

    plain = simple(schema)
    assert isinstance(plain, dict)
    assert breaches(raw, {"$ref": plain["$ref"]}, plain) == []


def test_the_page_holds_the_tables_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page_with_tables(page) == page, AGAIN
    for key in all_keys(Scenario):
        assert key.meaning, f"{key.table} {key.name}"
        assert f"| `{key.name}` |" in page
        ends_in_unit = key.name.endswith(("_m", "_s", "_deg", "_km", "_mps", "_dps"))
        assert bool(key.unit) >= ends_in_unit, f"{key.table} {key.name} has no unit"


def test_the_example_of_the_page_holds_and_flies() -> None:
    example = re.search(
        r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert example is not None
    assert world_of(parse_scenario(example[1], "page"), 1).targets


def test_every_number_that_may_be_a_law_is_walked_with_its_bounds() -> None:
    numbers = list(numbers_of(parse_scenario(ALL, "all")))
    by_key = {(n.place, n.key): n for n in numbers}
    assert by_key["[[targets]] `raid`", "speed_mps"].low == 0.0
    assert by_key["[[targets]] `raid`", "echo"].high == 1.0
    assert ("[[sensor]] `radar-1`", "failures.count") in by_key
    assert ("[weather]", "wind.speed_mps") in by_key
    assert ("[[sensor]] `radar-1`", "p_detect") not in by_key


def test_the_family_of_poland_begins_with_the_public_facts() -> None:
    scenario = family("poland-2025-09-10")
    for group in scenario.targets:
        if group.kind == "one-way-attack-or-decoy":
            assert group.speed_mps.uniform == (42.0, 53.0)  # 150 to 190 km/h
    assert (scenario.night.end_ns - scenario.night.start_ns) / 3.6e12 == 7.0
