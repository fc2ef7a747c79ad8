"""What a figure counts where its own noun is left out, or stands with another figure.

In: a sentence, its quantities and the class that was counted last. Out: a class of
units, "" where the words do not say. Rules: a part shares the noun of its whole ("22 of
the 27 drones"), two figures may share one noun ("16 departing and 24 arriving
flights"), a figure before a verb or "more" means what was named last, a figure that a
verb governs means what that verb is done to ("injuring 30").
"""

import re

from vedette.claims.extract.figures import lead_to
from vedette.claims.extract.lexicon import NOUNS, OF_FLIGHTS, OF_PEOPLE
from vedette.claims.extract.nouns import noun_after
from vedette.claims.extract.placed import part_over
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.strangers import people_unknown
from vedette.claims.extract.tolls import toll_of
from vedette.claims.extract.verbs import DOWNED, governed
from vedette.claims.words import NONE

TOLL_MAX = 320  # characters in which a toll or a noun stands before its figure
_PART_OF = re.compile(
    r"(?:\s(?:were|was|had been|have been) (?:\w+ly )?\w+(?: down| out)?)?"
    r"\s(?:out )?of(?:\s(?:the|its|their|these|those|some|(?:the )?[\w-]+'s?))?\s?",
)
_SHARE_OF = re.compile(rf"(?:{_PART_OF.pattern}|\s(?:(?:the|its|their|all) )?)")
# A plural before "and" is a noun of its own: "17 munitions and 23 drones"; a fate too.
_SHARES = re.compile(
    r"\s[A-Z]\w+(?:an|ese|ish), |\s(?:(?!(?:were|was|are|dead|killed|died|injured"
    r"|wounded|hurt)\b)[\w-]*[^\Ws] ){0,2}(?:and|or"
    r"|to)\s?(?:(?:then|later) )?"
)
# "143 flights out of some 1,500 planned".
_OUT_OF = re.compile(r"\sout of(?: a total of| the| its| their| all)?\s?")
_BESIDE = re.compile(
    r"(?:\sof (?:the )?(?:[\w'-]+ ){0,2}(?:type|class|kind|make))?"
    r"(?:,?\s(?:and|or|as well as|along with|plus)\s|,\s)"
)
_VERBS = re.compile(
    r"\s(?:others\b"
    r"|(?:were|was|being|had|have|could|did|died|crash(?:ed|es)|fell|entered"
    r"|crossed|landed"
    r"|arrived|returned|remained?|went|came|flew|got lost|hit|struck|seriously|of them"
    r"|of which|of the|recorded|registered|reported|detected"
    r"|in (?:a )?(?:critical|serious)|for (?:arrival|departure)|(?:of|among) (?:whom"
    r"|those|these)"
    r"|shot down|on board|aboard)\b"
    r"|(?:cancel|divert|delay|destroy|redirect|postpon)\w*ed\b"
    r"|(?:\w+ly )?(?:\w{3,}ed|burn(?:ed|t)|hit|lost|shot)(?: (?:down|out))?"
    r"(?=[.,;]|$|\s(?:in|on|at|by|over|near|during|overnight|and)\b))"
)
_FLOWN = re.compile(
    r"\s(?:(?:that|which) )?(?:were |to be )?(?:cancel|divert|delay|redirect"
    r"|postpon)\w*ed\b"
)
_DID = re.compile(
    r"\s(?:had|have|has) (?!been\b|died\b|suffered\b|lost\b|succumbed\b|perished\b)"
    r"|\s(?:target|hit|str[iu]ck|attack|aim)\w*\b"
)
# "12 on their way to Celm were cancelled."
_UNDER_WAY = re.compile(
    r"\s(?:(?:still |already )?(?:on (?:its|their) way|en route|bound|due|waiting|ready"
    r"|scheduled|flying|coming|heading|headed))\b[^,.;]{0,30}? (?:were|was|had to be)\b"
)
_CHOOSING = re.compile(
    r"\s(?:(?:choosing|having|forced|opting|deciding|obliged|made) to (?:divert|land"
    r"|return|turn|hold|wait|circle)|diverting|returning|landing"
    r"|turning (?:back|around)|(?:cancel|divert|delay)\w*ed)\b"
)
_MORE = re.compile(
    r"\s(?:others\b|more(?:[.,;]|$|\s(?:[–—-] )?(?:over|in|on|at"
    r"|near|were|was|had|are|and"
    r"|to|\w+ly|\w+ed|hit|struck|fell"
    r"|wounded|killed|hurt|injured|seriously|cancell?ed|diverted|delayed)\b))"
)
# What is shot down is no house of the sentence before.
_MORE_DOWNED = re.compile(
    r"\s(?:more|others) (?:were|was|had been) (?:shot down|downed|intercepted|brought"
    r" down)\b"
)
_NONE_HURT = re.compile(
    r"\sof (?:the|its|their|those|his) [\w' ]{2,25}? (?:was|were|had been) (?:\w+ly )?"
    r"(?:injured|hurt|wounded|killed|harmed)\b"
)
# "None of them violated the airspace" counts violations.
_NONE_CAME = re.compile(
    r"\sof (?:them|these|those|which) (?:\w+ ){0,2}(?:violat|enter|cross|breach)"
)
_MORE_HURT = re.compile(
    r"\s(?:more|others) (?:(?:have|had) )?(?:\w+ly )?(?:wounded|killed|hurt|injured"
    r"|hospitali[sz]ed|treated|died|perished|succumbed"
    r"|(?:transferred|taken|rushed|brought|admitted|sent) to)\b"
)
# After a figure that a verb governs no noun follows but what goes on or ends.
_ENDS = re.compile(
    r"(?:[.,;:!?)\"]|$|\s[–—-]\s"
    r"|\s(?:and|in|on|at|over|as|including|during|after|by|near|across|when|with|since"
    r"|overnight|to|from|within|inside|outside|between|before|while|along|amid|through"
    r"|throughout|around|but|or|this|last|yesterday|today|late|early|local|\w+day"
    r"|of (?:them|these|those))\b|\s•)"
)
# "Of these, 66 were shot down", "compared to 126 in the year before".
_OF_THESE = re.compile(
    r"^(?:Of|Among|From) (?:these|them|those|this number|the total|that number),? $"
    r"|,? (?:compared (?:to|with)|(?:up|down) from|against|versus) $"
)
# "The balloons, 48 in all, were carried": the noun stands before.
_IN_ALL = re.compile(
    r"\s(?:in (?:all|total|number)|altogether|all told|strong|of them)(?=[,.;)]|$)"
)
# "Cancellations: 33", "Jets scrambled: 4", a line of a list of figures.
_LABEL = re.compile(
    r"(?:^|[.;•\n] ?)(?P<label>[A-Z][^.,;:\"]{2,40})"
    r"(?:, (?:says?|said|according to|by) [^.,;:\"]{2,40})?: $"
)
# "411: that is how many reports there were", at the head of a line.
_DEFINED = re.compile(
    r": (?:(?:that|this|it) (?:is|was) (?:how many|the (?:number|total|sum) of)"
    r"|so many(?: is| are)?|the (?:number|total|count|sum) of|the)(?= )"
)
OPENS_MAX = 4  # characters of a bullet before such a figure
_NAMELY = re.compile(r", (?:specifically|namely) $")  # "most drones, namely ten,"
_IN_BED = re.compile(
    r"\s(?:(?:are|were|remain(?:ed)?) )?in (?:(?:a )?(?:critical|serious"
    r"|grave) condition"
    r"|(?:the )?hospital)\b"
)
_HARMED = re.compile(
    r"\s(?:(?:have |has |had )?(?:died|perished|succumbed)|lost (?:their|his"
    r"|her) (?:lives|life|legs?|arms?))\b"
    r"|\s(?:(?:have|has|had) been|were|was|being|are|is|lay|lie)\s"
    r"(?:(?:\w+ly|now|left|confirmed|reported|pronounced|declared|found) ){0,2}"
    r"(?:killed|dead|injured|wounded|hurt|hospitali[sz]ed|(?:taken"
    r"|rushed) to (?:\w+ )?hospital"
    r"|in (?:the |a )?(?:\w+ )?(?:hospital|intensive care)"
    r"|among the (?:dead|injured|wounded)|(?:being treated|under (?:medical )?"
    r"(?:observation|treatment|care)))\b"
    r"|\sremain(?:s|ed)? (?:in|under) (?:the |a |medical )?(?:hospital|observation"
    r"|treatment|care|intensive care)\b"
)
_APART = re.compile(r"another one\b", re.IGNORECASE)  # of no known noun
_FATES = ("dead", "injured", "damage")  # "killed" says what became of those named
_GOVERNED = {
    "harm": ("person",),
    "strand": ("passenger",),
    "downed": ("drone", "missile", "both", "object"),
    "flight": ("flight", "plane"),
}


