"""Regions and aerodromes: codes, local names, and where they are."""

import numpy as np
import pytest

from vedette.airspace import aerodrome, aerodromes, regions
from vedette.airspace.describe import area_km2
from vedette.airspace.rings import encloses
from vedette.airspace.volume import Floats
from vedette.errors import UsageError


def test_polish_voivodeships_have_their_codes_names_and_areas() -> None:
    found = {region.code: region for region in regions("PL")}
    assert len(found) == 16
    assert found["PL-06"].name == "lubelskie"
    # Statistical office: 25 122 km²; the outline is off by a kilometre.
    assert area_km2(found["PL-06"].rings) == pytest.approx(25_122, rel=0.03)


@pytest.mark.parametrize(
    ("country", "count"),
    [("BY", 7), ("UA", 27), ("LT", 10), ("EE", 15), ("SK", 8), ("CZ", 14), ("RO", 42)],
)
def test_each_country_has_all_its_regions(country: str, count: int) -> None:
    assert len(regions(country)) == count


def test_crimea_is_a_region_of_ukraine_in_its_own_script() -> None:
    found = {region.code: region.name for region in regions("UA")}
    assert found["UA-43"] == "Автономна Республіка Крим"


@pytest.mark.parametrize(
    ("code", "lat_deg", "lon_deg"),
    [("PL-06", 51.25, 22.57), ("UA-46", 49.84, 24.03), ("BY-BR", 52.09, 23.9)],
)
def test_a_city_lies_in_its_region(code: str, lat_deg: float, lon_deg: float) -> None:
    inside = [
        region.code
        for region in regions(code[:2])
        for ring in region.rings
        if encloses(_closed(ring.lon_deg), _closed(ring.lat_deg), lon_deg, lat_deg)
    ]
    assert inside == [code]


def _closed(values: Floats) -> Floats:
    return np.append(values, values[0])


def test_a_country_without_a_table_has_no_regions() -> None:
    assert regions("LV") == ()


def test_rzeszow_is_where_the_aip_says() -> None:
    rzeszow = aerodrome("EPRZ")
    place = (rzeszow.lat_deg, rzeszow.lon_deg)
    assert place == pytest.approx((50.110, 22.019), abs=0.01)
    assert rzeszow.elevation_m == pytest.approx(211, abs=8)


def test_the_covered_states_have_aerodromes() -> None:
    countries = {place.country for place in aerodromes().values()}
    assert {"PL", "UA", "BY", "LT", "LV", "EE", "SK", "CH", "RU"} <= countries


def test_an_unknown_aerodrome_is_refused() -> None:
    with pytest.raises(UsageError, match="ICAO"):
        aerodrome("XXXX")
