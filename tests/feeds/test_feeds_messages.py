"""Captures and recordings of messages as feeds: channels, dates, editions, accounts."""

from collections import Counter
from pathlib import Path

import pytest

from captures import block, ethernet, ipv4, pcap, udp
from realdata import realdata
from vedette.errors import FeedError, UsageError
from vedette.feeds import Rejected, decoder_for, summarise, summary_json
from vedette.feeds.dating import DAY_NS, date_ns
from vedette.feeds.framed import feed_ids
from vedette.feeds.io import open_inputs
from vedette.feeds.mode_s_frames import lines_of
from vedette.feeds.source import Declared, InputSet

CAPTURES = {  # records; decoded, rejected, unframed bytes, and the capture's own
    "asterix.pcap": ({"CAT062": 62}, 1540, 3955, 0, 5824),
    "cat_001_002.pcap": ({"CAT001": 7, "CAT002": 1}, 187, 0, 36, 82),
    "cat_034_048.pcap": ({"CAT034": 34, "CAT048": 128}, 6882, 0, 0, 5888),
    "cat_062_065.pcap": ({"CAT062": 2, "CAT065": 1}, 173, 0, 0, 82),
    "parsegps.gps": ({"CAT034": 3, "CAT048": 15}, 663, 0, 2350, 0),
    "cat034.raw": ({"CAT034": 1}, 16, 0, 0, 0),
    "cat048.raw": ({"CAT048": 1}, 48, 0, 0, 0),
    "cat062cat065.raw": ({"CAT062": 2, "CAT065": 1}, 195, 0, 0, 0),
    "cat21_re.ast": ({"CAT021": 2}, 91, 0, 0, 0),
}


def sample(name: str) -> Path:
    return realdata("asterix", "captures", name)


@pytest.mark.parametrize("name", CAPTURES)
def test_every_record_of_the_samples_is_counted_and_every_byte(name: str) -> None:
    inputs = open_inputs([sample(name)], date="2014-02-25")
    account = summarise(inputs).accounting
    found = (
        dict(account.records),
        account.decoded_bytes,
        account.rejected_bytes,
        account.unframed_bytes,
        account.capture_bytes,
    )
    assert found == CAPTURES[name]
    size = sample(name).stat().st_size
    assert account.bytes + account.capture_bytes == size
    assert account.bytes == sum(len(leaf.raw) for leaf in inputs.leaves)


def test_each_address_and_port_of_a_capture_is_a_feed() -> None:
    inputs = open_inputs([sample("cat_034_048.pcap")])
    assert len(inputs.feeds) == 14
    source = inputs.feeds["file-1.21131"]
    assert (source.channel, source.container) == ("232.1.1.31:21131", "pcap")
    times = [leaf.received_ns for leaf in inputs.leaves]
    assert times == sorted(times)
    content = sample("cat_034_048.pcap").read_bytes()
    for leaf in inputs.leaves:
        assert content[leaf.offset :][: leaf.length] == leaf.raw


def test_feed_ids_tell_ports_and_addresses_apart() -> None:
    assert feed_ids("west", ["1.2.3.4:5"]) == {"1.2.3.4:5": "west"}
    assert feed_ids("west", ["1.2.3.4:5", "1.2.3.4:6"]) == {
        "1.2.3.4:5": "west.5",
        "1.2.3.4:6": "west.6",
    }
    twice = feed_ids("west", ["1.2.3.4:5", "[ff02::1]:5", "1.2.3.4:7"])
    assert set(twice.values()) == {"west.1.2.3.4.5", "west.ff02__1.5", "west.7"}
    long = feed_ids("w" * 64, ["1.2.3.4:5", "1.2.3.4:6"])
    assert len(set(long.values())) == 2
    assert all(len(name) <= 64 for name in long.values())


