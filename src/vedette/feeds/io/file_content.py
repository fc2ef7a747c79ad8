"""A file read whole, hashed as it lies on disk, and unpacked where it is gzip.

Law: RFC 1952; gzip is known by its first two bytes, never by the file's name. The hash
is that of the bytes on disk, so that anyone can check it with sha256sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import UsageError
from vedette.feeds.io.chunks import FileChunks

# A table is held in memory twice, as bytes and as leaves: more would not fit into the
# few gigabytes that a small machine has. It also stops a file that unpacks for ever.
CONTENT_BYTES_MAX = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What a file holds.

    Parameters
    ----------
    name : str
        Base name: text for people, never a path or an id.
    sha256 : str
        Of the file as it lies on disk.
    file_bytes, content_bytes : int
        Sizes on disk and unpacked.
    content : bytes
        Unpacked; empty where the file is larger than memory.
    """

    name: str
    sha256: str
    file_bytes: int
    content_bytes: int
    content: bytes = b""


def read_file(path: Path) -> FileContent:
    """Read a file whole.

    Parameters
    ----------
    path : pathlib.Path
        Of a regular file.

    Returns
    -------
    FileContent
        Unpacked, with the hash of the file itself.

    Raises
    ------
    UsageError
        If there is no such file, it is a directory, or it is too large.
    FeedError
        If it is gzip that is cut short or damaged.
    EnvironmentProblem
        If the machine refuses to read it.
    """
    chunks = FileChunks(path)
    return whole(chunks, chunks)


def whole(chunks: FileChunks, content: Iterable[bytes]) -> FileContent:
    """Join what chunks hold.

    Parameters
    ----------
    chunks : FileChunks
        Of the file.
    content : iterable of bytes
        They, perhaps begun.

    Returns
    -------
    FileContent
        All of it.

    Raises
    ------
    UsageError
        If it is too large.
    """
    joined = bytearray()
    for chunk in content:
        joined += chunk
        if len(joined) > CONTENT_BYTES_MAX:
            raise UsageError(
                expected=f"at most {CONTENT_BYTES_MAX >> 20} MiB in one file",
                got="more",
                where=str(chunks.path),
                advice="Split it by time.",
            )
    return FileContent(
        name=chunks.path.name,
        sha256=chunks.sha256,
        file_bytes=chunks.file_bytes,
        content_bytes=len(joined),
        content=bytes(joined),
    )
