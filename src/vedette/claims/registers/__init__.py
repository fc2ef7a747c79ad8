"""Registers beside the ledger: effects, response, wrecks; each row a sourced statement.

In: rows that people keyed, as CSV or JSON. Out: the statements held together, with what
they leave open. Law: docs/registers.md. Nothing is averaged, nothing merged by itself,
and how something came down is only ever quoted.

- `effects`: injured, dead, buildings, flights, closures
- `response`: who scrambled, closed, urged, summoned, consulted, and when
- `wrecks`: what was found where, as each person says
- `wreck_count`: how many sites, objects and drones, as intervals
- `likeness`: spellings of places, and what may be one place
- `course`: a count that grew as people went on counting
- `tables`: files read; `layout`: files written; `cells`: times and numbers in them
- `keyed`: rows as leaves of a ledger, and how a register is told by its columns
"""

from vedette.claims.registers.course import Course, course
from vedette.claims.registers.effects import (
    Closure,
    Effect,
    EffectKind,
    Held,
    closures,
    held,
)
from vedette.claims.registers.layout import csv_text, json_text
from vedette.claims.registers.response import Act, Response, disagreeing, log
from vedette.claims.registers.tables import (
    read_effects,
    read_response,
    read_wrecks,
)
from vedette.claims.registers.wreck_count import Likeness, WreckCount, counted
from vedette.claims.registers.wrecks import (
    Answer,
    Fall,
    Night,
    ObjectKind,
    Wreck,
    WreckStatement,
    gathered,
)

__all__ = [
    "Act",
    "Answer",
    "Closure",
    "Course",
    "Effect",
    "EffectKind",
    "Fall",
    "Held",
    "Likeness",
    "Night",
    "ObjectKind",
    "Response",
    "Wreck",
    "WreckCount",
    "WreckStatement",
    "closures",
    "counted",
    "course",
    "csv_text",
    "disagreeing",
    "gathered",
    "held",
    "json_text",
    "log",
    "read_effects",
    "read_response",
    "read_wrecks",
]
