"""Verify a Vedette record with nothing but Python's standard library.

    python3 verify_record.py NAME.vedette [CHECKPOINT]

Exit 0 if everything holds, 1 if not, 2 for wrong usage. For a sceptic: one file, read
it in ten minutes. It shares no code with Vedette and follows docs/record-format.md;
the numbers in the comments are the steps of its section 7. It stops at the first thing
that does not hold. CHECKPOINT is a copy of a checkpoint that was kept elsewhere: only
with one does this show that the record's owner has not rewritten it. Compare the
fingerprint of the key with one that you know, and verify a copy that nobody can write.
"""

import base64
import hashlib
import json
import math
import os
import re
import sqlite3
import stat
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

LEAF_MAX, ROW_LEAVES_MAX, SMALL_MAX = 64 << 20, 4096, 1 << 20
BATCH = "first_seq INTEGER PRIMARY KEY, leaves INTEGER NOT NULL, "
BATCH += "marks BLOB NOT NULL, body BLOB NOT NULL"
TABLES = {"batch": BATCH, "checkpoint": "size INTEGER PRIMARY KEY, note TEXT NOT NULL"}
GENESIS, INPUT, REJECTED, DECISION, CLOSE = 1, 2, 4, 5, 7


class DoesNotHoldError(Exception):
    """Something does not hold."""


def need(holds: object, step: int, where: object, what: str) -> None:
    """Stop at the first thing that does not hold."""
    if not holds:
        raise DoesNotHoldError(f"step {step}, {where}: {what}")


# ---- Ed25519 (RFC 8032), written for reading, not for speed
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T


def add(a: Point, b: Point) -> Point:
    """Add two points in extended coordinates (RFC 8032 section 5.1.4)."""
    u, v = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    w, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = v - u, z - w, z + w, v + u
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """Multiply a point."""
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def spell(point: Point) -> bytes:
    """Encode a point as 32 bytes."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def point_of(encoded: bytes) -> "Point | None":
    """Decode a point (section 5.1.3), or None where there is none."""
    y, odd = int.from_bytes(encoded, "little"), encoded[31] >> 7
    y &= (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Check a signature: the point of R must be S times the base - k times the key."""
    key, s = point_of(public), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or key is None or s >= ORDER:
        return False
    k = hashlib.sha512(signature[:32] + public + message).digest()
    minus = (P - key[0], key[1], 1, P - key[3])
    sum_ = add(times(s, BASE), times(int.from_bytes(k, "little") % ORDER, minus))
    return spell(sum_) == signature[:32]


# ---- the pieces of the format
def unbase64(text: str) -> bytes:
    """Decode base64, b"" where it is none (every spelling is compared later)."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


Key = tuple[bytes, str, bytes]  # public bytes, name, id


def read_key(text: str) -> Key:
    """Step 2: the public key, its name and the 4 bytes before its signatures."""
    raw = unbase64(text.split("+", 2)[-1].strip())
    public = raw[1:]
    name = f"vedette/{hashlib.sha256(public).hexdigest()[:32]}"
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    line = f"{name}+{key_id.hex()}+{base64.b64encode(raw).decode()}\n"
    good = line == text and raw[:1] == b"\x01" and len(public) == 32
    point = point_of(public) if good else None
    good = point is not None and spell(times(8, point)) != spell((0, 1, 1, 0))
    need(good, 2, "key.pub", "not one Ed25519 public key")
    return public, name, key_id


def open_note(note: str, key: Key, step: int, where: str, lines_max: int = 1) -> str:
    """Return the text of a signed note, or stop."""
    public, name, key_id = key
    text, separator, below = note.rpartition("\n\n")
    lines = below.splitlines(keepends=True)
    mine = [line for line in lines if line.startswith(f"— {name} ")]
    need(separator and mine and len(lines) <= lines_max, step, where, "no such note")
    signature = unbase64(mine[0].rpartition(" ")[2].strip())[-64:]
    line = f"— {name} {base64.b64encode(key_id + signature).decode()}\n"
    message = f"{text}\n".encode(errors="surrogatepass")
    good = line == mine[0] and signed(public, signature, message)
    need(good, step, where, f"not signed by {name}")
    return f"{text}\n"


def plain(value: object, depth: int = 0) -> bool:
    """Tell whether a value has a canonical spelling."""
    if depth > 64:
        return False
    if isinstance(value, dict):
        return all(plain(member, depth + 1) for member in value.values())
    if isinstance(value, list):
        return all(plain(member, depth + 1) for member in value)
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return value is None or isinstance(value, str) or math.isfinite(value)


def canonical(value: object) -> bytes:
    """Spell a value as canonical JSON."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def leaves_of(row: tuple) -> list[bytes]:
    """Step 6: the leaves in a row of the journal."""
    first_seq, count, marks, body = row
    where = f"row {first_seq}"
    types = [type(value) for value in row]
    need(types == [int, int, bytes, bytes], 6, where, "wrong types")
    stream = zlib.decompressobj()
    raw = stream.decompress(body, LEAF_MAX + 5)
    whole = stream.eof and not stream.unused_data and len(raw) <= LEAF_MAX + 4
    need(whole, 6, where, "not one zlib stream within the limit")
    leaves, offset = [], 0
    while offset < len(raw):
        length = int.from_bytes(raw[offset : offset + 4], "big")
        leaves.append(raw[offset + 4 : offset + 4 + length])
        offset += 4 + length
    need(offset == len(raw), 6, where, "a leaf is cut short")
    need(0 < count == len(leaves) <= ROW_LEAVES_MAX, 6, where, "wrong number of leaves")
    mine = b"".join(hashlib.sha256(b"\x00" + leaf).digest()[:4] for leaf in leaves)
    need(len(marks) == len(mine), 6, where, "wrong length of marks")
    for index in range(count):
        same = marks[4 * index : 4 * index + 4] == mine[4 * index : 4 * index + 4]
        need(same, 6, f"{where}, leaf {first_seq + index}", "changed: not as its mark")
    return leaves


