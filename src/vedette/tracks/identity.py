"""Identity: what a 24-bit address says about whether two reports are one aircraft.

Addresses are claims. Another address than the track's is unlikely, not impossible (a
garbled or false message); the same address is strong, not certain (two aircraft can
claim one). As a factor on the likelihood of a pair, relative to an address drawn at
random from 2^24:

    same address          2^24 (1 - ε)
    another address       ε
    track without one     κ, the probability that it would say one
    no address said       1

Physics comes before identity: a report that would need more than
``SPEED_MAX_MPS`` since the track's last plot is no pair, whatever its address.
"""

from vedette.kernel import kernel

ADDRESS_COUNT = 16777216.0  # 2^24
GARBLED = 1e-6  # ε: Mode S has a 24-bit parity; a wrong address that passes is rare
WOULD_SAY_ONE = 0.5  # κ: of objects first seen by radar alone; neither likely nor not
# κ of what a site expects: by definition of a birth it says nothing of itself. One in a
# hundred was first seen by radar and then heard, or is called intruder and yet says
# who it is; a track that fits so well takes the address all the same.
BORN_SAYS_ONE = 1e-2
# κ of birds: one in a thousand is not seen as its kind is.
BIRD_SAYS_ONE = 1e-3
SPEED_MAX_MPS = 1000.0  # faster than any aircraft that answers to an address
POSITION_SLACK_M = 2000.0  # beyond the covariances: clocks wrong by some seconds


@kernel
def identity_factor(track_address: int, plot_address: int, says: float) -> float:
    """Return the factor that two addresses put on the likelihood of a pair.

    Parameters
    ----------
    track_address, plot_address : int
        24-bit addresses, -1 where none is known or said.
    says : float
        Probability that a track without an address says one.

    Returns
    -------
    float
        1 for a plot without an address.
    """
    if plot_address < 0:
        return 1.0
    if track_address < 0:
        return says
    if track_address == plot_address:
        return ADDRESS_COUNT * (1.0 - GARBLED)
    return GARBLED


@kernel
def within_physics(distance_m: float, dt_s: float) -> bool:
    """Return whether an aircraft could have flown that far in that time."""
    return distance_m <= SPEED_MAX_MPS * dt_s + POSITION_SLACK_M
