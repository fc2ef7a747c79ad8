"""The quantities of a sentence, each with its measure.

In: a sentence, what the document is about, what the sentences before it counted. Out:
`Found`, and what the next sentence may take up. A figure without a noun takes the noun
named or counted before it (`elided`, `bare`), and the measure of what was counted last
where no verb of its own says another.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.arms import whole_of
from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.existence import existing
from vedette.claims.extract.bare import (
    ACTED,
    GAP,
    MORE,
    PART,
    TOLD,
    UPDATE,
    Bare,
    classes_in,
    led,
    led_by_verb,
)
from vedette.claims.extract.elided import no_more, part_over, unit_of
from vedette.claims.extract.elsewhere import HARM
from vedette.claims.extract.nearby import Near, near
from vedette.claims.extract.nouns import class_of
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted, lead_to, quantities
from vedette.claims.extract.skies import violated
from vedette.claims.extract.topics import Topic
from vedette.claims.extract.verbs import DEAD, HURT, governed
from vedette.claims.model import Evidential, ValueKind
from vedette.claims.words import NONE

DURATION = "duration"
HARM_OF_PEOPLE = ("effect.dead", "effect.injured")
PEOPLE = ("person", "force", "passenger")
_HARMED = rf"{DEAD}|{HURT}"
FLIGHTS = ("flight", "service", "plane")
OF_HARM = (*PEOPLE, "dead", "injured", "violation")  # of these `elided` knows parts
# Classes that say what is counted without a verb.
PLAIN = ("report", "passenger", "dead", "injured", "wreck", "damage", "missile", "both")
_INCLUDING = re.compile(
    r"^[^.;]{0,60}\b(?:including|among them|among whom|of whom)\s(?:at least )?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\s(?:of (?:them|whom|which|these|those))\b")
_TAKES_UP = re.compile(r"(?:Of|Among) (?:these|them|those|the total|this number)\b")
_OF_WHICH = re.compile(r"\bof (?:which|them|whom) $")
# "Four jets entered, followed by 15 others"; "266 incidents, up from 126".
_AS_BEFORE = re.compile(
    r"(?:\bfollowed by|\b(?:up|down) from|\bcompared (?:to|with)) (?:a further "
    r"|another )?$"
)
_OF_THEM = re.compile(r" of (?:them|these|those) were\b")
# What turned out to be nothing is none of those counted.
_RULED_OUT = re.compile(
    r"[^,;.]{0,60}\b(?:ruled out|turned out|explained|dismissed|discounted|retracted"
    r"|withdrawn|false|proved to be|were released|arrested|detained|interviewed"
    r"|questioned|missing|unaccounted|rang|had (?:rung|called))\b"
)
# A part with no verb of its own has the measure of its whole.
_NO_OWN = re.compile(
    r"(?: of (?:them|these|those|which|whom|the (?:lot|ones)))?\"?(?:[.,;:!?)]|$"
    r"|\s[–—-]"
    r"|\s(?:this (?:year|month|week)|since|alone|in|on|from|over|and|but|last)\b"
    r"|\swere (?!\w+ed\b)|\s(?:happened|occurred|took place|came|dated?|were (?:in|on"
    r"|from|over|made|recorded))\b)"
)
_THERE_WERE = re.compile(r"\bthere (?:were|was|are|had been) $")
_OTHER_VERB = re.compile(
    r"\s(?:\w+ly )?(?:left|turned|disappeared|vanished|flew|returned|went|came|made"
    r"|stayed"
    r"|remained|ran|exited|headed|continued|broke|had broken|escaped|got away|lost)\b"
)
# That one of them fell says nothing of what was found.
_CAME_DOWN = re.compile(
    r"\s(?:\w+ )?(?:fell|crash\w+|came down|went down|land\w+|explod\w+)\b"
)
# "The first drone crossed at ten. Four others followed."
_SINGLE = re.compile(
    r"^(?:The first|An?|One) (?:[\w-]+ )?(?P<noun>drone|uav|missile|plane|jet)\b"
)
# What "there were" says of drones, where no verb says more.
OF_DRONES = ("sighting.drones", "incursion.drones", "attack.drones")


class Before(NamedTuple):
    """What a sentence takes up from those before it in its paragraph.

    Attributes
    ----------
    noun, key : str
        Class and measure of what was counted last.
    listed : bool
        Whether a list goes on.
    violated, toll : bool
        Whether the paragraph told of a violated sky; the document counted dead.
    text : str
        The last sentence.
    counted : str
        Class of what was counted last in the paragraph before.
    keys, older : tuple of tuple of str
        Class and measure of all that was counted, the last one last: in this paragraph;
        in the one before.
    here : str
        Class of what was counted last in the sentence so far.
    """

    noun: str = ""
    key: str = ""
    listed: bool = False
    violated: bool = False
    toll: bool = False
    text: str = ""
    counted: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    older: tuple[tuple[str, str], ...] = ()
    here: str = ""


class Tally(NamedTuple):
    """What a sentence counts: what was found; class and measure of the last one."""

    found: list[Found]
    noun: str
    key: str
    keys: tuple[tuple[str, str], ...]


def numbers(sentence: str, topic: Topic, before: Before, *, strayed: bool) -> Tally:
    """Read the quantities of a sentence.

    Parameters
    ----------
    sentence : str
        Folded.
    topic : Topic
        What the document is about.
    before : Before
        What stands before it.
    strayed : bool
        Whether the document tells of a sky violated in an attack on another country.

    Returns
    -------
    Tally
        In the order of the sentence.
    """
    counted = quantities(sentence)
    strayed = strayed and (before.violated or violated(sentence))
    found: list[Found] = []
    noun, key, part_key = before.noun, before.key if before.listed else "", ""
    noun_before, keys = "", before.keys
    for index, one in enumerate(counted):
        last = noun if key or not index else ""
        last = last or (before.counted if _TAKES_UP.match(sentence) else "")
        bare = Bare("") if one.noun else led(sentence, counted, index)
        unit = unit_of(sentence, counted, index, last)
        words = near(sentence, counted, index, attack=topic.attack)._replace(
            strayed=strayed, toll=before.toll, lead=before.text, topic=topic
        )
        none = one.quantity.quantifier == NONE
        if one.noun is None and _is_nothing(sentence, one, words):
            continue
        harmed = unit in OF_HARM and (
            bare.kind != MORE or re.search(_HARMED, words.after)
        )
        harmed = harmed and not _are_drones(bare, words)
        apart = bare.kind in (PART, MORE) and not harmed
        if apart or (not unit and one.noun is None):
            here = keys[-1][0] if len(keys) > len(before.keys) else ""
            memory = before._replace(
                noun=noun, keys=keys, key=key if index else "", here=here
            )
            unit, key = _taken_up(bare, one, words, memory)
            if key:
                noun, keys = unit, (*keys, (unit, key))
                found.append(_counted(one, key, none=none))
            continue
        if not unit:
            continue
        if one.noun and unit != DURATION:
            noun = "drone" if unit == "device" else unit
        place = "" if one.noun else part_over(sentence, one)
        parallel = part_key if words.part and words.before.endswith("and ") else ""
        whole = whole_of(key, unit, words) if words.whole else ""
        part = _told_of_whole(unit, sentence, one, found)
        same = noun_before == unit and key and _AS_BEFORE.search(sentence[: one.start])
        noun_before = unit
        if part:
            key = part
        elif not ((place and key) or same):
            key = parallel or whole or _own(unit, one, words, none=none)
            key = key or _put_beside(unit, sentence, one, before, keys)
        key = _of_strayed(key, sentence, one, found)
        part_key = key if words.part else part_key
        if key:
            keys = (*keys, ("drone" if unit == "device" else unit, key))
            told = _counted(one, key, none=none)
            found.append(told._replace(place=place, part=bool(part)))
        if none and key in HARM:
            found += [
                _counted(one, other, none=True) for other in no_more(sentence, one)
            ]
    return Tally(found, noun, key, keys)


def _own(unit: str, one: Counted, words: Near, *, none: bool) -> str:
    """Choose a measure; where the noun is left out what follows has the first say."""
    by_verb = one.noun is None and not governed(words.before)
    if by_verb:
        key = measure_of(unit, words.alone()._replace(before=""), none=none)
        if key == "wreck.objects" and one.quantity.strict.hi == 1:
            return "" if _CAME_DOWN.match(words.after) else key
        if key and unit not in PLAIN:
            return key
    if by_verb and _OTHER_VERB.match(words.after) and unit not in OF_HARM:
        return ""  # what stands before is not what became of these
    return measure_of(unit, words, none=none)


def _put_beside(
    unit: str,
    sentence: str,
    one: Counted,
    before: Before,
    keys: tuple[tuple[str, str], ...],
) -> str:
    """Return the measure of an earlier figure of the same noun that this one amends."""
    if unit == before.noun and _OF_THEM.match(sentence, one.stop):
        return before.key
    unit = "drone" if unit == "device" else unit
    return dict(keys).get(unit, "") if led_by_verb(sentence, one) else ""


def _taken_up(bare: Bare, one: Counted, words: Near, memory: Before) -> tuple[str, str]:
    """Return the class and the measure that a figure without a noun takes up."""
    keys = dict(memory.keys)
    last = memory.keys[-1] if memory.keys else ("", "")
    if not bare.kind:
        return "", ""
    if bare.kind == GAP:
        if not last[1] or last[1] != memory.key:
            return "", ""
        return last[0], _own(
            last[0], one, words._replace(before=""), none=False
        ) or last[1]
    classes = _candidates(bare, words, memory)
    if _are_drones(bare, words):
        classes = ["drone", *(name for name in classes if name != "drone")]
    none = one.quantity.quantifier == NONE
    if bare.kind == MORE:
        return _more(classes, one, words, memory)
    for name in classes if bare.kind == UPDATE else ():
        if name in keys:
            return name, keys[name]
    for at, name in enumerate(classes):
        fits = name not in PLAIN or not (at or bare.kind == ACTED)
        key = _own(name, one, words.alone(), none=none) if fits else ""
        if bare.kind == TOLD and key in OF_DRONES and name in keys:
            return name, keys[name]
        if key:
            return name, key
    if classes and bare.kind == TOLD and classes[0] not in PEOPLE:
        key = measure_of(classes[0], words, none=none)
        if key:
            return classes[0], key
    neutral = bare.kind != PART or _NO_OWN.match(words.after)
    if not classes or none or bare.kind == ACTED or not neutral:
        return "", ""
    name = next((one for one in classes if one not in PEOPLE), classes[0])
    if name in keys:
        return name, keys[name]
    drones = name in ("drone", "device") and bare.kind != PART
    return ("drone", existing(words)) if drones else ("", "")


def _more(
    classes: list[str], one: Counted, words: Near, memory: Before
) -> tuple[str, str]:
    """Read "two more followed": what its own verb says, else as those told first."""
    first = dict(reversed(memory.older)) | dict(reversed(memory.keys))
    lead = words.lead.casefold()
    for name in classes:
        alone = words.alone()._replace(before="")
        key = measure_of(name, alone, none=False) if name not in PLAIN else ""
        key = key or first.get(name, "")
        key = key or measure_of(name, alone._replace(after=lead), none=False)
        if key:
            return name, key
    return "", ""


def _is_nothing(sentence: str, one: Counted, words: Near) -> bool:
    """Say whether a figure without a noun is of what turned out to be nothing."""
    by_one = one.quantity.strict.hi == 1 and re.search(
        r"\b(?:by|from|with|to) $", words.before
    )
    if by_one and sentence.startswith(" of ", one.stop):
        return True  # "killed by one of them"
    vague = sentence[one.start : one.stop].casefold() in ("some", "many", "any")
    return vague or _RULED_OUT.match(words.after) is not None


def _are_drones(bare: Bare, words: Near) -> bool:
    """Read "there were three of them" in a text that tells of drones."""
    there = _THERE_WERE.search(words.before) is not None
    return bare.kind == PART and there and words.topic.drones


def _candidates(bare: Bare, words: Near, memory: Before) -> list[str]:
    """Return the classes that a figure without a noun may count, the likeliest first."""
    before = classes_in(words.lead)
    apart = bare.kind == PART and re.search(
        r"[,–—-] (?:(?:of|among) \w+,? )?$", words.before
    )
    if apart and (memory.here or bare.named):
        return [memory.here or bare.named[0]]
    if bare.kind in (PART, ACTED):
        order = (memory.noun, *bare.named, *before, memory.counted)
    elif bare.kind == MORE:
        one = _SINGLE.search(words.lead)
        first = class_of(one["noun"].casefold()) if one else ""
        order = (memory.noun, *bare.named, first, memory.counted)
    else:
        order = (*bare.named, memory.noun, *before)
    return [one for one in dict.fromkeys(order) if one]


def _told_of_whole(unit: str, sentence: str, one: Counted, found: list[Found]) -> str:
    """Return what is told of a whole of which this is a part, "" where it is none.

    "27 hurt, including three children" tells that three children were hurt.
    """
    if not found:
        return ""
    flights = unit in FLIGHTS and found[-1].measure.startswith("effect.flights")
    if not flights and (unit not in PEOPLE or found[-1].measure not in HARM_OF_PEOPLE):
        return ""
    between = sentence[found[-1].end : one.start]
    led_in = _INCLUDING.search(between) and ";" not in between
    of_them = _OF_WHOM.match(sentence, one.stop)
    own = re.match(rf"[^,;.]{{0,40}}?\b(?:{DEAD})", sentence[one.end :])
    return found[-1].measure if (led_in or of_them) and not own else ""


def _of_strayed(key: str, sentence: str, one: Counted, found: list[Found]) -> str:
    """Read what was downed of those that had entered: "19, of which four ..."."""
    strayed = found and found[-1].measure in ("incursion.drones", "incursion.objects")
    of_them = _OF_WHOM.match(sentence, one.stop) or _OF_WHICH.search(
        lead_to(sentence, one.start)
    )
    return "incursion.downed" if key == "attack.downed" and strayed and of_them else key


def counts_dead(one: Found) -> bool:
    """Say whether something that was found counts dead people, some at least.

    Parameters
    ----------
    one : Found
        Of a sentence.

    Returns
    -------
    bool
        False for "nobody was killed".
    """
    some = one.quantity is not None and one.quantity.strict.hi != 0
    return one.measure == "effect.dead" and some


def _counted(one: Counted, key: str, *, none: bool) -> Found:
    kind = ValueKind.DURATION if key.startswith("duration.") else ValueKind.COUNT
    category = ""
    if key == "effect.property":
        kind, category = ValueKind.CATEGORY, "none" if none else "some"
    return Found(
        start=one.start,
        end=one.end,
        measure=key,
        kind=kind,
        quantity=None if category else one.quantity,
        category=category,
        evidential=Evidential.REPORTED if none else Evidential.ASSERTED,
    )
