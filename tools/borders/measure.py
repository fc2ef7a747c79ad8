"""Tables of docs/borders.md: how far the two cuts differ, and what is stated."""

import numpy as np
import shapely
from borders import accuracy
from borders.codes import STORED
from borders.coverage import CUT, SEA
from borders.sets import OSM_TOLERANCE_DEG, Line, osm_set

SHORT_M = 2_000.0  # pairs with less border than this say nothing


def tables(line: Line) -> str:
    """Return the table of pairs as Markdown."""
    heads = "pair|km|apart median m|p90 m|p95 m|max m|stated sigma p50 m|p95 m"
    rows = [f"| {' | '.join(heads.split('|'))} |", "|---" * 8 + "|"]
    table, _ = osm_set(line)
    starts = np.concatenate([[0], np.cumsum(table["arc_points"] - 1)])
    ladder = np.array(accuracy.LADDER_M)
    pairs: dict[str, list[int]] = {}
    kept = [
        i
        for i, arc in enumerate(line.arcs)
        if {line.names[s] for s in (arc.left, arc.right) if s >= 0} & set(STORED)
    ]
    for position, index in enumerate(kept):
        arc = line.arcs[index]
        if CUT in {arc.left, arc.right}:
            continue
        sides = ("sea" if s == SEA else line.names[s] for s in (arc.left, arc.right))
        pairs.setdefault("-".join(sorted(sides, key=str.lower)), []).append(position)
    for pair in sorted(pairs):
        apart = np.concatenate([line.apart_m[kept[k]] for k in pairs[pair]])
        length_m = sum(
            accuracy.samples(line.source[kept[k]])[1][-1] for k in pairs[pair]
        )
        steps = [table["sigma_step"][starts[k] : starts[k + 1]] for k in pairs[pair]]
        sigma = ladder[np.concatenate(steps)]
        if length_m < SHORT_M:
            continue
        apart_text = " | ".join(
            f"{v:,.1f}" for v in (*np.quantile(apart, (0.5, 0.9, 0.95)), apart.max())
        )
        stated = " | ".join(f"{v:,.0f}" for v in np.quantile(sigma, (0.5, 0.95)))
        rows.append(f"| {pair} | {length_m / 1e3:,.0f} | {apart_text} | {stated} |")
    return "\n".join([*rows, "", _simplification(line)])


def _simplification(line: Line) -> str:
    """Say how far the Polish border moved by simplification."""
    poland = line.names.index("PL")
    moved = []
    for source, arc in zip(line.source, line.arcs, strict=True):
        if poland in {source.left, source.right}:
            xy = np.column_stack(accuracy.PLANE.transform(*(arc.points / 1e5).T))
            points = shapely.points(accuracy.samples(source)[0])
            moved.append(shapely.distance(points, shapely.linestrings(xy)))
    p50, p95 = np.quantile(np.concatenate(moved), (0.5, 0.95))
    return (
        f"Simplified at {OSM_TOLERANCE_DEG} degree, the Polish border moved by "
        f"{p50:.1f} m (median), {p95:.1f} m (p95)."
    )
