"""A table compiled to flat arrays of integers, which the kernels follow.

A *node* is an item or subitem, node 0 the record itself, whose subitems are the places
of the UAP. A *slot* is a stretch of octets that is there or not, as a whole: a fixed
item, a part of an extended one, one repetition, the count before repetitions, an
explicit item, the field specification of a compound one or of the record. Every
*element* belongs to one slot. So a table becomes three lists, and whatever is in a
record is a list of *hits*: this slot, in this record, at this byte.

Each slot that has no element of the table has one that describes it: FSPEC (octets of
a field specification), COUNT (of repetitions), LENGTH (of an explicit item).
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from vedette.columns import Ints
from vedette.feeds.asterix.notation import Element, Item, Shape
from vedette.feeds.asterix.table import Table, extension_bits

SPARE = -1


class Program(NamedTuple):
    """A compiled table; kernels take it whole.

    `shape`, `slot`, `first_child`, `children` are by node: how it ends, its first
    slot, where its children stand in `child`, how many bits its field specification
    may use. `child` holds node numbers or SPARE, for whole octets of seven places.
    `parts` is how many slots of a node are parts. `octets`, `extends`, `first_element`
    are by slot (the last with one more at the end); `bit`, `bits`, `signed` by element;
    `bits` 0 marks FSPEC.
    """

    category: int
    shape: Ints
    slot: Ints
    parts: Ints
    first_child: Ints
    children: Ints
    child: Ints
    octets: Ints
    extends: Ints
    first_element: Ints
    bit: Ints
    bits: Ints
    signed: Ints


class Compiled(NamedTuple):
    """A program and the names of what its numbers stand for.

    `nodes` are texts like "040" or "380/ADR" ("record" for node 0), `node_items` the
    items; `elements` maps a path such as "040/RHO" or "380/TID/LAT" to the number of
    the element; `element_items` are the elements themselves; `element_slot` the slot
    of each.
    """

    table: Table
    program: Program
    nodes: tuple[str, ...]
    elements: dict[str, int]
    element_items: tuple[Element, ...]
    element_paths: tuple[str, ...]
    element_slot: tuple[int, ...]
    slot_node: tuple[int, ...]


class _Compiler:
    """Walks a table once and appends to the lists."""

    def __init__(self) -> None:
        self.nodes: list[tuple[str, int, int, int, list[int]]] = []
        self.slots: list[tuple[int, int, int]] = []  # octets, extends, node
        self.elements: list[tuple[str, Element, int]] = []

    def node(self, path: str, item: Item) -> int:
        """Add an item and what is in it; return its number."""
        number = len(self.nodes)
        children: list[int] = []
        self.nodes.append((path, item.shape, len(self.slots), 0, children))
        if item.shape == Shape.COMPOUND:
            self._own(number, path, "FSPEC", 1, 0)
            for sub in item.subitems:
                below = f"{path}/{sub.number}" if sub else ""
                children.append(self.node(below, sub) if sub else SPARE)
        elif item.shape == Shape.EXPLICIT:
            self._own(number, path, "LENGTH", 1, 8)
        else:
            if item.shape == Shape.COUNTED:
                self._own(number, path, "COUNT", 1, 8)
            self._parts(number, path, item)
        parts = len(item.octets)
        name, shape, slot, _, _ = self.nodes[number]
        self.nodes[number] = (name, shape, slot, parts, children)
        return number

    def _own(self, node: int, path: str, name: str, octets: int, bits: int) -> None:
        """Add a slot that describes its node."""
        element = Element(name=name, part=0, bit=0, bits=bits)
        self.elements.append((f"{path}/{name}", element, len(self.slots)))
        self.slots.append((octets, 0, node))

    def _parts(self, node: int, path: str, item: Item) -> None:
        """Add the parts of an item with their elements."""
        named = [e for e in item.elements if e.name != "-"]
        alone = len(named) == 1 and named[0].name == path.rpartition("/")[2]
        spares = 0
        for part, extends in enumerate(extension_bits(item)):
            slot = len(self.slots)
            self.slots.append((item.octets[part], int(extends), node))
            for element in item.elements:
                if element.part != part:
                    continue
                name = element.name
                if name == "-":
                    spares += 1
                    name = f"-{spares}"
                below = path if alone and element.name != "-" else f"{path}/{name}"
                self.elements.append((below, element, slot))


@cache
def compiled(table: Table) -> Compiled:
    """Compile a table.

    Parameters
    ----------
    table : Table
        From `vedette.feeds.asterix.table`.

    Returns
    -------
    Compiled
        The program and its names.
    """
    compiler = _Compiler()
    record = Item(
        number="record",
        title="record",
        shape=Shape.COMPOUND,
        subitems=table.places,
    )
    _record(compiler, record)
    elements = compiler.elements
    return Compiled(
        table=table,
        program=_program(table.category, compiler),
        nodes=tuple(node[0] for node in compiler.nodes),
        elements={path: k for k, (path, _, _) in enumerate(elements)},
        element_items=tuple(element for _, element, _ in elements),
        element_paths=tuple(path for path, _, _ in elements),
        element_slot=tuple(slot for _, _, slot in elements),
        slot_node=tuple(slot[2] for slot in compiler.slots),
    )


def _record(compiler: _Compiler, record: Item) -> None:
    """Compile the record: its items are named by their number alone."""
    compiler.node("record", Item(number="record", title="", shape=Shape.COMPOUND))
    children = compiler.nodes[0][4]
    for item in record.subitems:
        children.append(compiler.node(item.number, item) if item else SPARE)


def _program(category: int, compiler: _Compiler) -> Program:
    """Turn the lists into arrays."""
    nodes, slots = compiler.nodes, compiler.slots
    counts = [len(node[4]) for node in nodes]
    padded = [-(-count // 7) * 7 for count in counts]
    flat: list[int] = []
    for node, room in zip(nodes, padded, strict=True):
        flat += node[4] + [SPARE] * (room - len(node[4]))
    places = [slot for _, _, slot in compiler.elements]
    first = [0] * (len(slots) + 1)
    for slot in places:
        first[slot + 1] += 1
    return Program(
        category=category,
        shape=_ints([node[1] for node in nodes]),
        slot=_ints([node[2] for node in nodes]),
        parts=_ints([node[3] for node in nodes]),
        first_child=_ints([sum(padded[:k]) for k in range(len(nodes))]),
        children=_ints(counts),
        child=_ints(flat),
        octets=_ints([slot[0] for slot in slots]),
        extends=_ints([slot[1] for slot in slots]),
        first_element=np.cumsum(_ints(first)),
        bit=_ints([e.bit for _, e, _ in compiler.elements]),
        bits=_ints([e.bits for _, e, _ in compiler.elements]),
        signed=_ints([int(e.signed) for _, e, _ in compiler.elements]),
    )


def _ints(values: list[int]) -> Ints:
    """Make an array of 64-bit integers, never empty of type."""
    return np.array(values, dtype=np.int64)
