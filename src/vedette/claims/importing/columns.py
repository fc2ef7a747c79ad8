"""The columns of an imported table: their names, and what stands in them.

Law: docs/claims.md, section "columns", whose table is compared with this one by a test.
All columns but `measure` may be missing or empty. A name that is not here is an error
with a suggestion, since a misspelt column would silently say nothing.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar

from vedette.errors import UsageError

K = TypeVar("K", bound=Hashable)
COLUMNS = MappingProxyType(
    {
        "id": "name of the claim in the ledger; made of its content where empty",
        "doc": "the document: a file beside the table, or any name for it",
        "quote": "the words, exactly as they stand in the document",
        "start": "where they stand, in code points, if they stand there more than once",
        "speaker": "who said it; empty where the document itself speaks",
        "via": "through whom it came, nearest to the document first; several with ;",
        "measure": "what is counted, timed or named: a key of the registry",
        "words": "the quantity as said: at least 19, about two dozen, no",
        "lo": "at least so many",
        "hi": "at most so many; empty where nothing bounds it",
        "loose_lo": "the same, read as people mean round figures; made where empty",
        "loose_hi": "the same",
        "quantifier": "how the bound was said, in a word of the table of hedges",
        "unit": "what one of it is; of durations s, min, h or days",
        "hedge": "the words that hedge it",
        "category": "of a category what it was, of a fact yes or no",
        "scope": "of a first time: within what",
        "time": "when it was",
        "place": "where it was",
        "place_variants": "other spellings and places of that name; several with ;",
        "lat": "degrees, WGS 84",
        "lon": "degrees, WGS 84",
        "uncertainty_m": "of the place, 1 sigma, metres",
        "as_of": "up to when the speaker had counted",
        "event": "which event it is about",
        "said": "when it was said",
        "channel": "where it was said: parliament, a network, an agency",
        "attribution": "direct, indirect, narrator or hearsay",
        "anonymity": "named, office only or anonymous",
        "translated_from": "language in which it was said",
        "translator": "who translated",
        "provisional": "yes where the speaker called it not final",
        "unanswered": "yes where the speaker was asked and gave no answer",
        "origin": "name of the original statement that this one repeats",
        "evidential": "asserted, believed, reported or denied",
        "grading": "Admiralty grade given by a person, as B2: the source from A, "
        "completely reliable, to E, unreliable, F where nobody can tell; what it says "
        "from 1, confirmed by others, to 5, improbable, 6 where nobody can tell",
        "note": "for people",
        "part_of": "ids of claims from which it was computed; several with ;",
        "supersedes": "id of the claim that this one corrects",
        "utterance": "name of the occasion; made of its content where empty",
        "source_kind": "what the speaker is: official, armed forces, diplomat, media, "
        "witness, sensor operator, analyst or unknown",
        "country": "of the speaker",
        "party": "yes or no: whether the speaker is a party to the event",
        "title": "of the document",
        "publisher": "of the document",
        "author": "of the document",
        "published": "when the document was published",
        "retrieved": "when it was taken",
        "url": "where it was",
        "lang": "its language",
        "licence": "what may be done with its text",
        "status": "written for people; read by no import",
        "reviewer": "the same",
        "reviewed": "the same",
    }
)
# What an import writes before a row that it refused; the rest of such a row can be put
# right and imported again.
REFUSED_COLUMNS = ("table", "line", "column", "reason")
# What people type for a column of ours.
OTHER_NAMES = MappingProxyType(
    {
        "document": "doc",
        "file": "doc",
        "source": "speaker",
        "who": "speaker",
        "value": "words",
        "count": "words",
        "number": "words",
        "min": "lo",
        "max": "hi",
        "date": "as_of",
        "when": "time",
        "where": "place",
        "text": "quote",
        "outlet": "publisher",
        "language": "lang",
        "incident": "event",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One row of a table.

    Parameters
    ----------
    line : int
        Of the file, from 1, where the row begins.
    values : dict of str to str
        By column; empty cells are left out.
    """

    line: int
    values: dict[str, str]

    def get(self, column: str) -> str:
        """Return what stands in a column, "" where nothing does."""
        return self.values.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One row that was not taken.

    Parameters
    ----------
    line : int
        Of the file, from 1.
    column : str
        Which cell, "" where it is the row.
    reason : str
        What was expected, what came, and what to do.
    values : dict of str to str
        What the row said.
    """

    line: int
    column: str
    reason: str
    values: dict[str, str]


def refusal(cells: Cells, error: UsageError) -> Refusal:
    """Say of a row why it was not taken.

    Parameters
    ----------
    cells : Cells
        The row.
    error : UsageError
        Its `where` names the column.

    Returns
    -------
    Refusal
        For ``refused.csv``.
    """
    advice = f" {error.advice}" if error.advice else ""
    reason = f"expected {error.expected}, got {error.got}.{advice}"
    column = error.where if error.where in COLUMNS else ""
    return Refusal(
        line=cells.line, column=column, reason=reason, values=dict(cells.values)
    )


def settle(
    facts: dict[tuple[K, str], str],
    whose: K,
    cells: Cells,
    column: str,
    said_of: str,
    advice: str = "",
) -> None:
    """Note what a row says of something of which other rows may speak too.

    Parameters
    ----------
    facts : dict
        What was noted so far, by what it is said of and column.
    whose : hashable
        What this row speaks of.
    cells : Cells
        The row.
    column : str
        Which cell; an empty one says nothing.
    said_of : str
        The thing in words, for the message.
    advice : str
        What to do.

    Raises
    ------
    UsageError
        An earlier row says otherwise.
    """
    said = cells.get(column)
    if said and facts.setdefault((whose, column), said) != said:
        raise UsageError(
            expected=f"the {column} that an earlier row gives {said_of}",
            got=ascii(said)[:60],
            where=column,
            advice=advice,
        )


def check_columns(names: Sequence[str], where: str) -> None:
    """Refuse a table with a column that is not known or is there twice.

    Parameters
    ----------
    names : sequence of str
        As the file has them; empty ones are columns without a name.
    where : str
        The file.

    Raises
    ------
    UsageError
        Which one, and what it may have meant.
    """
    named = [name for name in names if name]
    for index, name in enumerate(named):
        if name not in COLUMNS and name not in REFUSED_COLUMNS:
            meant = OTHER_NAMES.get(name) or next(
                iter(get_close_matches(name, COLUMNS, 1)), ""
            )
            raise UsageError(
                expected="columns of docs/claims.md",
                got=f"{ascii(name)[:80]}",
                where=where,
                advice=f"Did you mean {meant}?" if meant else "Remove or rename it.",
            )
        if name in named[:index]:
            raise UsageError(
                expected="each column once", got=f"{name} twice", where=where
            )
    if "measure" not in named:
        raise UsageError(
            expected="a column measure, and a first line that names the columns",
            got=", ".join(named)[:120] or "none",
            where=where,
            advice="`vedette claims import --help` shows a table to begin with.",
        )
