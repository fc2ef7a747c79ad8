"""The bundled ledger of the September night, with its registers, ready to be told."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from vedette.assessment.registered import Registers
from vedette.bundled import bundled
from vedette.claims.book import Ledger, extended
from vedette.claims.compare import Comparison, compare
from vedette.claims.hang import stated_of
from vedette.claims.importing import take_file
from vedette.claims.importing.values import Terms
from vedette.claims.measures import registry
from vedette.claims.registers import read_effects, read_response, read_wrecks

EVENT = "poland-2025-09-10"
ENTERED = datetime(2026, 1, 1, tzinfo=UTC).isoformat()


@cache
def ledger() -> Ledger:
    """Take the statements in, as an import does."""
    terms = Terms(
        by="Vedette", at=ENTERED, zone="Europe/Warsaw", event="", correct=False
    )
    claims = bundled("september-2025") / "claims.csv"
    with TemporaryDirectory() as nowhere:
        taken = take_file(claims, Ledger(), terms, documents=Path(nowhere))
    return extended(Ledger(), taken.rows)


@cache
def comparison() -> Comparison:
    """Compare them."""
    return compare(stated_of(ledger()), EVENT, registry())


@cache
def registers() -> Registers:
    """Read what stands beside them."""
    place = bundled("september-2025")
    effects, response, wrecks = (
        (place / name).read_bytes()
        for name in ("effects.csv", "response.csv", "wrecks.csv")
    )
    return Registers(
        effects=read_effects(effects, "effects.csv"),
        response=read_response(response, "response.csv"),
        wrecks=read_wrecks(wrecks, "wrecks.csv"),
    )
