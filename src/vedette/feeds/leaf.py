"""One leaf: the smallest piece of an input that the record stores and decodes alone.

A leaf needs nothing of its file but the leaves of the same feed before it (the header
line of a CSV). A source line keeps its line end, so that the leaves of a line format,
put one after the other, are the file again, byte for byte. A data block or frame is
kept exactly as it was received; what stands between them is a leaf of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLeaf:
    """A source line, the canonical JSON of a row, a data block or a frame.

    Parameters
    ----------
    feed : str
        Name of the feed in the record, never a file name.
    received_ns : int
        When it was learnt, nanoseconds UTC.
    raw : bytes
        What the record stores.
    offset : int
        Tables: number of the row in its file, from 0 (the header line of a CSV is row
        0). Binary formats: place of its first byte in the unpacked file.
    length : int
        Rows, 1 for every table; or bytes.
    """

    feed: str
    received_ns: int
    raw: bytes
    offset: int
    length: int = 1
