"""How many, in words: the unit of a count, its name, and the sentence that says it.

Law: a count is never one bare number. It is told as an interval of 90 % (equal-tailed,
inclusive), what was seen and what is assumed unseen apart, with the unit of counting
and "given these sensors". The counts themselves are `vedette.incursions.counts`.
"""

from types import MappingProxyType

from vedette.incursions.counts import Count, interval_90

GIVEN = "90 %, given these sensors"

# What is counted, in full: two counts of other units are never compared.
UNITS = MappingProxyType(
    {
        "objects": "distinct objects without authorisation that were in {volume} at "
        "any time of the watch",
        "entries": "inward passages of the border of {volume} by objects without "
        "authorisation during the watch",
        "approached": "distinct objects without authorisation that came within "
        "{approach_km:g} km of {volume} and were never in it",
    }
)
NAMES = MappingProxyType(
    {
        "objects": "Objects that entered {volume}",
        "entries": "Entries into {volume}",
        "approached": "Objects that approached {volume} and did not enter",
    }
)


def unit_of(count: Count, approach_km: float) -> str:
    """Say exactly what is counted.

    Parameters
    ----------
    count : Count
        Of a volume.
    approach_km : float
        Of the site's policy.

    Returns
    -------
    str
        The unit of counting.
    """
    return UNITS[count.measure].format(volume=count.volume, approach_km=approach_km)


def name_of(count: Count) -> str:
    """Say what is counted in few words.

    Parameters
    ----------
    count : Count
        Of a volume.

    Returns
    -------
    str
        Such as "Entries into PL".
    """
    return NAMES[count.measure].format(volume=count.volume)


def sentence_of(count: Count) -> str:
    """Tell a count in one sentence, seen and assumed unseen apart.

    Parameters
    ----------
    count : Count
        Of a volume.

    Returns
    -------
    str
        With its interval, never as one number.
    """
    return (
        f"{name_of(count)}: {between(count.pmf)} ({GIVEN}); "
        f"seen {between(count.seen_pmf)}, assumed unseen {between(count.unseen_pmf)}."
    )


def between(pmf: tuple[float, ...]) -> str:
    """Write the 90 % interval of a distribution.

    Parameters
    ----------
    pmf : tuple of float
        Probability of 0, 1, 2 ...

    Returns
    -------
    str
        "17-21"; "19-19" where both ends are the same: still no bare number.
    """
    low, high = interval_90(pmf)
    return f"{low}-{high}"
