"""The life of a warning: a literal table of states, and what moves it along.

A warning begins as preliminary, seen by the duty officer alone, once an area may be
reached more likely than not. It is drafted for issue when the probability stays above
the budget's threshold, updated when its content changes, and ends as expired,
all-clear or retracted. The table is the whole law; a step that is not in it is an
error and changes nothing. Every state that the public would see is a *draft* until a
person releases it: an automatic run holds back and releases nothing by itself.

Hysteresis: up at `PRELIMINARY_MIN` and at the threshold for issue, on `CONFIRM_COUNT`
successive judgements; down only below `LOW`, and only after minutes of quiet that were
really watched: time without a judgement is not quiet. CAP 1.2 names Alert, Update and
Cancel; states and words follow the alerts of gravitational-wave astronomy.

The budget of false alarms is a purse. A warning issued at probability P is false with
probability 1 - P, as far as probabilities are calibrated; that is its price. The purse
holds half a month's budget at first and at most, and half a budget flows in over a
month, so no month pays out more than the budget. The threshold is where a purse pays
for at least `ISSUES_MIN` more warnings,

    threshold = 1 - purse / ISSUES_MIN    within [PRELIMINARY_MIN, THRESHOLD_MAX],

so it rises as the purse empties. At `THRESHOLD_MAX` it stops: an area that is reached
almost surely is warned even when the purse is empty, at 0.01 a warning.
"""

from dataclasses import dataclass
from enum import Enum

from vedette.errors import BrokenInvariant
from vedette.incursions.likely import LIKELY

PRELIMINARY_MIN = LIKELY  # worth an officer's attention: more likely than not
THRESHOLD_MAX = 0.99  # waiting for more would only lose time
LOW = (
    0.2  # below this an area is quiet; far under LIKELY, so that states do not flicker
)
CONFIRM_COUNT = 3  # one judgement may be an outlier; three take 24 s
SUBSIDE_S = 60.0  # a preliminary warning that was never issued may end soon
QUIET_S = 600.0  # as long as the look ahead: nothing near could still arrive
LIFE_S = 1800.0  # a message lapses by itself after half an hour
RENEW_S = 1200.0  # one that still holds is renewed before it lapses
UPDATE_S = 180.0  # people read no faster
GAP_S = 60.0  # longer without a judgement, and nothing is known to have been quiet
ISSUES_MIN = 5.0  # a raid warns several regions at once
MONTH_S = 30.0 * 86_400.0


class State(Enum):
    """What a warning is."""

    NONE = "none"
    PRELIMINARY = "preliminary"
    HELD = "held"
    ISSUED = "issued"
    UPDATED = "updated"
    RETRACTED = "retracted"
    EXPIRED = "expired"
    ALL_CLEAR = "all-clear"


class Event(Enum):
    """What can happen to it."""

    EXCEEDED = "the area may be reached more likely than not"
    CONFIRMED = "above the threshold for issue on successive judgements"
    CHANGED = "other objects, another urgency or certainty, or due for renewal"
    SUBSIDED = "below the low mark before it was issued"
    QUIET = "below the low mark for minutes that were watched"
    REFUTED = "what it warned of was no object after all"
    LAPSED = "its time ran out and nobody judged"
    HELD_BACK = "a person holds it back"
    RELEASED = "a person lets it go on"


TABLE: dict[State, dict[Event, State]] = {
    State.NONE: {Event.EXCEEDED: State.PRELIMINARY},
    State.PRELIMINARY: {
        Event.CONFIRMED: State.ISSUED,
        Event.HELD_BACK: State.HELD,
        Event.SUBSIDED: State.EXPIRED,
        Event.REFUTED: State.RETRACTED,
    },
    State.HELD: {
        Event.RELEASED: State.ISSUED,
        Event.QUIET: State.EXPIRED,
        Event.REFUTED: State.RETRACTED,
        Event.LAPSED: State.EXPIRED,
    },
    State.ISSUED: {
        Event.CHANGED: State.UPDATED,
        Event.QUIET: State.ALL_CLEAR,
        Event.REFUTED: State.RETRACTED,
        Event.LAPSED: State.EXPIRED,
    },
    State.UPDATED: {
        Event.CHANGED: State.UPDATED,
        Event.QUIET: State.ALL_CLEAR,
        Event.REFUTED: State.RETRACTED,
        Event.LAPSED: State.EXPIRED,
    },
    State.RETRACTED: {},
    State.EXPIRED: {},
    State.ALL_CLEAR: {},
}
# The public would see these: each needs a person to release it.
PUBLIC = frozenset({State.ISSUED, State.UPDATED, State.RETRACTED, State.ALL_CLEAR})
FINAL = frozenset(state for state, leads in TABLE.items() if not leads)


