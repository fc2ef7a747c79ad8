"""Scores: the picture and the truth come in, numbers go out; nothing is recorded.

In: truth and estimates in the site plane (m, m/s, s), stated probabilities and what
came true. Out: GOSPA (Rahmathullah et al. 2017), SIAP and identity changes (Votruba et
al. 2001), matched crossings, and calibration of probabilities and counts (ECE, Brier,
randomised PIT, CRPS). Every score is to be printed beside the oracle's.
"""

from vedette.score.calibration import (
    Reliability,
    brier,
    crps,
    expected_calibration_error,
    ks_distance,
    pit_limit,
    randomised_pit,
    reliability,
)
from vedette.score.crossings import (
    Crossings,
    CrossingScore,
    error_quantiles,
    match_crossings,
)
from vedette.score.gospa import Gospa, GospaSummary, gospa, summarise
from vedette.score.siap import Siap, identity_changes_per_hour, siap
from vedette.score.spans import Histories, Span, associate

__all__ = [
    "CrossingScore",
    "Crossings",
    "Gospa",
    "GospaSummary",
    "Histories",
    "Reliability",
    "Siap",
    "Span",
    "associate",
    "brier",
    "crps",
    "error_quantiles",
    "expected_calibration_error",
    "gospa",
    "identity_changes_per_hour",
    "ks_distance",
    "match_crossings",
    "pit_limit",
    "randomised_pit",
    "reliability",
    "siap",
    "summarise",
]
