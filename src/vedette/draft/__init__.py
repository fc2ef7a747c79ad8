"""Drafts: what a recording says of its own sensors, and what can be measured of them.

In: the leaves of recordings with their reports, one by one, in bounded memory. Out:
`RadarDraft`, one for each radar, of numbers that each say where they come from: said by
a message, measured over so many targets, or assumed.
Law: I034/041 and I034/120 (what a radar says of itself); a target with a Mode S address
is the ruler for the rest (EUROCONTROL-SPEC-147 measures radars by such targets too).
Nothing here enters a record: a person reads the draft and makes it a site file.

- `heard`: `Heard` takes leaves and remembers who said what.
- `tables`: plots, beams and claimed positions as arrays.
- `period`, `antenna`, `quality`: what is measured, each a pure function of arrays.
- `radar`: `draft_radar`, all of it about one radar.
- `watch`: `Cover`, the place that all of them watch.
"""

from vedette.draft.heard import Heard, Source
from vedette.draft.radar import RadarDraft, Told, draft_radar
from vedette.draft.watch import Cover

__all__ = ["Cover", "Heard", "RadarDraft", "Source", "Told", "draft_radar"]
