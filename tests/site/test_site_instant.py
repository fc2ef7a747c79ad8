"""Times of the site file against the standard library (vedette.site.instant)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import UsageError
from vedette.site.instant import instant_ns, instant_text, shown

moments = st.datetimes(
    timezones=st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    ),
    min_value=datetime(1700, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2199, 12, 31),  # noqa: DTZ001
)


@given(moments)
def test_text_and_datetime_agree_with_the_standard_library(moment: datetime) -> None:
    expected = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    assert instant_ns(moment, where="") == expected * 1000
    assert instant_ns(moment.isoformat(), where="") == expected * 1000


@given(st.integers(-8 * 10**18, 7 * 10**18))
def test_what_is_written_is_read_back_to_the_nanosecond(time_ns: int) -> None:
    assert instant_ns(instant_text(time_ns), where="") == time_ns


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:30:00+01:00",
        "1699-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_a_year_that_no_record_can_hold_is_refused(moment: str) -> None:
    for value in (moment, datetime.fromisoformat(moment)):
        with pytest.raises(UsageError, match="years 1700 to 2199"):
            instant_ns(value, where="")


def test_known_instants() -> None:
    assert instant_ns("1970-01-01T00:00:00Z", where="") == 0
    assert instant_ns("2025-09-10t00:00:00.000000001z", where="") == (
        1_757_462_400_000_000_001
    )
    assert instant_text(1_757_462_400_000_000_001) == "2025-09-10T00:00:00.000000001Z"


@pytest.mark.parametrize(
    "value",
    [
        "2025-09-10T00:00:00",
        "2025-02-29T00:00:00Z",
        "2025-09-10T24:00:01Z",
        "2016-12-31T23:59:60Z",
        "2025-09-10",
        "2025-09-10T00:00:00.0000000001Z",
        "٢٠٢٥-09-10T00:00:00Z",
        "now",
        "",
        5,
        True,
        None,
        datetime(2025, 9, 10),  # noqa: DTZ001 - a naive time is the point
    ],
)
def test_what_is_not_an_instant_is_refused_in_one_line(value: object) -> None:
    with pytest.raises(UsageError) as error:
        instant_ns(value, where="site.toml: [site]: key `from`")
    assert str(error.value).startswith("site.toml: [site]: key `from`: expected a time")
    assert str(error.value).isprintable()


def test_a_naive_time_is_refused_with_advice() -> None:
    with pytest.raises(UsageError, match="Append Z if it is UTC"):
        instant_ns("2025-09-10T00:00:00", where="")


def test_a_value_is_shown_on_one_short_line() -> None:
    assert shown({"a": 1}) == "a table"
    assert shown([1, 2]) == "a list of 2"
    assert shown("\x1b[2J") == r"'\x1b[2J'"
    assert len(shown("x" * 1000)) == 60
    assert shown(False) == "false"
