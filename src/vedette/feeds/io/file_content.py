"""A file read whole, hashed as it lies on disk, and unpacked where it is gzip.

Law: RFC 1952; gzip is known by its first two bytes, never by the file's name. The hash
is that of the bytes on disk, so that anyone can check it with sha256sum.
"""

import errno
import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import EnvironmentProblem, FeedError, UsageError

# A table is held in memory twice, as bytes and as leaves: more would not fit into the
# few gigabytes that a small machine has. It also stops a file that unpacks for ever.
CONTENT_BYTES_MAX = 1 << 30
GZIP = b"\x1f\x8b"
GZIP_WINDOW = 31  # zlib: 15 bits of window, plus 16 for a gzip header and its check
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What a file holds.

    Parameters
    ----------
    name : str
        Base name: text for people, never a path or an id.
    sha256 : str
        Of the file as it lies on disk.
    file_bytes : int
        Size of the file as it lies on disk.
    content : bytes
        Unpacked.
    """

    name: str
    sha256: str
    file_bytes: int
    content: bytes


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
    where = str(path)
    try:
        if path.is_dir():
            raise UsageError(
                expected="a file",
                got="a directory",
                where=where,
                advice="Name the files in it.",
            )
        packed = _read(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UsageError(
            expected="a file", got="nothing of that name", where=ascii(where)
        ) from None
    except OSError as problem:
        if problem.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            raise UsageError(
                expected="a file",
                got=problem.strerror or str(problem),
                where=ascii(where),
            ) from None
        raise EnvironmentProblem(
            expected="a file that can be read", got=str(problem), where=where
        ) from None
    return FileContent(
        name=path.name,
        sha256=hashlib.sha256(packed).hexdigest(),
        file_bytes=len(packed),
        content=unpack(packed, where),
    )


def unpack(packed: bytes, where: str) -> bytes:
    """Unpack gzip, whatever its number of members; leave all else as it is.

    Parameters
    ----------
    packed : bytes
        A file.
    where : str
        Its name, for messages.

    Returns
    -------
    bytes
        The content.

    Raises
    ------
    FeedError
        If it is gzip that is cut short or damaged.
    UsageError
        If it unpacks to more than `CONTENT_BYTES_MAX`.
    """
    if not packed.startswith(GZIP):
        return packed
    content = bytearray()
    while packed.startswith(GZIP):
        member = zlib.decompressobj(GZIP_WINDOW)
        while not member.eof:
            content += _step(member, packed, where, len(content))
            packed = member.unconsumed_tail or member.unused_data
            if len(content) > CONTENT_BYTES_MAX:
                raise _too_large(where)
        packed = packed.lstrip(b"\0")  # padding between members, as gzip allows
    if packed:
        got = f"{len(packed)} other bytes after it"
        raise FeedError(expected="gzip to the end of the file", got=got, where=where)
    return bytes(content)


def _read(path: Path) -> bytes:
    """Read to the end, or to the limit: a device has no end."""
    content = bytearray()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            content += chunk
            if len(content) > CONTENT_BYTES_MAX:
                raise _too_large(str(path))
    return bytes(content)


def _step(member: "zlib._Decompress", packed: bytes, where: str, done: int) -> bytes:
    """Unpack a little more of one member."""
    try:
        piece = member.decompress(packed, CHUNK_BYTES)
    except zlib.error as problem:
        raise _damaged(f"damaged data ({problem})", where, done) from None
    if not piece and not member.eof and not member.unconsumed_tail:
        raise _damaged("a file that is cut short", where, done)
    return piece


def _damaged(got: str, where: str, done: int) -> FeedError:
    """Say how far a broken gzip file could be unpacked, and how to save that."""
    return FeedError(
        expected="a whole gzip file",
        got=f"{got} after {done} unpacked bytes",
        where=where,
        advice="What is left of it can be saved with: gzip -dc FILE > PLAIN",
    )


def _too_large(where: str) -> UsageError:
    """Say that a file must be split."""
    return UsageError(
        expected=f"at most {CONTENT_BYTES_MAX >> 20} MiB in one file",
        got="more",
        where=where,
        advice="Split it by time.",
    )
