"""How well rules read articles: proposals against keys that people wrote by hand.

A quantity of the key is found where a proposal of the same measure has the same strict
bounds and its trigger overlaps the words of the key; a key may list other measures that
are as fair a reading ("also"). A proposal of a counted or timed
measure that finds no quantity of the key is wrong. Speakers are judged on found
quantities: right where the name proposed is one that the key lists, or holds it. A
speaker is attributable where a reader can tell, by a pronoun too. A statement is in the
other party's mouth where a speaker is named and it is not one of the key.

Facts without a figure (actions, when closed and reopened, intent) are judged only in
articles whose key lists them: the category is the same, or the time proposed is an hour
long at most and holds the time of the key, and the triggers overlap.
"""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from vedette.claims.extract import extract
from vedette.claims.model import Document, Evidential, ValueKind
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span
from vedette.claims.text import normalised
from vedette.site.instant import instant_ns

SAMPLES = Path(__file__).parent / "claims" / "samples"
EVENT = "this"
FACTS = ("response.action", "intent", "time.closed", "time.reopened")
HOUR_NS = 3_600_000_000_000
HARM = ("effect.dead", "effect.injured", "effect.buildings", "effect.property")


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over articles.

    Parameters
    ----------
    keyed, found, proposed : int
        Quantities of the key, those found, and proposals that state a quantity.
    attributable, named, right : int
        Of those found: with a speaker in the key; with one proposed; rightly.
    wrong_mouth, wrong_event : int
        Statements laid to somebody else; deaths or damage laid to this event that the
        key gives to another.
    wrong_stance : int
        Denied in the key and not by the rules, or the reverse, where the key says.
    harm, placed : int
        Deaths, injuries and damage of this event that were found; of them laid to it.
    facts_keyed, facts_found, facts_proposed : int
        The same of facts without a figure.
    remarks : list of str
        One for each miss.
    """

    keyed: int = 0
    found: int = 0
    proposed: int = 0
    attributable: int = 0
    named: int = 0
    right: int = 0
    wrong_mouth: int = 0
    wrong_event: int = 0
    wrong_stance: int = 0
    harm: int = 0
    placed: int = 0
    facts_keyed: int = 0
    facts_found: int = 0
    facts_proposed: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the key that was found."""
        return self.found / self.keyed

    @property
    def precision(self) -> float:
        """Share of proposals that are in the key."""
        return self.found / self.proposed

    @property
    def speakers_right(self) -> float:
        """Share of named speakers that are right."""
        return self.right / self.named

    @property
    def abstained(self) -> float:
        """Share of attributable quantities for which nobody was named."""
        return 1.0 - self.attributed / self.attributable

    @property
    def attributed(self) -> int:
        """Attributable quantities for which somebody was named."""
        return self.named - self._unasked

    _unasked: int = 0

    def unasked(self) -> None:
        """Count a speaker where the key has none."""
        self._unasked += 1


