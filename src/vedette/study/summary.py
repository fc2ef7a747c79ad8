"""Summary: what the nights of a study come to, against the bar.

Law: `vedette.score.calibration` (PIT and its limit, CRPS, reliability) and the bar of
docs/study.md: per family, volume and measure the PIT limit, CRPS at most the oracle's
plus 0.25, 90 % intervals that cover at least 87 % (at 1,000 nights); ECE at most 0.03
over 5,000 tracks; the border right in 95 % where said with 0.95 and said so in 70 % of
covered crossings; at most one false incursion in 1,000 track-hours near a border.

Everything here is a function of the rows; documents are dictionaries of JSON values.
"""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.stats import chi2

from vedette.columns import Floats
from vedette.incursions.counts import MEASURES
from vedette.score.calibration import (
    ECE_TRACKS_MIN,
    Reliability,
    crps,
    ks_distance,
    pit_limit,
    reliability,
)
from vedette.study.kept import About
from vedette.study.killed import killed_summary
from vedette.study.observed import LOOKS
from vedette.study.row import Belief, Counted, Entered, Night, Told

SCHEMA = 1
SAID = 0.95  # of the neighbour across whose border something came
Json = dict[str, object]
NO_WARNINGS = "warnings are judged by their own tests, not yet night by night"


def summarise(about: About, nights: Sequence[Night]) -> Json:
    """Sum up a study.

    Parameters
    ----------
    about : About
        Which study.
    nights : sequence of Night
        By seed, at least one.

    Returns
    -------
    dict
        ``summary.json``.
    """
    counts = [_count(rows) for rows in by_count(nights).values()]
    return {
        "schema": SCHEMA,
        "data_kind": about.data_kind,
        "family": about.family,
        "version": about.version,
        "told": about.told,
        "nights": len(nights),
        "pit_limit": pit_limit(len(nights)),
        "coverage_90": _worst(counts, "coverage_90", min),
        "pit_ks": _worst(counts, "pit_ks", max),
        "crps": _worst(counts, "crps", max),
        "crps_oracle": _worst(counts, "crps_oracle", max),
        "counts": counts,
        "ece": _ece(nights),
        "side": _side(nights),
        "crossings": _crossings(nights),
        "false_incursions": _false(nights),
        "authorised": _authorised(nights),
        "sensor_killed": killed_summary(nights),
        "tracking": _tracking(nights),
        "warnings": {"status": "not_assessed", "reason": NO_WARNINGS},
    }


def by_count(nights: Sequence[Night]) -> dict[tuple[str, str], list[Counted]]:
    """Sort the counts of all nights by volume and measure.

    Parameters
    ----------
    nights : sequence of Night
        By seed.

    Returns
    -------
    dict of (str, str) to list of Counted
        By volume, then by measure, each in the order of the nights.
    """
    found: dict[tuple[str, str], list[Counted]] = {}
    for night in nights:
        for one in night.counted:
            found.setdefault((one.volume, one.measure), []).append(one)
    return found


def _mean(values: Sequence[float]) -> float | None:
    """Return the mean, None of nothing."""
    return sum(values) / len(values) if values else None


def _covers(told: Told, truth: int) -> bool:
    """Say whether the 90 % interval holds the truth."""
    return told.low <= truth <= told.high


def _count(rows: Sequence[Counted]) -> Json:
    """Sum up one count over all nights."""
    truths = np.array([one.truth for one in rows], np.int64)
    beside = [one for one in rows if one.oracle is not None]
    # What somebody would say who knows all other nights of the family and saw none.
    naive = np.bincount(truths) / truths.size
    ks = ks_distance(np.array([one.pit for one in rows]))
    return {
        "volume": rows[0].volume,
        "measure": rows[0].measure,
        "nights": len(rows),
        "truth_mean": float(truths.mean()),
        "mean": _mean([one.told.mean for one in rows]),
        "seen_mean": _mean([one.told.seen_mean for one in rows]),
        "unseen_mean": _mean([one.told.unseen_mean for one in rows]),
        "coverage_90": _mean([float(_covers(one.told, one.truth)) for one in rows]),
        "width_90": _mean([float(one.told.high - one.told.low) for one in rows]),
        "pit_ks": ks,
        "pit_holds": ks <= pit_limit(len(rows)),
        "crps": _mean([one.told.crps for one in rows]),
        "crps_family": _mean([crps(naive, int(truth)) for truth in truths]),
        "oracle_nights": len(beside),
        "crps_beside_oracle": _mean([one.told.crps for one in beside]),
        "crps_oracle": _mean([_oracle(one).crps for one in beside]),
        "oracle_mean": _mean([_oracle(one).mean for one in beside]),
        "oracle_seen_mean": _mean([_oracle(one).seen_mean for one in beside]),
        "oracle_coverage_90": _mean(
            [float(_covers(_oracle(one), one.truth)) for one in beside]
        ),
    }


def _oracle(one: Counted) -> Told:
    """Return what the oracle says, where it was asked."""
    return one.oracle if one.oracle is not None else one.told


def _worst(
    counts: Sequence[Json], key: str, choose: Callable[[list[float]], float]
) -> Json:
    """Give, for each measure, the worst volume."""
    worst: Json = {}
    for measure in MEASURES:
        values = [
            float(str(one[key]))
            for one in counts
            if one["measure"] == measure and one[key] is not None
        ]
        worst[measure] = choose(values) if values else None
    return worst


