"""SIAP: Stone Soup's numbers on the same pictures, and answers by hand."""

import warnings
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pytest

from vedette.errors import UsageError
from vedette.score.siap import identity_changes_per_hour, siap
from vedette.score.spans import Histories, Span, associate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # stonesoup warns of parts that we do not use
    from stonesoup.dataassociator.tracktotrack import TrackToTruth
    from stonesoup.measures import Euclidean
    from stonesoup.metricgenerator.manager import MultiManager
    from stonesoup.metricgenerator.tracktotruthmetrics import SIAPMetrics
    from stonesoup.types.groundtruth import GroundTruthPath
    from stonesoup.types.state import State
    from stonesoup.types.track import Track

Floats = npt.NDArray[np.float64]
START = datetime(2025, 9, 9)  # noqa: DTZ001 - Stone Soup knows no zones
NOBODY = Histories(np.empty(0), np.empty(0, np.int64), np.empty((0, 4)))


def histories(*rows: tuple[float, int, float]) -> Histories:
    """Make states of objects on a line from (time_s, key, e_m)."""
    time_s, key, e_m = (np.array(column) for column in zip(*rows, strict=True))
    state = np.zeros((len(rows), 4))
    state[:, 0] = e_m
    return Histories(time_s.astype(np.float64), key.astype(np.int64), state)


def line(key: int, first: int, last: int, e_m: float) -> list[tuple[float, int, float]]:
    """Rows of an object that stands still at every second from first to last."""
    return [(float(second), key, e_m) for second in range(first, last + 1)]


def random_picture(seed: int) -> tuple[Histories, Histories]:
    """Truths that wander and meet; tracks that follow, stop, swap, or see ghosts."""
    rng = np.random.default_rng(seed)
    truth, tracks = [], []
    paths = []
    for key in range(int(rng.integers(1, 4))):
        first, last = np.sort(rng.integers(0, 40, 2))
        path = np.cumsum(rng.normal(0, 3, (40, 2)), axis=0) + rng.normal(0, 10, 2)
        path = np.concatenate([path, rng.normal(0, 3, (40, 2))], axis=1)
        paths.append(path)
        truth.extend((t, key, path[t]) for t in range(first, last + 1))
    for key in range(int(rng.integers(0, 5))):
        first, last = np.sort(rng.integers(0, 40, 2))
        swap = int(rng.integers(0, 40))
        one, two = rng.integers(0, len(paths), 2)
        for t in range(first, last + 1):
            path = paths[one] if t < swap else paths[two]
            tracks.append((t, key, path[t] + rng.normal(0, 2, 4)))
    return _stack(tracks), _stack(truth)


def _stack(rows: list[tuple[int, int, Floats]]) -> Histories:
    if not rows:
        return NOBODY
    time_s, key, state = zip(*rows, strict=True)
    return Histories(np.array(time_s, np.float64), np.array(key), np.array(state))


def stone_soup(
    tracks: Histories, truth: Histories, threshold_m: float, confirm: int, end: int
) -> tuple[dict[str, float], list[Span]]:
    """Score the same picture with Stone Soup: its sums, and its associations."""
    owner: dict[int, int] = {}

    def paths(table: Histories, make: type) -> set[object]:
        made = set()
        for key in np.unique(table.key):
            rows = np.flatnonzero(table.key == key)
            states = [
                State(table.state[row][:, None], _instant(table.time_s[row]))
                for row in rows
            ]
            path = make(states)
            owner[id(path)] = int(key)
            made.add(path)
        return made

    associator = TrackToTruth(
        association_threshold=threshold_m,
        consec_pairs_confirm=confirm,
        consec_misses_end=end,
        measure=Euclidean([0, 1]),
    )
    generator = SIAPMetrics(Euclidean([0, 1]), Euclidean([2, 3]))
    manager = MultiManager([generator], associator)
    manager.add_data(
        {
            "tracks": paths(tracks, Track),
            "groundtruth_paths": paths(truth, GroundTruthPath),
        }
    )
    found = manager.generate_metrics()["siap_generator"]
    spans = []
    for association in manager.association_set.associations:
        real, track = generator.truth_track_from_association(association)
        ranges = getattr(
            association.time_range, "time_ranges", [association.time_range]
        )
        spans.extend(
            Span(owner[id(track)], owner[id(real)], *map(_seconds, (r.start, r.end)))
            for r in ranges
        )
    values = {
        name: metric.value for name, metric in found.items() if "at times" not in name
    }
    return values, sorted(spans)


