"""The table and the schema say what is really read.

Covers vedette.site.table, vedette.site.tables, vedette.site.schema, vedette.site.keys,
vedette.site.sensor, vedette.site.whole and vedette.site.wording.
"""

import json
from pathlib import Path

import pytest

from vedette.site import parse_site
from vedette.site.schema import shipped_schema, site_schema
from vedette.site.sensor import MANDATORY, SensorKind
from vedette.site.table import page_with_table, site_table
from vedette.site.tables import all_keys, unused_keys

PAGE = Path(__file__).parents[2] / "docs" / "site-file.md"
CONTRACT = {
    "[site]": "name centre radius_km worldview from to marking",
    "[[volume]]": "id kind source floor_m ceiling_m",
    "[policy]": "cooperative corroboration icao24 mode3a flights approach_km",
    "[[sensor]]": "id kind sac sic lat lon height_m path period_s range_max_m "
    "sigma_range_m sigma_azimuth_deg p_detect clutter_per_turn bias_sigma resolution "
    "outages",
    "[[feed]]": "id sensors format edition source date",
    "[[birth]]": "area classes arrivals_per_h_mean arrivals_shape batch_pmf height_m "
    "speed_mps echo course_deg flight_s batch_m batch_s",
    "[warnings]": "regions aerodromes status false_alarms_per_month",
    "[record]": "key",
    "[picture]": "step_s",
}


def test_the_page_holds_the_table_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page_with_table(page) == page, "run: python -m vedette.site"


def test_the_shipped_schema_is_the_schema_of_today() -> None:
    assert shipped_schema() == site_schema(), "run: python -m vedette.site"


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="expected the markers"):
        page_with_table("# A page")


def test_the_keys_are_those_of_the_public_contract() -> None:
    ours: dict[str, set[str]] = {}
    for key in all_keys():
        if "." not in key.name:
            ours.setdefault(key.table, set()).add(key.name)
    assert ours == {table: set(keys.split()) for table, keys in CONTRACT.items()}


def test_every_key_says_what_it_means() -> None:
    for key in all_keys():
        assert key.meaning, f"{key.table} {key.name}"
        ends_in_unit = key.name.endswith(("_m", "_s", "_deg", "_km", "_mps"))
        assert bool(key.unit) >= ends_in_unit, f"{key.table} {key.name} has no unit"


def test_every_kind_of_sensor_has_its_mandatory_keys_in_the_table() -> None:
    kinds = SensorKind.__args__  # type: ignore[attr-defined]
    assert tuple(MANDATORY) == kinds
    assert all(f"| `{kind}` |" in site_table() for kind in kinds)


def test_the_schema_has_no_null_because_toml_has_none() -> None:
    schema = json.loads(site_schema())
    assert "null" not in site_schema()
    assert schema["$defs"]["Watch"]["properties"]["from"]["type"] == "string"
    assert schema["$defs"]["Watch"]["additionalProperties"] is False


def test_keys_that_nothing_acts_upon_are_named_once() -> None:
    site = parse_site(
        '[site]\nname="x"\ncentre=[1,2]\nradius_km=3\n'
        '[warnings]\nstatus="Actual"\n'
        '[[birth]]\narea="everywhere"\narrivals_per_h_mean=1\n'
        '[[birth]]\narea="everywhere"\narrivals_per_h_mean=1\n',
        "x",
    )
    unused = {key.name for key in all_keys() if not key.used}
    named = unused_keys(site)
    assert len(named) == len(set(named))
    assert ("[warnings] status" in named) == ("status" in unused)
