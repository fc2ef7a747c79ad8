"""Records that nobody sent: random valid columns, and real ones with other numbers.

Both are drawn from a seed. Random columns fill every item of a table; perturbed ones
keep the structure of real records (items, counts, lengths) and draw the bits of the
numbers anew.
"""

from collections.abc import Collection
from random import Random

import numpy as np

from vedette.columns import Ints
from vedette.feeds.asterix.assemble import Field, assemble
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.notation import Element, Shape
from vedette.feeds.asterix.program import Compiled, compiled
from vedette.feeds.asterix.scan import HEADER_OCTETS
from vedette.feeds.asterix.table import table_of

FLIPPED, OVERWRITTEN, CUT_OUT = 0.5, 0.65, 0.8  # shares of damage, summed up
SHARE = 0.3  # of the records that have an item
REPEATS_MAX = 3


def random_columns(
    category: int,
    edition: str,
    records: int,
    seed: int,
    without: Collection[str] = (),
    together: int = 1,
) -> Columns:
    """Draw records of every item but some.

    Parameters
    ----------
    category, edition : int, str
        Of a table of ours.
    records : int
        How many.
    seed : int
        Of the generator.
    without : collection of str
        Items, or subitems such as "380/MB", to leave out.
    together : int
        Records in a block.

    Returns
    -------
    Columns
        What `encode` takes.
    """
    names = compiled(table_of(category, edition))
    random = np.random.default_rng([seed, category, records])
    fields: dict[str, Field] = {}
    payloads = {}
    for node in range(1, len(names.nodes)):
        path, shape = names.nodes[node], names.program.shape[node]
        if path in without or path.split("/")[0] in without:
            continue
        rows = np.flatnonzero(random.random(records) < (1 if path == "010" else SHARE))
        if shape == Shape.EXPLICIT:
            sizes = random.integers(0, 9, rows.size)
            payloads[path] = (rows, [random.bytes(size) for size in sizes.tolist()])
        elif shape != Shape.COMPOUND:
            fields |= _node_fields(names, node, rows, random)
    return assemble(
        table_of(category, edition),
        records,
        fields,
        payloads=payloads,
        block=np.arange(records) // together,
    )


def perturbed(columns: Columns, seed: int, keep: Collection[str] = ()) -> Columns:
    """Draw every number of real records anew, and keep their structure.

    Parameters
    ----------
    columns : Columns
        As decoded.
    seed : int
        Of the generator.
    keep : collection of str
        Elements to leave as they are.

    Returns
    -------
    Columns
        The same hits with other values; counts, lengths and spare bits are structure.
    """
    names, value = columns.compiled, columns.value.copy()
    random = np.random.default_rng(seed)
    for path, number in names.elements.items():
        begin, end = columns.element_start[number : number + 2]
        if path not in keep and not is_structure(names, path, number):
            drawn = numbers(names.element_items[number], int(end - begin), random)
            value[begin:end] = drawn
    return columns._replace(value=value)


def damaged(block: bytes, random: Random) -> bytes:
    """Damage a block in one to three places; its length stays what it says."""
    content = bytearray(block)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at, how = random.randrange(HEADER_OCTETS, len(content)), random.random()
        if how < FLIPPED:
            content[at] ^= 1 << random.randrange(8)
        elif how < OVERWRITTEN:
            content[at] = random.choice((0, 1, 128, 254, 255))
        elif how < CUT_OUT and len(content) > HEADER_OCTETS + 4:
            del content[at : at + random.randrange(1, 4)]
        else:
            content[at:at] = random.randbytes(random.randrange(1, 4))
    content[1:3] = len(content).to_bytes(2, "big")
    return bytes(content)


def is_structure(names: Compiled, path: str, number: int) -> bool:
    """Say whether an element tells of lengths or places, or is spare."""
    slot = names.element_slot[number]
    node = names.slot_node[slot]
    own = slot == names.program.slot[node]
    counted = own and names.program.shape[node] == Shape.COUNTED
    return counted or "-" in path or path.endswith(("FSPEC", "LENGTH"))


def numbers(element: Element, count: int, random: np.random.Generator) -> Ints:
    """Draw numbers that fit an element."""
    low = -(1 << (element.bits - 1)) if element.signed else 0
    return random.integers(low, low + (1 << element.bits), count, dtype=np.int64)


def _node_fields(
    names: Compiled, node: int, rows: Ints, random: np.random.Generator
) -> dict[str, Field]:
    """Draw the elements of an item for some records, repeated where it repeats."""
    shape = names.program.shape[node]
    if shape in {Shape.COUNTED, Shape.CHAINED}:
        rows = np.repeat(rows, random.integers(1, REPEATS_MAX + 1, rows.size))
    fields = {}
    for path, number in names.elements.items():
        if names.slot_node[names.element_slot[number]] != node:
            continue
        if not is_structure(names, path, number):
            element = names.element_items[number]
            fields[path] = Field(rows, numbers(element, rows.size, random))
    return fields
