"""What stands in one cell: numbers, yes and no, words of a list, times.

Numbers as spreadsheets write them: ``1200``, ``1 200``, ``12.5``, ``12,5``. What can be
read in two ways (``1,200`` of something that is not counted, ``10/09/2025``, a time
without a zone) is refused and never guessed. Times become spans
(`vedette.claims.when`); the exact form, which an export writes, is
``BEGIN/END; ZONE; WORDS``.
"""

import re
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar
from unicodedata import category

from vedette.claims.person import NAME_MAX
from vedette.claims.span import Span, span_text
from vedette.claims.when import span_of, why_unclear
from vedette.claims.words import NUMBER_MAX
from vedette.errors import UsageError

CELL_MAX = 20_000  # characters; a longer cell is a quote mark that was never closed
YES, NO = frozenset({"yes", "true", "1", "y"}), frozenset({"no", "false", "0", "n"})
# Two zones that never agree: what both read alike needs no zone.
_APART = ("UTC", "America/New_York")
_WHOLE = re.compile(r"\d{1,15}")
_POINT = re.compile(r"\d{1,15}\.\d{1,12}(?:[eE][+-]?\d{1,2})?|\d{1,15}[eE][+-]?\d{1,2}")
_COMMA = re.compile(r"\d{1,15},(?:\d{1,2}|\d{4,12})")
_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+|\d{1,3}(?:,\d{3}){2,}")
_EITHER = re.compile(r"\d{1,3}[,.]\d{3}")
_EXACT = re.compile(
    r"(?P<begin>[^/;]+)/(?P<end>[^/;]+)(?:;(?P<zone>[^;]*))?(?:;(?P<text>.*))?",
    re.DOTALL,
)
_E = TypeVar("_E", bound=Enum)


def name_of(cell: str, column: str) -> str:
    """Read a name or a line of text: one line, bounded, without hidden signs."""
    folded = " ".join(cell.split())
    _shown(folded, column)
    if len(folded) > NAME_MAX:
        raise UsageError(
            expected=f"at most {NAME_MAX} characters",
            got=str(len(folded)),
            where=column,
        )
    return folded


def note_of(cell: str, column: str, most: int = CELL_MAX) -> str:
    """Read lines of text for people: bounded, without hidden signs."""
    if len(cell) > most:
        raise UsageError(
            expected=f"at most {most:,} characters",
            got=f"{len(cell):,}",
            where=column,
        )
    _shown(" ".join(cell.split()), column)
    return cell


def _shown(text: str, column: str) -> None:
    """Refuse what a terminal obeys, or what turns the order of letters round.

    A letter of a font's own, which a PDF may have, is drawn as something: it is seen.
    """
    unseen = (s for s in text if not s.isprintable() and category(s) != "Co")
    hidden = next(unseen, "")
    if hidden:
        raise UsageError(
            expected="text that can be seen",
            got=f"the hidden sign {ascii(hidden)[1:-1]}",
            where=column,
            advice="Type it again instead of copying it.",
        )


def url_of(cell: str, column: str) -> str:
    """Read an address of the web, "" where there is none."""
    url = name_of(cell, column)
    if url and not url.casefold().startswith(("http://", "https://")):
        raise UsageError(
            expected="an address that begins with http:// or https://",
            got=ascii(url)[:60],
            where=column,
        )
    return url


def names_of(cell: str, column: str) -> tuple[str, ...]:
    """Read names with ``;`` between them."""
    return tuple(name_of(one, column) for one in cell.split(";") if one.strip())


def number_in(cell: str, column: str, *, whole: bool) -> int | float:
    """Read a number that is not negative.

    Parameters
    ----------
    cell : str
        As typed.
    column : str
        Named in the error.
    whole : bool
        Things are counted: there are no halves.

    Returns
    -------
    int or float
        An int where it is whole.

    Raises
    ------
    UsageError
        No such number, or one that can be read in two ways.
    """
    value: float
    if _EITHER.fullmatch(cell) and not (whole and "," in cell):
        head, tail = re.split("[,.]", cell)
        if whole or tail != "000" or "," in cell:
            raise UsageError(
                expected="a number",
                got=f"{cell}, which may be {head}{tail} or {head}.{tail}",
                where=column,
                advice="Write it without a thousands separator.",
            )
    if _WHOLE.fullmatch(cell):
        value = int(cell)
    elif _POINT.fullmatch(cell):
        value = float(cell)
    elif _COMMA.fullmatch(cell):
        value = float(cell.replace(",", "."))
    elif _GROUPS.fullmatch(cell) or _EITHER.fullmatch(cell):
        value = int(re.sub(r"\D", "", cell))
    else:
        raise UsageError(
            expected="a number that is not negative",
            got=ascii(cell)[:60],
            where=column,
            advice="Words such as “about two dozen” go into the column words.",
        )
    if value > NUMBER_MAX or (whole and value != int(value)):
        raise UsageError(
            expected="a whole number" if whole else f"at most {NUMBER_MAX:,}",
            got=cell,
            where=column,
        )
    return int(value) if value == int(value) else value


