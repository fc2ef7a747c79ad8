"""What the records of one block say, element by element, as plain Python numbers.

Reports are made one by one, so here the columns of a block become lists: an integer
for each record, or None where it does not say. Common to the makers of reports:
sources, times of day, addresses, callsigns.

Law: EUROCONTROL-SPEC-149 (times of day count 1/128 s from UTC midnight); ICAO Annex 10
Vol. III 9.2 (addresses) and Vol. IV 3.1.2.9 (6-bit characters).
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from vedette.feeds.asterix.columns import IA5, Columns
from vedette.feeds.fields import NO_ADDRESS

TICK_NS = 7_812_500  # 1/128 s, exact
DAY_TICKS = 86_400 * 128
UNDEFINED = "?"

Place = Callable[[int], int]


class Block(NamedTuple):
    """A decoded block and how to place its times.

    Attributes
    ----------
    columns : Columns
        Its records.
    received_ns : int
        Nanoseconds UTC, -1 where unknown: then it is the time of each report.
    place : callable
        Turns a time of day in ticks into nanoseconds UTC.
    skipped : Counter
        Records that give no report, by reason.
    """

    columns: Columns
    received_ns: int
    place: Place
    skipped: Counter[str]

    def received(self, time_ns: int) -> int:
        """Give when a report was received; its own time where that is not known."""
        return time_ns if self.received_ns < 0 else self.received_ns


def said(columns: Columns, path: str) -> list[int | None]:
    """Give what each record says.

    Parameters
    ----------
    columns : Columns
        Of one block.
    path : str
        An element, such as "040/RHO"; an edition may lack it. Of repetitions the last
        counts.

    Returns
    -------
    list of int or None
        By record, raw.
    """
    values: list[int | None] = [None] * columns.records
    element = columns.compiled.elements.get(path)
    if element is None:
        return values
    start, end = columns.element_start[element : element + 2].tolist()
    if start == end:
        return values
    slot = columns.compiled.element_slot[element]
    low = int(columns.slot_start[slot])
    rows = columns.row[low : low + end - start].tolist()
    for row, value in zip(rows, columns.value[start:end].tolist(), strict=True):
        values[row] = value
    return values


def sources(columns: Columns) -> list[str]:
    """Name the source of each record.

    Parameters
    ----------
    columns : Columns
        Of one block.

    Returns
    -------
    list of str
        Such as "25/10"; a record that does not say takes that of the one before it.
    """
    names: list[str] = []
    name = ""
    pairs = zip(said(columns, "010/SAC"), said(columns, "010/SIC"), strict=True)
    for sac, sic in pairs:
        if sac is not None:
            name = f"{sac}/{sic}"
        names.append(name)
    return names


def time_ns(block: Block, ticks: int | None) -> int:
    """Place a time of day.

    Parameters
    ----------
    block : Block
        How to place it.
    ticks : int or None
        1/128 s of the day; None where the record does not say: then it is the time
        of reception.

    Returns
    -------
    int
        Nanoseconds UTC; -1 where there is no time, or none that a day has (counted).
    """
    if ticks is None:
        if block.received_ns < 0:
            block.skipped["no time"] += 1
        return block.received_ns
    if ticks >= DAY_TICKS:
        block.skipped["a time of day beyond 24 h (another edition?)"] += 1
        return -1
    time = block.place(ticks)
    if time < 0:
        block.skipped["a time before 1970 (a capture without a clock?)"] += 1
        return -1
    return time


def address_of(value: int | None) -> int:
    """Check a 24-bit address.

    Parameters
    ----------
    value : int or None
        As sent.

    Returns
    -------
    int
        -1 for none, all zeros or all ones.
    """
    return -1 if value is None or value in NO_ADDRESS else value


def callsign_of(value: int | None) -> str:
    """Read eight 6-bit characters.

    Parameters
    ----------
    value : int or None
        48 bits.

    Returns
    -------
    str
        Stripped; "" where none was said, or where a character is undefined: then the
        reply was garbled, and half a callsign is another one.
    """
    if value is None:
        return ""
    text = "".join(chr(IA5[value >> shift & 63]) for shift in range(42, -1, -6))
    return "" if UNDEFINED in text else text.strip()


def mode3a_of(code: int | None, invalid: int | None, garbled: int | None) -> int:
    """Check a Mode 3/A code by its validity bits.

    Parameters
    ----------
    code : int or None
        12 bits.
    invalid, garbled : int or None
        Bits V and G of the item.

    Returns
    -------
    int
        -1 for none, not validated or garbled.
    """
    return -1 if code is None or invalid or garbled else code
