"""Every wrapping is cut without losing a byte, and opened to the same frame."""

import random

import pytest

from realdata import realdata
from vedette.feeds import rows
from vedette.feeds.fields import BadValue
from vedette.feeds.modes import ModeSDecoder
from vedette.feeds.modes.beast import (
    GAP_BYTES_MAX,
    beast_frame,
    beast_frames,
    beast_gps_frame,
    beast_stream,
)
from vedette.feeds.modes.frame import Received, Torn, kind_of
from vedette.feeds.modes.lines import avr_frame, bare_frame, csv_frame, json_frame
from vedette.feeds.modes.recognise import wrapping_of
from vedette.feeds.report import Rejected

FRAME = "8D40621D58C382D690C8AC2863A7"
PAYLOAD = bytes.fromhex(FRAME)


def beast(payload: bytes, counter: int, signal: int = 0x1A) -> bytes:
    kind = {2: b"1", 7: b"2", 14: b"3"}[len(payload)]
    inside = counter.to_bytes(6, "big") + bytes([signal]) + payload
    return b"\x1a" + kind + inside.replace(b"\x1a", b"\x1a\x1a")


def test_the_recording_of_dump1090_is_239_frames() -> None:
    content = realdata("adsb", "sample_dump1090.bin").read_bytes()
    leaves = beast_frames(content)
    assert b"".join(leaves) == content
    assert len(leaves) == 239
    opened = [beast_frame(leaf) for leaf in leaves]
    kinds = [kind_of(frame) for frame in opened]
    assert (kinds.count("DF17"), kinds.count("DF11")) == (23, 90)
    counters = [frame.counter for frame in opened]
    assert counters == sorted(counters)


def test_escapes_survive_in_every_field() -> None:
    for payload in (b"\x1a\x1a", b"\x5d" + b"\x1a" * 6, PAYLOAD):
        raw = beast(payload, 0x1A1A1A1A1A1A)
        assert beast_frames(raw * 3) == [raw] * 3
        assert beast_frame(raw) == Received(payload, 0x1A1A1A1A1A1A, signal=0x1A)


def test_a_status_of_the_receiver_is_a_frame_of_nobody() -> None:
    raw = b"\x1a4" + bytes(21)
    assert beast_frames(raw) == [raw]
    assert kind_of(beast_frame(raw)) == "receiver status"


def test_torn_ends_and_strange_bytes_are_leaves_of_their_own() -> None:
    raw = beast(PAYLOAD, 77)
    content = raw[9:] + raw + b"garbage" + raw + raw[:11]
    assert beast_frames(content) == [raw[9:], raw, b"garbage", raw, raw[:11]]
    for leaf in (raw[9:], b"garbage", raw[:11], b"", b"\x1a"):
        with pytest.raises(Torn, match="expected a"):
            beast_frame(leaf)
    zeros = bytes(3 * GAP_BYTES_MAX + 1)
    assert [len(leaf) for leaf in beast_frames(zeros)] == [*[GAP_BYTES_MAX] * 3, 1]
    assert beast_frames(b"") == []


def test_every_truncation_and_every_flipped_byte_is_accounted_for() -> None:
    content = b"".join(beast(PAYLOAD, 5 * step) for step in range(4))
    draw = random.Random(4)  # noqa: S311 - a seeded scene
    for end in range(len(content) + 1):
        assert b"".join(beast_frames(content[:end])) == content[:end]
        assert b"".join(beast_frames(content[end:])) == content[end:]
    for place in range(len(content)):
        for value in (0, 0x1A, 0x31, 0x33, 0xFF, draw.randrange(256)):
            damaged = content[:place] + bytes([value]) + content[place + 1 :]
            leaves = beast_frames(damaged)
            assert b"".join(leaves) == damaged
            whole = sum(leaf in content for leaf in leaves)
            assert whole >= 2  # one byte damages at most two neighbours


