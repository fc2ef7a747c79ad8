"""Columns that are built come back from their bytes; what cannot be sent is refused."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterix_referee_libasterix import libasterix_block
from naive.asterix import read_block
from vedette.errors import UsageError
from vedette.feeds.asterix import (
    Field,
    assemble,
    decode,
    encode,
    join_blocks,
    table_of,
)
from vedette.feeds.asterix.columns import payloads, raw, rows, scaled
from vedette.feeds.asterix.notation import Element, Shape
from vedette.feeds.asterix.program import compiled
from vedette.feeds.asterix.table import CATEGORIES, Table, tables

RECORDS = 3
OWN = ("FSPEC", "COUNT", "LENGTH")


def bounds(element: Element) -> tuple[int, int]:
    """Give the least and the greatest value of an element."""
    if element.signed:
        return -(1 << (element.bits - 1)), (1 << (element.bits - 1)) - 1
    return 0, (1 << element.bits) - 1


@st.composite
def fields(draw: st.DrawFn, table: Table) -> dict[str, Field]:
    """Draw some slots of a table, with all their elements."""
    names = compiled(table)
    by_slot: dict[int, list[str]] = {}
    for path, slot in zip(names.element_paths, names.element_slot, strict=True):
        if path.rpartition("/")[2] not in OWN:
            by_slot.setdefault(slot, []).append(path)
    chosen = draw(st.lists(st.sampled_from(sorted(by_slot)), unique=True, max_size=12))
    drawn = {}
    for slot in chosen:
        shape = names.program.shape[names.slot_node[slot]]
        repeats = shape in (Shape.CHAINED, Shape.COUNTED)
        some = draw(st.lists(st.integers(0, RECORDS - 1), max_size=5))
        where = sorted(some) if repeats else sorted(set(some))
        for path in by_slot[slot]:
            low, high = bounds(names.element_items[names.elements[path]])
            size = len(where)
            values = st.lists(st.integers(low, high), min_size=size, max_size=size)
            drawn[path] = Field(where, draw(values))
    return drawn


def check(table: Table, drawn: Mapping[str, Field]) -> None:
    """Encode, decode, compare every element that was given, and the bytes."""
    built = assemble(table, RECORDS, drawn, block=[0, 0, 1])
    blocks = encode(built)
    columns, found = decode(table, blocks)
    assert not found.fault.any()
    assert columns.block.tolist() == [0, 0, 1]
    for path, field in drawn.items():
        pairs = list(zip(rows(columns, path), raw(columns, path), strict=True))
        given_rows = set(field.rows)
        assert [pair for pair in pairs if pair[0] in given_rows] == list(
            zip(field.rows, field.values, strict=True)
        )
        assert all(value == 0 for row, value in pairs if row not in given_rows)
    assert encode(columns).data.tobytes() == blocks.data.tobytes()
    raw_blocks = [
        blocks.data[at : at + octets].tobytes()
        for at, octets in zip(blocks.at, blocks.octets, strict=True)
    ]
    assert sum(len(read_block(table, block)) for block in raw_blocks) == RECORDS


@pytest.mark.parametrize("category", CATEGORIES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_random_columns_come_back(category: int, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(tables(category)))
    check(table, data.draw(fields(table)))


@pytest.mark.parametrize("category", CATEGORIES)
def test_extremes_of_every_element_come_back_and_libasterix_takes_them(
    category: int,
) -> None:
    table = table_of(category)
    names = compiled(table)
    low, high = {}, {}
    for path, element in zip(names.element_paths, names.element_items, strict=True):
        if path.rpartition("/")[2] not in OWN:
            low[path], high[path] = (
                Field([0, 1, 2], [value] * 3) for value in bounds(element)
            )
    for drawn in (low, high):
        check(table, drawn)
        once = {path: Field([0], field.values[:1]) for path, field in drawn.items()}
        block = encode(assemble(table, 1, once))
        assert not libasterix_block(block.data.tobytes(), table.editions[-1]).complaint


def test_a_field_specification_longer_than_it_need_be_is_kept() -> None:
    padded = b"\x30\x00\x08\x81\x01\x00\x19\x0e"
    columns, found = decode(table_of(48), join_blocks([padded]))
    assert not found.fault.any()
    assert raw(columns, "record/FSPEC").tolist() == [3]
    assert encode(columns).data.tobytes() == padded


def test_an_empty_compound_item_and_no_repetitions_are_kept() -> None:
    # I048/130 with nothing in it, I048/250 with a count of zero.
    block = b"\x30\x00\x0a\x83\x20\x19\x0e\x00\x00"
    block = block[:1] + len(block).to_bytes(2, "big") + block[3:]
    columns, found = decode(table_of(48), join_blocks([block]))
    assert not found.fault.any()
    assert raw(columns, "250/COUNT").tolist() == [0]
    assert encode(columns).data.tobytes() == block


def test_explicit_items_are_sent_with_their_length() -> None:
    table = table_of(62)
    source = {"010/SAC": Field([0, 1], [25, 25]), "010/SIC": Field([0, 1], [1, 1])}
    octets = {"RE": ([0], [b"\x80\x01"]), "SP": ([1], [b""])}
    blocks = encode(assemble(table, 2, source, payloads=octets))
    columns, found = decode(table, blocks)
    assert not found.fault.any()
    assert payloads(columns, "RE/LENGTH") == [b"\x80\x01"]
    assert payloads(columns, "SP/LENGTH") == [b""]


def test_scaled_values_are_the_nearest_double() -> None:
    fine = {"131/LAT": Field([0], [(1 << 31) - 1]), "131/LON": Field([0], [-(1 << 31)])}
    columns = assemble(table_of(21), 2, fine)
    lat, lon = scaled(columns, "131/LAT"), scaled(columns, "131/LON")
    assert lat[0] == 359.99999983236194
    assert lon[0] == -360.0
    assert np.isnan(lat[1])


@pytest.mark.parametrize(
    ("given_fields", "words"),
    [
        ({"040/RHO": Field([0], [65536])}, "within the bits"),
        ({"040/RHO": Field([0], [-1])}, "within the bits"),
        ({"110/HEIGHT": Field([0], [8192])}, "within the bits"),
        ({"040/RHO": Field([0, 0], [1, 1])}, "a row twice"),
        ({"040/RHO": Field([0, 1], [1])}, "a value for each row"),
        ({"040/RHO": Field([9], [1])}, "ascending records"),
        ({"040/RO": Field([0], [1])}, "040/RO"),
        ({"250/MB": Field([0], [1]), "250/BDS1": Field([1], [1])}, "same rows"),
        ({"250/MB": Field([0] * 256, [1] * 256)}, "within the bits"),
        ({"250/COUNT": Field([0], [2])}, "as many repetitions"),
    ],
)
def test_what_cannot_be_sent_is_refused(
    given_fields: dict[str, Field], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        encode(assemble(table_of(48), 2, given_fields))


def test_a_block_longer_than_its_length_field_can_say_is_refused() -> None:
    many = 20_000
    each = {"040/RHO": Field(range(many), [1] * many)}
    columns = assemble(table_of(48), many, each, block=[0] * many)
    with pytest.raises(UsageError, match="65535"):
        encode(columns)
