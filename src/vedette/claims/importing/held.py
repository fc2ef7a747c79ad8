"""A foreign value, held to what a cell of a table is held to.

In: a document, a source, an utterance or a claim of a ``claims.json``, which anybody
may have written. Out: nothing, or why it is refused: its measure is one of the registry
with that kind and unit, its names are names, its notes are bounded, its address is one
of the web.
"""

from vedette.claims.importing.cells import (
    CELL_MAX,
    NUMBER_MAX,
    name_of,
    note_of,
    url_of,
)
from vedette.claims.importing.columns import Cells
from vedette.claims.importing.values import measure_in
from vedette.claims.model import Claim, Document, Source, Utterance
from vedette.claims.span import Span
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
        for name in ("title", "publisher", "author", "licence", "normalisation"):
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
    if claim.place is not None:
        for name in (claim.place.name, *claim.place.variants):
            name_of(name, "place")
    _numbers(claim)
    quote = claim.quote
    if quote and max(map(len, (quote.exact, quote.prefix, quote.suffix))) > CELL_MAX:
        raise UsageError(
            expected=f"at most {CELL_MAX:,} characters", got="more", where="quote"
        )


def _numbers(claim: Claim) -> None:
    """Refuse bounds that no cell may have."""
    for reading in (claim.strict, claim.loose):
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
