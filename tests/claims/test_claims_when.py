"""The time grammar against a table written by hand, and zones against the database.

The dateline of the table is Wednesday, 10 September 2025; the zone is Warsaw's, which
was two hours ahead of UTC.
"""

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.claims.durations import duration_of
from vedette.claims.span import Span
from vedette.claims.when import phrases, published_before, span_of, why_unclear
from vedette.claims.when_days import days_of
from vedette.claims.when_words import clocks, part_of_day, zone_of
from vedette.claims.zones import RULES, known_zone, to_local, to_utc
from vedette.errors import UsageError

DATELINE = date(2025, 9, 10)
TABLE = [
    ("2025-09-10T01:02:03Z", "2025-09-10T01:02:03Z", "2025-09-10T01:02:04Z"),
    ("2025-09-10T01:02+02:00", "2025-09-09T23:02:00Z", "2025-09-09T23:03:00Z"),
    ("2025-09-09", "2025-09-08T22:00:00Z", "2025-09-09T22:00:00Z"),
    ("10 September 2025", "2025-09-09T22:00:00Z", "2025-09-10T22:00:00Z"),
    ("Sept. 10", "2025-09-09T22:00:00Z", "2025-09-10T22:00:00Z"),
    ("31/12/2024", "2024-12-30T23:00:00Z", "2024-12-31T23:00:00Z"),
    ("9 January", "2026-01-08T23:00:00Z", "2026-01-09T23:00:00Z"),
    ("11:30 p.m. Tuesday", "2025-09-09T21:30:00Z", "2025-09-09T21:31:00Z"),
    ("at 23:30 on Tuesday", "2025-09-09T21:30:00Z", "2025-09-09T21:31:00Z"),
    ("at 1:50am", "2025-09-09T23:50:00Z", "2025-09-09T23:51:00Z"),
    ("06:30 CEST", "2025-09-10T04:30:00Z", "2025-09-10T04:31:00Z"),
    ("06:30 CET", "2025-09-10T05:30:00Z", "2025-09-10T05:31:00Z"),
    ("00:50 Kyiv time", "2025-09-09T21:50:00Z", "2025-09-09T21:51:00Z"),
    ("00:50 Moscow time", "2025-09-09T21:50:00Z", "2025-09-09T21:51:00Z"),
    ("2030 GMT on Tuesday", "2025-09-09T20:30:00Z", "2025-09-09T20:31:00Z"),
    ("8 p.m. ET on Tuesday", "2025-09-10T00:00:00Z", "2025-09-10T00:01:00Z"),
    ("8 p.m. EST on Tuesday", "2025-09-10T01:00:00Z", "2025-09-10T01:01:00Z"),
    ("Tuesday", "2025-09-08T22:00:00Z", "2025-09-09T22:00:00Z"),
    ("on Wednesday", "2025-09-09T22:00:00Z", "2025-09-10T22:00:00Z"),
    ("last Wednesday", "2025-09-02T22:00:00Z", "2025-09-03T22:00:00Z"),
    ("yesterday", "2025-09-08T22:00:00Z", "2025-09-09T22:00:00Z"),
    ("overnight", "2025-09-09T16:00:00Z", "2025-09-10T04:00:00Z"),
    ("late Tuesday", "2025-09-09T16:00:00Z", "2025-09-09T22:00:00Z"),
    ("early Wednesday", "2025-09-09T22:00:00Z", "2025-09-10T04:00:00Z"),
    ("Tuesday night", "2025-09-09T16:00:00Z", "2025-09-10T04:00:00Z"),
    ("overnight into Wednesday", "2025-09-09T16:00:00Z", "2025-09-10T04:00:00Z"),
    (
        "on the night of 9 to 10 September",
        "2025-09-09T16:00:00Z",
        "2025-09-10T04:00:00Z",
    ),
    (
        "between 20:30 and 00:30 on Tuesday night",
        "2025-09-09T18:30:00Z",
        "2025-09-09T22:30:00Z",
    ),
    ("between 20:30 and 00:30", "2025-09-09T18:30:00Z", "2025-09-09T22:30:00Z"),
    (
        "from 11:30 p.m. Tuesday to 6:30 a.m. Wednesday",
        "2025-09-09T21:30:00Z",
        "2025-09-10T04:30:00Z",
    ),
    (
        "between 11:30 p.m. and 6:30 a.m. on Wednesday",
        "2025-09-09T21:30:00Z",
        "2025-09-10T04:30:00Z",
    ),
    ("between 8 and 9 p.m. Tuesday", "2025-09-09T18:00:00Z", "2025-09-09T19:00:00Z"),
    ("shortly before 20:00", "2025-09-10T17:40:00Z", "2025-09-10T18:00:00Z"),
    ("8:30pm local time (1830 GMT)", "2025-09-10T18:30:00Z", "2025-09-10T18:31:00Z"),
    (
        "half past eight on Tuesday evening",
        "2025-09-09T18:30:00Z",
        "2025-09-09T18:31:00Z",
    ),
    ("three days ago", "2025-09-06T22:00:00Z", "2025-09-07T22:00:00Z"),
    ("two days after 10 September", "2025-09-11T22:00:00Z", "2025-09-12T22:00:00Z"),
    ("in March", "2025-02-28T23:00:00Z", "2025-03-31T22:00:00Z"),
    ("in October", "2024-09-30T22:00:00Z", "2024-10-31T23:00:00Z"),
    ("March 2022", "2022-02-28T23:00:00Z", "2022-03-31T22:00:00Z"),
    ("in 2022", "2021-12-31T23:00:00Z", "2022-12-31T23:00:00Z"),
    ("this morning", "2025-09-09T22:00:00Z", "2025-09-10T10:00:00Z"),
    ("noon on Tuesday", "2025-09-09T10:00:00Z", "2025-09-09T10:01:00Z"),
]
LENGTHS = [
    ("seven hours", 25200, 25200),
    ("nearly four hours", 12960, 14399),
    ("90 minutes", 5400, 5400),
    ("half an hour", 1800, 1800),
    ("two and a half hours", 9000, 9000),
    ("an hour and a half", 5400, 5400),
    ("more than three hours", 10800, None),
    ("less than an hour", 0, 3600),
    ("two hours and 10 minutes", 7800, 7800),
    ("two to three hours", 7200, 10800),
    ("several hours", 10800, None),
    ("up to two hours", 0, 7200),
    ("about an hour", 3240, 3960),
]


