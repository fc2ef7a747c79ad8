"""Which editions of a category can be what was sent, and what speaks against each.

Law: a message carries no edition, so this can only be weighed, never known. Each set
of editions that send the same bits reads all blocks; what it refuses, and what it reads
that cannot be (a time of day beyond 24 h, a place beyond the globe, an empty record, a
set spare bit, an undefined character), speaks against it. Score: the share of blocks
that are read times the share of records without such a thing. The best comes first;
of equal ones the newest, because that is what is chosen where nobody chose.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Ints
from vedette.feeds.asterix.columns import IA5, Columns, dense, raw, rows, scaled
from vedette.feeds.asterix.extract import Blocks, decode, join_blocks
from vedette.feeds.asterix.refusal import refusal
from vedette.feeds.asterix.said import DAY_TICKS, UNDEFINED
from vedette.feeds.asterix.scan import bad_block
from vedette.feeds.asterix.table import Table, tables

BLOCKS_MAX = 1000  # enough to tell editions apart; more only takes time
TIMES = ("140/TOD", "070/TOD", "030/TOD", "071/TOD", "073/TOD", "077/TOD")
CALLSIGNS = ("240/IDENT", "170/IDENT", "245/IDENT", "380/ID")
# Beyond these nothing flies, or no radar reaches: an edition that says so misreads.
RANGES = {
    "105/LAT": (-90.0, 90.0, "latitudes"),
    "105/LON": (-180.0, 180.0, "longitudes"),
    "130/LAT": (-90.0, 90.0, "latitudes"),
    "130/LON": (-180.0, 180.0, "longitudes"),
    "131/LAT": (-90.0, 90.0, "latitudes"),
    "131/LON": (-180.0, 180.0, "longitudes"),
    "090/FL": (-20.0, 1500.0, "flight levels"),
    "136/MFL": (-20.0, 1500.0, "flight levels"),
    "145/FL": (-20.0, 1500.0, "flight levels"),
    "185/VX": (-2000.0, 2000.0, "velocities"),
    "185/VY": (-2000.0, 2000.0, "velocities"),
}


class Reading(NamedTuple):
    """How well a set of editions reads what was sent.

    Attributes
    ----------
    category : int
        Of the blocks.
    editions : tuple of str
        That send the same bits, from old to new.
    score : float
        0 to 1.
    read, blocks, records : int
        Blocks read of how many, and the records in them.
    reasons : tuple of str
        What speaks for it, then what speaks against it, in words.
    """

    category: int
    editions: tuple[str, ...]
    score: float
    read: int
    blocks: int
    records: int
    reasons: tuple[str, ...]


def guess(blocks: Sequence[bytes]) -> tuple[Reading, ...]:
    """Weigh the editions of a category.

    Parameters
    ----------
    blocks : sequence of bytes
        At least one, all of one category of `CATEGORIES`; the first `BLOCKS_MAX`
        are weighed.

    Returns
    -------
    tuple of Reading
        Best first.
    """
    joined = join_blocks(blocks[:BLOCKS_MAX])
    readings = [_weigh(table, joined) for table in reversed(tables(blocks[0][0]))]
    return tuple(sorted(readings, key=lambda reading: -reading.score))


def _weigh(table: Table, blocks: Blocks) -> Reading:
    """Weigh one set of editions."""
    columns, found = decode(table, blocks)
    bad = np.flatnonzero(found.fault)
    total = blocks.octets.size
    odd = np.zeros(columns.records, bool)
    against = []
    for what, which in _oddities(columns):
        odd[which] = True
        if which.size:
            against.append(f"{np.unique(which).size} records with {what}")
    if bad.size:
        first = int(bad[0])
        begin, octets = int(blocks.at[first]), int(blocks.octets[first])
        wrong = bad_block(found, first)
        wrong = wrong._replace(byte=wrong.byte - begin)
        raw_block = blocks.data[begin : begin + octets].tobytes()
        why = refusal(columns.compiled, raw_block, wrong)
        against.append(f"{bad.size} blocks refused, first: {why}")
    read = total - bad.size
    sound = 1.0 - int(np.count_nonzero(odd)) / max(1, columns.records)
    return Reading(
        category=table.category,
        editions=table.editions,
        score=read / total * sound if columns.records else 0.0,
        read=read,
        blocks=total,
        records=columns.records,
        reasons=(f"reads {read} of {total} blocks", *against),
    )


def _oddities(columns: Columns) -> Iterator[tuple[str, Ints]]:
    """List what cannot be: in words, and which records say it."""
    yield "no data source", np.flatnonzero(dense(columns, "010/SAC") < 0)
    for path in TIMES:
        beyond = dense(columns, path) >= DAY_TICKS
        yield f"a time of day beyond 24 h ({path})", np.flatnonzero(beyond)
    for path, (low, high, what) in RANGES.items():
        values = scaled(columns, path)
        beyond = (values < low) | (values > high)
        yield f"{what} that cannot be ({path})", np.flatnonzero(beyond)
    yield "spare bits set", _spare(columns)
    for path in CALLSIGNS:
        if path in columns.compiled.elements:
            yield f"undefined characters ({path})", _undefined(columns, path)


def _spare(columns: Columns) -> Ints:
    """Find records with a spare bit that is not zero."""
    paths = columns.compiled.element_paths
    spare = [path for path in paths if path.rpartition("/")[2].startswith("-")]
    found = [rows(columns, path)[raw(columns, path) != 0] for path in spare]
    return np.concatenate([np.zeros(0, np.int64), *found])


def _undefined(columns: Columns, path: str) -> Ints:
    """Find records whose callsign has a character that does not exist."""
    values = raw(columns, path)
    undefined = np.zeros(values.size, bool)
    for shift in range(0, 48, 6):
        undefined |= IA5[(values >> shift) & 63] == ord(UNDEFINED)
    return rows(columns, path)[undefined].astype(np.int64)