def degrees_in(cell: str, column: str, bound: float) -> float | None:
    """Read degrees from -bound to bound; None of an empty cell."""
    if not cell:
        return None
    sign = -1.0 if cell.startswith(("-", "−")) else 1.0
    value = sign * number_in(cell.lstrip("-−"), column, whole=False)
    if abs(value) > bound:
        raise UsageError(
            expected=f"degrees from {-bound:g} to {bound:g}", got=cell, where=column
        )
    return value


def yes_or_no(cell: str, column: str) -> bool | None:
    """Read yes or no; None of an empty cell."""
    said = cell.casefold()
    if said in YES | NO:
        return said in YES
    if said:
        raise UsageError(expected="yes or no", got=ascii(cell)[:60], where=column)
    return None


def one_of(cell: str, column: str, kinds: type[_E], default: _E) -> _E:
    """Read a word of a list; the default of an empty cell.

    Parameters
    ----------
    cell : str
        As typed.
    column : str
        Named in the error.
    kinds : type of Enum
        Of texts.
    default : Enum
        One of them.

    Returns
    -------
    Enum
        One of them.

    Raises
    ------
    UsageError
        Another word, with what it may have meant.
    """
    if not cell:
        return default
    words = {one.value: one for one in kinds}
    said = " ".join(cell.casefold().replace("_", " ").split())
    if said in words:
        return words[said]
    raise UsageError(
        expected=f"one of: {', '.join(words)}",
        got=ascii(cell)[:60],
        where=column,
        advice=meant(said, tuple(words)),
    )


def meant(said: str, words: tuple[str, ...]) -> str:
    """Guess which word was meant, as advice; "" where none is near."""
    near = get_close_matches(said, words, 1, 0.5)
    return f"Did you mean {near[0]}?" if near else ""


def span_in(
    cell: str, column: str, *, zone: str, dateline: Span | None = None
) -> Span | None:
    """Read a time; None of an empty cell.

    Parameters
    ----------
    cell : str
        RFC 3339, a day, words, or the exact form.
    column : str
        Named in the error.
    zone : str
        IANA name of the zone of times that name none; "" where nobody said.
    dateline : Span or None
        When the document was published: words such as Tuesday lean on it.

    Returns
    -------
    Span or None
        As closely as the words tell.

    Raises
    ------
    UsageError
        No time, one that can be read in two ways, or one without a zone.
    """
    if not cell:
        return None
    exact = _EXACT.fullmatch(cell)
    if exact and "T" in exact["begin"]:
        return _exact(exact, cell, column)
    unclear = why_unclear(cell, dateline=dateline, zone=zone or _APART[0])
    if unclear:
        raise UsageError(
            expected="a date that reads one way",
            got=ascii(cell)[:60],
            where=column,
            advice=f"Which is the day? {unclear}.",
        )
    found = span_of(cell, dateline=dateline, zone=zone or _APART[0])
    if found is None:
        raise UsageError(
            expected="a time",
            got=ascii(cell)[:60],
            where=column,
            advice="Write it as 2025-09-10T06:30Z or 2025-09-10; words such as "
            "Tuesday need the column published.",
        )
    other = span_of(cell, dateline=dateline, zone=_APART[1])
    if not zone and (other is None or other.begin_ns != found.begin_ns):
        raise UsageError(
            expected="a time with its zone",
            got=ascii(cell)[:60],
            where=column,
            advice="Append Z or an offset, or say --zone, such as Europe/Warsaw.",
        )
    return found


def _exact(found: re.Match[str], cell: str, column: str) -> Span:
    """Read the form that an export writes."""
    try:
        return Span(
            begin=found["begin"].strip(),
            end=found["end"].strip(),
            zone=(found["zone"] or "").strip(),
            text=(found["text"] or "").strip(),
        )
    except (UsageError, ValueError) as error:
        raise UsageError(
            expected="BEGIN/END; ZONE; WORDS with times as 2025-09-10T06:30:00Z",
            got=ascii(cell)[:90],
            where=column,
            advice=f"{error}.",
        ) from error


def span_cell(span: Span | None) -> str:
    """Write a span in the exact form, "" where there is none."""
    return "" if span is None else span_text(span)
