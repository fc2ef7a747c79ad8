"""A scan taken: all that it does to tracks and unseen, in one kernel.

Tables are dear to hand over from Python and back, a dozen columns each, so a scan hands
them over once, and tracks begin and end in the table where they stand. A scan with
plots predicts, associates (`associate`), mixes, begins tracks at plots that may be
first ones (`first`, `begin`) and thins the unseen; one without plots thins and lets
misses speak. Every track that was spoken of leaves a row of history.
"""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.sensors.coverage import NOWHERE, Coverage
from vedette.tracks.associate import associate, learn, no_pairs
from vedette.tracks.begin import begin_modes, begin_tracks
from vedette.tracks.bernoulli import Tracks, predict_tracks
from vedette.tracks.first import Begun, first_density, first_states
from vedette.tracks.history import Firsts, Rows, write_rows
from vedette.tracks.motion import Motion
from vedette.tracks.origin import Origins
from vedette.tracks.passes import chances, note_begun
from vedette.tracks.steady import note_agility
from vedette.tracks.table import clear, keep, tracks_between
from vedette.tracks.traits import Traits
from vedette.tracks.unseen import Unseen, thin_unseen
from vedette.tracks.view import InView, in_view, thin_swept
from vedette.tracks.weigh import Verdicts


class Rules(NamedTuple):
    """`vedette.tracks.tracker.Settings`, as kernels take them."""

    motion: Motion
    gate: float
    existence_min: float
    unseen_min: float
    exact_side_max: int
    silent_s_max: float


class Taken(NamedTuple):
    """What a scan with plots did.

    Attributes
    ----------
    verdicts : Verdicts
        On every plot.
    living : int
        Rows of the table that are tracks now: those that are still there and known,
        and after them those that begin.
    firsts : Firsts
        Of those that begin.
    origins : Origins
        Of those that begin.
    used : int
        Rows of the block of history that are written now.
    """

    verdicts: Verdicts
    living: int
    firsts: Firsts
    origins: Origins
    used: int


@kernel
def pass_over(
    tracks: Tracks,
    unseen: Unseen,
    nothing: Plots,
    coverage: Coverage,
    answers: Floats,
    traits: Traits,
    rows: Rows,
    used: int,
    from_s: float,
    time_s: float,
    rules: Rules,
) -> tuple[int, int]:
    """Take a scan without plots: whatever it swept is less likely there, in place.

    Parameters
    ----------
    tracks, unseen, answers
        The posterior at `from_s`; changed in place.
    traits : Traits
        (a,) Of the objects of each birth.
    nothing : Plots
        (0,)
    coverage : Coverage
        The look.
    rows : Rows
        Of history, written from `used` on; there is room for all tracks.
    used : int
        How many are written.
    from_s, time_s : float
        Of the posterior and of the scan, seconds since epoch.
    rules : Rules
        What the tracker assumes.

    Returns
    -------
    used, living : int
        As in `Taken`.
    """
    predict_tracks(tracks, time_s - from_s, rules.motion)
    thin_swept(unseen, coverage, time_s, rules.unseen_min)
    count = tracks.key.size
    if count > 0 and coverage.kind != NOWHERE:
        chance = chances(tracks, coverage, rules.gate, time_s)
        if np.any(chance.passed):
            pairs = no_pairs(count)
            touched = learn(
                tracks, nothing, coverage, chance, pairs, answers, traits, time_s
            )
            note_agility(tracks, touched, traits.agility)
            used = write_rows(rows, used, time_s, tracks, touched)
    return used, _keep_lasting(tracks, time_s, rules)


@kernel
def take_plots(
    room: Tracks,
    living: int,
    unseen: Unseen,
    plots: Plots,
    coverage: Coverage,
    answers: Floats,
    traits: Traits,
    rows: Rows,
    used: int,
    born: int,
    from_s: float,
    time_s: float,
    rules: Rules,
) -> Taken:
    """Take a scan with plots; tracks, unseen and answers change in place.

    Parameters
    ----------
    room : Tracks
        The table: tracks, and room for as many as there are plots.
    living : int
        Rows of it that are tracks.
    unseen, coverage, answers, traits, rows, used, from_s, time_s, rules
        As for `pass_over`; room for all plots besides.
    plots : Plots
        (m,) The plots.
    born : int
        Tracks begun so far; the next key.

    Returns
    -------
    Taken
        What it did.
    """
    tracks = tracks_between(room, 0, living)
    predict_tracks(tracks, time_s - from_s, rules.motion)
    view = in_view(unseen, coverage, time_s, rules.motion)
    done = associate(
        tracks,
        plots,
        coverage,
        first_density(view, plots),
        answers,
        traits,
        rules.motion,
        time_s,
        rules.gate,
        rules.exact_side_max,
    )
    note_agility(tracks, done.touched, traits.agility)
    used = write_rows(rows, used, time_s, tracks, done.touched)
    p_new = done.verdicts.p_new
    first = np.flatnonzero(p_new >= rules.existence_min)
    key = born + np.arange(first.size)
    kinds = tracks.origin.shape[1]
    begun = first_states(view, unseen, plots, first, key, p_new[first], time_s, kinds)
    if first.size > 0:
        new = tracks_between(room, living, living + first.size)
        _begin(new, plots, coverage, first, key, p_new, begun, time_s, rules)
        note_agility(new, np.arange(first.size), traits.agility)
        used = write_rows(rows, used, time_s, new, np.arange(first.size))
    _thin(unseen, view, coverage, rules)
    grown = tracks_between(room, 0, living + first.size)
    living = _keep_lasting(grown, time_s, rules)
    firsts = Firsts(key, done.density[first], begun.origin)
    return Taken(done.verdicts, living, firsts, begun.origins, used)


@kernel
def _begin(
    begun: Tracks,
    plots: Plots,
    coverage: Coverage,
    first: Ints,
    key: Ints,
    p_new: Floats,
    said: Begun,
    time_s: float,
    rules: Rules,
) -> None:
    """Begin tracks at some plots, in place."""
    clear(begun)
    begin_tracks(begun, plots, first, p_new, said.mean, said.cov, said.height)
    begun.echo[:] = said.echo
    begun.origin[:] = said.origin
    begun.key[:] = key
    if begun.mode_s.shape[1] > 0:
        begin_modes(begun, said.mode_mean, said.mode_cov, rules.motion, time_s)
    note_begun(begun, coverage, rules.gate, time_s)


@kernel
def _thin(unseen: Unseen, view: InView, coverage: Coverage, rules: Rules) -> None:
    """Thin the unseen by what the look swept, in place."""
    swept = view.p_swept * coverage.absence
    thin_unseen(unseen, view.row, swept, rules.unseen_min)


@kernel
def _keep_lasting(tracks: Tracks, time_s: float, rules: Rules) -> int:
    """Move those that are still there and known to the front; return their number."""
    row = np.empty(tracks.key.size, np.int64)
    count = 0
    for i in range(tracks.key.size):
        there = tracks.existence[i] * tracks.alive[i] >= rules.existence_min
        if there and time_s - tracks.updated_s[i] <= rules.silent_s_max:
            row[count] = i
            count += 1
    if count < row.size:
        keep(tracks, row[:count])
    return count
