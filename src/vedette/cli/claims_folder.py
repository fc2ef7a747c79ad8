"""The folder of a ledger: what the commands of ``claims`` write beside the record.

``claims.csv``, ``claims.json`` and a table of each register that has rows follow from
the ledger and are renamed into place; ``refused.csv`` is what the last import refused,
and goes when nothing was.
"""

import getpass
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from vedette.claims.book import Ledger
from vedette.claims.hang import stated_of
from vedette.claims.importing.columns import Refusal
from vedette.claims.measures import registry
from vedette.claims.person import NAME_MAX
from vedette.claims.registers import csv_text
from vedette.claims.registers.keyed import REGISTERS
from vedette.claims.relate import relations, standing
from vedette.cli.terminal import complain, counted
from vedette.clock import now_ns
from vedette.errors import UsageError
from vedette.output.claims_csv import claims_csv, refused_csv
from vedette.output.claims_json import claims_document
from vedette.site.instant import instant_text
from vedette.units import SECOND_NS

CLAIMS_CSV, CLAIMS_JSON, REFUSED = "claims.csv", "claims.json", "refused.csv"
# Claims of one event of which claims.json has every pair. Pairs grow as the square: of
# 300 they may be 44,850, some 12 MB; of 2,000, which a long table has, half a gigabyte.
RELATED_MAX = 300


def now() -> tuple[int, str]:
    """Return the present: nanoseconds UTC, and the whole second as RFC 3339."""
    at_ns = now_ns()
    return at_ns, instant_text(at_ns // SECOND_NS * SECOND_NS)


def person(reviewer: str) -> str:
    """Name who decides.

    Parameters
    ----------
    reviewer : str
        As given; "" for the name of this user on this machine.

    Returns
    -------
    str
        One line.

    Raises
    ------
    UsageError
        There is no such name, or it is too long.
    """
    name = reviewer
    if not name:
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = ""
    name = " ".join(name.split())
    if not name or len(name) > NAME_MAX or not name.isprintable():
        raise UsageError(
            expected=f"the name of a person, of at most {NAME_MAX} characters",
            got=ascii(name)[:60],
            where="--reviewer",
            advice="Say who decides, as --reviewer 'A. Reader'.",
        )
    return name


def waiting(number: int) -> str:
    """Say how many proposals wait."""
    return counted(number, "proposal waits", "proposals wait")


def standing_now(ledger: Ledger) -> str:
    """Say how many claims of a ledger stand."""
    return counted(len(ledger.claims), "claim stands", "claims stand")


def write_derived(folder: Path, ledger: Ledger) -> None:
    """Write what follows from a ledger.

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger.
    ledger : Ledger
        As it stands.
    """
    write_whole(folder / CLAIMS_CSV, claims_csv(ledger).encode())
    for register in REGISTERS:
        rows = ledger.register(register.row)
        if rows:
            written = csv_text(rows, register.row)
            write_whole(folder / f"{register.name}.csv", written.encode())
    stated = standing(stated_of(ledger))
    count = Counter(one.claim.event for one in stated if one.claim.event)
    large = {event for event, claims in count.items() if claims > RELATED_MAX}
    few = [one for one in stated if one.claim.event and one.claim.event not in large]
    laid = claims_document(
        ledger, relations(few, registry()), relations_whole=not large
    )
    document = msgspec.json.encode(laid)
    for event in sorted(large):
        claims = counted(count[event], "claim")
        complain(
            f"{CLAIMS_JSON} leaves out how the {claims} of {event} are "
            f"related (it has that of up to {RELATED_MAX:,}): `vedette claims compare` "
            "has it."
        )
    write_whole(folder / CLAIMS_JSON, msgspec.json.format(document) + b"\n")


def write_refused(
    folder: Path, refused: Sequence[tuple[str, Sequence[Refusal]]]
) -> None:
    """Write the rows that an import refused, or take away what an earlier one left.

    Parameters
    ----------
    folder : pathlib.Path
        Of the ledger.
    refused : sequence of (str, sequence of Refusal)
        By table.
    """
    if any(rows for _, rows in refused):
        write_whole(folder / REFUSED, refused_csv(refused).encode())
    else:
        (folder / REFUSED).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as it was.

    Parameters
    ----------
    path : pathlib.Path
        In the folder of a ledger.
    content : bytes
        Of the file.
    """
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)
