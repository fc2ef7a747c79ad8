"""Mismatch: what becomes of counts whose site file is wrong of its sensors or births.

Synthetic. The same nights as in `studies.py`, the truth untouched, under sites that are
told p_detect, clutter or arrivals by a factor (`vedette.study.told`). Published, and
gates nothing: it says how counts fail when what they assume does.

Run: ``python bench/mismatch.py [--nights N] [FAMILY ...]``.
"""

import argparse
from typing import Any

from harness import save
from studies import FAMILIES, scenario_of, study_of

from vedette.study.told import MISMATCHES, RIGHT, Told

SAID = ("truth_mean", "mean", "coverage_90", "pit_ks", "crps")


def told(name: str, how: Told, nights: int) -> list[dict[str, Any]]:
    """Sum up the counts of nights whose site is told something."""
    folder = name if how == RIGHT else f"{name}-{how.name.replace(' ', '-')}"
    every = {} if how == RIGHT else {"oracle_every": 0}
    found = study_of(scenario_of(name), folder, nights, told=how, **every)[0]
    return [
        {key: one[key] for key in ("volume", "measure", *SAID)}
        for one in found["counts"]
    ]


def rows(name: str, found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Write one family as rows of a table: what is true, and what each site stated."""
    lines = []
    for at, right in enumerate(found[RIGHT.name]):
        told_so = [each[at] for each in found.values()]
        cells = [
            f"{one['mean']:.2f}, {100 * one['coverage_90']:.0f}" for one in told_so
        ]
        what = f"{name}, {right['volume']} {right['measure']}"
        lines.append(f"| {what} | {right['truth_mean']:.2f} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Tell every site wrong in every way; print the table and save it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("families", nargs="*", default=FAMILIES)
    parser.add_argument("--nights", type=int, default=30, help="of each family and way")
    asked = parser.parse_args()
    hows = (RIGHT, *MISMATCHES)
    found = {
        name: {how.name: told(name, how, asked.nights) for how in hows}
        for name in asked.families
    }
    print(
        f"Stated mean, and how many % of the 90 % intervals held, {asked.nights} nights"
    )
    print(f"| count | true | {' | '.join(how.name for how in hows)} |")
    print("|---|---|" + "---|" * len(hows))
    for name, each in found.items():
        print("\n".join(rows(name, each)))
    save("mismatch", {"nights": asked.nights, "families": found})


if __name__ == "__main__":
    main()
