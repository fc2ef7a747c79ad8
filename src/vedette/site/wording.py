"""Says what is wrong with a site file in the words of its author, not of the library.

The library names types and JSON paths; an author of TOML thinks of tables, lists and
keys. Every message has the table, the key, what was expected and what stands there.
"""

import difflib
import re

import msgspec
from msgspec import inspect

from vedette.errors import UsageError
from vedette.site.instant import shown
from vedette.site.model import Site

_SENTENCE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?$", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]+)`")
_WORDS = (
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


def reworded(error: msgspec.ValidationError, raw: object, where: str) -> UsageError:
    """Turn the library's sentence into expected, got and where.

    Parameters
    ----------
    error : msgspec.ValidationError
        From converting the document.
    raw : object
        The document as tomllib returned it.
    where : str
        What to call it.

    Returns
    -------
    UsageError
        To be raised.
    """
    found = _SENTENCE.match(str(error))
    what, path = (found["what"], found["path"] or "") if found else (str(error), "")
    missing = _MISSING.fullmatch(what)
    if missing:
        return _without(missing["key"], path, where)
    kind = _field(path)
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


def _without(key: str, path: str, where: str) -> UsageError:
    if not path:
        return UsageError(
            expected=f"the table [{key}]",
            got="none",
            where=where,
            advice="It states name, centre and radius_km.",
        )
    kind = _declared(f"{path}.{key}")
    said = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return UsageError(
        expected=f"the mandatory key `{key}`",
        got="none",
        where=place(path, where),
        advice=f"It says: {(said or {}).get('description', key)}.",
    )


def _field(path: str) -> inspect.Type:
    return _plain(_declared(path))


def _declared(path: str) -> inspect.Type:
    """Find the type, with its description, that a path leads to."""
    kind: inspect.Type = inspect.type_info(Site)
    for key in re.findall(r"\w+", path):
        kind = _plain(kind)
        if isinstance(kind, inspect.StructType):
            kind = next(f.type for f in kind.fields if f.encode_name == key)
        elif isinstance(kind, inspect.TupleType):
            kind = kind.item_types[int(key)]
        elif isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
    return kind


def _plain(kind: inspect.Type) -> inspect.Type:
    if isinstance(kind, inspect.UnionType):
        kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
    return _plain(kind.type) if isinstance(kind, inspect.Metadata) else kind


def _at(raw: object, path: str) -> object:
    for key in re.findall(r"\w+", path):
        if isinstance(raw, list):
            raw = raw[int(key)]
        elif isinstance(raw, dict):
            raw = raw[key]
    return raw