def beliefs_at(nights: Sequence[Night], looks: int) -> tuple[Floats, Floats]:
    """Give what was stated of young tracks, and whether it was so.

    Parameters
    ----------
    nights : sequence of Night
        By seed.
    looks : int
        After birth.

    Returns
    -------
    stated, real : (n,)
        Probability, and 1 where the track is of an object that the site expects.
    """
    said: list[Belief] = [b for n in nights for b in n.beliefs if b.looks == looks]
    stated = np.array([one.stated for one in said])
    return stated, np.array([float(one.real) for one in said])


def _ece(nights: Sequence[Night]) -> Json:
    """Judge existence at each number of looks."""
    told: Json = {}
    for looks in LOOKS:
        stated, real = beliefs_at(nights, looks)
        own = [b.own for n in nights for b in n.beliefs if b.looks == looks]
        table = reliability(stated, real > 0.0) if stated.size else None
        told[str(looks)] = {
            "tracks": int(stated.size),
            "ece": None if table is None else table.ece,
            "ece_by_chance": None if table is None else by_chance(table),
            "enough": bool(stated.size >= ECE_TRACKS_MIN),
            "stated_mean": _mean(stated.tolist()),
            "true_share": _mean(real.tolist()),
            "target_share": _mean([float(one) for one in own]),
        }
    return told


def by_chance(table: Reliability) -> float:
    """Return the error that perfect statements would show over so many tracks.

    Parameters
    ----------
    table : Reliability
        Of what was stated.

    Returns
    -------
    float
        Mean absolute error of a share, bin by bin.
    """
    spread = np.sqrt(table.stated * (1.0 - table.stated) / table.statements)
    share = table.statements / table.statements.sum()
    return float((share * spread).sum() * np.sqrt(2.0 / np.pi))


def _entries(nights: Sequence[Night]) -> list[Entered]:
    return [one for night in nights for one in night.entered]


def _side(nights: Sequence[Night]) -> Json:
    """Judge across which border."""
    every = _entries(nights)
    covered = [one for one in every if one.covered]
    said = [one for one in every if (one.said or 0.0) >= SAID]
    sure = [one for one in covered if (one.said or 0.0) >= SAID]
    return {
        "said": len(said),
        "right": sum(bool(one.right) for one in said),
        "right_share": _mean([float(bool(one.right)) for one in said]),
        "covered": len(covered),
        "covered_said": len(sure),
        "covered_said_share": len(sure) / len(covered) if covered else None,
    }


def _crossings(nights: Sequence[Night]) -> Json:
    """Judge whether entries were found, and when."""
    every = _entries(nights)
    covered = [one for one in every if one.covered and one.error_s is not None]
    errors = [abs(one.error_s or 0.0) for one in covered]
    over = [abs(one.error_s or 0.0) - (one.revisit_s or 0.0) for one in covered]
    return {
        "true": len(every),
        "found": sum(one.found for one in every),
        "covered": sum(one.covered for one in every),
        "covered_found": sum(one.found for one in every if one.covered),
        "time_error_s": _quantiles(errors),
        "time_error_less_revisit_s": _quantiles(over),
    }


def _quantiles(values: Sequence[float]) -> Json | None:
    """Say how large values are."""
    if not values:
        return None
    shares = (0.5, 0.9, 0.99)
    found = np.quantile(np.array(values), shares).tolist()
    return {f"{share:g}": value for share, value in zip(shares, found, strict=True)}


def rate_interval(count: int, hours: float) -> tuple[float, float]:
    """Return the exact 95 % interval of a Poisson rate (Garwood 1936).

    Parameters
    ----------
    count : int
        Events.
    hours : float
        Exposure, above 0.

    Returns
    -------
    low, high : float
        Events per 1,000 hours.
    """
    low = float(chi2.ppf(0.025, 2 * count)) / 2.0 if count else 0.0
    high = float(chi2.ppf(0.975, 2 * count + 2)) / 2.0
    return 1000.0 * low / hours, 1000.0 * high / hours


def _false(nights: Sequence[Night]) -> Json:
    """Count incursions of what never entered."""
    wrong = [one for night in nights for one in night.wrong]
    hours = sum(night.near_h for night in nights)
    kinds = dict.fromkeys(("nothing", "bird", "authorised", "outside"), 0)
    for one in wrong:
        kinds[one.of] += 1
    return {
        "count": len(wrong),
        "of": kinds,
        "track_hours": hours,
        "per_1000_h": 1000.0 * len(wrong) / hours if hours > 0.0 else None,
        "interval_95": list(rate_interval(len(wrong), hours)) if hours > 0.0 else None,
    }


def _authorised(nights: Sequence[Night]) -> Json:
    """Sum up how authorised aircraft fared."""
    return {
        "aircraft": sum(night.authorised for night in nights),
        "unauthorised_entry_sum_per_night": _mean(
            [night.authorised_sum for night in nights]
        ),
        "unauthorised_entry_max": max(night.authorised_max for night in nights),
    }


def _tracking(nights: Sequence[Night]) -> Json:
    """Average how tracks and objects compare."""
    names = nights[0].tracking.__struct_fields__
    return {
        name: _mean([float(getattr(night.tracking, name)) for night in nights])
        for name in names
    }
