"""`vedette decode` teaches what is in a recording, in bounded memory."""

import gzip
import json
import struct
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from captures import (
    block,
    ethernet,
    ipv4,
    ng_block,
    ng_interface,
    ng_section,
    pcap,
    udp,
)
from realdata import realdata
from vedette.cli.main import run
from vedette.feeds.capture import ByteStream, pieces
from vedette.feeds.gather import Gathering
from vedette.feeds.io.survey import begin, survey

Decode = Callable[..., tuple[int, str, str]]


@pytest.fixture
def decode(capsys: pytest.CaptureFixture[str]) -> Decode:
    def run_it(*words: object) -> tuple[int, str, str]:
        code = run(["decode", *map(str, words)])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def sample(name: str) -> Path:
    return realdata("asterix", "captures", name)


def test_a_capture_is_told_channel_by_channel(decode: Decode) -> None:
    code, out, _ = decode(sample("cat_034_048.pcap"))
    assert code == 0
    for said in (
        "a pcap capture of 100 packets (Ethernet)",
        "Records: 34 CAT034, 128 CAT048",
        "6,882 = 6,882 decoded + 0 rejected + 0 unframed; 5,888 more are the capture's",
        "232.1.1.31:21131 (feed file-1.21131): 14 CAT048 of 25/201, 1 CAT034 of 25/201",
        "2016-05-05T07:35:54Z to 2016-05-05T07:35:56Z, 33.7 records a second",
        "s after they happened",
        "SAC/SIC 25/201 speaks on 232.1.1.31:21131, 232.2.1.31:22131",
        "Next: vedette site-from",
        "Next: vedette replay",
    ):
        assert said in out


def test_the_json_says_the_same_to_a_program(decode: Decode) -> None:
    code, out, _ = decode("--json", sample("cat_034_048.pcap"))
    found = json.loads(out)
    assert code == 0
    assert found["records"] == {"CAT034": 34, "CAT048": 128}
    assert found["bytes"] == 6882
    assert found["capture_bytes"] == 5888
    (channel,) = [c for c in found["channels"] if c["channel"] == "232.1.1.31:21131"]
    assert channel["feed"] == "file-1.21131"
    assert channel["speakers"] == [
        {"kind": "CAT034", "speaker": "25/201", "records": 1},
        {"kind": "CAT048", "speaker": "25/201", "records": 14},
    ]
    assert channel["records_per_s"] == pytest.approx(33.7, abs=0.1)
    assert channel["time_jumps"]["count"] == 0
    assert 0 < channel["delay_s"][0] < channel["delay_s"][1] < 2
    (capture,) = found["captures"]
    assert capture["links"] == {"Ethernet": 100}
    assert capture["date"] == "captured"
    assert len(found["same_speaker"]) == 7


def test_good_and_damaged_blocks_are_told_apart(decode: Decode) -> None:
    code, out, _ = decode("--json", sample("asterix.pcap"))
    found = json.loads(out)
    assert found["rejected_rows"] == 72
    assert found["decoded_bytes"] + found["rejected_bytes"] == found["bytes"] == 5495
    assert sum(kind["count"] for kind in found["rejected_kinds"]) == 72
    for kind in found["rejected_kinds"]:
        assert "octet" in kind["reason"]
        assert kind["length"] == 55
    assert code == 0


def test_editions_are_weighed_and_the_better_one_is_named(decode: Decode) -> None:
    path = sample("asterix.pcap")
    _, out, _ = decode(path)
    assert "was read as edition 1.21 (the newest), but 0.17 fits better" in out
    assert "28 records gave no report: a position beyond the globe" in out
    code, out, _ = decode(path, "--edition", "062@25/100=0.17", "--json")
    found = json.loads(out)
    assert (code, found["rejected_rows"]) == (0, 0)
    assert found["first"] == "2008-05-15T12:47:45Z"
    (weighed,) = found["channels"][0]["editions"]
    assert (weighed["read_as"], weighed["chosen"]) == ("0.17", True)
    _, out, _ = decode(sample("cat_034_048.pcap"))
    assert "CAT048 of 25/201 was read as edition 1.32 (the newest); 1.32 fits" in out


def test_a_recording_without_a_day_is_told_by_the_clock(decode: Decode) -> None:
    code, out, _ = decode(sample("parsegps.gps"))
    assert code == 0
    assert "00:00:01 to 00:00:11" in out
    assert "2000-01-01" not in out
    assert "--date YYYY-MM-DD of the first message is needed" in out
    code, out, _ = decode(sample("parsegps.gps"), "--date", "2025-09-09", "--json")
    found = json.loads(out)
    assert (found["first"], found["last"]) == (
        "2025-09-09T00:00:01Z",
        "2025-09-09T00:00:11Z",
    )
    assert found["channels"][0]["first"] == "2025-09-09T00:00:01Z"


