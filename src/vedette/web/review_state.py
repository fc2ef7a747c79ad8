"""What the review page shows: documents, cards, claims that stand, as JSON values.

A document's text is read again from its file and shown only where it is still the text
that was read then (same SHA-256): offsets of another text would mark other words.
"""

from collections.abc import Iterable
from pathlib import Path

from vedette.claims.book import Ledger
from vedette.claims.desk import Desk
from vedette.claims.importing.columns import COLUMNS
from vedette.claims.importing.documents import document_bytes
from vedette.claims.measures import registry
from vedette.claims.model import Claim, Document
from vedette.claims.origins import repeated, repeats
from vedette.claims.proposed import Proposed
from vedette.claims.review import EDITABLE, proposal_cells
from vedette.claims.shown import ASKED, value
from vedette.claims.text import read_document
from vedette.errors import UsageError

WORDS_MAX = 200  # characters of a statement that may be repeated


def state_of(desk: Desk) -> dict[str, object]:
    """Lay out what waits on a desk.

    Parameters
    ----------
    desk : Desk
        Of one person.

    Returns
    -------
    dict of str to object
        JSON values.
    """
    waiting = desk.waiting()
    files = {one.document.id: (one.document, one.file) for one in waiting}
    for claim in desk.ledger.claims:
        document = desk.ledger.documents[claim.document]
        files.setdefault(document.id, (document, desk.file_of(document.id)))
    return {
        "by": desk.by,
        "claims": len(desk.ledger.claims),
        "documents": {key: _document(*pair) for key, pair in files.items()},
        "cards": [_card(one, desk.ledger) for one in waiting],
        "columns": [
            {"name": name, "meaning": meaning, "asked": name in ASKED}
            for name, meaning in COLUMNS.items()
            if name in EDITABLE
        ],
        "measures": [one.key for one in registry().measure],
    }


def repeats_of(one: Proposed, ledger: Ledger) -> list[dict[str, str]]:
    """Lay out what a proposal may repeat.

    Parameters
    ----------
    one : Proposed
        The proposal.
    ledger : Ledger
        As it stands.

    Returns
    -------
    list of dict of str to str
        Claim, utterance, document, speaker and words.
    """
    return _repeats(repeats(one, ledger), ledger)


def standing_of(ledger: Ledger) -> list[dict[str, object]]:
    """Lay out the claims that stand.

    Parameters
    ----------
    ledger : Ledger
        As it stands.

    Returns
    -------
    list of dict of str to object
        JSON values, in the order of entry.
    """
    return [_standing(claim, ledger) for claim in ledger.claims]


def _repeats(claims: Iterable[Claim], ledger: Ledger) -> list[dict[str, str]]:
    """Lay out claims that one may repeat."""
    found = []
    for claim in claims:
        spoken = ledger.utterances[claim.utterance]
        speaker = ledger.sources.get(spoken.speaker)
        words = claim.quote.exact if claim.quote else claim.measure
        found.append(
            {
                "claim": claim.id,
                "utterance": claim.utterance,
                "document": claim.document,
                "speaker": speaker.name if speaker else "",
                "words": words[:WORDS_MAX],
            }
        )
    return found


def _card(one: Proposed, ledger: Ledger) -> dict[str, object]:
    """Lay out one proposal."""
    proposal, claim = one.proposal, one.proposal.claim
    return {
        **_said(claim),
        "key": one.key,
        "document": one.document.id,
        "start": proposal.start,
        "end": proposal.end,
        "speaker": proposal.speaker.name if proposal.speaker else "",
        "via": [source.name for source in proposal.via],
        "candidates": list(proposal.candidates),
        "reason": proposal.reason,
        "repeats": repeats_of(one, ledger),
        "cells": proposal_cells(one, ledger),
    }


def _standing(claim: Claim, ledger: Ledger) -> dict[str, object]:
    """Lay out one claim that stands."""
    spoken = ledger.utterances[claim.utterance]
    speaker = ledger.sources.get(spoken.speaker)
    said = _said(claim)
    return {
        **said,
        "key": claim.id,
        "start": said["from"],
        "end": said["to"],
        "speaker": speaker.name if speaker else "the document itself",
        "via": [ledger.sources[key].name for key in spoken.reported_via],
        "origin": spoken.origin,
        "decided": f"{claim.status.value} by {claim.reviewer}",
        "repeats": _repeats(repeated(claim, ledger), ledger),
    }


def _said(claim: Claim) -> dict[str, object]:
    """Lay out what a claim says, and where its words stand."""
    measure = registry().get(claim.measure)
    quote = claim.quote
    return {
        "document": claim.document,
        "from": quote.start if quote and quote.start is not None else -1,
        "to": quote.end if quote and quote.end is not None else -1,
        "quote": quote.exact if quote else "",
        "measure": claim.measure,
        "name": measure.en if measure else claim.measure,
        "value": value(claim),
        "event": claim.event,
    }


def _document(document: Document, file: str) -> dict[str, object]:
    """Lay out one document, with its text where it is still the same."""
    return {
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published.begin if document.published else "",
        "faults": [
            f"{one.kind.value}: {one.note}" if one.note else one.kind.value
            for one in document.faults
        ],
        "text": _text(document, file),
    }


def _text(document: Document, file: str) -> str | None:
    """Read the text of a document again; None where it is gone or another."""
    if not file:
        return None
    try:
        content = document_bytes(Path(file))
        read = read_document(
            content, id=document.id, name=file, encoding=document.encoding
        )
    except (ValueError, UsageError):
        return None
    same = read.document.text_sha256 == document.text_sha256
    return read.text if same else None
