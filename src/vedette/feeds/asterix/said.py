"""What the makers of reports have in common: a block's rows and what they mean.

Sources, times of day, addresses, callsigns, altitudes. An element is an integer, or
None where its record does not say it.

Law: EUROCONTROL-SPEC-149 (times of day count 1/128 s from UTC midnight; items 062/130,
/135, /136, 021/140 and /145 say -1,500 to 150,000 ft); ICAO Annex 10 Vol. III 9.2
(addresses) and Vol. IV 3.1.2.9 (6-bit characters).
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from vedette.feeds.asterix.columns import IA5
from vedette.feeds.asterix.program import Compiled
from vedette.feeds.asterix.rows import Row
from vedette.feeds.fields import NO_ADDRESS

TICK_NS = 7_812_500  # 1/128 s, exact
DAY_TICKS = 86_400 * 128
UNDEFINED = "?"
LETTERS = IA5.tobytes().decode("ascii")
SOURCE = ("010/SAC", "010/SIC")  # the first two elements that each maker asks for
ALTITUDE_FT_MIN, ALTITUDE_FT_MAX = -1_500.0, 150_000.0
LAT_DEG_MAX, LON_DEG_MAX = 90.0, 180.0

Place = Callable[[int], int]


class Block(NamedTuple):
    """A decoded block and how to place its times.

    Attributes
    ----------
    names : Compiled
        The table that it was read by.
    rows : list of list of int or None
        By record: the elements that the maker of its reports asks for.
    received_ns : int
        Nanoseconds UTC, -1 where unknown: then it is the time of each report.
    place : callable
        Turns a time of day in ticks into nanoseconds UTC.
    skipped : Counter
        Records that give no report, by reason.
    """

    names: Compiled
    rows: list[Row]
    received_ns: int
    place: Place
    skipped: Counter[str]

    def received(self, time_ns: int) -> int:
        """Give when a report was received; its own time where that is not known."""
        return time_ns if self.received_ns < 0 else self.received_ns


def sources(block: Block) -> list[str]:
    """Name the source of each record.

    Parameters
    ----------
    block : Block
        Of which `SOURCE` comes first in a row.

    Returns
    -------
    list of str
        Such as "25/10"; a record that does not say takes that of the one before it.
    """
    names: list[str] = []
    name = ""
    for sac, sic, *_ in block.rows:
        if sac is not None:
            name = f"{sac}/{sic}"
        names.append(name)
    return names


def lsb_of(block: Block, path: str) -> tuple[int, int]:
    """Give the value of the last bit of an element, which editions may change.

    Parameters
    ----------
    block : Block
        Decoded.
    path : str
        An element of its table.

    Returns
    -------
    tuple of int
        Numerator and denominator, in the element's unit.
    """
    return block.names.element_items[block.names.elements[path]].lsb


def impossible(lat_deg: float, lon_deg: float, altitudes_ft: tuple[float, ...]) -> str:
    """Say what in a record no item may say: then its edition is another.

    Parameters
    ----------
    lat_deg, lon_deg : float
        Degrees.
    altitudes_ft : tuple of float
        Whatever it says of altitudes; nan where it does not.

    Returns
    -------
    str
        "" where all of it can be.
    """
    if abs(lat_deg) > LAT_DEG_MAX or abs(lon_deg) > LON_DEG_MAX:
        return "a position beyond the globe (another edition?)"
    for feet in altitudes_ft:
        if feet < ALTITUDE_FT_MIN or feet > ALTITUDE_FT_MAX:
            return "an altitude that its item cannot say (another edition?)"
    return ""


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


@lru_cache(maxsize=4096)  # an aircraft says the same one at every turn
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
    text = "".join([LETTERS[value >> shift & 63] for shift in range(42, -1, -6)])
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