def after(state: State, event: Event) -> State:
    """Take one step of the table.

    Parameters
    ----------
    state : State
        What the warning is.
    event : Event
        What happened.

    Returns
    -------
    State
        What it is then.

    Raises
    ------
    BrokenInvariant
        The table has no such step.
    """
    leads = TABLE[state]
    if event not in leads:
        raise BrokenInvariant(
            expected=f"one of {[e.name for e in leads]} for a warning that is "
            f"{state.value}",
            got=event.name,
        )
    return leads[event]


@dataclass(slots=True)
class Purse:
    """What is left of the budget of false alarms.

    Parameters
    ----------
    budget : float
        False alarms a month, not negative.
    filled_s : float
        Seconds since epoch, when it was last filled.
    left : float
        False alarms that may still be paid; half the budget at first.
    """

    budget: float
    filled_s: float
    left: float = -1.0

    def __post_init__(self) -> None:
        if self.left < 0.0:
            self.left = 0.5 * self.budget

    def threshold(self, time_s: float) -> float:
        """Fill the purse up to a time and return the threshold for issue.

        Parameters
        ----------
        time_s : float
            Seconds since epoch.

        Returns
        -------
        float
            Probability above which a warning is drafted.
        """
        flow = 0.5 * self.budget * (max(time_s - self.filled_s, 0.0) / MONTH_S)
        self.left = min(self.left + flow, 0.5 * self.budget)
        self.filled_s = max(self.filled_s, time_s)
        wanted = 1.0 - self.left / ISSUES_MIN
        return min(max(wanted, PRELIMINARY_MIN), THRESHOLD_MAX)

    def pay(self, probability: float) -> None:
        """Pay for a warning that is issued.

        Parameters
        ----------
        probability : float
            That it is true.
        """
        self.left = max(self.left - (1.0 - probability), 0.0)


@dataclass(slots=True)
class Watchfulness:
    """How long an area has been above or below the marks, as judged so far.

    Parameters
    ----------
    above : int
        Successive judgements at or above the threshold for issue.
    quiet_since_s : float
        Seconds since epoch of the first of the judgements below `LOW` without a gap;
        inf where the last was not below.
    last_s : float
        Seconds since epoch of the last judgement, -inf before the first.
    """

    above: int = 0
    quiet_since_s: float = float("inf")
    last_s: float = float("-inf")

    def judge(self, time_s: float, probability: float, threshold: float) -> None:
        """Take a judgement.

        Parameters
        ----------
        time_s : float
            Seconds since epoch, after the one before.
        probability : float
            That the area is reached.
        threshold : float
            For issue.
        """
        if time_s - self.last_s > GAP_S:
            self.above, self.quiet_since_s = 0, float("inf")
        self.last_s = time_s
        self.above = self.above + 1 if probability >= threshold else 0
        if probability >= LOW:
            self.quiet_since_s = float("inf")
        elif time_s < self.quiet_since_s:
            self.quiet_since_s = time_s

    @property
    def quiet_s(self) -> float:
        """Seconds of watched quiet, 0 without any."""
        return max(self.last_s - self.quiet_since_s, 0.0)


def event_of(
    state: State,
    watched: Watchfulness,
    probability: float,
    *,
    age_s: float,
    changed: bool,
    refuted: bool,
) -> Event | None:
    """Say what a judgement means for a warning.

    Parameters
    ----------
    state : State
        What it is.
    watched : Watchfulness
        With the judgement taken.
    probability : float
        Of the judgement.
    age_s : float
        Seconds since its last message.
    changed : bool
        Its content differs from the last message enough to be told.
    refuted : bool
        None of its objects was more likely real than not when last seen.

    Returns
    -------
    Event or None
        Of the table's events for that state; None where nothing happens.
    """
    quiet_s = QUIET_S if state is not State.PRELIMINARY else SUBSIDE_S
    happens = {
        Event.EXCEEDED: probability >= PRELIMINARY_MIN,
        Event.LAPSED: age_s >= LIFE_S,
        Event.REFUTED: watched.quiet_s >= quiet_s and refuted,
        Event.SUBSIDED: watched.quiet_s >= quiet_s,
        Event.QUIET: watched.quiet_s >= quiet_s,
        Event.CONFIRMED: watched.above >= CONFIRM_COUNT,
        Event.CHANGED: probability >= LOW
        and (age_s >= RENEW_S or (changed and age_s >= UPDATE_S)),
    }
    leads = TABLE[state]
    return next((e for e, said in happens.items() if said and e in leads), None)
