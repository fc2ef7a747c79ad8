"""What ``vedette verify --replay`` does: a record's picture, and its outputs, again.

In: a record that verifies, and the output folder that it is in, if any. Out: whether
picture and folder say what the recorded inputs give, for people and for programs. What
lies beside a record whose picture does not come out again is not compared: with what?
"""

from dataclasses import dataclass
from pathlib import Path

from vedette import __version__
from vedette.cli.earlier_output import MARKER
from vedette.cli.progress import progress
from vedette.cli.recorded import inputs_of
from vedette.cli.warm import compile_kernels
from vedette.output.compare import Compared, State, compare_folder, made_again
from vedette.output.warned import WARNINGS
from vedette.pipeline import Replay, replay
from vedette.recorded import read_recorded

LISTED_MAX = 20  # foreign files that are named one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What came out again.

    Parameters
    ----------
    replay : Replay
        Of the picture.
    version : str
        Of the Vedette that wrote the record.
    folder : str
        The output folder, "" where the record alone was given.
    files : tuple of Compared
        What lies in it; empty where it was not compared.
    """

    replay: Replay
    version: str
    folder: str
    files: tuple[Compared, ...]

    @property
    def ok(self) -> bool:
        """The picture is the same, nothing differs and nothing is missing."""
        return self.replay.ok and not self.differing and not self.missing

    @property
    def differing(self) -> tuple[str, ...]:
        """Names of the files that differ."""
        return self._names(State.DIFFERS)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the files that an output folder holds, and this one does not."""
        return self._names(State.MISSING)

    def _names(self, state: State) -> tuple[str, ...]:
        return tuple(f.name for f in self.files if f.state is state)

    @property
    def document(self) -> dict[str, object]:
        """All of it, as JSON values."""
        told: dict[str, object] = {
            "holds": self.replay.ok,
            "findings": list(self.replay.findings),
            "recorded_by_version": self.version,
            "replayed_by_version": __version__,
        }
        if self.folder:
            told["files"] = [
                {"name": f.name, "state": f.state.value, "what": f.what}
                for f in self.files
            ]
        return {"holds": self.ok, "replay": told}

    @property
    def lines(self) -> list[str]:
        """All of it, in words."""
        said = [f"Replay: {finding}." for finding in self.replay.findings]
        if not self.replay.ok:
            beside = " What lies beside the record was not compared."
            return [*said, "Does not hold." + beside * bool(self.folder)]
        said.append("Replayed: the picture came out the same, to the last bit.")
        if self.folder:
            said += [f"Beside it in {self.folder}:", *_listed(self.files)]
            said.append(self._verdict())
        return said

    def _verdict(self) -> str:
        """Say what the comparison shows."""
        faults = []
        if self.missing:
            faults.append(f"missing: {', '.join(self.missing)}")
        if self.differing:
            faults.append(f"other than the record: {', '.join(self.differing)}")
        if not faults:
            return "What was compared says what the record says; nothing is missing."
        verdict = f"Does not hold: {'; '.join(faults)}."
        if self.version == __version__ or not self.differing:
            return verdict
        return (
            f"{verdict} This need not be a forgery: the record was made by version "
            f"{self.version}, this is {__version__}, which may write its files "
            "otherwise. Install that version to compare."
        )


def keep_again(record: Path, folder: Path | None) -> Again:
    """Keep the picture of a record again, and compare.

    Parameters
    ----------
    record : pathlib.Path
        Verifies.
    folder : pathlib.Path or None
        The output folder that it is in.

    Returns
    -------
    Again
        What came out.
    """
    compile_kernels()
    recorded = read_recorded(record)
    with progress("Keeping the picture again", len(recorded.inputs)) as advance:
        picture, concluded = replay(recorded, lambda _: advance(1))
    files: tuple[Compared, ...] = ()
    if folder is not None and picture.ok:
        checks = made_again(recorded, concluded, inputs_of(recorded))
        files = compare_folder(folder, checks, aside=(MARKER,))
    return Again(
        replay=picture,
        version=recorded.genesis.version,
        folder="" if folder is None else str(folder),
        files=files,
    )


def _listed(files: tuple[Compared, ...]) -> list[str]:
    """Say what became of each file; of foreign ones, the first."""
    foreign = [f.name for f in files if f.state is State.NOT_OURS]
    warned = [f for f in files if f.state is State.SAME and _is_of_a_warning(f)]
    listed = [f for f in files if f not in warned and f.state is not State.NOT_OURS]
    lines = [_line(f) for f in listed]
    if warned:
        lines.append(f"  {WARNINGS}, {len(warned):,} files: {State.SAME}")
    lines += [f"  {name}: {State.NOT_OURS}" for name in foreign[:LISTED_MAX]]
    if len(foreign) > LISTED_MAX:
        more = len(foreign) - LISTED_MAX
        lines.append(f"  {more:,} more: {State.NOT_OURS}")
    return lines


def _is_of_a_warning(file: Compared) -> bool:
    """Say whether a file is one of many that nobody wants named one by one."""
    return file.name.startswith(f"{WARNINGS}/")


def _line(file: Compared) -> str:
    """Say what became of a file."""
    comma = ", " if file.state is State.SAME else ": "
    return f"  {file.name}: {file.state}{comma if file.what else ''}{file.what}"
