"""The class and the measure that a figure without a noun takes up.

In: how it is led (`bare`), the words around it, what was counted before. Out: `Taken`.
Of the classes that it may count it takes the first of which its own words say
something; where they say nothing, it has the measure of the figure that it amends or
is a part of. What turned out to be nothing is none of those counted.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.agreement import able
from vedette.claims.extract.answers import ASKED, answer_to
from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.bare import (
    ACTED,
    GAP,
    MORE,
    PART,
    TOLD,
    UPDATE,
    Bare,
    classes_in,
    singles_in,
)
from vedette.claims.extract.existence import existing
from vedette.claims.extract.lexicon import HARM_OF_PEOPLE, OF_HARMED, OF_PEOPLE
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.nouns import class_of
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.verbs import governed
from vedette.claims.words import NONE

OF_HARM = (*OF_HARMED, "violation")  # of these `elided` knows parts
# Classes that say what is counted without a verb.
PLAIN = ("report", "passenger", "dead", "injured", "wreck", "damage", "missile", "both")
# What "there were" says of drones, where no verb says more.
OF_DRONES = ("sighting.drones", "incursion.drones", "attack.drones")
# What turned out to be nothing is none of those counted.
_RULED_OUT = re.compile(
    r"[^,;.]{0,60}\b(?:ruled out|turned out|explained|dismissed|discounted|retracted"
    r"|withdrawn|false|proved to be|(?:were|been) (?:released|freed)|in custody"
    r"|arrested|detained|interviewed"
    r"|questioned|missing|unaccounted|rang|had (?:rung|called))\b"
)
# A part with no verb of its own has the measure of its whole.
_NO_OWN = re.compile(
    r"(?: of (?:them|these|those|which|whom|the (?:lot|ones))(?: (?!\w+(?:ed|ing|n)\b)"
    r"[\w-]+)?)?\"?(?:[.,;:!?)]|$"
    r"|\s[–—-]"
    r"|\s(?:this (?:year|month|week)|since|alone|in|on|to|from|over|and|but|last)\b"
    r"|\swere (?!\w+ed\b)|\s(?:happened|occurred|took place|came|dated?"
    r"|were (?:in|on|from|over|made|recorded))\b)"
)
# "We noticed three at first": in a text about drones.
_SAW = re.compile(
    r"\b(?:saw|noticed|spotted|sighted|observed|glimpsed|seen) (?:only )?$"
)
# "Several more were spotted over the capital", where nothing was counted before.
_WERE_SEEN = re.compile(
    r"\s(?:(?:more|others?|further ones) )?(?:were|was|had been|have been) (?:\w+ly )?"
    r"(?:spotted|sighted|detected|picked up|noticed|observed)\b"
)
# "14 parked cars were hit" counts what no rule knows.
_OF_OTHER = re.compile(
    r"\s(?!(?:were|was|had|have|injured|wounded"
    r"|killed)\b)\w{3,}ed (?:[a-z-]+ )?[a-z]{3,}s\b"
    r"(?: and [^.;,]{0,30})? (?:were|was|had|have)\b"
)
_THERE_WERE = re.compile(r"\bthere (?:were|was|are|had been) $")
_OTHER_VERB = re.compile(
    r"\s(?:(?:more|others|of (?:them|these|those)) )?(?:\w+ly )?(?:left|turned"
    r"|disappeared|vanished|flew|returned|went|came|made"
    r"|stayed|remained|ran|exited|headed|continued|broke|had broken|escaped|got away"
    r"|lost|fell|came down|crashed|landed|dropped)\b"
)
# That one of them fell says nothing of what was found.
_CAME_DOWN = re.compile(
    r"\s(?:of (?:them|these|those)(?:, [^,.;]{1,30},)? (?:had |has )?(?:fallen"
    r"|come down)"
    r"\b)|\s(?:\w+ ){0,2}(?:fell|crash\w+|came down|went down|land\w+|explod\w+"
    r"|blew up)\b"
)
# "The first drone crossed at ten. Four others followed."
_SINGLE = re.compile(
    r"^(?:The first|An?|One) (?:[\w-]+ )?(?P<noun>drone|uav|missile|plane|jet)\b"
)

# "The diversion of two": a noun of action says more than the figure before.
_ACTION_OF = re.compile(
    r"\b(?:diversion|cancellation|delay|postponement|destruction|interception|downing"
    r")s? (?:of|for|to) (?:the |another )?$"
)
_WERE_SUCH = re.compile(
    r"\sof (?:them|these|those|which) were (?!\w+ed\b|shot\b|\w+ly\b)"
)
# "Hits at eight places, while debris came down at five."
_DEBRIS_AT = re.compile(
    r"\b(?:debris|wreckage|fragments|remnants|parts)\b[^,.;]{0,40} (?:at|in|on)"
    r" (?:another )?$"
)
_HIT = re.compile(r"\s(?:\w+ly )?(?:hit|struck)\b")
_CONFIRMED = re.compile(r"\bconfirm(?:ed|s)? $")
_SAYS = re.compile(
    r"\b(?:says?|said|asks?|asked|adds?|added|explain(?:s|ed)|recall(?:s|ed)|told|tells"
    r"|remember(?:s|ed)|complain(?:s|ed)) $"
)
_PLANNED = re.compile(r"\s(?:planned|scheduled|due|expected|booked)\b")
_LOST = re.compile(
    r"(?<!club )(?<!team )(?<!party )(?<!company )(?<!bank )(?<!exchange )(?<!index )"
    r"(?<!shares )(?<!airline )\blost (?:some |about |around |up to |another )?$"
)
_THAT = re.compile(r"\s(?:that|which)\b")
_RELATIVE = re.compile(r"\s(?:that|which) \w+")
Keys = tuple[tuple[str, str], ...]  # class and measure of what was counted, in order


# "Says one of them", "parts of one".
_OF_TELLER = re.compile(r"\b(?:says?|said|told|tells|explain\w*|recall\w*|add\w*) $")
_OF_ONE = re.compile(r"\b(?:parts?|pieces?|remains|debris|fragments?|wreck\w*) of $")


class Memory(NamedTuple):
    """What was counted before a figure.

    Attributes
    ----------
    noun, counted : str
        Class counted last in this paragraph; in the one before.
    key, here : str
        Measure of the figure right before it, class of the last one, in its sentence.
    keys, older : Keys
        All that this paragraph counted; the one before.
    """

    noun: str
    counted: str
    key: str
    here: str
    keys: Keys
    older: Keys


class Taken(NamedTuple):
    """The class and the measure of a figure."""

    unit: str
    key: str


def taken_up(bare: Bare, one: Counted, words: Near, memory: Memory) -> Taken | None:
    """Choose class and measure of a figure without a noun.

    Parameters
    ----------
    bare : Bare
        How it is led.
    one : Counted
        The figure.
    words : Near
        Around it.
    memory : Memory
        What was counted before it.

    Returns
    -------
    Taken or None
        None where the words do not say.
    """
    if _LOST.search(words.before) and "effect.dead" in dict(memory.keys).values():
        return Taken("dead", "effect.dead")  # "the other side lost over 270"
    if bare.kind == GAP and not ASKED.search(words.before):
        return _gapped(one, words, memory)
    if memory.noun == "site" and _DEBRIS_AT.search(words.before):
        return Taken("site", "wreck.sites")
    named = classes_in(words.lead) if words.lead.endswith("?") else ()
    classes = _candidates(bare, words, memory) if bare.kind else list(named)
    asked = named or ("drone", *classes)
    answers = [Taken(name, answer_to(name, one, words)) for name in asked]
    if words.topic.drones and ASKED.search(words.before):
        answers = [Taken("drone", "sighting.drones")]
    answered = next((taken for taken in answers if taken.key), None)
    answered = answered or _seen_at_first(bare, classes, words)
    if answered or not (bare.kind and classes):
        told = words.topic.drones or words.topic.attack or words.topic.air
        return answered if told else None
    if bare.kind == MORE:
        return _more(classes, words, memory)
    toll = bare.kind == TOLD and dict(memory.keys).get(classes[0], "") in HARM_OF_PEOPLE
    amended = _of_earlier(classes, memory) if toll or bare.kind == UPDATE else None
    fits = amended or _fitting(bare, classes, one, words, dict(memory.keys))
    return fits or _inherited(bare, classes, one, words, dict(memory.keys))


def _seen_at_first(bare: Bare, classes: list[str], words: Near) -> Taken | None:
    """Read "several more were spotted" in a text that counted no drones before."""
    seen = bare.kind in (MORE, ACTED) and _WERE_SEEN.match(words.after)
    key = existing(words) if seen and not classes else ""
    return Taken("drone", key) if key else None


def own_measure(unit: str, one: Counted, words: Near, *, none: bool) -> str:
    """Choose a measure; where the noun is left out what follows has the first say.

    Parameters
    ----------
    unit : str
        Class that is counted.
    one : Counted
        The figure.
    words : Near
        Around it.
    none : bool
        Whether it is none at all.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    by_verb = one.noun is None and not governed(words.before)
    if by_verb:
        key = measure_of(unit, words.alone()._replace(before=""), none=none)
        if key == "wreck.objects" and one.quantity.strict.hi == 1:
            strayed = words.topic.intrusion and (words.strayed or not words.attack)
            told = strayed and words.after.startswith(" of ")  # "one of them fell"
            return "" if _CAME_DOWN.match(words.after) and not told else key
        if key and unit not in PLAIN:
            return key
    if by_verb and _OTHER_VERB.match(words.after) and unit not in OF_HARM:
        return ""  # what stands before is not what became of these
    return measure_of(unit, words, none=none)