@pytest.mark.parametrize(("words", "begin", "end"), TABLE)
def test_words_of_time_mean_what_the_table_says(
    words: str, begin: str, end: str
) -> None:
    found = span_of(words, dateline=DATELINE, zone="Europe/Warsaw")
    assert found is not None
    assert (found.begin, found.end) == (begin, end)
    assert found.text == words


@pytest.mark.parametrize("words", ["10/09/2025", "at 8 p.m. on 3.4.2025", "1/2/25"])
def test_a_date_that_reads_two_ways_is_refused_with_its_reason(words: str) -> None:
    assert span_of(words, dateline=DATELINE) is None
    assert "YEAR-MONTH-DAY" in why_unclear(words)
    assert not why_unclear("31/12/2025 and 09/09/2025")


@pytest.mark.parametrize(
    "words",
    [
        *("after 22:30 on 9 September", "before 06:30", "until 04:00"),
        *("not before 22:00", "by 6 a.m. Tuesday", "since Tuesday", "since 2022"),
        *("after 8:30pm (1830 GMT)", "before 23:00 and after 22:00"),
        *("no later than 23:00", "after about 22:30", "before 2025-09-09T22:00Z"),
    ],
)
def test_a_bound_is_no_time_and_says_what_to_give(words: str) -> None:
    assert span_of(words, dateline=DATELINE, zone="Europe/Warsaw") is None
    assert "give the earliest and the latest as TIME/TIME" in why_unclear(words)


