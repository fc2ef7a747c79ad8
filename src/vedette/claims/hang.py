"""Claims with what they hang on, and rows of registers: of one ledger or several."""

from collections.abc import Iterable, Mapping

import msgspec

from vedette.claims.book import Ledger, RegisterRow
from vedette.claims.model import Claim, Document, Source, Utterance
from vedette.claims.registers.keyed import REGISTERS
from vedette.claims.registers.wrecks import WreckStatement
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


def rows_together(
    ledgers: Iterable[Ledger], kind: type[RegisterRow]
) -> tuple[RegisterRow, ...]:
    """Lay a register of several ledgers together; ids as `together` gives them.

    Parameters
    ----------
    ledgers : iterable of Ledger
        Each with ids of its own.
    kind : type
        Of the rows: `Effect`, `Response` or `WreckStatement`.

    Returns
    -------
    tuple
        Ledger by ledger; a row that is the same in several of them once.
    """
    found: dict[RegisterRow, None] = {}
    own: set[RegisterRow] = set()
    for number, ledger in enumerate(ledgers, 1):
        for row in ledger.register(kind):
            if row not in own:
                found[row if number == 1 else _numbered_row(row, number)] = None
        own.update(ledger.register(kind))
    return tuple(found)


def events_of(ledgers: Iterable[Ledger]) -> tuple[str, ...]:
    """Return the events that claims or rows of registers speak of.

    Parameters
    ----------
    ledgers : iterable of Ledger
        Any.

    Returns
    -------
    tuple of str
        In the order in which they come, those of claims first; without the undecided.
    """
    listed = tuple(ledgers)
    said = [claim.event for ledger in listed for claim in ledger.claims]
    said += [
        row.event
        for ledger in listed
        for one in REGISTERS
        for row in ledger.register(one.row)
    ]
    return tuple(dict.fromkeys(filter(None, said)))


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


def _numbered_row(row: RegisterRow, number: int) -> RegisterRow:
    """Tell the ids of a row from those of the ledgers before it."""
    mark = f"l{number}:"
    changed: dict[str, object] = {
        "id": f"{mark}{row.id}"[:100],
        "rests_on": tuple(f"{mark}{key}"[:100] for key in row.rests_on),
    }
    if isinstance(row, WreckStatement):
        changed["wreck"] = f"{mark}{row.wreck}"[:100]
        other = row.same_object_as
        changed["same_object_as"] = f"{mark}{other}"[:100] if other else ""
    return msgspec.structs.replace(row, **changed)
