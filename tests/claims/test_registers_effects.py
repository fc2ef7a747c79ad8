"""Effects and responses: statements held together, none averaged, none lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.claims.interval import Reading
from vedette.claims.measures import registry
from vedette.claims.model import Place
from vedette.claims.registers import (
    Act,
    Effect,
    EffectKind,
    Response,
    closures,
    disagreeing,
    held,
    log,
)
from vedette.claims.registers.effects import MEASURES, Difference
from vedette.claims.span import Span


def hours(begin: str, end: str, day: str = "10") -> Span:
    return Span(begin=f"2025-09-{day}T{begin}:00Z", end=f"2025-09-{day}T{end}:00Z")


def effect(name: str, kind: EffectKind, *bounds: int | None, **more: object) -> Effect:
    reading = Reading(bounds[0] or 0, bounds[-1]) if bounds else None
    return Effect(
        id=name,
        event="e",
        rests_on=("d",),
        kind=kind,
        strict=reading,
        **more,  # type: ignore[arg-type]
    )


HOMES = Effect(
    id="homes",
    event="e",
    rests_on=("d1",),
    kind=EffectKind.BUILDINGS,
    strict=Reading(2),
    loose=Reading(1),
    words="homes were damaged",
)
ROOF = effect("roof", EffectKind.BUILDINGS, 1, 1)
NO_DAMAGE = effect("none", EffectKind.PROPERTY, 0, 0, words="no property damage")


@pytest.mark.parametrize("rows", list(itertools.permutations([HOMES, ROOF, NO_DAMAGE])))
def test_homes_and_one_roof_and_no_damage_are_at_least_one_disputed_by_one(
    rows: tuple[Effect, ...],
) -> None:
    buildings = held(rows, "e")[0]
    assert buildings.kind is EffectKind.BUILDINGS
    assert buildings.known == Reading(1)
    assert buildings.disputed_by == ("none",)
    apart = {frozenset((p.first, p.second)): p.how for p in buildings.apart}
    assert apart[frozenset(("homes", "roof"))] is Difference.DIFFERS
    assert apart[frozenset(("none", "roof"))] is Difference.ORDER_UNKNOWN
    assert apart[frozenset(("homes", "none"))] is Difference.ORDER_UNKNOWN


def test_no_damage_said_early_is_outgrown_by_a_roof_found_later() -> None:
    early = effect("none", EffectKind.PROPERTY, 0, 0, as_of=hours("04:00", "05:00"))
    late = effect("roof", EffectKind.BUILDINGS, 1, 1, as_of=hours("09:00", "10:00"))
    buildings = held([late, early], "e")[0]
    assert buildings.known == Reading(1, 1)
    assert buildings.outgrown == ("none",)
    assert not buildings.disputed_by
    assert not buildings.apart


def test_no_damage_said_after_the_roof_was_found_contradicts_it() -> None:
    early = effect("roof", EffectKind.BUILDINGS, 1, 1, as_of=hours("04:00", "05:00"))
    late = effect("none", EffectKind.PROPERTY, 0, 0, as_of=hours("09:00", "10:00"))
    buildings = held([late, early], "e")[0]
    assert buildings.known == Reading(1, 1)
    assert buildings.disputed_by == ("none",)
    assert [pair.how for pair in buildings.apart] == [Difference.CONTRADICTS]


def test_a_roof_here_and_a_house_there_are_two_and_some_damage_counts_no_building() -> (
    None
):
    here, there = Place(name="Dąb"), Place(name="Lipa")
    rows = [
        effect("roof", EffectKind.BUILDINGS, 1, 1, place=here),
        effect("again", EffectKind.BUILDINGS, 1, 1, place=Place(name="DAB")),
        effect("house", EffectKind.BUILDINGS, 1, 1, place=there),
        effect("some", EffectKind.PROPERTY, 1, None),
    ]
    buildings, prop = held(rows, "e")
    assert buildings.known == Reading(2)
    assert not buildings.apart
    assert buildings.rows == ("again", "house", "roof")
    assert prop.known == Reading(1)


def test_no_damage_at_one_place_denies_nothing_at_another() -> None:
    rows = [
        effect("roof", EffectKind.BUILDINGS, 1, 1, place=Place(name="Dąb")),
        effect("none", EffectKind.PROPERTY, 0, 0, place=Place(name="Lipa")),
    ]
    assert not held(rows, "e")[0].disputed_by
    same = [rows[0], effect("no", EffectKind.PROPERTY, 0, 0, place=Place(name="dab"))]
    assert held(same, "e")[0].disputed_by == ("no",)


def test_no_injuries_stays_none_and_one_injured_disputes_it() -> None:
    none = effect("none", EffectKind.INJURED, 0, 0)
    assert held([none], "e")[0].known == Reading(0, 0)
    assert not held([none], "e")[0].disputed_by
    one = effect("one", EffectKind.INJURED, 1, 1)
    assert held([none, one], "e")[0].known == Reading(1, 1)
    assert held([none, one], "e")[0].disputed_by == ("none",)
    assert held([], "e") == ()


def test_flights_of_two_airports_are_not_mixed() -> None:
    rows = [
        effect("a", EffectKind.CANCELLED, 8, 8, airport="EPWA"),
        effect("b", EffectKind.CANCELLED, 2, 2, airport="EPRZ"),
    ]
    assert [(one.airport, one.known.lo) for one in held(rows, "e")] == [
        ("EPRZ", 2),
        ("EPWA", 8),
    ]


def test_a_closure_is_as_long_as_its_statements_allow() -> None:
    first = effect(
        "a",
        EffectKind.CLOSURE,
        airport="EPRZ",
        closed=hours("01:00", "02:00"),
        reopened=hours("05:00", "05:30"),
    )
    (closure,) = closures([first], "e")
    assert closure.duration_s == Reading(3 * 3600, int(4.5 * 3600))
    other = effect(
        "b", EffectKind.CLOSURE, airport="EPRZ", reopened=hours("04:00", "04:10")
    )
    (closure,) = closures([other, first], "e")
    assert [(pair.first, pair.second) for pair in closure.apart] == [("a", "b")]
    assert closure.duration_s == Reading(2 * 3600, int(4.5 * 3600))
    (unknown,) = closures([other], "e")
    assert unknown.duration_s is None


@pytest.mark.parametrize(
    ("kind", "bounds", "more"),
    [
        (EffectKind.CLOSURE, (), {}),
        (EffectKind.CLOSURE, (1,), {"airport": "EPWA"}),
        (EffectKind.DEAD, (), {}),
        (EffectKind.DEAD, (1, 1), {"closed": hours("01:00", "02:00")}),
    ],
)
def test_an_effect_that_makes_no_sense_is_refused(
    kind: EffectKind, bounds: tuple[int, ...], more: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"closure|number"):
        effect("x", kind, *bounds, **more)


def test_every_kind_of_effect_has_a_measure_of_the_registry() -> None:
    assert set(MEASURES) == set(EffectKind)
    assert all(registry().get(key) for key in MEASURES.values())


READINGS = st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 5)))


@given(
    st.lists(READINGS, min_size=1, max_size=6).flatmap(
        lambda said: st.tuples(st.just(said), st.permutations(range(len(said))))
    )
)
def test_the_order_of_statements_does_not_matter_and_none_is_lost(
    drawn: tuple[list[tuple[int, int | None]], list[int]],
) -> None:
    said, order = drawn
    rows = [
        effect(f"r{i}", EffectKind.INJURED, lo, None if more is None else lo + more)
        for i, (lo, more) in enumerate(said)
    ]
    straight = held(rows, "e")
    assert held([rows[i] for i in order], "e") == straight
    assert set(straight[0].rows) == {row.id for row in rows}
    low = min([row.allowed[1].lo for row in rows if row.allowed[0].lo] or [0])
    assert straight[0].known.lo == low


def response(name: str, when: Span | None, which: str = "aircraft") -> Response:
    return Response(
        id=name,
        event="e",
        rests_on=("d",),
        act=Act.SCRAMBLED,
        who="command",
        which=which,
        when=when,
    )


def test_the_log_runs_in_the_order_of_deeds_and_names_times_that_do_not_meet() -> None:
    rows = [
        response("c", None),
        response("b", hours("04:00", "05:00")),
        response("a", hours("01:00", "02:00")),
        response("d", hours("01:00", "02:00"), "helicopters"),
    ]
    assert [row.id for row in log(rows, "e")] == ["a", "d", "b", "c"]
    assert disagreeing(rows) == (("a", "b"),)
    assert log(rows, "f") == ()


def test_what_was_known_by_then_leaves_out_what_does_not_say_when_it_was() -> None:
    dated = effect("a", EffectKind.DEAD, 1, 1, as_of=hours("01:00", "02:00"))
    undated = effect("b", EffectKind.DEAD, 2, 2)
    by_ns = hours("03:00", "04:00").begin_ns
    assert held([dated, undated], "e", by_ns)[0].rows == ("a",)
    assert held([undated], "e", by_ns) == ()
