"""Naive twins of the border kernels: every segment is looked at, in Python."""

import math


def signed_distance_m(segments: list[tuple[float, ...]], e: float, n: float) -> float:
    """Distance to the nearest of (e0, n0, e1, n1), negative outside."""
    nearest = min(_to_segment(segment, e, n) for segment in segments)
    return nearest if inside(segments, e, n) else -nearest


def inside(segments: list[tuple[float, ...]], e: float, n: float) -> bool:
    """Even-odd rule along a ray to the east."""
    crossings = 0
    for e0, n0, e1, n1 in segments:
        if (n0 > n) != (n1 > n) and e < e0 + (n - n0) / (n1 - n0) * (e1 - e0):
            crossings += 1
    return crossings % 2 == 1


def _to_segment(segment: tuple[float, ...], e: float, n: float) -> float:
    e0, n0, e1, n1 = segment
    length2 = (e1 - e0) ** 2 + (n1 - n0) ** 2
    share = 0.0
    if length2:
        share = ((e - e0) * (e1 - e0) + (n - n0) * (n1 - n0)) / length2
        share = min(1.0, max(0.0, share))
    return math.hypot(e - e0 - share * (e1 - e0), n - n0 - share * (n1 - n0))
