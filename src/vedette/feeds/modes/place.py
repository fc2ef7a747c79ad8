"""Where one aircraft is: from encoded positions to places that a second pair confirms.

Law: DO-260B A.1.7 for the arithmetic (`vedette.feeds.modes.cpr`); the reasonableness
tests are ours, after A.1.7.10 there. The rules, in the order in which they are tried:

1. Near a confirmed place of at most a minute ago, one message is enough, if the
   aircraft could have flown there.
2. Else an even and an odd message, close in time, make a pair, if the two places that
   it gives could belong to one flight. A message serves in one pair only.
3. The first pair gives a candidate, which nobody is told. A second pair of two other
   messages that fits it makes it confirmed; one that does not becomes the candidate.

Two aircraft with one address, a message with the time of another, or a garbled one that
passes its parity give pairs that lie whole zones off; they do not fit each other. Where
two aircraft really send one address for long, each is confirmed in turn: both claims
are reported, and neither as a place between.
"""

import msgspec

from vedette.feeds.modes.cpr import (
    Encoded,
    Place,
    airborne_pair,
    place_near,
    surface_pair,
    wrap_deg,
)
from vedette.fixed_math import cos
from vedette.units import DEGREE_RAD, SECOND_NS

TRUST_NS = 60 * SECOND_NS  # 36 km of flight: a tenth of half a zone
# In the air the zone is right while the aircraft moved less than half of the 0.1 degree
# by which the two grids differ: 5.65 km, ten seconds at 565 m/s. On the surface it is a
# quarter of that, and 25 s at the speed of a take-off.
PAIR_AIRBORNE_NS = 10 * SECOND_NS
PAIR_SURFACE_NS = 25 * SECOND_NS
REFERENCE_NS = 3600 * SECOND_NS  # 20 degrees of flight, of the 45 that are allowed
REPEAT_NS = SECOND_NS * 7 // 10  # one grid comes every 0.8 s: earlier it is an echo
SPEED_AIRBORNE_MPS = 600.0  # Mach 2
SPEED_SURFACE_MPS = 110.0  # the fastest take-offs
DEGREE_M = 111_195.0  # of latitude
SLACK_M = 100.0  # the size of an aircraft, the step of the encoding, the wind of GNSS

AWAITS_PAIR = "awaits the other half of a pair"
AWAITS_SECOND = "awaits a second pair"
NO_PAIR = "the halves of a pair do not fit"
NO_REFERENCE = "on the surface, with no place known near it"


class Sent(msgspec.Struct, array_like=True, frozen=True):
    """One encoded position.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC.
    encoded : tuple of int
        Latitude and longitude as sent.
    odd, surface : bool
        Grid of the encoding.
    """

    time_ns: int
    encoded: Encoded
    odd: bool
    surface: bool


class Fix(msgspec.Struct, array_like=True, frozen=True):
    """One place at one time.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC.
    place : tuple of float
        Latitude and longitude, degrees.
    surface : bool
        On the surface.
    """

    time_ns: int
    place: Place
    surface: bool


