"""Decode a feed of JSON objects, one a leaf: what all formats of rows have in common.

A blank line says nothing; a row that does not hold is rejected with its reason, and
never stops the feed. What a row means is for its format to say.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import msgspec

from vedette.feeds.fields import BadValue
from vedette.feeds.json_leaf import decode_json
from vedette.feeds.report import Rejected, Report

Row = TypeVar("Row", bound=msgspec.Struct)
Said = TypeVar("Said", bound=Report)


class JsonRows(Generic[Row, Said]):
    """Decodes leaves that are one JSON object each.

    Parameters
    ----------
    row : type of msgspec.Struct
        What an object must be.
    once : iterable of str
        Keys that must not come twice in one object.
    report_of : callable
        From a row and the time of its reception (nanoseconds UTC, -1 where unknown) to
        its report; raises `BadValue` for a row that does not hold.
    """

    def __init__(
        self,
        row: type[Row],
        once: Iterable[str],
        report_of: Callable[[Row, int], Said],
    ) -> None:
        self._decoder = msgspec.json.Decoder(row)
        self._once = tuple(f'"{name}"'.encode() for name in once)
        self._report_of = report_of

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Said, ...] | Rejected:
        """Decode one row.

        Parameters
        ----------
        raw : bytes
            A JSON object, or a blank line.
        received_ns : int
            Nanoseconds UTC, -1 where unknown: then what the row says, else its time.
        offset : int
            Number of the row.

        Returns
        -------
        tuple of Report, or Rejected
            Empty for a blank line.
        """
        if not raw.strip():
            return ()
        try:
            row = decode_json(raw, self._decoder, self._once)
            return (self._report_of(row, received_ns),)
        except BadValue as problem:
            return Rejected(offset=offset, length=1, reason=str(problem))
