"""What was really said of the night that the demo's scene is modelled on, beside it.

The bundled statements are real and keyed by hand; the scene is synthetic. They are
written into two folders, so that neither is taken for support of the other, and no
claim is judged by the simulated night.
"""

import tempfile
from pathlib import Path

from vedette import __version__
from vedette.assessment.registered import Registers
from vedette.assessment.said import said_paper
from vedette.assessment.spoken import Said
from vedette.bundled import bundled
from vedette.claims.book import Ledger, extended
from vedette.claims.compare import compare
from vedette.claims.hang import stated_of
from vedette.claims.importing import take_file
from vedette.claims.importing.values import Terms
from vedette.claims.known import State, standings
from vedette.claims.measures import registry
from vedette.claims.registers import read_effects, read_response, read_wrecks
from vedette.claims.tongue import word
from vedette.cli.claims_folder import now
from vedette.cli.out_dir import output_folder
from vedette.cli.terminal import say
from vedette.output.compared import PAGE, write_comparison
from vedette.output.said import write_said
from vedette.output.said_json import said_document, said_section

FOLDER = "september-2025"
EVENT = "poland-2025-09-10"
ZONE = "Europe/Warsaw"
KEYED = "bundled statements, keyed by hand from press reports"


def show_said(night: Path, *, replace: bool) -> None:
    """Write what was said of the real night beside a simulated one.

    Parameters
    ----------
    night : pathlib.Path
        The folder of the simulated night; this one's name gets "-said" behind it.
    replace : bool
        Whether an earlier output there may be replaced.
    """
    place, out = bundled(FOLDER), night.with_name(f"{night.name}-said")
    ledger = _keyed(place)
    comparison = compare(stated_of(ledger), EVENT, registry())
    registers = Registers(
        effects=read_effects((place / "effects.csv").read_bytes(), "effects.csv"),
        response=read_response((place / "response.csv").read_bytes(), "response.csv"),
        wrecks=read_wrecks((place / "wrecks.csv").read_bytes(), "wrecks.csv"),
    )
    made_from = {"statements": KEYED, "version": __version__}
    paper = said_paper(
        comparison,
        registry(),
        made_from,
        registers=registers,
    )
    section = said_section(comparison, registry(), {})
    said = Said(comparison, {}, registers, EVENT)
    document = said_document(section, said, __version__)
    with output_folder(out, replace=replace) as folder:
        write_comparison([comparison], word("ledger_title"), KEYED, folder, registers)
        write_said(paper, document, folder)
    found = standings(comparison)
    disputed = sum(one.state is State.DISPUTED for one in found)
    say(
        "",
        f"What was really said of the night of 9 to 10 September 2025: "
        f"{len(ledger.claims)} statements, {len(found)} measures, {disputed} disputed.",
        "  Statements, no measurements; the synthetic night judges none of them.",
        f"Ledger:     {out / PAGE}",
        f"Assessment: {out / 'assessment.html'} (also .pdf, .md, and brief.pdf)",
    )


def _keyed(place: Path) -> Ledger:
    """Read the bundled statements, as an import does."""
    _, at = now()
    terms = Terms(by="Vedette", at=at, zone=ZONE, event="", correct=False)
    with tempfile.TemporaryDirectory() as nowhere:
        taken = take_file(
            place / "claims.csv", Ledger(), terms, documents=Path(nowhere)
        )
    return extended(Ledger(), taken.rows)
