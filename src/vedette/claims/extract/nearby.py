"""The words around a quantity: what leads to it, what follows, where each ends.

In: a sentence with its quantities. Out: `Near`. What follows reaches to the next
quantity; over one that is only joined by "and" it reaches on ("15 drones and 29
missiles were shot down"), and what leads to the first leads to all that are joined.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from vedette.claims.extract.asides import aside_after
from vedette.claims.extract.elided import is_beside, is_part
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.rows import shares_verb
from vedette.claims.extract.topics import Topic
from vedette.claims.extract.verbs import TAIL, WRECK, leads

# A clause that begins anew says nothing of the figure before it.
_ANEW = re.compile(
    r";\s|\s[–—-]+\s(?=with|while)|,?\s\bwhile\b|,\swith\b|,\sbut\b"
    r"|,\sand\s(?:the|that|those|others|somebody|someone|it|they|he|she|its|their|we"
    r"|you|said|says|added|stated|wrote)\b"
)
# "Drones launched by the enemy were shot down": how they came, not what was done.
_LAUNCHED_BY = re.compile(
    r"(?<!were )(?<!was )(?<!been )\b(?:launched|fired|sent|released) "
    r"(?:by|from|at|against|towards?|into|in|on|over)\b[^,;.]{0,80}?"
    r"(?=\b(?:were|was|had been|have been)\b)"
    r"|\b(?:launched|fired|sent|deployed|involved|detected|used)"
    r"(?= (?:were|was|had been|have been)\b)"
    r"|\b(?:targeting|attacking|approaching|aimed at|head(?:ing|ed) (?:for|to|towards?)"
    r"|bound for|flying to(?:wards?)?|on (?:their|its) way to) "
    r"[^,;.]{1,60}?(?=\b(?:were|was|had been|have been)\b)"
    r"|\bused (?:by [^,;.]{1,40}? )?(?:to|for|against|in) [^,;.]{1,60}?"
    r"(?=\b(?:were|was|crash\w+|fell|landed|came|entered|crossed|flew|violated|breached"
    r"|strayed|intruded)\b)"
    r"|\bflying in the direction of [^,;.]{1,80}?(?=\b(?:were|was|had been)\b)"
    r"|\b(?:targeting|attacking|aimed at) [^,;.]{1,50}, (?:[a-z-]+ of|near|in|outside)"
    r" [^,;.]{1,40},(?=\s(?:were|was|had been|have been)\b)"
    r"|\b(?:recorded|known|believed|reported|said|thought|confirmed) (?:to have|as"
    r" having) (?=(?:enter|cross|violat|stray|intrud|f[ae]ll|crash|land|breach)\w*)"
    r"|\b(?:detected|spotted|seen|tracked|located|identified|found"
    r"|engaged) and (?:then )?"
    r"(?=destroyed|shot|downed|intercepted|brought|neutrali[sz]ed)"
    r"|\b(?:that|which) (?:were|was|had been) (?:fired|launched|sent) [^,;.]{1,40}?"
    r"(?=\b(?:ended|strayed|crossed|entered|flew|came|landed|fell|crashed|violated"
    r"|made)\b)"
    r"|\b(?:that|which) [^,;.]{1,60}?(?=\b(?:were|was|had been|have been)\b)"
)
# "On the night the president landed" says nothing of the drones.
_ON_THE_DAY = re.compile(
    r"\b(?:on the (?:night|day|evening|morning)|hours (?:before|after)|as|when|while)"
    r" (?:the |a |his |its )(?:[\w-]+ ){0,3}(?:president|minister|king|queen|pope|plane"
    r"|jet|flight|airliner|delegation|premier|chancellor)\b[^,.;]*"
)
# Traffic that was stopped was not shot down.
_TRAFFIC_STOPPED = re.compile(
    r"(\b(?:traffic|flights|take-?offs|landings|departures|arrivals|operations|planes"
    r"|trains|work|play)\b[^,.;]{0,40}?\b(?:was|were|been|be) (?:\w+ )?)stopped\b"
)
# More drones than ever strayed into a country at peace in one night: an attack on it.
STRAYED_MAX = 30
HUNDREDS_MIN = 100  # people named with an airport, so many, are its passengers
# "The penetration of several dozen objects", "the deaths of four".
_OF_NOUN = re.compile(
    r"\b(?P<noun>(?:[a-z]+(?:ion|al|ry|ing|ths?|ings|ments?|ance|ies|ions|mains|nants"
    r"|ckage|bris)) (?:of|by)|(?:delay|disruption|cancellation|diversion)s?"
    r" (?:of|for|to|on|affecting)) (?:the |all )?$"
)
# "Jets were scrambled - two of Orland": what stands before governs what it lists.
_LISTS = re.compile(r"\s[–—-]+\s$")
# "Retrieved four downed drones": what was done to them before says no more.
_STATE = re.compile(
    r"^(\s(?:[\w-]+ )?)(?:downed|crashed|fallen|destroyed|intercepted) "
)
# "58 of the attacking drones": how they came says no more than that they came.
_ON_THEIR_WAY = re.compile(
    r"\b(?:attacking|incoming|intruding|invading|straying) (?=(?:[\w-]+ )?(?:drones"
    r"|uavs|missiles|targets"
    r"|objects)\b)"
)
# "..., and it mentions six missiles": what stands before is of another figure.
_OTHER_CLAUSE = re.compile(r",\sand\s(?=(?:it|he|she|they)\s)|;\s")
# "Tracked 340 drones and intercepted 301": the second verb is of the second figure.
_NEXT_VERB = re.compile(
    r"\s(?:and|but)\s(?:(?:\w+ly|also|then|later|only|has|had|have|we|they|it|he"
    r"|she)\s){0,2}"
    r"(?!(?:were|was|had|been|are|is)\b)[a-z]{3,}(?:\s(?:down|up|out|off|back))?\s$"
    # "Let 14 drones fly at us and the defenders shot down 11".
    r"|\s(?:and|but|while) (?:the|its|their|our|his) (?:[\w'-]+ ){1,4}?(?:had |have "
    r"|has )?"
    r"[a-z]{2,}(?:ed|ot|ght|ok|ew)(?:\s(?:down|up|out|off|back))?\s$"
    # "Detected 16, destroying 15"; "delays for three and the diversion of two".
    r"|,\s(?:\w+ly\s)?(?!(?:includ|involv|compris|total|number|count)ing\b)[a-z]+ing"
    r"(?:\s(?:down|up|out|off|back))?\s$"
    r"|(?:,|,?\sand|,?\sor)\s(?:(?:led|leading) to\s|caus(?:ed|ing)\s)?(?:the\s)?"
    r"(?:diversion|cancellation|delay|destruction|interception|downing|death|closure"
    r"|postponement|re-?routing|launch|deployment)s?\s(?:of|for|to)\s$"
)
_PARTED = re.compile(r"\b(?:shot|shoots?|brought|brings?|took|takes|forced) $")
_DOWN = re.compile(r"(?:\s[\w'-]+){0,5}? down\b(?! (?:on|in|to|from|the)\b)")
# Figures to either side that may share a verb; what is longer is a list or an attack.
REACH = 8
_ASIDE = "including "  # "12 people, including a child, were injured"
# These say what was done to a figure only where no plainer verb stands near.
WEAK = frozenset(("sighting.drones", "wreck.objects", "incursion.objects"))


Rules = tuple[tuple[str, str], ...]  # name of a measure, pattern of its words


class Near(NamedTuple):
    """The words around a quantity, in lower case.

    Attributes
    ----------
    after, before, sentence : str
        Up to the next quantity, back to the one before, all of it.
    attack : bool
        Whether the text tells of an attack on somebody.
    whole, part : bool
        Whether the quantity before is told as a part of this one; this one of the next.
    many, hundreds : bool
        Whether it is of more than a few that strayed; of a hundred or more.
    strayed : bool
        Whether the paragraph tells of a violated sky, and the attack is on another.
    toll : bool
        Whether the document has counted dead before.
    lead : str
        The sentence before it in its paragraph.
    topic : Topic
        What the document is about.
    until : int or None
        Where in the sentence the next quantity begins; None: nowhere.
    """

    after: str
    before: str
    sentence: str
    attack: bool
    whole: bool = False
    part: bool = False
    many: bool = False
    strayed: bool = False
    toll: bool = False
    lead: str = ""
    topic: Topic = Topic()
    until: int | None = None
    hundreds: bool = False

    def alone(self) -> "Near":
        """Return it without what the rest of its sentence says."""
        return self._replace(sentence="")

    def says(self, words: str) -> bool:
        """Say whether words stand near, in the sentence at least."""
        return any(
            re.search(words, part) for part in (self.after, self.before)
        ) or bool(re.search(words, self.sentence))

    def first(self, rules: Rules) -> str:
        """Return the name of the rule whose words stand nearest, "" for none."""
        found = self._near(rules)
        if found is not None:
            return found
        told = _named(rules, self.before)
        if told:
            return max(told)[1]
        return _first_in(rules, self.sentence[: self.until])

    def near(self, rules: Rules) -> str:
        """Return the rule whose words govern the quantity or follow it, "" for none."""
        return self._near(rules) or ""

    def _near(self, rules: Rules) -> str | None:
        governed = self.governed(rules)
        if governed is not None:
            return governed
        clause = re.split(r"[,;:]|\s[–—-]+\s", self.after)[0]
        for part in (clause, *self._object_of(rules), self.after):
            found = _named(rules, part)
            if found:
                return min(found)[1]
        return None

    def governed(self, rules: Rules) -> str | None:
        """Return the rule whose verb or noun governs the quantity, None for none."""
        before = _LISTS.sub("", self.before)
        noun = _OF_NOUN.search(before[-TAIL:])
        for name, words in rules if noun else ():
            if noun and re.match(words, noun["noun"]):
                return name
        leading = [
            (at, name)
            for name, words in rules
            if name not in WEAK and (at := leads(words, before)) >= 0
        ]
        return max(leading)[1] if leading else None

    def _object_of(self, rules: Rules) -> list[str]:
        """Return the words of a weaker verb that governs the quantity, if one does."""
        at = max((leads(words, self.before) for _, words in rules), default=-1)
        return [self.before[-TAIL:][at:]] if at >= 0 else []


@lru_cache(maxsize=256)
def _first_in(rules: Rules, sentence: str) -> str:
    """Return the first rule named in a sentence; its figures ask for it in turn."""
    told = _named(rules, sentence)
    return min(told)[1] if told else ""


def _named(rules: Rules, part: str) -> list[tuple[int, str]]:
    return [
        (match.start(), name)
        for name, words in rules
        for match in re.finditer(words, part)
    ]


def near(sentence: str, counted: list[Counted], index: int, *, attack: bool) -> Near:
    """Cut out the words around one quantity.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.
    attack : bool
        As of `tells_of_attack`.

    Returns
    -------
    Near
        In lower case.
    """
    said = _TRAFFIC_STOPPED.sub(r"\1halting", sentence.casefold())  # of one length
    last = index
    while last < index + REACH and (
        is_beside(sentence, counted, last)
        or is_part(sentence, counted, last)
        or shares_verb(sentence, counted, last)
    ):
        last += 1
    while last + 1 < len(counted) and said[: counted[last + 1].start].endswith(_ASIDE):
        last += 1
    until = counted[last + 1].start if last + 1 < len(counted) else len(said)
    first = index
    while first > max(0, index - REACH) and (
        is_beside(sentence, counted, first - 1) or is_part(sentence, counted, first - 1)
    ):
        first -= 1
    since = counted[first - 1].end if first else 0
    after = said[counted[index].stop : until]
    aside = aside_after(sentence, counted[index].end) if counted[index].noun else None
    if aside:
        later = [one.start for one in counted if one.start >= aside[1]]
        stop = later[0] if later else len(said)
        after = said[counted[index].stop : aside[0]] + " " + said[aside[1] : stop]
    after = _ON_THE_DAY.sub("", after)
    if until < len(said):
        after = _NEXT_VERB.sub(" ", after)
    after = _LAUNCHED_BY.sub("", after)
    if leads(WRECK, said[since : counted[first].start]) >= 0:
        after = _STATE.sub(r"\1", after)
    led = _led_anew(said[since : counted[first].start])
    if _PARTED.search(led) and _DOWN.match(after):
        led += "down "  # "shot two of them down"
    anew = _ANEW.search(after, counted[last].end - counted[index].stop)
    return Near(
        _ON_THEIR_WAY.sub("", after[: anew.start()] if anew else after),
        led,
        _ON_THEIR_WAY.sub("", said),
        attack,
        index > 0 and is_part(sentence, counted, index - 1),
        is_part(sentence, counted, index),
        counted[index].quantity.strict.lo > STRAYED_MAX,
        until=_own_end(
            said, counted[last].end, _reach(sentence, counted, last, len(said))
        ),
        hundreds=counted[index].quantity.strict.lo >= HUNDREDS_MIN,
    )


def _led_anew(before: str) -> str:
    """Cut what leads to a quantity where a clause of another subject begins."""
    cuts = [one.end() for one in _OTHER_CLAUSE.finditer(before)]
    return before[cuts[-1] :] if cuts else before


def _own_end(said: str, start: int, end: int) -> int:
    """Return where what is told of the next quantity only begins: its own verb."""
    anew, verb = _ANEW.search(said, start, end), _NEXT_VERB.search(said[:end], start)
    return min([end, *(one.start() for one in (anew, verb) if one and end < len(said))])


def _reach(sentence: str, counted: list[Counted], last: int, end: int) -> int:
    """Return where the words end that may speak of a quantity, its whole included."""
    while last + 1 < len(counted) and is_part(sentence, counted, last):
        last += 1
    return counted[last + 1].start if last + 1 < len(counted) else end
