"""The life of a warning: the whole table, hysteresis, and the purse of false alarms."""

import math
import re
from pathlib import Path

import pytest

from vedette.errors import BrokenInvariant
from vedette.warnings.decision import (
    CONFIRM_COUNT,
    FINAL,
    GAP_S,
    LIFE_S,
    LOW,
    MONTH_S,
    PRELIMINARY_MIN,
    PUBLIC,
    QUIET_S,
    RENEW_S,
    SUBSIDE_S,
    TABLE,
    THRESHOLD_MAX,
    UPDATE_S,
    Event,
    Purse,
    State,
    Watchfulness,
    after,
    event_of,
)

# The law once more, as a person would tell it: state, event, what it is then.
ALLOWED = """
none EXCEEDED preliminary | preliminary CONFIRMED issued | preliminary HELD_BACK held
preliminary SUBSIDED expired | preliminary REFUTED retracted
held RELEASED issued | held QUIET expired | held REFUTED retracted | held LAPSED expired
issued CHANGED updated | issued QUIET all-clear | issued REFUTED retracted
issued LAPSED expired | updated CHANGED updated | updated QUIET all-clear
updated REFUTED retracted | updated LAPSED expired
"""
STEPS = {
    (words[0], words[1]): words[2]
    for line in ALLOWED.strip().splitlines()
    for words in (step.split() for step in line.split("|"))
}


@pytest.mark.parametrize("event", Event, ids=lambda e: e.name)
@pytest.mark.parametrize("state", State, ids=lambda s: s.value)
def test_every_state_and_event_is_in_the_table_or_an_error(
    state: State, event: Event
) -> None:
    wanted = STEPS.get((state.value, event.name))
    if wanted is None:
        with pytest.raises(BrokenInvariant):
            after(state, event)
    else:
        assert after(state, event).value == wanted


def test_every_state_has_its_row_and_can_be_reached() -> None:
    assert set(TABLE) == set(State)
    reached = {State.NONE} | {s for leads in TABLE.values() for s in leads.values()}
    assert reached == set(State)
    assert {s.value for s in FINAL} == {"expired", "all-clear", "retracted"}


def test_what_the_public_sees_needs_a_person() -> None:
    assert {s.value for s in PUBLIC} == {"issued", "updated", "retracted", "all-clear"}


def watched(*judgements: tuple[float, float], threshold: float = 0.9) -> Watchfulness:
    area = Watchfulness()
    for time_s, probability in judgements:
        area.judge(time_s, probability, threshold)
    return area


def happens(
    state: State,
    area: Watchfulness,
    probability: float,
    *,
    age_s: float = 60.0,
    changed: bool = False,
    refuted: bool = False,
) -> Event | None:
    return event_of(
        state, area, probability, age_s=age_s, changed=changed, refuted=refuted
    )


def test_an_issue_needs_successive_judgements_above_the_threshold() -> None:
    spikes = watched((0, 0.95), (12, 0.95), (24, 0.8), (36, 0.95), (48, 0.95))
    assert happens(State.PRELIMINARY, spikes, 0.95) is None
    spikes.judge(60, 0.95, 0.9)
    assert spikes.above == CONFIRM_COUNT
    assert happens(State.PRELIMINARY, spikes, 0.95) is Event.CONFIRMED


def test_between_the_marks_nothing_happens() -> None:
    middle = watched(*((12.0 * k, 0.4) for k in range(200)))
    for state in (State.NONE, State.PRELIMINARY, State.ISSUED, State.UPDATED):
        assert happens(state, middle, 0.4) is None
    assert LOW < 0.4 < PRELIMINARY_MIN


def test_an_end_is_proposed_only_after_watched_quiet() -> None:
    area = watched(*((12.0 * k, 0.0) for k in range(51)))
    assert area.quiet_s == QUIET_S
    assert happens(State.ISSUED, area, 0.0) is Event.QUIET
    almost = watched(*((12.0 * k, 0.0) for k in range(50)))
    assert happens(State.ISSUED, almost, 0.0) is None
    assert happens(State.PRELIMINARY, almost, 0.0) is Event.SUBSIDED
    assert almost.quiet_s > SUBSIDE_S


