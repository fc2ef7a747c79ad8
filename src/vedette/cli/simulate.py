"""``vedette simulate``: a night of a scenario becomes recordings, a site, and truth."""

import hashlib
import shlex
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from vedette.airspace.load import load_volume
from vedette.cli.earlier_output import LISTED, Listing
from vedette.cli.out_dir import output_folder
from vedette.cli.progress import progress
from vedette.cli.terminal import say
from vedette.errors import UsageError
from vedette.simulation import World, load_scenario, world_of
from vedette.simulation.plots_truth import plots_parquet
from vedette.simulation.sensing import Sensed, sensed
from vedette.simulation.speech import feeds_of
from vedette.simulation.speech.pose_lines import pose_lines
from vedette.simulation.truth import Truth, truth_of
from vedette.simulation.truth_files import truth_files

STEPS = 5  # of work, for the progress bar


def simulate(scenario: Path, /, *, seed: int, out: Path, replace: bool = False) -> None:
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
    checked = load_scenario(scenario)
    with (
        output_folder(out, replace=replace) as partial,
        progress("Simulating", STEPS) as advance,
    ):
        world = world_of(checked, seed)
        advance(1)
        volumes = tuple(load_volume(v, scenario.parent) for v in world.site.volumes)
        said = sensed(world)
        advance(1)
        files = {f"feeds/{k}": v for k, v in feeds_of(world, said).items()}
        advance(1)
        truth = truth_of(world, volumes)
        files |= _files(world, said, truth, scenario.parent)
        advance(1)
        _write(partial, files, world)
        advance(1)
    say(*_summary(world, said, truth, files))
    say("", *_next(out, files))


def _files(world: World, said: Sensed, truth: Truth, folder: Path) -> dict[str, bytes]:
    """Lay out site file, borders of its own, and truth."""
    files = {f"truth/{k}": v for k, v in truth_files(world, truth).items()}
    files["truth/plots.parquet"] = plots_parquet(said)
    files["site.toml"] = world.site_text.encode()
    for volume in world.site.volumes:
        if volume.border_set is None:
            name = _beside(volume.source)
            files[name] = (folder / name).read_bytes()
    for sensor in world.sensors:
        if sensor.path is not None and sensor.declared.path is not None:
            files[_beside(sensor.declared.path)] = pose_lines(world, sensor)
    return files


def _beside(name: str) -> str:
    """Refuse a name that leads out of the folder that is written."""
    path = PurePosixPath(name)
    if path.is_absolute() or len(path.parts) != 1:
        raise UsageError(
            expected="files of the scenario beside it, named without a folder",
            got=repr(name),
            advice="The site file of every night lies beside copies of them.",
        )
    return name


def _write(partial: Path, files: Mapping[str, bytes], world: World) -> None:
    """Write all files; the list goes first, so that a torn folder is known as ours."""
    listing = Listing(
        scenario=world.family,
        seed=world.seed,
        files={
            name: hashlib.sha256(content).hexdigest()
            for name, content in sorted(files.items())
        },
    )
    text = msgspec.json.format(msgspec.json.encode(listing), indent=1)
    (partial / LISTED).write_bytes(text + b"\n")
    for name, content in files.items():
        path = partial / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _summary(
    world: World,
    said: Sensed,
    truth: Truth,
    files: Mapping[str, bytes],
) -> list[str]:
    """Say what was drawn."""
    hours = (world.end_s - world.start_s) / 3600.0
    size = sum(len(v) for k, v in files.items() if k.startswith("feeds/"))
    night = (
        f"SYNTHETIC night {world.seed} of {world.family}: {hours:.1f} h, "
        f"{len(world.targets):,} targets, {len(world.birds):,} birds, "
        f"{len(world.sensors)} sensors in {len(said.feeds)} feeds, "
        f"{size / 1e6:.1f} MB."
    )
    counts = [
        f"Truth, {count.volume}: {count.objects} objects in it, {count.entries} "
        f"entries, {count.approached} more approached."
        for count in truth.counts
    ]
    return [night, *(counts or ["Truth: no volume is judged."])]


def _next(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Say what to try next."""
    folder = shlex.quote(str(out))
    first = next((name for name in files if name.startswith("feeds/")), "")
    lines = [
        "Try next:",
        f"  vedette check {folder}/site.toml",
        f"  vedette replay {folder}/feeds/* --site {folder}/site.toml --out result",
        f"  vedette score result --truth {folder}/truth",
    ]
    if first:
        lines.insert(2, f"  vedette decode {folder}/{shlex.quote(first)}")
    return lines
