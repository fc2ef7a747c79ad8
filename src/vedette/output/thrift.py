"""Structs of Thrift's compact protocol, as Parquet writes its footer and page headers.

Law: Apache Thrift, compact protocol encoding. A struct becomes a dict by field number;
a field that stands there twice is refused, since readers would not agree on it. The
bytes may come from anybody: what is no such struct is a `ValueError`.
"""

from typing import TypeAlias

Value: TypeAlias = "bool | int | bytes | list[Value] | dict[int, Value]"

DEPTH_MAX = 16  # a footer nests 6 deep
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY = 1, 2, 3, 7, 8
_INTEGERS, _LISTS, _STRUCT = (4, 5, 6), (9, 10), 12
_LONG = 15  # a list whose length does not fit into four bits


class Reader:
    """Reads values one after the other.

    Parameters
    ----------
    content : bytes
        Of the whole file.
    place : int
        Of the first byte to read.
    """

    def __init__(self, content: bytes, place: int) -> None:
        self.content = content
        self.place = place

    def struct(self, depth: int = 0) -> dict[int, Value]:
        """Read a struct.

        Parameters
        ----------
        depth : int
            How many others it lies in.

        Returns
        -------
        dict of int to Value
            By the number of the field.

        Raises
        ------
        ValueError
            There is none.
        """
        if depth > DEPTH_MAX:
            raise ValueError(f"structs nested more than {DEPTH_MAX} deep")
        found: dict[int, Value] = {}
        field = 0
        while head := self._byte():
            step, kind = head >> 4, head & 15
            field = field + step if step else self._signed()
            if field in found:
                raise ValueError(f"field {field} stands there twice")
            found[field] = kind == _TRUE if kind <= _FALSE else self._value(kind, depth)
        return found

    def _value(self, kind: int, depth: int) -> Value:
        """Read a value of a kind, other than the truth of a field."""
        if kind in _INTEGERS:
            return self._signed()
        if kind == _BINARY:
            return self._bytes(self._unsigned())
        if kind in _LISTS:
            return self._list(depth)
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind == _BYTE:
            return self._byte()
        if kind == _DOUBLE:
            return self._bytes(8)
        raise ValueError(f"a value of kind {kind}")

    def _list(self, depth: int) -> list[Value]:
        """Read a list; in it, a truth is a byte."""
        head = self._byte()
        count = head >> 4 if head >> 4 < _LONG else self._unsigned()
        kind = head & 15
        if depth > DEPTH_MAX or count > len(self.content) - self.place:
            raise ValueError("a list longer than the file, or too deep")
        if kind in (_TRUE, _FALSE):
            return [self._byte() for _ in range(count)]
        return [self._value(kind, depth + 1) for _ in range(count)]

    def _byte(self) -> int:
        """Read a byte."""
        return self._bytes(1)[0]

    def _bytes(self, count: int) -> bytes:
        """Read bytes, all of which must be there."""
        found = self.content[self.place : self.place + count]
        if len(found) < count:
            raise ValueError("the file ends in a struct")
        self.place += count
        return found

    def _unsigned(self) -> int:
        """Read a number in groups of seven bits, at most 64."""
        found = 0
        for shift in range(0, 70, 7):
            byte = self._byte()
            found |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004 - the bit that says that more follow
                return found
        raise ValueError("a number of more than 64 bits")

    def _signed(self) -> int:
        """Read a number whose sign is its last bit."""
        found = self._unsigned()
        return (found >> 1) ^ -(found & 1)
