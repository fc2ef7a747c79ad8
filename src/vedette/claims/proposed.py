"""Proposals beside the ledger: ``proposals.jsonl``, one line each, never in the record.

A line is self-contained: the proposal, its document, the file that it was read from,
and a name made of its content, by which decisions in the ledger know it. A line is
never removed: what has been decided is what a decision names. Reading the same article
again adds nothing.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from vedette.claims.book import Ledger
from vedette.claims.importing.values import content_id
from vedette.claims.ledger import PROPOSALS
from vedette.claims.model import Document, Id
from vedette.claims.proposal import Proposal
from vedette.errors import UsageError, VedetteError

FILE_BYTES_MAX = 256 * 1024 * 1024  # some hundred thousand proposals
PATH_MAX = 4096  # characters, as the system allows


class Proposed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal with what is needed to decide it.

    Parameters
    ----------
    key : str
        Its name, made of its content.
    document : Document
        In which it stands.
    file : str
        From which the document was read, for showing its text; "" unknown.
    proposal : Proposal
        What the rules read.
    """

    key: Id
    document: Document
    file: str = ""
    proposal: Proposal


def proposed(proposal: Proposal, document: Document, file: str) -> Proposed:
    """Name a proposal by its content.

    Parameters
    ----------
    proposal : Proposal
        What the rules read.
    document : Document
        In which.
    file : str
        Read from where.

    Returns
    -------
    Proposed
        The same name for the same words at the same place, counting the same.
    """
    claim = proposal.claim
    said = [
        document.id,
        document.text_sha256,
        proposal.start,
        proposal.end,
        claim.measure,
        claim.category,
    ]
    key = content_id("p", said)
    return Proposed(key=key, document=document, file=file[:PATH_MAX], proposal=proposal)


def read_proposals(folder: Path) -> tuple[Proposed, ...]:
    """Read all proposals of a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger.

    Returns
    -------
    tuple of Proposed
        In the order in which they were made; none where there is no file.

    Raises
    ------
    UsageError
        A line is damaged; where says which.
    """
    path = folder / PROPOSALS
    if not path.is_file():
        return ()
    if path.stat().st_size > FILE_BYTES_MAX:
        raise UsageError(
            expected=f"at most {FILE_BYTES_MAX:,} bytes", got="more", where=str(path)
        )
    decoder = msgspec.json.Decoder(Proposed)
    found: list[Proposed] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.MsgspecError, ValueError, VedetteError) as error:
            raise UsageError(
                expected="a proposal",
                got=ascii(str(error))[1:-1][:200],
                where=f"{path}: line {number}",
                advice="Remove that line; `vedette claims extract` makes it again.",
            ) from error
    return tuple(found)


def add_proposals(folder: Path, found: Iterable[Proposed]) -> int:
    """Add proposals to those of a folder, without those that are there already.

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger; exists.
    found : iterable of Proposed
        What the rules read.

    Returns
    -------
    int
        How many were new.

    Raises
    ------
    UsageError
        The file that is there is damaged.
    """
    known = {one.key for one in read_proposals(folder)}
    fresh = {one.key: one for one in found if one.key not in known}
    if fresh:
        path = folder / PROPOSALS
        before = path.read_bytes() if path.is_file() else b""
        lines = [msgspec.json.encode(one) + b"\n" for one in fresh.values()]
        cut = b"\n" if before and not before.endswith(b"\n") else b""
        partial = path.with_name(f"{path.name}.partial")
        partial.write_bytes(before + cut + b"".join(lines))
        partial.replace(path)
    return len(fresh)


def pending(found: Sequence[Proposed], ledger: Ledger) -> tuple[Proposed, ...]:
    """Return the proposals that nobody has decided yet.

    Parameters
    ----------
    found : sequence of Proposed
        All of a folder.
    ledger : Ledger
        Whose decisions count.

    Returns
    -------
    tuple of Proposed
        In order.
    """
    decided = {one.value for one in ledger.decisions if one.proposal is not None}
    return tuple(one for one in found if one.key not in decided)
