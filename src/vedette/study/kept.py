"""Kept: the rows of a study on disk, night by night, so that it can go on after a kill.

``study.json`` says which study a folder holds: what would change a row stands in it.
``nights.jsonl`` has one line for each finished night, in the order in which they were
finished. A last line that a kill tore is cut off. A lock on that file lets one process
at a time add to a study; it goes when the process does.
"""

import fcntl
import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec

import vedette
from vedette import __version__
from vedette.airspace.volume import Volume
from vedette.errors import EnvironmentProblem, UsageError
from vedette.incursions.counts import MEASURES
from vedette.study.row import Night
from vedette.study.told import Told

SCHEMA = 1
# What shows a row to people does not decide it.
FOR_PEOPLE = frozenset({"assessment", "bundled", "claims", "cli", "output", "web"})
# What decides bits beside our own sources: sums and sorts, and machine code.
COMPUTED_BY = {name: version(name) for name in ("llvmlite", "numba", "numpy")}
ABOUT, ROWS = "study.json", "nights.jsonl"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Which study a folder holds.

    Parameters
    ----------
    schema : int
        Of the rows.
    data_kind : str
        Always synthetic.
    version : str
        Of Vedette.
    program_sha256 : str
        Of the sources that decide a row, and of the versions of what computes them.
    family : str
        Name of the scenario.
    scenario_sha256 : str
        Of its file.
    borders_sha256 : dict of str to str
        By volume.
    told : dict of str to (str or float)
        What the site was told.
    oracle_every : int
        The oracle was asked of every so many nights.
    kill : str
        Sensor killed in the paired nights.
    """

    schema: int
    data_kind: str
    version: str
    program_sha256: str
    family: str
    scenario_sha256: str
    borders_sha256: dict[str, str]
    told: dict[str, str | float]
    oracle_every: int
    kill: str


def about(
    scenario: Path,
    family: str,
    volumes: Sequence[Volume],
    told: Told,
    oracle_every: int,
    kill: str,
) -> About:
    """Say which study this is.

    Parameters
    ----------
    scenario : pathlib.Path
        The scenario file.
    family : str
        Its name.
    volumes : sequence of Volume
        What it judges.
    told, oracle_every, kill
        As in `vedette.study.night.Setting`.

    Returns
    -------
    About
        Equal for studies whose rows are equal.
    """
    return About(
        schema=SCHEMA,
        data_kind="synthetic",
        version=__version__,
        program_sha256=_program_sha256(),
        family=family,
        scenario_sha256=hashlib.sha256(scenario.read_bytes()).hexdigest(),
        borders_sha256={volume.id: volume.sha256 for volume in volumes},
        told=told._asdict(),
        oracle_every=oracle_every,
        kill=kill,
    )


class Kept:
    """The rows of one study in a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Made where it is missing.
    this : About
        The study that is to be kept there.

    Raises
    ------
    UsageError
        Another study, or something else, is there.
    EnvironmentProblem
        The machine lets nothing be written there, or another process is writing.
    """

    def __init__(self, folder: Path, this: About) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._begin(this)
            self._file: BinaryIO = (folder / ROWS).open("ab")
        except OSError as error:
            raise EnvironmentProblem(
                expected="a folder that can be written",
                got=error.strerror or type(error).__name__,
                where=str(folder),
            ) from error
        try:
            self._lock()
            self.nights = self._read(frozenset(this.borders_sha256))
        except BaseException:
            self._file.close()
            raise

    def add(self, night: Night) -> None:
        """Keep a finished night, at once.

        Parameters
        ----------
        night : Night
            Not kept before.
        """
        self._file.write(msgspec.json.encode(night) + b"\n")
        self._file.flush()
        self.nights[night.seed] = night

    def close(self) -> None:
        """Let go of the file, and of its lock."""
        self._file.close()

    def _begin(self, this: About) -> None:
        """Write which study this is, or see that it is the one that is here."""
        path = self._folder / ABOUT
        if not path.exists():
            foreign = sorted(entry.name for entry in self._folder.iterdir())
            if foreign:
                raise UsageError(
                    expected="an empty folder, or one of the same study",
                    got=f"a folder with {foreign[0]}",
                    where=str(self._folder),
                    advice="Name another folder.",
                )
            whole = path.with_suffix(".partial")
            whole.write_bytes(msgspec.json.format(msgspec.json.encode(this)) + b"\n")
            whole.replace(path)
            return
        try:
            that = msgspec.json.decode(path.read_bytes(), type=About)
        except msgspec.DecodeError as error:
            raise UsageError(
                expected="the description of a study",
                got=str(error),
                where=str(path),
                advice="Name another folder.",
            ) from error
        if that != this:
            raise UsageError(
                expected="the study that this folder holds",
                got="another " + ", another ".join(_differences(that, this)),
                where=str(self._folder),
                advice="Nights of two studies cannot be counted together: "
                "name another folder, or remove this one.",
            )

    def _lock(self) -> None:
        """Keep every other process out."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise EnvironmentProblem(
                expected="a study that nobody is adding to",
                got="another vedette at work there",
                where=str(self._folder),
                advice="Wait for it, or name another folder.",
            ) from error

    def _read(self, volumes: frozenset[str]) -> dict[int, Night]:
        """Read the nights that are kept, and cut off a line that was torn."""
        path = self._folder / ROWS
        content = path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            os.truncate(path, whole)
        nights: dict[int, Night] = {}
        for number, line in enumerate(content[:whole].splitlines(), 1):
            try:
                night = msgspec.json.decode(line, type=Night)
                _check(night, volumes)
            except (msgspec.DecodeError, ValueError) as error:
                raise UsageError(
                    expected="a night of this study",
                    got=str(error),
                    where=f"{path}, line {number}",
                    advice="Remove that line: the night will be made again.",
                ) from error
            nights[night.seed] = night
        return nights


def _check(night: Night, volumes: frozenset[str]) -> None:
    """Refuse a night that this study cannot have made.

    Raises
    ------
    ValueError
        In words.
    """
    counted = sorted((one.volume, one.measure) for one in night.counted)
    wanted = sorted((volume, measure) for volume in volumes for measure in MEASURES)
    if counted != wanted:
        odd = next((c for c in counted if c not in wanted), None)
        what = "other counts than it makes" if odd is None else f"a count of {odd}"
        raise ValueError(what)
    told = [t for c in night.counted for t in (c.told, c.oracle, c.killed) if t]
    if any(one.low > one.high for one in told):
        raise ValueError("an interval that ends before it begins")


def _program_sha256() -> str:
    """Hash what decides a row: our sources, and what computes and compiles them."""
    digest = _sources().copy()
    for package, used in COMPUTED_BY.items():
        digest.update(f"{package} {used}".encode() + b"\0")
    return digest.hexdigest()


@cache
def _sources() -> "hashlib._Hash":
    """Hash the sources that decide a row, by name; once, as they were imported once."""
    root = Path(vedette.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root)
        if name.parts[0] not in FOR_PEOPLE:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
            digest.update(name.as_posix().encode() + b"\0")
    return digest


def _differences(that: About, this: About) -> list[str]:
    """Name what differs."""
    return [
        name.removesuffix("_sha256").replace("_", " ")
        for name in About.__struct_fields__
        if getattr(that, name) != getattr(this, name)
    ]
