"""Walks the tables of a file: every key with its unit, default and meaning.

Site files and scenario files are tables of annotated keys (`vedette.site.keys`). One
walk serves the Markdown table, the JSON Schema and `vedette check`, so that the
three cannot disagree with what is read.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, inspect

from vedette.site.model import Site


class Key(NamedTuple):
    """One key of a file.

    Parameters
    ----------
    table : str
        As an author writes it, ``[site]`` or ``[[sensor]]``.
    name : str
        The key; ``bias_sigma.range_m`` for a key of an inline table.
    type : msgspec.inspect.Type
        What it may hold.
    required : bool
        Whether the file is refused without it.
    default : object
        What holds where it is not stated.
    unit, meaning, default_words : str
        From the key's annotation.
    used : bool
        Whether anything acts upon it yet.
    """

    table: str
    name: str
    type: inspect.Type
    required: bool
    default: object
    unit: str
    meaning: str
    default_words: str
    used: bool


def all_keys(model: type[Struct] = Site) -> Iterator[Key]:
    """Walk every key of every table, in the order of the model.

    Parameters
    ----------
    model : type of msgspec.Struct
        The tables of the file, the site file's unless said otherwise.

    Yields
    ------
    Key
        Inline tables are followed by their own keys.
    """
    for table in _struct(inspect.type_info(model)).fields:
        many = isinstance(plain(table.type), inspect.VarTupleType)
        head = f"[[{table.encode_name}]]" if many else f"[{table.encode_name}]"
        yield from _keys(plain_item(table.type), head, "")


def keys_of(kind: inspect.Type, head: str) -> Iterator[Key]:
    """Walk the keys of one table.

    Parameters
    ----------
    kind : msgspec.inspect.Type
        Of the table.
    head : str
        What to call it.

    Yields
    ------
    Key
        In the order of the model.
    """
    yield from _keys(kind, head, "")


def unused_keys(site: Site) -> tuple[str, ...]:
    """Name the keys that a site states although nothing acts upon them yet.

    Parameters
    ----------
    site : Site
        As read.

    Returns
    -------
    tuple of str
        ``[table] key``, in the order of the model, each once.
    """
    unused = {(key.table, key.name) for key in all_keys() if not key.used}
    stated: list[str] = []
    for table in msgspec.structs.fields(Site):
        value = getattr(site, table.name)
        many = isinstance(value, tuple)
        head = f"[[{table.encode_name}]]" if many else f"[{table.encode_name}]"
        for entry in value if many else (value,):
            stated += [
                f"{head} {key.encode_name}"
                for key in msgspec.structs.fields(entry)
                if (head, key.encode_name) in unused
                and getattr(entry, key.name) != key.default
            ]
    return tuple(dict.fromkeys(stated))


def plain(kind: inspect.Type) -> inspect.Type:
    """Strip "or not stated" and annotations off a type.

    Parameters
    ----------
    kind : msgspec.inspect.Type
        As declared.

    Returns
    -------
    msgspec.inspect.Type
        What the key really holds.
    """
    if isinstance(kind, inspect.UnionType):
        kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
    return plain(kind.type) if isinstance(kind, inspect.Metadata) else kind


def plain_item(kind: inspect.Type) -> inspect.Type:
    """Strip a list off as well.

    Parameters
    ----------
    kind : msgspec.inspect.Type
        As declared.

    Returns
    -------
    msgspec.inspect.Type
        What one item holds.
    """
    bare = plain(kind)
    return plain(bare.item_type) if isinstance(bare, inspect.VarTupleType) else bare


def fitting(kind: inspect.Type, value: object) -> inspect.Type:
    """Choose which of several types of a key a value is meant to have.

    Parameters
    ----------
    kind : msgspec.inspect.Type
        As declared: a number or a table, say.
    value : object
        As tomllib returned it.

    Returns
    -------
    msgspec.inspect.Type
        The table for a table, the list for a list, else the first that is stated.
    """
    if not isinstance(kind, inspect.UnionType):
        return kind
    choices = [k for k in kind.types if not isinstance(k, inspect.NoneType)]
    shapes: tuple[type, ...] = ()
    if isinstance(value, dict):
        shapes = (inspect.StructType,)
    elif isinstance(value, list):
        shapes = (inspect.VarTupleType, inspect.TupleType)
    meant = [k for k in choices if shapes and isinstance(plain(k), shapes)]
    return fitting((meant or choices)[0], value)


def _struct(kind: inspect.Type) -> inspect.StructType:
    if not isinstance(kind, inspect.StructType):
        raise TypeError(kind)
    return kind


def _keys(kind: inspect.Type, head: str, before: str) -> Iterator[Key]:
    for key in _struct(kind).fields:
        said = _said(key.type)
        name = before + key.encode_name
        default = None if key.default is msgspec.NODEFAULT else key.default
        extra = said.extra or {}
        schema = said.extra_json_schema or {}
        yield Key(
            table=head,
            name=name,
            type=key.type,
            required=key.required,
            default=default,
            unit=str(extra.get("unit", "")),
            meaning=str(schema.get("description", "")),
            default_words=str(extra.get("default", "")),
            used=bool(extra.get("used", True)),
        )
        bare = plain(key.type)
        if isinstance(bare, inspect.StructType):
            yield from _keys(bare, head, f"{name}.")


class _Said(NamedTuple):
    extra: dict[str, Any] | None
    extra_json_schema: dict[str, Any] | None


def _said(kind: inspect.Type) -> _Said:
    if isinstance(kind, inspect.UnionType):
        kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
    if isinstance(kind, inspect.Metadata):
        return _Said(kind.extra, kind.extra_json_schema)
    return _Said(None, None)