class Placing(msgspec.Struct, array_like=True):
    """What is remembered of one aircraft in order to place it.

    Parameters
    ----------
    last : list of Sent or None
        The last even and the last odd message that was not placed alone.
    fresh : list of bool
        They have served in no pair yet.
    candidate, confirmed : Fix or None
        A pair's place that awaits a second; the last place that was told.
    """

    last: list[Sent | None] = msgspec.field(default_factory=lambda: [None, None])
    fresh: list[bool] = msgspec.field(default_factory=lambda: [False, False])
    candidate: Fix | None = None
    confirmed: Fix | None = None

    def take(
        self, sent: Sent, reference: Place | None, clock_s: float
    ) -> tuple[Place | None, str]:
        """Take one message.

        Parameters
        ----------
        sent : Sent
            The message.
        reference : Place or None
            Where the receiver is, for aircraft first heard on the surface.
        clock_s : float
            How far the times of two messages may be wrong against each other.

        Returns
        -------
        place : Place or None
            Where the aircraft is, once that is confirmed.
        why : str
            Why there is none, "" where there is one.
        """
        known = self.confirmed
        if known is not None and abs(sent.time_ns - known.time_ns) <= TRUST_NS:
            place = place_near(
                sent.encoded, known.place, odd=sent.odd, surface=sent.surface
            )
            if place is not None:
                fix = Fix(sent.time_ns, place, sent.surface)
                if reachable(known, fix, clock_s):
                    self.confirmed = fix
                    return place, ""
        return self._pair(sent, reference, clock_s)

    def _pair(
        self, sent: Sent, reference: Place | None, clock_s: float
    ) -> tuple[Place | None, str]:
        """Try to make a pair, and to confirm by it the one before."""
        before = self.last[sent.odd]
        if before is None or not _echo(sent, before):
            self.last[sent.odd] = sent
            self.fresh[sent.odd] = True
        even, odd = self.last
        if even is None or odd is None or not all(self.fresh):
            return None, AWAITS_PAIR
        limit_ns = PAIR_SURFACE_NS if sent.surface else PAIR_AIRBORNE_NS
        apart_ns = abs(even.time_ns - odd.time_ns)
        if apart_ns > limit_ns or even.surface != odd.surface:
            return None, AWAITS_PAIR
        known = self.confirmed
        if known is not None and abs(sent.time_ns - known.time_ns) <= REFERENCE_NS:
            reference = known.place
        if sent.surface and reference is None:
            return None, NO_REFERENCE
        fix = _solve(even, odd, reference, clock_s)
        if fix is None:
            return None, NO_PAIR
        self.fresh = [False, False]
        return self._confirm(fix, clock_s)

    def _confirm(self, fix: Fix, clock_s: float) -> tuple[Place | None, str]:
        """Hold the place of a pair against that of the pair before."""
        before, self.candidate = self.candidate, fix
        if before is None or abs(fix.time_ns - before.time_ns) > TRUST_NS:
            return None, AWAITS_SECOND
        if not reachable(before, fix, clock_s):
            return None, AWAITS_SECOND
        self.candidate, self.confirmed = None, fix
        return fix.place, ""


def reachable(start: Fix, end: Fix, clock_s: float) -> bool:
    """Say whether one aircraft can have been at both places.

    Parameters
    ----------
    start, end : Fix
        In either order of time.
    clock_s : float
        How far their times may be wrong against each other.

    Returns
    -------
    bool
        True where physics allows it.
    """
    on_surface = start.surface and end.surface
    speed_mps = SPEED_SURFACE_MPS if on_surface else SPEED_AIRBORNE_MPS
    seconds = abs(end.time_ns - start.time_ns) / SECOND_NS + clock_s
    limit_m = SLACK_M + speed_mps * seconds
    return square_m2(start.place, end.place) <= limit_m * limit_m


def square_m2(start: Place, end: Place) -> float:
    """Compute the square of a distance, well enough for a limit of speed.

    Parameters
    ----------
    start, end : Place
        Degrees.

    Returns
    -------
    float
        Square metres, on a sphere unrolled at the middle latitude.
    """
    north_m = (end[0] - start[0]) * DEGREE_M
    middle_rad = 0.5 * (start[0] + end[0]) * DEGREE_RAD
    east_m = wrap_deg(end[1] - start[1]) * DEGREE_M * cos(middle_rad)
    return north_m * north_m + east_m * east_m


def _echo(sent: Sent, before: Sent) -> bool:
    """Say whether a second receiver heard the message that we have."""
    close = abs(sent.time_ns - before.time_ns) < REPEAT_NS
    return close and sent.encoded == before.encoded


def _solve(
    even: Sent, odd: Sent, reference: Place | None, clock_s: float
) -> Fix | None:
    """Place a pair; None where its two places belong to no one flight."""
    if not even.surface:
        pair = airborne_pair(even.encoded, odd.encoded)
    elif reference is not None:
        pair = surface_pair(even.encoded, odd.encoded, reference)
    else:
        return None
    if pair is None:
        return None
    first = Fix(even.time_ns, pair[0], even.surface)
    second = Fix(odd.time_ns, pair[1], odd.surface)
    if not reachable(first, second, clock_s):
        return None
    return second if odd.time_ns >= even.time_ns else first
