"""Extraction: what the rules find in the sample articles, and how long five take.

The table is that of docs/claims-extraction.md: self-written articles of
``tests/claims/samples`` with keys made by hand, held-out ones first. With ``--pages
FOLDER`` it scores texts of your own, laid out as those are (``NAME.txt``,
``key.json``). Facts: those found of those keyed, of all that were proposed.
Seconds are CPU seconds of this process, for five articles of the held-out set.

Run: ``python bench/extraction.py [--pages FOLDER] [--remarks] [--save]``.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import reference_kernel
from harness import save, table

from extraction_score import SAMPLES, Score, articles, proposals, score

ARTICLES, RUNS = 5, 5


def row(name: str, found: Score) -> list[str]:
    """Write a score as a line of the table."""
    return [
        name,
        str(found.keyed),
        f"{found.found}/{found.keyed} = {found.recall:.2f}",
        f"{found.found}/{found.proposed} = {found.precision:.2f}",
        f"{found.right}/{found.named}",
        f"{found.abstained:.2f} of {found.attributable}",
        str(found.wrong_mouth),
        str(found.wrong_event),
        f"{found.placed}/{found.harm}",
        f"{found.facts_found}/{found.facts_keyed} of {found.facts_proposed}",
    ]


def seconds() -> float:
    """Time five articles, the least of some runs."""
    five = list(articles("held_out").items())[:ARTICLES]
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        for name, (text, key) in five:
            proposals(name, text, key)
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of texts with a key")
    parser.add_argument("--remarks", action="store_true", help="print every miss")
    parser.add_argument("--save", action="store_true", help="write results/*.json")
    given = parser.parse_args()
    folders = [SAMPLES / "held_out", SAMPLES / "development"]
    folders += [given.pages] if given.pages else []
    scores = {folder.name: score(articles(str(folder))) for folder in folders}
    head = ["set", "keyed", "values found", "values right", "speakers right"]
    head += ["abstained", "wrong mouth", "wrong event", "harm placed"]
    head += ["facts"]
    table(head, [row(name, found) for name, found in scores.items()])
    for found in scores.values() if given.remarks else ():
        print("\n".join(found.remarks))
    took = seconds()
    kernel = reference_kernel.seconds()
    print(f"{ARTICLES} articles: {took:.3f} s CPU; reference kernel {kernel:.4f} s CPU")
    if given.save:
        numbers = {
            name: {
                "keyed": found.keyed,
                "recall": round(found.recall, 4),
                "precision": round(found.precision, 4),
                "speakers_right": round(found.speakers_right, 4),
                "abstained": round(found.abstained, 4),
                "wrong_mouth": found.wrong_mouth,
                "wrong_event": found.wrong_event,
                "harm": found.harm,
                "placed": found.placed,
                "facts_keyed": found.facts_keyed,
                "facts_found": found.facts_found,
                "facts_proposed": found.facts_proposed,
            }
            for name, found in scores.items()
        }
        save("extraction", {"sets": numbers, "five_articles_s": round(took, 4)})


if __name__ == "__main__":
    main()
