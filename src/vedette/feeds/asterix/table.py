"""Tables of a category by edition: a first table, then what each edition changed.

Law: the parts of EUROCONTROL-SPEC-149 named by the modules `cat034.py` to `cat062.py`.
Each lists its editions from old to new as (editions that send the same bits, what
changed in words, changed lines). A changed line replaces the item of that number, or
takes the first spare place; a change that begins with item 010 is a whole new table.
"""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from vedette.feeds.asterix import cat021, cat034, cat048, cat062
from vedette.feeds.asterix.notation import Item, Shape, read_table

MODULES = MappingProxyType({m.CATEGORY: m for m in (cat021, cat034, cat048, cat062)})
CATEGORIES = tuple(MODULES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """What a record of one category and edition may hold.

    Parameters
    ----------
    category : int
        ASTERIX category.
    edition : str
        The first of the editions that send these bits.
    editions : tuple of str
        All of them, from old to new.
    change : str
        What they changed, in words.
    places : tuple of Item or None
        By place in the UAP; None is spare.
    """

    category: int
    edition: str
    editions: tuple[str, ...]
    change: str
    places: tuple[Item | None, ...]


@cache
def tables(category: int) -> tuple[Table, ...]:
    """Give the tables of a category, from old to new.

    Parameters
    ----------
    category : int
        One of `CATEGORIES`.

    Returns
    -------
    tuple of Table
        One for each set of editions that send the same bits.
    """
    made: list[Table] = []
    for editions, change, text in MODULES[category].EDITIONS:
        changed = read_table(text)
        whole = changed[0] is not None and changed[0].number == "010"
        places = changed if whole else _changed(made[-1].places, changed)
        made.append(
            Table(
                category=category,
                edition=editions[0],
                editions=editions,
                change=change,
                places=places,
            )
        )
    return tuple(made)


def known_editions(category: int) -> tuple[str, ...]:
    """List the editions of a category, from old to new.

    Parameters
    ----------
    category : int
        One of `CATEGORIES`.

    Returns
    -------
    tuple of str
        Such as ("1.26", "1.27").
    """
    return tuple(name for table in tables(category) for name in table.editions)


@cache
def table_of(category: int, edition: str = "") -> Table:
    """Find the table of an edition.

    Parameters
    ----------
    category : int
        One of `CATEGORIES`.
    edition : str
        One of `known_editions`; "" for the newest.

    Returns
    -------
    Table
        Which may serve several editions.

    Raises
    ------
    KeyError
        If it is unknown; texts of users go through `edition.py`, which says more.
    """
    if not edition:
        return tables(category)[-1]
    for table in tables(category):
        if edition in table.editions:
            return table
    raise KeyError(edition)


def _changed(
    places: tuple[Item | None, ...], changed: tuple[Item | None, ...]
) -> tuple[Item | None, ...]:
    """Put changed items where their number stands, else in the first spare place."""
    after = list(places)
    numbers = [item.number if item else "" for item in after]
    for item in changed:
        if item is None:
            continue
        number = item.number if item.number in numbers else ""
        place = numbers.index(number)
        after[place] = item
        numbers[place] = item.number
    return tuple(after)


def extension_bits(item: Item) -> tuple[bool, ...]:
    """Say which parts of an item end with an extension bit.

    Parameters
    ----------
    item : Item
        Of any shape.

    Returns
    -------
    tuple of bool
        By part: true where its elements leave the last bit free.
    """
    extensible = item.shape in (Shape.EXTENDED, Shape.CHAINED)
    used = [0] * len(item.octets)
    for element in item.elements:
        used[element.part] += element.bits
    return tuple(
        extensible and bits < 8 * octets
        for bits, octets in zip(used, item.octets, strict=True)
    )
