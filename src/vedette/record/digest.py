r"""`inputs_sha256`: one number for everything that was received, in order.

Law: docs/record-format.md section 6. SHA-256 over the line ``vedette/inputs/1\n`` and
then, for each leaf of kind INPUT in order of seq: length of feed u16, feed (UTF-8),
received_ns i64, length of body u64, body; all big-endian. Neither seq nor what was
rejected, decided or timed enters, so a replay of the same inputs has the same digest.
"""

import struct
from hashlib import sha256

_DOMAIN = b"vedette/inputs/1\n"


class InputsDigest:
    """Digest of the inputs, fed one by one."""

    __slots__ = ("_hash",)

    def __init__(self) -> None:
        self._hash = sha256(_DOMAIN)

    def copy(self) -> "InputsDigest":
        """Return a digest that goes on by itself from here."""
        other = InputsDigest()
        other._hash = self._hash.copy()
        return other

    def add(self, feed: str, received_ns: int, body: bytes) -> None:
        """Add the next input.

        Parameters
        ----------
        feed : str
            Id of the feed.
        received_ns : int
            When it was received, nanoseconds UTC.
        body : bytes
            The raw message.
        """
        name = feed.encode()
        self._hash.update(
            struct.pack(">H", len(name))
            + name
            + struct.pack(">qQ", received_ns, len(body))
        )
        self._hash.update(body)

    def hexdigest(self) -> str:
        """Return the digest of all inputs so far, 64 hexadecimal digits."""
        return self._hash.hexdigest()
