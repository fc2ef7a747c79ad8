"""``vedette claims seal``: a finished ledger is closed for good."""

from pathlib import Path

from vedette.claims.ledger import PROPOSALS, ledger_path, open_ledger
from vedette.claims.proposed import pending, read_proposals
from vedette.cli.claims_folder import (
    now,
    person,
    waiting,
    write_derived,
    write_whole,
)
from vedette.cli.terminal import counted, say
from vedette.record.keys import user_key

# As in an output folder; said once more, since that module loads what keeps pictures.
CHECKPOINT = "checkpoint.txt"


def seal(ledger: Path, /, *, reviewer: str = "") -> None:
    """Close a finished ledger for good: nothing can be entered into it any more.

    The ledger gets a last leaf, a last checkpoint and a signed manifest of its files,
    and is then a closed record: `vedette verify` and tools/verify_record.py hold every
    file of it to that manifest. Proposals that still wait are no part of it; their
    number is told. What is said later goes into another ledger; several are compared
    together. The checkpoint lies beside the ledger: whoever has a copy of it can tell a
    ledger written anew.

    ```
    vedette claims seal ledger
    vedette verify ledger --against copy-of-checkpoint.txt
    ```

    Parameters
    ----------
    ledger : pathlib.Path
        The folder that it is in, or the ledger itself.
    reviewer : str
        Who closes it, which the record states; without it, your name on this machine.
    """
    folder = ledger_path(ledger).parent
    by = person(reviewer)
    at_ns, _ = now()
    with open_ledger(folder, user_key(), now_ns=at_ns) as book:
        left = len(pending(read_proposals(folder), book.ledger))
        checkpoint = book.seal(by=by, now_ns=at_ns)
        write_derived(folder, book.ledger)
        write_whole(folder / CHECKPOINT, checkpoint.encode())
        closed = book.ledger
    stand = counted(len(closed.claims), "claim that stands", "claims that stand")
    say(
        f"Sealed: {folder}, {stand}, {counted(closed.size, 'leaf', 'leaves')}",
        f"Record root: {closed.root}",
        f"Keep a copy of {folder / CHECKPOINT} where the ledger is not.",
    )
    if left:
        say(f"In {PROPOSALS}: {waiting(left)}, which nobody can decide here any more.")
