"""Run the benches: measure, write results/*.json, print a table for people.

Run: ``python bench/run.py [NAME...]``; without a name, all of them. Each bench also
runs alone (``python bench/speed.py --help``).
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import accuracy
import asterix_codec
import decode
import honesty
import reference_kernel
import speed
import williams
from harness import save

BENCHES = {
    "accuracy": accuracy,
    "asterix": asterix_codec,
    "decode": decode,
    "honesty": honesty,
    "speed": speed,
    "williams": williams,
}


def main() -> None:
    """Run the chosen benches one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("bench", nargs="*", help=f"of {', '.join(BENCHES)}; all")
    chosen = parser.parse_args().bench or list(BENCHES)
    if unknown := set(chosen) - set(BENCHES):
        parser.error(f"no bench {', '.join(sorted(unknown))}; choose {list(BENCHES)}")
    print(f"reference kernel {reference_kernel.seconds():.4f} s CPU")
    for name in chosen:
        before = time.perf_counter()
        print(f"--- {name}")
        found = BENCHES[name].measure()
        if found:  # nothing where every tracker was skipped, and it said so
            save(name, found)
            BENCHES[name].show(found)
        print(f"--- {name} took {time.perf_counter() - before:.0f} s")


if __name__ == "__main__":
    main()
