"""What people said of an event, as an assessment takes it: claims, registers, roots."""

from typing import NamedTuple

from vedette.assessment.registered import Registers
from vedette.claims.compare import Comparison
from vedette.claims.tongue import Tongue, word


class Said(NamedTuple):
    """What people said, read from files.

    Attributes
    ----------
    comparison : Comparison or None
        Of the event; None where no ledger was given.
    ledgers : dict of str to str
        Name of each to its root.
    registers : Registers
        Those that were given.
    event : str
        Which; "" where nothing names one.
    """

    comparison: Comparison | None
    ledgers: dict[str, str]
    registers: Registers
    event: str

    def roots(self, tongue: Tongue = "en") -> dict[str, str]:
        """Return the ledgers with their roots, named for people."""
        return {
            word("root", tongue, name=name): root for name, root in self.ledgers.items()
        }
