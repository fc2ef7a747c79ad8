"""An assessment says what was found with its doubt, and what was not looked for."""

import json
from importlib.resources import files

import msgspec
import numpy as np
import pytest

import assessment_scenes as scenes
from json_schema import breaches
from vedette.assessment.counted import sentence_of, unit_of
from vedette.assessment.coverage import share_covered, strip_of
from vedette.assessment.evidence import reasons, sensors_of
from vedette.assessment.limits import fixed_sentences
from vedette.assessment.span import (
    draw_ends,
    entry_probability,
    passage_probability,
    span_of,
    unauthorised_entries,
)
from vedette.assessment.truth import matched
from vedette.output.assessment_json import assessment_document
from vedette.sensors.coverage import FOUR_THIRDS_EARTH_M, RADAR, Coverage

SECTIONS = (
    "claims",
    "effects",
    "response",
    "wrecks",
    "mechanism",
    "interference",
    "warnings",
)


def schema() -> dict[str, object]:
    path = files("vedette.output") / "schemas" / "assessment.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("found", [0, 3])
@pytest.mark.parametrize("counts", [scenes.COUNTS, scenes.QUIET, ()])
def test_the_document_holds_its_schema(found: int, counts: tuple) -> None:
    made = assessment_document(scenes.assessment(found=found, counts=counts))
    plain = json.loads(msgspec.json.encode(made))
    assert breaches(plain, schema(), schema()) == []


def test_warnings_are_told_with_what_became_of_them() -> None:
    made = assessment_document(scenes.assessment(warnings=scenes.WARNINGS))
    plain = json.loads(msgspec.json.encode(made))
    assert breaches(plain, schema(), schema()) == []
    first, second = plain["warnings"]
    assert first["from"] == "2025-09-09T22:05:00Z"
    assert first["drafted"] == "2025-09-09T22:05:36Z"
    assert first["to"] == "2025-09-09T22:25:00Z"
    assert first["state"] == "all-clear"
    assert second["drafted"] is None
    assert second["to"] == "2025-09-09T22:36:40Z", "when it would lapse by itself"
    assert plain["timeline"]["warnings"] == plain["warnings"]


def test_what_was_not_assessed_says_why_and_is_never_an_empty_list() -> None:
    made = assessment_document(scenes.assessment(found=0, counts=()))
    lanes = made["timeline"]
    for part in (*(made[name] for name in SECTIONS), made["counts"]):
        assert part["status"] == "not_assessed"
        assert part["reason"]
    assert lanes["response"]["status"] == lanes["civil_effect"]["status"]
    assert made["episode"]["first_entry"]["status"] == "not_assessed"


def test_a_count_is_told_with_interval_unit_and_what_was_not_seen() -> None:
    told = sentence_of(scenes.COUNTS[0])
    assert told == (
        "Objects that entered PL: 16-23 (90 %, given these sensors); "
        "seen 15-18, assumed unseen 0-5."
    )
    assert "within 20 km of PL" in unit_of(scenes.COUNTS[2], 20.0)


def test_the_fixed_sentences_stand_word_for_word() -> None:
    made = assessment_document(scenes.assessment())
    assert made["fixed_sentences"] == [
        "Kinematics cannot tell who decided.",
        "Tracks show where a thing flew, not who built, launched or owned it.",
    ]
    assert tuple(made["fixed_sentences"]) == fixed_sentences()


def test_equal_conclusions_give_equal_documents() -> None:
    one, other = (assessment_document(scenes.assessment()) for _ in range(2))
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_first_and_last_of_certain_events_are_the_extremes_with_their_errors() -> None:
    entries = [scenes.crossing(k, 1000.0 * k, probability=1.0) for k in (1, 2, 3)]
    span = span_of(entries, 0.0)
    assert span is not None
    assert span.first_entry_s.mean == pytest.approx(1000.0, abs=0.3)
    assert span.last_entry_s.mean == pytest.approx(3000.0, abs=0.3)
    low, high = span.first_entry_s.interval_90
    # 4 s of sigma: 1.645 of them to either side, known to a tenth of a sigma.
    assert (low, high) == pytest.approx((1000 - 6.58, 1000 + 6.58), abs=0.4)
    assert span.duration_s.mean == pytest.approx(2000.0, abs=0.5)


