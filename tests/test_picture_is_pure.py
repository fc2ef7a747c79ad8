"""The picture follows from site file and inputs alone, however they are handed over."""

import dataclasses
import json
import math
from collections.abc import Iterator

import numpy as np
import pytest

from track_scenes import FAR_M, PLANE, judged
from vedette.earth.ellipsoid import horizon_at
from vedette.earth.polar import seen_from
from vedette.feeds.decoder import Decoder, decoder_for
from vedette.picture import HINDSIGHT_NS, Input, Outcome, Watch, watch
from vedette.picture_digest import picture_sha256
from vedette.plots.hold import HOLD_NS
from vedette.plots.order import WINDOW_NS
from vedette.site.load import parse_site
from vedette.site.model import Site

S = 1_000_000_000
MIDNIGHT = 1_757_462_400 * S
ANTENNA = horizon_at(52.0, 20.2, 100.0)
SITE = """
[site]
name = "Border"
centre = [52.0, 20.0]
radius_km = 200
[policy]
cooperative = "authorised"
[[volume]]
id = "PL"
kind = "zone"
source = "pl.geojson"
[[sensor]]
id = "R"
kind = "radar"
lat = 52.0
lon = 20.2
height_m = 100
period_s = 5
range_max_m = 120000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.95
clutter_per_turn = {clutter}
{births}
"""
BIRTHS = """
[[birth]]
area = "everywhere"
arrivals_per_h_mean = 5
speed_mps = [20, 120]
height_m = [100, 1000]
"""
FORMATS = {"radar": "radar-jsonl", "adsb": "traffic-jsonl"}


def decoders() -> dict[str, Decoder]:
    return {feed: decoder_for(name) for feed, name in FORMATS.items()}


def site_of(clutter: float = 5.0, births: str = BIRTHS) -> Site:
    return parse_site(SITE.format(clutter=clutter, births=births), "test")


def border() -> object:
    corners = [(0.0, -FAR_M), (FAR_M, -FAR_M), (FAR_M, FAR_M), (0.0, FAR_M)]
    return judged(corners, neighbours=("BY",), sigma_m=50.0).volume


def inputs(
    minutes: float = 6.0, height_m: float = 500.0, *, measured: bool = True
) -> Iterator[Input]:
    """Fly a drone that only a radar sees over the border, and an airliner."""
    rng = np.random.default_rng(1)
    noise = rng.normal(size=(1000, 3))
    start = MIDNIGHT // S
    for k in range(int(minutes * 12)):
        time_s = 5.0 * k
        # From e = -9 km eastwards at 60 m/s, 20 km south of the radar.
        e, n = -9000.0 + 60.0 * time_s, -20e3
        range_m, azimuth, _ = seen_from(PLANE, ANTENNA, e, n, height_m)
        plot = {
            "timestamp": start + time_s,
            "sensor": "R",
            "range_m": range_m + 60.0 * noise[k, 0],
            "azimuth_deg": (math.degrees(azimuth) + 0.1 * noise[k, 1]) % 360.0,
            **({"height_m": height_m} if measured else {}),
        }
        claim = {
            "timestamp": start + time_s + 0.2,
            "icao24": "48ae01",
            "latitude": 52.2,
            "longitude": 19.8 + 0.003 * time_s / 5.0,
            "altitude": 35000.0,
        }
        sweep = {"timestamp": start + time_s + 0.1, "sensor": "R", "swept": [0, 360]}
        received_ns = MIDNIGHT + round((time_s + 0.3) * S)
        for feed, said in (("radar", plot), ("radar", sweep), ("adsb", claim)):
            yield Input(feed, received_ns, json.dumps(said).encode())
        if k % 10 == 7:
            yield Input("adsb", received_ns, b'{"timestamp": "yesterday"}')
            yield Input("radar", received_ns, b"not json at all")


def usable(entry: Input) -> bool:
    return b"yesterday" not in entry.raw and entry.raw[:1] == b"{"


def said_ns(entry: Input) -> int:
    return round(json.loads(entry.raw)["timestamp"] * S)


