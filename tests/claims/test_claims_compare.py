"""Comparisons: every claim once, speakers in order, what was said and by how many."""

from itertools import permutations

import pytest

from claim_scenes import key_claims, stated
from vedette.claims.compare import (
    NARRATOR,
    Comparison,
    compare,
    disputes,
    events,
    is_computed,
    value_of,
)
from vedette.claims.interval import Reading, said, said_for
from vedette.claims.measures import registry
from vedette.claims.relate import standing
from vedette.claims.relation import Kind, Stated
from vedette.claims.said import notes_of, when_said, who
from vedette.claims.span import Span

CLAIMS = list(key_claims().values())


def night() -> Comparison:
    return compare(CLAIMS, "night", registry())


def test_every_claim_of_the_event_stands_in_exactly_one_cell() -> None:
    placed = [
        one.claim.id for row in night().rows for cell in row.cells for one in cell
    ]
    own = [one.claim.id for one in standing(CLAIMS) if one.claim.event == "night"]
    assert sorted(placed) == sorted(own)


def test_speakers_stand_in_the_order_in_which_they_first_counted() -> None:
    speakers = night().speakers
    times = [one.first_ns for one in speakers]
    assert times == sorted(times)
    assert len({one.id for one in speakers}) == len(speakers)


def test_a_comparison_does_not_depend_on_the_order_of_the_ledger() -> None:
    few = CLAIMS[:4]
    found = {
        (
            tuple(one.id for one in c.speakers),
            tuple(row.measure.key for row in c.rows),
            tuple(sorted(figure.value for row in c.rows for figure in row.figures)),
            tuple(sorted((r.kind.value, *sorted((r.a, r.b))) for r in disputes(c))),
        )
        for order in permutations(few)
        for c in [compare(list(order), "night", registry())]
    }
    assert len(found) == 1


def test_events_are_kept_apart_and_the_undecided_left_out() -> None:
    assert events(CLAIMS) == ("night", "other")
    assert len(compare(CLAIMS, "other", registry()).claims) == 1
    assert compare(CLAIMS, "nowhere", registry()).rows == ()


def test_contradictions_stand_before_what_merely_differs() -> None:
    kinds = [one.kind for one in disputes(night())]
    assert kinds.index(Kind.DIFFERS) > max(
        i for i, kind in enumerate(kinds) if kind is Kind.CONTRADICTS
    )


def test_what_nobody_is_named_for_stands_in_a_column_of_its_own() -> None:
    alone = stated("a", "e", "incursion.drones", "5")
    comparison = compare([alone], "e", registry())
    assert [one.id for one in comparison.speakers] == [NARRATOR]
    assert who(alone) == "nobody named"


def test_a_sum_is_in_no_cell_but_among_the_claims() -> None:
    parts = [
        stated(
            key, "e", f"attack.missiles.{key}", value, "af", utterance="u", origin="o"
        )
        for key, value in (("cruise", "42"), ("ballistic", "1"))
    ]
    comparison = compare(parts, "e", registry())
    computed = [one for one in comparison.claims.values() if is_computed(one)]
    assert [value_of(one) for one in computed] == ["43"]


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading(19, 19), "19"),
        (Reading(11), "at least 11"),
        (Reading(0, 4), "at most 4"),
        (Reading(0, 0), "0"),
        (Reading(22, 25), "22 to 25"),
    ],
)
def test_an_interval_is_said_in_words(reading: Reading, words: str) -> None:
    assert said(reading) == words


def test_seconds_are_said_as_hours_and_minutes() -> None:
    assert said_for(Reading(25_200, 25_200)) == "7 h"
    assert said_for(Reading(25_140, 25_260)) == "6 h 59 min to 7 h 1 min"
    assert said_for(Reading(2400)) == "at least 40 min"
    assert said_for(Reading(0, 0)) == "0 min"


def test_times_are_said_as_closely_as_they_are_known() -> None:
    def span(begin: str, end: str) -> Span:
        return Span(begin=f"2025-09-{begin}Z", end=f"2025-09-{end}Z")

    assert when_said(None) == "time not known"
    assert when_said(span("10T08:00:00", "10T08:01:00")) == "2025-09-10 08:00 UTC"
    assert when_said(span("10T00:00:00", "11T00:00:00")) == "2025-09-10"
    assert when_said(span("09T22:00:00", "10T04:00:00")).startswith(
        "between 2025-09-09"
    )


def test_what_is_missing_stands_beside_a_claim() -> None:
    one: Stated = CLAIMS[0]
    notes = " / ".join(notes_of(one))
    assert "entered as a fact, without the words" in notes
    assert "as of 2025-09-10 04:00 UTC" in notes
