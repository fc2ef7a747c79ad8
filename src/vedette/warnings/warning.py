"""Warnings as values: what an area was told, when that was known, what became of it.

A warning is one spell of danger to one area with its whole life: `State` says which
states there are. Two times with every change: that of the picture, in seconds since
epoch, and when the last input of that picture was received, nanoseconds UTC.
"""

from dataclasses import dataclass
from typing import Literal

from vedette.warnings.decision import PUBLIC, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the life of a warning.

    Parameters
    ----------
    state : State
        What it became.
    time_s : float
        Seconds since epoch, the time of the picture that it was judged by.
    received_ns : int
        When the last input of that picture was received, nanoseconds UTC.
    probability : float
        That some object is in the area then or within `LOOKAHEAD_S`.
    tracks : tuple of int
        Public numbers of the objects, rising; at the end those that it had warned of.
    arrival_s : float
        Seconds since epoch, when the likeliest object arrives or was there.
    expires_s : float
        Seconds since epoch, when its message lapses by itself.
    """

    state: State
    time_s: float
    received_ns: int
    probability: float
    tracks: tuple[int, ...]
    arrival_s: float
    expires_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWarning:
    """One spell of danger to one area.

    Parameters
    ----------
    id : int
        Counted from 1 within a run, in the order in which they began.
    area : str
        Code of the area.
    name : str
        Its name, foreign text.
    kind : str
        region or aerodrome.
    history : tuple of Change
        By time, at least one; the first is preliminary.
    """

    id: int
    area: str
    name: str
    kind: Literal["region", "aerodrome"]
    history: tuple[Change, ...]

    @property
    def state(self) -> State:
        """What it is now."""
        return self.history[-1].state

    @property
    def needs_release(self) -> bool:
        """Whether its last change is a draft that a person must release."""
        return self.state in PUBLIC

    @property
    def probability(self) -> float:
        """The largest of its changes."""
        return max(change.probability for change in self.history)

    @property
    def tracks(self) -> tuple[int, ...]:
        """Every object that it named, rising."""
        return tuple(sorted({n for change in self.history for n in change.tracks}))

    @property
    def lead_s(self) -> float | None:
        """Seconds from the draft for issue to the predicted arrival.

        0 for an object that was in the area by then, ``None`` for a warning that was
        never drafted.
        """
        for change in self.history:
            if change.state is State.ISSUED:
                return max(change.arrival_s - change.time_s, 0.0)
        return None
