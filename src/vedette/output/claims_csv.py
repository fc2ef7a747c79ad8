"""``claims.csv``: the claims that stand, a row each, for a spreadsheet and back again.

Law: docs/claims.md, section "columns"; RFC 4180, UTF-8 with a byte order mark (without
which spreadsheets take it for another encoding), CRLF. A cell that a spreadsheet would
compute gets an apostrophe before it, which an import takes off again. Times stand in
their exact form. Read again by ``claims import``, the file says nothing new.
"""

import csv
import io
from collections.abc import Sequence

from vedette.claims.book import Ledger
from vedette.claims.importing.cells import span_cell
from vedette.claims.importing.columns import COLUMNS, REFUSED_COLUMNS, Refusal
from vedette.claims.importing.csv_rows import escaped
from vedette.claims.interval import Reading
from vedette.claims.model import Claim, Document, Place, Source, SourceKind, Utterance

BOM = "\ufeff"
_LIST = "; "


def claims_csv(ledger: Ledger) -> str:
    """Write the claims that stand.

    Parameters
    ----------
    ledger : Ledger
        Whose claims.

    Returns
    -------
    str
        With a byte order mark; one row for each claim, in the order of entry.
    """
    rows = [claim_cells(ledger, claim) for claim in ledger.claims]
    return _written(tuple(COLUMNS), rows)


def refused_csv(refused: Sequence[tuple[str, Sequence[Refusal]]]) -> str:
    """Write rows that were refused, with the reason first.

    Parameters
    ----------
    refused : sequence of (str, sequence of Refusal)
        By table.

    Returns
    -------
    str
        With a byte order mark. Put right, it can be imported.
    """
    used = {name for _, rows in refused for row in rows for name in row.values}
    named = tuple(name for name in COLUMNS if name in used)
    rows = [
        {
            **{name: text for name, text in row.values.items() if name in named},
            "table": table,
            "line": str(row.line),
            "column": row.column,
            "reason": row.reason,
        }
        for table, listed in refused
        for row in listed
    ]
    return _written((*REFUSED_COLUMNS, *named), rows)


def claim_cells(ledger: Ledger, claim: Claim) -> dict[str, str]:
    """Lay out one claim as cells.

    Parameters
    ----------
    ledger : Ledger
        In which it stands.
    claim : Claim
        One of its claims.

    Returns
    -------
    dict of str to str
        By column; empty cells may be missing.
    """
    utterance = ledger.utterances[claim.utterance]
    speaker = ledger.sources.get(utterance.speaker)
    return {
        **_document(ledger.documents[claim.document]),
        **_speaker(speaker),
        **_utterance(ledger, utterance),
        **_value(claim),
        **_place(claim.place),
        "id": claim.id,
        "quote": claim.quote.exact if claim.quote else "",
        "start": str(claim.quote.start) if claim.quote and claim.quote.checked else "",
        "speaker": speaker.name if speaker else "",
        "measure": claim.measure,
        "hedge": claim.hedge,
        "category": claim.category,
        "scope": claim.scope,
        "time": span_cell(claim.time),
        "as_of": span_cell(claim.as_of),
        "event": claim.event,
        "evidential": claim.evidential.value,
        "grading": claim.grading,
        "note": claim.note,
        "part_of": _LIST.join(claim.part_of),
        "supersedes": claim.supersedes,
        "status": claim.status.value,
        "reviewer": claim.reviewer,
        "reviewed": claim.reviewed,
    }


def _document(one: Document) -> dict[str, str]:
    return {
        "doc": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "author": one.author,
        "published": span_cell(one.published),
        "retrieved": span_cell(one.retrieved),
        "url": one.url,
        "lang": one.lang,
        "licence": one.licence,
    }


def _speaker(one: Source | None) -> dict[str, str]:
    if one is None:
        return {}
    return {
        "source_kind": "" if one.kind is SourceKind.UNKNOWN else one.kind.value,
        "country": one.country,
        "party": "" if one.party is None else _yes(one.party),
    }


def _utterance(ledger: Ledger, one: Utterance) -> dict[str, str]:
    via = [ledger.sources[key].name for key in one.reported_via]
    return {
        "utterance": one.id,
        "via": _LIST.join(via),
        "said": span_cell(one.said),
        "channel": one.channel,
        "attribution": one.attribution.value,
        "anonymity": one.anonymity.value,
        "translated_from": one.translated_from,
        "translator": one.translator,
        "provisional": _yes(one.provisional),
        "unanswered": _yes(one.unanswered),
        "origin": one.origin,
    }


def _value(claim: Claim) -> dict[str, str]:
    """Lay out the quantity, in the unit of its measure."""
    if claim.strict is None:
        return {}
    loose = claim.loose or claim.strict
    return {
        **_bounds("", claim.strict),
        **_bounds("loose_", loose),
        "unit": claim.unit,
        "quantifier": claim.quantifier,
    }


def _bounds(before: str, reading: Reading) -> dict[str, str]:
    top = "" if reading.hi is None else repr(reading.hi)
    return {f"{before}lo": repr(reading.lo), f"{before}hi": top}


def _place(place: Place | None) -> dict[str, str]:
    if place is None:
        return {}
    numbers = {"lat": place.lat, "lon": place.lon, "uncertainty_m": place.uncertainty_m}
    return {
        "place": place.name,
        "place_variants": _LIST.join(place.variants),
        **{name: "" if n is None else repr(n) for name, n in numbers.items()},
    }


def _yes(value: bool) -> str:  # noqa: FBT001 - the value itself
    return "yes" if value else "no"


def _written(columns: tuple[str, ...], rows: Sequence[dict[str, str]]) -> str:
    """Write a table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escaped(row.get(name, "")) for name in columns])
    return BOM + out.getvalue()
