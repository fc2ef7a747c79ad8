"""Signed notes: a few lines of text and, below an empty line, who signed them.

Law: C2SP signed-note. The text ends with a newline; then come an empty line and one
line per signature, ``— name base64(key id || signature)``, each ended by a newline.
What is signed is the text with its last newline, without the empty line. Notes inside
a record carry exactly one signature; a copy outside may carry those of witnesses too.
"""

import base64

from vedette.errors import RecordError
from vedette.record.keys import SIGNATURE_BYTES, SigningKey, VerifierKey

NOTE_BYTES_MAX = 1 << 20  # a manifest names a handful of files
SIGNATURES_MAX = 16  # as many as the signed-note specification asks readers to take


def sign_note(text: str, key: SigningKey) -> str:
    """Sign a text.

    Parameters
    ----------
    text : str
        Lines, the last one ended by a newline.
    key : SigningKey
        Who vouches for it.

    Returns
    -------
    str
        The note: text, empty line, signature line.
    """
    return f"{text}\n{_signature_line(key.verifier, key.sign(text.encode()))}"


def open_note(note: str, key: VerifierKey, where: str, *, alone: bool = True) -> str:
    """Check a note's signature and return the text above it.

    Parameters
    ----------
    note : str
        The whole note.
    key : VerifierKey
        Whose signature counts.
    where : str
        Place named in the error.
    alone : bool
        Refuse any signature besides that one.

    Returns
    -------
    str
        The text, ended by a newline.

    Raises
    ------
    RecordError
        Not a note, or not signed by that key.
    """
    text, separator, lines = note.rpartition("\n\n")
    signatures = lines.splitlines(keepends=True)
    mine = [line for line in signatures if line.startswith(f"— {key.name} ")]
    if not separator or len(signatures) > (1 if alone else SIGNATURES_MAX) or not mine:
        raise RecordError(
            expected=f"a note signed by {key.name}",
            got=f"signature lines {lines[:200]!a}",
            where=where,
        )
    signature = _signature_in(mine[0])
    text = f"{text}\n"
    if _signature_line(key, signature) != mine[0] or not key.verifies(
        signature, text.encode(errors="surrogatepass")
    ):
        raise RecordError(
            expected=f"a signature that {key.name} made over this text",
            got="another text or another signature",
            where=where,
        )
    return text


def _signature_line(key: VerifierKey, signature: bytes) -> str:
    """Spell a signature line."""
    return f"— {key.name} {base64.b64encode(key.key_id + signature).decode()}\n"


def _signature_in(line: str) -> bytes:
    """Take the signature out of its line; empty where there is none."""
    try:
        raw = base64.b64decode(line.rpartition(" ")[2].strip(), validate=True)
    except ValueError:
        return b""
    return raw[-SIGNATURE_BYTES:]