def test_a_flicker_begins_the_quiet_anew() -> None:
    area = watched(*((12.0 * k, 0.0) for k in range(50)), (600.0, 0.3), (612.0, 0.0))
    assert area.quiet_s == 0.0


def test_time_without_a_judgement_is_not_quiet() -> None:
    area = watched((0.0, 0.0), (12.0, 0.0), (12.0 + GAP_S + 1.0, 0.0))
    assert area.quiet_s == 0.0
    assert happens(State.ISSUED, area, 0.0, age_s=LIFE_S) is Event.LAPSED


def test_what_was_no_object_is_retracted_and_not_all_clear() -> None:
    area = watched(*((12.0 * k, 0.0) for k in range(51)))
    assert happens(State.UPDATED, area, 0.0, refuted=True) is Event.REFUTED
    assert happens(State.HELD, area, 0.0, refuted=True) is Event.REFUTED
    assert happens(State.PRELIMINARY, area, 0.0, refuted=True) is Event.REFUTED


def test_updates_come_for_news_not_too_often_and_before_a_message_lapses() -> None:
    area = watched((0.0, 0.95))
    assert happens(State.ISSUED, area, 0.95, changed=True) is None
    told = happens(State.ISSUED, area, 0.95, changed=True, age_s=UPDATE_S)
    assert told is Event.CHANGED
    assert happens(State.ISSUED, area, 0.95, age_s=UPDATE_S) is None
    assert happens(State.UPDATED, area, 0.3, age_s=RENEW_S) is Event.CHANGED
    assert RENEW_S < LIFE_S


def test_no_judgement_ever_asks_for_a_step_that_is_not_in_the_table() -> None:
    quiet = watched(*((12.0 * k, 0.0) for k in range(60)))
    loud = watched(*((12.0 * k, 1.0) for k in range(5)))
    for state in State:
        for area, p in ((quiet, 0.0), (loud, 1.0)):
            for age_s in (0.0, 200.0, 1300.0, 4000.0):
                for flag in (False, True):
                    event = happens(
                        state, area, p, age_s=age_s, changed=flag, refuted=flag
                    )
                    assert event is None or after(state, event)


def test_the_threshold_follows_the_budget() -> None:
    assert Purse(1.0, 0.0).threshold(0.0) == pytest.approx(0.9)
    assert Purse(4.0, 0.0).threshold(0.0) == pytest.approx(0.6)
    assert Purse(0.0, 0.0).threshold(0.0) == THRESHOLD_MAX
    assert Purse(1e6, 0.0).threshold(0.0) == PRELIMINARY_MIN


def test_warnings_at_the_threshold_cost_no_more_than_the_budget_in_a_month() -> None:
    budget = 2.0
    purse = Purse(budget, 0.0)
    spent, overdrawn = 0.0, 0
    for k in range(2000):  # all through a month, far more often than any raid
        threshold = purse.threshold(k * MONTH_S / 2000)
        if threshold == THRESHOLD_MAX:
            overdrawn += 1
            continue
        spent += 1.0 - threshold
        purse.pay(threshold)
    assert spent <= budget
    assert spent > 0.7 * budget
    assert overdrawn > 0


def test_a_purse_fills_in_a_month_and_never_beyond() -> None:
    purse = Purse(1.0, 0.0)
    purse.pay(0.0)
    assert purse.threshold(0.0) == THRESHOLD_MAX
    assert purse.threshold(MONTH_S / 2.0) == pytest.approx(0.95)
    assert purse.threshold(10.0 * MONTH_S) == pytest.approx(0.9)
    assert math.isclose(purse.left, 0.5)


def test_the_table_on_the_page_is_the_code_s_own() -> None:
    page = (Path(__file__).parents[2] / "docs" / "warnings.md").read_text()
    names = "|".join(event.name for event in Event)
    told = re.findall(rf"^\| (\S+) \| ({names}) \| (\S+) \|$", page, re.MULTILINE)
    assert {(state, event): to for state, event, to in told} == STEPS
    assert len(told) == len(STEPS)
