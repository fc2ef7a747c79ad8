"""The notation in which the tables of categories are written, and its reader.

Law: EUROCONTROL-SPEC-149 Part 1 (ASTERIX), 5.2: a record is a field specification
(FSPEC) and the items that it announces in the order of the user application profile
(UAP). A table is the UAP, an item a line::

    040 measured position, polar | RHO:16(1/256 NM) THETA:16(360/2^16 °)
    020 target report descriptor | TYP:3 SIM RDP SPI RAB > TST ERR -:5 >
    030 warnings, errors, class  | fx* CODE:7 >
    250 Mode S registers         | n* MB:56 BDS1:4 BDS2:4
    130 plot characteristics     | compound
      /SRL  run length, SSR      | SRL:8(360/2^13 °)
      /-
    -
    RE  reserved expansion       | explicit

``NAME:16`` is an element of 16 bits (one bit without a number), ``s16`` two's
complement, ``o12`` octal, ``c48`` characters of 6 bits (ICAO Annex 10 IV 3.1.2.9),
``a56`` characters of 8 bits; in parentheses the value of the last bit and its unit.
``-:5`` are spare bits and ``-`` alone a spare place. ``>`` is the bit that announces an
extension, ``n*`` a repetition counted by an octet before it, ``fx*`` one continued by
its last bit, ``explicit`` a length octet (counting itself) and what it counts. A line
that begins with neither number nor slash continues the line above it.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from vedette.errors import BrokenInvariant

BITS_MAX = 64  # what one column of integers holds


class Shape(IntEnum):
    """How an item tells where it ends (Part 1, 5.2.3)."""

    FIXED = 0  # by the table
    EXTENDED = 1  # each part's last bit announces the next part
    CHAINED = 2  # the same part again while its last bit says so
    COUNTED = 3  # an octet counts the repetitions
    EXPLICIT = 4  # an octet says the length
    COMPOUND = 5  # octets with a bit for each subitem


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A number inside an item.

    Parameters
    ----------
    name : str
        As in the standard; "-" for spare bits, which should be zero.
    part : int
        Which part of an extended item holds it.
    bit, bits : int
        First bit in its part, from the most significant, and how many.
    signed : bool
        Two's complement.
    text : str
        "" for a number, else octal, ia5 (6 bits a character) or ascii.
    lsb : tuple of int
        Value of the last bit as numerator and denominator.
    unit : str
        Of the scaled value, "" for a plain number.
    """

    name: str
    part: int
    bit: int
    bits: int
    signed: bool = False
    text: str = ""
    lsb: tuple[int, int] = (1, 1)
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item or subitem.

    Parameters
    ----------
    number : str
        Item number, such as "040", or subitem name, such as "SRL".
    title : str
        What it is, in the field's words.
    shape : Shape
        How it ends.
    octets : tuple of int
        Octets of each part; one part unless extended.
    elements : tuple of Element
        Of all parts, spare bits among them, without extension bits.
    subitems : tuple of Item or None
        Of a compound item by bit of its field specification; None is spare.
    """

    number: str
    title: str
    shape: Shape
    octets: tuple[int, ...] = ()
    elements: tuple[Element, ...] = ()
    subitems: "tuple[Item | None, ...]" = ()


_START = re.compile(r"\s*(?:(?P<slash>/)\s*)?(?P<key>[0-9A-Z]+|-)(?=\s|$)(?P<rest>.*)")
_ELEMENT = re.compile(
    r"(?P<name>[A-Z][A-Z0-9_]*|-)"
    r"(?::(?P<kind>[soca]?)(?P<bits>\d+))?"
    r"(?:\((?P<top>\d+)(?:/(?P<bottom>\d+)(?:\^(?P<power>\d+))?)? ?(?P<unit>[^)]*)\))?"
)
_TEXTS = {"o": "octal", "c": "ia5", "a": "ascii"}
_SPARE_PLACE = ("-", "")


def read_table(text: str) -> tuple[Item | None, ...]:
    """Read a table.

    Parameters
    ----------
    text : str
        In the notation above.

    Returns
    -------
    tuple of Item or None
        By place in the UAP (FRN less 1); None is a spare place.

    Raises
    ------
    BrokenInvariant
        If a table of ours is not in the notation.
    """
    places: list[Item | None] = []
    for head, subs in _grouped(_joined(text)):
        if head == _SPARE_PLACE:
            places.append(None)
        else:
            places.append(
                _item(
                    head, tuple(None if s == _SPARE_PLACE else _item(s) for s in subs)
                )
            )
    return tuple(places)


def _joined(text: str) -> list[tuple[bool, str, str]]:
    """Join continued lines: (is a subitem, key, rest)."""
    lines: list[tuple[bool, str, str]] = []
    for line in filter(str.strip, text.splitlines()):
        start = _START.fullmatch(line)
        if start and (start["slash"] or not line.startswith("  ")):
            lines.append((bool(start["slash"]), start["key"], start["rest"].strip()))
        else:
            sub, key, rest = lines[-1]
            lines[-1] = (sub, key, f"{rest} {line.strip()}")
    return lines


def _grouped(
    lines: list[tuple[bool, str, str]],
) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Put subitems under their item."""
    groups: list[tuple[tuple[str, str], list[tuple[str, str]]]] = []
    for sub, key, rest in lines:
        if sub:
            groups[-1][1].append((key, rest))
        else:
            groups.append(((key, rest), []))
    return groups


