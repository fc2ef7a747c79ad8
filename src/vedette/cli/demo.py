"""``vedette demo``: a bundled scene, from its recording to a verified record."""

import shlex
from contextlib import suppress
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
from vedette.errors import UsageError
from vedette.incursions.crossing import Crossing
from vedette.incursions.likely import LIKELY
from vedette.output.derived import RECORD
from vedette.output.tables import identity
from vedette.pipeline import Episode
from vedette.record.verify import verify

SCENES = ("switzerland", "night")
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


def demo(
    *,
    scene: str = SCENES[0],
    seed: int | None = None,
    headless: bool = False,
    out: Path = Path("vedette-demo"),
    replace: bool = False,
) -> None:
    """Show a bundled scene: tracks, crossings, record, map.

    Writes the same folder as `vedette replay`, verifies the record, and shows the map
    in the browser at http://127.0.0.1:8470 until Ctrl-C. With --headless it ends by
    itself.

    ```
    vedette demo
    vedette demo --headless --out out/demo --replace
    ```

    Parameters
    ----------
    scene : str
        switzerland: an hour of real traffic. (night, a simulated one, is not built
        yet.)
    seed : int
        Seed of a simulated scene; a recorded one has none.
    headless : bool
        Serve no map; end when the folder is written.
    out : pathlib.Path
        The output folder.
    replace : bool
        Replace an earlier output in that folder.
    """
    _check(scene, seed)
    if not headless:
        _port_is_free()
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
    if not headless:
        _serve(out)


def _check(scene: str, seed: int | None) -> None:
    """Refuse a scene that is not there, and a seed that would do nothing."""
    if scene not in SCENES:
        raise UsageError(
            expected=f"a scene: {' or '.join(SCENES)}",
            got=ascii(scene),
            where="--scene",
        )
    if scene == "night":
        raise UsageError(
            expected="a scene that exists",
            got="night: the simulated night is not built yet",
            where="--scene",
            advice="Run `vedette demo` for the recorded hour over Switzerland.",
        )
    if seed is not None:
        raise UsageError(
            expected="no seed for a recorded scene",
            got=str(seed),
            where="--seed",
            advice="Leave it out: a recording is the same every time.",
        )


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


def _port_is_free() -> None:
    """Fail before the work, not after it."""
    from vedette.web.view import HOST, PORT, listen  # noqa: PLC0415 - see below

    listen(HOST, PORT).close()


def _serve(out: Path) -> None:
    """Show the map until interrupted."""
    # Imported here, so that a headless run does not wait for a web framework.
    from vedette.web.view import HOST, PORT, serve  # noqa: PLC0415

    say("", f"The map is at http://{HOST}:{PORT} until you press Ctrl-C.")
    with suppress(KeyboardInterrupt):  # it is how a view is meant to end
        serve(out)
