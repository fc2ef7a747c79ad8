"""A night in which somebody heard nothing is a night all the same."""

import json
import struct
from pathlib import Path

import pytest

from flights import write_flights
from simulated_families import HEAD, RADAR
from vedette.cli.main import run
from vedette.cli.out_dir import output_folder
from vedette.errors import FeedError
from vedette.feeds.io import open_inputs

HEADER = struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262_144, 1)
NEXT_GENERATION = bytes.fromhex(
    "0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000"
    "0100000014000000010000000000040014000000"
)
RECEIVER = """
[[sensor]]
id = "adsb-1"
kind = "adsb"
sac = 251
sic = 30
lat = 51.30
lon = 22.90
height_m = 240
range_max_m = 150_000
sigma_range_m = 30
"""
OBSERVER = """
[[sensor]]
id = "watchers"
kind = "observer"
lat = 51.30
lon = 22.90
height_m = 210
range_max_m = 5_000
p_detect = 0.5
"""

WATCHERS = """
[[sensor]]
id = "watchers"
kind = "observer"
lat = 47.0
lon = 8.0
height_m = 500
range_max_m = 5_000
p_detect = 0.5

[[feed]]
id = "watchers"
sensors = ["watchers"]
format = "sightings-jsonl"
source = "watchers.jsonl"
"""


def test_a_simulated_night_without_a_word_replays_and_scores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, out = tmp_path / "night.toml", tmp_path / "night"
    scenario.write_text(
        HEAD.replace("02T03:00", "01T21:20") + RADAR + RECEIVER + OBSERVER
    )
    assert run(["simulate", str(scenario), "--seed", "1", "--out", str(out)]) == 0
    feeds = sorted((out / "feeds").iterdir())
    # Lines of nothing would be an empty file, which nobody can tell from a lost one.
    assert [path.name for path in feeds] == ["adsb-1.pcap", "radar-1.pcap"]
    assert feeds[0].read_bytes() == HEADER

    result = tmp_path / "result"
    words = ["replay", *map(str, feeds), "--site", str(out / "site.toml")]
    capsys.readouterr()
    assert run([*words, "--out", str(result)]) == 0
    told = capsys.readouterr().out
    assert "adsb-1: a pcap capture without a packet: a quiet feed" in told
    assert "Data: synthetic" in told
    listed = json.loads((result / "decode.json").read_text())["files"]
    assert [file["feed"] for file in listed] == ["adsb-1", "radar-1"]
    assert run(["verify", str(result), "--replay"]) == 0
    capsys.readouterr()
    assert run(["score", str(result), "--truth", str(out / "truth")]) == 0
    assert "SIAP: not assessed, the truth has no target" in capsys.readouterr().out


@pytest.mark.parametrize("content", [HEADER, NEXT_GENERATION], ids=["pcap", "pcapng"])
def test_a_quiet_capture_is_decoded_as_nothing(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet = tmp_path / "quiet.pcap"
    quiet.write_bytes(content)
    assert run(["decode", str(quiet)]) == 0
    assert "a quiet feed, of 0 messages" in capsys.readouterr().out
    assert run(["decode", "--json", str(quiet)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["bytes"], told["records"], told["rows"]) == (0, {}, 0)
    assert told["capture_bytes"] == len(content)
    assert told["data_kind"] == "none"
    assert run(["replay", str(quiet), "--out", str(tmp_path / "result")]) == 2
    assert "every feed is quiet" in capsys.readouterr().err
    assert not (tmp_path / "result").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER[:20], "got none"),
        (HEADER + struct.pack("<IIII", 1_748_811_600, 0, 4, 4) + b"\0\0\0\0", "packet"),
        (HEADER + b"\1\2\3", "got none"),
    ],
    ids=["half a header", "a packet of nothing", "cut within a packet"],
)
def test_a_capture_of_something_that_cannot_be_read_is_an_error(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.pcap"
    wrong.write_bytes(content)
    with pytest.raises(FeedError, match=said):
        open_inputs([wrong])
    assert run(["decode", str(wrong)]) == 2
    assert "nothing could be decoded" in capsys.readouterr().err


def test_a_declared_feed_of_lines_may_be_empty_and_no_other_file_may(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording, site = write_flights(tmp_path)
    site.write_text(site.read_text() + WATCHERS)
    quiet, result = tmp_path / "watchers.jsonl", tmp_path / "result"
    quiet.write_bytes(b"")
    words = ["replay", str(recording), str(quiet), "--out", str(result)]
    assert run(words) == 2
    assert f"{quiet}: expected" in capsys.readouterr().err
    assert run([*words, "--site", str(site)]) == 0
    told = capsys.readouterr().out
    assert "'watchers.jsonl' is empty: a quiet feed, of 0 rows" in told
    assert "Data: " not in told  # neither synthetic nor mixed: recorded
    listed = json.loads((result / "decode.json").read_text())
    assert [file["feed"] for file in listed["files"]] == ["file-1", "watchers"]
    assert listed["data_kind"] == "recorded"
    assert run(["verify", str(result), "--replay"]) == 0
    alone = ["replay", str(quiet), "--site", str(site), "--out", str(result)]
    assert run([*alone, "--replace"]) == 2
    assert "expected at least one report" in capsys.readouterr().err


def read_nothing(out: Path) -> None:
    """Build an output, and read an empty file in it."""
    with output_folder(out) as folder:
        lost = folder / "feeds" / "a.jsonl"
        lost.parent.mkdir()
        lost.write_bytes(b"")
        open_inputs([lost], format="sightings-jsonl")


def test_no_message_names_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match=r"^feeds/a\.jsonl: .* No output was kept\.$"):
        read_nothing(tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_a_night_without_a_sensor_advises_no_replay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, out = tmp_path / "night.toml", tmp_path / "night"
    scenario.write_text(HEAD)
    assert run(["simulate", str(scenario), "--seed", "1", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert "nothing to replay" in told
    assert "feeds/" not in told
    assert not (out / "feeds").exists()
