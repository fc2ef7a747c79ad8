"""Tables as NamedTuples of arrays: choose rows, join rows.

Every column has the row as its first axis. This is the shape in which plots, tracks
and histories pass between stages and into kernels.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Table = TypeVar("Table", bound=tuple[npt.NDArray[Any], ...])


def take(table: Table, rows: npt.NDArray[np.int64]) -> Table:
    """Return the chosen rows, in that order.

    Parameters
    ----------
    table : NamedTuple of (n, ...) arrays
        The table.
    rows : (k,)
        Row numbers, repeats allowed.

    Returns
    -------
    NamedTuple of (k, ...) arrays
        Copies.
    """
    return _like(table, [column[rows] for column in table])


def copies(table: Table) -> Table:
    """Return a table of the same rows that shares no memory.

    Parameters
    ----------
    table : NamedTuple of (n, ...) arrays
        The table.

    Returns
    -------
    NamedTuple of (n, ...) arrays
        Copies.
    """
    return _like(table, [column.copy() for column in table])


def join(tables: Sequence[Table]) -> Table:
    """Return the rows of all tables, in order.

    Parameters
    ----------
    tables : sequence of NamedTuple
        At least one, all of one type.

    Returns
    -------
    NamedTuple
        Copies.
    """
    columns = zip(*tables, strict=True)
    return _like(tables[0], [np.concatenate(parts) for parts in columns])


def _like(table: Table, columns: list[npt.NDArray[Any]]) -> Table:
    """Build a table of the same type."""
    made: Table = type(table)(*columns)
    return made
