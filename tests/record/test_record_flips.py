"""Any flip, cut or growth in any file of a closed record is found, the file named."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from vedette.record import verify

SMALL = ("key.pub", "manifest.note")


def flips(content: bytes, *, step: int, bits: int) -> Iterator[bytes]:
    """Flip some bits of each step-th byte: the place chooses which."""
    for place in range(0, len(content), step):
        for bit in range(bits):
            altered = bytearray(content)
            altered[place] ^= 1 << (place + bit) % 8
            yield bytes(altered)


def cuts(content: bytes, step: int) -> Iterator[bytes]:
    """Cut short at each step-th length, and grow by one byte and by one page."""
    for length in range(0, len(content), step):
        yield content[:length]
    yield content + b"\x00"
    yield content + b"\n"
    yield content + bytes(4096)


def found_by_both(
    record: Path, name: str, changes: Iterator[bytes], sceptic: ModuleType
) -> int:
    """Apply each change in turn; both verifiers must find it, ours names the file."""
    file = record / name
    whole = file.read_bytes()
    tried = 0
    for altered in changes:
        file.write_bytes(altered)
        report = verify(record)
        assert not report.ok
        assert name in {found.where for found in report.findings}
        assert sceptic.main([str(record)]) == 1
        tried += 1
    file.write_bytes(whole)
    assert verify(record).ok
    assert hashlib.sha256(file.read_bytes()).digest() == hashlib.sha256(whole).digest()
    return tried


@pytest.mark.parametrize("name", SMALL)
def test_a_flip_in_each_byte_of_key_and_manifest_is_found(
    name: str, closed: Path, sceptic: ModuleType
) -> None:
    content = (closed / name).read_bytes()
    changes = flips(content, step=1, bits=1)
    assert found_by_both(closed, name, changes, sceptic) == len(content)


@pytest.mark.parametrize("name", SMALL)
def test_key_and_manifest_cut_at_any_length_are_found(
    name: str, closed: Path, sceptic: ModuleType
) -> None:
    content = (closed / name).read_bytes()
    found_by_both(closed, name, cuts(content, 1), sceptic)


def test_flips_throughout_the_journal_are_found(
    closed: Path, sceptic: ModuleType
) -> None:
    content = (closed / "journal.db").read_bytes()
    changes = flips(content, step=23, bits=1)
    assert found_by_both(closed, "journal.db", changes, sceptic) > 400


def test_a_journal_cut_short_is_found(closed: Path, sceptic: ModuleType) -> None:
    content = (closed / "journal.db").read_bytes()
    found_by_both(closed, "journal.db", cuts(content, 97), sceptic)


@pytest.mark.prove
@pytest.mark.parametrize("name", [*SMALL, "journal.db"])
def test_every_bit_of_every_file_is_covered(
    name: str, closed: Path, sceptic: ModuleType
) -> None:
    content = (closed / name).read_bytes()
    changes = flips(content, step=1, bits=8)
    assert found_by_both(closed, name, changes, sceptic) == 8 * len(content)


@pytest.mark.prove
def test_a_journal_cut_at_any_length_is_found(
    closed: Path, sceptic: ModuleType
) -> None:
    content = (closed / "journal.db").read_bytes()
    found_by_both(closed, "journal.db", cuts(content, 1), sceptic)
