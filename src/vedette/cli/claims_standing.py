"""Claims that stand, one after the other in the terminal, for a person to revise."""

from collections.abc import Callable

from vedette.claims.desk import Desk
from vedette.claims.leaves import Deed
from vedette.claims.model import Claim
from vedette.claims.origins import repeated
from vedette.claims.shown import shown_claim
from vedette.cli.claims_folder import standing_now
from vedette.cli.terminal import complain, say
from vedette.errors import UsageError

NONE = "-"  # said on purpose: a key alone clears nothing
KEYS = (
    "s next, v EVENT set the event (v - for none), m merge its origin with a "
    "statement shown (m 2), o NAME name its origin (o - for its own), r REASON "
    "withdraw it, q quit"
)


def ask_standing(
    desk: Desk,
    line: Callable[[str], str | None],
    choice: Callable[[str, tuple[str, ...]], str],
) -> None:
    """Go through the claims that stand.

    Parameters
    ----------
    desk : Desk
        Where they are revised.
    line : callable
        Reads one line after a prompt; None at the end of the input.
    choice : callable
        Returns what a number chooses.
    """
    keys = [claim.id for claim in desk.ledger.claims]
    say(f"{standing_now(desk.ledger)}. Keys: {KEYS}.")
    for number, key in enumerate(keys, start=1):
        say("", f"[{number}/{len(keys)}]")
        done = False
        while not done:
            claim = desk.ledger.stated[key]
            say(*shown_claim(claim, desk.ledger))
            said = line("> ")
            if said is None or said.split()[:1] == ["q"]:
                return
            try:
                done = _obeyed(said, claim, desk, choice)
            except UsageError as error:
                complain(f"vedette: {error}")


def _obeyed(
    said: str, claim: Claim, desk: Desk, choice: Callable[[str, tuple[str, ...]], str]
) -> bool:
    """Do what one line says; return whether the next claim may come."""
    key, _, rest = said.strip().partition(" ")
    if key == "s":
        return True
    if key == "r":
        desk.revise([claim.id], Deed.REJECTED, note=rest)
        say("Withdrawn; it stays readable.")
        return True
    if key == "v":
        event = _value(rest, "an event")
        desk.revise([claim.id], Deed.SET_EVENT, value=event)
        say(f"Event: {event or 'undecided'}.")
    elif key == "o":
        origin = _value(rest, "a name of its origin")
        desk.revise([claim.id], Deed.MERGED_ORIGIN, value=origin)
        say(f"Origin: {origin or 'its own'}.")
    elif key == "m":
        others = tuple(one.id for one in repeated(claim, desk.ledger))
        desk.revise([claim.id], Deed.MERGED_ORIGIN, value=choice(rest or "1", others))
        say("Of one origin.")
    else:
        complain(f"Keys: {KEYS}.")
    return False


def _value(said: str, what: str) -> str:
    """Return what stands behind a key, "" where a person says that it is none."""
    value = said.strip()
    if not value:
        raise UsageError(
            expected=f"{what}, or {NONE} to clear it",
            got="the key alone",
            advice="Nothing was changed.",
        )
    return "" if value == NONE else value
