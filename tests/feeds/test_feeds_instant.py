"""Times of senders against the standard library and against exact decimals."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.feeds.fields import BadValue
from vedette.feeds.instant import instant_ns, iso_text, seconds_ns, unit_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2099, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(MOMENTS, st.sampled_from("T "))
def test_iso_text_means_what_the_standard_library_reads(
    moment: datetime, separator: str
) -> None:
    expected_ns = (moment - EPOCH) // timedelta(microseconds=1) * 1000
    assert instant_ns(moment.isoformat(separator)) == expected_ns


@given(st.integers(631_152_000, 4_102_444_799))
def test_a_number_means_the_same_instant_in_every_unit(second: int) -> None:
    for factor in (1, 10**3, 10**6, 10**9):
        assert instant_ns(second * factor) == second * 10**9
        assert instant_ns(str(second * factor)) == second * 10**9


@given(st.decimals("631152000", "4102444799", places=6))
def test_float_seconds_are_rounded_to_the_microsecond(second: Decimal) -> None:
    exact = Decimal(float(second)).quantize(Decimal("1e-6"), ROUND_HALF_EVEN)
    assert abs(seconds_ns(float(second)) - int(exact * 10**9)) <= 1000
    assert seconds_ns(float(second)) % 1000 == 0


@pytest.mark.parametrize(
    ("text", "time_ns"),
    [
        ("2018-08-01T05:27:30Z", 1_533_101_250_000_000_000),
        ("2018-08-01 05:27:30", 1_533_101_250_000_000_000),
        ("2018-08-01 07:27:30+02:00", 1_533_101_250_000_000_000),
        ("2018-08-01 07:27:30+0200", 1_533_101_250_000_000_000),
        ("2018-08-01 05:27:30.000000001+00:00", 1_533_101_250_000_000_001),
        ("2018-08-01T05:27:30.5 UTC", 1_533_101_250_500_000_000),
        (" 2018-08-01T05:27:30,25Z ", 1_533_101_250_250_000_000),
        ("1533101250.25", 1_533_101_250_250_000_000),
    ],
)
def test_texts_that_tables_really_contain(text: str, time_ns: int) -> None:
    assert instant_ns(text) == time_ns


@pytest.mark.parametrize(
    "value",
    [
        *("", "soon", "05:27:30", "2018-08-01", "2018-02-30 00:00:00", "3e9"),
        *("2018-08-01 24:00:00", "2016-12-31T23:59:60Z", "1970-01-01 00:00:00"),
        *("0001-01-01 00:00:00", "9999-12-31 23:59:59", "२०१८-०८-०१ ००:००:००"),
        *(None, 0, -1, 3600, 10**30, float("inf"), float("nan"), "9" * 9000),
    ],
)
def test_what_is_no_time_of_ours_is_refused(value: float | str | None) -> None:
    with pytest.raises(BadValue, match="expected"):
        instant_ns(value)


@given(st.text() | st.integers() | st.floats() | st.none())
def test_any_value_is_a_time_or_a_bad_value(value: float | str | None) -> None:
    unit_of(value)
    try:
        time_ns = instant_ns(value)
    except BadValue:
        return
    assert iso_text(time_ns).endswith("Z")


def test_the_unit_of_a_time_is_named() -> None:
    named = [unit_of(v) for v in (1.5e9, 15 * 10**11, "1500000000000000", 15 * 10**17)]
    assert named == ["s", "ms", "µs", "ns"]
    assert unit_of("2018-08-01 05:27:30") == "ISO 8601 without zone"
    assert unit_of("2018-08-01 05:27:30Z") == "ISO 8601"
    assert unit_of("soon") == ""
