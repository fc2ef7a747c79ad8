"""Wrecks: the traps of the night of 10 September 2025, and what may be one."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from vedette.bundled import bundled
from vedette.claims.interval import Reading
from vedette.claims.model import Claim, Place, Status
from vedette.claims.registers import (
    Answer,
    Fall,
    Night,
    ObjectKind,
    WreckCount,
    WreckStatement,
    counted,
    course,
    gathered,
    read_wrecks,
)
from vedette.claims.registers.likeness import (
    akin,
    apart,
    bare,
    distance_m,
    near,
    one_place,
)
from vedette.claims.span import Span
from vedette.site.instant import instant_ns

NIGHT = "poland-2025-09-10"


def bundled_rows() -> tuple[WreckStatement, ...]:
    data = bundled("september-2025", "wrecks.csv").read_bytes()
    return read_wrecks(data, "wrecks.csv")


ROWS = bundled_rows()


def count_by(time: str) -> WreckCount:
    return counted(ROWS, NIGHT, instant_ns(time, where="test"))


def day(text: str) -> Span:
    return Span(begin=f"{text}T00:00:00Z", end=f"{text}T23:59:59Z")


def statement(wreck: str, number: int = 1, **said: object) -> WreckStatement:
    given_row = {"as_of": day("2025-09-10"), "found": day("2025-09-10"), **said}
    return WreckStatement(
        id=f"{wreck}.{number}",
        event="e",
        rests_on=("d",),
        wreck=wreck,
        **given_row,  # type: ignore[arg-type]
    )


def test_trap_1_the_house_at_wyryki_is_never_counted_as_a_drone_for_sure() -> None:
    count = counted(ROWS, NIGHT)
    house = next(one for one in gathered(ROWS, NIGHT) if one.id == "wyryki")
    assert house.drone is Answer.DISPUTED
    assert ObjectKind.OTHER in house.objects
    assert ObjectKind.MISSILE in house.objects
    assert "wyryki" in count.drone_disputed
    without = counted([row for row in ROWS if row.wreck != "wyryki"], NIGHT)
    assert without.drones.lo == count.drones.lo
    assert without.drones.hi == (count.drones.hi or 0) - 1


def test_trap_2_wyhalew_was_first_a_missile_and_later_something_else() -> None:
    first = gathered(ROWS, NIGHT, instant_ns("2025-09-10T21:00:00Z", where="t"))
    then = next(one for one in first if one.id == "wyhalew")
    assert then.objects == (ObjectKind.MISSILE,)
    assert then.drone is Answer.NO
    now = next(one for one in gathered(ROWS, NIGHT) if one.id == "wyhalew")
    assert now.objects == (ObjectKind.MISSILE, ObjectKind.DRONE)
    assert now.drone is Answer.DISPUTED
    assert now.falls == (Fall.UNKNOWN, Fall.PROBABLY_SHOT)
    assert [name for name, _ in now.disagreements] == ["object"]


SPELT = (
    "Krzywowierzba-Kolonia",
    "Krzywowierzba Kolonia",
    "KRZYWOWIERZBA – KOLONIA",
    "Krzywa Wierzba",
    "krzywowierzba",
    "Kolonia Krzywowierzba",
    "Krzywowierzbie-Kolonii",
)


@pytest.mark.parametrize("name", SPELT)
def test_trap_3_every_spelling_of_krzywowierzba_is_one_place(name: str) -> None:
    place = next(row.place for row in ROWS if row.wreck == "krzywowierzba")
    assert place is not None
    assert one_place(place, Place(name=name))
    again = statement("again", place=Place(name=name), object=ObjectKind.DRONE)
    seen = statement("seen", place=place, object=ObjectKind.DRONE)
    count = counted([again, seen], "e")
    assert count.sites == Reading(1, 2)  # perhaps one; nobody merged them
    assert [(one.first, one.second) for one in count.may_be_one] == [("again", "seen")]


def test_trap_3_wyhalew_lies_in_the_same_commune_and_may_be_the_same_object() -> None:
    count = counted(ROWS, NIGHT)
    (pair,) = count.may_be_one
    assert (pair.first, pair.second) == ("krzywowierzba", "wyhalew")
    assert pair.said_by == ("wyhalew.3",)
    assert {"krzywowierzba", "wyhalew"} <= set(count.listed)
    names = {row.wreck: row.place for row in ROWS if row.place}
    assert not akin(names["wyhalew"], names["krzywowierzba"])  # two sites all the same


def test_trap_4_both_villages_called_smykow_are_kept() -> None:
    wreck = next(one for one in gathered(ROWS, NIGHT) if one.id == "smykow")
    konskie, rakow = wreck.places
    assert "Końskie" in konskie.name
    assert "Raków" in rakow.name
    assert bare(konskie.name) == bare(rakow.name) == "smykow"
    assert wreck.place_open
    assert apart(konskie, rakow)
    assert (distance_m(konskie, rakow) or 0.0) > 50_000.0
    assert "smykow" in counted(ROWS, NIGHT).place_open


def test_trap_4_villages_told_apart_by_words_alone_stay_two() -> None:
    one, other = (Place(name=f"Smyków ({county})") for county in ("Końskie", "Kielce"))
    assert apart(one, other)
    assert not one_place(one, other)
    assert one_place(one, Place(name="Smykow"))  # without the word it may be either


def test_trap_5_the_model_aircraft_of_goszcza_is_not_on_the_list() -> None:
    count = counted(ROWS, NIGHT)
    assert "goszcza" in count.other_night
    assert "goszcza" not in count.listed
    model = next(one for one in gathered(ROWS, NIGHT) if one.id == "goszcza")
    assert model.drone is Answer.NO


@pytest.mark.parametrize("wreck", ["terespol", "majdan-sielec", "osiny"])
def test_trap_6_finds_of_earlier_nights_are_never_counted(wreck: str) -> None:
    for time in (
        "2025-09-08T12:00:00Z",
        "2025-09-10T20:00:00Z",
        "2026-01-01T00:00:00Z",
    ):
        assert wreck not in count_by(time).listed
    assert wreck in counted(ROWS, NIGHT).other_night


def claim(name: str, measure: str, number: int, hour: str) -> Claim:
    as_of = Span(begin=f"2025-09-10T{hour}:00Z", end=f"2025-09-10T{hour}:59Z")
    value = Reading(number, number)
    return Claim(
        id=name,
        utterance="u",
        document="d",
        event=NIGHT,
        measure=measure,
        strict=value,
        loose=value,
        as_of=as_of,
    )


TALLY = (
    claim("t10", "wreck.objects", 10, "13:00"),
    claim("t12", "wreck.objects", 12, "15:00"),
    claim("t15", "wreck.objects", 15, "16:00"),
    claim("t16", "wreck.objects", 16, "18:00"),
    claim("nine", "inquiry.events", 9, "18:00"),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_trap_7_a_tally_that_grows_is_updates_and_nine_events_are_no_sites(
    order: tuple[int, ...],
) -> None:
    read = course([TALLY[i] for i in order], NIGHT, "wreck.objects")
    assert read.updates == ("t10", "t12", "t15", "t16")
    assert read.setbacks == ()
    assert read.other_measures == ("nine",)


def test_trap_7_a_tally_that_falls_is_named() -> None:
    fallen = claim("t9", "wreck.objects", 9, "20:00")
    read = course([*TALLY, fallen], NIGHT, "wreck.objects")
    assert ("t16", "t9") in read.setbacks
    assert "t9" not in read.updates
    with pytest.raises(ValueError, match="no count that grows"):
        course(TALLY, NIGHT, "time.first_entry")
    with pytest.raises(ValueError, match="no count that grows"):
        course(TALLY, NIGHT, "no.such")


@pytest.mark.parametrize(
    ("time", "listed", "open_nights"),
    [
        ("2025-09-10T20:00:00Z", 16, 0),
        ("2025-09-12T20:00:00Z", 17, 0),
        ("2025-09-17T20:00:00Z", 18, 0),
        ("2025-09-20T20:00:00Z", 19, 0),
        ("2025-09-21T20:00:00Z", 22, 3),
        ("2025-09-30T20:00:00Z", 23, 4),
        ("2025-10-04T20:00:00Z", 24, 5),
    ],
)
def test_trap_8_later_finds_count_only_as_of_the_day_they_were_found(
    time: str, listed: int, open_nights: int
) -> None:
    count = count_by(time)
    assert len(count.listed) == listed
    assert len(count.night_open) == open_nights
    assert count.sites == Reading(listed - open_nights, listed)


def test_the_sixteen_of_the_first_day_are_not_sixteen_drones() -> None:
    count = count_by("2025-09-10T20:00:00Z")
    assert (count.sites, count.objects) == (Reading(16, 16), Reading(16, 16))
    assert count.not_drone == ("wyhalew",)
    assert count.drones == Reading(15, 15)
    later = counted(ROWS, NIGHT)
    assert later.drones.lo < len(later.listed)
    assert later.drones.hi == len(later.listed)


def test_nothing_of_another_event_or_rejected_counts() -> None:
    rows = [
        statement("a", status=Status.REJECTED),
        statement("b", status=Status.PROPOSED),
        statement("c"),
    ]
    assert counted(rows, "e").listed == ("c",)
    assert counted(rows, "f").listed == ()
    assert counted([], "e").sites == Reading(0, 0)


def test_statements_that_name_two_nights_leave_it_open_and_the_count_wide() -> None:
    rows = [
        statement("a", 1, night=Night.THIS),
        statement("a", 2, night=Night.OTHER),
        statement("b"),
    ]
    count = counted(rows, "e")
    assert count.night_open == ("a",)
    assert count.objects == Reading(1, 2)
    (wreck, _) = gathered(rows, "e")
    assert wreck.disagreements == (("night", ("a.1", "a.2")),)


def test_finds_days_apart_or_of_another_kind_are_not_taken_for_one() -> None:
    here = Place(name="Dąb", lat=51.0, lon=23.0, uncertainty_m=1000.0)
    drone = statement("a", place=here, object=ObjectKind.DRONE)
    later = statement("b", place=here, object=ObjectKind.DRONE, found=day("2025-09-14"))
    balloon = statement("c", place=here, object=ObjectKind.BALLOON)
    assert not counted([drone, later], "e").may_be_one
    assert not counted([drone, balloon], "e").may_be_one
    twin = statement("d", place=here)
    assert len(counted([drone, twin], "e").may_be_one) == 1


def test_names_fold_to_what_spellings_share() -> None:
    assert bare("Włodawa") == bare("WLODAWA") == "wlodawa"
    assert bare("Wielki Łan") != bare("Wielki Łęk")
    assert bare("Zaręby-Warchoły") == bare("Zare\u0328by Warcholy")  # NFD too
    assert bare("Strasse") == bare("Straße")
    assert bare("(…)") == ""
    assert not one_place(Place(name="(…)"), Place(name="?"))


@given(
    st.floats(-60, 60), st.floats(-170, 170), st.floats(-60, 60), st.floats(-170, 170)
)
@settings(max_examples=50, deadline=None)
def test_distances_are_those_of_proj(a: float, b: float, c: float, d: float) -> None:
    far = distance_m(Place(name="a", lat=a, lon=b), Place(name="b", lat=c, lon=d))
    if far is not None:
        assert far == pytest.approx(Geod(ellps="WGS84").inv(b, a, d, c)[2], abs=1.0)


def test_places_without_a_point_are_neither_near_nor_too_far() -> None:
    bare, placed = Place(name="A"), Place(name="B", lat=51.0, lon=23.0)
    assert distance_m(bare, placed) is None
    assert not near(bare, placed)
    assert not apart(bare, placed)


@given(st.permutations(ROWS))
@settings(max_examples=20, deadline=None)
def test_the_order_of_rows_does_not_matter(rows: list[WreckStatement]) -> None:
    assert counted(rows, NIGHT) == counted(ROWS, NIGHT)
    assert gathered(rows, NIGHT) == gathered(ROWS, NIGHT)


@given(st.sets(st.sampled_from(sorted({row.wreck for row in ROWS}))))
@settings(max_examples=50, deadline=None)
def test_readings_hold_what_is_listed_whatever_is_left_out(kept: set[str]) -> None:
    count = counted([row for row in ROWS if row.wreck in kept], NIGHT)
    for reading in (count.sites, count.objects, count.drones):
        assert 0 <= reading.lo <= (reading.hi or 0) <= len(count.listed)
    assert count.drones.lo <= count.objects.lo <= count.sites.lo
    assert not set(count.listed) & set(count.other_night)


# 1 sigma of 1 km each: 95 % of their distance lies within 2.448 √2 km = 3,462 m.
@pytest.mark.parametrize("azimuth", [0.0, 45.0, 90.0, 180.0, 270.0])
@pytest.mark.parametrize(("far_m", "together"), [(3_440.0, True), (3_480.0, False)])
def test_points_within_their_common_uncertainty_may_be_one_whatever_their_names(
    azimuth: float,
    far_m: float,
    together: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    lon, lat, _ = Geod(ellps="WGS84").fwd(23.0, 51.5, azimuth, far_m)
    here = Place(name="Dąb", lat=51.5, lon=23.0, uncertainty_m=1000.0)
    there = Place(name="Lipa", lat=lat, lon=lon, uncertainty_m=1000.0)
    assert near(here, there) is together
    assert apart(here, there) is not together
    count = counted([statement("a", place=here), statement("b", place=there)], "e")
    assert bool(count.may_be_one) is together
    assert count.sites == Reading(2, 2)  # two names are two sites
    assert count.objects == Reading(1 if together else 2, 2)
    again = Place(name="dab", lat=lat, lon=lon, uncertainty_m=1000.0)
    assert one_place(here, again) is together


def test_a_wider_or_equally_old_figure_is_no_setback() -> None:
    about = Reading(14, 18)
    wide = Claim(
        id="wide",
        utterance="u",
        document="d",
        event=NIGHT,
        measure="wreck.objects",
        strict=about,
        loose=about,
        as_of=Span(begin="2025-09-10T19:00:00Z", end="2025-09-10T19:01:00Z"),
    )
    lower_then = claim("t11", "wreck.objects", 11, "18:00")  # as of when t16 is
    read = course([*TALLY, wide, lower_then], NIGHT, "wreck.objects")
    assert "wide" in read.updates
    assert ("t16", "t11") not in read.setbacks
    assert ("t12", "t11") in read.setbacks
    undated = msgspec.structs.replace(lower_then, as_of=None)
    assert course([undated], NIGHT, "wreck.objects").undated == ("t11",)
