"""Whether a ledger still holds what was signed: asked before it is used.

Law: docs/record-format.md section 7. A signature over a damaged ledger would vouch for
what nobody entered, and a comparison of one would show it.
"""

from pathlib import Path

from vedette.errors import RecordError
from vedette.record import verify


def refuse_damaged(record: Path) -> None:
    """Refuse to go on with a ledger that is not what its checkpoints say.

    Parameters
    ----------
    record : pathlib.Path
        Of the ledger.

    Raises
    ------
    RecordError
        What does not hold, and where.
    EnvironmentProblem
        It cannot be read.
    """
    report = verify(record)
    if report.ok:
        return
    first = report.findings[0]
    raise RecordError(
        expected="a ledger that holds all that was signed",
        got=first.what,
        where=f"{record}: {first.where}" if first.where else str(record),
        advice="`vedette verify` says where. Go on from claims.json in a new ledger: "
        "`vedette claims import DIR/claims.json --out NEW`.",
    )
