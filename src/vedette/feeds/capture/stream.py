"""A stream of bytes that is read once, forwards, and knows where it is.

Memory is that of one chunk and of what is asked for: a file may be of any size.
Offsets are bytes from the start of the (unpacked) file.
"""

from collections.abc import Iterable, Iterator


class ByteStream:
    """Takes bytes from chunks of any size, as if they were one file.

    Parameters
    ----------
    chunks : iterable of bytes
        The file, in order; empty chunks are passed over.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._buffer = b""
        self._place = 0
        self._before = 0  # bytes of the file before the buffer

    @property
    def offset(self) -> int:
        """Place of the next byte in the file."""
        return self._before + self._place

    def peek(self, count: int) -> bytes:
        """Look at the next bytes without taking them.

        Parameters
        ----------
        count : int
            Bytes, at least 0.

        Returns
        -------
        bytes
            Fewer than asked for at the end of the file.
        """
        self._fill(count)
        return self._buffer[self._place : self._place + count]

    def take(self, count: int) -> bytes:
        """Take the next bytes.

        Parameters
        ----------
        count : int
            Bytes, at least 0.

        Returns
        -------
        bytes
            Fewer than asked for at the end of the file.
        """
        taken = self.peek(count)
        self._place += len(taken)
        return taken

    def skip(self, count: int) -> int:
        """Pass over bytes without holding them.

        Parameters
        ----------
        count : int
            Bytes, at least 0.

        Returns
        -------
        int
            How many there were.
        """
        passed = 0
        while passed < count:
            step = min(count - passed, max(len(self._buffer) - self._place, 1))
            taken = len(self.take(step))
            if not taken:
                break
            passed += taken
        return passed

    def rest(self) -> Iterator[bytes]:
        """Take all that is left, in pieces as they come.

        Yields
        ------
        bytes
            Chunk by chunk.
        """
        while self.peek(1):
            yield self.take(len(self._buffer) - self._place)

    def _fill(self, count: int) -> None:
        """Read chunks until enough bytes are there, or none are left."""
        there = len(self._buffer) - self._place
        if there >= count:
            return
        parts = [self._buffer[self._place :]]
        while there < count:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            parts.append(chunk)
            there += len(chunk)
        self._before += self._place
        self._place = 0
        self._buffer = b"".join(parts)
