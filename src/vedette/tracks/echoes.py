"""Echoes: what hits and misses say of the kind of an object.

A bird answers one pass in five where a balloon answers four. So of every kind k that
the site expects a track keeps a likelihood l_k of what the looks said, and the
probability t_k that it is still there, given that it is of that kind. With e_k the
echo of the kind, p the p_detect of a look at echo 1, o_k the share of the kind in the
first plot and w_k = o_k l_k / Σ o l, a look multiplies

    l_k by  d t_k e_k / Σ w t e  +  (1 - d) (1 - t_k e_k p) / (1 - Σ w t e p)

where d = P(it was detected | it is real): Bayes' rule for each kind, mixed over what is
not known for sure. Given the kind, t_k moves as `vedette.tracks.bernoulli` has it. The
echo by which the next look judges the track is that of its kinds: Σ w t e / Σ w t.
A kind that is steady counts in Σ by how the track moved, too (`vedette.tracks.modes`).
Misses thus make an object faint *or* gone, and a hit after many misses says which.
"""

from vedette.kernel import kernel
from vedette.plots.plot import Floats
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.gate import Edges
from vedette.tracks.traits import Traits


@kernel
def learn_echoes(
    tracks: Tracks,
    traits: Traits,
    edges: Edges,
    p_miss: Floats,
    marginal: Floats,
    answers: bool,  # noqa: FBT001 - kernels know no keywords
) -> None:
    """Learn of what kind tracks are by what a look said of each, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Existence and aliveness after the look; kinds and echo before it.
    traits : Traits
        (a,) Of each kind.
    edges : Edges
        Gated pairs.
    p_miss : (n,)
        Probability that the look detects the track, 0 where absence is no evidence.
    marginal : (k,)
        Probability of each pair.
    answers : bool
        Whether a plot of this look is an echo, not what an aircraft says.
    """
    kinds = traits.echo.size
    if kinds < 2 or tracks.origin.shape[1] != kinds:  # noqa: PLR2004 - a choice
        return
    for i in range(tracks.key.size):
        detected = 0.0
        for k in range(edges.start[i], edges.start[i + 1]):
            detected += marginal[k]
        if not answers:
            detected = 0.0
        if detected <= 0.0 and p_miss[i] <= 0.0:
            continue
        real = tracks.existence[i]
        hit = min(detected / real, 1.0) if real > 0.0 else 0.0
        p = p_miss[i] / tracks.echo[i] if tracks.echo[i] > 0.0 else 0.0
        _learn_one(tracks, i, traits, hit, p)


@kernel
def _learn_one(
    tracks: Tracks, i: int, traits: Traits, detected: float, p_detect: float
) -> None:
    """Learn of one track, in place."""
    origin, likely, there = tracks.origin[i].copy(), tracks.answers[i], tracks.there[i]
    echoes = traits.echo
    for k in range(echoes.size):
        if traits.agility[k] < 1.0:
            origin[k] *= tracks.moved[i]
    total, seen = 0.0, 0.0
    for k in range(echoes.size):
        total += origin[k] * likely[k]
        seen += origin[k] * likely[k] * there[k] * echoes[k]
    if total <= 0.0 or seen <= 0.0:
        return
    seen /= total
    most = 0.0
    for k in range(echoes.size):
        p = echoes[k] * p_detect
        hit = detected * there[k] * echoes[k] / seen
        missed = (1.0 - detected) / (1.0 - seen * p_detect)
        factor = hit + missed * (1.0 - there[k] * p)
        if factor > 0.0:
            there[k] = (hit + missed * there[k] * (1.0 - p)) / factor
        likely[k] *= factor
        most = max(most, likely[k])
    alive, seen = 0.0, 0.0
    for k in range(echoes.size):
        likely[k] /= most
        alive += origin[k] * likely[k] * there[k]
        seen += origin[k] * likely[k] * there[k] * echoes[k]
    if alive > 0.0:
        tracks.echo[i] = seen / alive
