"""Checkpoints: the signed statement that the first `size` leaves have this root.

Law: C2SP tlog-checkpoint, a signed note whose text is five lines: origin, size in
decimal, base64 of the root, ``received_ns N`` (of the last leaf covered) and
``signed_ns N`` (the signer's own clock). The origin is ``vedette/record/`` and the
hash of the record's first leaf, so a checkpoint kept elsewhere names its record.
Whoever holds one outside copy, one small text file, can later prove that the record
still begins with exactly those leaves.
"""

import base64
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import RecordError, UsageError
from vedette.record.entry import SEQ_MAX
from vedette.record.keys import SigningKey, VerifierKey
from vedette.record.merkle import HASH_BYTES
from vedette.record.note import NOTE_BYTES_MAX, open_note, sign_note

_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A prefix of a record.

    Parameters
    ----------
    origin : str
        Which record.
    size : int
        Leaves covered, at least 1.
    root : bytes
        (32,) Merkle tree hash of those leaves.
    received_ns : int
        Of the last leaf covered, nanoseconds UTC.
    signed_ns : int
        The signer's clock, nanoseconds UTC; nobody vouches for it.
    """

    origin: str
    size: int
    root: bytes
    received_ns: int
    signed_ns: int

    @property
    def text(self) -> str:
        """The five lines that are signed."""
        return (
            f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"
            f"received_ns {self.received_ns}\nsigned_ns {self.signed_ns}\n"
        )


def origin_of(first_leaf: bytes) -> str:
    """Name a record by the hash of its first leaf, (32,) bytes."""
    return f"vedette/record/{first_leaf.hex()}"


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """Return the checkpoint as a signed note."""
    return sign_note(checkpoint.text, key)


def open_checkpoint(
    note: str, key: VerifierKey, where: str, *, alone: bool = True
) -> Checkpoint:
    """Read a checkpoint and check who signed it.

    Parameters
    ----------
    note : str
        The signed note.
    key : VerifierKey
        The record's key.
    where : str
        Place named in the error.
    alone : bool
        Refuse further signatures; a copy kept outside may carry those of witnesses.

    Returns
    -------
    Checkpoint
        What the key's owner stated.

    Raises
    ------
    RecordError
        Not signed by that key, or not spelled as a checkpoint.
    """
    text = open_note(note, key, where, alone=alone)
    lines = text.split("\n")
    try:
        checkpoint = Checkpoint(
            origin=lines[0],
            size=int(lines[1]),
            root=base64.b64decode(lines[2], validate=True),
            received_ns=int(lines[3].removeprefix("received_ns ")),
            signed_ns=int(lines[4].removeprefix("signed_ns ")),
        )
    except (ValueError, IndexError):
        checkpoint = None
    if (
        checkpoint is None
        or checkpoint.text != text
        or not 1 <= checkpoint.size <= SEQ_MAX
        or not _fits(checkpoint.received_ns)
        or not _fits(checkpoint.signed_ns)
        or len(checkpoint.root) != HASH_BYTES
    ):
        raise RecordError(
            expected=f"{_LINES} lines: origin, size, root, received_ns, signed_ns",
            got=ascii(text[:200]),
            where=where,
        )
    return checkpoint


def _fits(time_ns: int) -> bool:
    """Tell whether a time fits the 64 bits that a leaf has for it."""
    return -(1 << 63) <= time_ns < 1 << 63


def read_note(path: Path) -> str:
    """Read a note from a file outside the record.

    Parameters
    ----------
    path : pathlib.Path
        A small text file.

    Returns
    -------
    str
        Its text, unchecked.

    Raises
    ------
    UsageError
        It cannot be read, is too large, or is not text.
    """
    try:
        with path.open("rb") as file:
            return file.read(NOTE_BYTES_MAX).decode()
    except (OSError, ValueError) as error:
        raise UsageError(
            expected="a checkpoint (text)", got=str(error), where=str(path)
        ) from error
