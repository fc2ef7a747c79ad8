"""``vedette score``: a picture against what was really there."""

import tempfile
from pathlib import Path
from typing import Any

import msgspec

from vedette.cli.episode import make_episode
from vedette.cli.inputs import chosen_inputs
from vedette.cli.terminal import say, say_json
from vedette.output.scored import score_folder

CUTOFF_M = 500.0  # of drones; en route 2 km is usual


def score(
    picture: Path, /, *, truth: Path, c: float = CUTOFF_M, json: bool = False
) -> None:
    """Score a picture against the truth: GOSPA, SIAP, changes of number, entries.

    The truth is a folder with `truth.parquet` (time, target, lat, lon, height_m,
    class) and `truth.json` (entries). Tracks are scored as known then. Counts and the
    oracle are not scored yet, and say so.

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
    else:
        with (
            tempfile.TemporaryDirectory() as folder,
            chosen_inputs([picture], None, None, None) as chosen,
        ):
            out = Path(folder) / "again"
            make_episode(chosen, out, replace=False)
            scores = score_folder(out, truth, c)
    if json:
        say_json(msgspec.json.format(msgspec.json.encode(scores)))
    else:
        say(*_lines(scores))


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
    return [
        *lines,
        (
            f"SIAP: completeness {siap['completeness']:.3f}, ambiguity "
            f"{siap['ambiguity']:.3f}, spuriousness {siap['spuriousness']:.3f}, "
            f"position {siap['position_m']:.1f} m, velocity "
            f"{siap['velocity_mps']:.2f} m/s, longest segment "
            f"{siap['longest_segment']:.3f}"
        ),
        f"Changes of track number: {scores['id_changes_per_hour']:.3f} per hour",
        (
            f"Entries: {entries['true']} true, {entries['matched']} found, "
            f"{entries['missed']} missed, {entries['extra']} extra"
        ),
        f"Counts: not assessed, {scores['counts']['objects']['reason']}",
        f"Oracle: not assessed, {scores['oracle']['reason']}",
    ]
