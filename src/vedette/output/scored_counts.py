"""Counts of an output folder against the truth: where the truth fell in its stated law.

In: ``assessment.json`` (each count with its pmf) and ``truth.json`` (`counts` of the
first volume, `volumes` of all). Out: for every measure `truth`, `mean`, `interval_90`,
`pit` (randomised, by a number named by inputs, volume and measure) and `crps`, those of
the first volume on top and of all under `volumes`. What cannot be told says why.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np

from vedette.errors import UsageError
from vedette.fixed_math import uniform
from vedette.incursions.counts import MEASURES, interval_90, mean_of
from vedette.score.calibration import crps, randomised_pit

PIT_KEY = 0x73636F7265  # names the random numbers of scores
NO_ASSESSMENT = "the folder holds no assessment with counts"
NO_TRUTH = "truth.json does not tell how many"
NO_COUNT = "no such count was stated"

Counts = Mapping[tuple[str, str], tuple[float, ...]]  # pmf by volume and measure


class Stated(msgspec.Struct):
    """One count of ``assessment.json``.

    Parameters
    ----------
    volume, measure : str
        Which.
    pmf : tuple of float
        Probability of 0, 1, 2, ...
    """

    volume: str
    measure: str
    pmf: tuple[float, ...]


class _Made(msgspec.Struct):
    """From what an assessment was made."""

    inputs_sha256: str = ""


class _Assessment(msgspec.Struct):
    """What is read of ``assessment.json``; `counts` may say that there are none."""

    counts: list[Stated] | dict[str, str] = msgspec.field(default_factory=list)
    made_from: _Made = msgspec.field(default_factory=_Made)


class _Truth(msgspec.Struct):
    """What is read of ``truth.json``."""

    counts: dict[str, int] = msgspec.field(default_factory=dict)
    volumes: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)


Document = TypeVar("Document", _Assessment, _Truth)


def scored_counts(folder: Path, truth_folder: Path) -> dict[str, Any]:
    """Score the counts of an output folder.

    Parameters
    ----------
    folder : pathlib.Path
        Of `vedette replay`.
    truth_folder : pathlib.Path
        With ``truth.json``.

    Returns
    -------
    dict
        Of JSON values.

    Raises
    ------
    UsageError
        A file is there and does not hold.
    """
    path = folder / "assessment.json"
    if not path.is_file():
        return dict.fromkeys(MEASURES, _not_assessed(NO_ASSESSMENT))
    read = _read(path, _Assessment)
    stated = read.counts if isinstance(read.counts, list) else []
    counts = {(one.volume, one.measure): one.pmf for one in stated}
    return score_counts(counts, truth_folder, read.made_from.inputs_sha256)


def score_counts(counts: Counts, truth_folder: Path, inputs: str) -> dict[str, Any]:
    """Score stated counts.

    Parameters
    ----------
    counts : mapping of (str, str) to tuple of float
        pmf by volume and measure, the first volume first.
    truth_folder : pathlib.Path
        With ``truth.json``.
    inputs : str
        Digest of the inputs: names the random numbers of the PIT.

    Returns
    -------
    dict
        Of JSON values.
    """
    if not counts:
        return dict.fromkeys(MEASURES, _not_assessed(NO_ASSESSMENT))
    truth = _read(truth_folder / "truth.json", _Truth)
    volumes = list(dict.fromkeys(volume for volume, _ in counts))
    scored = {
        volume: _volume(volume, counts, _truth_of(volume, volumes, truth), inputs)
        for volume in volumes
    }
    return {**scored[volumes[0]], "volumes": scored}


def _truth_of(volume: str, volumes: Sequence[str], truth: _Truth) -> dict[str, int]:
    """Return the true counts of a volume; those on top are of the first."""
    on_top = truth.counts if volume == volumes[0] else {}
    return truth.volumes.get(volume, on_top)


def _volume(
    volume: str, counts: Counts, truth: Mapping[str, int], inputs: str
) -> dict[str, Any]:
    """Score the counts of one volume."""
    scored: dict[str, Any] = {}
    for measure in MEASURES:
        pmf = counts.get((volume, measure))
        if pmf is None:
            scored[measure] = _not_assessed(NO_COUNT)
        elif measure not in truth:
            scored[measure] = _not_assessed(NO_TRUTH)
        else:
            name = hashlib.sha256(f"{inputs}\x1f{volume}\x1f{measure}".encode())
            stream = int.from_bytes(name.digest()[:7], "big")
            mark = uniform(PIT_KEY, stream, 0)
            scored[measure] = _one(pmf, truth[measure], mark)
    return scored


def _one(pmf: tuple[float, ...], truth: int, mark: float) -> dict[str, Any]:
    """Score one count."""
    law = np.array(pmf)
    return {
        "truth": truth,
        "mean": mean_of(pmf),
        "interval_90": list(interval_90(pmf)),
        "pit": min(randomised_pit(law, truth, mark), 1.0),
        "crps": crps(law, truth),
    }


def _not_assessed(reason: str) -> dict[str, str]:
    return {"status": "not_assessed", "reason": reason}


def _read(path: Path, kind: type[Document]) -> Document:
    """Read one of the two documents."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(
            expected=f"{path.name} as `vedette` writes it",
            got=str(error),
            where=str(path),
        ) from error
