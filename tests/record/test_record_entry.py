"""Leaves and canonical JSON: one spelling each, and nothing else is read."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import RecordError, UsageError
from vedette.record.canonical import canonical_json, parse_canonical_object
from vedette.record.entry import Kind, Leaf, decode_leaf, encode_leaf, through_seq

KINDS = st.sampled_from([*Kind, 128, 200, 255])
WORD = st.integers(-(1 << 63), (1 << 63) - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | WORD | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda some: st.lists(some, max_size=4) | st.dictionaries(TEXT, some, max_size=4),
    max_leaves=20,
)  # fmt: skip


def leaf_of(**changes: object) -> Leaf:
    parts = {"kind": 2, "seq": 7, "received_ns": -1, "feed": "ą", "body": b"raw"}
    return Leaf(**(parts | changes))  # type: ignore[arg-type]


def test_the_bytes_of_a_leaf_are_those_of_the_document() -> None:
    assert encode_leaf(leaf_of()).hex() == (
        "01" "02" "0000000000000007" "ffffffffffffffff" "0002" "c485" "726177"
    )  # fmt: skip


def test_the_numbers_of_kinds_are_frozen() -> None:
    assert [(kind.name, kind.value) for kind in Kind] == [
        ("GENESIS", 1),
        ("INPUT", 2),
        ("TICK", 3),
        ("REJECTED", 4),
        ("DECISION", 5),
        ("ATTACHMENT", 6),
        ("CLOSE", 7),
    ]


@given(KINDS, st.integers(0, (1 << 63) - 1), WORD, TEXT, st.binary())
def test_a_leaf_reads_back(
    kind: int, seq: int, received_ns: int, feed: str, body: bytes
) -> None:
    leaf = Leaf(kind=kind, seq=seq, received_ns=received_ns, feed=feed, body=body)
    assert decode_leaf(encode_leaf(leaf)) == leaf


@given(st.binary(max_size=60))
def test_bytes_are_one_leaf_or_none(encoded: bytes) -> None:
    try:
        leaf = decode_leaf(encoded)
    except RecordError:
        return
    assert encode_leaf(leaf) == encoded


@pytest.mark.parametrize("kind", [0, 8, 127, 256, -1])
def test_reserved_kinds_are_neither_written_nor_read(kind: int) -> None:
    with pytest.raises(UsageError):
        encode_leaf(leaf_of(kind=kind))
    encoded = bytearray(encode_leaf(leaf_of()))
    encoded[1] = kind & 0xFF
    if 8 <= encoded[1] < 128 or encoded[1] == 0:
        with pytest.raises(RecordError):
            decode_leaf(bytes(encoded))


@pytest.mark.parametrize(
    "changes",
    [{"seq": -1}, {"seq": 1 << 63}, {"received_ns": 1 << 63}, {"feed": "x" * 65536}],
)
def test_what_does_not_fit_is_not_written(changes: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        encode_leaf(leaf_of(**changes))


def test_a_lone_surrogate_is_no_feed() -> None:
    with pytest.raises(UsageError):
        encode_leaf(leaf_of(feed="\ud800"))


def test_a_leaf_cut_short_or_of_another_version_is_not_read() -> None:
    encoded = encode_leaf(leaf_of())
    for length in range(22):
        with pytest.raises(RecordError):
            decode_leaf(encoded[:length])
    with pytest.raises(RecordError):
        decode_leaf(b"\x02" + encoded[1:])
    with pytest.raises(RecordError):
        decode_leaf(struct.pack(">BBQqH", 1, 2, 1 << 63, 0, 0))
    with pytest.raises(RecordError):
        decode_leaf(struct.pack(">BBQqH", 1, 2, 0, 0, 1) + b"\xff")


@given(st.dictionaries(TEXT, JSON, max_size=4))
def test_canonical_json_reads_back(value: dict[str, object]) -> None:
    spelled = canonical_json(value)
    again = parse_canonical_object(spelled, "here")
    assert canonical_json(again) == spelled


def test_canonical_json_is_spelled_as_the_document_says() -> None:
    value = {"b": [1.0, -0.0, 1e16, 1e-5, 0.1, 123456789.125], "a": 'ą\n\x1f\x7f/"\\'}
    assert (
        canonical_json(value)
        == (
            '{"a":"ą\\n\\u001f\x7f/\\"\\\\","b":[1.0,-0.0,1e+16,1e-05,0.1,123456789.125]}'
        ).encode()
    )
    assert canonical_json({"\U0001f600": 1, "\uffff": 2}).startswith(b'{"\xef\xbf\xbf')


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 1 << 63, {1: 2}, {"a": b""}, "\ud800", {"a": {3}}],
)
def test_what_has_no_canonical_spelling_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        canonical_json(value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1e0}',
        b'{"a":-0}',
        b'{"a":1e400}',
        b'{"a":NaN}',
        b'{"a":"\\u0061"}',
        b'{"a":"\\ud800"}',
        b'{"a":9223372036854775808}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b"\xff",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' + b"[" * 65 + b"]" * 65 + b"}",
    ],
)
def test_every_other_spelling_is_refused(body: bytes) -> None:
    with pytest.raises(RecordError):
        parse_canonical_object(body, "leaf 3")


@pytest.mark.parametrize(
    "body",
    [b"{}", b'{"through_seq":7}', b'{"through_seq":-2}', b'{"through_seq":true}'],
)
def test_a_decision_says_what_it_had_seen(body: bytes) -> None:
    with pytest.raises(RecordError):
        through_seq(leaf_of(kind=5, body=body))
    assert through_seq(leaf_of(kind=5, body=b'{"through_seq":6}')) == 6