def articles(part: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return text and key of each article of a part of the samples."""
    folder = SAMPLES / part
    keys = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    return {
        name: ((folder / f"{name}.txt").read_text(encoding="utf-8"), key)
        for name, key in keys.items()
    }


def proposals(name: str, text: str, key: dict[str, Any]) -> tuple[Proposal, ...]:
    """Let the rules read one article."""
    day = date.fromisoformat(key["published"])
    dateline = Span(
        begin=f"{day}T00:00:00Z", end=f"{day + timedelta(days=1)}T00:00:00Z"
    )
    return extract(
        Document(id=name, published=dateline),
        normalised(text),
        zone=key["zone"],
        event=EVENT,
    )


def score(part: dict[str, tuple[str, dict[str, Any]]]) -> Score:
    """Judge all articles of a part."""
    total = Score()
    for name, (text, key) in part.items():
        made = list(proposals(name, text, key))
        _judge(total, name, made, key["quantities"])
        if "facts" in key:
            _judge_facts(total, name, made, key["facts"])
    return total


def _judge(
    total: Score, name: str, made: list[Proposal], key: list[dict[str, Any]]
) -> None:
    counted = (ValueKind.COUNT, ValueKind.DURATION)
    left = [one for one in made if one.claim.kind in counted]
    left += [one for one in made if one.claim.measure == "effect.property"]
    total.proposed += len(left)
    total.keyed += len(key)
    for quantity in key:
        hit = next((one for one in left if _same(one, quantity)), None)
        if hit is None:
            total.remarks.append(_missed(name, quantity))
            continue
        left.remove(hit)
        total.found += 1
        _speaker(total, name, hit, quantity)
        denied = hit.claim.evidential is Evidential.DENIED
        if quantity.get("denied", denied) != denied:
            total.wrong_stance += 1
            total.remarks.append(f"{name}: wrong stance {quantity['words']!r}")
        harm = quantity["measure"] in HARM
        this = hit.claim.event == EVENT and harm
        total.harm += harm and not quantity["other_event"]
        total.placed += this and not quantity["other_event"]
        if this and quantity["other_event"]:
            total.wrong_event += 1
            total.remarks.append(f"{name}: wrong event {quantity['words']!r}")
    total.remarks += [_unmatched(name, one, one.claim.strict) for one in left]


def _judge_facts(
    total: Score, name: str, made: list[Proposal], key: list[dict[str, Any]]
) -> None:
    left = [one for one in made if one.claim.measure in FACTS]
    total.facts_proposed += len(left)
    total.facts_keyed += len(key)
    for fact in key:
        hit = next((one for one in left if _same_fact(one, fact)), None)
        if hit is None:
            total.remarks.append(_missed(name, fact))
            continue
        left.remove(hit)
        total.facts_found += 1
    for one in left:
        claim = one.claim
        said = claim.category or (claim.time.begin if claim.time else claim.note)
        total.remarks.append(_unmatched(name, one, said))


def _missed(name: str, keyed: dict[str, Any]) -> str:
    return f"{name}: missed {keyed['words']!r} {keyed['measure']}"


def _unmatched(name: str, one: Proposal, said: object) -> str:
    claim = one.claim
    quote = claim.quote.exact[:90] if claim.quote else ""
    return f"{name}: not in the key {claim.measure} {said} in {quote!r}"


def _same_fact(one: Proposal, fact: dict[str, Any]) -> bool:
    claim = one.claim
    overlap = one.start < fact["end"] and fact["start"] < one.end
    if claim.measure != fact["measure"] or not overlap:
        return False
    if not claim.measure.startswith("time."):
        return bool(claim.category == fact["value"])
    at = instant_ns(fact["value"], where="key")
    when = claim.time
    if when is None or when.end_ns - when.begin_ns > HOUR_NS:
        return False
    return bool(when.begin_ns <= at < when.end_ns)


def _same(one: Proposal, quantity: dict[str, Any]) -> bool:
    claim = one.claim
    if claim.measure not in (quantity["measure"], *quantity.get("also", ())):
        return False
    overlap = one.start < quantity["end"] and quantity["start"] < one.end
    if claim.strict is None:
        return bool(overlap and (claim.category == "none") == (quantity["hi"] == 0))
    bounds = (claim.strict.lo, claim.strict.hi)
    return bool(overlap and bounds == (quantity["lo"], quantity["hi"]))


def _speaker(total: Score, name: str, hit: Proposal, quantity: dict[str, Any]) -> None:
    known = quantity["speaker"]
    total.attributable += bool(known)
    if hit.speaker is None:
        if known:
            total.remarks.append(
                f"{name}: nobody for {quantity['words']!r}, {known[0]} ({hit.reason})"
            )
        return
    total.named += 1
    if not known:
        total.unasked()
    said = hit.speaker.name.casefold()
    if any(one.casefold() in said for one in known):
        total.right += 1
        return
    total.wrong_mouth += 1
    total.remarks.append(
        f"{name}: {hit.speaker.name!r} for {quantity['words']!r}, key {known}"
    )
