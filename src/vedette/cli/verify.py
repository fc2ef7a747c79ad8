"""``vedette verify``: whether a record is what its key once signed."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vedette.cli.terminal import say, say_json
from vedette.errors import RecordError, UsageError, VedetteError
from vedette.record.canonical import parse_canonical_object
from vedette.record.reading import read_leaves
from vedette.record.verify import LIMITS_OF_PROOF, Report
from vedette.record.verify import verify as verify_record

if TYPE_CHECKING:
    from vedette.cli.again import Again

# A checkpoint is a few lines; anything longer is another file.
CHECKPOINT_BYTES_MAX = 65_536
# An output folder holds its record under this name; said here once more, since the
# module that owns it compiles kernels.
RECORD = "record.vedette"
# What no check of a ledger can show, as no check of a record shows that sensors erred.
LIMITS_OF_LEDGER = "Does not show that what was said is so."
LEDGER = "ledger.vedette"


def verify(
    record: Path,
    /,
    *,
    against: Path | None = None,
    replay: bool = False,
    json: bool = False,
) -> int:
    """Verify that a record is unchanged since its key signed it.

    Every file, leaf, checkpoint and signature is checked; the exit code is 0 only if
    everything holds, else 1, and what does not hold is named by file and place.

    Without a copy of a checkpoint that somebody else kept, the owner of the key could
    have written the whole record anew: give that copy with --against. No check of a
    record shows that the sensors were right, and no check of a ledger of claims that
    what was said is so.

    With --replay the picture is kept again from the recorded inputs alone, and must
    come out the same to the last bit. Given an output folder, what lies beside the
    record is made again too and compared by value, file by file: tables, incursions,
    account of the inputs, site file, border files, checkpoint.

    ```
    vedette verify out/record.vedette
    vedette verify out --against checkpoint-of-last-night.txt
    vedette verify out --replay
    vedette verify out --json | jq .record_root
    ```

    Parameters
    ----------
    record : pathlib.Path
        The record or ledger, or the output folder that it is in.
    against : pathlib.Path
        A checkpoint of this record that was kept elsewhere.
    replay : bool
        Keep the picture again, and compare.
    json : bool
        Print the report as JSON.
    """
    inside = (record / name for name in (RECORD, LEDGER))
    folder = next((path for path in inside if path.is_dir()), record)
    ledger = _is_ledger(folder)
    beside = None if folder == record or ledger else record
    outside = None if against is None else _read_checkpoint(against)
    report = verify_record(folder, outside=outside)
    if ledger and replay:
        raise UsageError(
            expected="the record of sensors",
            got="a ledger of claims, of which no picture is kept",
            where="--replay",
            advice="Leave it out: every row of the ledger is checked without it.",
        )
    again = _again(folder, beside) if replay and report.ok else None
    if json:
        document = _document(report, ledger=ledger) | (
            {} if again is None else again.document
        )
        say_json(msgspec.json.format(msgspec.json.encode(document)))
    else:
        _say_report(report, ledger=ledger)
        if again is not None:
            say(*again.lines)
        elif replay:
            say("Not replayed: what does not hold proves nothing.")
        if beside is not None and again is None:
            say(
                f"Only {folder} was checked. With --replay, what lies beside it is "
                "made again and compared."
            )
    holds = report.ok and (again is None or again.ok)
    return 0 if holds else RecordError.exit_code


def _again(folder: Path, beside: Path | None) -> "Again":
    """Keep the picture of a record again."""
    # Imported here, so that verifying alone does not wait for what compiles kernels.
    from vedette.cli.again import keep_again  # noqa: PLC0415

    return keep_again(folder, beside)


def _read_checkpoint(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(CHECKPOINT_BYTES_MAX).decode("utf-8")
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError) as error:
        raise UsageError(
            expected="the text of a checkpoint", got=str(error), where=str(path)
        ) from error


def _is_ledger(folder: Path) -> bool:
    """Say whether a record is a ledger of claims, as far as it can be read."""
    with suppress(VedetteError, StopIteration):
        first = next(read_leaves(folder))
        genesis = parse_canonical_object(first.body, "genesis")
        return genesis.get("data_kind") == "claims"
    return False


def _sentence(report: Report, *, ledger: bool) -> str:
    """Say the verdict, and what no check of such a record can show."""
    if not ledger:
        return report.sentence
    return report.sentence.replace(LIMITS_OF_PROOF, LIMITS_OF_LEDGER)


def _document(report: Report, *, ledger: bool) -> dict[str, object]:
    return {
        "holds": report.ok,
        "sentence": _sentence(report, ledger=ledger),
        "closed": report.closed,
        "signed_by": report.signed_by,
        "outside_checkpoint": report.outside_checkpoint,
        "leaves": report.leaves,
        "covered": report.covered,
        "record_root": report.record_root,
        "inputs_sha256": report.inputs_sha256,
        "statements": dict(report.statements),
        "findings": [
            {"step": one.step, "where": one.where, "what": one.what}
            for one in report.findings
        ],
    }


def _say_report(report: Report, *, ledger: bool) -> None:
    for one in report.findings:
        say(f"Step {one.step}, {one.where}: {one.what}.")
    if report.ok:
        say(
            f"Leaves:      {report.leaves:,}",
            f"Record root: {report.record_root}",
        )
        if not ledger:
            say(f"Inputs:      {report.inputs_sha256}")
        names = sorted(report.statements.items())
        say(*(f"Stated:      {name} {value}" for name, value in names))
    say(_sentence(report, ledger=ledger))