def _instant(time_s: float) -> datetime:
    return START + timedelta(seconds=float(time_s))


def _seconds(instant: datetime) -> float:
    return (instant - START).total_seconds()


def as_documented(spans: list[Span]) -> bool:
    """Say whether Stone Soup counts a picture's tracks as it says it does.

    It does with one span per track and truth, where no track adds one instant only.
    """
    pairs = {(span.track, span.truth) for span in spans}
    reached: dict[int, float] = {}
    for _, truth, start_s, end_s in sorted(spans, key=lambda span: span.start_s):
        if end_s == max(start_s, reached.get(truth, -1.0) + 1.0):
            return False
        reached[truth] = max(end_s, reached.get(truth, -1.0))
    return len(pairs) == len(spans)


@pytest.mark.parametrize("confirm", [2, 3])
def test_random_pictures_score_as_stone_soup_scores_them(confirm: int) -> None:
    compared_changes = 0
    for seed in range(100):
        tracks, truth = random_picture(seed)
        peer, peer_spans = stone_soup(tracks, truth, 8.0, confirm, 1)
        spans = associate(tracks, truth, threshold_m=8.0, confirm=confirm, end=1)
        assert sorted(spans) == peer_spans
        ours = siap(tracks, truth, spans)
        assert ours.completeness == pytest.approx(peer["SIAP Completeness"])
        assert ours.ambiguity == pytest.approx(peer["SIAP Ambiguity"])
        assert ours.spuriousness == pytest.approx(peer["SIAP Spuriousness"])
        assert ours.position_m == pytest.approx(peer["SIAP Position Accuracy"])
        assert ours.velocity_mps == pytest.approx(peer["SIAP Velocity Accuracy"])
        assert ours.longest_segment == pytest.approx(peer["SIAP Longest Track Segment"])
        if as_documented(spans):
            compared_changes += ours.number_changes_phz > 0.0
            changes = peer["SIAP Rate of Track Number Change"]
            assert ours.number_changes_phz == pytest.approx(changes)
    assert compared_changes >= 10


def test_hysteresis_bridges_a_short_excursion_as_stone_soup_does() -> None:
    truth = histories(*line(0, 0, 19, 0.0))
    away = [(t, k, 50.0 if t == 9.0 else e) for t, k, e in line(7, 0, 19, 1.0)]
    tracks = histories(*away)
    peer, peer_spans = stone_soup(tracks, truth, 8.0, 3, 2)
    spans = associate(tracks, truth, threshold_m=8.0)
    assert spans == peer_spans == [Span(7, 0, 0.0, 19.0)]
    ours = siap(tracks, truth, spans)
    assert ours.position_m == pytest.approx(peer["SIAP Position Accuracy"])


def test_a_perfect_picture_has_the_ideal_scores() -> None:
    truth = histories(*line(0, 0, 9, 0.0), *line(1, 0, 9, 99.0))
    spans = associate(truth, truth, threshold_m=5.0)
    found = siap(truth, truth, spans)
    assert (found.completeness, found.ambiguity, found.spuriousness) == (1.0, 1.0, 0.0)
    assert (found.position_m, found.number_changes_phz) == (0.0, 0.0)
    assert found.longest_segment == 1.0
    assert identity_changes_per_hour(spans, truth) == 0.0


