"""Our own codec, told in the names and units of the referees.

A name of ours is the referees' less the category: ``040/RHO`` is ``048/040/RHO``. Where
an item or subitem has one element, the referees leave out its name (``140/TOD`` is
``048/140``), and a few are called differently (`RENAMED`).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from asterix_referee_libasterix import libasterix_elements
from asterix_referee_tshark import Record
from vedette.feeds.asterix import Blocks, decode, join_blocks, table_of
from vedette.feeds.asterix.columns import Columns, described, raw, rows
from vedette.feeds.asterix.notation import Element, Shape
from vedette.feeds.asterix.program import Compiled, compiled

NEAREST = {  # editions of libasterix to take names from, where it lacks ours
    (21, "1.8"): "2.1",
    (34, "1.26"): "1.27",
    (48, "1.14"): "1.27",
    (48, "1.15"): "1.27",
    (48, "1.21"): "1.27",
    (48, "1.23"): "1.27",
    (62, "0.17"): "1.16",
    (62, "1.12"): "1.16",
}
RENAMED = {
    "021/076/TOMRV": "021/076/TOMRP",
    "021/146/SRC": "021/146/S",
    "021/161/TRN": "021/161/TRNUM",
    "021/295/SAL": "021/295/ISA",
    "034/RE/LENGTH": "034/RE",
    "048/110/HEIGHT": "048/110/3DH",
    "062/110/EM1": "062/110/EM1/EM1",
    "062/245/IDENT": "062/245/CHR",
    "062/380/BPS": "062/380/BPS/BPS",
    "062/380/MB/BDS1": "062/380/BDSDATA/BDS1",
    "062/380/MB/BDS2": "062/380/BDSDATA/BDS2",
    "062/380/MB/MB": "062/380/BDSDATA/MBDATA",
    "062/380/PUN": "062/380/PUN/PUN",
}


def ours_blocks(
    blocks: Sequence[bytes], category: int, edition: str
) -> list[list[Record] | str]:
    """Let our codec read blocks, all at once.

    Returns
    -------
    list of (list of dict, or str)
        For each block its records, or why it is refused.
    """
    columns, scan = decode(table_of(category, edition), join_blocks(blocks))
    told = records_of(columns, category, edition)
    out: list[list[Record] | str] = [
        f"fault {fault} at {at}" if fault else []
        for fault, at in zip(scan.fault.tolist(), scan.bad_byte.tolist(), strict=True)
    ]
    for block, record in zip(columns.block.tolist(), told, strict=True):
        group = out[block]
        assert isinstance(group, list)
        group.append(record)
    return out


def records_of(columns: Columns, category: int, edition: str) -> list[Record]:
    """Tell columns record by record."""
    told = [Record() for _ in range(columns.records)]
    for path, name in ours_named(category, edition).items():
        top, bottom = described(columns, path).lsb
        for row, number in zip(
            rows(columns, path).tolist(), raw(columns, path).tolist(), strict=True
        ):
            value = number * top / bottom if (top, bottom) != (1, 1) else number
            told[row].setdefault(name, []).append(value)
    return told


@cache
def ours_named(category: int, edition: str) -> dict[str, str]:
    """Map each element of a table of ours to the name that the referees give it."""
    names = compiled(table_of(category, edition))
    nearest = NEAREST.get((category, edition), edition)
    theirs = libasterix_elements(category, nearest)
    return {
        path: _name(category, path, theirs)
        for path, number in names.elements.items()
        if "-" not in path and not _describes_a_slot(names, path, number)
    }


def ours_elements(category: int, edition: str) -> dict[str, Element]:
    """Map the referees' names to the elements of a table of ours."""
    names = compiled(table_of(category, edition))
    return {
        name: names.element_items[names.elements[path]]
        for path, name in ours_named(category, edition).items()
    }


def _describes_a_slot(names: Compiled, path: str, number: int) -> bool:
    """Say whether an element is a field specification or a count of repetitions."""
    item = names.slot_node[names.element_slot[number]]
    first = names.element_slot[number] == names.program.slot[item]
    shape = names.program.shape[item]
    return path.endswith("FSPEC") or (first and shape == Shape.COUNTED)


def _name(category: int, path: str, theirs: Mapping[str, object]) -> str:
    """Translate one name: the first of its likely forms that the referees know."""
    name = f"{category:03}/{path}"
    forms = [
        RENAMED.get(name, name),
        name.replace("_", ""),
        name.replace("_", "/"),
        name.removesuffix("MB") + "MBDATA",
        name.rpartition("/")[0],
    ]
    return next((form for form in forms if form in theirs), name)


def cut(blocks: Blocks) -> list[bytes]:
    """Cut encoded blocks apart."""
    places = zip(blocks.at.tolist(), blocks.octets.tolist(), strict=True)
    return [blocks.data[at : at + octets].tobytes() for at, octets in places]
