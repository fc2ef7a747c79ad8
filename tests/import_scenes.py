"""Tables and articles of an invented night, for tests of the import."""

from pathlib import Path

from vedette.claims.book import Ledger, extended
from vedette.claims.importing import Taken, take_file
from vedette.claims.importing.values import Terms

NOON = "2031-03-05T12:00:00Z"
TERMS = Terms(by="A. Reader", at=NOON, zone="Europe/Warsaw", event="velm")
ARTICLE = """Lights over Velm

VELM, 4 March 2031. The Harbour Office said that “at least nine drones” were seen.
The mayor, Ana Orlo, said it lasted nearly two hours: "We counted nine."
"""


def article(folder: Path) -> Path:
    """Write the article beside a table."""
    path = folder / "herald.txt"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    return path


def taken(
    folder: Path, content: str | bytes, name: str = "t.csv", **more: object
) -> Taken:
    """Take a table against an empty ledger, or another one."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    ledger = more.pop("ledger", Ledger())
    terms = more.pop("terms", TERMS)
    return take_file(path, ledger, terms, **more)  # type: ignore[arg-type]


def entered(folder: Path, content: str | bytes, **more: object) -> Ledger:
    """Take a table and enter what was taken."""
    before = more.get("ledger", Ledger())
    rows = taken(folder, content, **more).rows
    return extended(before, rows)  # type: ignore[arg-type]


def one_reason(result: Taken) -> str:
    """Return column and reason of the only row that was refused."""
    (refused,) = result.refused
    return f"{refused.line} {refused.column}: {refused.reason}"
