"""Rare categories: CAT001, 002, 010, 020 and 065 become reports, through libasterix.

Law: EUROCONTROL-SPEC-0149 parts 2a (CAT001), 2b (CAT002), 7 (CAT010), 14 (CAT020) and
15 (CAT065). libasterix finds where each item of a record begins and ends; what the
octets of an item say is read here. It takes two seconds and 90 MB to import, so that
happens at the first rare block.

A block is taken whole or not at all. A CAT001 record is a plot or a track, laid out
differently, and says which in I001/020; where that is missing, a block is taken only
if exactly one sequence of layouts fits it. What is not reported: what no antenna
detected (coasted tracks), test targets, field monitors (fixed transponders), Cartesian
positions (their origin is not in the message), status messages: they are counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from vedette.feeds.asterix.rare_reports import Said, reports_of
from vedette.feeds.fields import BadValue
from vedette.feeds.report import Rejected, Report

HEADER_OCTETS = 3
EDITIONS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("1.2", "1.3", "1.4"),
        2: ("1.0", "1.1", "1.2"),
        10: ("1.1",),
        20: ("1.9", "1.10", "1.11"),
        65: ("1.4", "1.5", "1.6"),
    }
)
TYP_OF_LAYOUT = {"plot": 0, "track": 0x80}  # I001/020, first octet
TYP_MASK = 0x80


class _Step(NamedTuple):
    """How a reading of a block came to an octet: the record before it."""

    begin: int
    said: Said


def decode_rare(
    raw: bytes,
    received_ns: int,
    offset: int,
    edition: str = "",
    skipped: Counter[str] | None = None,
) -> tuple[Report, ...] | Rejected:
    """Decode one block of a rare category; never raises for what stands in it.

    Parameters
    ----------
    raw : bytes
        The whole block: category, length, records.
    received_ns : int
        Nanoseconds UTC; times of day, and times truncated to 512 s, are placed
        nearest to it.
    offset : int
        Of the block in its source, for the rejection.
    edition : str
        One of `EDITIONS`; "" for the newest.
    skipped : Counter, optional
        Counts the records that give no report, by reason.

    Returns
    -------
    tuple of Report or Rejected
        Empty where the block says nothing of an aircraft or a beam.
    """
    try:
        records = _read(raw, edition)
        none = Counter[str]()
        reports = tuple(reports_of(raw[0], records, received_ns, none))
    except BadValue as problem:
        reason = str(problem)
    except Exception as problem:  # noqa: BLE001 - a library's fault, any of them
        reason = f"libasterix failed: {type(problem).__name__} {problem}"
    else:
        if skipped is not None:
            skipped.update(none)
        return reports
    return Rejected(offset=offset, length=len(raw), reason=reason)


def rare_records(raw: bytes, edition: str = "") -> int:
    """Count the records of a rare block.

    Parameters
    ----------
    raw : bytes
        The whole block: category, length, records.
    edition : str
        One of `EDITIONS`; "" for the newest.

    Returns
    -------
    int
        0 for a block that is refused.
    """
    try:
        return len(_read(raw, edition))
    except Exception:  # noqa: BLE001 - a library's fault, any of them
        return 0


@lru_cache(maxsize=1)
def _read(raw: bytes, edition: str) -> list[Said]:
    """Read a block as the items of its records; they are counted right after."""
    if len(raw) <= HEADER_OCTETS or int.from_bytes(raw[1:3], "big") != len(raw):
        raise BadValue(
            f"expected a block of category, length and records, got {len(raw)} octets"
        )
    if raw[0] not in EDITIONS:
        raise BadValue(f"expected one of categories {list(EDITIONS)}, got {raw[0]}")
    there = EDITIONS[raw[0]]
    if edition and edition not in there:
        raise BadValue(
            f"expected an edition of CAT{raw[0]:03} ({', '.join(there)}),"
            f" got {edition!r}"
        )
    return _only_reading(raw, _layouts(raw[0], edition or there[-1]))


@cache
def _libasterix() -> tuple[Any, Any]:
    """Import libasterix: its base and its categories."""
    return import_module("asterix.base"), import_module("asterix.generated")


@cache
def _layouts(category: int, edition: str) -> tuple[tuple[str, Any], ...]:
    """List the record layouts of a category: name and libasterix's record class."""
    base, generated = _libasterix()
    name = f"Cat_{category:03}_{edition.replace('.', '_')}"
    uap = getattr(generated, name).cv_uap
    if issubclass(uap, base.UapMultiple):
        return tuple(uap.cv_uaps.items())
    return (("", uap.cv_record),)


def _only_reading(raw: bytes, layouts: tuple[tuple[str, Any], ...]) -> list[Said]:
    """Read all records, if there is exactly one way to do so.

    Octet by octet, the ways to arrive there are counted (two are as bad as more), so
    the work is bounded by octets times layouts however many readings there are.
    """
    ways = [0] * (len(raw) + 1)
    steps: list[_Step | None] = [None] * (len(raw) + 1)
    ways[HEADER_OCTETS] = 1
    complaint, at = "", HEADER_OCTETS
    for begin in range(HEADER_OCTETS, len(raw)):
        if not ways[begin]:
            continue
        for found in _records_at(raw, begin, layouts):
            if isinstance(found, str):
                complaint, at = found, begin
                continue
            end, said = found
            ways[end] = min(2, ways[end] + ways[begin])
            steps[end] = _Step(begin, said)
    if ways[-1] > 1:
        raise BadValue("expected records that say in I001/020 whether they are plots")
    if not ways[-1]:
        raise BadValue(
            f"octet {at} of the block: expected a record of CAT{raw[0]:03},"
            f" got {raw[at : at + 8].hex()}: {complaint}"
        )
    return _backwards(steps)


def _records_at(
    raw: bytes, begin: int, layouts: tuple[tuple[str, Any], ...]
) -> Iterator[tuple[int, Said] | str]:
    """Try each layout at an octet: where the record ends and its items, or why not."""
    base, _ = _libasterix()
    bits = base.Bits.from_bytes(raw).drop(8 * begin)
    for name, record_class in layouts:
        found = record_class._parse(base.ParsingMode.StrictParsing, bits)  # noqa: SLF001 - the only way to parse one record
        if isinstance(found, ValueError):
            yield str(found)
            continue
        record, rest = found
        said = _items(record)
        kind = said.get("020")
        if not said:
            yield "a record that holds nothing"
        elif name and kind and kind[0] & TYP_MASK != TYP_OF_LAYOUT[name]:
            yield f"I001/020 does not announce a {name}"
        else:
            yield len(raw) - len(rest) // 8, said


def _items(record: Any) -> Said:  # noqa: ANN401 - libasterix, imported late
    """Take the octets of each item, those at random places included."""
    regular = record.items_regular.items()
    said = {name: item.unparse().to_bytes() for name, item in regular}
    for name, item in (pair for placed in record.items_rfs for pair in placed or ()):
        if name in said:
            raise BadValue(f"expected item {name} once in a record, got it twice")
        said[name] = item.unparse().to_bytes()
    return said


def _backwards(steps: list[_Step | None]) -> list[Said]:
    """Follow the only reading from the end of the block to its begin."""
    records: list[Said] = []
    step = steps[-1]
    while step is not None:
        records.append(step.said)
        step = steps[step.begin]
    return records[::-1]
