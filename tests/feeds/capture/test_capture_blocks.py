"""Where blocks begin and end: in payloads, and in recorders' own files."""

import struct

import pytest

from captures import block
from vedette.feeds.capture import ByteStream, Piece, container_of, pieces
from vedette.feeds.capture.blocks import cut_payload, unframed_reason
from vedette.feeds.capture.stream import ByteStream as Stream

DAY_CS = 8_640_000


def read(content: bytes, kind: str = "", chunk: int = 7) -> list[Piece]:
    kind = kind or container_of(content)
    chunks = (content[i : i + chunk] for i in range(0, len(content), chunk))
    about, found = pieces(kind, ByteStream(chunks))
    every = list(found)
    assert b"".join(piece.raw for piece in every) == content
    assert about.payload_bytes == len(content)
    return every


def blocks_of(every: list[Piece]) -> list[bytes]:
    return [piece.raw for piece in every if not unframed_reason(piece.raw)]


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        (bytes(8), "8 zero bytes"),
        (b"\x40\x00\x08\x00\x00\x00\x00\x00", "got 64"),  # no category 064 exists
        (b"\x30\x00\x00\x11\x22\x33\x44\x55", "got a length of 0"),
        (b"\x30\x00\x03\x11", "got a length of 3"),
        (b"\x30\x01\x00\x11", "CAT048 block of 256 bytes, got 4"),
        (b"\x30\x00", "header of 3 bytes, got 2"),
        (b"\xa5", "category, got 165"),
    ],
)
def test_what_stands_behind_blocks_is_one_stretch_with_a_reason(
    behind: bytes, reason: str
) -> None:
    payload = block() + block(62) + behind
    cuts = cut_payload(payload)
    assert [cut.length for cut in cuts] == [6, 6, len(behind)]
    last = payload[cuts[-1].start :]
    assert last == behind
    assert reason in unframed_reason(last)


def test_any_payload_is_covered_without_gap() -> None:
    whole = block() + block(34, b"\xf0\x01\x02") + block(1)
    for size in range(len(whole) + 1):
        cuts = cut_payload(whole[:size])
        assert sum(cut.length for cut in cuts) == size
        assert [c.start for c in cuts[1:]] == [c.start + c.length for c in cuts[:-1]]


def test_a_concentrators_headers_are_passed_over_and_its_clock_is_kept() -> None:
    head = struct.pack("!HI", 6 + 12, 45_826_101)
    payload = (head + block() + block(34)) * 2
    cuts = cut_payload(payload)
    assert [cut.length for cut in cuts] == [6, 6, 6] * 2
    assert [cut.clock_ms for cut in cuts[:3]] == [-1, 45_826_101, 45_826_101]
    assert "concentrator" in cuts[0].fault
    assert unframed_reason(payload[:6])


def final(blocks: bytes, clock_cs: int) -> bytes:
    head = struct.pack("!HBBB", len(blocks) + 12, 0, 1, 2)
    return head + clock_cs.to_bytes(3, "big") + blocks + b"\xa5" * 4


def test_final_records_give_their_blocks_and_their_clock() -> None:
    content = final(block() + block(34), 100) + final(block(62), 250)
    assert container_of(content) == "final"
    every = read(content)
    assert blocks_of(every) == [block(), block(34), block(62)]
    clocks = [p.clock_ns for p in every if not unframed_reason(p.raw)]
    assert clocks == [1_000_000_000, 1_000_000_000, 2_500_000_000]


def test_a_damaged_final_record_costs_itself_alone() -> None:
    good = final(block(), 100)
    bad = bytearray(final(block(62), 200))
    bad[1] = 99
    every = read(good * 3 + bytes(bad) + good)
    assert blocks_of(every) == [block()] * 4
    assert any(piece.fault == "no FINAL record" for piece in every)


def test_half_a_final_file_is_still_one() -> None:
    content = final(block(), 100) * 4
    for size in range(30, len(content)):
        assert container_of(content[:size]) == "final"
        read(content[:size])


def test_a_gps_file_gives_blocks_and_the_time_of_each() -> None:
    trailer = b"\x11\xd2\x8f\x0a\x00\x00" + (256).to_bytes(3, "big") + b"\x00"
    content = b"\xcd" * 2200 + (block() + trailer) * 3
    assert container_of(content) == "gps"
    every = read(content)
    assert blocks_of(every) == [block()] * 3
    assert [p.clock_ns for p in every if not unframed_reason(p.raw)] == [2 * 10**9] * 3
    for size in range(2240, len(content)):
        read(content[:size], kind="gps")


def test_bare_blocks_go_on_after_bytes_that_are_none() -> None:
    rubbish = b"\x00\xff\x30\x00\x00" + bytes(5000)
    content = block() * 3 + rubbish + block(62) * 2
    every = read(content, kind="bare")
    assert blocks_of(every) == [block()] * 3 + [block(62)] * 2
    assert max(len(piece.raw) for piece in every) <= 4096


def test_a_torn_last_block_is_one_stretch() -> None:
    content = block(48, bytes(50)) * 3
    for size in range(56, len(content)):  # of the torn one, a header
        assert container_of(content[:size]) == "bare"
        assert len(blocks_of(read(content[:size]))) == size // 53


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(5000),
        b"PK\x03\x04" + bytes(99),
        b"{}\n" * 30,
        b"\x30\x00\x00" * 50,
        b"\x30\x00\x06\x01\x02\x03" + b"text without blocks " * 9,
        b"\xff" * 3000,
        b"\x30",
    ],
)
def test_what_is_no_recording_is_not_taken_for_one(content: bytes) -> None:
    assert container_of(content) == ""


def test_a_stream_takes_peeks_and_skips_over_chunks_of_any_size() -> None:
    content = bytes(range(256)) * 4
    for chunk in (1, 3, 100, 5000):
        stream = Stream(content[i : i + chunk] for i in range(0, len(content), chunk))
        assert stream.peek(5) == content[:5]
        assert stream.take(300) == content[:300]
        assert stream.skip(200) == 200
        assert stream.offset == 500
        assert stream.take(10_000) == content[500:]
        assert (stream.peek(1), stream.take(1), stream.skip(9)) == (b"", b"", 0)
        assert stream.offset == len(content)