def test_a_handover_by_hand() -> None:
    """Track 5 follows for 10 s, track 6 for the last 8 s of 20; a ghost all along."""
    truth = histories(*line(0, 0, 20, 0.0))
    tracks = histories(
        *line(5, 0, 10, 2.0), *line(6, 12, 20, 4.0), *line(9, 0, 20, 500.0)
    )
    spans = associate(tracks, truth, threshold_m=8.0)
    assert spans == [Span(5, 0, 0.0, 10.0), Span(6, 0, 12.0, 20.0)]
    found = siap(tracks, truth, spans)
    assert found.completeness == pytest.approx(20 / 21)
    assert found.ambiguity == 1.0
    assert found.spuriousness == pytest.approx(21 / 41)
    assert found.position_m == pytest.approx((11 * 2.0 + 9 * 4.0) / 20)
    assert found.number_changes_phz == pytest.approx(1 / 18.0)
    assert found.longest_segment == pytest.approx(10 / 20)
    assert identity_changes_per_hour(spans, truth) == pytest.approx(3600 / 20)


def test_a_second_track_is_ambiguity_and_no_change_of_number() -> None:
    truth = histories(*line(0, 0, 20, 0.0))
    tracks = histories(*line(5, 0, 20, 1.0), *line(6, 5, 15, 2.0))
    spans = associate(tracks, truth, threshold_m=8.0)
    found = siap(tracks, truth, spans)
    assert found.ambiguity == pytest.approx((21 + 11) / 21)
    assert found.number_changes_phz == 0.0
    assert identity_changes_per_hour(spans, truth) == 0.0


def test_the_same_number_after_a_gap_is_one_identity() -> None:
    truth = histories(*line(0, 0, 20, 0.0))
    tracks = histories(*line(5, 0, 5, 1.0), *line(5, 6, 9, 99.0), *line(5, 10, 20, 1.0))
    spans = associate(tracks, truth, threshold_m=8.0)
    assert len(spans) == 2
    assert identity_changes_per_hour(spans, truth) == 0.0


def test_where_stone_soup_stops_counting_we_go_on() -> None:
    """Track 6 adds the instant 6 alone, then track 7 takes over: three tracks."""
    truth = histories(*line(0, 0, 14, 0.0))
    spans = [Span(5, 0, 0.0, 5.0), Span(6, 0, 3.0, 6.0), Span(7, 0, 8.0, 14.0)]
    tracks = histories(*line(5, 0, 5, 0.0), *line(6, 3, 6, 0.0), *line(7, 8, 14, 0.0))
    assert siap(tracks, truth, spans).number_changes_phz == pytest.approx(2 / 12.0)


def test_hits_with_a_break_between_them_are_not_in_a_row() -> None:
    truth = histories(*line(0, 0, 9, 0.0), *line(1, 0, 9, 100.0))
    place = [0, 0, 0, 100, 0, 100, 100, 0, 0, 0]
    tracks = histories(*((float(t), 5, float(e)) for t, e in enumerate(place)))
    spans = associate(tracks, truth, threshold_m=8.0, confirm=3, end=2)
    assert spans == [Span(5, 0, 0.0, 4.0), Span(5, 0, 7.0, 9.0)]


def test_empty_pictures_have_stated_scores() -> None:
    truth = histories(*line(0, 0, 9, 0.0))
    assert (
        siap(NOBODY, truth, associate(NOBODY, truth, threshold_m=5.0)).completeness == 0
    )
    ghosts = siap(truth, NOBODY, associate(truth, NOBODY, threshold_m=5.0))
    assert ghosts.spuriousness == 1.0
    nothing = siap(NOBODY, NOBODY, [])
    assert (nothing.completeness, nothing.ambiguity, nothing.spuriousness) == (0, 1, 0)
    assert identity_changes_per_hour([], NOBODY) == 0.0


def test_two_states_at_one_instant_are_refused() -> None:
    twice = histories((0.0, 1, 0.0), (0.0, 1, 5.0))
    with pytest.raises(UsageError, match="one state per object"):
        siap(twice, NOBODY, [])
