"""Naive twin of the ASTERIX scan and extraction: one block, one bit string, no tables.

It follows the lists of items as they are written, not the compiled program, and reads
elements from one big integer per part. What it refuses, it refuses at a byte.
"""

from vedette.feeds.asterix.notation import Item, Shape
from vedette.feeds.asterix.table import Table

Record = dict[str, list[int]]


class Refused(Exception):  # noqa: N818 - what it is
    """A block is refused at `at`, counted from its first byte."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def read_block(table: Table, raw: bytes) -> list[Record]:
    """Read all records of a block.

    Returns
    -------
    list of dict
        Path of each element to its values in the order of the bytes; spare bits are
        left out.
    """
    if len(raw) < 3:
        raise Refused(0)
    if raw[0] != table.category:
        raise Refused(0)
    if int.from_bytes(raw[1:3], "big") != len(raw) or len(raw) == 3:
        raise Refused(1)
    records = []
    at = 3
    while at < len(raw):
        record: Record = {}
        at = _group(table.places, "record", raw, at, record)
        records.append(record)
    return records


def _group(
    places: tuple[Item | None, ...], name: str, raw: bytes, at: int, said: Record
) -> int:
    """Read a field specification and what it announces."""
    longest = -(-len(places) // 7)
    octets = []
    while not octets or octets[-1] & 1:
        if len(octets) == longest:
            raise Refused(at + longest - 1)
        if at + len(octets) >= len(raw):
            raise Refused(len(raw))
        octets.append(raw[at + len(octets)])
    start = at
    at += len(octets)
    said.setdefault(f"{name}/FSPEC", []).append(len(octets))
    bits = "".join(f"{octet:08b}"[:7] for octet in octets)
    for number, bit in enumerate(bits):
        if bit == "0":
            continue
        item = places[number] if number < len(places) else None
        if item is None:
            raise Refused(start + number // 7)
        path = item.number if name == "record" else f"{name}/{item.number}"
        if item.shape == Shape.COMPOUND:
            at = _group(item.subitems, path, raw, at, said)
        else:
            at = _item(item, path, raw, at, said)
    return at


def _item(item: Item, path: str, raw: bytes, at: int, said: Record) -> int:
    """Read an item that is not compound."""
    if at >= len(raw):
        raise Refused(at)
    if item.shape == Shape.EXPLICIT:
        if raw[at] == 0 or at + raw[at] > len(raw):
            raise Refused(at)
        said.setdefault(f"{path}/LENGTH", []).append(raw[at])
        return at + raw[at]
    if item.shape == Shape.COUNTED:
        said.setdefault(f"{path}/COUNT", []).append(raw[at])
        count, at = raw[at], at + 1
        for _ in range(count):
            at = _part(item, 0, path, raw, at, said)
        return at
    if item.shape == Shape.CHAINED:
        while True:
            at = _part(item, 0, path, raw, at, said)
            if not raw[at - 1] & 1:
                return at
            if at >= len(raw):
                raise Refused(at)
    return _parts(item, path, raw, at, said)


def _parts(item: Item, path: str, raw: bytes, at: int, said: Record) -> int:
    """Read a fixed or extended item."""
    for part, octets in enumerate(item.octets):
        at = _part(item, part, path, raw, at, said)
        used = sum(e.bits for e in item.elements if e.part == part)
        if used == 8 * octets or not raw[at - 1] & 1:
            return at
    raise Refused(at - 1)


def _part(item: Item, part: int, path: str, raw: bytes, at: int, said: Record) -> int:
    """Read the elements of one part."""
    octets = item.octets[part]
    if at + octets > len(raw):
        raise Refused(at)
    text = "".join(f"{octet:08b}" for octet in raw[at : at + octets])
    named = [e for e in item.elements if e.name != "-"]
    alone = len(named) == 1 and named[0].name == path.rpartition("/")[2]
    for element in item.elements:
        if element.part != part or element.name == "-":
            continue
        value = int(text[element.bit : element.bit + element.bits], 2)
        if element.signed and value >= 1 << (element.bits - 1):
            value -= 1 << element.bits
        name = path if alone else f"{path}/{element.name}"
        said.setdefault(name, []).append(value)
    return at + octets
