"""The documents that a table quotes: found beside it, never elsewhere.

A name in the column `doc` is looked up below the folder of the table (or the folder
given). A path that leads out of it, a link out of it, or something that is no plain
file is not followed. A document that is not at hand is still a document: its quotes
stay unchecked, and that is said and counted.
"""

import os
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

from vedette.claims.folded import unmarked
from vedette.claims.text.read import FILE_BYTES_MAX
from vedette.errors import UsageError

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
PATH_MAX = 500  # characters; no file has a longer name
SLUG_MAX = 60  # characters of an id made of a name


def slug(name: str) -> str:
    """Make a plain id of a name, the same on every machine.

    Parameters
    ----------
    name : str
        Of a person, an office, a file.

    Returns
    -------
    str
        Lower-case ASCII; with six digits of a hash where the name says more than that.
    """
    plain = unmarked(name)
    made = _NOT_PLAIN.sub("-", plain).strip("-")[:SLUG_MAX].strip("-")
    whole = made and plain.isascii() and len(plain) <= SLUG_MAX
    if whole:
        return made
    return f"{made}-{sha256(name.encode()).hexdigest()[:6]}".lstrip("-")


def find_document(name: str, folder: Path) -> Path | None:
    """Find a document beside a table.

    Parameters
    ----------
    name : str
        As the table has it.
    folder : pathlib.Path
        Where documents are looked for.

    Returns
    -------
    pathlib.Path or None
        None where there is no such file in it.

    Raises
    ------
    UsageError
        The name leads out of the folder.
    """
    if "\0" in name or len(name) > PATH_MAX:
        return None
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", name):
        raise UsageError(
            expected="a document in the folder of the table, or below it",
            got=ascii(name)[:90],
            where="doc",
            advice="Name the folder of the documents with --documents.",
        )
    try:
        path = Path(os.path.realpath(folder / parts))
        inside = path.is_relative_to(os.path.realpath(folder))
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None


def document_bytes(path: Path) -> bytes:
    """Read a document, no more of it than a document may have.

    Parameters
    ----------
    path : pathlib.Path
        A plain file.

    Returns
    -------
    bytes
        One byte more than is allowed, at most: its reader then refuses it.

    Raises
    ------
    UsageError
        No plain file, or one that cannot be read.
    """
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(
            expected="a document that can be read",
            got=error.strerror or "no plain file",
            where="doc",
        ) from error