def is_nothing(sentence: str, one: Counted, words: Near) -> bool:
    """Say whether a figure without a noun is of what turned out to be nothing.

    Parameters
    ----------
    sentence : str
        Folded.
    one : Counted
        Of it.
    words : Near
        Around it.

    Returns
    -------
    bool
        True for "two of these have been ruled out", "killed by one of them" too.
    """
    if _OF_OTHER.match(words.after):
        return True
    single = one.quantity.strict.hi == 1
    by_one = single and re.search(
        r"\b(?:by|from|with|to|after|at|on|for|behind|near|against|towards?|of) $",
        words.before,
    )
    says = single and _SAYS.search(words.before)
    if (by_one or says) and sentence.startswith(" of ", one.stop):
        return True  # "of one of them", "says one of them"
    if single and words.before.endswith("including ") and _THAT.match(words.after):
        return True  # "a dozen drones, including one that struck a base"
    if words.whole and _PLANNED.match(words.after):
        return True  # "96 flights out of 800 scheduled"
    if single and (_OF_TELLER.search(words.before) or _OF_ONE.search(words.before)):
        return True
    vague = sentence[one.start : one.stop].casefold() in ("some", "many", "any")
    return vague or _RULED_OUT.match(words.after) is not None


def are_drones(bare: Bare, words: Near) -> bool:
    """Read "there were three of them" in a text that tells of drones.

    Parameters
    ----------
    bare : Bare
        How the figure is led.
    words : Near
        Around it.

    Returns
    -------
    bool
        False for any other part.
    """
    there = _THERE_WERE.search(words.before) is not None
    return bare.kind == PART and there and words.topic.drones


