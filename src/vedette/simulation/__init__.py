"""Nights that never were: a scenario, drawn, flown and sensed.

In: a scenario file and a seed. Out: a `World` (targets, sensors and their faults), what
its sensors reported in real formats, and the truth. Law: the public contract of the
scenario file (``docs/scenario-file.md``); random numbers are counter-based per
(scenario, seed, stream), so a night is the same whoever draws it, in whatever order.
Everything is synthetic and says so.

- `scenario`, `target_tables`, `distribution`: the file's tables; numbers may be laws.
- `load`, `possible`, `limits_of`: reading it, and refusing what cannot be.
- `streams`: random numbers by name.
- `draw`: `world_of`; `draw_targets`, `draw_birds`, `draw_sensors`, `transponders` hold
  its parts, `routes`, `guidance` and `flight` how a thing flies.
- `site_of`: the site file that the family writes, its prior; `arrivals_of` holds rates.
- `world`: the drawn night as values.
- `truth`, `truth_files`: what really happened, counted as the assessment counts.
- `sensing`, `speech`: what the sensors measured, and the files that they leave.
- `schema`: the JSON Schema and the table of the docs, both generated.
"""

from vedette.simulation.draw import world_of
from vedette.simulation.load import load_scenario, parse_scenario
from vedette.simulation.scenario import Scenario
from vedette.simulation.world import World

__all__ = ["Scenario", "World", "load_scenario", "parse_scenario", "world_of"]