def _item(line: tuple[str, str], subitems: tuple[Item | None, ...] = ()) -> Item:
    """Read one item or subitem."""
    number, rest = line
    title, bar, body = (part.strip() for part in rest.partition("|"))
    if not bar:
        raise BrokenInvariant(expected="title | structure", got=rest, where=number)
    if body in ("explicit", "compound"):
        shape = Shape.EXPLICIT if body == "explicit" else Shape.COMPOUND
        return Item(number=number, title=title, shape=shape, subitems=subitems)
    shape = Shape.FIXED
    if body.startswith("n* "):
        shape, body = Shape.COUNTED, body[3:]
    elif body.startswith("fx* "):
        shape, body = Shape.CHAINED, body[4:]
    elif ">" in body:
        shape = Shape.EXTENDED
    octets, elements = _parts(number, body)
    return Item(
        number=number, title=title, shape=shape, octets=octets, elements=elements
    )


def _parts(number: str, body: str) -> tuple[tuple[int, ...], tuple[Element, ...]]:
    """Read the elements of a body, part by part."""
    octets: list[int] = []
    elements: list[Element] = []
    bit = 0
    for word in _words(body):
        if word == ">":
            bit += 1
            octets.append(_whole_octets(number, bit))
            bit = 0
            continue
        element = _element(number, word, len(octets), bit)
        elements.append(element)
        bit += element.bits
    if bit:
        octets.append(_whole_octets(number, bit))
    return tuple(octets), tuple(elements)


def _words(body: str) -> list[str]:
    """Split at blanks outside parentheses."""
    return re.findall(r"[^\s(]+(?:\([^)]*\))?", body)


def _whole_octets(number: str, bits: int) -> int:
    """Count octets."""
    if bits % 8:
        raise BrokenInvariant(
            expected="parts of whole octets", got=f"{bits} bits", where=number
        )
    return bits // 8


def _element(number: str, word: str, part: int, bit: int) -> Element:
    """Read one element."""
    match = _ELEMENT.fullmatch(word)
    if not match:
        raise BrokenInvariant(expected="an element", got=word, where=number)
    bits = int(match["bits"] or 1)
    if bits + bit % 8 > BITS_MAX:
        raise BrokenInvariant(
            expected=f"elements within {BITS_MAX} bits", got=word, where=number
        )
    bottom = int(match["bottom"] or 1)
    for _ in range(int(match["power"] or 1) - 1):
        bottom *= int(match["bottom"])
    return Element(
        name=match["name"],
        part=part,
        bit=bit,
        bits=bits,
        signed=match["kind"] == "s",
        text=_TEXTS.get(match["kind"] or "", ""),
        lsb=(int(match["top"] or 1), bottom),
        unit=match["unit"] or "",
    )
