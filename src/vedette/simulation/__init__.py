"""Nights that never were: a scenario, drawn, flown and sensed.

In: a scenario file and a seed. Out: a `World` (targets, sensors and their faults), what
its sensors reported in real formats, and the truth. Law: the public contract of the
scenario file (``docs/scenario-file.md``); random numbers are counter-based per
(scenario, seed, stream), so a night is the same whoever draws it, in whatever order.
Everything is synthetic and says so.

- `world`: the drawn night as values.
"""
