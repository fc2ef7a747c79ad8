"""A file read in chunks: hashed as it lies on disk, and unpacked where it is gzip.

Law: RFC 1952, any number of members. Memory is that of a chunk, so that a file may be
larger than memory.
"""

import errno
import hashlib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from vedette.errors import EnvironmentProblem, FeedError, UsageError

GZIP = b"\x1f\x8b"
GZIP_WINDOW = 31  # zlib: 15 bits of window, plus 16 for a gzip header and its check
CHUNK_BYTES = 1 << 20


class FileChunks:
    """Gives the content of a file chunk by chunk.

    Parameters
    ----------
    path : pathlib.Path
        Of a file.
    progress : callable
        Told how many more bytes of the disk were read.
    """

    def __init__(
        self, path: Path, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        self.path = path
        self.file_bytes = 0
        self.content_bytes = 0
        self._hash = hashlib.sha256()
        self._progress = progress

    @property
    def sha256(self) -> str:
        """Hash of what was read so far; of the file, once all chunks are taken."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        """Read the file.

        Yields
        ------
        bytes
            Content, unpacked.

        Raises
        ------
        UsageError
            If there is no such file, or it is a directory.
        FeedError
            If it is gzip that is cut short or damaged.
        EnvironmentProblem
            If the machine refuses to read it.
        """
        with open_file(self.path) as file:
            packed = self._read(file)
            first = next(packed, b"")
            plain = self._unpacked(first, packed)
            for chunk in plain if first.startswith(GZIP) else _again(first, packed):
                self.content_bytes += len(chunk)
                yield chunk

    def _read(self, file: BinaryIO) -> Iterator[bytes]:
        """Read and hash what lies on disk."""
        try:
            while chunk := file.read(CHUNK_BYTES):
                self._hash.update(chunk)
                self.file_bytes += len(chunk)
                self._progress(len(chunk))
                yield chunk
        except OSError as problem:
            raise EnvironmentProblem(
                expected="a file that can be read",
                got=str(problem),
                where=str(self.path),
            ) from None

    def _unpacked(self, first: bytes, packed: Iterator[bytes]) -> Iterator[bytes]:
        """Unpack member after member; zeros may stand between them."""
        member = zlib.decompressobj(GZIP_WINDOW)
        for chunk in _again(first, packed):
            rest = chunk
            while rest:
                if member.eof:
                    rest = rest.lstrip(b"\0")  # padding, as gzip allows
                    if not rest:
                        break
                    member = self._next_member(rest)
                yield self._step(member, rest)
                rest = member.unconsumed_tail or member.unused_data
        while not member.eof:
            piece = self._step(member, b"")
            if not piece and not member.eof:
                raise self._damaged("a file that is cut short")
            yield piece

    def _next_member(self, packed: bytes) -> "zlib._Decompress":
        """Begin another member, unless it is something else."""
        if packed[:1] != GZIP[:1]:
            got = f"{len(packed)} other bytes or more after it"
            where = str(self.path)
            raise FeedError(
                expected="gzip to the end of the file", got=got, where=where
            )
        return zlib.decompressobj(GZIP_WINDOW)

    def _step(self, member: "zlib._Decompress", packed: bytes) -> bytes:
        """Unpack a little more."""
        try:
            return member.decompress(packed, CHUNK_BYTES)
        except zlib.error as problem:
            raise self._damaged(f"damaged data ({problem})") from None

    def _damaged(self, got: str) -> FeedError:
        """Say how far a broken gzip file could be unpacked, and how to save that."""
        return FeedError(
            expected="a whole gzip file",
            got=f"{got} after {self.content_bytes} unpacked bytes",
            where=str(self.path),
            advice="What is left of it can be saved with: gzip -dc FILE > PLAIN",
        )


def open_file(path: Path) -> BinaryIO:
    """Open a file, or say in our words why not.

    Parameters
    ----------
    path : pathlib.Path
        As a user named it.

    Returns
    -------
    file
        To be closed by the caller.

    Raises
    ------
    UsageError
        There is no such file, or it is a directory.
    EnvironmentProblem
        The machine refuses to read it.
    """
    where = str(path)
    try:
        return path.open("rb")
    except IsADirectoryError:
        raise UsageError(
            expected="a file",
            got="a directory",
            where=where,
            advice="Name the files in it.",
        ) from None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UsageError(
            expected="a file", got="nothing of that name", where=ascii(where)
        ) from None
    except OSError as problem:
        if problem.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            got = problem.strerror or str(problem)
            raise UsageError(expected="a file", got=got, where=ascii(where)) from None
        raise EnvironmentProblem(
            expected="a file that can be read", got=str(problem), where=where
        ) from None


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """Put the first chunk back before the others."""
    if first:
        yield first
    yield from rest