def test_an_entry_that_may_not_have_happened_moves_the_first_one() -> None:
    time_s, sigma_s = np.array([0.0, 100.0]), np.array([0.0, 0.0])
    first, last = draw_ends(time_s, sigma_s, np.array([0.3, 0.5]), -1.0, 20_000, 7)
    # P(nothing) = 0.7 x 0.5; of the rest the early one came first in 0.3 / 0.65.
    assert first.size == pytest.approx(20_000 * 0.65, rel=0.02)
    assert np.mean(first == 0.0) == pytest.approx(0.3 / 0.65, abs=0.02)
    assert np.mean(last == 100.0) == pytest.approx(0.5 / 0.65, abs=0.02)


def test_what_was_inside_before_the_watch_did_not_enter_during_it() -> None:
    inside = scenes.crossing(
        1, 50.0, probability=0.0, first_seen_inside=0.9, never_outside=0.9
    )
    assert passage_probability(inside) == pytest.approx(0.09)
    assert entry_probability(inside) == 0.9
    early = scenes.crossing(2, 50.0, probability=1.0)
    late = scenes.crossing(3, 5000.0, probability=1.0)
    span = span_of([early, late], 1000.0)
    assert span is not None
    assert span.first_entry_s == span.last_entry_s


def test_without_entries_no_episode_begins() -> None:
    assert span_of([], 0.0) is None
    assert span_of([scenes.crossing(1, 5.0, probability=0.0)], 0.0) is None


def test_only_entries_that_nothing_excuses_make_an_episode() -> None:
    site = scenes.conclusion().site
    mine = scenes.crossing(1, 0.0)
    others = [
        scenes.crossing(2, 0.0, inward=False),
        scenes.crossing(3, 0.0, address=0xABCDEF, address_then=0xABCDEF),
        scenes.crossing(4, 0.0, contradicted=True),
    ]
    assert unauthorised_entries([mine, *others], site.policy) == [mine]


def test_an_incursion_leads_down_to_its_inputs() -> None:
    told = scenes.conclusion()
    found = reasons(told.outcome, scenes.leaves())
    assert [reason.sure for reason in found] == [40, 40, 40]
    first = found[0]
    assert len(first.plots) == 50, "less likely plots are told with their share"
    assert first.plots[0][:2] == (60, "radar")
    assert first.plots[0].received_ns == scenes.leaves()[60].received_ns
    assert first.plots[-1].share == pytest.approx(0.3)
    assert sensors_of("radar", told.site) == "radar (tower)"
    assert sensors_of("file-1", told.site) == "file-1"


def test_the_share_that_could_be_seen_is_that_of_the_horizon() -> None:
    radar = Coverage(
        kind=RADAR, p_detect=1.0, e_m=0.0, n_m=0.0, h_m=100.0, range_max_m=1e6
    )
    # d = sqrt(2 k R h1) + sqrt(2 k R h2), Skolnik; a line of 1 km steps to the east.
    reach_m = sum(np.sqrt(2.0 * FOUR_THIRDS_EARTH_M * h) for h in (100.0, 300.0))
    e_m = np.arange(500.0, 300e3, 1000.0)
    share = share_covered([radar], e_m, np.zeros(300), np.full(300, 1e3), 300.0)
    # The cone of silence takes 286 m off: no place of this line lies in it.
    assert share == pytest.approx(reach_m / 300e3, abs=1 / 300)


def test_a_strip_without_radars_or_borders_has_no_share() -> None:
    told = scenes.conclusion()
    plane = told.outcome.plane
    strip = strip_of(told.site, (), plane)
    assert strip.seen == ()
    assert strip.length_km == 0.0
    strip = strip_of(told.site, told.volumes, plane)
    assert strip.length_km == pytest.approx(2 * 111.2 + 68.7 * 2, rel=0.01)
    assert [seen.height_m for seen in strip.seen] == [300.0, 500.0, 1000.0]
    shares = [seen.share for seen in strip.seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert strip.sensors[0].looks
    assert len(strip.sensors[0].outages) == 1


def test_a_true_entry_answers_once_and_only_near_by() -> None:
    near = scenes.crossing(1, scenes.BEGIN_S + 600.0, e_m=0.0)
    again = scenes.crossing(2, scenes.BEGIN_S + 610.0, e_m=0.0)
    other = scenes.crossing(3, scenes.BEGIN_S + 600.0, e_m=0.0, volume="LT")
    answers = matched([again, near, other], scenes.TRUTH.entries)
    assert {i: entry.target for i, entry in answers.items()} == {1: "raid-00-00"}


def test_a_count_that_is_sure_is_still_an_interval() -> None:
    sure = scenes.count("entries", {19: 1.0}, {0: 1.0})
    assert "Entries into PL: 19-19 (90 %, given these sensors)" in sentence_of(sure)
