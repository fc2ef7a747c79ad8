"""Modes: a track moves straight on, turns, or is steady, and its plots say which.

One power of acceleration for everything is too much for what flies straight and too
little for what turns. So beside its state, from which hindsight starts, a track holds
one for each of three ways of moving, all of nearly constant velocity. They judge which
plots are its own, and their mixture is what is shown of it (`vedette.tracks.snapshot`):

- *steady*: what it may be is known to hold its course (`vedette.tracks.steady`);
- *straight* and *turning*: of all else, with little power and with much.

Between straight and turning an object changes at random, after `straight_s` and
`turning_s` on average. Before they move on, the states of the two are mixed by what may
have changed since (interacting multiple models: Blom and Bar-Shalom 1988, IEEE Trans.
Automatic Control 33:780; Bar-Shalom, Li and Kirubarajan 2001, section 11.6.6); after a
plot each is updated by itself, and its probability by the density it gave the plot.
A bird does not become an aircraft: between steady and the others origin and echo decide
(`vedette.tracks.echoes`), and how much likelier the plots were, were it steady.

States m, m/s in the site plane; a motion of one power has no modes, and tables have no
columns for them.
"""

import numpy as np

from vedette.fixed_math import exp
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Plots
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.explain import add_plot
from vedette.tracks.gate import Edges, Ways
from vedette.tracks.motion import Motion, predict_state
from vedette.tracks.steady import STEADY_SHARE
from vedette.tracks.traits import Traits

STEADY, STRAIGHT, TURNING = range(3)
MODES = 3
# Modes are brought up to date where a plot lies within two gates of the state that may
# do anything: nearly as wide as the widest of them. What is nearly surely a bird could
# turn beyond that, were it none: of a plot there a thousandth is lost.
NEAR = 4.0
# A mode less likely than that takes the state of the track: left alone, it would grow
# from look to look until every plot lay in its gate.
LEAST = 1e-9
# Nothing is surer of how an object moves than this many to one: some fly as nobody
# expects.
MOVED_MAX = 1e4


@kernel
def turning_share(motion: Motion) -> float:
    """Return how much of its time an object turns."""
    return float(motion.turning_s / (motion.straight_s + motion.turning_s))


@kernel
def steady_share(
    tracks: Tracks, i: int, traits: Traits, plain: float, echoing: float
) -> float:
    """Return the probability that a track is of a steady kind, given that it is there.

    Parameters
    ----------
    tracks : Tracks
        The tracks.
    i : int
        Which of them.
    traits : Traits
        (a,) Of the objects of each birth.
    plain, echoing : float
        What a look says of a kind of echo e, as plain + echoing e: 1 and 0 where
        nobody looked, 0 and 1 where it is detected, 1 and -p_detect where it is not.

    Returns
    -------
    float
        0 where no birth explains it.
    """
    if tracks.origin.shape[1] != traits.agility.size or tracks.address[i] >= 0:
        return 0.0
    total, steady = 0.0, 0.0
    for k in range(traits.agility.size):
        weight = tracks.origin[i, k] * tracks.answers[i, k] * tracks.there[i, k]
        weight *= plain + echoing * traits.echo[k]
        if traits.agility[k] < 1.0:
            weight *= tracks.moved[i]
            steady += weight
        total += weight
    return float(steady / total) if total > 0.0 else 0.0


@kernel
def ways_of(
    tracks: Tracks,
    plots: Plots,
    traits: Traits,
    motion: Motion,
    gate: float,
    time_s: float,
    answers: bool,  # noqa: FBT001 - kernels know no keywords
) -> Ways:
    """Return the ways in which tracks may have moved that plots may be of.

    Parameters
    ----------
    tracks : Tracks
        (n,) Predicted to the time of the scan; modes of those near a plot are brought
        there, in place.
    plots : Plots
        (m,) The plots.
    traits : Traits
        (a,) Of the objects of each birth.
    motion : Motion
        How objects move.
    gate : float
        Largest squared Mahalanobis distance of a pair.
    time_s : float
        Of the scan, seconds since epoch.
    answers : bool
        Whether plots are echoes: of what aircraft say, no kind says more than another.

    Returns
    -------
    Ways
        (n, 3), or (n, 1) where the motion has no modes.
    """
    count = tracks.key.size
    if tracks.mode_s.shape[1] == 0:
        mean = tracks.mean.reshape((count, 1, 4))
        return Ways(np.ones((count, 1)), mean, tracks.cov.reshape((count, 1, 4, 4)))
    weight = np.zeros((count, MODES))
    for i in range(count):
        if not _is_near(tracks, i, plots, NEAR * gate):
            continue
        advance(tracks, i, motion, time_s)
        if answers:
            _weigh(tracks, i, traits, 0.0, 1.0, weight[i])
        else:
            _weigh(tracks, i, traits, 1.0, 0.0, weight[i])
    return Ways(weight, tracks.mode_mean, tracks.mode_cov)


