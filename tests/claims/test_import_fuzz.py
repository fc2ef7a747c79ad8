"""Tables and ledgers damaged at random: refused in words, and no row lost in silence.

What stands in a ledger is changed by no whole ledger of others unless that is asked
for. Rows that a file has, counted here by another reading of it, are those taken and
those refused. A seed names every round; `VEDETTE_FUZZ_SEED` takes another one.
"""

import csv
import io
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from import_scenes import TERMS, article
from ledger_scenes import correction, rows
from vedette.bundled import bundled
from vedette.claims.book import Ledger, extended
from vedette.claims.importing import Taken, take_file
from vedette.claims.importing.columns import COLUMNS
from vedette.claims.importing.register_rows import register_in_csv
from vedette.claims.importing.values import Terms
from vedette.claims.registers.keyed import REGISTERS
from vedette.errors import RecordError, UsageError
from vedette.output.claims_csv import claims_csv, refused_csv
from vedette.output.claims_json import claims_document

SEED = int(os.environ.get("VEDETTE_FUZZ_SEED", "5"))
QUICK, LONG = 150, 12_000  # rounds: of every run, and of `make prove`
PIECES = (
    b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff",
    b"\xef\xbb\xbf",
    b"sep=;\n", b"=1+1", b"{", b"}", b"[", b"]", b"null", b"1e999", b"-1", b"\xc3\xa9",
    b"10/09/2025", b"2031-03-04T22:30Z", b"NaN", b"\\ud800", b"x" * 300, b"\x1b[2J",
    b"proposed", b"rejected", b"c1", b"e01", b"herald.txt", b"../../etc/passwd",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1250", "utf-7")


def seeds() -> dict[str, bytes]:
    """Return good files, by their names."""
    table = (
        "id,doc,quote,speaker,via,measure,words,as_of,event,note\n"
        "c1,herald.txt,at least nine drones,Harbour Office,,sighting.drones,at least 9,"
        '2031-03-04T22:30Z,velm,"two\nlines; and, more"\n'
        "c2,herald.txt,We counted nine,Ana Orlo,Coast Radio;Herald,sighting.drones,9,"
        "2031-03-05,velm,'=1\n"
        ",,,Police,,effect.injured,no,,velm,żółw 🛸\n"
        ",,,Police,,effect.dead,lots,10/09/2025,velm,\n"
    )
    whole = extended(Ledger(), [*rows(), *correction()])
    registers = {
        f"{one.name}.csv": bundled("september-2025", f"{one.name}.csv").read_bytes()
        for one in REGISTERS
    }
    row = {"measure": "sighting.drones", "words": "nine", "via": ["A b", "C d"]}
    more = {"measure": "effect.dead", "lo": 0, "hi": None, "provisional": True}
    return {
        "table.csv": table.encode(),
        "own.csv": claims_csv(extended(Ledger(), rows())).encode(),
        **registers,
        "rows.json": json.dumps([row, more, row]).encode(),
        "rows.jsonl": "\n".join(json.dumps(one) for one in (row, more)).encode(),
        "claims.json": json.dumps(claims_document(whole), indent=1).encode(),
    }


def shuffled(content: bytes, dice: random.Random) -> bytes:
    """Put the lines of a file into another order, below its head."""
    head, *rest = content.splitlines(keepends=True) or [b""]
    dice.shuffle(rest)
    return b"".join([head, *rest])


def places(value: dict[str, Any] | list[Any]) -> list[tuple[Any, Any]]:
    """Return every place of a JSON value: what holds it, and under which key."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    found = [(value, key) for key in keys]
    for _, key in tuple(found):
        if isinstance(value[key], dict | list):
            found += places(value[key])
    return found


def restated(content: bytes, dice: random.Random) -> bytes:
    """Put other values into a JSON file, which stays JSON."""
    try:
        value = json.loads(content)
    except ValueError:
        return content
    for _ in range(dice.randrange(1, 4)):
        found = places(value) if isinstance(value, dict | list) else []
        if not found:
            break
        holder, key = dice.choice(found)
        other, elsewhere = dice.choice(found)
        odd = (
            None,
            -1,
            10**30,
            0.5,
            "",
            "c1",
            "u1",
            "x" * 300,
            [],
            {},
            True,
            "\x1b[2J",
        )
        copied = json.loads(json.dumps(other[elsewhere]))
        holder[key] = dice.choice((copied, *odd))
    return json.dumps(value).encode()


def damaged(content: bytes, dice: random.Random) -> bytes:
    """Damage a file once."""
    at, to = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    one, other = dice.choice(PIECES), dice.choice(PIECES)
    encoding = dice.choice(ENCODINGS)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :],
        lambda: content[:at] + one + content[at:],
        lambda: content[:at] + content[min(to, at + 40) :],
        lambda: content[:to] + content[at:to] + content[to:],
        lambda: content[:at],
        lambda: shuffled(content, dice),
        lambda: content.replace(one, other, dice.randrange(1, 9)),
        lambda: restated(content, dice),
        lambda: restated(content, dice),
        lambda: content.decode("utf-8", "replace").encode(encoding, "replace"),
    )
    return dice.choice(ways)()


def decoded(content: bytes) -> str:
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if utf16 else "utf-8-sig")


def records(text: str, delimiters: str) -> int:
    """Count the records of a CSV file that are not blank, without its head.

    One that cannot be read counts too, and is the last.
    """
    if text.lstrip("\ufeff")[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    head = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        cells = next(csv.reader([head], delimiter=delimiter))
        return sum(cell.strip().lower() in COLUMNS for cell in cells)

    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(delimiters, key=known), strict=True
    )
    found = 0
    try:
        next(reader, None)
        for cells in reader:
            found += any(cell.strip() for cell in cells)
    except csv.Error:
        found += 1
    return found


def rows_in(name: str, content: bytes) -> int:
    """Count the rows of a file that was taken, by another reading of it."""
    text = decoded(content)
    if name.endswith(".jsonl"):
        return sum(bool(line.strip()) for line in text.split("\n"))
    if name.endswith(".json"):
        value = json.loads(text)
        if isinstance(value, list):
            return len(value)
        parts = ("claims", "withdrawn", *(one.name for one in REGISTERS))
        return sum(len(value.get(part, [])) for part in parts)
    if register_in_csv(text, name) is not None:
        head = text.partition("\n")[0]
        return records(text, ";" if head.count(";") > head.count(",") else ",")
    return records(text, ",;\t")


def rows_out(result: Taken) -> int:
    """Count what was taken and refused."""
    parts = ("documents: ", "sources: ", "utterances: ", "decisions: ")
    refused = [one for one in result.refused if not one.reason.startswith(parts)]
    keyed = result.keyed
    entered = (result.added, result.corrected, keyed.added, keyed.corrected)
    return sum(map(len, entered)) + result.already + keyed.already + len(refused)


def check(folder: Path, name: str, content: bytes, terms: Terms) -> str:
    """Take a file; return what became of it."""
    path = folder / name
    path.write_bytes(content)
    try:
        result = take_file(path, Ledger(), terms)
    except (UsageError, RecordError):
        return "refused"
    assert rows_out(result) == rows_in(name, content)
    ledger = extended(Ledger(), result.rows)
    assert {one.reviewer for one in ledger.claims} <= {terms.by}
    for one in result.refused:
        assert one.reason
    table = refused_csv([(name, result.refused)])
    listed = list(csv.reader(io.StringIO(table.lstrip("\ufeff"), newline="")))
    assert len(listed) == 1 + len(result.refused)
    again = take_file(path, ledger, terms)
    assert not again.added
    assert not again.keyed.added
    return "taken" if result.good else "nothing taken"


def stays(path: Path) -> None:
    """Take a whole ledger against another with the same ids, which stays as it is."""
    mine = extended(Ledger(), rows())
    try:
        result = take_file(path, mine, Terms(by="B", at=TERMS.at))
    except (UsageError, RecordError):
        return
    after = extended(mine, result.rows)
    assert not mine.stated.keys() & after.withdrawn.keys()
    for was, now in (
        (mine.stated, after.stated),
        (mine.sources, after.sources),
        (mine.documents, after.documents),
        (mine.utterances, after.utterances),
    ):
        assert {key: now[key] for key in was} == dict(was)


def fuzzed(folder: Path, rounds: int, choose: Callable[[int], int]) -> dict[str, int]:
    """Damage good files, and count what became of them."""
    article(folder)
    files = list(seeds().items())
    became: dict[str, int] = {}
    for number in range(rounds):
        dice = random.Random(f"{SEED}/{number}")  # noqa: S311 - to be drawn again
        name, content = files[number % len(files)]
        for _ in range(choose(number)):
            content = damaged(content, dice)
        terms = TERMS if dice.randrange(2) else Terms(by="B", at=TERMS.at, correct=True)
        try:
            end = check(folder, name, content, terms)
            if name == "claims.json":
                stays(folder / name)
        except Exception as error:
            kept = folder / f"failed-{number}-{name}"
            kept.write_bytes(content)
            raise AssertionError(f"round {number} of seed {SEED}: {kept}") from error
        became[end] = became.get(end, 0) + 1
    return became


def test_good_files_are_taken_whole(tmp_path: Path) -> None:
    article(tmp_path)
    for name, content in seeds().items():
        assert check(tmp_path, name, content, TERMS) == "taken"


def test_damaged_files_lose_no_row_in_silence(tmp_path: Path) -> None:
    became = fuzzed(tmp_path, QUICK, lambda number: 1 + number % 3)
    assert set(became) == {"refused", "taken", "nothing taken"} or became["taken"]
    assert became["refused"] > 0


@pytest.mark.prove
def test_thousands_of_damaged_files_lose_no_row_in_silence(tmp_path: Path) -> None:
    became = fuzzed(tmp_path, LONG, lambda number: 1 + number % 5)
    assert min(became["refused"], became["taken"]) > LONG // 20, became
