"""How an assessment writes times, probabilities and lengths of time for people.

Times are UTC; a probability is never said to be certain, since it was only computed.
"""

from vedette.claims.tongue import Tongue, notation, term
from vedette.picture import Outcome
from vedette.units import SECOND_NS
from vedette.web.markup import utc

ALMOST = 0.9995  # what three decimals would round to one
MINUTE_S, HOUR_S = 60, 3600


def to_ns(time_s: float, outcome: Outcome) -> int:
    """Turn seconds since the epoch into nanoseconds UTC."""
    return outcome.epoch_ns + round(time_s * SECOND_NS)


def clock(time_s: float, outcome: Outcome, *, date: bool = False) -> str:
    """Write a time to the nearest second.

    Parameters
    ----------
    time_s : float
        Seconds since epoch.
    outcome : Outcome
        Has the epoch.
    date : bool
        Whether the day stands before it.

    Returns
    -------
    str
        As "23:30:05".
    """
    nearest = to_ns(time_s, outcome) + SECOND_NS // 2
    return utc(nearest, date=date)


def probability(value: float, tongue: Tongue = "en") -> str:
    """Write a probability to two decimals, near 1 to three."""
    if value > ALMOST:
        return notation("> 0.999", tongue)
    written = f"{value:.3f}" if value > 0.99 else f"{value:.2f}"  # noqa: PLR2004
    return notation(written, tongue)


def lasting(duration_s: float) -> str:
    """Write a length of time, as "1 h 02 min" or "3 min 20 s".

    Parameters
    ----------
    duration_s : float
        Seconds, not negative.

    Returns
    -------
    str
        In two units at most.
    """
    whole = round(duration_s)
    if whole >= HOUR_S:
        minutes = round(duration_s / MINUTE_S)
        return f"{minutes // 60} h {minutes % 60:02d} min"
    if whole >= MINUTE_S:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole} s"


def shares(across: dict[str, float], tongue: Tongue = "en") -> str:
    """Write shares of an entry by neighbour, largest first; the least are left out."""
    ordered = sorted(across.items(), key=lambda item: (-item[1], item[0]))
    told = [
        f"{term(name, tongue)} {probability(p, tongue)}"
        for name, p in ordered
        if p >= 0.005  # noqa: PLR2004
    ]
    return (", " if tongue == "en" else "; ").join(told)


def address_text(address: int) -> str:
    """Write a 24-bit address as six hexadecimal digits, "" where none is known."""
    return f"{address:06x}" if address >= 0 else ""
