"""Grid: plots in square cells, so that those near a place are found at once."""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints


class Grid(NamedTuple):
    """Plots sorted into square cells.

    Attributes
    ----------
    e0_m, n0_m, e1_m, n1_m : float
        Corners in the south-west and the north-east of all plots.
    cell_m : float
        Side of a cell.
    columns, rows : int
        Number of cells each way.
    start : (columns * rows + 1,)
        Plots of a cell are order[start[c]] to order[start[c + 1]].
    order : (m,)
        Indices of plots, by cell, then by index.
    """

    e0_m: float
    n0_m: float
    e1_m: float
    n1_m: float
    cell_m: float
    columns: int
    rows: int
    start: Ints
    order: Ints


@kernel
def build_grid(e_m: Floats, n_m: Floats) -> Grid:
    """Sort positions into cells, on average one to a cell.

    Parameters
    ----------
    e_m, n_m : (m,) m
        Positions, finite.

    Returns
    -------
    Grid
        An empty input gives one empty cell.
    """
    count = e_m.size
    e0, e1, n0, n1 = 0.0, 0.0, 0.0, 0.0
    for j in range(count):
        e0 = e_m[j] if j == 0 else min(e0, e_m[j])
        e1 = e_m[j] if j == 0 else max(e1, e_m[j])
        n0 = n_m[j] if j == 0 else min(n0, n_m[j])
        n1 = n_m[j] if j == 0 else max(n1, n_m[j])
    side = max(e1 - e0, n1 - n0, 1.0)
    cell = side / max(np.sqrt(float(count)), 1.0)
    columns = int((e1 - e0) / cell) + 1
    rows = int((n1 - n0) / cell) + 1
    start = np.zeros(columns * rows + 1, np.int64)
    where = np.empty(count, np.int64)
    for j in range(count):
        column = min(int((e_m[j] - e0) / cell), columns - 1)
        row = min(int((n_m[j] - n0) / cell), rows - 1)
        where[j] = row * columns + column
        start[where[j] + 1] += 1
    for c in range(columns * rows):
        start[c + 1] += start[c]
    fill = start.copy()
    order = np.empty(count, np.int64)
    for j in range(count):
        order[fill[where[j]]] = j
        fill[where[j]] += 1
    return Grid(e0, n0, e1, n1, cell, columns, rows, start, order)
