"""Incursions: which borders a track passed, when, where, and with what probability.

In: trajectories and judged volumes. Out: crossings, and of these the unauthorised
entries under the site's policy. Paths are sampled (`paths`) over a line that is itself
uncertain (`line`), grouped into events (`events`), summed up (`crossing`); a track
first seen inside is walked back (`back_cast`); `incursion` applies the policy. Above
which probability one is told as having happened is in `likely`.
"""
