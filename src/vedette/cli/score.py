"""``vedette score``: a picture against what was really there."""

import tempfile
from pathlib import Path
from typing import Any

import msgspec

from vedette.cli.episode import make_episode
from vedette.cli.inputs import chosen_inputs
from vedette.cli.progress import progress
from vedette.cli.terminal import say, say_json
from vedette.output.derived import RECORD
from vedette.output.scored import score_folder
from vedette.output.scored_counts import score_counts
from vedette.recorded import read_recorded
from vedette.study.oracle_of_record import PLOTS, oracle_counts

NO_PLOTS = "the truth folder does not say whose each plot is (plots.parquet)"
NO_RECORD = "the folder holds no record whose inputs the oracle could hear"
KNOWS = "which plots are of objects that may count, and of which object each is"
CUTOFF_M = 500.0  # of drones; en route 2 km is usual


def score(
    picture: Path, /, *, truth: Path, c: float = CUTOFF_M, json: bool = False
) -> None:
    """Score a picture against the truth: GOSPA, SIAP, changes of number, entries.

    The truth is a folder with `truth.parquet` (time, target, lat, lon, height_m,
    class) and `truth.json` (counts, entries). Tracks are scored as known then. Where it
    also says whose each plot is (`plots.parquet` of `vedette simulate`), the counts of
    an oracle that knows it stand beside.

    ```
    vedette score result --truth truth
    vedette score result/record.vedette --truth truth --c 2000 --json
    ```

    Parameters
    ----------
    picture : pathlib.Path
        An output folder, or a record, which is kept again.
    truth : pathlib.Path
        The truth folder.
    c : float
        Cutoff of GOSPA, metres; a track farther from every target is no track of one.
    json : bool
        Print the scores as JSON.
    """
    if (picture / "tracks.parquet").is_file():
        scores = score_folder(picture, truth, c)
        scores["oracle"] = _oracle(picture / RECORD, truth)
    else:
        with (
            tempfile.TemporaryDirectory() as folder,
            chosen_inputs([picture], None, None, None) as chosen,
        ):
            out = Path(folder) / "again"
            make_episode(chosen, out, replace=False)
            scores = score_folder(out, truth, c)
            scores["oracle"] = _oracle(out / RECORD, truth)
    if json:
        say_json(msgspec.json.format(msgspec.json.encode(scores)))
    else:
        say(*_lines(scores))


def _oracle(record: Path, truth: Path) -> dict[str, Any]:
    """Score the counts of the oracle, where the truth says whose each plot is."""
    if not (truth / PLOTS).is_file():
        return {"status": "not_assessed", "reason": NO_PLOTS}
    if not record.is_dir():
        return {"status": "not_assessed", "reason": NO_RECORD}
    recorded = read_recorded(record)
    taken = 0
    with progress("Asking the oracle", len(recorded.inputs)) as advance:

        def told(count: int) -> None:
            nonlocal taken
            advance(count - taken)
            taken = count

        counts = oracle_counts(recorded, truth, told)
    pmf = {(count.volume, count.measure): count.pmf for count in counts}
    inputs = str(recorded.stated.get("inputs_sha256", ""))
    return {"knows": KNOWS, "counts": score_counts(pmf, truth, inputs)}


def _counts(what: str, counts: dict[str, Any]) -> list[str]:
    """Say the scores of counts to a person, volume by volume."""
    if "volumes" not in counts:
        return [f"{what}: not assessed, {next(iter(counts.values()))['reason']}"]
    lines = []
    for volume, measures in counts["volumes"].items():
        for measure, one in measures.items():
            if "reason" in one:
                lines.append(f"{what}, {volume} {measure}: {one['reason']}")
                continue
            low, high = one["interval_90"]
            lines.append(
                f"{what}, {volume} {measure}: true {one['truth']}, stated "
                f"{one['mean']:.1f} ({low}-{high} at 90 %), CRPS {one['crps']:.2f}"
            )
    return lines


def _siap(siap: dict[str, Any]) -> list[str]:
    """Say the scores by association."""
    return [
        (
            f"SIAP: completeness {siap['completeness']:.3f}, ambiguity "
            f"{siap['ambiguity']:.3f}, spuriousness {siap['spuriousness']:.3f}, "
            f"position {siap['position_m']:.1f} m, velocity "
            f"{siap['velocity_mps']:.2f} m/s, longest segment "
            f"{siap['longest_segment']:.3f}"
        )
    ]


def _lines(scores: dict[str, Any]) -> list[str]:
    """Say the scores to a person."""
    gospa, siap, entries = scores["gospa"], scores["siap"], scores["crossings"]
    lines = [f"GOSPA: not assessed, {gospa['reason']}"] if "reason" in gospa else []
    if not lines:
        lines = [
            (
                f"GOSPA (c {gospa['c']:g} m, p 2, alpha 2): {gospa['rms']:.1f} m = "
                f"localisation {gospa['localisation']:.1f}, missed "
                f"{gospa['missed']:.1f}, false {gospa['false']:.1f} (squares add up)"
            )
        ]
    lines += (
        [f"SIAP: not assessed, {siap['reason']}"] if "reason" in siap else _siap(siap)
    )
    return [
        *lines,
        f"Changes of track number: {scores['id_changes_per_hour']:.3f} per hour",
        (
            f"Entries: {entries['true']} true, {entries['matched']} found, "
            f"{entries['missed']} missed, {entries['extra']} extra"
        ),
        *_counts("Counts", scores["counts"]),
        *(
            [f"Oracle: not assessed, {scores['oracle']['reason']}"]
            if "reason" in scores["oracle"]
            else _counts("Oracle", scores["oracle"]["counts"])
        ),
    ]
