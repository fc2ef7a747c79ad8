"""Why a block is refused, in words: what was expected, where, and what came.

Law: the checks of `scan.py`. A reader who has the standard open finds the item by its
number and the octet by its place in the block.
"""

from vedette.feeds.asterix.notation import Item
from vedette.feeds.asterix.program import Compiled
from vedette.feeds.asterix.scan import FAULT_TEXTS, Fault, Octets, Scan

IN_THE_HEADER = (Fault.HEADER, Fault.CATEGORY, Fault.LENGTH, Fault.EMPTY)


def titles(names: Compiled) -> dict[str, str]:
    """Give the title of every item and subitem.

    Parameters
    ----------
    names : Compiled
        A table with its names.

    Returns
    -------
    dict of str to str
        By path, such as "390/CS".
    """
    found: dict[str, str] = {}
    for item in names.table.places:
        if item is not None:
            found[item.number] = item.title
            found |= {f"{item.number}/{s.number}": s.title for s in _present(item)}
    return found


def _present(item: Item) -> list[Item]:
    """List the subitems that are not spare."""
    return [sub for sub in item.subitems if sub is not None]


def refusal(
    names: Compiled, data: Octets, found: Scan, number: int, begin: int, octets: int
) -> str:
    """Say why a block is refused.

    Parameters
    ----------
    names : Compiled
        The table that the scan followed.
    data : (octets,) uint8
        What was scanned.
    found : Scan
        With a fault in that block.
    number : int
        Of the block.
    begin, octets : int
        Where it begins in `data`, and its length.

    Returns
    -------
    str
        A sentence without a full stop.
    """
    fault = Fault(int(found.fault[number]))
    bad = int(found.bad_byte[number])
    table = names.table
    place = bad - begin
    octet = f"octet {place} of {octets}"
    if bad < min(begin + octets, data.size):
        octet += f" (0x{data[bad]:02x})"
    if fault in IN_THE_HEADER:
        return f"CAT{table.category:03}: {FAULT_TEXTS[fault]}, got {octet}"
    path = names.nodes[int(found.bad_node[number])]
    item = "the field specification of a record"
    if path != "record":
        item = f"item {path} ({titles(names)[path]})"
    return (
        f"CAT{table.category:03} edition {table.editions[-1]}: {FAULT_TEXTS[fault]},"
        f" got {octet} in {item}"
    )
