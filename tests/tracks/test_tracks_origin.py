"""Origins: how long an object may have been unseen, against Bayes by hand."""

import numpy as np
import pytest

from track_scenes import all_in_view, plots_at, unseen_at
from vedette.tracks.first import first_states
from vedette.tracks.origin import no_origins
from vedette.tracks.unseen import Unseen, thin_unseen

BROAD = np.diag([1e6, 1e6, 100.0, 100.0])


def two_births(weight: tuple[float, float] = (1.0, 1.0)) -> Unseen:
    """One born at 0 s and one at 90 s, both anywhere within a kilometre."""
    unseen = unseen_at(weight, [[0.0, 0.0, 10.0, 0.0]] * 2, BROAD)
    return unseen._replace(born_s=np.array([0.0, 90.0]), area=np.array([3, 3]))


def origins(unseen: Unseen, p_detect: float, p_new: float = 0.5) -> dict[float, float]:
    found = first_states(
        all_in_view(unseen, p_detect),
        unseen,
        plots_at([100.0, 50.0]),
        np.array([0]),
        np.array([7]),
        np.array([p_new]),
        100.0,
        1,
    ).origins
    assert set(found.key.tolist()) <= {7}
    assert set(found.area.tolist()) <= {3}
    return dict(zip(found.age_s.tolist(), found.share.tolist(), strict=True))


def test_births_that_explain_a_plot_alike_share_it() -> None:
    assert origins(two_births(), 0.9) == {100.0: 0.5, 10.0: 0.5}


def test_a_look_that_saw_nothing_makes_the_old_less_likely() -> None:
    unseen = two_births()
    thin_unseen(unseen, np.arange(2), np.array([0.9, 0.0]), 0.0)  # the older's only
    found = origins(unseen, 0.9)
    assert found[100.0] == pytest.approx(0.1 / 1.1)
    assert sum(found.values()) == pytest.approx(1.0)


def test_plot_that_is_hardly_a_first_one_keeps_no_origins() -> None:
    assert origins(two_births(), 0.9, p_new=1e-5) == {}


def test_far_births_explain_nothing() -> None:
    far = two_births()
    far.mean[0, 0] = 1e6
    assert origins(far, 0.9) == {10.0: 1.0}


def test_nothing_unseen_has_no_origins() -> None:
    assert no_origins().key.size == 0
    none = unseen_at([], np.zeros((0, 4)), np.zeros((4, 4)))
    assert origins(none, 0.9) == {}