@pytest.mark.parametrize(
    "words",
    [
        "after 22:00 and before 23:00",
        "not before 22:00 and not after 23:00",
        "from 22:00 until 23:00",
        "since 22:00 until 23:00",
    ],
)
def test_an_earliest_and_a_latest_are_a_span(words: str) -> None:
    found = span_of(words, dateline=DATELINE, zone="Europe/Warsaw")
    assert found is not None
    assert found.begin == "2025-09-10T20:00:00Z"
    assert found.end == "2025-09-10T21:00:00Z"
    assert not why_unclear(words)
    assert not why_unclear("shortly after 22:00, two days after 10 September")


@pytest.mark.parametrize(
    "words",
    [
        *("", "the", "25:61", "13 p.m.", "31 February 2025", "9999-01-01"),
        *("0001-01-01", "99999 days ago", "2025-13-40T99:99Z", "\x00", "))((" * 99),
        "at 8 p.m. in 2022",
    ],
)
def test_what_names_no_time_gives_none(words: str) -> None:
    assert span_of(words, dateline=DATELINE) is None


def test_without_a_dateline_only_full_dates_are_read() -> None:
    assert span_of("Tuesday") is None
    assert span_of("10 September") is None
    assert span_of("8 p.m. on 10 September 2025") is not None


def test_a_clock_after_the_minute_of_publication_is_of_the_day_before() -> None:
    published = Span(begin="2025-09-10T06:00:00Z", end="2025-09-10T06:01:00Z")
    found = span_of("at 8:30 p.m.", dateline=published, zone="Europe/Warsaw")
    assert found is not None
    assert found.begin == "2025-09-09T18:30:00Z"
    assert published_before(datetime(2025, 9, 11, tzinfo=UTC), DATELINE, "UTC") is False


def test_an_unknown_zone_is_refused_with_advice() -> None:
    with pytest.raises(UsageError, match="Europe/Warsaw"):
        span_of("Tuesday", dateline=DATELINE, zone="Mars/Olympus")
    with pytest.raises(UsageError):
        known_zone("../../etc/passwd")


@given(st.text(max_size=300))
def test_no_text_breaks_the_grammar(words: str) -> None:
    span_of(words, dateline=DATELINE, zone="Europe/Kyiv")
    duration_of(words)
    for phrase in phrases(words):
        assert words[phrase.start : phrase.end] == phrase.words


@pytest.mark.parametrize(("words", "lo", "hi"), LENGTHS)
def test_lengths_of_time_mean_what_the_table_says(
    words: str, lo: int, hi: int | None
) -> None:
    found = duration_of(words)
    assert found is not None
    assert (found.strict.lo, found.strict.hi) == (lo, hi)


@pytest.mark.parametrize("words", ["", "hours", "the hours", "no hours", "F-35 hours"])
def test_what_is_no_length_gives_none(words: str) -> None:
    assert duration_of(words) is None


def test_phrases_are_found_whole() -> None:
    text = (
        "It closed at 8:30 p.m. on Tuesday, September 9, and reopened shortly after "
        "00:50 local time on Wednesday, as in March 2022. A second drone may follow."
    )
    assert [phrase.words for phrase in phrases(text)] == [
        "8:30 p.m. on Tuesday, September 9",
        "shortly after 00:50 local time on Wednesday",
        "in March 2022",
    ]


@pytest.mark.parametrize("name", sorted(RULES))
def test_fixed_rules_agree_with_the_zone_database(name: str) -> None:
    try:
        zone = zoneinfo.ZoneInfo(name)
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("this machine has no zone database")
    moment = datetime(2023, 1, 1, 0, 30, tzinfo=UTC)
    while moment.year < 2028:
        there = moment.astimezone(zone).replace(tzinfo=None)
        assert to_local(moment, name) == there
        assert to_utc(there, name) in (moment, moment - timedelta(hours=1))
        moment += timedelta(hours=19)


def test_words_part_by_part() -> None:
    assert [clock.minute for clock in clocks("8:30 p.m. or 23:15")] == [1230, 1395]
    assert part_of_day("late tuesday evening") == (20, 24)
    assert zone_of("20:30 msk", "UTC") == 3
    days = days_of("9 to 10 september", DATELINE)
    assert days is not None
    assert (days.first, days.until) == (date(2025, 9, 9), date(2025, 9, 11))
