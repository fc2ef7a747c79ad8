"""The tables say what libasterix's tables say: lengths, bits, signs and scales."""

from collections.abc import Iterator
from typing import Any

import pytest

from asterix_referee_libasterix import libasterix
from vedette.errors import BrokenInvariant
from vedette.feeds.asterix import table_of
from vedette.feeds.asterix.notation import Item, Shape, read_table
from vedette.feeds.asterix.table import CATEGORIES, known_editions

Layout = list[tuple[str, object]]
NOT_IN_LIBASTERIX = {
    21: ("1.8",),
    34: ("1.26",),
    48: ("1.14", "1.15", "1.21", "1.23"),
    62: ("0.17", "1.12"),
}
EVERY = [
    (category, edition)
    for category in CATEGORIES
    for edition in known_editions(category)
    if edition not in NOT_IN_LIBASTERIX[category]
]
# Where the tables part on purpose; docs/asterix.md says why.
SIGNS = {"048/090", "021/090", "062/340/HEIGHT"}
ELEMENT = 5  # part, bits, spare, signed, scale
REGISTER = (0, 64, False, False, 1.0)
SPLIT_REGISTER = [(0, bits, False, False, 1.0) for bits in (56, 4, 4)]


def ours(item: Item, path: str) -> Layout:
    """List the elements of an item: (where, bits, sign and scale)."""
    if item.shape == Shape.COMPOUND:
        found: Layout = [(path, len(item.subitems))]
        for sub in item.subitems:
            found += (
                [(path, "spare")] if sub is None else ours(sub, f"{path}/{sub.number}")
            )
        return found
    if item.shape == Shape.EXPLICIT:
        return [(path, "explicit")]
    names = {Shape.COUNTED: "counted", Shape.CHAINED: "chained"}
    found = [(path, names.get(item.shape, item.octets))]
    for e in item.elements:
        scale = e.lsb[0] / e.lsb[1] if e.unit else 1.0
        found.append((path, (e.part, e.bits, e.name == "-", e.signed, scale)))
    return found


def theirs(spec: Any, path: str) -> Layout:  # noqa: ANN401 - their metadata
    """List the same of libasterix's metadata."""
    base, _ = libasterix()
    rule = spec.cv_rule
    free = issubclass(rule, base.RuleVariationContextFree)
    kind = rule.cv_variation if free else rule.cv_default_variation
    if issubclass(kind, base.Compound):
        found: Layout = [(path, len(kind.cv_items_list))]
        for sub in kind.cv_items_list:
            name = "" if sub is None else sub.cv_name
            found += [(path, "spare")] if sub is None else theirs(sub, f"{path}/{name}")
        return found
    if issubclass(kind, base.Explicit):
        return [(path, "explicit")]
    if issubclass(kind, base.Repetitive):
        shape = "chained" if kind.cv_rep_bytes is None else "counted"
        return [(path, shape), *((path, e) for e in parts(kind.cv_variation))]
    elements = list(parts(kind))
    octets: dict[int, int] = {}
    for part, bits, *_ in elements:
        octets[part] = octets.get(part, 0) + bits
    return [
        (path, tuple(-(-bits // 8) for bits in octets.values())),
        *((path, e) for e in elements),
    ]


def parts(kind: Any) -> Iterator[tuple[int, int, bool, bool, float]]:  # noqa: ANN401
    """List the elements of a group, an extended item or a single element."""
    base, _ = libasterix()
    if issubclass(kind, base.Element):
        yield (0, *element(kind))
        return
    rows = (
        kind.cv_items_list if issubclass(kind, base.Extended) else [kind.cv_items_list]
    )
    for part, row in enumerate(rows):
        for below, _ in (pair for pair in row if pair is not None):
            if issubclass(below, base.Spare):
                yield (part, below.cv_bit_size, True, False, 1.0)
                continue
            inner = below.cv_non_spare.cv_rule.cv_variation
            for _, *rest in parts(inner):
                yield (part, *rest)  # type: ignore[misc]


def element(kind: Any) -> tuple[int, bool, bool, float]:  # noqa: ANN401
    """Give bits, spare, sign and scale of one element."""
    base, _ = libasterix()
    rule = kind.cv_rule
    free = issubclass(rule, base.RuleContentContextFree)
    content = rule.cv_content if free else rule.cv_default_content
    signed = getattr(content, "cv_signedness", base.Unsigned) is base.Signed
    return kind.cv_bit_size, False, signed, float(getattr(content, "cv_lsb", 1.0))


def comparable(layout: Layout) -> list[object]:
    """Leave out paths and chosen signs; join what libasterix leaves in one register."""
    found: list[object] = []
    for path, said in layout:
        if path in SIGNS and isinstance(said, tuple) and len(said) == ELEMENT:
            found.append((*said[:3], False, said[4]))
        else:
            found.append(said)
        if found[-3:] == SPLIT_REGISTER:
            found[-3:] = [REGISTER]
    return found


@pytest.mark.parametrize(("category", "edition"), EVERY)
def test_a_table_is_laid_out_as_libasterix_lays_it_out(
    category: int, edition: str
) -> None:
    base, generated = libasterix()
    name = f"Cat_{category:03}_{edition.replace('.', '_')}"
    their_places = getattr(generated, name).cv_uap.cv_record.cv_items_list
    places = table_of(category, edition).places
    assert len(places) == len(their_places)
    for item, place in zip(places, their_places, strict=True):
        assert (item is None) == issubclass(place, base.UapItemSpare)
        if item is None:
            continue
        spec = place.cv_non_spare
        assert item.number == spec.cv_name
        path = f"{category:03}/{item.number}"
        assert comparable(ours(item, path)) == comparable(theirs(spec, path)), path


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_item_is_of_whole_octets_and_names_each_element_once(
    category: int,
) -> None:
    for edition in known_editions(category):
        for item in table_of(category, edition).places:
            if item is None:
                continue
            for one in (item, *(sub for sub in item.subitems if sub)):
                names = [e.name for e in one.elements if e.name != "-"]
                assert len(names) == len(set(names)), one.number
                assert one.title


@pytest.mark.parametrize(
    "text",
    ["010 no structure", "010 odd bits | A:7", "010 what | lower:8", "010 wide | A:72"],
)
def test_a_table_that_is_not_in_the_notation_is_refused(text: str) -> None:
    with pytest.raises(BrokenInvariant):
        read_table(text)
