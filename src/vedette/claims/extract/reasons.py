"""Why it came, in the words of whoever says so: on purpose, astray, not meant, unknown.

In: a folded sentence. Out: where a reason stands and which, the first that holds in the
order unknown, astray, not targeted, deliberate: "too early to say whether it was
deliberate" is unknown. What is denied or asked gives nothing, and a reason that is of
something else than what flew: "a deliberate lie", "the officer pressed it by mistake".
"""

import re
from typing import NamedTuple

from vedette.claims.extract.clauses import JOINS, MARKS, SUPPOSED
from vedette.claims.extract.heads import governed

_PURPOSE = (
    r"(?:deliberate|intent|on purpose|provocation|accident|mistake|planned|malicious"
    r"|stray|off course|targeted|motive)"
)
_INTENT = (
    (
        "undetermined",
        (
            r"(?:too (?:early|soon) to|un(?:clear|known|certain) (?:whether|if)"
            r"|not (?:yet )?(?:clear|known|certain|established|determined"
            r"|decided) (?:whether|if)|(?:cannot|could not|unable to|can't"
            r"|couldn't) (?:yet )?(?:say|tell|determine|establish|judge|confirm"
            r"|rule out)|remains? (?:open|to be seen)|open question|(?:looking into"
            r"|investigat\w+|examin\w+|clarif\w+|establish\w*|determin\w+) whether"
            rf"|do(?:es)? not know (?:whether|if))[^.]{{0,80}}{_PURPOSE}\w*"
            rf"|\bwhether\b[^.?]{{0,60}}\b{_PURPOSE}\w*\b[^.?]{{0,30}}?\b(?:is|was"
            r"|remains?) (?:still |yet |as yet )?(?:un(?:clear|known|certain|resolved)"
            r"|open|not (?:yet )?(?:clear|known|certain))\b"
            r"|\b(?:intent(?:ion)?s?|motives?)\b (?:[\w-]+ ){0,6}?(?:is|are|was"
            r"|were|remains?) (?:still )?(?:un(?:clear|known)|not (?:yet )?(?:clear"
            r"|known))"
        ),
    ),
    (
        "off course",
        (
            r"\bstrayed\b|\bstray(?:ing)? (?:across|over|into)\b|\bveer(?:ed"
            r"|ing) off\b|\boff (?:its |their )?course\b|\b(?:by"
            r"|(?:was|is|were|been) an?) (?:mistake|accident)\b"
            r"|\b(?:lost|losing) (?:its|their) (?:way|bearings|orientation)\b"
            r"|\bwent astray\b|\bwander(?:ed|ing) (?:off|across|into"
            r"|over)\b|\b(?:accidental(?:ly)?|unintentional(?:ly)?|inadvertent(?:ly)?"
            r"|unintended)\b|\bnavigation(?:al)? (?:error|fault|failure|mistake)\b"
            r"|\b(?:drones?|missiles?|balloons?|it|they)\b[^.;,]{0,40}\blost "
            r"control\b|\bdrifted off course\b"
        ),
    ),
    (
        "not targeted",
        (
            r"\bno (?:plans?|intention) (?:\w+ )?(?:to|of) (?:target|strike|hit"
            r"|attack)(?:ing)?\b|\bno targets? (?:[\w']+ ){0,4}(?:were|was|had been"
            r"|were ever) planned\b|\b(?:was|were|is|are|had) (?:not"
            r"|never)(?: been)? (?:the |a )?(?:target(?:s|ed)?|aimed at|directed at"
            r"|meant for|intended for)\b|\b(?:did not|didn't|never) (?:mean|intend"
            r"|aim|want)(?:t|ed)? to (?:target|strike|hit|attack)\b"
            r"|\bdid not target\b"
        ),
    ),
    (
        "deliberate",
        (
            r"(?<!not )(?<!no )\b(?:deliberate(?:ly)?|on purpose|purposely"
            r"|intentional(?:ly)?)\b|\b(?:an?|the|this|another|of|brazen|clear|open"
            r"|Russian|Belarusian|targeted) (?:[\w-]+ )?provocations?\b(?! (?:is|was"
            r"|are|remains?) (?:possible|not|ruled)| by)|(?<!there )\b(?:was|were|is"
            r"|are) (?:no (?:accident|coincidence|mistake)|not an (?:accident"
            r"|error))\b|\b(?:was|were|is|are) (?:a|part of (?:a|the"
            r"|its)) (?:[\w-]+ )?hybrid (?:attack|war\w*|campaign|operation)\b"
            r"|\b(?:meant|designed|intended|aimed) (?:to|at) (?:test(?:ing)?"
            r"|provok\w+|sow\w*|spread\w*|destabili\w+|intimidat\w+|scare|frighten)\b"
        ),
    ),
)
_NEGATED = re.compile(
    r"\b(?:not|no(?! doubt| accident| coincidence| mistake)|never|denied|deny|denies"
    r"|nothing|rejected|dismissed|nonsense|absurd|baseless|groundless|unfounded|untrue"
    r"|ridiculous|false|fabricated|rather than|instead of|whether|if)\b|n't\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:may|might|could|would|if|whether|possibly|perhaps|probably|any|avoid"
    r"|against|response to|respond to|end of|future|further)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NOT_ASTRAY = re.compile(
    r"\b(?:not|no|never|denied|denies|rather than|hardly|whether|if|may|might|could"
    r"|any|unlikely|rul(?:e|ed|es|ing) out|dogs?|cattle|bullets?|hikers?|walkers?"
    r"|kills?|killed|from the)\b[^.;,]{0,50}$|n't [^.;,]{0,50}$",
    re.IGNORECASE,
)