def outcome(entries: list[Input], site: Site | None = None) -> Outcome:
    return watch(site or site_of(), [border()], decoders, MIDNIGHT, entries)


@pytest.fixture(scope="module")
def taken() -> Outcome:
    return outcome(list(inputs()))


def test_two_runs_over_the_same_inputs_are_one_picture(taken: Outcome) -> None:
    assert picture_sha256(outcome(list(inputs()))) == picture_sha256(taken)


@pytest.mark.parametrize("batch", [1, 10, 1000])
def test_batches_do_not_matter(taken: Outcome, batch: int) -> None:
    keeper = Watch(site_of(), [border()], decoders(), MIDNIGHT)
    entries = list(inputs())
    for first in range(0, len(entries), batch):
        for entry in entries[first : first + batch]:
            keeper.take(entry)
    assert picture_sha256(keeper.finish()) == picture_sha256(taken)


def test_what_was_published_does_not_know_what_came_later(taken: Outcome) -> None:
    """The first half of the inputs publishes the first half of the picture."""
    entries = list(inputs())
    half = outcome(entries[: len(entries) // 2])
    assert 20 < len(half.published) < len(taken.published)
    for early, late in zip(half.published[:-2], taken.published, strict=False):
        assert early.time_s == late.time_s
        assert early.received_ns == late.received_ns
        for ours, theirs in zip(early.tracks, late.tracks, strict=True):
            assert np.array_equal(ours, theirs, equal_nan=True)


def test_published_says_only_what_was_received(taken: Outcome) -> None:
    times = [p.time_s for p in taken.published]
    assert (
        times == [4.0 * k for k in range(len(times))][: len(times)]
        or (np.diff(times) == 4.0).all()
    )
    for published in taken.published:
        heard = published.tracks.updated_s
        assert (heard * S + MIDNIGHT <= published.received_ns).all()
        assert (heard <= published.time_s).all()


def test_the_drone_is_the_only_incursion(taken: Outcome) -> None:
    (found,) = taken.incursions
    assert found.entry.address == -1
    assert found.entry.probability > 0.95
    assert found.entry.time_s == pytest.approx(150.0, abs=6.0)
    assert found.entry.n_m == pytest.approx(-20e3, abs=300.0)
    assert found.entry.across == (("BY", 1.0),)
    crossed = {c.address for c in taken.crossings if c.probability > 0.5}
    assert 0x48AE01 in crossed


def test_entry_of_a_low_drone_is_told_with_an_honest_error() -> None:
    """On the ground, 24 km from a radar that measures no height."""
    (found,) = outcome(list(inputs(height_m=0.0, measured=False))).incursions
    assert abs(found.entry.time_s - 150.0) < 3.0 * found.entry.sigma_s
    assert abs(found.entry.n_m + 20e3) < 3.0 * found.entry.sigma_m


def test_every_input_is_used_or_named(taken: Outcome) -> None:
    entries = list(inputs())
    bad = [
        k for k, e in enumerate(entries) if b"yesterday" in e.raw or e.raw[:1] != b"{"
    ]
    assert [u.number for u in taken.unused] == bad
    judged_seqs = np.concatenate([v.seq for v in taken.verdicts])
    plots = [
        k
        for k, entry in enumerate(entries)
        if k not in bad and b"swept" not in entry.raw
    ]
    assert sorted(judged_seqs.tolist()) == plots


def test_rejected_inputs_change_nothing_but_the_list_of_them(taken: Outcome) -> None:
    clean = [e for e in inputs() if usable(e)]
    other = outcome(clean)
    assert other.unused == ()
    assert [c.time_s for c in other.crossings] == [c.time_s for c in taken.crossings]
    assert [t.number for t in other.trajectories] == [
        t.number for t in taken.trajectories
    ]


def test_late_inputs_are_named_and_the_picture_goes_on(taken: Outcome) -> None:
    entries = list(inputs())
    late = next(e for e in entries if e.feed == "adsb")
    end_ns = entries[-1].received_ns + HINDSIGHT_NS + S
    entries += [entries[-1]._replace(received_ns=end_ns + k) for k in range(2)]
    entries.append(late._replace(received_ns=end_ns + S))
    other = outcome(entries)
    assert other.unused[-1].number == len(entries) - 1
    assert "late by" in other.unused[-1].reason
    assert len(other.trajectories) == len(taken.trajectories)


def delayed(most_ns: int) -> tuple[list[Input], list[Input]]:
    """Everything in order, and each on its way for up to so long."""
    rng = np.random.default_rng(2)
    entries = [
        e for e in inputs(20.0) if b"yesterday" not in e.raw and e.raw[:1] == b"{"
    ]
    delays = rng.integers(0, most_ns, len(entries)).tolist()
    late = [
        e._replace(received_ns=said_ns(e) + d)
        for e, d in zip(entries, delays, strict=True)
    ]
    prompt = [e._replace(received_ns=said_ns(e)) for e in entries]
    return sorted(prompt, key=said_ns), sorted(late, key=lambda e: e.received_ns)


def hindsight_sha256(taken: Outcome, raw: list[bytes]) -> str:
    """Digest what does not say what was known when, inputs numbered by content."""
    number = np.argsort(np.argsort(np.array(raw, object)))
    verdicts = tuple(v._replace(seq=number[v.seq]) for v in taken.verdicts)
    return picture_sha256(
        dataclasses.replace(taken, published=(), warnings=(), verdicts=verdicts)
    )


@pytest.mark.parametrize("late_s", [0.5, 5.0, 115.0, 600.0])
def test_shuffled_inputs_give_the_digest_of_sorted_ones(late_s: float) -> None:
    """Within the hold, within the window, and beyond it with hindsight."""
    prompt, late = delayed(int(late_s * S))
    one, other = outcome(prompt), outcome(late)
    assert len(one.trajectories) > 0
    assert one.unused == other.unused == ()
    raw = [[entry.raw for entry in each] for each in (prompt, late)]
    assert hindsight_sha256(one, raw[0]) == hindsight_sha256(other, raw[1])
    assert bool(other.late) == (late_s > WINDOW_NS / S)


def test_shuffled_within_the_hold_it_is_the_same_picture() -> None:
    """Positions that overtake each other on the way, all within the hold."""
    rng = np.random.default_rng(2)
    entries = [
        e for e in inputs(3.0) if b"yesterday" not in e.raw and e.raw[:1] == b"{"
    ]
    delays = rng.integers(0, HOLD_NS, len(entries)).tolist()
    shuffled = [
        e._replace(received_ns=said_ns(e) + d)
        for e, d in zip(entries, delays, strict=True)
    ]
    one = outcome(sorted(shuffled, key=lambda e: e.received_ns))
    other = outcome(sorted(entries, key=said_ns))
    numbers = [[t.number for t in each.trajectories] for each in (one, other)]
    assert numbers[0] == numbers[1]
    assert [c.time_s for c in one.crossings] == [c.time_s for c in other.crossings]
    assert one.unused == ()


def test_numbers_of_tracks_do_not_depend_on_what_follows(taken: Outcome) -> None:
    entries = list(inputs())
    half = outcome(entries[: len(entries) // 2])
    assert {t.number for t in half.trajectories} <= {
        t.number for t in taken.trajectories
    }


def test_nothing_at_all_is_a_picture_too() -> None:
    empty = outcome([])
    assert empty.trajectories == empty.published == empty.crossings == ()
    assert len(picture_sha256(empty)) == 64


def test_any_change_of_an_input_changes_the_digest(taken: Outcome) -> None:
    entries = list(inputs())
    last = max(k for k, e in enumerate(entries) if b"range_m" in e.raw)
    moved = json.loads(entries[last].raw)
    moved["range_m"] += 1.0
    entries[last] = entries[last]._replace(raw=json.dumps(moved).encode())
    assert picture_sha256(outcome(entries)) != picture_sha256(taken)


@pytest.mark.parametrize("births", ["", BIRTHS], ids=["no births", "births"])
@pytest.mark.parametrize("clutter", [5.0, 0.0])
def test_every_number_of_every_verdict_is_a_probability(
    clutter: float, births: str
) -> None:
    """Also for a radar that claims to have no false plots."""
    far = {"timestamp": MIDNIGHT // S + 1.0, "sensor": "R", "range_m": 1.2e5}
    entries = [
        Input("radar", MIDNIGHT + S, json.dumps({**far, "azimuth_deg": 30.0}).encode()),
        *inputs(1.0),
    ]
    found = outcome(entries, site_of(clutter, births))
    for said in found.verdicts:
        for share in (said.p_track, said.p_new, said.p_clutter):
            assert (share >= -1e-12).all()
            assert (share <= 1.0).all()
    for published in found.published:
        assert np.isfinite(published.tracks.existence).all()
        assert np.isfinite(published.tracks.mean).all()


def test_a_recording_that_ends_before_the_last_look_is_a_picture() -> None:
    entries = [e for e in inputs(1.0) if usable(e)]
    last = max(k for k, e in enumerate(entries) if b"swept" in e.raw)
    found = outcome(entries[:last] + entries[last + 1 :])
    assert len(found.verdicts) > 10


def test_inputs_outside_the_stated_watch_are_rejected_with_the_reason() -> None:
    text = SITE.format(clutter=5.0, births=BIRTHS).replace(
        "radius_km = 200", "radius_km = 200\nfrom = 2020-01-01T00:00:00Z"
    )
    late = text.replace("from = 2020-01-01T00:00:00Z", "to = 2020-01-02T00:00:00Z")
    entries = list(inputs(1.0))
    for stated, kept in ((text, True), (late, False)):
        found = watch(parse_site(stated, "test"), [], decoders, MIDNIGHT, entries)
        reasons = {unused.reason for unused in found.unused}
        assert bool(found.trajectories) is kept
        assert any("outside the watch" in reason for reason in reasons) is not kept


def test_a_row_names_what_was_received_of_the_inputs_that_it_used() -> None:
    found = watch(site_of(), [border()], decoders, MIDNIGHT, list(inputs(3.0)))
    for time_s, received_ns, _ in found.published:
        assert received_ns <= MIDNIGHT + round(time_s * S)


def test_a_radar_site_that_states_no_births_still_sees_what_flies() -> None:
    site = site_of(births="")
    found = watch(site, [border()], decoders, MIDNIGHT, list(inputs(6.0)))
    assert any(t.existence > 0.9 and t.address < 0 for t in found.trajectories)


def test_the_digest_covers_what_tables_and_evidence_are_made_from(
    taken: Outcome,
) -> None:
    whole = picture_sha256(taken)
    first = taken.trajectories[0]
    silent = first._replace(silent_s=first.silent_s + 1.0)
    others = (silent, *taken.trajectories[1:])
    assert picture_sha256(dataclasses.replace(taken, trajectories=others)) != whole
    assert picture_sha256(dataclasses.replace(taken, verdicts=())) != whole
    assert picture_sha256(dataclasses.replace(taken, crossings=())) != whole


def test_plots_that_no_look_swept_still_make_a_track() -> None:
    plots = [e for e in inputs(6.0) if b"swept" not in e.raw]
    found = watch(site_of(), [border()], decoders, MIDNIGHT, plots)
    assert any(t.existence > 0.9 and t.address < 0 for t in found.trajectories)


@pytest.mark.parametrize("step_s", [0.1, 0.3, 4.0])
def test_steps_of_the_picture_are_whole_multiples_and_do_not_drift(
    step_s: float,
) -> None:
    text = SITE.format(clutter=5.0, births=BIRTHS) + f"[picture]\nstep_s = {step_s}\n"
    entries = [e for e in inputs(1.0) if e.feed == "adsb"]
    found = watch(parse_site(text, "test"), [], decoders, MIDNIGHT, entries)
    times_s = [published.time_s for published in found.published]
    first = round(times_s[0] / step_s)
    assert len(times_s) > 10
    assert times_s == [tick * step_s for tick in range(first, first + len(times_s))]
