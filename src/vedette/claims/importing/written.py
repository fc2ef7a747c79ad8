"""A claim as the cells of a row: what an import reads, written.

Law: docs/claims.md, section "columns". Times stand in their exact form, lists with
``;`` between their items.
"""

from vedette.claims.book import Ledger, Page
from vedette.claims.importing.cells import span_cell
from vedette.claims.interval import Reading
from vedette.claims.model import Claim, Document, Place, Source, SourceKind, Utterance

_LIST = "; "


def claim_cells(ledger: Ledger | Page, claim: Claim) -> dict[str, str]:
    """Lay out one claim as cells.

    Parameters
    ----------
    ledger : Ledger or Page
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


def _utterance(ledger: Ledger | Page, one: Utterance) -> dict[str, str]:
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
