"""The third pair of eyes on ASTERIX: ``libasterix``, walked item by item.

It is asked block by block, because its own splitting recurses once per block. Names
and units are those of `asterix_referee_tshark`. The two are not independent of each
other: both are generated from one public description of the standard.
"""

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from asterix_referee_tshark import Record, Value

DEPTH_MAX = 200  # records in a CAT001 block; more is refused rather than searched


class LibasterixBlock(NamedTuple):
    """One block as libasterix read it.

    Attributes
    ----------
    readings : list of list of dict
        One list of records per possible reading; empty where it found none. More than
        one only for a category with several record layouts.
    complaint : str
        Why there is none.
    """

    readings: list[list[Record]]
    complaint: str

    @property
    def records(self) -> list[Record]:
        """The records of the only reading."""
        assert len(self.readings) == 1, self.complaint
        return self.readings[0]


@cache
def libasterix() -> tuple[ModuleType, ModuleType]:
    """Import it: two seconds, once."""
    from asterix import base, generated  # noqa: PLC0415

    return base, generated


def libasterix_block(block: bytes, edition: str) -> LibasterixBlock:
    """Let libasterix read one block.

    Parameters
    ----------
    block : bytes
        One whole data block.
    edition : str
        Such as "1.30"; one that libasterix has.

    Returns
    -------
    LibasterixBlock
        What it found, or what it complains of.
    """
    base, generated = libasterix()
    category, name = block[0], edition.replace(".", "_")
    bits = base.Bits.from_bytes(block[3:])
    if int.from_bytes(block[1:3], "big") != len(block):
        return LibasterixBlock([], "the length does not fit")
    uap = getattr(generated, f"Cat_{category:03}_{name}").cv_uap
    many = issubclass(uap, base.UapMultiple)
    found = uap.parse_any_uap(bits, DEPTH_MAX) if many else uap.parse(bits)
    if isinstance(found, ValueError):
        return LibasterixBlock([], str(found))
    readings = [one for one in found if _fits(uap, one)] if many else [found]
    told = [[_record(record, f"{category:03}") for record in one] for one in readings]
    return LibasterixBlock(told, "" if told else "no reading fits")


def _fits(uap: Any, records: list[Any]) -> bool:  # noqa: ANN401
    """Say whether each record has the layout that its own TYP bit names (I001/020)."""
    wanted = [uap.cv_uaps["plot"], uap.cv_uaps["track"]]
    for record in records:
        told = _record(record, "001").get("001/020/TYP")
        if told and not isinstance(record, wanted[int(told[0])]):
            return False
    return True


def _record(record: Any, category: str) -> Record:  # noqa: ANN401
    """Read the elements of a record in the order of the bytes."""
    told = Record()
    for name, item in record.items_regular.items():
        for path, value in _said(item.arg, f"{category}/{name}"):
            told.setdefault(path, []).append(value)
    for name, item in (pair for rfs in record.items_rfs for pair in rfs or []):
        for path, value in _said(item.arg, f"{category}/{name}"):
            told.setdefault(path, []).append(value)
    return told


def _said(rule: Any, path: str) -> Iterator[tuple[str, Value]]:  # noqa: ANN401
    """Walk one item, or one part of an item, down to its elements."""
    base, _ = libasterix()
    if isinstance(rule, base.RuleVariationDependent):
        rule = rule._variation(None)
    part = rule.arg if isinstance(rule, base.RuleVariationContextFree) else rule
    match part:
        case base.Element():
            yield from _element(part, path)
        case base.Explicit():
            yield path, len(part.unparse()) // 8
        case base.Repetitive():
            for one in part.arg:
                yield from _said(one, path)
        case base.Compound():
            for name, one in part.arg.items():
                yield from _said(one.arg, f"{path}/{name}")
        case _:
            yield from _group(part, path)


def _group(part: Any, path: str) -> Iterator[tuple[str, Value]]:  # noqa: ANN401
    """Walk a group, or an item that is extended bit by bit."""
    base, _ = libasterix()
    rows = part.arg if isinstance(part, base.Extended) else [part.arg]
    for item in (item for row in rows for item in row):
        if isinstance(item, base.Item):
            name = re.sub(r"[^A-Z0-9]", "", item.arg.cv_name.upper())
            yield from _said(item.arg.arg, f"{path}/{name}")