def unit_of(sentence: str, counted: list[Counted], index: int, last: str) -> str:
    """Return the class of what a quantity counts.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.
    last : str
        Class counted last in the paragraph, "" for none.

    Returns
    -------
    str
        Class of units (`nouns`), "" where nothing says what it is.
    """
    one = counted[index]
    if one.noun:
        return _ones(counted, index) or one.noun.unit
    defined = _DEFINED.match(sentence, one.stop) if one.start <= OPENS_MAX else None
    if defined:
        noun = noun_after(sentence, defined.end(), single=False)
        return noun.unit if noun else ""
    tallied = toll_of(lead_to(sentence, one.start, TOLL_MAX))
    if tallied or _APART.match(sentence, one.start):
        return tallied
    shared = (is_part, _shares, _includes)
    beside = _next_unit(counted, index)
    if beside and any(said(sentence, counted, index) for said in shared):
        return beside
    return _understood(sentence, one, last)


def _ones(counted: list[Counted], index: int) -> str:
    """Return the class that "ten cancelled flights and two late ones" takes up."""
    noun, last = counted[index].noun, counted[index - 1].noun if index else None
    ones = noun is not None and noun.unit == "device" and noun.words.endswith("ones")
    return last.unit if ones and last and last.unit != "duration" else ""


