"""Claims with what they hang on: utterance, speaker and document from their ledger."""

from collections.abc import Iterable, Mapping

import msgspec

from vedette.claims.book import Ledger
from vedette.claims.model import Claim, Document, Source, Utterance
from vedette.claims.relation import Stated


def stated_of(ledger: Ledger) -> tuple[Stated, ...]:
    """Hang every claim that stands on what it was said in.

    Parameters
    ----------
    ledger : Ledger
        As read.

    Returns
    -------
    tuple of Stated
        In the order of entry.
    """
    return tuple(
        _hung(claim, ledger.utterances, ledger.sources, ledger.documents)
        for claim in ledger.claims
    )


def together(ledgers: Iterable[Ledger]) -> tuple[Stated, ...]:
    """Lay several ledgers side by side; ids of the second and later get its number.

    Parameters
    ----------
    ledgers : iterable of Ledger
        Each with ids of its own.

    Returns
    -------
    tuple of Stated
        Ledger by ledger. Origins of one name are one origin: a person named them.
    """
    found: list[Stated] = []
    for number, ledger in enumerate(ledgers, 1):
        own = stated_of(ledger)
        found += own if number == 1 else (_numbered(one, number) for one in own)
    return tuple(found)


def _hung(
    claim: Claim,
    utterances: Mapping[str, Utterance],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> Stated:
    """Hang one claim."""
    utterance = utterances[claim.utterance]
    return Stated(
        claim=claim,
        utterance=utterance,
        source=sources.get(utterance.speaker),
        document=documents.get(claim.document),
    )


def _numbered(one: Stated, number: int) -> Stated:
    """Tell the ids of a ledger from those of the ones before it."""
    claim, mark = one.claim, f"l{number}:"
    change = msgspec.structs.replace
    return change(
        one,
        claim=change(
            claim,
            id=f"{mark}{claim.id}"[:100],
            utterance=f"{mark}{claim.utterance}"[:100],
            document=f"{mark}{claim.document}"[:100],
            part_of=tuple(f"{mark}{part}"[:100] for part in claim.part_of),
            supersedes=f"{mark}{claim.supersedes}"[:100] if claim.supersedes else "",
        ),
        utterance=change(one.utterance, id=f"{mark}{one.utterance.id}"[:100]),
    )
