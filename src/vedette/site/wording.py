"""Says what is wrong with a file of tables in the words of its author.

The library names types and JSON paths; an author of TOML thinks of tables, lists and
keys. Every message has the table, the key, what was expected and what stands there.
"""

import difflib
import re

import msgspec
from msgspec import Struct, inspect

from vedette.errors import UsageError
from vedette.site.instant import shown
from vedette.site.tables import fitting

_SENTENCE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?$", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]+)`")
_WORDS = (
    (r"^float \| object", "a number or a distribution"),
    (r"^str \| object", "a text or a table"),
    (r"^object", "a table"),
    (r"^array of length (\d+)", r"a list of \1"),
    (r"^array of length >= (\d+)", r"a list of at least \1"),
    (r"^array", "a list"),
    (r"^float", "a number"),
    (r"^int", "a whole number"),
    (r"^str of length >= 1", "a text that is not empty"),
    (r"^str matching regex", "text of the form"),
    (r"^str", "a text"),
    (r" \| null$", ""),
)


def unknown_key(key: str, known: list[str], where: str) -> UsageError:
    """Refuse a key that no table of this name has, suggesting the nearest.

    Parameters
    ----------
    key : str
        As written.
    known : list of str
        The keys of that table.
    where : str
        File and table.

    Returns
    -------
    UsageError
        To be raised.
    """
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(known)}."
    return UsageError(
        expected="a known key", got=f"`{shown(key)[1:-1]}`", where=where, advice=advice
    )


def reworded(
    error: msgspec.ValidationError, raw: object, where: str, model: type[Struct]
) -> UsageError:
    """Turn the library's sentence into expected, got and where.

    Parameters
    ----------
    error : msgspec.ValidationError
        From converting the document.
    raw : object
        The document as tomllib returned it.
    where : str
        What to call it.
    model : type of msgspec.Struct
        Its tables.

    Returns
    -------
    UsageError
        To be raised.
    """
    found = _SENTENCE.match(str(error))
    what, path = (found["what"], found["path"] or "") if found else (str(error), "")
    missing = _MISSING.fullmatch(what)
    if missing:
        return _without(missing["key"], path, where, raw, model)
    kind = _bare(_declared(path, raw, model), _at(raw, path))
    if isinstance(kind, inspect.LiteralType):
        expected = f"one of {', '.join(map(str, kind.values))}"
    else:
        expected = what.removeprefix("Expected ").replace("`", "").split(", got ")[0]
        for pattern, word in _WORDS:
            expected = re.sub(pattern, word, expected)
    return UsageError(
        expected=expected, got=shown(_at(raw, path)), where=place(path, where)
    )


def place(path: str, where: str) -> str:
    """Say ``sensor[0].lat`` as an author of TOML would.

    Parameters
    ----------
    path : str
        Keys joined by dots, list indices in brackets; empty for the whole file.
    where : str
        What to call the file.

    Returns
    -------
    str
        File, table, key.
    """
    table, _, key = path.partition(".")
    number = re.fullmatch(r"(\w+)\[(\d+)\]", table)
    if number:
        table = f"[[{number[1]}]] number {int(number[2]) + 1}"
    elif table:
        table = f"[{table}]"
    return ": ".join(filter(None, (where, table, f"key `{key}`" if key else "")))


def _without(
    key: str, path: str, where: str, raw: object, model: type[Struct]
) -> UsageError:
    kind = _declared(f"{path}.{key}" if path else key, raw, model)
    if not path:
        keys = _bare(kind, {})
        fields = keys.fields if isinstance(keys, inspect.StructType) else ()
        stated = [field.encode_name for field in fields if field.required]
        return UsageError(
            expected=f"the table [{key}]",
            got="none",
            where=where,
            advice=f"It states {', '.join(stated[:-1])} and {stated[-1]}.",
        )
    said = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return UsageError(
        expected=f"the mandatory key `{key}`",
        got="none",
        where=place(path, where),
        advice=f"It says: {(said or {}).get('description', key)}.",
    )


def _declared(path: str, raw: object, model: type[Struct]) -> inspect.Type:
    """Find the type, with its description, that a path leads to."""
    kind: inspect.Type = inspect.type_info(model)
    value = raw
    for key in re.findall(r"[\w-]+", path):
        kind = _bare(kind, value)
        value = _at(value, key)
        if isinstance(kind, inspect.StructType):
            kind = next(f.type for f in kind.fields if f.encode_name == key)
        elif isinstance(kind, inspect.TupleType):
            kind = kind.item_types[int(key)]
        elif isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
    return kind


def _bare(kind: inspect.Type, value: object) -> inspect.Type:
    kind = fitting(kind, value)
    return _bare(kind.type, value) if isinstance(kind, inspect.Metadata) else kind


def _at(raw: object, path: str) -> object:
    for key in re.findall(r"[\w-]+", path):
        if isinstance(raw, list):
            raw = raw[int(key)]
        elif isinstance(raw, dict):
            raw = raw.get(key)
    return raw
