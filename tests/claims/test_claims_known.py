"""What claims amount to: never more than their origins bear, and nothing left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_scenes import key_claims, stated
from vedette.claims.compare import compare, value_of
from vedette.claims.known import Standing, State, awaited, missing, standings
from vedette.claims.measures import registry
from vedette.claims.relation import DISPUTED, Stated

EARLY, LATE = "2025-09-10T06:00Z/1m", "2025-09-10T09:00Z/1m"


def drones(name: str, value: str, speaker: str, when: str = EARLY) -> Stated:
    return stated(name, "e", "incursion.drones", value, speaker, when)


def only(*claims: Stated) -> Standing:
    (found,) = standings(compare(list(claims), "e", registry()))
    return found


@pytest.mark.parametrize(
    ("claims", "state", "value"),
    [
        ((drones("a", "19", "x"),), State.ONE_VOICE, "19"),
        ((drones("a", "19", "x"), drones("b", "19", "y")), State.ALIKE, "19"),
        (
            (drones("a", "at least 12", "x"), drones("b", "15 to 25", "y")),
            State.SIDE_BY_SIDE,
            "at least 12; 15 to 25",
        ),
        ((drones("a", "19", "x"), drones("b", "3", "y")), State.DISPUTED, "19; 3"),
        (
            (drones("a", "19", "x"), drones("b", "3", "y", "")),
            State.UNSETTLED,
            "19; 3",
        ),
        (
            (drones("a", "12", "x"), drones("b", "19", "x", LATE)),
            State.ONE_VOICE,
            "19",
        ),
    ],
)
def test_claims_amount_to_what_their_origins_bear(
    claims: tuple[Stated, ...], state: State, value: str
) -> None:
    found = only(*claims)
    assert (found.state, found.value) == (state, value)


def test_a_figure_that_a_later_one_replaced_is_still_told() -> None:
    found = only(drones("a", "12", "x"), drones("b", "19", "y", LATE))
    assert [one.claim.id for one in found.claims] == ["b"]
    assert [one.claim.id for one in found.earlier] == ["a"]


def test_a_bound_and_a_figure_are_not_said_alike() -> None:
    """Nobody said 20: that both could be so is no agreement on it."""
    pairs = (("10 to 20", "20 to 30"), ("at least 1", "19"))
    for ours, theirs in pairs:
        found = only(drones("a", ours, "x"), drones("b", theirs, "y"))
        assert (found.state, found.value) == (
            State.SIDE_BY_SIDE,
            value_of(drones("a", ours, "x"))
            + "; "
            + value_of(drones("b", theirs, "y")),
        )


def test_figures_of_two_scopes_stand_side_by_side() -> None:
    towards = stated(
        "a", "e", "incursion.drones", "4", "x", EARLY, extra="scope:towards Lasy"
    )
    found = only(towards, drones("b", "19", "y"), drones("c", "19", "z"))
    assert found.state is State.SIDE_BY_SIDE


def test_a_scope_that_only_names_the_place_again_is_not_said_twice() -> None:
    for scope, told in (("Lasy", "4 at Lasy"), ("woods", "4 at Lasy (woods)")):
        extra = f"scope:{scope}"
        one = stated("a", "e", "incursion.drones", "4", "x", place="Lasy", extra=extra)
        assert value_of(one) == told


def test_a_flat_none_is_not_replaced_by_what_another_says_later() -> None:
    found = only(drones("a", "no", "x"), drones("b", "19", "y", LATE))
    assert found.state is State.DISPUTED
    assert found.earlier == ()


def test_four_articles_with_one_origin_are_one_voice() -> None:
    four = [
        stated(f"c{i}", "e", "incursion.drones", "19", "pm", EARLY, origin="speech")
        for i in range(4)
    ]
    assert only(*four).state is State.ONE_VOICE


def test_two_closures_at_two_airports_stand_side_by_side() -> None:
    both = [
        stated(name, "e", "time.closed", f"2025-09-10T0{i}:00Z/1m", name, place=name)
        for i, name in enumerate(("Brzeg", "Lasy"))
    ]
    assert only(*both).state is State.SIDE_BY_SIDE


def test_not_known_yet_is_neither_a_value_nor_a_dispute() -> None:
    alone = stated("a", "e", "intent", "undetermined", "alliance", EARLY)
    assert only(alone).state is State.UNDETERMINED


def test_what_nobody_said_is_told_and_an_answer_in_another_unit_counts() -> None:
    comparison = compare([drones("a", "19", "x")], "e", registry())
    keys = {one.key for one in missing(comparison, registry())}
    assert "effect.dead" in keys
    assert "incursion.objects" not in keys


def test_who_gave_no_answer_has_said_nothing_but_is_told() -> None:
    silent = stated("a", "e", "effect.dead", "no", "x", EARLY, extra="unanswered")
    comparison = compare([silent], "e", registry())
    assert standings(comparison) == ()
    assert awaited(comparison) == (silent,)
    assert "effect.dead" in {one.key for one in missing(comparison, registry())}


@given(st.lists(st.sampled_from(sorted(key_claims())), min_size=1, max_size=12))
def test_a_measure_is_disputed_exactly_where_current_claims_are(names: list) -> None:
    claims = [key_claims()[name] for name in dict.fromkeys(names)]
    for one in standings(compare(claims, "night", registry())):
        kinds = {each.kind for each in one.relations}
        assert (one.state is State.DISPUTED) == bool(kinds & DISPUTED)
        assert one.voices.origins >= 1
        assert one.claims
