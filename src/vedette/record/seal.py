"""The manifest: what makes a record closed, and covers every byte of every file.

Law: docs/record-format.md section 5. `manifest.note` is a signed note whose text is
the line ``vedette/manifest/1`` and one line of canonical JSON: length and SHA-256 of
every other file of the folder, and what the journal in it amounts to. It is written
last: a crash before leaves an open record, after it a closed one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import RecordError
from vedette.record.canonical import canonical_json, parse_canonical_object
from vedette.record.folder import MANIFEST, PARTIAL, file_digest, list_files
from vedette.record.history import History
from vedette.record.keys import VerifierKey
from vedette.record.note import open_note

_DOMAIN = "vedette/manifest/1\n"
_MEMBERS = {"files", "inputs_sha256", "leaves", "origin", "record_root"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a closed record consists of.

    Parameters
    ----------
    files : mapping of str to (int, str)
        Length in bytes and SHA-256 of every file but the manifest.
    leaves : int
        Size of the tree.
    record_root : str
        Its root, 64 hexadecimal digits.
    inputs_sha256 : str
        Digest of all inputs.
    origin : str
        Name of the record.
    """

    files: Mapping[str, tuple[int, str]]
    leaves: int
    record_root: str
    inputs_sha256: str
    origin: str

    @property
    def text(self) -> str:
        """The two lines that are signed."""
        members = {
            "files": {
                name: {"bytes": length, "sha256": digest}
                for name, (length, digest) in self.files.items()
            },
            "inputs_sha256": self.inputs_sha256,
            "leaves": self.leaves,
            "origin": self.origin,
            "record_root": self.record_root,
        }
        return f"{_DOMAIN}{canonical_json(members).decode()}\n"


def manifest_of(record: Path, history: History) -> Manifest:
    """Take stock of a record whose journal is folded and complete.

    Parameters
    ----------
    record : pathlib.Path
        The folder.
    history : History
        Its leaves, the close included.

    Returns
    -------
    Manifest
        Unsigned.

    Raises
    ------
    RecordError
        Something in the folder is not a plain file.
    """
    names = set(list_files(record)) - {MANIFEST, MANIFEST + PARTIAL}
    return Manifest(
        files={name: file_digest(record / name) for name in sorted(names)},
        leaves=history.size,
        record_root=history.root().hex(),
        inputs_sha256=history.inputs_sha256(),
        origin=history.origin,
    )


def open_manifest(note: str, key: VerifierKey) -> Manifest:
    """Read a manifest and check who signed it.

    Parameters
    ----------
    note : str
        Content of `manifest.note`.
    key : VerifierKey
        The record's key.

    Returns
    -------
    Manifest
        What the key's owner stated.

    Raises
    ------
    RecordError
        Not signed by that key, or not a manifest of this format.
    """
    text = open_note(note, key, MANIFEST)
    if not text.startswith(_DOMAIN):
        raise RecordError(
            expected=_DOMAIN.strip(), got=ascii(text[:40]), where=MANIFEST
        )
    body = text.removeprefix(_DOMAIN).removesuffix("\n")
    members = parse_canonical_object(body.encode(errors="replace"), MANIFEST)
    try:
        manifest = _manifest(members)
    except (AttributeError, KeyError, TypeError):
        manifest = None
    if manifest is None or manifest.text != text:
        raise RecordError(
            expected=f"members {', '.join(sorted(_MEMBERS))}",
            got=ascii(sorted(members))[:200],
            where=MANIFEST,
        )
    return manifest


def _manifest(members: Mapping[str, object]) -> Manifest:
    """Take the members of a manifest; errors of type and name pass through."""
    files, leaves = members["files"], members["leaves"]
    if not isinstance(files, dict) or type(leaves) is not int:
        raise TypeError
    return Manifest(
        files={name: _length_and_digest(entry) for name, entry in files.items()},
        leaves=leaves,
        record_root=_text(members["record_root"]),
        inputs_sha256=_text(members["inputs_sha256"]),
        origin=_text(members["origin"]),
    )


def _length_and_digest(entry: Mapping[str, object]) -> tuple[int, str]:
    """Take one file's entry."""
    length = entry["bytes"]
    if type(length) is not int:
        raise TypeError
    return length, _text(entry["sha256"])


def _text(value: object) -> str:
    """Take a text, and nothing else."""
    if not isinstance(value, str):
        raise TypeError
    return value