@pytest.mark.parametrize("name", ["cat048.raw", "parsegps.gps"])
def test_a_recording_without_a_day_needs_a_date(name: str) -> None:
    with pytest.raises(UsageError, match="--date YYYY-MM-DD"):
        open_inputs([sample(name)])
    inputs = open_inputs([sample(name)], date="2025-09-09")
    midnight_ns = date_ns("2025-09-09")
    first_ns = inputs.leaves[0].received_ns
    assert midnight_ns <= first_ns < midnight_ns + DAY_NS
    assert any("no day" in note for note in inputs.notes)


@pytest.mark.parametrize("wrong", ["2025-13-01", "yesterday", "1066-10-14", "", "-1"])
def test_a_wrong_date_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="a date, YYYY-MM-DD"):
        open_inputs([sample("cat048.raw")], date=wrong)


def test_a_record_of_the_leaves_gives_the_same_reports_as_the_file() -> None:
    for name in CAPTURES:
        inputs = open_inputs([sample(name)], date="2014-02-25")
        counted = Counter[str]()
        for leaf, again in zip(inputs.leaves, decoded(inputs), strict=True):
            counted["bytes"] += len(leaf.raw)
            if isinstance(again, Rejected):
                fate = "unframed" if again.unframed else "rejected"
                counted[fate] += len(leaf.raw)
        account = summarise(inputs).accounting
        assert counted["rejected"] == account.rejected_bytes
        assert counted["unframed"] == account.unframed_bytes


def decoded(inputs: InputSet) -> list[object]:
    decoders = {f: decoder_for(s.format, s.edition) for f, s in inputs.feeds.items()}
    return [
        decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        for leaf in inputs.leaves
    ]


def test_editions_are_checked_and_reach_the_decoder() -> None:
    path = sample("cat_062_065.pcap")
    with pytest.raises(UsageError, match="an edition of CAT062"):
        open_inputs([path], declared=[Declared(edition="062=9.99")])
    with pytest.raises(UsageError, match="a category that is read"):
        open_inputs([path], declared=[Declared(edition="099=1.0")])
    inputs = open_inputs([path], declared=[Declared(edition="062=1.16")])
    assert inputs.feeds["file-1"].edition == "062=1.16"
    with pytest.raises(UsageError, match="has one only"):
        decoder_for("traffic-csv", "048=1.30")


def test_other_traffic_on_the_network_is_left_out_and_named(tmp_path: Path) -> None:
    radar = sample("cat048.raw").read_bytes()
    frames = [
        ethernet(ipv4(udp(radar, port=8600))),
        ethernet(ipv4(udp(b"\x12\x34\x01\x00 a question", port=53))),
        ethernet(ipv4(bytes(20), protocol=6)),
        ethernet(ipv4(udp(radar, length=500))),
        ethernet(ipv4(udp(radar + bytes(8), port=8600))),
    ]
    path = tmp_path / "mixed"
    path.write_bytes(pcap(frames))
    inputs = open_inputs([path])
    assert list(inputs.feeds) == ["file-1"]
    account = inputs.accounting["file-1"]
    assert account.records == {"CAT048": 2}
    assert account.decoded_bytes == 2 * len(radar)
    assert account.unframed_bytes == 8 + 28 + len(radar)
    assert account.bytes + account.capture_bytes == path.stat().st_size
    said = " ".join(inputs.notes)
    for word in ("TCP is not read", "232.1.1.31:53", "belong to no message"):
        assert word in said
    kinds = summary_json(summarise(inputs))["unframed_kinds"]
    assert sorted(kind["length"] for kind in kinds) == [8, 28 + len(radar)]  # type: ignore[attr-defined]


def test_a_capture_without_messages_says_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "dns"
    path.write_bytes(pcap([ethernet(ipv4(udp(b"\xff" * 30, port=53)))] * 3))
    with pytest.raises(FeedError, match=r"3 packets.*UDP to 232\.1\.1\.31:53"):
        open_inputs([path])
    path.write_bytes(pcap([ethernet(ipv4(udp(block(62, b"\xff" * 9))))]))
    with pytest.raises(FeedError, match=r"First, byte 82: .*CAT062"):
        open_inputs([path])