class Tree:
    """All leaves so far: RFC 6962 tree, digest of inputs, rules of order."""

    def __init__(self) -> None:
        self.size, self.peaks, self.received_ns, self.through = 0, [], 0, -1
        self.inputs = hashlib.sha256(b"vedette/inputs/1\n")
        self.origin, self.closed = "", False

    def take(self, leaf: bytes) -> None:
        """Add a leaf, canonical (step 6) and lawful at its place (step 7)."""
        where = f"leaf {self.size}"
        need(20 <= len(leaf) <= LEAF_MAX, 6, where, "wrong length")
        version, kind, seq, received_ns, length = struct.unpack_from(">BBQqH", leaf)
        feed, body = leaf[20 : 20 + length], leaf[20 + length :]
        feed.decode()
        known = version == 1 and (1 <= kind <= 7 or kind >= 128)
        need(known and len(feed) == length, 6, where, "not a leaf of version 1")
        need(seq == self.size < 2**63, 6, where, f"has seq {seq}")
        need((kind == GENESIS) == (seq == 0), 7, where, "genesis only as leaf 0")
        need(not self.closed, 7, where, "comes after the close")
        if kind in {GENESIS, REJECTED, DECISION, CLOSE}:
            self.take_json(kind, body, where)
        if kind == INPUT:
            head = struct.pack(">H", length) + feed
            self.inputs.update(head + struct.pack(">qQ", received_ns, len(body)) + body)
        self.received_ns, self.closed = received_ns, kind == CLOSE
        peak, full = hashlib.sha256(b"\x00" + leaf).digest(), self.size
        self.origin = self.origin or f"vedette/record/{peak.hex()}"
        while full & 1:
            peak = hashlib.sha256(b"\x01" + self.peaks.pop() + peak).digest()
            full >>= 1
        self.peaks.append(peak)
        self.size += 1

    def take_json(self, kind: int, body: bytes, where: str) -> None:
        """Step 7: canonical JSON, and what its kind must say."""
        value = json.loads(body.decode())
        good = isinstance(value, dict) and plain(value) and canonical(value) == body
        need(good, 7, where, "not canonical JSON")
        if kind == CLOSE:
            texts = all(isinstance(member, str) for member in value.values())
            need(texts, 7, where, "a close says texts only")
        if kind == DECISION:
            through = value.get("through_seq")
            good = type(through) is int and self.through <= through < self.size
            need(good, 7, where, "through_seq out of order")
            self.through = through

    def root(self) -> bytes:
        """Return the Merkle tree hash of all leaves so far."""
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\x01" + peak + root).digest()
        return root

    def check(self, text: str, step: int, where: str) -> None:
        """Compare a checkpoint with exactly these leaves (steps 8 and 10)."""
        root = base64.b64encode(self.root()).decode()
        mine = f"{self.origin}\n{self.size}\n{root}\nreceived_ns {self.received_ns}\n"
        rest = text[len(mine) :] if text.startswith(mine) else ""
        clock = re.fullmatch(r"signed_ns (0|-?[1-9][0-9]{0,18})\n", rest)
        good = clock and -(2**63) <= int(clock[1]) < 2**63
        need(good, step, where, "other leaves than were signed")


def files_of(record: Path) -> dict:
    """Step 1: plain files with plain names; their lengths and digests."""
    need(record.is_dir() and not record.is_symlink(), 1, record, "not a folder")
    files = {}
    for name in sorted(os.listdir(record)):  # noqa: PTH208 - names, as bytes would be
        plain_name = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name)
        regular = stat.S_ISREG((record / name).lstat().st_mode)
        need(plain_name and regular, 1, ascii(name), "not a plain file")
        digest, length = hashlib.sha256(), 0
        with (record / name).open("rb") as file:
            while chunk := file.read(SMALL_MAX):
                digest.update(chunk)
                length += len(chunk)
        files[name] = {"bytes": length, "sha256": digest.hexdigest()}
    need(len(files) <= 100, 1, record, "too many files")
    return files


