"""How a track begins: at a plot that may be the first of an object.

Where the unseen explain the plot, the track takes their state given the plot. A
cooperative aircraft is not of the unseen: its track takes the position and, where
said, the velocity of its report. The public number is a 48-bit hash of that plot
alone, so it is the same in every run over the same input.
"""

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.explain import SPEED_SIGMA_MPS
from vedette.tracks.modes import MODES, turning_share
from vedette.tracks.motion import Motion

# A first report is the worst: in a day of flights over Switzerland, resampled to 10 s,
# the way from the first position to the second differs from the velocity said by over
# 50 m/s in 93 % of flights (later: in 5 %), because the first position was held.
VELOCITY_TRUSTED = 0.5
# A height that nobody measured is the prior's, and stays: it was never a state.
NOT_MEASURED = 0.0
CLIMB_VARIANCE_M2PS2 = 100.0  # (10 m/s)², a usual climb


@kernel
def begin_tracks(
    begun: Tracks,
    plots: Plots,
    first: Ints,
    p_new: Floats,
    mean: Floats,
    cov: Floats,
    height: Floats,
) -> None:
    """Begin a track at every plot that is probable enough to be a first one, in place.

    Parameters
    ----------
    begun : Tracks
        (b,) As `empty_tracks` gives them; their keys are still to be set afterwards.
    plots : Plots
        (m,) The plots.
    first : (b,)
        Those that begin a track.
    p_new : (m,)
        Probability that the plot is a first one.
    mean : (b, 4), cov : (b, 4, 4)
        State that the unseen give it; a zero covariance where they do not.
    height : (b, 2) m, m²
        Height that the unseen give it, with its variance, or nan.
    """
    hashes = plot_hashes(
        plots.time_s.view(np.int64),
        plots.e_m.view(np.int64),
        plots.n_m.view(np.int64),
        plots.address,
    )
    for b in range(first.size):
        j = first[b]
        begun.number[b] = hashes[j]
        begun.address[b] = plots.address[j]
        begun.existence[b] = p_new[j]
        begun.alive[b] = 1.0
        begun.started_s[b] = plots.time_s[j]
        begun.updated_s[b] = plots.time_s[j]
    place(begun, plots, first, mean, cov, height)


@kernel
def place(
    begun: Tracks,
    plots: Plots,
    first: Ints,
    mean: Floats,
    cov: Floats,
    height: Floats,
) -> None:
    """Give every track that begins its state, in place.

    Parameters
    ----------
    begun : Tracks
        (b,) Changed in place.
    plots : Plots
        (m,) The plots.
    first : (b,)
        Plot of each track.
    mean, cov, height
        As in `begin_tracks`.
    """
    for b in range(first.size):
        j = first[b]
        begun.shift[b, 0] = plots.shift_e_m[j]
        begun.shift[b, 1] = plots.shift_n_m[j]
        if cov[b, 0, 0] > 0.0:
            begun.mean[b] = mean[b]
            begun.cov[b] = cov[b]
        else:
            _place_cooperative(begun, b, plots, j)
        if not np.isnan(plots.h_m[j]):
            begun.height[b, 0] = plots.h_m[j]
            begun.height[b, 1] = 0.0
            begun.height_cov[b, 0] = plots.r_h_m2[j]
            begun.height_cov[b, 2] = CLIMB_VARIANCE_M2PS2
        elif not np.isnan(height[b, 0]) and cov[b, 0, 0] > 0.0:
            begun.height[b, 0] = height[b, 0]
            begun.height[b, 1] = 0.0
            begun.height_cov[b, 0] = height[b, 1]
            begun.height_cov[b, 2] = NOT_MEASURED


@kernel
def _place_cooperative(begun: Tracks, b: int, plots: Plots, j: int) -> None:
    """Take position and velocity from the report itself."""
    begun.mean[b, 0] = plots.e_m[j]
    begun.mean[b, 1] = plots.n_m[j]
    begun.cov[b, 0, 0] = plots.r_ee_m2[j]
    begun.cov[b, 0, 1] = plots.r_en_m2[j]
    begun.cov[b, 1, 0] = plots.r_en_m2[j]
    begun.cov[b, 1, 1] = plots.r_nn_m2[j]
    said = not (np.isnan(plots.ve_mps[j]) or np.isnan(plots.vn_mps[j]))
    trust = VELOCITY_TRUSTED if said else 0.0
    ve = plots.ve_mps[j] if said else 0.0
    vn = plots.vn_mps[j] if said else 0.0
    own = trust * plots.r_v_m2ps2[j] if said else 0.0
    own += (1.0 - trust) * SPEED_SIGMA_MPS * SPEED_SIGMA_MPS
    # Mean and covariance of a mixture: as said, or anything an aircraft can do.
    begun.mean[b, 2] = trust * ve
    begun.mean[b, 3] = trust * vn
    begun.cov[b, 2, 2] = own + trust * (1.0 - trust) * ve * ve
    begun.cov[b, 2, 3] = trust * (1.0 - trust) * ve * vn
    begun.cov[b, 3, 2] = begun.cov[b, 2, 3]
    begun.cov[b, 3, 3] = own + trust * (1.0 - trust) * vn * vn


@kernel
def plot_hashes(time_bits: Ints, e_bits: Ints, n_bits: Ints, address: Ints) -> Ints:
    """Hash plots to 48 bits (the finaliser of SplitMix64 over each field in turn).

    Two plots of one scan that are the same in every field get numbers apart.

    Parameters
    ----------
    time_bits, e_bits, n_bits : (m,)
        Bits of time and position.
    address : (m,)
        Addresses.

    Returns
    -------
    (m,)
        Numbers from 0 to 2^48 - 1.
    """
    result = np.empty(time_bits.size, np.int64)
    for j in range(time_bits.size):
        h = np.uint64(0)
        h = _mix(h ^ np.uint64(time_bits[j]))
        h = _mix(h ^ np.uint64(e_bits[j]))
        h = _mix(h ^ np.uint64(n_bits[j]))
        h = _mix(h ^ np.uint64(address[j]))
        result[j] = np.int64(h >> np.uint64(16))
    order = np.argsort(result, kind="mergesort")
    for s in range(1, order.size):
        if result[order[s]] <= result[order[s - 1]]:
            result[order[s]] = result[order[s - 1]] + 1
    return result


@kernel
def _mix(h: np.uint64) -> np.uint64:
    """Scramble 64 bits (Steele, Lea and Flood 2014, SplitMix64)."""
    h = h + np.uint64(0x9E3779B97F4A7C15)
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return h ^ (h >> np.uint64(31))


@kernel
def begin_modes(
    begun: Tracks, mean: Floats, cov: Floats, motion: Motion, time_s: float
) -> None:
    """Give tracks that begin a state for each mode, in place.

    Parameters
    ----------
    begun : Tracks
        (b,) With their states.
    mean : (b, 2, 4), cov : (b, 2, 4, 4)
        What the unseen say, were it steady and were it not; a zero covariance where
        they do not.
    motion : Motion
        How objects move.
    time_s : float
        Of the look, seconds since epoch.
    """
    for b in range(begun.key.size):
        begun.turning[b] = turning_share(motion)
        begun.mode_s[b, 0] = time_s
        for w in range(MODES):
            group = min(w, 1)
            told = cov[b, group, 0, 0] > 0.0
            begun.mode_mean[b, w] = mean[b, group] if told else begun.mean[b]
            begun.mode_cov[b, w] = cov[b, group] if told else begun.cov[b]
