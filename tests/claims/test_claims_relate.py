"""Relations against a key written by hand, and against what must hold of any pair."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_scenes import key_claims, stated, table
from vedette.claims.derived import derived
from vedette.claims.measures import registry
from vedette.claims.model import Claim, Status
from vedette.claims.relate import relate, relations
from vedette.claims.relation import DISPUTED, Kind, Stated
from vedette.claims.voices import said_of, voices

CLAIMS = key_claims()
KEY = table("relation_key_pairs.csv")
EARLY = "2025-09-10T06:00Z/1m"


def kind_of(a: Stated, b: Stated) -> str:
    found = relate(a, b, registry())
    return found.kind.value if found else "none"


@pytest.mark.parametrize("pair", KEY, ids=lambda pair: f"{pair['a']}-{pair['b']}")
def test_a_pair_is_related_as_the_hand_made_key_says(pair: dict[str, str]) -> None:
    assert kind_of(CLAIMS[pair["a"]], CLAIMS[pair["b"]]) == pair["expected"]


def test_the_key_has_a_hundred_pairs_and_every_relation() -> None:
    count = Counter(pair["expected"] for pair in KEY)
    assert len(KEY) >= 100
    assert {kind.value for kind in Kind} <= set(count)
    assert len({(pair["a"], pair["b"]) for pair in KEY}) == len(KEY)


def test_no_two_that_agree_are_called_a_dispute() -> None:
    for pair in KEY:
        if pair["expected"] in {"agrees", "refines", "compatible", "weak-bound"}:
            found = relate(CLAIMS[pair["a"]], CLAIMS[pair["b"]], registry())
            assert found is not None
            assert found.kind not in DISPUTED


@given(st.sampled_from(sorted(CLAIMS)), st.sampled_from(sorted(CLAIMS)))
def test_a_relation_does_not_depend_on_the_order_of_the_two(a: str, b: str) -> None:
    if a == b:
        return
    one, other = (relate(CLAIMS[x], CLAIMS[y], registry()) for x, y in ((a, b), (b, a)))
    assert (one is None) == (other is None)
    if one and other:
        assert (one.kind, one.rule, one.gap) == (other.kind, other.rule, other.gap)
        if one.kind in {Kind.REFINES, Kind.UPDATE, Kind.WEAK_BOUND}:
            assert one == other or one.gap == 0.0
            assert one.a == other.a


def test_every_claim_agrees_with_its_own_copy() -> None:
    for name, one in CLAIMS.items():
        copy = stated("copy", **_row(name))
        expected = "none" if not one.claim.event or one.utterance.unanswered else None
        if one.claim.evidential.value == "denied":
            expected = "agrees"
        assert kind_of(one, copy) == (expected or "agrees"), name


def _row(name: str) -> dict[str, str]:
    (row,) = (r for r in table("relation_key_claims.csv") if r["id"] == name)
    return {key: value for key, value in row.items() if key != "id"}


def test_parts_of_one_occasion_are_summed_and_set_beside_the_total() -> None:
    cruise, ballistic = (
        stated(name, "night", f"attack.missiles.{name}", value, "airforce", EARLY)
        for name, value in (("cruise", "42"), ("ballistic", "1"))
    )
    ballistic = _same_occasion(cruise, ballistic)
    (whole,) = derived([cruise, ballistic], registry())
    assert whole.claim.strict is not None
    assert (whole.claim.strict.lo, whole.claim.strict.hi) == (43, 43)
    assert whole.claim.part_of == ("cruise", "ballistic")
    said_40 = stated("forty", "night", "attack.missiles", "40", "paper", EARLY)
    assert kind_of(whole, said_40) == "differs"
    assert kind_of(whole, cruise) == "none"
    at_least = stated("more", "night", "attack.missiles", "more than 40", "a", EARLY)
    assert kind_of(whole, at_least) == "refines"


def _same_occasion(first: Stated, other: Stated) -> Stated:
    return Stated(claim=other.claim, utterance=first.utterance, source=first.source)


def test_what_two_speakers_say_is_never_added_up() -> None:
    parts = [
        stated("c", "night", "attack.missiles.cruise", "42", "airforce", EARLY),
        stated("b", "night", "attack.missiles.ballistic", "1", "paper", EARLY),
    ]
    assert derived(parts, registry()) == ()


def test_begin_and_end_make_a_duration_across_midnight() -> None:
    first = stated("f", "n", "time.first_entry", "2025-09-09T21:30Z/1m", "pm", EARLY)
    last = stated("l", "n", "time.last_entry", "2025-09-10T04:30Z/1m", "pm", EARLY)
    (lasted,) = derived([first, _same_occasion(first, last)], registry())
    assert lasted.claim.strict is not None
    assert (lasted.claim.strict.lo, lasted.claim.strict.hi) == (25_140, 25_260)
    seven = stated("s", "n", "duration.episode", "25200 s", "paper", EARLY)
    four = stated("four", "n", "duration.episode", "14400 s", "blog", EARLY)
    assert kind_of(seven, lasted) == "refines"
    assert kind_of(four, lasted) == "contradicts"


def test_an_end_before_its_begin_makes_no_duration() -> None:
    first = stated("f", "n", "time.first_entry", "2025-09-10T04:30Z/1m", "pm", EARLY)
    last = stated("l", "n", "time.last_entry", "2025-09-09T21:30Z/1m", "pm", EARLY)
    assert derived([first, _same_occasion(first, last)], registry()) == ()


def test_proposed_rejected_and_superseded_claims_take_no_part() -> None:
    one = stated("one", "night", "incursion.drones", "19", "a", EARLY)
    others = [
        stated(status.value, "night", "incursion.drones", "3", "b", EARLY)
        for status in (Status.PROPOSED, Status.REJECTED)
    ]
    others = [
        Stated(
            claim=_with(each, status=Status(each.claim.id)), utterance=each.utterance
        )
        for each in others
    ]
    old = stated("old", "night", "incursion.drones", "5", "c", EARLY)
    new = stated("new", "night", "incursion.drones", "19", "c", EARLY)
    new = Stated(claim=_with(new, supersedes="old"), utterance=new.utterance)
    found = relations([one, *others, old, new], registry())
    assert [(each.a, each.b, each.kind) for each in found] == [
        ("one", "new", Kind.AGREES)
    ]


def _with(one: Stated, **changes: object) -> Claim:
    return msgspec.structs.replace(one.claim, **changes)


def test_one_violation_by_three_aircraft_contradicts_nobody() -> None:
    """As of 19 September 2025 in Estonia: one violation, by three jets together."""
    one = stated("v", "night", "incursion.violations", "1", "ministry", EARLY)
    three = stated("o", "night", "incursion.objects", "3", "ministry", EARLY)
    paper = stated("p", "night", "incursion.objects", "3", "paper", EARLY)
    none = stated("z", "night", "incursion.violations", "no", "envoy", EARLY)
    assert kind_of(one, three) == "compatible"
    assert kind_of(one, paper) == "differs"
    assert kind_of(none, paper) == "contradicts"


def test_a_flat_none_is_not_updated_by_a_part_that_is_told_later() -> None:
    """Who said that none had come in did not say that none had been counted yet."""
    none = stated("z", "night", "incursion.drones", "no", "envoy", EARLY)
    later = "2025-09-10T09:00Z/1m"
    downed = stated("d", "night", "incursion.downed", "3", "army", later)
    own = stated("own", "night", "incursion.downed", "3", "envoy", later)
    found = relate(none, downed, registry())
    assert found is not None
    assert (found.kind, found.rule) == (Kind.DIFFERS, "Q11")
    assert kind_of(none, own) == "compatible"


def test_four_articles_that_repeat_one_statement_are_one_origin() -> None:
    four = [
        stated(
            f"c{number}", "night", "incursion.drones", "19", "pm", EARLY,
            origin="speech", document=f"article-{number}",
        )
        for number in range(4)
    ]  # fmt: skip
    assert said_of(voices(four)) == "4 articles, 1 origin"
    found = relations(four, registry())
    assert len(found) == 6
    assert all(each.one_origin for each in found)


def test_one_speaker_quoted_twice_in_one_article_is_one_voice() -> None:
    twice = [
        stated(name, "night", "incursion.drones", "19", "pm", EARLY, document="paper")
        for name in ("headline", "text")
    ]
    elsewhere = stated(
        "b", "night", "incursion.drones", "19", "pm", EARLY, document="other paper"
    )
    assert said_of(voices(twice)) == "1 article, 1 origin"
    assert said_of(voices([*twice, elsewhere])) == "2 articles, 2 origins"
    assert all(each.one_origin for each in relations(twice, registry()))


DENIALS = [
    # measure, value, extra of the one; of the other; how they stand to each other
    ("incursion.drones", "19", "", "incursion.downed", "30", "denied", "compatible"),
    ("incursion.drones", "19", "denied",
     "incursion.downed", "30", "denied", "compatible"),
    (
        "incursion.violations", "at least 1", "denied",
        "incursion.drones", "3", "", "contradicts",
    ),
    ("time.first_entry", "2025-09-09T20:00Z/1m", "denied",
     "time.first_entry", "2025-09-09T20:00Z/1m", "", "contradicts"),
    ("time.first_entry", "2025-09-09T20:00Z/1m", "denied",
     "time.first_entry", "2025-09-09T21:00Z/1m", "", "compatible"),
    ("object.armed", "yes", "denied", "object.armed", "no", "denied", "contradicts"),
    ("object.armed", "yes", "denied", "object.armed", "no", "", "agrees"),
    ("incursion.drones", "0", "reported", "incursion.drones", "19", "", "differs"),
]  # fmt: skip


@pytest.mark.parametrize("case", DENIALS, ids=str)
def test_a_denial_is_read_as_what_it_leaves(case: tuple[str, ...]) -> None:
    ours = stated("a", "e", case[0], case[1], "x", EARLY, extra=case[2])
    theirs = stated("b", "e", case[3], case[4], "y", EARLY, extra=case[5])
    assert kind_of(ours, theirs) == case[6]
    assert kind_of(theirs, ours) == case[6]


@pytest.mark.parametrize(
    ("measure", "first", "then"),
    [
        ("intent", "off course", "deliberate"),
        ("time.first_entry", "2025-09-09T18:00Z/1m", "2025-09-09T21:00Z/1m"),
        ("incursion.drones", "19", "17"),
    ],
)
def test_who_says_another_thing_later_has_revised_it(
    measure: str, first: str, then: str
) -> None:
    late = "2025-09-10T09:00Z/1m"
    ours = stated("a", "e", measure, first, "x", EARLY)
    theirs = stated("b", "e", measure, then, "x", late)
    found = relate(ours, theirs, registry())
    assert found is not None
    assert (found.kind, found.a, found.b) == (Kind.UPDATE, "b", "a")


def test_denied_parts_make_no_sum() -> None:
    drones = stated("d", "e", "attack.drones", "400", "x", EARLY, extra="denied")
    missiles = stated("m", "e", "attack.missiles", "40", "x", EARLY)
    assert derived([drones, _same_occasion(drones, missiles)], registry()) == ()