def test_a_chosen_format_reads_what_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "damaged"
    radar = sample("cat048.raw").read_bytes()
    path.write_bytes(b"\xff" * 500 + radar)
    with pytest.raises(FeedError, match="begins with"):
        open_inputs([path])
    inputs = open_inputs([path], format="asterix", date="2025-09-09")
    account = inputs.accounting["file-1"]
    assert (account.decoded_bytes, account.unframed_bytes) == (len(radar), 500)


@pytest.mark.parametrize("name", ["cat_034_048.pcap", "parsegps.gps", "asterix.pcap"])
def test_half_a_recording_is_read_to_its_end(name: str, tmp_path: Path) -> None:
    content = sample(name).read_bytes()
    path = tmp_path / "half"
    for size in (len(content) - 1, len(content) * 9 // 10, len(content) * 8 // 10):
        half = content[:size]
        path.write_bytes(half)
        inputs = open_inputs([path], date="2014-02-25", format="asterix")
        total = sum(a.bytes + a.capture_bytes for a in inputs.accounting.values())
        assert total == len(half)


FRAMES = {
    ("adsb", "sample_dump1090.bin"): ("beast", 239),
    ("modes", "sample_data_adsb.csv"): ("modes-csv", 2000),
    ("modes", "sample_data_commb_df20.csv"): ("modes-csv", 5000),
    ("adsb", "full_flight_short.jsonl.gz"): ("modes-jsonl", 57_793),
}


@pytest.mark.parametrize("parts", FRAMES)
def test_recordings_of_frames_are_recognised_and_counted(
    parts: tuple[str, ...],
) -> None:
    inputs = open_inputs([realdata(*parts)], date="2024-07-06")
    name, count = FRAMES[parts]
    account = inputs.accounting["file-1"]
    assert inputs.feeds["file-1"].format == name
    assert sum(account.records.values()) == count
    assert account.bytes == inputs.feeds["file-1"].content_bytes
    assert account.capture_bytes == 0


def test_a_beast_file_has_the_same_times_from_its_record_as_from_its_date() -> None:
    path = realdata("adsb", "sample_dump1090.bin")
    inputs = open_inputs([path], date="2024-07-06")
    times = [leaf.received_ns - date_ns("2024-07-06") for leaf in inputs.leaves]
    assert times[0] == 0
    assert times == sorted(times)
    reports = [r for r in decoded(inputs) if r and not isinstance(r, Rejected)]
    assert reports
    for (report,) in reports:  # type: ignore[misc]
        assert 0 <= report.received_ns - report.time_ns < 1_000_000_000


def test_frames_without_any_time_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"*8D406B909945DE10000405999BE4;\n" * 5)
    with pytest.raises(FeedError, match="cannot be put into time"):
        open_inputs([path], date="2024-07-06")


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
def test_lines_are_cut_alike_in_chunks_of_any_size(ends: bytes) -> None:
    text = ends.join([b"one", b"", b"three", b"x" * 70_000, b"last"])
    whole = list(lines_of([text]))
    assert b"".join(whole) == text
    for size in (7, 1000, 65_535, 65_536):
        chunks = [text[i : i + size] for i in range(0, len(text), size)]
        assert list(lines_of(chunks)) == whole


def test_each_file_may_have_a_date_of_its_own() -> None:
    paths = [sample("cat048.raw"), sample("cat034.raw")]
    known = [Declared(date="2025-09-09"), Declared(date="2025-09-10")]
    inputs = open_inputs(paths, declared=known)
    days = [leaf.received_ns // DAY_NS for leaf in inputs.leaves]
    assert days == [date_ns("2025-09-09") // DAY_NS, date_ns("2025-09-10") // DAY_NS]
    with pytest.raises(UsageError, match="--date YYYY-MM-DD"):
        open_inputs(paths, declared=[known[0], Declared()])