def _understood(sentence: str, one: Counted, last: str) -> str:
    """Return the class that is understood from what stands before."""
    rest = sentence[one.stop :]
    lead = lead_to(sentence, one.start).removesuffix('"').removesuffix("'")
    verb = governed(lead.rpartition(",")[2].casefold())
    set_phrase = _set_phrase(one, rest)
    if set_phrase:
        return set_phrase
    if _MORE_DOWNED.match(rest) and last not in _GOVERNED["downed"]:
        last = ""
    elif _MORE.match(rest) or (verb and _ENDS.match(rest)):
        named = _named_before(sentence, one.start)
        joined = re.search(r"\b(?:as well as|along with|plus) $", lead)
        # "Others", "as well as two more": of those counted; "more": of those named.
        others = rest.startswith(" others") or joined
        return _taken_up(verb, (last if others else named) or last)
    told = _apart(sentence, one, last)
    if told is not None:
        return told
    harmed = _HARMED.match(rest) or (not last and _IN_BED.match(rest))
    if harmed or people_unknown(rest, governed_by_harm=verb == "harm"):
        return last if harmed and last in (*OF_PEOPLE, "animal") else "person"
    if _FLOWN.match(rest):
        last = last or _named_before(sentence, one.start)
    flown = last in OF_FLIGHTS and lead.endswith(", with ")
    # "No casualties. The earlier five had targeted oil fields": of no casualties.
    acted = last in _FATES and _DID.match(rest)
    verb_after = not acted and (_VERBS.match(rest) or _UNDER_WAY.match(rest))
    if verb_after or (flown and _CHOOSING.match(rest)):
        return last if one.quantity.strict.lo != 1 or _resumes(sentence, one) else ""
    return last if part_over(sentence, one) else ""


def _set_phrase(one: Counted, rest: str) -> str:
    """Read "dozens more taken to hospital" and "none of them entered the airspace"."""
    if _MORE_HURT.match(rest):
        return "person"
    none = one.quantity.quantifier == NONE
    if none and _NONE_HURT.match(rest):
        return "person"
    return "violation" if none and _NONE_CAME.match(rest) else ""


