"""The assessment of an episode: what is known, how well, and what is not.

In: what a run concluded, and its inputs. Out: an `Assessment` as values, and a paper
that people read. Law: every count is a distribution with its unit, "given these
sensors", seen and assumed unseen apart; every incursion leads down to its plots; what
was not examined says so with its reason; the two fixed sentences stand word for word.
Nothing here reads a file or a clock, and nothing here changes a result.

- `counted`: the unit of a count, and the sentence that tells it
- `span`: first and last entry, duration, with their doubt
- `evidence`: from an incursion down to its plots
- `coverage`: what could have been seen, as a share
- `limits`: what the numbers assume, the fixed sentences, what was not assessed
- `truth`: what really happened, where a simulation knows it
- `document`: all of it together
- `reading`, `reading_time`, `reading_map`, `reading_air`, `reading_warned`,
  `reading_seen`: the paper, part by part
- `said`, `registered`, `judged`, `beside`: what people said, alone and beside tracks
- `local_time`, `wording`: times and numbers for people
"""

from vedette.assessment.document import Assessment, assess
from vedette.assessment.reading import paper_of
from vedette.assessment.truth import TrueCount, TrueEntry, Truth

__all__ = [
    "Assessment",
    "TrueCount",
    "TrueEntry",
    "Truth",
    "assess",
    "paper_of",
]