@kernel
def _is_near(tracks: Tracks, i: int, plots: Plots, gate: float) -> bool:
    """Say whether a plot may be of some mode of a track."""
    cov = tracks.cov[i]
    place_m2 = cov[0, 0] + cov[1, 1]
    speed_m2ps2 = cov[2, 2] + cov[3, 3]
    speed_m2ps2 += tracks.mean[i, 2] ** 2 + tracks.mean[i, 3] ** 2
    for j in range(plots.e_m.size):
        if plots.address[j] >= 0 and plots.address[j] == tracks.address[i]:
            return True
        off_e = plots.e_m[j] - tracks.mean[i, 0]
        off_n = plots.n_m[j] - tracks.mean[i, 1]
        wide_m2 = place_m2 + plots.r_ee_m2[j] + plots.r_nn_m2[j]
        wide_m2 += plots.age_s[j] ** 2 * speed_m2ps2
        if off_e * off_e + off_n * off_n <= gate * wide_m2:
            return True
    return False


@kernel
def advance(tracks: Tracks, i: int, motion: Motion, time_s: float) -> None:
    """Bring the modes of one track to a time, in place.

    Parameters
    ----------
    tracks : Tracks
        Changed in place.
    i : int
        Which of them.
    motion : Motion
        How objects move.
    time_s : float
        Seconds since epoch, not before that of the modes.
    """
    dt_s = time_s - tracks.mode_s[i, 0]
    if dt_s <= 0.0:
        return
    tracks.mode_s[i, 0] = time_s
    mean, cov = tracks.mode_mean[i], tracks.mode_cov[i]
    tracks.turning[i] = _interact(mean, cov, tracks.turning[i], dt_s, motion)
    steady_m2ps3 = STEADY_SHARE * motion.q_m2ps3
    predict_state(mean[STEADY], cov[STEADY], dt_s, steady_m2ps3)
    predict_state(mean[STRAIGHT], cov[STRAIGHT], dt_s, motion.straight_m2ps3)
    predict_state(mean[TURNING], cov[TURNING], dt_s, motion.turning_m2ps3)


@kernel
def _interact(
    mean: Floats, cov: Floats, turning: float, dt_s: float, motion: Motion
) -> float:
    """Mix straight and turning by what may have changed; return the share that turns.

    A chain of two states: after dt the share that changed from one to the other is its
    share in the long run times 1 - exp(-(1/straight_s + 1/turning_s) dt).
    """
    changed = 1.0 - exp(-(1.0 / motion.straight_s + 1.0 / motion.turning_s) * dt_s)
    share = turning_share(motion)
    began = (1.0 - turning) * share * changed
    ended = turning * (1.0 - share) * changed
    turns = turning + began - ended
    from_straight = began / turns if turns > 0.0 else 0.0
    from_turning = ended / (1.0 - turns) if turns < 1.0 else 0.0
    straight_mean, straight_cov = mean[STRAIGHT].copy(), cov[STRAIGHT].copy()
    _blend(mean[STRAIGHT], cov[STRAIGHT], mean[TURNING], cov[TURNING], from_turning)
    _blend(mean[TURNING], cov[TURNING], straight_mean, straight_cov, from_straight)
    return float(turns)


@kernel
def _blend(
    mean: Floats, cov: Floats, other: Floats, other_cov: Floats, part: float
) -> None:
    """Make a state the mixture with another that has some part in it, in place."""
    own = 1.0 - part
    for a in range(4):
        for b in range(4):
            apart = (other[a] - mean[a]) * (other[b] - mean[b])
            cov[a, b] = own * cov[a, b] + part * (other_cov[a, b] + own * apart)
    for a in range(4):
        mean[a] += part * (other[a] - mean[a])


