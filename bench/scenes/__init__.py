"""Benchmark scenes: a seed goes in, a `Scene` with models, scans and truth comes out.

`recurring_birth` (published numbers, seeds reproduce), `w15_4` (the standard crowd),
`grid` (speed at any size); `scene` says what a scene, a tracker and estimates are.
"""

from scenes.grid import grid
from scenes.recurring_birth import recurring_birth
from scenes.scene import Beliefs, Estimates, Gaussian, Scene, Tracker, Uniform
from scenes.w15_4 import w15_4

__all__ = [
    "Beliefs",
    "Estimates",
    "Gaussian",
    "Scene",
    "Tracker",
    "Uniform",
    "grid",
    "recurring_birth",
    "w15_4",
]
