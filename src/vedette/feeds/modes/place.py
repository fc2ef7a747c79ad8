"""Where one aircraft is: from encoded positions to places that a second pair confirms.

Law: DO-260B A.1.7 for the arithmetic (`vedette.feeds.modes.cpr`); the reasonableness
tests are ours, after A.1.7.10 there. The rules, in the order in which they are tried:

1. Near a confirmed place of at most ten seconds ago, one message is enough, if the
   aircraft could have flown there and the other half does not deny it: one half alone
   fits another place in every zone.
2. Else an even and an odd message, close in time, make a pair, if the two places that
   it gives could belong to one flight. A message serves in one pair only.
3. After a pause of up to a minute a pair is confirmed by the place before the pause, if
   the aircraft could have flown to it.
4. Else the first pair gives a candidate, which nobody is told. A second pair of two
   other messages makes it confirmed, if all four places lie on one straight, steady
   flight; else it becomes the candidate.

A message with the time of another, or a garbled one that passes its parity, gives a
pair that lies whole zones off, and the next pair does not fit it. Of two aircraft with
one address, one sends the even half and the other the odd one of such a pair, again and
again alike; but then the halves fit by chance alone and each moves as its own sender
does. So each of the two is confirmed in turn. What is left is chance: within ten
seconds of the one, a half of the other may fit near it (6 km in a zone of 670 km). It
is then told wrongly at most `DENIALS` times, until its other half denies it: 28
positions of 330,000, where in a test 30,000 aircraft take over an address so soon.
"""

from math import sqrt

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

ALONE_NS = 10 * SECOND_NS  # 6 km of flight: a strange half fits it once in thousands
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

DENIALS = 3  # of one half in a row, and the other alone is not believed

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
    candidate : tuple of Fix or None
        A pair, even and odd, that awaits a second.
    confirmed : Fix or None
        The last place that was told.
    denials : list of int
        How often in a row the even and the odd half lay away from the confirmed place.
    """

    last: list[Sent | None] = msgspec.field(default_factory=lambda: [None, None])
    fresh: list[bool] = msgspec.field(default_factory=lambda: [False, False])
    candidate: tuple[Fix, Fix] | None = None
    confirmed: Fix | None = None
    denials: list[int] = msgspec.field(default_factory=lambda: [0, 0])

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
        if known is not None and abs(sent.time_ns - known.time_ns) <= ALONE_NS:
            fix = _near(sent, known, clock_s)
            believed = self._believed(sent, near=fix is not None)
            if fix is not None and believed:
                self.confirmed = fix
                return fix.place, ""
        return self._pair(sent, reference, clock_s)

    def _believed(self, sent: Sent, *, near: bool) -> bool:
        """Note what a half says, and say whether it is enough without a pair."""
        self.denials[sent.odd] = 0 if near else self.denials[sent.odd] + 1
        return self.denials[not sent.odd] < DENIALS

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
        pair = _solve(even, odd, reference, clock_s)
        if pair is None:
            return None, NO_PAIR
        self.fresh = [False, False]
        earlier, self.candidate = self.candidate, pair
        returned = known is not None and _returns(known, pair, clock_s)
        if not returned and (earlier is None or not one_flight(earlier, pair, clock_s)):
            return None, AWAITS_SECOND
        self.candidate, self.confirmed = None, pair[sent.odd]
        return self.confirmed.place, ""


def _near(sent: Sent, known: Fix, clock_s: float) -> Fix | None:
    """Place a message near a known place, if the aircraft could have flown there."""
    place = place_near(sent.encoded, known.place, odd=sent.odd, surface=sent.surface)
    if place is None:
        return None
    fix = Fix(sent.time_ns, place, sent.surface)
    return fix if reachable(known, fix, clock_s) else None


def _returns(known: Fix, pair: tuple[Fix, Fix], clock_s: float) -> bool:
    """Say whether a pair lies where an aircraft that paused can have flown."""
    return all(
        ALONE_NS < abs(fix.time_ns - known.time_ns) <= TRUST_NS
        and reachable(known, fix, clock_s)
        for fix in pair
    )


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
    north_m, east_m, seconds = _moved(start, end)
    limit_m = SLACK_M + speed_mps * (abs(seconds) + clock_s)
    return north_m * north_m + east_m * east_m <= limit_m * limit_m


def one_flight(before: tuple[Fix, Fix], after: tuple[Fix, Fix], clock_s: float) -> bool:
    """Say whether two pairs lie on one straight, steady flight.

    Parameters
    ----------
    before, after : tuple of Fix
        Even and odd of each pair.
    clock_s : float
        How far the times of two messages may be wrong against each other.

    Returns
    -------
    bool
        True where the odd places continue the even ones at the speed of both.
    """
    if abs(after[0].time_ns - before[0].time_ns) > TRUST_NS:
        return False
    if not all(reachable(a, b, clock_s) for a, b in zip(before, after, strict=True)):
        return False
    even, odd = _moved(before[0], after[0]), _moved(before[1], after[1])
    seconds = even[2] + odd[2]
    if seconds == 0.0:
        return False
    north_mps = (even[0] + odd[0]) / seconds
    east_mps = (even[1] + odd[1]) / seconds
    speed_mps = sqrt(north_mps * north_mps + east_mps * east_mps)
    limit_m = SLACK_M + min(speed_mps, SPEED_AIRBORNE_MPS) * clock_s
    for pair in (before, after):
        north_m, east_m, apart_s = _moved(*pair)
        off_n_m = north_m - north_mps * apart_s
        off_e_m = east_m - east_mps * apart_s
        if off_n_m * off_n_m + off_e_m * off_e_m > limit_m * limit_m:
            return False
    return True


def _moved(start: Fix, end: Fix) -> tuple[float, float, float]:
    """Give metres north and east, and seconds, from one place to another."""
    middle_rad = 0.5 * (start.place[0] + end.place[0]) * DEGREE_RAD
    east_deg = wrap_deg(end.place[1] - start.place[1])
    return (
        (end.place[0] - start.place[0]) * DEGREE_M,
        east_deg * DEGREE_M * cos(middle_rad),
        (end.time_ns - start.time_ns) / SECOND_NS,
    )


def _echo(sent: Sent, before: Sent) -> bool:
    """Say whether a second receiver heard the message that we have."""
    close = abs(sent.time_ns - before.time_ns) < REPEAT_NS
    return close and sent.encoded == before.encoded


def _solve(
    even: Sent, odd: Sent, reference: Place | None, clock_s: float
) -> tuple[Fix, Fix] | None:
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
    return (first, second) if reachable(first, second, clock_s) else None
