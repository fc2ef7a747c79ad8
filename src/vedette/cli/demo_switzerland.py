"""The recorded scene of ``vedette demo``: an hour of real traffic over Switzerland."""

import shlex
from pathlib import Path

from vedette.bundled import bundled
from vedette.cli.episode import (
    clock_text,
    day_text,
    make_episode,
    say_picture,
    say_rejected,
)
from vedette.cli.inputs import chosen_inputs
from vedette.cli.terminal import say
from vedette.incursions.crossing import Crossing
from vedette.incursions.likely import LIKELY
from vedette.output.derived import RECORD
from vedette.output.tables import identity
from vedette.pipeline import Episode
from vedette.record.verify import verify

SHOWN = 12  # crossings in the printed table; all are in crossings.parquet
ATTRIBUTION = (
    "Traffic: OpenSky Network, by way of traffic (X. Olive), MIT licence; "
    "resampled to 10 s, clipped"
)
ABOUT = (
    "Scene: one hour over Switzerland, {day} 11:00 to 12:00 UTC.",
    "  Recorded, not simulated: positions that aircraft claimed by ADS-B, resampled to",
    "  one every 10 seconds and clipped to a box around the country, so that tracks",
    "  begin and end at the box. Overflights above 30,000 ft; no radar, no truth.",
)


def show_switzerland(out: Path, *, replace: bool) -> None:
    """Replay the recorded hour into a folder, and say what came of it.

    Parameters
    ----------
    out : pathlib.Path
        The output folder.
    replace : bool
        Whether an earlier output there may be replaced.
    """
    recording = bundled("switzerland", "traffic-hour.jsonl.gz")
    site = bundled("switzerland", "site.toml")
    with chosen_inputs([recording], site, None, None) as chosen:
        episode = make_episode(chosen, out, replace=replace, attributions=[ATTRIBUTION])
    day = day_text(episode.outcome.epoch_ns)
    say(*(line.format(day=day) for line in ABOUT), "")
    _say_crossings(episode)
    say("")
    say_rejected(episode, len(chosen.inputs.leaves))
    say_picture(episode)
    say(f"Record:  {verify(out / RECORD).sentence}", "")
    _say_next(out, site, recording)


def _say_crossings(episode: Episode) -> None:
    """Print the first crossings as a table."""
    likely = [c for c in episode.outcome.crossings if c.probability >= LIKELY]
    say("Time (UTC)   ± s  Aircraft  Way  Across  P(across)  P(crossed)    ± m")
    say(*(_row(crossing) for crossing in likely[:SHOWN]))
    if len(likely) > SHOWN:
        say(f"... {len(likely) - SHOWN:,} more in crossings.parquet and on the map")


def _row(crossing: Crossing) -> str:
    """Write one crossing."""
    name, share = crossing.across[0]
    return (
        f"{clock_text(crossing.time_s)}  {crossing.sigma_s:4.1f}  "
        f"{identity(crossing.address) or '-':8}  {'in' if crossing.inward else 'out':3}"
        f"  {name:6}  {share:9.2f}  {crossing.probability:10.2f}  "
        f"{crossing.sigma_m:5.0f}"
    )


def _say_next(out: Path, site: Path, recording: Path) -> None:
    """Say what to try next."""
    folder = shlex.quote(str(out))
    say(
        f"Map:     {out / 'map.html'} (open it in any browser; it needs no server)",
        "Try next:",
        f"  vedette verify {folder} --replay       does the picture come out again?",
        f"  vedette decode {shlex.quote(str(recording))}",
        f"  vedette check {shlex.quote(str(site))}",
        f"  vedette replay {shlex.quote(str(recording))} --out result",
    )
