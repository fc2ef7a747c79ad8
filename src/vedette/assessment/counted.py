"""How many, in words: the unit of a count, its name, and the sentence that says it.

Law: a count is never one bare number. It is told as an interval of 90 % (equal-tailed,
inclusive), what was seen and what is assumed unseen apart, with the unit of counting
and "given these sensors". The counts themselves are `vedette.incursions.counts`.
"""

from vedette.claims.tongue import Tongue, interval, notation, word
from vedette.incursions.counts import Count, interval_90


def unit_of(count: Count, approach_km: float, tongue: Tongue = "en") -> str:
    """Say exactly what is counted: two counts of other units are never compared.

    Parameters
    ----------
    count : Count
        Of a volume.
    approach_km : float
        Of the site's policy.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        The unit of counting.
    """
    return word(
        f"unit_{count.measure}",
        tongue,
        volume=count.volume,
        approach_km=notation(f"{approach_km:g}", tongue),
    )


def name_of(count: Count, tongue: Tongue = "en") -> str:
    """Say what is counted in few words.

    Parameters
    ----------
    count : Count
        Of a volume.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        Such as "Entries into PL".
    """
    return word(f"count_{count.measure}", tongue, volume=count.volume)


def sentence_of(count: Count, tongue: Tongue = "en") -> str:
    """Tell a count in one sentence, seen and assumed unseen apart.

    Parameters
    ----------
    count : Count
        Of a volume.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        With its interval, never as one number.
    """
    return word(
        "count_said",
        tongue,
        name=name_of(count, tongue),
        all=between(count.pmf, tongue),
        given=word("count_given", tongue),
        seen=between(count.seen_pmf, tongue),
        unseen=between(count.unseen_pmf, tongue),
    )


def between(pmf: tuple[float, ...], tongue: Tongue = "en") -> str:
    """Write the 90 % interval of a distribution.

    Parameters
    ----------
    pmf : tuple of float
        Probability of 0, 1, 2 ...
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        "17-21"; "19-19" where both ends are the same: still no bare number.
    """
    low, high = interval_90(pmf)
    return interval(str(low), str(high), tongue)
