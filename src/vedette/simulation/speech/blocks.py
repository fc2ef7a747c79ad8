"""Blocks: columns of numbers become the data blocks of one category.

Law: EUROCONTROL-SPEC-149 Part 1. Records that are sent together share a block, up to a
number that fits a datagram; each block is one datagram.
"""

import numpy as np

from vedette.columns import Ints
from vedette.feeds.asterix.assemble import Field, assemble
from vedette.feeds.asterix.encode import encode
from vedette.feeds.asterix.said import DAY_TICKS, TICK_NS
from vedette.feeds.asterix.table import table_of

Datagram = tuple[int, bytes]  # time of capture (ns UTC) and octets


def ticks_of_day(time_ns: Ints) -> Ints:
    """Give the time of day of times.

    Parameters
    ----------
    time_ns : (n,) ns UTC
        Multiples of 1/128 s.

    Returns
    -------
    (n,)
        1/128 s from midnight UTC.
    """
    ticks: Ints = time_ns // TICK_NS % DAY_TICKS
    return ticks


def blocks_of(received_ns: Ints, records_max: int) -> Ints:
    """Say which records share a block: those sent together, up to a number.

    Parameters
    ----------
    received_ns : (n,) ns UTC
        Not falling.
    records_max : int
        In one block.

    Returns
    -------
    (n,)
        Number of the block, from 0.
    """
    count = received_ns.size
    if not count:
        return np.zeros(0, np.int64)
    begins = np.ones(count, np.bool_)
    begins[1:] = received_ns[1:] != received_ns[:-1]
    first = np.maximum.accumulate(np.where(begins, np.arange(count), 0))
    begins |= (np.arange(count) - first) % records_max == 0
    numbers: Ints = np.cumsum(begins) - 1
    return numbers


def datagrams_of(
    category: int,
    fields: dict[str, Field],
    received_ns: Ints,
    records_max: int,
) -> list[Datagram]:
    """Encode the records of one category, block by block.

    Parameters
    ----------
    category : int
        In its newest edition.
    fields : dict of str to Field
        Elements by path.
    received_ns : (n,) ns UTC
        When each record is captured, not falling.
    records_max : int
        In one block.

    Returns
    -------
    list of (ns UTC, octets)
        In that order.
    """
    if not received_ns.size:
        return []
    block = blocks_of(received_ns, records_max)
    columns = assemble(table_of(category), received_ns.size, fields, block=block)
    blocks = encode(columns)
    first = np.flatnonzero(np.diff(block, prepend=-1))
    octets = blocks.data.tobytes()
    ends = (blocks.at + blocks.octets).tolist()
    return [
        (when, octets[begin:end])
        for when, begin, end in zip(
            received_ns[first].tolist(), blocks.at.tolist(), ends, strict=True
        )
    ]


def said_only(values: Ints, unsaid: int = -1) -> Field:
    """Give an element where it is said.

    Parameters
    ----------
    values : (n,)
        By record.
    unsaid : int
        What stands for nothing.

    Returns
    -------
    Field
        For `assemble`.
    """
    rows = np.flatnonzero(values != unsaid)
    return Field(rows, values[rows])


def source_fields(sac: int, sic: int, count: int) -> dict[str, Field]:
    """Name the source in every record.

    Parameters
    ----------
    sac, sic : int
        Of the sensor.
    count : int
        Records.

    Returns
    -------
    dict of str to Field
        For `assemble`.
    """
    rows = np.arange(count)
    return {
        "010/SAC": Field(rows, np.full(count, sac)),
        "010/SIC": Field(rows, np.full(count, sic)),
    }