def _gapped(one: Counted, words: Near, memory: Memory) -> Taken | None:
    """Read "its rival nine": of the figure before it in the sentence."""
    unit, key = memory.keys[-1] if memory.keys else ("", "")
    if not key or key != memory.key:
        return None
    clause = re.split(r"[,;]", words.after)[0]
    lead = words.before if _ACTION_OF.search(words.before) else ""
    near = words._replace(before=lead, after=clause, sentence="")
    own = own_measure(unit, one, near, none=False) if unit not in PLAIN else ""
    return Taken(unit, own or key)


def _of_earlier(classes: list[str], memory: Memory) -> Taken | None:
    """Read "amended to 79": of the figure that it amends."""
    keys = dict(memory.keys)
    return next((Taken(name, keys[name]) for name in classes if name in keys), None)


def _fitting(
    bare: Bare, classes: list[str], one: Counted, words: Near, keys: dict[str, str]
) -> Taken | None:
    """Take the first class of which the figure's own words say something."""
    none = one.quantity.quantifier == NONE
    counted = bare.kind == TOLD and classes[:1] == list(bare.named[:1])
    if counted and keys.get(classes[0], "").startswith("sighting."):
        return Taken(classes[0], keys[classes[0]])  # of the sentence's own noun
    if none and bare.kind == TOLD and _CONFIRMED.search(words.before):
        seen = existing(words) == "sighting.drones"
        return Taken("drone", "sighting.drones") if seen else None
    for at, name in enumerate(classes):
        if name == "both" and name in keys and _WERE_SUCH.match(words.after):
            return Taken(name, keys[name])  # "eight of them were attack drones"
        if name in PLAIN and (at or bare.kind == ACTED):
            continue
        if name == "site" and _HIT.match(words.after):
            continue  # "three fell in open areas and two hit a house"
        key = own_measure(name, one, words.alone(), none=none)
        own = _RELATIVE.match(words.after) is not None
        came = keys.get(name, "").startswith(("incursion.", "attack."))
        # "Two of these passed above the airport" are of those that came in.
        passed = bare.kind == PART and key.startswith("sighting.") and came
        again = bare.kind == TOLD and key in OF_DRONES and name in keys and not own
        if passed or again:
            return Taken(name, keys[name])
        if key:
            return Taken(name, key)
    told = bare.kind == TOLD and classes[0] not in OF_PEOPLE
    key = measure_of(classes[0], words, none=none) if told else ""
    return Taken(classes[0], key) if key else None