def test_the_time_of_gps_is_nanoseconds_of_the_day() -> None:
    received = beast_gps_frame(beast(PAYLOAD, 86_399 << 30 | 999_999_999))
    assert received.counter == 86_400 * 10**9 - 1
    for counter in (86_400 << 30, 10**9):
        with pytest.raises(BadValue, match="12 MHz"):
            beast_gps_frame(beast(PAYLOAD, counter))


@pytest.mark.parametrize(
    ("text", "counter", "signal"),
    [
        *((f"*{FRAME};", -1, -1), (f":{FRAME.lower()};\r\n", -1, -1)),
        *((f"@00000000002A{FRAME};\n", 42, -1), (f"%00000000002a{FRAME};", 42, -1)),
        (f"<00000000002A7F{FRAME};", 42, 127),
    ],
)
def test_every_form_of_avr(text: str, counter: int, signal: int) -> None:
    assert avr_frame(text.encode()) == Received(PAYLOAD, counter, signal=signal)


def test_short_frames_and_mode_a_in_avr() -> None:
    assert kind_of(avr_frame(b"*5D484FDE9C7DEB;\n")) == "DF11"
    assert kind_of(avr_frame(b"*7700;\n")) == "Mode A/C"
    assert kind_of(avr_frame(b"\n")) == ""


@pytest.mark.parametrize(
    "line",
    [
        *(b"*8D40;x", b"8D40621D58C382D690C8AC2863A7", b"*;", b"*8D4062;", b"@12;"),
        *(b"*8D 0621D58C382D690C8AC2863A7;", b"@0000000000_28D40621D58C382;", b"\xff"),
        *(b"*" + b"0" * 10_000 + b";", b"@00000000002A;", b"\0" * 20, b"<;"),
    ],
)
def test_what_is_no_avr_is_refused(line: bytes) -> None:
    with pytest.raises(BadValue, match="expected"):
        avr_frame(line)


def test_bare_digits() -> None:
    assert bare_frame(FRAME.encode() + b"\r\n") == Received(PAYLOAD)
    for line in (b"8D", b"xyz", b"8D40621D58C382D690C8AC2863A7 8D", b"1" * 10_000):
        with pytest.raises(BadValue, match="expected"):
            bare_frame(line)


def test_json_lines_say_their_time() -> None:
    raw = b'{"timestamp":1720248189.525094,"frame":"%s","df":"17"}' % FRAME.encode()
    assert json_frame(raw) == Received(PAYLOAD, time_ns=1_720_248_189_525_094_000)
    iso = b'{"frame":"%s","timestamp":"2024-07-06T06:43:09Z"}' % FRAME.encode()
    assert json_frame(iso).time_ns == 1_720_248_189 * 10**9


def test_a_short_frame_may_be_written_long() -> None:
    raw = b'{"timestamp":1720248190.0,"frame":"212800bf40f1ef7e5817e9cc428d"}'
    assert json_frame(raw).payload == bytes.fromhex("212800bf40f1ef")


