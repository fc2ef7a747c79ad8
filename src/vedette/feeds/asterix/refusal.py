"""Why a block is refused, in words: what was expected, where, and what came.

Law: the checks of `scan.py`. A reader who has the standard open finds the item by its
number and the octet by its place in the block.
"""

from vedette.feeds.asterix.notation import Item
from vedette.feeds.asterix.program import Compiled
from vedette.feeds.asterix.scan import FAULT_TEXTS, Bad, Fault

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


def refusal(names: Compiled, raw: bytes, bad: Bad) -> str:
    """Say why a block is refused.

    Parameters
    ----------
    names : Compiled
        The table that the scan followed.
    raw : bytes
        The block.
    bad : Bad
        What is wrong with it; its byte is counted from the block's first.

    Returns
    -------
    str
        A sentence without a full stop.
    """
    fault, table = Fault(bad.fault), names.table
    octet = f"octet {bad.byte} of {len(raw)}"
    if bad.byte < len(raw):
        octet += f" (0x{raw[bad.byte]:02x})"
    if fault in IN_THE_HEADER:
        return f"CAT{table.category:03}: {FAULT_TEXTS[fault]}, got {octet}"
    path = names.nodes[bad.node]
    item = "the field specification of a record"
    if path != "record":
        item = f"item {path} ({titles(names)[path]})"
    return (
        f"CAT{table.category:03} edition {table.editions[-1]}: {FAULT_TEXTS[fault]},"
        f" got {octet} in {item}"
    )
