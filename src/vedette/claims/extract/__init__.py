"""Proposals from articles: what a person may confirm, read by fixed rules, in English.

In: a document and its normalised text. Out: `Proposal`: whole-sentence quotes with
their trigger, the quantity in both readings, the measure, who says it where the
sentence says so. Nothing of it is a claim before a person has confirmed it.
Law: docs/claims-extraction.md. Offline; no model.

- `sentences`: sentences and their offsets
- `quantities`, `shares`, `nouns`, `lexicon`: figures, hedges, what is counted
- `elided`, `addends`: nouns that are left out, shared or of a whole
- `verbs`, `nearby`, `asides`, `assign`: which measure, and of each kind of noun
  `people`, `places`, `flights`, `reports`, `lasting`
- `speech`, `offices`, `names`, `subjects`, `marks`, `speakers`: who says what in a
  sentence
- `voices`, `later`, `pronouns`, `observers`, `onward`: who says it, or nobody
- `stance`, `disputes`: said, denied or open
- `scope`, `elsewhere`, `skies`, `incidents`: this event, another, or unsure
- `clock_days`: the day of a clock
- `facts`, `closures`, `closure_words`, `heads`, `responses`, `response_words`,
  `misfits`, `reasons`, `origins`, `clauses`: what is said without a figure
- `propose`, `rules`: proposals
"""

from vedette.claims.extract.propose import METHOD, METHOD_VERSION
from vedette.claims.extract.rules import extract

__all__ = ["METHOD", "METHOD_VERSION", "extract"]
