"""Clock readings on the days on which clocks change (vedette.claims.zones).

Truth: Directive 2000/84/EC (01:00 UTC on 29 March and 25 October 2026) and 15 U.S.C.
260a (02:00 local time on 8 March and 1 November 2026).
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from extraction_score import proposals
from vedette.claims.when import span_of, why_unclear
from vedette.claims.zones import moments_of

SKIPPED = [
    ("02:30 on 29 March 2026", "Europe/Warsaw"),
    ("2026-03-29 02:30", "Europe/Warsaw"),
    ("03:30 Kyiv time on 29 March 2026", "Europe/Warsaw"),
    ("02:30 on 8 March 2026", "America/New_York"),
    ("from 01:50 to 02:30 on 29 March 2026", "Europe/Berlin"),
]
TWICE = [
    ("02:30 on 25 October 2026", "Europe/Warsaw", "00:30", "01:31"),
    ("2026-10-25 02:30", "Europe/Warsaw", "00:30", "01:31"),
    ("03:15 on 25 October 2026", "Europe/Kyiv", "00:15", "01:16"),
    ("about 02:30 on 25 October 2026", "Europe/Warsaw", "00:15", "01:45"),
    ("from 01:30 to 02:30 on 25 October 2026", "Europe/Warsaw", "23:30", "01:30"),
]
ONCE = [
    ("01:59 on 25 October 2026", "Europe/Warsaw", "2026-10-24T23:59:00Z"),
    ("03:00 on 25 October 2026", "Europe/Warsaw", "2026-10-25T02:00:00Z"),
    ("02:30 CET on 25 October 2026", "Europe/Warsaw", "2026-10-25T01:30:00Z"),
    ("02:30 CEST on 25 October 2026", "Europe/Warsaw", "2026-10-25T00:30:00Z"),
    ("03:00 on 29 March 2026", "Europe/Warsaw", "2026-03-29T01:00:00Z"),
    ("02:30 on 29 March 2026", "Europe/Moscow", "2026-03-28T23:30:00Z"),
]


@pytest.mark.parametrize(("words", "zone"), SKIPPED)
def test_a_reading_that_spring_leaves_out_is_no_time_and_says_why(
    words: str, zone: str
) -> None:
    assert span_of(words, zone=zone) is None
    assert "no clock showed" in why_unclear(words, zone=zone)


@pytest.mark.parametrize(("words", "zone", "begin", "end"), TWICE)
def test_a_reading_that_comes_twice_is_from_the_first_to_the_second(
    words: str, zone: str, begin: str, end: str
) -> None:
    found = span_of(words, zone=zone)
    assert found is not None
    assert (found.begin[11:16], found.end[11:16]) == (begin, end)


@pytest.mark.parametrize(("words", "zone", "begin"), ONCE)
def test_a_reading_beside_a_change_is_one_minute(
    words: str, zone: str, begin: str
) -> None:
    found = span_of(words, zone=zone)
    assert found is not None
    assert found.begin == begin
    assert found.end_ns - found.begin_ns == 60 * 10**9
    assert not why_unclear(words, zone=zone)


@pytest.mark.parametrize("zone", ["Europe/Warsaw", "America/New_York", "Europe/Kyiv"])
def test_every_quarter_of_an_hour_of_a_year_agrees_with_the_zone_database(
    zone: str,
) -> None:
    """The naive twin goes through the year in UTC and notes what the clock shows."""
    shown: dict[datetime, list[datetime]] = {}
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment.year == 2026:
        local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        shown.setdefault(local, []).append(moment)
        moment += timedelta(minutes=15)
    local = min(shown) + timedelta(days=1)
    while local < max(shown) - timedelta(days=1):
        assert list(moments_of(local, zone)) == shown.get(local, []), local
        local += timedelta(minutes=15)


def test_an_article_with_a_clock_that_never_was_keeps_its_words_in_a_note() -> None:
    text = "Celm airport was closed at 02:30 on 29 March 2026 after drones were seen.\n"
    key = {"published": "2026-03-30", "zone": "Europe/Warsaw"}
    found = proposals("x", text, key)
    told = [one.claim for one in found if "no clock showed" in one.claim.note]
    assert told
    assert all(one.time is None for one in told)


@pytest.mark.parametrize(
    "words", ["99999-03-04T22:30Z", "2031-13-45T22:30Z", "0000-00-00T00:00Z"]
)
def test_a_date_that_is_none_leaves_no_clock_behind(words: str) -> None:
    """Its clock is not put on the day of publication."""
    dateline = span_of("5 March 2031")
    assert span_of(words, dateline=dateline) is None
