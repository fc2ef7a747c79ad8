"""Why it came, in the words of whoever says so: on purpose, astray, not meant, unknown.

In: a folded sentence. Out: where a reason stands and which, the first that holds in the
order unknown, astray, not targeted, deliberate: "too early to say whether it was
deliberate" is unknown. What is denied or asked gives nothing.
"""

import re
from typing import NamedTuple

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
            r"|\b(?:intent(?:ion)?s?|motives?)\b (?:[\w-]+ ){0,6}?(?:is|are|was"
            r"|were|remains?) (?:still )?(?:un(?:clear|known)|not (?:yet )?(?:clear"
            r"|known))"
        ),
    ),
    (
        "off course",
        (
            r"\bstrayed\b|\bstray(?:ing)? (?:across|over|into)\b|\bveer(?:ed"
            r"|ing) off\b|\boff (?:its |their )?course\b|\b(?:by|was a) (?:mistake"
            r"|accident)\b|\b(?:lost|losing) (?:its|their) (?:way|bearings"
            r"|orientation)\b|\bwent astray\b|\bwander(?:ed|ing) (?:off|across|into"
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
    r"|nothing|rejected|dismissed|rather than|instead of|whether|if)\b|n't\b",
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
    for name, words in _INTENT:
        for match in re.finditer(words, sentence, re.IGNORECASE):
            before = sentence[max(0, match.start() - 90) : match.start()]
            if name == "off course" and _NOT_ASTRAY.search(before):
                continue
            if name == "deliberate" and (
                _NEGATED.search(re.sub(r"\bnot an\b", "", sentence))
                or _MAYBE.search(before)
            ):
                return []
            return [Reason(*match.span(), name)]
    return []