def _apart(sentence: str, one: Counted, last: str) -> str | None:
    """Return the class of a figure that stands apart, None where it does not.

    "The balloons, 48 in all,", "Jets scrambled: 4", "Of these, 66 ...".
    """
    rest, lead = sentence[one.stop :], lead_to(sentence, one.start, TOLL_MAX)
    namely = _NAMELY.search(lead) and rest.startswith(",")
    if namely or (_IN_ALL.match(rest) and lead.endswith(", ")):
        return _named_before(sentence, one.start)
    label = _LABEL.search(lead)
    if label:
        return _label_of(label["label"])
    if _OF_THESE.search(lead):
        return _named_before(sentence, one.start) or last
    return None


def _taken_up(verb: str, named: str) -> str:
    """Return what was named before if a verb can be said of it; harm is of people."""
    if not verb:
        return named or "person"
    classes = _GOVERNED[verb]
    return (
        classes[0]
        if verb in ("harm", "strand")
        else (named if named in classes else "")
    )


def is_part(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether a quantity is told as a part of the next one ("22 of the 27").

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.

    Returns
    -------
    bool
        False where there is no next one.
    """
    part = _SHARE_OF if counted[index].share else _PART_OF
    if _between(sentence, counted, index, part):
        return True
    one, after = counted[index], counted[index + 1 :]
    if not after or one.noun is None or not _alike(one, after[0]):
        return False  # "96 flights out of 800 planned"
    return _OUT_OF.fullmatch(sentence[one.end : after[0].start]) is not None


def _alike(one: Counted, other: Counted) -> bool:
    """Say whether two figures may be of one noun: the second may go without."""
    return other.noun is None or (
        one.noun is not None and one.noun.unit == other.noun.unit
    )


def is_beside(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether the next quantity is joined to this one by "and" or a comma alone.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.

    Returns
    -------
    bool
        False where there is no next one.
    """
    if index + 1 >= len(counted):
        return False
    after = counted[index + 1]
    words = sentence[counted[index].end : after.start]
    joined = after.noun is not None and _BESIDE.fullmatch(words) is not None
    return joined or _shares(sentence, counted, index)


def _between(
    sentence: str, counted: list[Counted], index: int, words: re.Pattern[str]
) -> bool:
    if index + 1 >= len(counted):
        return False
    gap = sentence[counted[index].stop : counted[index + 1].start]
    return words.fullmatch(gap) is not None


def _shares(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether a noun comes after the next figure only."""
    one = counted[index]
    counts = one.noun is None and one.quantity.quantifier != NONE
    bare = counts and _next_unit(counted, index)
    return bool(bare) and _between(sentence, counted, index, _SHARES)


def _includes(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether the next figure is a part of this one: "10,000, including 2,000"."""
    if index + 1 >= len(counted):
        return False
    gap = sentence[counted[index].stop : counted[index + 1].start]
    return re.fullmatch(r"[^,;]{0,60}, including ", gap) is not None


def _label_of(label: str) -> str:
    """Return the class that a label counts: "Injured", "Flights cancelled"."""
    classes = [NOUNS.get(word, "") for word in label.casefold().split()]
    return next((one for one in classes if one), "")


def _next_unit(counted: list[Counted], index: int) -> str:
    after = counted[index + 1].noun if index + 1 < len(counted) else None
    return after.unit if after and after.unit != "duration" else ""


def _named_before(sentence: str, start: int) -> str:
    """Return the class of the last noun named before a place, counted or not."""
    lead = lead_to(sentence, start, TOLL_MAX)
    words = re.findall(r"[A-Za-z][\w-]*", lead.casefold())
    classes = (NOUNS.get(one, "") for one in reversed(words))
    return next((one for one in classes if one and one not in _FATES), "")


def _resumes(sentence: str, one: Counted) -> bool:
    """Say whether "one" counts: "... and one was hospitalised", "at least one hit"."""
    if sentence.startswith(" seriously", one.stop):
        return False
    if one.quantity.hedge or re.match(
        r"\s(?:hit|struck|crash(?:ed|es))\b", sentence[one.stop :]
    ):
        return True
    if not one.start:  # "Two were launched. One was shot down"
        return re.match(rf"\swas (?:{DOWNED})", sentence[one.stop :]) is not None
    return (
        re.search(
            r"(?:\band|\bthat|,|[–—]|\bwith)\s$", lead_to(sentence, one.start, TOLL_MAX)
        )
        is not None
    )
