"""``vedette assess``: an assessment of what was said, with or without a record."""

from pathlib import Path

from vedette import __version__
from vedette.assessment.registered import Registers, registers_of
from vedette.assessment.said import said_paper
from vedette.assessment.spoken import Said
from vedette.claims.book import Ledger
from vedette.claims.compare import compare
from vedette.claims.hang import events_of, together
from vedette.claims.ledger import read_intact
from vedette.claims.measures import registry
from vedette.claims.registers import read_effects, read_response, read_wrecks
from vedette.claims.tongue import Tongue, tongue_of, word
from vedette.cli.out_dir import output_folder
from vedette.cli.terminal import say
from vedette.errors import EnvironmentProblem, RecordError, UsageError
from vedette.output.derived import RECORD
from vedette.output.said import NAMES, write_said
from vedette.output.said_json import said_document, said_section
from vedette.record import verify

REGISTER_BYTES_MAX = 64 * 1024 * 1024  # far above any register that people keyed


def assess(
    record: Path | None = None,
    /,
    *,
    out: Path,
    claims: list[Path] | None = None,
    effects: Path | None = None,
    response: Path | None = None,
    wrecks: Path | None = None,
    event: str = "",
    volume: str = "",
    lang: str = "en",
    replace: bool = False,
) -> None:
    """Assess an event: what was said of it, and beside a record what tracks show.

    Without a record: what is said alike, disputed, unsettled, not known, and what comes
    next, each sentence with the claims that it rests on. With a record (an output
    folder or a `.vedette`): the whole assessment of the picture, and each claim that
    tracks can judge with its support. Beside a simulated night no claim is judged.

    ```
    vedette assess --claims ledger --out assessed
    vedette assess --claims ledger --wrecks wrecks.csv --lang pl --out assessed-pl
    vedette assess result --claims ledger --event velm --volume PL --out assessed
    ```

    Parameters
    ----------
    record : pathlib.Path
        An output folder, or the record in it.
    out : pathlib.Path
        Where the assessment goes: JSON, page, PDF, Markdown, and a brief of one page.
    claims : list of pathlib.Path
        Ledgers; several are laid side by side.
    effects, response, wrecks : pathlib.Path
        Registers, CSV or JSON (docs/registers.md), beside those of the ledgers.
    event : str
        Which event of the ledgers; needed where they speak of several.
    volume : str
        Which volume of the record the claims speak of; needed where it judges several.
    lang : str
        Language of our own words, `en` or `pl`; statements stay as they are.
    replace : bool
        Replace an earlier output there.
    """
    tongue = tongue_of(lang)
    said = _said(
        claims or [],
        Registers(
            effects=read_effects(*_read(effects)) if effects else None,
            response=read_response(*_read(response)) if response else None,
            wrecks=read_wrecks(*_read(wrecks)) if wrecks else None,
        ),
        event,
    )
    if record is None and said.comparison is None:
        raise UsageError(
            expected="a record, or a ledger with --claims",
            got="neither",
            advice="See `vedette claims import --help` for how a ledger is made.",
        )
    with output_folder(out, replace=replace) as folder:
        if record is None:
            _without_record(said, folder, tongue)
        else:
            _with_record(record, said, volume, folder, tongue)
    say(f"Assessment: {out}", *(f"  {name}" for name in NAMES))


def _without_record(said: Said, folder: Path, tongue: Tongue) -> None:
    """Assess statements alone."""
    if said.comparison is None:
        return
    measures = registry()
    made_from = {**said.roots(tongue), word("version", tongue): __version__}
    paper = said_paper(said.comparison, measures, made_from, tongue, said.registers)
    section = said_section(said.comparison, measures, said.ledgers)
    write_said(paper, said_document(section, said, __version__), folder)


def _with_record(
    record: Path, said: Said, volume: str, folder: Path, tongue: Tongue
) -> None:
    """Assess a picture, and what was said beside it."""
    # Imported here, so that statements alone do not wait for what keeps pictures.
    from vedette.cli.assess_record import assess_record  # noqa: PLC0415

    path = record / RECORD if (record / RECORD).is_dir() else record
    _verified(path)
    assess_record(path, said, volume, folder, tongue)


def _verified(record: Path) -> None:
    """Refuse what does not verify: an assessment must not rest on it."""
    report = verify(record)
    if not report.ok:
        raise RecordError(
            expected="a record that verifies",
            got=report.findings[0].what if report.findings else report.sentence,
            where=str(record),
            advice="`vedette verify` tells all that does not hold.",
        )


def _said(paths: list[Path], registers: Registers, event: str) -> Said:
    """Read what people said, and find out of which event."""
    read: dict[str, Ledger] = {}
    for number, path in enumerate(paths, 1):
        read[f"{number}:{path.resolve().name}"] = read_intact(path)
    if not read:
        return Said(None, {}, registers, event)
    ledgers = tuple(read.values())
    chosen = _event(ledgers, event)
    comparison = compare(together(ledgers), chosen, registry())
    roots = {name: ledger.root for name, ledger in read.items()}
    return Said(comparison, roots, registers_of(ledgers, registers), chosen)


def _event(ledgers: tuple[Ledger, ...], asked: str) -> str:
    """Choose the event: the one that was asked for, or the only one."""
    known = events_of(ledgers)
    if asked in known:
        return asked
    if not asked and len(known) == 1:
        return known[0]
    if not known:
        raise UsageError(
            expected="a ledger whose claims have an event",
            got="no claim has an event",
            where="--event" if asked else "--claims",
            advice="Give claims an event in the column `event`, or import them with "
            "`vedette claims import --event`.",
        )
    raise UsageError(
        expected="an event of the ledgers: " + ", ".join(known),
        got=ascii(asked) if asked else "no --event, and claims of several",
        where="--event",
        advice="Every claim of an event has its id in column `event`.",
    )


def _read(path: Path) -> tuple[bytes, str]:
    """Read the file of a register."""
    try:
        with path.open("rb") as handle:
            data = handle.read(REGISTER_BYTES_MAX + 1)
    except OSError as error:
        raise EnvironmentProblem(
            expected="a register that can be read",
            got=error.strerror or str(error),
            where=str(path),
        ) from error
    if len(data) > REGISTER_BYTES_MAX:
        raise UsageError(
            expected=f"a register of at most {REGISTER_BYTES_MAX} bytes",
            got="a larger file",
            where=str(path),
        )
    return data, path.name
