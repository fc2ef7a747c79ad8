"""Local time is what the time zone database says, for every state that is listed."""

import zoneinfo
from datetime import UTC, datetime

import pytest

from vedette.assessment.local_time import UNKNOWN, ZONES, local_time
from vedette.units import SECOND_NS

ZONE_OF = {
    "PL": "Europe/Warsaw",
    "LT": "Europe/Vilnius",
    "RO": "Europe/Bucharest",
    "CH": "Europe/Zurich",
    "GB": "Europe/London",
    "PT": "Europe/Lisbon",
    "FI": "Europe/Helsinki",
    "NO": "Europe/Oslo",
    "UA": "Europe/Kyiv",
}
MOMENTS = [
    datetime(2025, 9, 9, 23, 30, tzinfo=UTC),
    datetime(2025, 3, 30, 0, 59, 59, tzinfo=UTC),
    datetime(2025, 3, 30, 1, 0, tzinfo=UTC),
    datetime(2025, 10, 26, 0, 59, 59, tzinfo=UTC),
    datetime(2025, 10, 26, 1, 0, tzinfo=UTC),
    datetime(2024, 3, 31, 1, 0, tzinfo=UTC),
    datetime(2026, 1, 1, 0, 0, tzinfo=UTC),
]


@pytest.mark.parametrize("code", sorted(ZONE_OF))
@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_offset_is_that_of_the_database(code: str, moment: datetime) -> None:
    try:
        zone = zoneinfo.ZoneInfo(ZONE_OF[code])
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone database here")
    told = local_time(code, int(moment.timestamp()) * SECOND_NS)
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    assert told.offset_s == offset.total_seconds()
    if code != "UA":  # whose abbreviations changed with editions of the database
        assert told.name == moment.astimezone(zone).tzname()


def test_where_no_rule_is_known_no_local_time_is_told() -> None:
    assert local_time("BY", 0) == UNKNOWN
    assert local_time("SQ", 0) == UNKNOWN
    assert all(len(code) == 2 for code in ZONES)