_SUPPOSED = re.compile(SUPPOSED)
# What flew in, or that it did; a country may be named in its stead.
_IT = re.compile(
    r"\b(?:drones?|UAVs?|UAS|objects?|balloons?|missiles?|rockets?|aircraft|planes?"
    r"|jets?|helicopters?|fighters?|incursions?|intrusions?|violations?|overflights?"
    r"|flights?|incidents?|attacks?|strikes?|raids?|acts?|actions?|events?|sightings?"
    r"|crossings?|cases?|machines?|devices?|entry|launch(?:es)?|operation|campaign|provocation|it|they|them|this"
    r"|these|that|what happened|Russia|Moscow|the Kremlin|Putin|the Russians)\b"
    r"(?!'s|-)",
    re.IGNORECASE,
)
# A clause without a noun: whom it is of stands before it.
_THIN = re.compile(
    r"\W*(?:\b(?:and|was|were|is|are|been|be|had|has|have|being|then|also|probably|likely"
    r"|clearly|definitely|certainly|simply|apparently|presumably|most|almost|he|she|we"
    r"|who|which|said|says|added|adds|not|either|both|so|very|rather|once|again"
    r"|\w+ly|flown|sent|launched|steered|came|come|done|entered|crossed|flew)\b\W*)*"
)
_CUT = re.compile(rf"{MARKS}|\b(?:{JOINS}|and|or|which|who|although|though)\b")
# "A deliberate violation" is of what flew in, "a deliberate lie" is not.
_DEED = re.compile(
    r" (?:(?!about|on|of|in|by|over)[\w-]+ ){0,2}?(?:acts?|actions?|attacks?"
    r"|incursions?|violations?|intrusions?"
    r"|provocations?|attempts?|flights?|overflights?|incidents?|escalation|operations?"
    r"|strikes?|targeting|tests?|steps?|sabotage|aggression|campaign|crossings?|entry"
    r"|probing|drones?|airspace|breach(?:es)? of (?:[\w']+ )?(?:[\w']+ )?(?:airspace"
    r"|border|sovereignty))\b"
)
_NOUN_NEXT = re.compile(r" (?!and\b|or\b|but\b|by\b|as\b|on\b|in\b|to\b|that\b)[a-z]")
_INTRUDE = re.compile(
    r" (?:violat|enter|cross|sent|send|launch|target|attack|provok|breach|intrud"
    r"|penetrat|direct|steer)"
)
_WE = re.compile(r"\b(?:we|I|officers?|pilots?|police|controllers?|soldiers?)\b")
_NAMED = re.compile(
    r"\b(?!(?:The|A|An|Our|His|Her|Their|Its|No|All|That|But|And|He|She)\b)[A-Z]\w+"
    r"|\b(?:country|territory|land|city|town|soil|base|we|us|civilians?|infrastructure"
    r"|republic|alliance|neighbours?)\b"
)
_CALLED = re.compile(
    r"\b(?:call|describ|label|brand|denounc|term|dub|regard|view|consider)\w* "
    r"(?P<what>.*?)(?:as )?$"
)
_IS = re.compile(r"\b(?:is|was|are|were|been|be) (?:\w+ ){0,2}$")
_SPOKEN_OF = re.compile(
    r"\b(?:reports?|claims?|talk|allegations?|accusations?|suggestions?|idea|threats?"
    r"|danger|signs?|hints?|fears?|possibility|risk|theory) of (?:an? |the |\w+ )?$"
)
_SHOT = re.compile(
    r"\b(?:shot|killed|closed|shut|reported|raised|identified|mist(?:ook|aken)|wounded"
    r"|arrested)\b"
)
# "It was a mistake to close the airport".
_EXPLETIVE = re.compile(r" (?:to [a-z]|that |not to |for )")
_OF_WHAT = re.compile(r"\b(?:intent\w*|motives?) (?:of|for|behind) (?P<what>.+)")


