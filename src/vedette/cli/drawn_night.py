"""A drawn night as the files of a folder: recordings, a site file, and the truth.

In: a scenario file and a seed. Out: bytes by path, and sentences that say what was
drawn. `vedette simulate` writes them alone; `vedette demo` replays them in the same
folder. The list of files, ``simulated.json``, is how a later run knows them as ours.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from vedette.airspace.load import load_volume
from vedette.cli.earlier_output import LISTED, Listing
from vedette.errors import UsageError
from vedette.simulation import World, load_scenario, world_of
from vedette.simulation.plots_truth import plots_parquet
from vedette.simulation.sensing import Sensed, sensed
from vedette.simulation.site_of import unsaid_of
from vedette.simulation.speech import feeds_of
from vedette.simulation.speech.pose_lines import pose_lines
from vedette.simulation.truth import Truth, truth_of
from vedette.simulation.truth_files import truth_files

STEPS = 4  # of drawing, for the progress bar
FEEDS, TRUTH = "feeds", "truth"  # folders of recordings, and of what really happened


class Drawn(NamedTuple):
    """One night of a family.

    Attributes
    ----------
    world : World
        Who flew, and who watched.
    said : Sensed
        What the sensors reported.
    truth : Truth
        What is to be counted.
    files : mapping of str to bytes
        By path in the folder.
    unsaid : list of str
        What the site file cannot say of the family.
    """

    world: World
    said: Sensed
    truth: Truth
    files: Mapping[str, bytes]
    unsaid: list[str]


def draw_night(
    scenario: Path, seed: int, advance: Callable[[float], None] = lambda _: None
) -> Drawn:
    """Draw a night of a scenario.

    Parameters
    ----------
    scenario : pathlib.Path
        The scenario file.
    seed : int
        Which night, 0 or more.
    advance : callable
        Told of each of `STEPS` steps.

    Returns
    -------
    Drawn
        The same for the same scenario and seed.

    Raises
    ------
    UsageError
        The scenario does not hold, or the seed is negative.
    """
    if seed < 0:
        raise UsageError(
            expected="a seed of 0 or more: the number of the night in its family",
            got=str(seed),
            where="--seed",
        )
    family = load_scenario(scenario)
    world = world_of(family, seed)
    advance(1)
    volumes = tuple(load_volume(v, scenario.parent) for v in world.site.volumes)
    said = sensed(world)
    advance(1)
    files = {f"{FEEDS}/{k}": v for k, v in feeds_of(world, said).items()}
    advance(1)
    truth = truth_of(world, volumes)
    files |= _files(world, said, truth, scenario.parent)
    advance(1)
    return Drawn(world, said, truth, files, unsaid_of(family))


def _files(world: World, said: Sensed, truth: Truth, folder: Path) -> dict[str, bytes]:
    """Lay out site file, borders of its own, and truth."""
    files = {f"{TRUTH}/{k}": v for k, v in truth_files(world, truth).items()}
    files[f"{TRUTH}/plots.parquet"] = plots_parquet(said)
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


def write_night(drawn: Drawn, partial: Path) -> None:
    """Write all files; the list goes first, so that a torn folder is known as ours.

    Parameters
    ----------
    drawn : Drawn
        The night.
    partial : pathlib.Path
        Exists; nothing of these names is in it.
    """
    world, files = drawn.world, drawn.files
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


def night_lines(drawn: Drawn) -> list[str]:
    """Say what was drawn, and that it is invented.

    Parameters
    ----------
    drawn : Drawn
        The night.

    Returns
    -------
    list of str
        Lines; the truth last.
    """
    world = drawn.world
    hours = (world.end_s - world.start_s) / 3600.0
    size = sum(len(v) for k, v in drawn.files.items() if k.startswith(f"{FEEDS}/"))
    night = (
        f"SYNTHETIC night {world.seed} of {world.family}: {hours:.1f} h, "
        f"{len(world.targets):,} targets, {len(world.birds):,} birds, "
        f"{len(world.sensors)} sensors in {len(drawn.said.feeds)} feeds, "
        f"{size / 1e6:.1f} MB."
    )
    counts = [
        f"Truth, {count.volume}: {count.objects} objects in it, {count.entries} "
        f"entries, {count.approached} more approached."
        for count in drawn.truth.counts
    ]
    return [night, *drawn.unsaid, *(counts or ["Truth: no volume is judged."])]