@kernel
def mix_modes(
    tracks: Tracks,
    plots: Plots,
    edges: Edges,
    ways: Ways,
    part: Floats,
    traits: Traits,
    p_miss: Floats,
    p_edge: Floats,
    mixed: Floats,
) -> None:
    """Mix the hypotheses of one scan into the modes of every track, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Existence after the scan; changed in place: modes, and how likely each is.
    plots : Plots
        (m,) The plots.
    edges : Edges
        (k,) pairs.
    ways : Ways
        (n, 3) From `ways_of`, before the scan.
    part : (k, 3)
        Of each pair, the probability of each mode.
    traits : Traits
        (a,) Of the objects of each birth.
    p_miss : (n,)
        Probability that the look would have seen the track, as for `update_tracks`.
    p_edge : (k,)
        Marginal probability of each pair.
    mixed : (n, 2)
        P(missed | there), and 1 / P(there), after the scan.
    """
    if tracks.mode_s.shape[1] == 0:
        return
    weight, unseen = np.empty(MODES), np.empty(MODES)
    mean, cov = np.empty(4), np.empty((4, 4))
    for i in range(tracks.key.size):
        first, last = edges.start[i], edges.start[i + 1]
        detected = 0.0
        for k in range(first, last):
            detected += p_edge[k]
        if detected <= 0.0:
            continue
        seen = np.zeros(2)
        p_echo = p_miss[i] / tracks.echo[i] if tracks.echo[i] > 0.0 else 0.0
        _weigh(tracks, i, traits, 1.0, -p_echo, unseen)
        for w in range(weight.size):
            missed = mixed[i, 0] * unseen[w]
            weight[w] = _mix_one(
                tracks, i, w, plots, edges, missed, part, p_edge, mixed, mean, cov
            )
            for k in range(first, last):
                seen[min(w, 1)] += p_edge[k] * part[k, w]
        agile = weight[STRAIGHT] + weight[TURNING]
        if agile > 0.0:
            tracks.turning[i] = weight[TURNING] / agile
        steady = ways.weight[i, STEADY]
        if LEAST < steady < 1.0 - LEAST and seen[1] > 0.0:
            # What was not detected says nothing of how it moved; nor does a plot of
            # something else, which is no evidence against the kinds of what is real.
            left = max(tracks.existence[i] - detected, 0.0)
            moved = (left + seen[0] / steady) / (left + seen[1] / (1.0 - steady))
            moved *= tracks.moved[i]
            tracks.moved[i] = min(max(moved, 1.0 / MOVED_MAX), MOVED_MAX)


@kernel
def _mix_one(
    tracks: Tracks,
    i: int,
    w: int,
    plots: Plots,
    edges: Edges,
    missed: float,
    part: Floats,
    p_edge: Floats,
    mixed: Floats,
    mean: Floats,
    cov: Floats,
) -> float:
    """Mix the hypotheses into one mode of one track; return the weight of the mode."""
    own, own_cov = tracks.mode_mean[i, w], tracks.mode_cov[i, w]
    total = missed
    for a in range(4):
        mean[a] = 0.0
        for b in range(4):
            cov[a, b] = missed * own_cov[a, b]
    for k in range(edges.start[i], edges.start[i + 1]):
        share = p_edge[k] * mixed[i, 1] * part[k, w]
        if share <= 0.0:
            continue
        total += share
        add_plot(own, own_cov, plots, edges.plot[k], share, edges.doubt[k], mean, cov)
    if total <= LEAST:
        own[:], own_cov[:] = tracks.mean[i], tracks.cov[i]
    else:
        for a in range(4):
            for b in range(a, 4):
                value = cov[a, b] / total - mean[a] * mean[b] / (total * total)
                own_cov[a, b] = value
                own_cov[b, a] = value
        for a in range(4):
            own[a] += mean[a] / total
    return float(total)


@kernel
def merge_modes(tracks: Tracks, traits: Traits, motion: Motion, time_s: float) -> None:
    """Make the state of every track the mixture of its modes, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Changed in place; left as they are where they have no modes.
    traits : Traits
        (a,) Of the objects of each birth.
    motion : Motion
        How objects move.
    time_s : float
        Seconds since epoch, not before that of the modes.
    """
    weight = np.empty(MODES)
    for i in range(tracks.key.size):
        if tracks.mode_s.shape[1] == 0:
            break
        advance(tracks, i, motion, time_s)
        _weigh(tracks, i, traits, 1.0, 0.0, weight)
        for a in range(4):
            tracks.mean[i, a] = 0.0
            for w in range(MODES):
                tracks.mean[i, a] += weight[w] * tracks.mode_mean[i, w, a]
        for a in range(4):
            for b in range(a, 4):
                total = 0.0
                for w in range(MODES):
                    apart = tracks.mode_mean[i, w, a] - tracks.mean[i, a]
                    apart *= tracks.mode_mean[i, w, b] - tracks.mean[i, b]
                    total += weight[w] * (tracks.mode_cov[i, w, a, b] + apart)
                tracks.cov[i, a, b] = total
                tracks.cov[i, b, a] = total


@kernel
def _weigh(
    tracks: Tracks,
    i: int,
    traits: Traits,
    plain: float,
    echoing: float,
    weight: Floats,
) -> None:
    """Write the probability of each mode of one track; see `steady_share`."""
    steady = steady_share(tracks, i, traits, plain, echoing)
    weight[STEADY] = steady
    weight[STRAIGHT] = (1.0 - steady) * (1.0 - tracks.turning[i])
    weight[TURNING] = (1.0 - steady) * tracks.turning[i]
