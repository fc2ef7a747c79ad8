"""A foreign value, held to what a cell of a table is held to.

In: a document, a source, an utterance, a claim or a row of a register of a
``claims.json``, which anybody may have written. Out: nothing, or why it is refused: its
measure is one of the registry with that kind and unit, its names are names, its notes
are bounded, its address is one of the web, nothing in it is hidden, its quote neither.
"""

from vedette.claims.importing.cells import name_of, note_of, url_of
from vedette.claims.importing.columns import Cells
from vedette.claims.importing.values import measure_in
from vedette.claims.interval import Reading
from vedette.claims.model import Claim, Document, Place, Source, Utterance
from vedette.claims.registers.sourced import Sourced
from vedette.claims.registers.tables import CELL_CHARACTERS_MAX
from vedette.claims.span import Span
from vedette.claims.words import NUMBER_MAX
from vedette.errors import UsageError


def check_held(row: Document | Source | Utterance) -> None:
    """Refuse a document, a source or an utterance that no table could have stated.

    Parameters
    ----------
    row : Document, Source or Utterance
        Of another ledger.

    Raises
    ------
    UsageError
        Which member.
    """
    if isinstance(row, Document):
        url_of(row.url, "url")
        # What was read out of a document itself, such as its title, may be long.
        for name in (
            "title",
            "publisher",
            "author",
            "licence",
            "normalisation",
            "encoding",
        ):
            note_of(getattr(row, name), name)
        name_of(row.lang, "lang")
        for fault in row.faults:
            note_of(fault.note, "faults")
        _spans(published=row.published, retrieved=row.retrieved)
    elif isinstance(row, Source):
        name_of(row.name, "name")
        name_of(row.country, "country")
    else:
        for name in ("channel", "translated_from", "translator", "origin"):
            name_of(getattr(row, name), name)
        _spans(said=row.said)


def check_held_claim(claim: Claim) -> None:
    """Refuse a claim that no table could have stated.

    Parameters
    ----------
    claim : Claim
        Of another ledger.

    Raises
    ------
    UsageError
        Which member.
    """
    measure = measure_in(Cells(line=0, values={"measure": claim.measure}))
    for name, said, held in (
        ("kind", claim.kind.value, measure.kind.value),
        ("unit", claim.unit, measure.unit),
    ):
        if said != held:
            raise UsageError(
                expected=f"{held}, the {name} of {measure.key}",
                got=ascii(said)[:60],
                where=name,
            )
    kinds = measure.categories
    if claim.category and kinds and claim.category not in kinds:
        raise UsageError(
            expected=f"one of: {', '.join(kinds)}",
            got=ascii(claim.category)[:60],
            where="category",
        )
    for name in (
        "event", "quantifier", "hedge", "category", "scope", "method", "method_version",
    ):  # fmt: skip
        name_of(getattr(claim, name), name)
    note_of(claim.note, "note")
    _spans(time=claim.time, as_of=claim.as_of)
    _place(claim.place)
    _numbers(claim.strict, claim.loose)
    if claim.quote is not None:
        for words in (claim.quote.exact, claim.quote.prefix, claim.quote.suffix):
            note_of(words, "quote")


def check_held_row(row: Sourced, at: str = "") -> None:
    """Refuse a row of a register that no table could have stated.

    Parameters
    ----------
    row : Effect, Response or WreckStatement
        Of another ledger, or of a list of rows.
    at : str
        Where it stands, for the message.

    Raises
    ------
    UsageError
        Which member.
    """
    for name in row.__struct_fields__:
        value = getattr(row, name)
        if isinstance(value, str):
            note_of(value, at + name, CELL_CHARACTERS_MAX)
        elif isinstance(value, Span):
            _spans(**{at + name: value})
        elif isinstance(value, Place):
            _place(value)
        elif isinstance(value, Reading):
            _numbers(value)


def _place(place: Place | None) -> None:
    """Hold the names of a place to what a cell may say."""
    for name in () if place is None else (place.name, *place.variants):
        name_of(name, "place")


def _numbers(*readings: Reading | None) -> None:
    """Refuse bounds that no cell may have."""
    for reading in readings:
        if reading is not None and max(reading.lo, reading.hi or 0) > NUMBER_MAX:
            raise UsageError(
                expected=f"at most {NUMBER_MAX:,}", got="more", where="lo and hi"
            )


def _spans(**spans: Span | None) -> None:
    """Hold the words of times to what a cell may say."""
    for name, span in spans.items():
        if span is not None:
            note_of(span.text, name)
            name_of(span.zone, name)
