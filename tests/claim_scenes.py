"""Claims for tests, from a line of a table: short to write, and to read."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

from vedette.claims.measures import registry
from vedette.claims.model import (
    Claim,
    Evidential,
    Place,
    Source,
    Utterance,
    ValueKind,
)
from vedette.claims.relation import Stated
from vedette.claims.span import Span
from vedette.claims.words import quantity_of

HERE = Path(__file__).parent / "claims"
LENGTHS = {"m": 60, "h": 3600, "d": 86_400}


def span(text: str) -> Span | None:
    """Read ``2025-09-10T08:00Z/1m``: a begin, and how long."""
    if not text:
        return None
    begin_text, _, length = text.partition("/")
    begin = datetime.fromisoformat(begin_text)
    end = begin + timedelta(seconds=int(length[:-1]) * LENGTHS[length[-1]])
    return Span(
        begin=begin.isoformat().replace("+00:00", "Z"),
        end=end.isoformat().replace("+00:00", "Z"),
    )


def stated(
    name: str,
    event: str,
    measure: str,
    value: str,
    speaker: str = "",
    as_of: str = "",
    place: str = "",
    extra: str = "",
    *,
    utterance: str = "",
    origin: str = "",
    document: str = "doc",
) -> Stated:
    """Make a claim with what it hangs on, each in its own utterance."""
    kind = getattr(registry().get(measure), "kind", ValueKind.COUNT)
    words = value.removesuffix(" s")
    counted = kind in (ValueKind.COUNT, ValueKind.DURATION)
    quantity = quantity_of(words) if counted else None
    assert quantity is not None or not counted, value
    evidential = Evidential.DENIED if extra == "denied" else Evidential.ASSERTED
    claim = Claim(
        id=name,
        utterance=utterance or f"u-{name}",
        document=document,
        event=event,
        measure=measure,
        kind=kind,
        strict=quantity.strict if quantity else None,
        loose=quantity.loose if quantity else None,
        quantifier=quantity.quantifier if quantity else "",
        category="" if counted or kind is ValueKind.TIME else value,
        time=span(value) if kind is ValueKind.TIME else None,
        as_of=span(as_of),
        place=Place(name=place) if place else None,
        scope=extra.removeprefix("scope:") if extra.startswith("scope:") else "",
        evidential=Evidential.REPORTED if extra == "reported" else evidential,
    )
    return Stated(
        claim=claim,
        utterance=Utterance(
            id=claim.utterance,
            speaker=speaker,
            unanswered=extra == "unanswered",
            origin=origin,
        ),
        source=Source(id=speaker, name=speaker) if speaker else None,
    )


def table(name: str) -> list[dict[str, str]]:
    """Read a table that lies beside the tests."""
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def key_claims() -> dict[str, Stated]:
    """Read the claims of the key of relations."""
    found = {}
    for row in table("relation_key_claims.csv"):
        row["name"] = row.pop("id")
        found[row["name"]] = stated(**row)
    return found
