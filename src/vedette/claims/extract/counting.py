"""The quantities of a sentence, each with its measure.

In: a sentence, what the document is about, what the sentences before it counted. Out:
`Tally`: what was found, and what the next sentence may take up. A figure without a noun
takes the noun named or counted before it (`elided`, `bare`, `taken`), and the measure
of what was counted last where no verb of its own says another.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.another import is_another_thing
from vedette.claims.extract.answers import answer_to
from vedette.claims.extract.arms import whole_of
from vedette.claims.extract.asides import aside_after
from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.bare import (
    MORE,
    PART,
    Bare,
    Sizes,
    led,
    led_by_verb,
    likest,
)
from vedette.claims.extract.elided import unit_of
from vedette.claims.extract.elsewhere import HARM
from vedette.claims.extract.figures import lead_to
from vedette.claims.extract.lexicon import OF_FLIGHTS
from vedette.claims.extract.nationals import harm_of
from vedette.claims.extract.nearby import Near, near
from vedette.claims.extract.nor import no_more
from vedette.claims.extract.parts import OF_TIMES, part_of
from vedette.claims.extract.placed import part_over
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted, quantities
from vedette.claims.extract.rerouted import have_landed
from vedette.claims.extract.retold import (
    CAME,
    SEEN,
    are_shot,
    came_in,
    had_told,
    moved_on,
    spoke_of,
)
from vedette.claims.extract.rows import head_of, in_row
from vedette.claims.extract.skies import violated
from vedette.claims.extract.stops import goes_on
from vedette.claims.extract.taken import (
    OF_HARM,
    Keys,
    Memory,
    are_drones,
    is_nothing,
    own_measure,
    taken_up,
)
from vedette.claims.extract.topics import Topic
from vedette.claims.extract.trends import CLASS_OF, Told, of_register, register_key
from vedette.claims.extract.verbs import DEAD, HURT, governed
from vedette.claims.extract.wholes import (
    OF_WHICH,
    of_strayed,
    told_of_whole,
)
from vedette.claims.model import Evidential, ValueKind
from vedette.claims.words import NONE

DURATION = "duration"
_HARMED = rf"{DEAD}|{HURT}"
_TAKES_UP = re.compile(r"(?:Of|Among) (?:these|them|those|the total|this number)\b")
# "Four jets entered, followed by 15 others"; "266 incidents, up from 126".
_AS_BEFORE = re.compile(
    r"(?:\bfollowed by|\b(?:up|down) from|\bcompared (?:to|with)) (?:a further "
    r"|another )?$"
)
_OF_THEM = re.compile(r" of (?:them|these|those) were\b")
_FROM = re.compile(r"\b(?:(?:up|down) from|compared (?:to|with)) $")


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
    keys, older : Keys
        Class and measure of all that was counted: in this paragraph; in the one before.
    entered : frozenset of float
        Numbers of drones of which the document told that they came in.
    sizes : Sizes
        Class and number of all that this paragraph counted.
    drones : str
        Measure of the drones counted last.
    """

    noun: str = ""
    key: str = ""
    listed: bool = False
    violated: bool = False
    toll: bool = False
    text: str = ""
    counted: str = ""
    keys: Keys = ()
    older: Keys = ()
    entered: frozenset[float] = frozenset()
    sizes: Sizes = ()
    drones: str = ""


class Tally(NamedTuple):
    """What a sentence counts: found, last class and measure, all; every figure."""

    found: list[Found]
    noun: str
    key: str
    keys: Keys
    sizes: Sizes
    counted: list[Counted]


