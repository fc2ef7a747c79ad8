"""``claims.json``: the whole ledger for programs, and back into another ledger.

Law: docs/claims.md, section "claims.json"; `schemas/claims.schema.json`. Values are
those of `vedette.claims.model`, member by member. What was withdrawn stands apart with
what withdrew it; a register has every row that was ever entered, in order. Relations
are derived and may be made again from the rest.
"""

from collections.abc import Sequence

import msgspec

from vedette.claims.book import Ledger
from vedette.claims.leaves import Decision
from vedette.claims.measures import registry
from vedette.claims.model import Claim, Document, Source, Utterance
from vedette.claims.registers.keyed import REGISTERS
from vedette.claims.words import WORDS_VERSION

SCHEMA = 1
_PROSE = frozenset({"default", "description", "title"})
OPTIONAL = frozenset({"relations_whole"})  # left out where nobody asked for relations
DATA_KIND = "none"  # nothing here was measured by a sensor


def claims_document(
    ledger: Ledger,
    relations: Sequence[object] = (),
    *,
    relations_whole: bool | None = None,
) -> dict[str, object]:
    """Lay out a ledger.

    Parameters
    ----------
    ledger : Ledger
        All of it.
    relations : sequence
        How its claims are related, values that msgspec can encode; empty where they
        were not asked for.
    relations_whole : bool or None
        Whether every pair is among them; None where they were not asked for.

    Returns
    -------
    dict of str to object
        JSON values; equal ledgers give equal documents.
    """
    plain = msgspec.to_builtins
    gone = [ledger.stated[key] for key in ledger.stated if key in ledger.withdrawn]
    document: dict[str, object] = {
        "schema": SCHEMA,
        "data_kind": DATA_KIND,
        "registry": registry().version,
        "words": WORDS_VERSION,
        "record_root": ledger.root,
        "leaves": ledger.size,
        "documents": plain(list(ledger.documents.values())),
        "sources": plain(list(ledger.sources.values())),
        "utterances": plain(list(ledger.utterances.values())),
        "claims": plain(list(ledger.claims)),
        "withdrawn": plain(gone),
        "withdrawn_by": dict(ledger.withdrawn),
        "decisions": plain(list(ledger.decisions)),
        **{
            register.name: plain(
                [one for one in ledger.keyed if type(one) is register.leaf]
            )
            for register in REGISTERS
        },
        "relations": plain(list(relations)),
    }
    if relations_whole is not None:
        document["relations_whole"] = relations_whole
    return document


def claims_schema() -> dict[str, object]:
    """Make the JSON Schema of the document, out of the values themselves.

    Returns
    -------
    dict of str to object
        What `schemas/claims.schema.json` holds; a test compares them.
    """
    parts = {
        "documents": Document,
        "sources": Source,
        "utterances": Utterance,
        "claims": Claim,
        "withdrawn": Claim,
        "decisions": Decision,
        **{register.name: register.leaf for register in REGISTERS},
    }
    kinds = tuple(dict.fromkeys(parts.values()))
    references, defined = msgspec.json.schema_components(
        kinds, ref_template="#/$defs/{name}"
    )
    by_kind = dict(zip(kinds, references, strict=True))
    properties: dict[str, object] = {
        "schema": {"const": SCHEMA},
        "data_kind": {"const": DATA_KIND},
        "registry": {"type": "string"},
        "words": {"type": "string"},
        "record_root": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "leaves": {"type": "integer", "minimum": 0},
        **{
            name: {"type": "array", "items": by_kind[kind]}
            for name, kind in parts.items()
        },
        "withdrawn_by": {"type": "object", "additionalProperties": {"type": "string"}},
        "relations": {"type": "array", "items": {"type": "object"}},
        "relations_whole": {"type": "boolean"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claims.json: who said what, as of when, counting what",
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in OPTIONAL],
        "properties": properties,
        "$defs": {name: _plain(one) for name, one in defined.items()},
    }


def _plain(schema: object) -> object:
    """Drop prose and defaults: docs/claims.md explains, and every member is written."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: value for name, value in schema.items() if name not in _PROSE}
    return {
        name: {key: _plain(one) for key, one in value.items()}
        if name == "properties"
        else _plain(value)
        for name, value in kept.items()
    }
