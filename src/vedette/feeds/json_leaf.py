"""JSON of one leaf into a typed struct: strict, bounded, the same everywhere.

Law: RFC 8259 (no NaN, no infinity); a repeated key is refused, because two readers
would read two different values (RFC 8259 section 4 leaves it open).
"""

import json
from typing import Any, TypeVar

import msgspec

from vedette.feeds.fields import BadValue

# The recursion limit depends on who calls; a row needs a dozen brackets, so this bound
# refuses a nested bomb on every machine alike.
BRACKETS_MAX = 200
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

REASON_CHARS_MAX = 200
_ENCODER = msgspec.json.Encoder(order="sorted", decimal_format="number", enc_hook=str)

Typed = TypeVar("Typed")


def decode_json(
    raw: bytes, decoder: "msgspec.json.Decoder[Typed]", once: tuple[bytes, ...]
) -> Typed:
    """Decode one JSON object.

    Parameters
    ----------
    raw : bytes
        UTF-8, perhaps with a byte order mark and a line end.
    decoder : msgspec.json.Decoder
        Of the struct that is expected.
    once : tuple of bytes
        Quoted keys that must not come twice in one object.

    Returns
    -------
    object
        The struct.

    Raises
    ------
    BadValue
        If it is no JSON, of other types, too deep, or with a repeated key.
    """
    if raw.count(b"[") + raw.count(b"{") > BRACKETS_MAX:
        raise BadValue(f"expected at most {BRACKETS_MAX} brackets, got more")
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    try:
        raw.decode()  # the decoder does not look into values that it skips
        value = decoder.decode(raw)
    except msgspec.MsgspecError as problem:
        raise BadValue(f"expected a JSON row, got: {_shown(problem)}") from None
    except ValueError as problem:  # text that is no UTF-8
        raise BadValue(f"expected UTF-8 JSON, got: {_shown(problem)}") from None
    if any(raw.count(key) > 1 for key in once):
        _refuse_repeated(raw)
    return value


def any_object(raw: bytes) -> dict[str, Any] | None:
    """Read a JSON object of any shape, to look at its keys.

    Parameters
    ----------
    raw : bytes
        UTF-8, perhaps with a byte order mark.

    Returns
    -------
    dict or None
        None where it is no JSON object.
    """
    try:
        value = msgspec.json.decode(raw.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def canonical_json(value: object) -> bytes:
    """Write a value as the one JSON text that everybody would write.

    Parameters
    ----------
    value : object
        Of dict, list, str, int, float, bool and None; nan becomes null.

    Returns
    -------
    bytes
        UTF-8, sorted keys, no spaces, shortest floats.
    """
    return _ENCODER.encode(value)


def _shown(problem: Exception) -> str:
    """Quote a message, which may quote hostile text, without control characters."""
    text = str(problem)[:REASON_CHARS_MAX]
    return text if text.isprintable() else ascii(text)


def _refuse_repeated(raw: bytes) -> None:
    """Raise where an object really repeats a key (a value may look like one)."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen = dict(pairs)
        if len(seen) < len(pairs):
            raise BadValue("expected every key once, got a repeated key")
        return seen

    try:
        json.loads(raw, object_pairs_hook=unique, parse_int=str)
    except BadValue:
        raise
    except ValueError as problem:  # broken in a value that the decoder skipped
        raise BadValue(f"expected a JSON row, got: {_shown(problem)}") from None