class _Sofar:
    """What a sentence has counted up to a figure."""

    def __init__(self, sentence: str, before: Before) -> None:
        self.sentence, self.before = sentence, before
        self.found: list[Found] = []
        self.noun, self.keys, self.sizes = before.noun, before.keys, before.sizes
        self.key = before.key if before.listed else ""
        self.part_key = self.noun_before = ""
        self.aside = (0, 0)  # between the last noun that was counted and its verb

    def memory(self, index: int) -> Memory:
        """Say what a figure may take up; the first one has none before it."""
        here = self.keys[-1][0] if len(self.keys) > len(self.before.keys) else ""
        key = self.key if index else ""
        was = self.before
        return Memory(self.noun, was.counted, key, here, self.keys, was.older)

    def is_of_unread(self, counted: list[Counted], index: int) -> bool:
        """Say whether the figure before it in its sentence is of no measure."""
        starts = {one.start for one in self.found}
        return index > 0 and counted[index - 1].start not in starts

    def last(self, index: int) -> str:
        """Return the class that a figure without a noun has, as `elided` reads it."""
        last = self.noun if self.key or not index else ""
        takes_up = _TAKES_UP.match(self.sentence) is not None
        last = last or (self.before.counted if takes_up else "")
        return "" if last == "damage" else last

    def told_before(self) -> Keys:
        """Return class and measure of what stands before the sentence."""
        return (*self.before.older, *self.before.keys)

    def took(self, unit: str, key: str, one: Counted) -> None:
        """Note what a figure without a noun took up."""
        key = of_strayed(key, self.sentence, one, self.found)
        if key == SEEN and came_in(self.sentence, one, unit, self.before.entered):
            key = "incursion.drones"
        self.noun, self.key = unit, key
        self.keys = (*self.keys, (unit, key))
        self.sizes = (*self.sizes, (unit, one.quantity.strict.lo))
        none = one.quantity.quantifier == NONE
        self.found.append(_counted(one, key, none=none))

    def is_told(self, one: Counted, words: Near) -> bool:
        """Count a figure without a noun that is a part of one told before it."""
        if harm := harm_of(words, self.told_before()):
            self.took("person", harm, one)
        return bool(harm) or self.is_inside(one, words) or self.is_listed(one, words)

    def is_inside(self, one: Counted, words: Near) -> bool:
        """Count a part told in an aside of its whole, if it has no fate of its own."""
        whole = self.found[-1] if self.found else None
        begin, end = self.aside
        kind = self.keys[-1][0] if self.keys else ""
        unit = one.noun.unit if one.noun else kind
        if whole is None or not begin < one.start < end or unit != kind:
            return False
        alone = words.alone()._replace(before="", after=words.after.split(",")[0])
        if own_measure(kind, one, alone, none=False):
            return False
        self.found.append(_counted(one, whole.measure, none=False)._replace(part=True))
        return True

    def is_in_row(self, counted: list[Counted], index: int, words: Near) -> bool:
        """Count one of a row of flights, by its own fate or that of the one before."""
        if not in_row(self.sentence, counted, index):
            return False
        one = counted[index]
        ends = counted[index + 1].start if index + 1 < len(counted) else None
        clause = self.sentence[one.end if one.noun else one.stop : ends].casefold()
        alone = words.alone()._replace(before="", after=f" flights{clause}")
        last = self.found[-1].measure if self.found else ""
        key = measure_of("flight", alone, none=False)
        key = key or (last if last.startswith("effect.flights") else "")
        if key:
            self.took(head_of(self.sentence, counted, index - 1), key, one)
        return bool(key)

    def is_listed(self, one: Counted, words: Near) -> bool:
        """Count one of a list by place, day or year, or a part that goes on."""
        last = self.found[-1] if self.found else None
        between = self.sentence[last.end if last else 0 : one.start]
        told = self.before.key if self.before.key in OF_TIMES else self.before.drones
        if moved_on(one, words, self.told_before(), self.before.entered):
            self.took("drone", CAME, one)
            return True
        part = part_of(last, told, words, between)
        key = part or register_key(
            self.sentence,
            (one.start, one.stop),
            Told(words.lead, self.noun, last.measure, last.end)
            if last
            else Told(words.lead, self.noun, before=self.last_key()),
            drones=words.topic.drones,
        )
        if key:
            self.took(CLASS_OF.get(key, self.noun), key, one)
            self.found[-1] = self.found[-1]._replace(part=bool(part))
        return bool(key)

    def count(self, unit: str, one: Counted, words: Near) -> None:
        """Choose the measure of a figure whose class is known."""
        none = one.quantity.quantifier == NONE
        kind = "drone" if unit == "device" else unit
        if one.noun and unit not in (DURATION, "damage"):
            self.noun = kind
        place = "" if one.noun else part_over(self.sentence, one)
        part = told_of_whole(unit, self.sentence, one, self.found)
        self.key = part or self._measured(unit, one, words, place)
        self.key = of_strayed(self.key, self.sentence, one, self.found)
        if self.key == SEEN and came_in(self.sentence, one, kind, self.before.entered):
            self.key = "incursion.drones"  # "one of the five drones flew near the city"
        self.part_key = self.key if words.part else self.part_key
        if self.key:
            self.keys = (*self.keys, (kind, self.key))
            self.sizes = (*self.sizes, (kind, one.quantity.strict.lo))
            told = _counted(one, self.key, none=none)
            self.found.append(told._replace(place=place, part=bool(part)))
            self.aside = aside_after(self.sentence, one.end) or self.aside
        if none and self.key in HARM:
            self.found += [
                _counted(one._replace(end=end), other, none=True)
                for other, end in no_more(self.sentence, one)
            ]

    def _measured(self, unit: str, one: Counted, words: Near, place: str) -> str:
        """Return the measure of what is no part of people or flights told before."""
        led_by = self.sentence[: one.start]
        same = self.noun_before == unit and self.key and _AS_BEFORE.search(led_by)
        self.noun_before = unit
        led_on = place and not governed(words.before)  # "and wounded 10 more in Orla"
        if (led_on and self.key) or same:
            return self.key
        earlier = self.before.drones
        if unit == "drone" and had_told(words, earlier):
            return earlier
        parallel = self.part_key if words.part and words.before.endswith("and ") else ""
        whole = whole_of(self.key, unit, words) if words.whole else ""
        none = one.quantity.quantifier == NONE
        key = parallel or whole or own_measure(unit, one, words, none=none)
        key = key or answer_to(unit, one, words)
        if key == SEEN and self.key == "incursion.objects" and words.topic.intrusion:
            key = CAME  # "four jets and two drones flew over the east"
        if key == SEEN and spoke_of(words, earlier):
            key = earlier
        key = key or self._put_beside(unit, one)
        listed = unit == "incident" and not key
        return of_register(words, self.last_key()) if listed else key

    def last_key(self) -> str:
        """Return the measure counted last, in this paragraph or the one before."""
        keys = [*self.before.older, *self.keys]
        return keys[-1][1] if keys else ""

    def _put_beside(self, unit: str, one: Counted) -> str:
        """Return the measure of an earlier figure of the same noun that this amends."""
        if unit == self.before.noun and _OF_THEM.match(self.sentence, one.stop):
            return self.before.key
        unit = "drone" if unit == "device" else unit
        diverted = self.last_key() == "effect.flights_diverted"
        if unit in OF_FLIGHTS and diverted and have_landed(self.sentence[one.end :]):
            return "effect.flights_diverted"
        if unit == DURATION:
            last = self.found[-1] if self.found else None
            told = last and last.kind is ValueKind.DURATION
            if last and told and goes_on(self.sentence[last.end : one.start]):
                return last.measure
            of_which = OF_WHICH.search(lead_to(self.sentence, one.start))
            return dict(self.keys).get(unit, "") if of_which else ""
        beside = led_by_verb(self.sentence, one)
        return dict(self.keys).get(unit, "") if beside else ""


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
    sofar = _Sofar(sentence, before)
    for index, one in enumerate(counted):
        words = near(sentence, counted, index, attack=topic.attack)._replace(
            strayed=strayed, toll=before.toll, lead=before.text, topic=topic
        )
        if sofar.is_in_row(counted, index, words):
            continue
        unit = unit_of(sentence, counted, index, sofar.last(index))
        unit = "drone" if one.noun is None and are_shot(unit, words) else unit
        if one.noun is None:
            other = is_another_thing(sentence, counted, index, sofar.found, before.noun)
            if other or is_nothing(sentence, one, words):
                continue
            if sofar.is_told(one, words):
                continue
            if _FROM.search(sentence[: one.start]) and sofar.is_of_unread(
                counted, index
            ):
                continue
            bare = likest(led(sentence, counted, index), one, sofar.sizes)
            if not unit or _is_apart(bare, unit, words):
                taken = taken_up(bare, one, words, sofar.memory(index))
                sofar.key = ""
                if taken and taken.unit != DURATION:  # of which the unit is not told
                    sofar.took(*taken, one)
                continue
        if unit and not sofar.is_inside(one, words):
            sofar.count(unit, one, words)
    found = _without_shares(sofar.found, {one.start for one in counted if one.share})
    return Tally(found, sofar.noun, sofar.key, sofar.keys, sofar.sizes, counted)


def _without_shares(found: list[Found], shares: set[int]) -> list[Found]:
    """Drop a share with the measure of its whole: what it tells is something else."""
    wholes = {one.measure for one in found if one.start not in shares}
    return [
        one for one in found if one.start not in shares or one.measure not in wholes
    ]


def _is_apart(bare: Bare, unit: str, words: Near) -> bool:
    """Say whether a part or "more" is left to `taken`; harm of people is not."""
    harmed = unit in OF_HARM and (bare.kind != MORE or re.search(_HARMED, words.after))
    return bare.kind in (PART, MORE) and (not harmed or are_drones(bare, words))


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