def _element(part: Any, path: str) -> Iterator[tuple[str, Value]]:  # noqa: ANN401
    """Read one element; Mode S registers are cut into data and address."""
    base, _ = libasterix()
    rule = part._get_rule()
    dependent = isinstance(rule, base.RuleContentDependent)
    content = rule._get_content(None) if dependent else rule._get_content()
    match content:
        case base.ContentQuantity():
            yield path, float(content._as_quantity())
        case base.ContentInteger():
            yield path, content.as_integer()
        case base.ContentBds() if content.cv_bds_type is base.BdsWithAddress:
            whole = content.as_uint()
            yield f"{path}/MBDATA", whole >> 8
            yield f"{path}/BDS1", whole >> 4 & 15
            yield f"{path}/BDS2", whole & 15
        case _:
            yield path.replace("BDSREGISTER", "MBDATA"), content.as_uint()


class LibasterixElement(NamedTuple):
    """What libasterix's tables say of an element.

    Attributes
    ----------
    bits : int
        Its size; 0 for an explicit item.
    signed : bool or None
        Two's complement; None for what is no number.
    lsb : float or None
        Value of the last bit; None for what has no unit.
    """

    bits: int
    signed: bool | None = None
    lsb: float | None = None


@cache
def libasterix_elements(category: int, edition: str) -> dict[str, LibasterixElement]:
    """List the elements that libasterix's tables have, by name, without any data."""
    _, generated = libasterix()
    name = f"Cat_{category:03}_{edition.replace('.', '_')}"
    record = getattr(generated, name).cv_uap.cv_record
    return {
        path: element
        for item in record.cv_items_dict
        for path, element in _listed(
            record.cv_items_dict[item], f"{category:03}/{item}"
        )
    }


def _listed(item: Any, path: str) -> Iterator[tuple[str, LibasterixElement]]:  # noqa: ANN401
    """Walk one item, or one part of an item, of the tables."""
    base, _ = libasterix()
    rule = item.cv_rule if issubclass(item, base.NonSpare) else item
    if issubclass(rule, base.RuleVariationDependent):
        rule = rule.cv_default_variation
    part = (
        rule.cv_variation if issubclass(rule, base.RuleVariationContextFree) else rule
    )
    if issubclass(part, base.Element):
        yield from _described(part, path)
    elif issubclass(part, base.Explicit):
        yield path, LibasterixElement(0)
    elif issubclass(part, base.Repetitive):
        yield from _listed(part.cv_variation, path)
    elif issubclass(part, base.Compound):
        for name, below in part.cv_items_dict.items():
            yield from _listed(below, f"{path}/{name}")
    else:
        extended = issubclass(part, base.Extended)
        rows = part.cv_items_list if extended else [part.cv_items_list]
        for below, _ in (pair for row in rows for pair in row if pair is not None):
            if issubclass(below, base.Item):
                name = re.sub(r"[^A-Z0-9]", "", below.cv_non_spare.cv_name.upper())
                yield from _listed(below.cv_non_spare, f"{path}/{name}")


def _described(part: Any, path: str) -> Iterator[tuple[str, LibasterixElement]]:  # noqa: ANN401
    """Describe one element."""
    base, _ = libasterix()
    rule, bits = part.cv_rule, part.cv_bit_size
    dependent = issubclass(rule, base.RuleContentDependent)
    content = rule.cv_default_content if dependent else rule.cv_content
    if (
        issubclass(content, base.ContentBds)
        and content.cv_bds_type is base.BdsWithAddress
    ):
        for name, size in (("MBDATA", 56), ("BDS1", 4), ("BDS2", 4)):
            yield f"{path}/{name}", LibasterixElement(size)
        return
    path = path.replace("BDSREGISTER", "MBDATA")
    signed = getattr(content, "cv_signedness", None)
    lsb = float(content.cv_lsb) if issubclass(content, base.ContentQuantity) else None
    two = None if signed is None else signed is base.Signed
    yield path, LibasterixElement(bits, two, lsb)


@cache
def libasterix_editions(category: int) -> tuple[str, ...]:
    """List the editions of a category that libasterix has."""
    _, generated = libasterix()
    found = re.findall(rf"Cat_{category:03}_(\d+)_(\d+)", " ".join(dir(generated)))
    return tuple(f"{major}.{minor}" for major, minor in found)
