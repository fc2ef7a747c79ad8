"""A single fact is proven by itself, and nothing else is proven by it."""

import json
from pathlib import Path

import pytest

from record_scenes import closed_record, key_of
from vedette.errors import RecordError, UsageError
from vedette.record import SigningKey, check_fact, prove_fact, read_leaves
from vedette.record.canonical import canonical_json


def test_each_leaf_of_a_record_can_be_proven_alone(
    closed: Path, key: SigningKey
) -> None:
    for leaf in read_leaves(closed):
        fact = check_fact(prove_fact(closed, leaf.seq))
        assert fact.leaf == leaf
        assert fact.key == key.verifier
        assert fact.checkpoint.size == 27


def test_a_fact_of_a_leaf_that_is_not_there_is_refused(closed: Path) -> None:
    for seq in (-1, 27):
        with pytest.raises(UsageError):
            prove_fact(closed, seq)


def test_an_altered_fact_does_not_hold(closed: Path, tmp_path: Path) -> None:
    fact = json.loads(prove_fact(closed, 10))
    other = json.loads(prove_fact(closed, 11))
    stolen = closed_record(tmp_path / "other.vedette", key_of(2))
    theirs = json.loads(prove_fact(stolen, 10))
    changes = [{name: other[name]} for name in ("leaf", "path")]
    changes += [{name: theirs[name]} for name in ("key", "checkpoint")]
    changes += [{"path": fact["path"][:-1]}, {"path": [*fact["path"], "00" * 32]}]
    changes += [{"path": ["zz"]}, {"path": 1}, {"path": [1]}, {"leaf": None}]
    changes += [{"leaf": "é"}, {"schema": "vedette/fact/2"}]
    for change in changes:
        with pytest.raises(RecordError):
            check_fact(canonical_json(fact | change).decode())
    for text in ("", "{}", "[]", json.dumps(fact), "\ud800"):
        with pytest.raises(RecordError):
            check_fact(text)