class Reason(NamedTuple):
    """Why it came, as somebody says.

    Attributes
    ----------
    start, end : int
        Of its words in the sentence.
    name : str
        "deliberate", "off course", "not targeted" or "undetermined".
    """

    start: int
    end: int
    name: str


def reasons(sentence: str) -> list[Reason]:
    """Find why it came.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Reason
        One at most.
    """
    if sentence.rstrip(" \"'").endswith("?"):
        return []
    for name, words in _INTENT:
        for match in re.finditer(words, sentence, re.IGNORECASE):
            before = sentence[max(0, match.start() - 90) : match.start()]
            if _SUPPOSED.search(
                sentence, max(0, match.start() - 300), match.end()
            ) or not _fits(name, match, before):
                continue
            if name == "off course" and _NOT_ASTRAY.search(before):
                continue
            if name == "deliberate" and (
                _NEGATED.search(re.sub(r"\bnot an\b", "", sentence))
                or _MAYBE.search(before)
            ):
                return []
            return [Reason(*match.span(), name)]
    return []


def _fits(name: str, match: re.Match[str], before: str) -> bool:
    """Say whether a reason is of what flew in."""
    words, after = match[0], match.string[match.end() : match.end() + 90]
    if name == "undetermined":
        of_what = _OF_WHAT.search(words)
        asked = of_what["what"] if of_what else words[words.find("hether") + 1 :]
        return _IT.search(asked, 3) is not None or (
            of_what is None and re.search(r"\b(?:intent|motive)", words) is not None
        )
    if name == "not targeted":
        clause = _CUT.split(before)[-1]
        named = words.startswith("no ") or _NAMED.search(clause) is not None
        by_one = re.match(r" by (?:the|an?|his|her) ", after)
        return by_one is None and (named or _is_of_it(before))
    if name == "off course":
        loose = re.search(r"mistake|accident", words) is not None
        if loose and (_SHOT.search(before) or _EXPLETIVE.match(after)):
            return False
        its = re.search(r"\b(?:its|their) course\b", words) and _IT.search(before)
        told = its or _IT.match(words) or words.startswith("navigation")
        return bool(told) or _is_of_it(before)
    return _is_meant(words, before, after)


def _is_meant(words: str, before: str, after: str) -> bool:
    """Say whether it is what flew in that was meant."""
    clause = _CUT.split(before)[-1]
    if "provocation" in words.casefold():
        called = _CALLED.search(clause)
        if _SPOKEN_OF.search(clause):
            return False
        if called and called["what"].strip():
            return _IT.search(called["what"]) is not None
        return _IS.search(clause) is None or _is_of_it(before)
    if words.casefold().endswith("deliberate"):
        if _NOUN_NEXT.match(after):
            return _DEED.match(after) is not None
    elif _INTRUDE.match(after) and not _WE.search(clause):
        return True
    return _is_of_it(before)


def _is_of_it(before: str) -> bool:
    """Say whether a clause, or where it lacks a subject what led, is of it."""
    clause = _CUT.split(before)[-1]
    found = _IT.finditer(clause)
    if any(not governed(clause[: one.start()]) for one in found):
        return True
    return _THIN.fullmatch(clause) is not None and _IT.search(before) is not None