def test_editions_are_taken_and_refused(decode: Decode) -> None:
    path = sample("cat_062_065.pcap")
    code, out, _ = decode(path, "--edition", "062=1.16", "--json")
    assert code == 0
    assert json.loads(out)["files"][0]["edition"] == "062=1.16"
    code, _, err = decode(path, "--edition", "062=9")
    assert code == 2
    assert "an edition of CAT062" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bytes(5000), "a file of zeros (5,000 bytes)"),
        (bytes(3 << 20), "a file of zeros (1,048,576 bytes or more)"),
        (b"PK\x03\x04" + bytes(99), "a zip archive"),
        (b"", "an empty file"),
        (gzip.compress(bytes(9999), mtime=0), "a file of zeros (9,999 bytes)"),
        (pcap([ethernet(bytes(50), kind=0x0806)]), "nothing could be decoded"),
        (pcap([ethernet(ipv4(udp(block(62, b"\xff" * 9))))]), "First: CAT062"),
    ],
)
def test_what_cannot_be_decoded_is_said_and_fails(
    content: bytes, said: str, tmp_path: Path, decode: Decode
) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    code, _, err = decode(path)
    assert code == 2
    assert said in err


def test_where_nothing_was_decoded_nothing_comes_next(
    decode: Decode, tmp_path: Path
) -> None:
    path = tmp_path / "head.pcap"
    path.write_bytes(pcap([]))
    code, out, _ = decode(path)
    assert code == 0  # nothing was captured: a quiet feed is no fault
    assert "a pcap capture" in out
    assert "Next:" not in out


def test_packets_of_no_time_need_a_date_and_are_compared_with_no_clock(
    decode: Decode, tmp_path: Path
) -> None:
    plot = bytes.fromhex("30000dd0190a54600001004000")
    frame = ethernet(ipv4(udp(plot)))
    told = struct.pack("<I", len(frame)) + frame  # of a simple packet block
    path = tmp_path / "simple.pcapng"
    path.write_bytes(ng_section() + ng_interface() + 3 * ng_block(3, told))
    code, out, _ = decode(path)
    assert code == 2
    assert "Next: vedette replay" in out
    assert "--date YYYY-MM-DD" in out.partition("Next: ")[2]
    code, out, _ = decode(path, "--date", "2025-09-09")
    assert code == 0
    assert "Time: 2025-09-09T12:00:00Z" in out
    assert "after they happened" not in out


def test_times_that_jump_are_told_with_their_place(
    tmp_path: Path, decode: Decode
) -> None:
    radar = sample("cat048.raw").read_bytes()
    later = bytearray(radar)
    later[8:11] = (int.from_bytes(radar[8:11], "big") + 128 * 3600).to_bytes(3, "big")
    frames = [ethernet(ipv4(udp(raw))) for raw in (radar, bytes(later), radar)]
    path = tmp_path / "jumps"
    path.write_bytes(pcap(frames))
    code, out, _ = decode(path)
    assert code == 0
    where = 24 + 2 * (16 + 42) + len(radar)
    assert f"jump 2 times, first at byte {where} by +3599." in out


def test_tables_and_captures_are_summed_together(
    tmp_path: Path, decode: Decode
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("timestamp,latitude,longitude\n1533101250,47,8\n")
    code, out, _ = decode("--json", table, sample("cat_034_048.pcap"))
    found = json.loads(out)
    assert code == 0
    assert found["records"]["position"] == 1
    assert found["records"]["CAT048"] == 128
    assert {file["feed"].partition(".")[0] for file in found["files"]} == {
        "file-1",
        "file-2",
    }


def generated(size: int, payload: bytes) -> Iterator[bytes]:
    """Make a capture of any size, a mebibyte at a time."""
    whole = pcap([ethernet(ipv4(udp(payload, port=8600 + n))) for n in range(8)])
    yield whole[:24]
    packets = whole[24:] * ((1 << 20) // len(whole) + 1)
    for _ in range(size // len(packets) + 1):
        yield packets


def test_memory_does_not_grow_with_a_capture() -> None:
    """Twenty mebibytes are framed in the memory of a few chunks."""
    payload = block(48, bytes(1200))
    about, found = pieces("pcap", ByteStream(generated(20 << 20, payload)))
    tracemalloc.start()
    count = sum(1 for _ in found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 16_000
    assert about.payload_bytes == count * len(payload)
    assert peak < 8 << 20


@pytest.mark.prove
def test_a_file_larger_than_memory_is_surveyed_in_little(tmp_path: Path) -> None:
    path = tmp_path / "large.pcap"
    with path.open("wb") as file:
        payload = sample("cat048.raw").read_bytes() + b"\xa5" * 1400
        for chunk in generated(300 << 20, payload):
            file.write(chunk)
    tracemalloc.start()
    found = survey(begin(path), "asterix", "file-1", Gathering())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(account.bytes for account in found.accounts.values()) > 250 << 20
    assert peak < 64 << 20


@pytest.mark.parametrize(
    "name",
    ["cat_034_048.pcap", "asterix.pcap", "cat_001_002.pcap", "cat_062_065.pcap"],
)
def test_tshark_counts_the_same_payload(name: str) -> None:
    command = ["tshark", "-r", str(sample(name)), "-T", "fields", "-e", "udp.length"]
    try:
        said = subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("no tshark to compare with")
    theirs = sum(int(word) - 8 for word in said.stdout.split())
    found = survey(begin(sample(name)), "asterix", "file-1", Gathering())
    ours = sum(account.bytes for account in found.accounts.values())
    assert ours == theirs
