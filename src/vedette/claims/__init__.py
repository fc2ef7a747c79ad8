"""The claims ledger: who said what, as of when, counting what, through whom.

In: statements that people entered or confirmed, and the documents that they stand in.
Out: how any two of them are related, and registers of effects, response and wrecks.
Law: docs/claims.md. A claim is reported as a claim; nothing here says what is true, and
nothing that a rule proposed is a claim before a person has confirmed it.

- `model`: documents, sources, utterances, claims
- `interval`, `words`: quantities as intervals, and the words that make them
- `span`: stretches of time
- `measures`: the registry of what is counted, and what may be compared
- `relation`, `order`: how two claims may stand to each other, and which came first
- `quantities`, `moments`, `categories`, `folded`: the rules, by kind of value
- `relate`, `derived`, `voices`: all pairs; sums and durations; voices behind articles
- `compare`, `known`, `said`: an event side by side, what stands of it, claims in words
- `tongue`: our own words in English and in Polish
- `when`, `when_words`, `when_days`, `durations`, `zones`: times from the words of them
- `text`: documents as text; `extract`, `proposal`: what rules propose of it
- `importing`: tables in; `proposed`, `review`, `revise`, `origins`: decisions
- `desk`, `shown`: where a person decides, and what is shown there
- `person`, `leaves`: who vouches for what; `book`, `ledger`: as a value, as a record
- `hang`, `spreadsheet`: claims hung on their ledger; cells that compute nothing
- `registers`: effects, response, wrecks
"""

from vedette.claims.derived import derived
from vedette.claims.measures import Registry, registry
from vedette.claims.relate import relations
from vedette.claims.relation import Kind, Relation, Stated
from vedette.claims.voices import Voices, voices
from vedette.claims.words import Quantity, quantity_of

__all__ = [
    "Kind",
    "Quantity",
    "Registry",
    "Relation",
    "Stated",
    "Voices",
    "derived",
    "quantity_of",
    "registry",
    "relations",
    "voices",
]
