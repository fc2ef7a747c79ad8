"""Tracks: scans become a picture of what is there, was there, and may be there unseen.

In: scans (`vedette.plots`), one after the other, to `tracker.step`. Out: tracks with
two probabilities (`bernoulli`), verdicts on every plot (`weigh`), the unseen (`unseen`,
`birth`), and afterwards whole lives with hindsight (`trajectory`, `smooth`). Law:
Williams 2015, the Poisson multi-Bernoulli filter in its track-oriented form.

- one scan (`taken`): `associate`, `grid`, `gate`, `identity`, `association`,
  `exchange`, `passes`, `weigh`, `corroboration`, `echoes`, `steady`, `view`, `first`,
  `begin`, `origin`, `history`
- its arithmetic: `gaussian`, `explain`; its table: `bernoulli`, `table`
- the prior: `birth`, `area`, `traits`
- between scans: `motion`, `modes`, `snapshot`
"""