@pytest.mark.parametrize(
    "line",
    [
        *(b"{}", b"[]", b"null", b'{"timestamp":1}', b'{"frame":"8D"}', b"{" * 5000),
        b'{"timestamp":NaN,"frame":"5D484FDE9C7DEB"}',
        b'{"timestamp":1e999,"frame":"5D484FDE9C7DEB"}',
        b'{"timestamp":-5,"frame":"5D484FDE9C7DEB"}',
        b'{"timestamp":"nan","frame":"5D484FDE9C7DEB"}',
        b'{"timestamp":1720248190,"frame":"5D484FDE9C7DEB","frame":"00000000000000"}',
        b'{"timestamp":1720248190,"frame":"5D 84FDE9C7DEB"}',
        b'{"timestamp":1720248190,"frame":5}',
        b'{"timestamp":1720248190,"frame":"' + b"0" * 100_000 + b'"}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_such_object_is_refused(line: bytes) -> None:
    with pytest.raises(BadValue, match="expected"):
        json_frame(line)


def test_csv_in_the_columns_of_three_samples() -> None:
    names = ["adsb", "commb_df20", "commb_df21"]
    kinds = ["DF17", "DF20", "DF21"]
    for name, kind in zip(names, kinds, strict=True):
        content = realdata("modes", f"sample_data_{name}.csv").read_bytes()
        lines = rows.lines(content)
        assert b"".join(lines) == content
        assert {kind_of(csv_frame(line)) for line in lines} == {kind}
    assert csv_frame(b"timestamp,frame\n").payload == b""
    for line in (b"1457996400,xyz", b"x,8D40621D58C382D690C8AC2863A7", b"," * 9999):
        with pytest.raises(BadValue, match="expected"):
            csv_frame(line)


@pytest.mark.parametrize("size", [1, 7, 44, 1000])
def test_a_stream_in_pieces_is_cut_like_the_whole(size: int) -> None:
    draw = random.Random(9)  # noqa: S311 - a seeded scene
    parts = []
    for _ in range(60):
        good = beast(draw.randbytes(draw.choice((2, 7, 14))), draw.getrandbits(48))
        parts.append(good[: draw.randrange(len(good))] if draw.random() < 0.3 else good)
        parts.append(b"\x1a" * draw.choice((0, 0, 0, 1, 2)))
    parts.append(bytes(2 * GAP_BYTES_MAX + 5))
    content = b"".join(parts) + parts[0]
    chunks = (content[at : at + size] for at in range(0, len(content), size))
    if size == 1:  # quadratic, and so it need not be long
        content = content[:2000]
        chunks = (content[at : at + 1] for at in range(len(content)))
    assert list(beast_stream(chunks)) == beast_frames(content)


def test_wrappings_are_recognised_by_content() -> None:
    line = FRAME.encode()
    samples = {
        "beast": beast(PAYLOAD, 1) * 3,
        "avr": b"\n*%s;\n*%s;\n" % (line, line),
        "modes-hex": b"%s\r\n%s\r\n" % (line, line),
        "modes-jsonl": b'{"timestamp":1720248189.5,"frame":"%s"}\n' % line,
        "modes-csv": b"timestamp,frame\n1457996400,%s\n" % line,
    }
    for name, content in samples.items():
        assert wrapping_of(content) == name
        assert wrapping_of(content * 2000) == name
    foreign = [b"", bytes(5000), b"timestamp,latitude\n1,2\n", b'{"sensor":1}', b"PK"]
    foreign += [b'{"timestamp":1}', random.Random(1).randbytes(20_000)]  # noqa: S311
    assert [wrapping_of(content) for content in foreign] == [""] * len(foreign)


def test_recordings_are_recognised() -> None:
    beast_file = realdata("adsb", "sample_dump1090.bin").read_bytes()
    assert wrapping_of(beast_file) == "beast"
    assert wrapping_of(beast_file[5:]) == "beast"
    csv = realdata("modes", "sample_data_commb_df20.csv").read_bytes()
    assert wrapping_of(csv) == "modes-csv"


def decoded(content: bytes) -> tuple[int, list[tuple[int, float, float]]]:
    decoder, size = ModeSDecoder("beast", 0), 0
    found = []
    for leaf in beast_frames(content):
        result = decoder.decode(leaf, -1, size)
        if isinstance(result, Rejected):
            assert (result.offset, result.length) == (size, len(leaf))
        else:
            found += [(r.address, r.lat_deg, r.lon_deg) for r in result]
        size += len(leaf)
    return size, found


@pytest.mark.parametrize("every", [97, pytest.param(1, marks=pytest.mark.prove)])
def test_a_damaged_recording_invents_no_position(every: int) -> None:
    content = realdata("adsb", "sample_dump1090.bin").read_bytes()
    _, true = decoded(content)
    assert len(true) == 1
    draw = random.Random(10)  # noqa: S311 - a seeded scene
    for place in range(0, len(content), every):
        flipped = content[place] ^ draw.randrange(1, 256)
        damaged = content[:place] + bytes([flipped]) + content[place + 1 :]
        for part in (damaged, content[:place], content[place:]):
            size, found = decoded(part)
            assert size == len(part)
            assert found in ([], true)
