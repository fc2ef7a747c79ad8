"""From the picture as published, step by step, to the warnings of a run.

Judged every `JUDGE_S`, by what was known then: every track that the policy does not
authorise and that no radar contradicts, times existence, times alive, times the
probability that it is of a kind that counts, which birds are not, and as fast as the
slowest thing the site expects. Objects are taken as independent. Site plane, metres,
seconds since epoch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

import numpy as np

from vedette.columns import Floats, Ints
from vedette.incursions.authority import authorises, disbelieved
from vedette.incursions.likely import LIKELY, SURE
from vedette.kernel import kernel
from vedette.site.model import Birth, Policy, Site
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.corroboration import CONTRADICTED
from vedette.warnings.areas import Area
from vedette.warnings.decision import (
    FINAL,
    LIFE_S,
    PRELIMINARY_MIN,
    Event,
    Purse,
    State,
    Watchfulness,
    after,
    event_of,
)
from vedette.warnings.objects import objects_among
from vedette.warnings.reach import LOOKAHEAD_S, fast_enough, reaches
from vedette.warnings.warning import AreaWarning, Change

# Three pictures of 4 s: people act in minutes, and a turn of a slow radar is 12 s.
JUDGE_S = 12.0
# Of the slowest speed that a site states: an object in wind or in a turn shows less.
SLOW_SHARE = 0.8
NAMED_MIN = 0.05  # a track is named with a warning from this probability on


class Published(Protocol):
    """Tracks as known at one step of the picture."""

    @property
    def time_s(self) -> float:
        """Seconds since epoch."""

    @property
    def received_ns(self) -> int:
        """When the last input was received that it rests on, nanoseconds UTC."""

    @property
    def tracks(self) -> Tracks:
        """Predicted to that time."""


class Sightings(NamedTuple):
    """Tracks that count, of every judged step, one after the other.

    Attributes
    ----------
    start : (steps + 1,) where each step begins
    number : (n,) public numbers
    mean : (n, 4) m, m/s
    cov : (n, 4, 4) m², m²/s, m²/s²
    existence : (n,) probability that it was ever real
    chance : (n,) probability that it is real, there, fast enough and counts
    """

    start: Ints
    number: Ints
    mean: Floats
    cov: Floats
    existence: Floats
    chance: Floats


class Reached(NamedTuple):
    """One area through all judged steps.

    Attributes
    ----------
    chance : (n,) of each sighting, that it is real and reaches the area
    after_s : (n,) s until then
    probability : (steps,) that any does
    """

    chance: Floats
    after_s: Floats
    probability: Floats


def warnings_of(
    published: Sequence[Published], site: Site, areas: Sequence[Area]
) -> tuple[AreaWarning, ...]:
    """Find every warning of a run.

    Parameters
    ----------
    published : sequence of Published
        The picture as known then, by time.
    site : Site
        Policy, births and the budget of false alarms.
    areas : sequence of Area
        What can be warned, see `vedette.warnings.areas.areas_of`.

    Returns
    -------
    tuple of AreaWarning
        In the order in which they began, then of ``areas``.
    """
    steps = list(_due(published))
    if not steps or not areas:
        return ()
    sightings = _sightings(steps, site)
    everywhere = [_reached(area, sightings) for area in areas]
    purse = Purse(site.warnings.false_alarms_per_month, steps[0].time_s)
    keepers = [_Keeper(area) for area in areas]
    done: list[AreaWarning] = []
    begun = 0
    for k, step in enumerate(steps):
        for keeper, reached in zip(keepers, everywhere, strict=True):
            threshold = purse.threshold(step.time_s)
            happened = keeper.judge(step, k, reached, sightings, threshold)
            if happened is Event.EXCEEDED:
                begun += 1
                keeper.number = begun
            elif happened is Event.CONFIRMED:
                purse.pay(float(reached.probability[k]))
            if keeper.state in FINAL:
                done.append(keeper.finish())
    done += [keeper.finish() for keeper in keepers if keeper.history]
    return tuple(sorted(done, key=lambda warning: warning.id))


def _due(published: Sequence[Published]) -> Iterator[Published]:
    """Give the steps at which areas are judged."""
    due_s = -np.inf
    for step in published:
        if step.time_s >= due_s:
            yield step
            due_s = step.time_s + JUDGE_S


def slowest_mps(births: Sequence[Birth]) -> float:
    """Return the speed over ground below which nothing that a site expects flies.

    Parameters
    ----------
    births : sequence of Birth
        What may come.

    Returns
    -------
    float
        m/s, `SLOW_SHARE` of the slowest; 0 where some table states no speeds, or no
        table is stated at all.
    """
    stated = [b.speed_mps[0] if b.speed_mps else 0.0 for b in births]
    return SLOW_SHARE * min(stated, default=0.0)


def _sightings(steps: Sequence[Published], site: Site) -> Sightings:
    """Collect the tracks that count of every judged step."""
    known: dict[tuple[int, bool], bool] = {}
    rows = [_counted(step.tracks, site.policy, known) for step in steps]
    start = np.cumsum([0, *(len(r) for r in rows)])
    tracks = [step.tracks for step in steps]
    mean = np.concatenate([t.mean[r] for t, r in zip(tracks, rows, strict=True)])
    cov = np.concatenate([t.cov[r] for t, r in zip(tracks, rows, strict=True)])
    real = np.concatenate([t.existence[r] for t, r in zip(tracks, rows, strict=True)])
    alive = np.concatenate([t.alive[r] for t, r in zip(tracks, rows, strict=True)])
    number = np.concatenate([t.number[r] for t, r in zip(tracks, rows, strict=True)])
    kinds = [t.origin[r] * t.answers[r] for t, r in zip(tracks, rows, strict=True)]
    fast = fast_enough(mean, cov, slowest_mps(site.expected_births))
    counts = objects_among(np.concatenate(kinds), mean, cov, site.expected_births)
    chance = real * alive * fast * counts
    return Sightings(start, number, mean, cov, real, chance)


def _counted(
    tracks: Tracks, policy: Policy, known: dict[tuple[int, bool], bool]
) -> Ints:
    """Return the rows that are neither authorised nor contradicted claims."""
    rows = []
    said = ((tracks.address >= 0) & (tracks.doubt >= CONTRADICTED)).tolist()
    for row, claim in enumerate(zip(tracks.address.tolist(), said, strict=True)):
        if claim not in known:
            address, contradicted = claim
            known[claim] = not (
                disbelieved(policy, contradicted=contradicted)
                or authorises(policy, address, contradicted=contradicted)
            )
        if known[claim]:
            rows.append(row)
    return np.array(rows, np.int64)


def _reached(area: Area, sightings: Sightings) -> Reached:
    """Judge one area through all steps."""
    p, after_s = reaches(
        area.border, area.box_m, sightings.mean, sightings.cov, LOOKAHEAD_S
    )
    chance = p * sightings.chance
    return Reached(chance, after_s, any_of(sightings.start, chance))


@kernel
def any_of(start: Ints, chance: Floats) -> Floats:
    """Give the probability that any of several independent things happens.

    Parameters
    ----------
    start : (groups + 1,)
        Where each group begins.
    chance : (n,)
        Probability of each thing.

    Returns
    -------
    (groups,)
        0 for an empty group.
    """
    found = np.zeros(len(start) - 1)
    for g in range(len(found)):
        none = 1.0
        for i in range(start[g], start[g + 1]):
            none *= 1.0 - chance[i]
        found[g] = 1.0 - none
    return found


@dataclass(slots=True)
class _Keeper:
    """Keeps the life of one area's warning.

    Parameters
    ----------
    area : Area
        What is warned.
    number : int
        Of the warning, once it began.
    history : list of Change
        So far; empty without a warning.
    watched : Watchfulness
        Of the area.
    real : dict of int to float
        Existence of each object named, when it was last seen.
    """

    area: Area
    number: int = 0
    history: list[Change] = field(default_factory=list)
    watched: Watchfulness = field(default_factory=Watchfulness)
    real: dict[int, float] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """What the warning is."""
        return self.history[-1].state if self.history else State.NONE

    def finish(self) -> AreaWarning:
        """Hand the warning over and be ready for the next one."""
        warning = AreaWarning(
            id=self.number,
            area=self.area.code,
            name=self.area.name,
            kind=self.area.kind,
            history=tuple(self.history),
        )
        self.history, self.real = [], {}
        return warning

    def judge(
        self,
        step: Published,
        k: int,
        reached: Reached,
        sightings: Sightings,
        threshold: float,
    ) -> Event | None:
        """Take the judgement of step ``k`` and say what happened."""
        probability = float(reached.probability[k])
        self.watched.judge(step.time_s, probability, threshold)
        if not self.history and probability < PRELIMINARY_MIN:
            return None
        now = self._now(step, k, reached, sightings)
        happened = event_of(
            self.state,
            self.watched,
            probability,
            age_s=now.time_s - self.history[-1].time_s if self.history else 0.0,
            changed=bool(self.history) and _differs(self.history[-1], now),
            refuted=max(self.real.values(), default=1.0) < LIKELY,
        )
        if happened is not None:
            self.history.append(replace(now, state=after(self.state, happened)))
        return happened

    def _now(
        self, step: Published, k: int, reached: Reached, sightings: Sightings
    ) -> Change:
        """Write down what is known now, in the present state."""
        rows = slice(int(sightings.start[k]), int(sightings.start[k + 1]))
        number, chance = sightings.number[rows], reached.chance[rows]
        least = (
            min(NAMED_MIN, chance.max(initial=0.0)) if not self.history else NAMED_MIN
        )
        named = tuple(sorted(number[chance >= least].tolist()))
        seen = zip(number.tolist(), sightings.existence[rows].tolist(), strict=True)
        self.real.update((n, r) for n, r in seen if n in self.real or n in named)
        arrival_s = self.history[-1].arrival_s if self.history else step.time_s
        if named:
            best = int(np.argmax(chance))
            arrival_s = step.time_s + float(reached.after_s[rows][best])
        return Change(
            state=self.state,
            time_s=step.time_s,
            received_ns=step.received_ns,
            probability=float(reached.probability[k]),
            tracks=named or self.history[-1].tracks,
            arrival_s=arrival_s,
            expires_s=step.time_s + LIFE_S,
        )


def _differs(told: Change, now: Change) -> bool:
    """Say whether the last message would read otherwise now."""
    arrived = (told.arrival_s <= told.time_s, now.arrival_s <= now.time_s)
    sure = (told.probability >= SURE, now.probability >= SURE)
    new = set(now.tracks) - set(told.tracks)
    return bool(new) or arrived == (False, True) or sure[0] != sure[1]
