"""Night rows: the finished nights of the studies, packed into the tree.

A thousand nights of every family take core-hours, more than a machine may be had for at
once. So what is finished goes into ``bench/results/nights``, a file for each study: its
description in the first line, a night in every other, compressed. `bench/studies.py`
takes up from there whatever the program that is here has made, and makes the rest. A
row is a function of scenario and seed: `make prove` makes some of them again.

Run: ``python bench/night_rows.py`` packs what lies under ``out/studies``.
"""

import lzma
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import msgspec

from vedette.study.kept import ABOUT, ROWS, About, about
from vedette.study.row import Night
from vedette.study.told import RIGHT

STUDIES = Path(__file__).parents[1] / "out" / "studies"
CARRIED = Path(__file__).parent / "results" / "nights"


def carried(name: str) -> tuple[About, dict[int, Night]] | None:
    """Read the packed nights of a study.

    Parameters
    ----------
    name : str
        Of the study, as its folder under ``out/studies``.

    Returns
    -------
    (About, dict of int to Night) or None
        What it is, and its nights by seed; None where none are packed.
    """
    path = _packed(name)
    if not path.exists():
        return None
    with lzma.open(path) as lines:
        this = msgspec.json.decode(lines.readline(), type=About)
        nights = [msgspec.json.decode(line, type=Night) for line in lines]
    return this, {night.seed: night for night in nights}


def take_up(name: str, folder: Path, this: About) -> None:
    """Lay packed nights into the folder of a study that has none yet.

    Parameters
    ----------
    name : str
        Of the study.
    folder : pathlib.Path
        Left alone where it exists.
    this : About
        The study that is to go on there; nights of another are no use to it.
    """
    found = None if folder.exists() else carried(name)
    if found is None or found[0] != this:
        return
    whole = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(whole, ignore_errors=True)
    whole.mkdir(parents=True)
    (whole / ROWS).write_bytes(b"".join(_lines(found[1])))
    (whole / ABOUT).write_bytes(msgspec.json.encode(this))
    whole.rename(folder)


def pack(name: str, folder: Path) -> int:
    """Pack the nights of a study, beside those that were packed before.

    Parameters
    ----------
    name : str
        Of the study.
    folder : pathlib.Path
        With its rows.

    Returns
    -------
    int
        How many nights are packed now.
    """
    this = msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)
    lines = (folder / ROWS).read_bytes().rpartition(b"\n")[0].splitlines()
    rows = [msgspec.json.decode(line, type=Night) for line in lines]
    nights = {night.seed: night for night in rows}
    before = carried(name)
    if before is not None and before[0] == this:
        nights = before[1] | nights
    if nights:
        CARRIED.mkdir(exist_ok=True)
        whole = _packed(name).with_suffix(".partial")
        with lzma.open(whole, "wb", preset=lzma.PRESET_EXTREME | 9) as file:
            file.write(msgspec.json.encode(this) + b"\n")
            file.writelines(_lines(nights))
        whole.replace(_packed(name))
    return len(nights)


def _lines(nights: dict[int, Night]) -> list[bytes]:
    """Write each night on a line of its own, by seed."""
    return [msgspec.json.encode(nights[seed]) + b"\n" for seed in sorted(nights)]


def _packed(name: str) -> Path:
    return CARRIED / f"{name.replace('/', '-')}.jsonl.xz"


def main() -> None:
    """Pack every study of the program that is here."""
    scenario = Path(__file__).parents[1] / "scenarios" / "quiet-night.toml"
    program = about(scenario, "", (), RIGHT, 0, "").program_sha256
    for folder in sorted(STUDIES.glob(f"**/{program[:12]}")):
        name = folder.parent.relative_to(STUDIES).as_posix()
        print(f"{name}: {pack(name, folder)} nights")


if __name__ == "__main__":
    main()
