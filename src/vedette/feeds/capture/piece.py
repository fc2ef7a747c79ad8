"""A piece of a recording: what becomes a leaf, and what its container says of it.

Pieces of a file do not overlap; what lies between them is the container's own (headers
of packets, other traffic). They come in the order of the file, but for datagrams that
were sent in fragments: these come with their last one.
"""

from typing import NamedTuple

UNKNOWN_NS = -1


class Piece(NamedTuple):
    """Bytes that become one leaf.

    Attributes
    ----------
    raw : bytes
        A data block, or what stands between blocks.
    offset : int
        Place of its first byte in the (unpacked) file.
    received_ns : int
        When it was captured, nanoseconds UTC; -1 where the container does not say.
    clock_ns : int
        The recorder's time of day, nanoseconds; -1 where it wrote none.
    channel : str
        Where it was sent, such as 232.1.1.31:21131; "" without a network.
    source : str
        Who sent it, likewise.
    fault : str
        Why it is no message, where the container knows more than the bytes tell.
    """

    raw: bytes
    offset: int
    received_ns: int = UNKNOWN_NS
    clock_ns: int = UNKNOWN_NS
    channel: str = ""
    source: str = ""
    fault: str = ""
