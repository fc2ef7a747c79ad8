"""``vedette simulate``: a night of a scenario becomes recordings, a site, and truth."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from vedette.cli.drawn_night import FEEDS, STEPS, draw_night, night_lines, write_night
from vedette.cli.out_dir import output_folder
from vedette.cli.progress import progress
from vedette.cli.terminal import say
from vedette.cli.whole import Whole


def simulate(
    scenario: Path, /, *, seed: Whole, out: Path, replace: bool = False
) -> None:
    """Draw a night of a scenario: what its sensors recorded, and the truth.

    Everything is invented and says so: every plot and position carries the bit of its
    format that says "simulated", and what is made of it is marked SYNTHETIC. The same
    scenario and seed give the same bytes on every machine; another seed gives another
    night of the same family.

    The folder holds `feeds/` (captures of radars and ground stations, whose times are
    those of reception; lines of nodes and observers), `site.toml` (what a watcher may
    know before the night, never what this night drew) and `truth/` (who flew where, who
    entered, whose each plot is). `simulated.json` lists its files by SHA-256.

    ```
    vedette simulate scenarios/quiet.toml --seed 7 --out night
    vedette replay night/feeds/* --site night/site.toml --out result
    vedette score result --truth night/truth
    ```

    Parameters
    ----------
    scenario : pathlib.Path
        The scenario file, TOML; docs/scenario-file.md has its tables.
    seed : int
        Which night of the family.
    out : pathlib.Path
        The output folder; it appears whole or not at all.
    replace : bool
        Replace an earlier output in that folder.
    """
    with (
        output_folder(out, replace=replace) as partial,
        progress("Simulating", STEPS) as advance,
    ):
        drawn = draw_night(scenario, seed, advance)
        write_night(drawn, partial)
    say(*night_lines(drawn), "", *_next(out, drawn.files))


def _next(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Say what to try next."""
    folder = shlex.quote(str(out))
    first = next((name for name in files if name.startswith(f"{FEEDS}/")), "")
    lines = ["Try next:", f"  vedette check {folder}/site.toml"]
    if not first:
        return [*lines, "No sensor recorded anything: there is nothing to replay."]
    return [
        *lines,
        f"  vedette decode {folder}/{shlex.quote(first)}",
        f"  vedette replay {folder}/feeds/* --site {folder}/site.toml --out result",
        f"  vedette score result --truth {folder}/truth",
    ]
