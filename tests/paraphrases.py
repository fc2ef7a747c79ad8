"""Single passages in many styles, each with its key, as articles of a sentence or two.

In: a file of `claims/samples/paraphrases`, a line for each passage under a heading
that is the measure of its quantities. Out: texts and keys as of `extraction_score`. A
quantity stands in braces: its words, ``=lo..hi`` where they are no plain figure, the
measure where it is not the heading's, ``other`` where it is of another event,
``denied`` where the words deny it. After the passage stands who says it, ``|@names``
for all of its quantities, ``|@2 names`` for the second. A pilcrow ends a line within a
passage. Under "distractors" nothing is to be found.
"""

import re
from pathlib import Path
from typing import Any

PASSAGES = Path(__file__).parent / "claims/samples/paraphrases"
PUBLISHED, ZONE = "2031-03-06", "Europe/Berlin"
DEFAULT = {"events": "effect.dead"}  # headings that are no measure
_BRACED = re.compile(r"\{(?P<words>[^=|{}]+)(?:=(?P<value>[^|{}]+))?(?P<more>[^{}]*)\}")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [
    "zero",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]


def passages(name: str) -> dict[str, dict[str, tuple[str, dict[str, Any]]]]:
    """Return the passages of a file as articles, by heading."""
    found: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {}
    heading = ""
    for line in (PASSAGES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line:
            part = found.setdefault(heading, {})
            part[f"{heading}-{len(part) + 1}"] = _article(heading, line)
    return found


def all_of(name: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return all passages of a file as articles."""
    parts = passages(name).values()
    return {key: article for part in parts for key, article in part.items()}


def _article(heading: str, line: str) -> tuple[str, dict[str, Any]]:
    """Part a line into its text and its key."""
    marked, *speakers = line.replace("¶", "\n").split("|@")
    text, at, key = "", 0, []
    for match in _BRACED.finditer(marked):
        text += marked[at : match.start()]
        more = match["more"].split("|")[1:]
        low, high = _value(match["words"], match["value"])
        measure = next(
            (one for one in more if "." in one), DEFAULT.get(heading, heading)
        )
        quantity = {"start": len(text), "end": len(text) + len(match["words"])}
        quantity |= {"words": match["words"], "lo": low, "hi": high}
        quantity |= {"measure": measure, "other_event": "other" in more}
        quantity |= {"denied": "denied" in more}
        key.append(quantity | {"speaker": _speakers(speakers, len(key) + 1)})
        text += match["words"]
        at = match.end()
    text += marked[at:]
    return text, {"published": PUBLISHED, "zone": ZONE, "quantities": key}


def _speakers(told: list[str], number: int) -> list[str]:
    for one in told:
        index, _, names = one.partition(" ") if one[0].isdigit() else ("", "", one)
        if not index or int(index) == number:
            return names.split(",")
    return []


def _value(words: str, value: str | None) -> tuple[int, int | None]:
    """Return lowest and highest value, of a plain figure both the same."""
    if value is None:
        figure = _figure(words)
        return figure, figure
    low, span, high = value.partition("..")
    return int(low), int(high) if high else (None if span else int(low))


def _figure(words: str) -> int:
    said = words.casefold().replace(",", "").replace("a total of ", "")
    if said.isdigit():
        return int(said)
    tens, _, ones = said.partition("-")
    if ones:
        return 10 * _TENS.index(tens) + _ONES.index(ones)
    return _ONES.index(said) if said in _ONES else 10 * _TENS.index(said)