def small(record: Path, name: str) -> str:
    """Read a small text file of the record."""
    content = (record / name).read_bytes()[: SMALL_MAX + 1]
    need(len(content) <= SMALL_MAX, 1, name, "too large")
    return content.decode()


@contextmanager
def open_journal(record: Path, *, closed: bool) -> Iterator[sqlite3.Connection]:
    """Step 5: `journal.db` has exactly the two tables of the format."""
    mode = "?mode=ro&immutable=1" if closed else "?mode=ro"
    uri = (record / "journal.db").resolve().as_uri() + mode
    with closing(sqlite3.connect(uri, uri=True)) as journal:
        journal.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * (LEAF_MAX + 65536))
        journal.execute("PRAGMA trusted_schema=OFF")
        journal.execute("PRAGMA cell_size_check=ON")
        query = (
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name LIMIT 9"
        )
        ids = [
            journal.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        ]
        schema = [("table", n, n, f"CREATE TABLE {n} ({c})") for n, c in TABLES.items()]
        good = journal.execute(query).fetchall() == schema and ids == [0x56454454, 1]
        need(good, 5, "journal.db", "not a journal of this format")
        yield journal


def verify(record: Path, outside: "str | None") -> str:
    """Go through all steps; return the verdict in words, or stop."""
    files = files_of(record)
    key = read_key(small(record, "key.pub"))
    closed = files.pop("manifest.note", None) is not None
    manifest = ""
    if closed:
        note = small(record, "manifest.note")
        said = json.loads(note.split("\n")[1])["files"]
        for name in sorted(files.keys() | said.keys()):
            same = files.get(name) == said.get(name)
            need(same, 4, ascii(name), "not the file that the manifest names")
        manifest = open_note(note, key, 3, "manifest.note")
    promises = []
    if outside is not None:
        text = open_note(outside, key, 10, "outside checkpoint", lines_max=16)
        promises.append((int(text.split("\n")[1]), text, 10, "outside checkpoint"))
    with open_journal(record, closed=closed) as journal:
        query = "SELECT size, typeof(note), CAST(note AS BLOB) FROM checkpoint"
        for size, kind, note in journal.execute(query):
            where = f"checkpoint {size}"
            need(kind == "text", 5, where, "not a text")
            promises.append((size, open_note(note.decode(), key, 5, where), 8, where))
        promises.sort(key=lambda promise: promise[0])
        covered = promises[-1][0] if promises else 0
        tree = Tree()
        query = "SELECT first_seq, leaves, marks, body FROM batch ORDER BY first_seq"
        for row in journal.execute(query):
            need(
                row[0] == tree.size, 6, f"row {row[0]}", f"leaf {tree.size} is missing"
            )
            for leaf in leaves_of(row):
                tree.take(leaf)
                while promises and promises[0][0] == tree.size:
                    tree.check(*promises.pop(0)[1:])
    need(not promises, 8, "journal.db", f"{tree.size} leaves, fewer than were signed")
    need(covered == tree.size or not closed, 9, "journal.db", "leaves after the last")
    need(covered > 0, 9, "journal.db", "no checkpoint")
    need(tree.closed == closed, 9, "manifest.note", "a close without the other")
    members = {
        "files": files,
        "inputs_sha256": tree.inputs.hexdigest(),
        "leaves": tree.size,
        "origin": tree.origin,
        "record_root": tree.root().hex(),
    }
    text = f"vedette/manifest/1\n{canonical(members).decode()}\n"
    need(manifest == text or not closed, 9, "manifest.note", "speaks of another record")
    begin = "U" if closed else f"Still open; {covered} of {tree.size} leaves are u"
    return (
        f"{begin}nchanged since signed by {key[1][8:]}; outside checkpoint: "
        f"{'yes' if outside else 'no'}. Does not show that the sensors were right."
    )


def main(arguments: list[str]) -> int:
    """Verify the record named on the command line."""
    if len(arguments) not in {1, 2}:
        print(__doc__)
        return 2
    try:
        outside = None
        if len(arguments) == 2:
            outside = Path(arguments[1]).read_bytes()[:SMALL_MAX].decode()
        print(verify(Path(arguments[0]), outside))
    except DoesNotHoldError as error:
        print(f"DOES NOT HOLD: {error}")
        return 1
    except Exception as error:  # noqa: BLE001 - what cannot be checked does not hold
        print(f"DOES NOT HOLD: {type(error).__name__}: {str(error)!a}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
