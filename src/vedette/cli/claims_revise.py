"""``vedette claims revise``: event, origin or end of claims that stand, by ids."""

from pathlib import Path

from vedette.claims.leaves import Deed
from vedette.claims.ledger import ledger_path, open_ledger
from vedette.claims.revise import Revision, revised
from vedette.cli.claims_folder import now, person, standing_now, write_derived
from vedette.cli.terminal import counted, say
from vedette.errors import UsageError
from vedette.record.keys import user_key


def revise(
    folder: Path,
    claims: list[str],
    /,
    *,
    event: str | None = None,
    origin: str | None = None,
    withdraw: str | None = None,
    because: str = "",
    reviewer: str = "",
) -> None:
    """Change the event or the origin of claims that stand, or withdraw them.

    Nothing is overwritten: a decision with your name and the time is added, and what
    was entered stays readable. The ids stand in the first column of claims.csv. What a
    claim says is corrected by `vedette claims import --correct`; the same as here, one
    claim after the other, is in `vedette claims review --standing`.

    ```
    vedette claims revise ledger c-0123456789ab c-ba9876543210 --event velm-2031
    vedette claims revise ledger c-0123456789ab --origin c-ba9876543210
    vedette claims revise ledger c-0123456789ab --withdraw "misread: nine, not ninety"
    ```

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger.
    claims : list of str
        Ids of claims that stand.
    event : str
        The event that they are about; "" for none.
    origin : str
        The statement that they repeat: a claim of this ledger by its id, or a name; ""
        makes each its own again. It is said of all claims of the same utterance.
    withdraw : str
        Why they shall stand no more.
    because : str
        Why event or origin are changed.
    reviewer : str
        Who decides; without it, your name on this machine.
    """
    deed, value, note = _asked(event, origin, withdraw, because)
    by = person(reviewer)
    at_ns, at = now()
    ledger_path(folder)  # a ledger must be there: nothing is begun here
    with open_ledger(folder, user_key(), now_ns=at_ns) as book:
        before = book.ledger
        done = revised(claims, before, Revision(deed, by, at, value, note))
        book.enter([done], now_ns=at_ns)
        write_derived(folder, book.ledger)
        ledger = book.ledger
    if deed is Deed.MERGED_ORIGIN:
        count = counted(len(done.utterances), "utterance")
        known = {*before.utterances, *(u.origin for u in before.utterances.values())}
        new = "" if done.value in known else " (a new name)"
        one = f"One origin, {done.value}{new}: {count}"
        told = one if done.value else f"Own: {count}"
    elif deed is Deed.SET_EVENT:
        told = f"Event {done.value or 'undecided'}: {', '.join(done.claims)}"
    else:
        told = f"Withdrawn: {', '.join(done.claims)}"
    say(
        f"{told}. {standing_now(ledger)}.",
        f"Record root: {ledger.root}",
    )


def _asked(
    event: str | None, origin: str | None, withdraw: str | None, because: str
) -> tuple[Deed, str, str]:
    """Tell what is asked for: the deed, its value and the reason."""
    asked = [
        (Deed.SET_EVENT, event or "", because, event),
        (Deed.MERGED_ORIGIN, origin or "", because, origin),
        (Deed.REJECTED, "", withdraw or "", withdraw),
    ]
    given = [
        (deed, value, note) for deed, value, note, said in asked if said is not None
    ]
    if len(given) != 1:
        raise UsageError(
            expected="one of --event, --origin and --withdraw",
            got="none" if not given else f"{len(given)} of them",
            advice="See `vedette claims revise --help`.",
        )
    return given[0]
