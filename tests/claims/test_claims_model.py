"""Values of the ledger: what they hold, and what they refuse."""

import json

import msgspec
import pytest

from vedette.claims.measures import Measure, Registry, registry
from vedette.claims.model import Claim, Document, Quote
from vedette.claims.span import Span, before, meet


def span(begin: str, end: str) -> Span:
    return Span(begin=f"2025-09-10T{begin}Z", end=f"2025-09-10T{end}Z")


def test_a_claim_comes_back_from_json_as_it_went() -> None:
    claim = Claim(
        id="c1",
        utterance="u1",
        document="d1",
        measure="incursion.drones",
        as_of=span("08:00:00", "08:01:00"),
        quote=Quote(exact="“19 drones”", start=4, end=15),
    )
    encoded = msgspec.json.encode(claim)
    assert msgspec.json.decode(encoded, type=Claim) == claim
    assert json.loads(encoded)["quote"]["exact"] == "“19 drones”"


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 101, "é"])
def test_an_id_that_is_no_plain_word_is_refused(name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": name}, Document)


def test_spans_meet_as_half_open_stretches_do() -> None:
    morning, noon = span("06:00:00", "12:00:00"), span("12:00:00", "13:00:00")
    assert not meet(morning, noon)
    assert before(morning, noon)
    assert meet(morning, span("11:59:59", "12:30:00"))
    assert meet(span("07:00:00", "07:00:00"), span("07:00:00", "07:00:00"))


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        span("12:00:00", "11:00:00")


def test_a_violation_is_no_drone_but_there_are_no_fewer_of_them() -> None:
    never_smaller = registry().at_least("incursion.violations")
    assert {"incursion.objects", "incursion.drones"} <= never_smaller
    assert not registry().at_least("wreck.sites")


def test_every_measure_has_both_languages_and_parts_of_its_own_kind() -> None:
    for one in registry().measure:
        assert one.en
        assert one.pl
        for key in one.parts:
            part = registry().get(key)
            assert part is not None
            assert part.kind == one.kind


def test_a_registry_that_names_what_is_not_there_is_refused() -> None:
    odd = Measure(key="a", en="a", pl="a", parts=("b",))
    with pytest.raises(ValueError, match="b, which is no measure"):
        Registry(version="1", measure=(odd,))
    with pytest.raises(ValueError, match="twice"):
        Registry(version="1", measure=(odd, odd))
