"""Speed: CPU seconds a scan on GRID-N, against Stone Soup in the same run.

Ours and the oracle's are means over scans 10-39 (10-19 from 10,000 targets on), the
peer's over the scans that it manages in reasonable time; GOSPA per target stands
beside, because a fast tracker that tracks nothing is no tracker. Compilation is left
out: every tracker first sees a small scene whose times are thrown away.

Run alone: ``python bench/speed.py --help``.
"""

import argparse
from collections.abc import Sequence
from typing import Any

import reference_kernel
import stone_soup_peer
from accuracy import grid_accuracy
from harness import save, table, trackers

SIZES = (10, 100, 1000, 10_000)
PEER_SCANS = {10: 40, 100: 30, 1000: 14}  # the peer needs seconds a scan at 1,000
LARGE = 10_000  # from here on 20 scans are enough for a steady mean
WARM_UP = (10, 12)  # targets, scans


def measure(sizes: Sequence[int] = SIZES, *, peer: bool = True) -> dict[str, Any]:
    """Time every tracker on GRID-N.

    Parameters
    ----------
    sizes : sequence of int
        Values of N.
    peer : bool
        Time Stone Soup too, at the sizes that it can do.

    Returns
    -------
    dict
        By tracker, then by N: CPU seconds a scan, GOSPA per target, and where the peer
        ran, `peer_ratio` (peer's seconds / ours).
    """
    found: dict[str, Any] = {}
    peers = {"Stone Soup": stone_soup_peer.run}
    peers["Stone Soup, strict start"] = stone_soup_peer.run_strict
    for name, tracker in trackers().items():
        grid_accuracy(tracker, *WARM_UP)
        found[name] = {}
        for targets in sizes:
            print(f"speed of {name} at {targets} targets")
            scans = 20 if targets >= LARGE else 40
            found[name][targets] = grid_accuracy(tracker, targets, scans)
    for name, tracker in (peers if peer else {}).items():
        found[name] = {}
        for targets in sorted(set(sizes) & set(PEER_SCANS)):
            print(f"speed of {name} at {targets} targets")
            result = grid_accuracy(tracker, targets, PEER_SCANS[targets])
            found[name][targets] = result
    _add_ratios(found, list(peers) if peer else [])
    return found


def show(found: dict[str, Any]) -> None:
    """Print the table for people, the reference kernel's time beside."""
    yardstick = reference_kernel.seconds()
    rows = []
    for name, sizes in found.items():
        for targets, result in sorted(sizes.items()):
            ratio, count = result.get("peer_ratio"), result["expected_count_mean"]
            rows.append(
                [
                    name,
                    str(targets),
                    f"{result['cpu_s_per_scan']:.6f}",
                    f"{result['cpu_s_per_scan'] / yardstick:.6f}",
                    f"{result['rms_per_target_m']:.2f}",
                    "" if count is None else f"{count:.1f}",
                    f"{ratio:.0f}x" if ratio else "",
                ]
            )
    head = ["tracker", "targets", "CPU s/scan", "/ kernel", "GOSPA/target, m"]
    table([*head, "expected count", "faster than the peer"], rows)
    print(f"reference kernel {yardstick:.4f} s CPU")


def _add_ratios(found: dict[str, Any], peers: list[str]) -> None:
    """Divide the peer's time by ours; its faster variant counts."""
    for name, sizes in found.items():
        for targets, result in sizes.items():
            times = [
                found[peer][targets]["cpu_s_per_scan"]
                for peer in peers
                if name not in (*peers, "oracle") and targets in found[peer]
            ]
            if times:
                result["peer_ratio"] = min(times) / result["cpu_s_per_scan"]


def main() -> None:
    """Measure, save and show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--targets", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--no-peer", action="store_true", help="leave Stone Soup out")
    chosen = parser.parse_args()
    found = measure(chosen.targets, peer=not chosen.no_peer)
    save("speed", found)
    show(found)


if __name__ == "__main__":
    main()