def _inherited(
    bare: Bare, classes: list[str], one: Counted, words: Near, keys: dict[str, str]
) -> Taken | None:
    """Give a figure without a verb of its own the measure of what it is told beside."""
    neutral = bare.kind != PART or _NO_OWN.match(words.after)
    none = one.quantity.quantifier == NONE
    if none or bare.kind == ACTED or not neutral:
        return None
    name = next((one for one in classes if one not in OF_PEOPLE), classes[0])
    if name in keys:
        return Taken(name, keys[name])
    drones = name in ("drone", "device") and bare.kind != PART
    key = existing(words) if drones else ""
    return Taken("drone", key) if key else None


def _more(classes: list[str], words: Near, memory: Memory) -> Taken | None:
    """Read "two more followed": what its own verb says, else as those told first."""
    first = dict(reversed(memory.older)) | dict(reversed(memory.keys))
    alone = words.alone()._replace(before="")
    for name in classes:
        key = measure_of(name, alone, none=False) if name not in PLAIN else ""
        key = key or first.get(name, "")
        lead = alone._replace(after=words.lead.casefold())
        key = key or measure_of(name, lead, none=False)
        gone = key.endswith("downed") and _OTHER_VERB.match(words.after)
        if key:
            return None if gone else Taken(name, key)
    return None


def _candidates(bare: Bare, words: Near, memory: Memory) -> list[str]:
    """Return the classes that a figure may count, the likeliest first."""
    before = classes_in(words.lead)
    apart = bare.kind == PART and re.search(
        r"[,–—-] (?:(?:of|among) \w+,? )?$", words.before
    )
    last = memory.keys[-1][0] if memory.keys else ""
    last = last if last in OF_HARM else ""
    order: tuple[str, ...]
    if apart and (memory.here or bare.named):
        order = (memory.here or bare.named[0],)
    elif bare.kind in (PART, ACTED):
        order = (memory.noun, *bare.named, *before, memory.counted)
    elif bare.kind == MORE:
        single = _SINGLE.search(words.lead)
        first = class_of(single["noun"].casefold()) if single else ""
        order = (memory.noun, *bare.named, first, memory.counted)
    elif bare.kind == UPDATE:
        order = (memory.here, *bare.named, memory.noun, last, *before)
    else:
        order = (*bare.named, memory.noun, last, *before)
    if bare.kind == PART and not any(order):
        order = singles_in(words.lead)
    drones = ("drone",) if are_drones(bare, words) else ()
    saw = bare.kind == TOLD and words.topic.drones and _SAW.search(words.before)
    order = (*order, "drone") if saw else order
    named = dict.fromkeys((*drones, *order))
    return able([one for one in named if one not in ("", "damage")], words)
