"""Which edition of a category each source sends: the user's choice, read and checked.

Law: EUROCONTROL-SPEC-149 Part 1: a message carries no edition, so it cannot be known
from the bytes, and the wrong one gives garbage that often parses. A choice is a text of
`CATEGORY=EDITION` and `CATEGORY@SAC/SIC=EDITION`, parted by commas, such as
"048=1.30, 062@25/10=1.16"; a source's own choice goes before that of its category, and
the newest edition is taken where nothing was said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from vedette.errors import UsageError
from vedette.feeds.asterix.rare import EDITIONS as RARE_EDITIONS
from vedette.feeds.asterix.scan import HEADER_OCTETS
from vedette.feeds.asterix.table import CATEGORIES, known_editions

Source = tuple[int, int]
_CHOICE = re.compile(
    r"(?:CAT)?(?P<category>\d{1,3})(?:@(?P<sac>\d{1,3})/(?P<sic>\d{1,3}))?"
    r"\s*=\s*(?P<edition>[0-9A-Za-z.]+)",
    re.IGNORECASE,
)
OCTET_MAX = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The choice of editions for a feed.

    Parameters
    ----------
    by_category : mapping of int to str
        Category to edition.
    by_source : mapping of (int, int, int) to str
        Category, SAC and SIC to edition.
    """

    by_category: Mapping[int, str] = field(default_factory=dict)
    by_source: Mapping[tuple[int, int, int], str] = field(default_factory=dict)

    def of(self, category: int, source: Source | None) -> str:
        """Give the edition of a block.

        Parameters
        ----------
        category : int
            Of the block.
        source : tuple of int or None
            SAC and SIC of its first record.

        Returns
        -------
        str
            "" for the newest.
        """
        if source is not None and self.by_source:
            chosen = self.by_source.get((category, *source))
            if chosen is not None:
                return chosen
        return self.by_category.get(category, "")


def editions_of(category: int) -> tuple[str, ...]:
    """List the editions that are read of a category.

    Parameters
    ----------
    category : int
        Any.

    Returns
    -------
    tuple of str
        From old to new; empty for a category that is not read.
    """
    if category in CATEGORIES:
        return known_editions(category)
    return RARE_EDITIONS.get(category, ())


def read_editions(text: str) -> Editions:
    """Read a choice of editions.

    Parameters
    ----------
    text : str
        Such as "048=1.30, 062@25/10=1.16"; "" chooses the newest of all.

    Returns
    -------
    Editions
        Checked.

    Raises
    ------
    UsageError
        If a category or an edition is not known, or one is chosen twice.
    """
    by_category: dict[int, str] = {}
    by_source: dict[tuple[int, int, int], str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        choice = _CHOICE.fullmatch(part)
        if choice is None:
            raise UsageError(
                expected="editions like 048=1.30 or 062@25/10=1.16",
                got=f"{part[:40]!r}",
                advice="Part several with commas.",
            )
        category, edition = int(choice["category"]), choice["edition"]
        _check(category, edition)
        if choice["sac"] is None:
            twice = category in by_category
            by_category[category] = edition
        else:
            source = (int(choice["sac"]), int(choice["sic"]))
            if max(source) > OCTET_MAX:
                raise UsageError(
                    expected="SAC and SIC of at most 255", got=f"{part[:40]!r}"
                )
            twice = (category, *source) in by_source
            by_source[category, *source] = edition
        if twice:
            raise UsageError(
                expected="one edition for each category or source",
                got=f"a second one: {part!r}",
            )
    return Editions(by_category=by_category, by_source=by_source)


def _check(category: int, edition: str) -> None:
    """Refuse what is not known, by name and with what there is."""
    there = editions_of(category)
    if not there:
        known = ", ".join(f"{c:03}" for c in sorted((*CATEGORIES, *RARE_EDITIONS)))
        raise UsageError(
            expected=f"a category that is read ({known})", got=f"{category:03}"
        )
    if edition not in there:
        near = get_close_matches(edition, there, n=1)
        raise UsageError(
            expected=f"an edition of CAT{category:03} ({', '.join(there)})",
            got=f"{edition[:40]!r}",
            advice=f"Did you mean {near[0]}?" if near else "",
        )


@lru_cache(maxsize=1)  # who decodes a block, counts it and learns from it asks alike
def source_of(raw: bytes) -> Source | None:
    """Find the source of a block without knowing its edition.

    Item 010 is first in every edition that is read here, so it follows the field
    specification of the first record.

    Parameters
    ----------
    raw : bytes
        A data block.

    Returns
    -------
    tuple of int or None
        SAC and SIC; None where the first record does not say.
    """
    place = HEADER_OCTETS
    if len(raw) <= place or not raw[place] & 0x80:
        return None
    while place < len(raw) and raw[place] & 1:
        place += 1
    source = raw[place + 1 : place + 3]
    return (source[0], source[1]) if len(source) == 2 else None  # noqa: PLR2004 - two octets
