"""One leaf: the smallest piece of an input that the record stores and decodes alone.

A leaf needs nothing of its file but the leaves of the same feed before it (the header
line of a CSV). A source line keeps its line end, so that the leaves of a line format,
put one after the other, are the file again, byte for byte.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLeaf:
    """A source line, or the canonical JSON of a row.

    Parameters
    ----------
    feed : str
        Name of the feed in the record, never a file name.
    received_ns : int
        When it was learnt, nanoseconds UTC.
    raw : bytes
        What the record stores.
    offset : int
        Number of the row in its file, from 0; the header line of a CSV is row 0.
    length : int
        Rows: 1 for every table.
    """

    feed: str
    received_ns: int
    raw: bytes
    offset: int
    length: int = 1
