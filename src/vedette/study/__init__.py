"""Studies: many seeded nights, judged, to see whether what we say is true.

In: a scenario and a number of nights. Out: ``nights.jsonl`` (grows night by night, so
that a study can go on after a kill), ``nights.parquet``, ``summary.json`` and drawings.
Law: docs/study.md; `vedette.score.calibration` says what true means of a probability.
The same for every number of workers, in whatever order nights come.

- `night`: one night, a pure function of setting and seed; `row` is what is kept of it.
- `heard`: the night's reports in the order of a replay; `observed`: the watch that is
  asked what it believes; `flown`: what really flew; `entries`: incursions and truth.
- `oracle`: the same where association is known; `told`: the site told wrong.
- `kept`: the rows on disk; `run`: nights on an executor; `cluster`: on other machines.
- `summary`, `tables`, `drawings`: what all nights come to.
"""
