"""``vedette claims review``: a person decides what the rules proposed."""

import sys
from pathlib import Path

from vedette.claims.desk import Desk
from vedette.claims.leaves import Deed
from vedette.claims.ledger import ledger_path, open_ledger
from vedette.claims.origins import repeats
from vedette.claims.proposed import Proposed, read_proposals
from vedette.claims.review import EDITABLE, proposal_cells
from vedette.claims.shown import shown, values_of
from vedette.claims.zones import known_zone
from vedette.cli.claims_folder import (
    now,
    person,
    standing_now,
    waiting,
    write_derived,
)
from vedette.cli.claims_standing import ask_standing
from vedette.cli.terminal import complain, say
from vedette.cli.whole import Whole
from vedette.errors import UsageError
from vedette.record.keys import user_key

KEYS = (
    "a accept (a 2: the second candidate speaks), e edit, r reject, m accept and merge "
    "its origin with a statement shown (m 1), s skip, q quit"
)
LINE_MAX = 4000  # characters of one line of input


def review(
    folder: Path,
    /,
    *,
    reviewer: str = "",
    zone: str = "",
    page: bool = False,
    port: Whole | None = None,
    standing: bool = False,
) -> None:
    """Decide what the rules proposed: accept, edit, reject, merge origins.

    Each proposal is shown with its whole sentence, the words that triggered it marked,
    and who may have said it. What you decide goes into the ledger at once, with your
    name and the time; a rejection is recorded too. What you skip waits.

    In the terminal, one line each: a (accept), e (edit: then lines such as
    speaker=Harbour Office, ended by an empty one), r (reject), m (accept, and say that
    it repeats a statement shown), s (skip), q (quit). It also works through a pipe.
    With --page the same is a page at http://127.0.0.1:8471, for this machine alone,
    with the keys a, e, r, m, and j and k to move; t turns to the claims that stand.

    With --standing the claims that stand are shown instead, to be put to another event
    (v), merged in their origin (m, o) or withdrawn with a reason (r).

    ```
    vedette claims review ledger
    vedette claims review ledger --page --reviewer "A. Reader"
    vedette claims review ledger --standing
    ```

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger and its proposals.
    reviewer : str
        Who decides; without it, your name on this machine.
    zone : str
        Zone of times that you type without one.
    page : bool
        Show a page instead of asking in the terminal.
    port : int
        Of the page, 8471 if not said.
    standing : bool
        Show the claims that stand.
    """
    by = person(reviewer)
    if zone:
        known_zone(zone)
    listed = read_proposals(folder)
    if standing:
        ledger_path(folder)
    elif not listed:
        raise UsageError(
            expected="proposals to decide",
            got="none",
            where=str(folder),
            advice="`vedette claims extract ARTICLES --out DIR` makes them; --standing "
            "shows the claims that stand.",
        )
    at_ns, _ = now()
    with open_ledger(folder, user_key(), now_ns=at_ns) as book:
        desk = Desk(book, listed, by=by, zone=zone, clock=now)
        try:
            if page:
                # Imported here, so that the terminal waits for no web framework.
                from vedette.cli.claims_page import show_page  # noqa: PLC0415

                show_page(desk, port, standing=standing)
            elif standing:
                ask_standing(desk, _line, _choice)
            else:
                _ask(desk)
        finally:
            write_derived(folder, book.ledger)
        say(
            f"{standing_now(book.ledger)}, {waiting(len(desk.waiting()))}.",
            f"Record root: {book.ledger.root}",
        )


def _ask(desk: Desk) -> None:
    """Go through what waits, one by one."""
    proposals = desk.waiting()
    say(f"{waiting(len(proposals))}. Keys: {KEYS}.")
    for number, one in enumerate(proposals, start=1):
        say("", f"[{number}/{len(proposals)}]")
        done = False
        while not done:
            say(*shown(one, desk.ledger))
            line = _line("> ")
            if line is None or line.split()[:1] == ["q"]:
                return
            try:
                done = _obeyed(line, one, desk)
            except UsageError as error:
                complain(f"vedette: {error}")


def _obeyed(line: str, one: Proposed, desk: Desk) -> bool:
    """Do what one line says; return whether the next proposal may come."""
    key, _, rest = line.strip().partition(" ")
    if key == "s":
        return True
    if key == "a":
        candidates = one.proposal.candidates
        edits = {"speaker": _choice(rest, candidates)} if rest else {}
        desk.decide(one, Deed.CONFIRMED, edits=edits)
        say("Corrected and entered." if edits else "Entered.")
    elif key == "e":
        edits = _edits(one, desk)
        if not edits:
            say("Nothing was changed; the proposal waits.")
            return False
        desk.decide(one, Deed.CORRECTED, edits=edits)
        say("Corrected and entered.")
    elif key == "r":
        desk.decide(one, Deed.REJECTED, note=rest)
        say("Rejected.")
    elif key == "m":
        keys = tuple(claim.utterance for claim in repeats(one, desk.ledger))
        desk.decide(one, Deed.CONFIRMED, origin=_choice(rest or "1", keys))
        say("Entered, of the same origin.")
    else:
        complain(f"Keys: {KEYS}.")
        return False
    return True


def _choice(said: str, among: tuple[str, ...]) -> str:
    """Return what a number chooses."""
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(among):
        return among[int(said) - 1]
    raise UsageError(
        expected=f"a number from 1 to {len(among)}" if among else "something to choose",
        got=ascii(said)[:40],
    )


def _edits(one: Proposed, desk: Desk) -> dict[str, str]:
    """Read lines COLUMN=TEXT until an empty one."""
    say("COLUMN=TEXT, one a line; an empty line ends. As they are:")
    say(
        *(
            f"  {name}={cell}"
            for name, cell in values_of(proposal_cells(one, desk.ledger))
        )
    )
    edits: dict[str, str] = {}
    while line := _line("= "):
        name, equals, cell = line.partition("=")
        if not equals or name.strip() not in EDITABLE:
            complain(f"Columns: {', '.join(sorted(EDITABLE))}.")
            continue
        edits[name.strip()] = cell.strip()
    return edits


def _line(prompt: str) -> str | None:
    """Read one line; None at the end of the input."""
    if sys.stdin.isatty():
        sys.stdout.write(prompt)
        sys.stdout.flush()
    line = sys.stdin.readline(LINE_MAX)
    return line.strip() if line else None
