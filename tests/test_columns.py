"""Tables of columns: rows chosen and joined are the rows that were asked for."""

from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vedette.columns import join, take


class Table(NamedTuple):
    """Two columns of different shapes."""

    key: np.ndarray
    state: np.ndarray


def table(keys: list[int]) -> Table:
    key = np.array(keys, np.int64)
    return Table(key, key[:, np.newaxis] * np.array([1.0, 10.0]))


@given(st.lists(st.lists(st.integers(-9, 9), max_size=5), min_size=1, max_size=6))
def test_joined_tables_are_all_rows_in_order(parts: list[list[int]]) -> None:
    joined = join([table(part) for part in parts])
    assert isinstance(joined, Table)
    assert joined.key.tolist() == [key for part in parts for key in part]
    assert joined.state.shape == (joined.key.size, 2)
    assert np.array_equal(joined.state[:, 1], 10.0 * joined.key)


@given(st.lists(st.integers(0, 4), max_size=9))
def test_taken_rows_are_copies_with_repeats(rows: list[int]) -> None:
    whole = table([5, 6, 7, 8, 9])
    taken = take(whole, np.array(rows, np.int64))
    assert taken.key.tolist() == [5 + row for row in rows]
    taken.state[:] = -1.0
    assert (whole.state > 0.0).all()
