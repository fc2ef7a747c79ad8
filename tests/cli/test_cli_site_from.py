"""`vedette site-from` drafts a site that runs and says where its numbers come from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from asterix_scene import RADAR_PORT
from realdata import realdata
from site_from_scenes import (
    MIDNIGHT,
    PERIOD_S,
    TOWER,
    S,
    flights,
    messages,
    north_marker,
    pcap,
    plots_and_claims,
    without_addresses,
)
from vedette.cli.drafted_text import positions_at
from vedette.cli.main import run
from vedette.errors import UsageError
from vedette.feeds.report import PositionReport, RadarReport

FLEET = flights(6)
TURNS = 40
SCENE = plots_and_claims(FLEET, TURNS)
SECOND_PORT = 30_148


def drafted(
    folder: Path, capture: bytes | Path, *more: str, code: int = 0
) -> tuple[dict[str, Any], str]:
    """Draft a site of a capture; give its values and its text."""
    path = folder / "capture.pcap"
    if isinstance(capture, Path):
        path = capture
    else:
        path.write_bytes(capture)
    out = folder / "site.toml"
    words = ["site-from", str(path), "--out", str(out), "--replace", *more]
    assert run(words) == code
    text = out.read_text(encoding="utf-8")
    return tomllib.loads(text), text


def replayed(folder: Path, capture: Path, *more: str) -> dict[str, Any]:
    """Check the draft and replay with it; give what was decoded."""
    site = str(folder / "site.toml")
    assert run(["check", site]) == 0
    out = folder / "out"
    words = ["replay", str(capture), "--site", site, "--out", str(out), *more]
    assert run(words) == 0
    told: dict[str, Any] = json.loads((out / "decode.json").read_text())
    return told


def test_a_drafted_site_runs_and_finds_every_aircraft(tmp_path: Path) -> None:
    site, text = drafted(tmp_path, pcap(messages(SCENE)))
    radar, station = site["sensor"]
    assert radar["id"] == "radar-25-10"
    assert station == {"id": "adsb-25-11", "kind": "adsb", "sac": 25, "sic": 11}
    assert abs(radar["lat"] - TOWER[0]) * 111e3 < 40
    assert abs(radar["lon"] - TOWER[1]) * 68e3 < 40
    assert radar["period_s"] == pytest.approx(PERIOD_S, rel=1e-3)
    assert radar["p_detect"] == pytest.approx(0.9, abs=0.08)
    assert radar["clutter_per_turn"] == pytest.approx(5.0, rel=0.2)
    assert radar["sigma_range_m"] == pytest.approx(60, rel=0.3)
    assert radar["sigma_azimuth_deg"] == pytest.approx(0.1, rel=0.3)
    assert radar["range_max_m"] == 180_000
    assert re.search(r"lat = .*# estimated from \d+ plots .* fit within \d+ m", text)
    told = replayed(tmp_path, tmp_path / "capture.pcap")
    ids = [feed["id"] for feed in site["feed"]]
    assert [file["feed"] for file in told["files"]] == ids
    tracks = pq.read_table(tmp_path / "out" / "trajectories.parquet")
    found = set(tracks["identity"].to_pylist())
    assert {f"{flight.address:06x}" for flight in FLEET} <= {
        str(name).lower().rpartition(":")[2] for name in found
    }


def test_what_a_radar_says_of_itself_goes_first(tmp_path: Path) -> None:
    markers = [
        (time_ns + S // 2, RADAR_PORT, north_marker(time_ns, TOWER))
        for turn in range(TURNS)
        for time_ns in [MIDNIGHT + int(turn * PERIOD_S) * S]
    ]
    site, text = drafted(tmp_path, pcap([*messages(SCENE), *markers]))
    (radar, _) = site["sensor"]
    assert radar["lat"] == pytest.approx(TOWER[0], abs=3e-5)  # steps of 2e-5 degrees
    assert radar["height_m"] == TOWER[2]
    assert radar["period_s"] == PERIOD_S
    assert f"said by I034/120, {TURNS} times" in text
    assert f"said by I034/041, {TURNS} times" in text


def test_a_stated_position_goes_before_all(tmp_path: Path) -> None:
    more = ("--at", "25/10=52.5,-20.25,99", "--name", "Coast")
    site, text = drafted(tmp_path, pcap(messages(SCENE)), *more)
    assert site["site"]["name"] == "Coast"
    radar = site["sensor"][0]
    assert (radar["lat"], radar["lon"], radar["height_m"]) == (52.5, -20.25, 99.0)
    assert "as stated with --at" in text


def test_a_radar_that_nobody_places_is_a_comment_and_the_site_still_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capture = pcap(messages(without_addresses(SCENE)))
    site, text = drafted(tmp_path, capture)
    assert [sensor["id"] for sensor in site["sensor"]] == ["adsb-25-11"]
    assert '# id = "radar-25-10"' in text
    assert "# lat = ...  # fill in: nothing says where the antenna stands" in text
    assert "--at 25/10=LAT,LON,HEIGHT" in text
    assert "NOT USED" in capsys.readouterr().out
    replayed(tmp_path, tmp_path / "capture.pcap")
    assert "unknown radar '25/10'" in capsys.readouterr().out


def test_where_nothing_says_a_position_everything_is_written_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plots = [r for r in SCENE if not isinstance(r, PositionReport)]
    site, text = drafted(tmp_path, pcap(messages(plots)), code=2)
    said = capsys.readouterr().err
    assert "no position is said by anything in it" in said
    assert "run `vedette check`" in said
    assert "--at 25/10=LAT,LON,HEIGHT" in said
    assert "sensor" not in site
    assert "# centre = ...  # fill in:" in text
    assert run(["check", str(tmp_path / "site.toml")]) == 2
    drafted(tmp_path, pcap(messages(plots)), "--at", "25/10=52.1234,20.4321,140")
    replayed(tmp_path, tmp_path / "capture.pcap")


def test_the_same_messages_on_two_channels_are_one_radar(tmp_path: Path) -> None:
    once = messages(SCENE)
    again = [(t + S // 100, SECOND_PORT, b) for t, p, b in once if p == RADAR_PORT]
    site, text = drafted(tmp_path, pcap([*once, *again]))
    assert [s["id"] for s in site["sensor"]] == ["radar-25-10", "adsb-25-11"]
    assert "heard on file-1.30048, file-1.30148" in text
    assert "WARNING" not in text
    assert len([f for f in site["feed"] if f["sensors"] == ["radar-25-10"]]) == 2


def test_two_radars_with_one_code_are_told_loudly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = plots_and_claims(flights(5, seed=77), TURNS, seed=78, each_s=0.0)
    more = messages(other, radar_port=SECOND_PORT)
    site, text = drafted(tmp_path, pcap([*messages(SCENE), *more]))
    assert [s["id"] for s in site["sensor"]] == ["radar-25-10", "adsb-25-11"]
    assert "WARNING: 25/10 sends OTHER messages on file-1.30148" in text
    assert '# id = "radar-25-10-second"' in text
    assert "two radars share a code" in capsys.readouterr().out
    assert run(["check", str(tmp_path / "site.toml")]) == 0
    replayed(tmp_path, tmp_path / "capture.pcap")
    said = capsys.readouterr().out
    count = len([m for m in more if m[1] == SECOND_PORT])
    assert f"{count:,} times: expected radar 25/10 on the feeds that name it" in said


def test_plots_and_beams_of_one_radar_may_come_by_two_ways(tmp_path: Path) -> None:
    plots = [r for r in SCENE if isinstance(r, RadarReport)]
    rest = [r for r in SCENE if not isinstance(r, RadarReport)]
    both = [*messages(rest), *messages(plots, radar_port=SECOND_PORT)]
    site, text = drafted(tmp_path, pcap(both))
    assert "WARNING" not in text
    assert site["sensor"][0]["period_s"] == pytest.approx(PERIOD_S, rel=1e-3)
    assert site["sensor"][0]["range_max_m"] == 180_000


def test_a_hostile_file_name_stays_a_name(tmp_path: Path) -> None:
    path = tmp_path / 'x"\n[policy]\ncooperative = "unauthorised.pcap'
    path.write_bytes(pcap(messages(SCENE)))
    site, text = drafted(tmp_path, path)
    assert "policy" not in site
    escaped = path.name.replace("\n", "\\n")
    assert {feed["source"] for feed in site["feed"]} == {escaped}
    assert site["site"]["name"] == escaped
    assert all(line.isprintable() for line in text.splitlines())
    replayed(tmp_path, path)


def test_seven_real_radars_of_two_seconds(tmp_path: Path) -> None:
    path = realdata("asterix", "captures", "cat_034_048.pcap")
    site, text = drafted(tmp_path, path)
    (radar,) = site["sensor"]  # the only one that says where it stands
    assert radar["id"] == "radar-25-12"
    assert (radar["lat"], radar["lon"]) == (43.57103, 16.40606)
    assert (radar["height_m"], radar["period_s"]) == (780.0, 4.9453)
    assert text.count("# [[sensor]]") == 6
    assert text.count("WARNING") == 0  # each is sent on two channels, alike
    assert 'id = "radar-25-13"' in text
    assert "period_s = 5.0  # measured from the speed of its beam" in text
    assert "p_detect = 0.85  # assumed" in text
    told = replayed(tmp_path, path)
    assert len(told["files"]) == len(site["feed"]) == 14


def refused(folder: Path, path: Path) -> bool:
    """Replay tracks of another tracker alone, of which no picture comes."""
    site, out = str(folder / "site.toml"), str(folder / "refused")
    return run(["replay", str(path), "--site", site, "--out", out]) == 2


def test_a_tracker_is_no_sensor(tmp_path: Path) -> None:
    path = realdata("asterix", "captures", "cat_062_065.pcap")
    site, text = drafted(tmp_path, path)
    assert "sensor" not in site
    assert "# 25/100: a tracker" in text
    assert refused(tmp_path, path)


def test_a_receiver_of_frames_with_times(tmp_path: Path) -> None:
    path = realdata("adsb", "full_flight_short.jsonl.gz")
    site, _ = drafted(tmp_path, path)
    assert site["sensor"] == [{"id": "receiver-1", "kind": "adsb"}]
    assert site["feed"][0]["format"] == "modes-jsonl"
    assert run(["check", str(tmp_path / "site.toml")]) == 0


def test_a_recording_without_a_day_asks_for_it_or_keeps_it(tmp_path: Path) -> None:
    path = realdata("adsb", "sample_dump1090.bin")
    site, text = drafted(tmp_path, path)
    assert "# date = ...  # fill in:" in text
    site, _ = drafted(tmp_path, path, "--date", "2020-01-02")
    assert site["feed"][0]["date"] == "2020-01-02"
    told = replayed(tmp_path, path)
    assert told["first"].startswith("2020-01-02")


def test_an_edition_that_fits_better_is_taken_with_its_reason(tmp_path: Path) -> None:
    path = realdata("asterix", "captures", "asterix.pcap")
    site, text = drafted(tmp_path, path)
    assert "062" in site["feed"][0]["edition"]
    assert "=0.17" in site["feed"][0]["edition"]
    assert "CAT062 is guessed: reads 100 of 100 blocks" in text
    assert refused(tmp_path, path)
    stated, _ = drafted(tmp_path, path, "--edition", "062=0.17")
    assert stated["feed"][0]["edition"] == "062=0.17"


def test_recordings_of_several_kinds_are_one_site(tmp_path: Path) -> None:
    plots = tmp_path / "plots.jsonl"
    times = [MIDNIGHT / S + 5 * k for k in range(40)]
    rows = [
        {"timestamp": t, "sensor": name, "range_m": 5e4, "azimuth_deg": 30}
        for t in times
        for name in ("west", 'x"\n[a]')
    ]
    plots.write_text("".join(json.dumps(row) + "\n" for row in rows))
    captures = [
        realdata("asterix", "captures", "asterix.pcap"),
        realdata("adsb", "sample_dump1090.bin"),
        plots,
    ]
    out = tmp_path / "site.toml"
    words = ["site-from", *map(str, captures), "--date", "2009-01-01"]
    words += ["--at", "west=43.6,1.4,150", "--out", str(out)]
    assert run(words) == 0
    text = out.read_text()
    site = tomllib.loads(text)
    assert [sensor["id"] for sensor in site["sensor"]] == ["west", "receiver-1"]
    assert [f["sensors"] for f in site["feed"]] == [[], ["receiver-1"], ["west"]]
    assert "=0.17" in site["feed"][0]["edition"]  # and the others have no editions
    assert "edition" not in site["feed"][1]
    assert "A sensor cannot have that name" in text
    assert run(["check", str(out)]) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        "25/10",
        "25/10=1,2",
        "25/10=91,0,0",
        "25/10=0,181,0",
        "25/10=nan,0,0",
        "25/10=0,0,99999",
        "=1,2,3",
        "25/10=a,b,c",
    ],
)
def test_a_wrong_position_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="SAC/SIC=LAT,LON,HEIGHT"):
        positions_at([wrong])


def test_positions_are_read_and_given_once() -> None:
    assert positions_at(["25/10=-1.5,2,3", "25/11=0,0,0"])["25/10"] == (-1.5, 2.0, 3.0)
    with pytest.raises(UsageError, match="25/10 twice"):
        positions_at(["25/10=1,2,3", "25/10=1,2,4"])


def test_bad_input_is_refused_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capture = tmp_path / "capture.pcap"
    capture.write_bytes(pcap(messages(SCENE[:200])))
    zeros = tmp_path / "zeros"
    zeros.write_bytes(bytes(1000))
    out = tmp_path / "site.toml"
    for words, said in (
        ([], "at least one recording"),
        ([str(zeros)], "a file of zeros"),
        ([str(tmp_path / "absent")], "absent"),
        ([str(capture), "--at", "25/99=1,2,3"], "a radar of the recording (25/10)"),
        ([str(capture), "--edition", "048=9.9"], "an edition of CAT048"),
        ([str(capture), "--date", "today"], "a date, YYYY-MM-DD"),
        ([str(capture), "--format", "asterisk"], "Did you mean asterix"),
    ):
        assert run(["site-from", *words, "--out", str(out)]) == 2
        assert said in capsys.readouterr().err
        assert not list(tmp_path.glob("site.toml*"))
    out.write_text("mine")
    assert run(["site-from", str(capture), "--out", str(out)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert out.read_text() == "mine"


def test_without_out_the_draft_is_printed_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capture = tmp_path / "capture.pcap"
    capture.write_bytes(pcap(messages(SCENE)))
    assert run(["site-from", str(capture)]) == 0
    assert tomllib.loads(capsys.readouterr().out)["sensor"][0]["sac"] == 25
    assert sorted(path.name for path in tmp_path.iterdir()) == ["capture.pcap"]
