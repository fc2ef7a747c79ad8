"""Marks of a speaker that are a phrase: "in the view of X", "by X's count".

In: a sentence. Out: `Mark`. Rule S21 of docs/claims-extraction.md: an opinion or a
count that is somebody's, what somebody calls something, and whose figures show it. "In
his words" has no name: `pronouns` finds whom it means.
"""

import re

from vedette.claims.extract.marks import AFTER, BEFORE, Mark
from vedette.claims.extract.names import read_name
from vedette.claims.extract.subjects import subject_after

OPENS = 3  # characters that may stand before what opens a sentence: a quote mark
_COUNT = (
    r"(?:count|reckoning|account|estimates?|tally|figures?|calculations?|summary"
    r"|opinion|view|findings"
    r"|words|estimation|judge?ment|telling|version|assessment|numbers|reading|books?)"
)
_ADJECTIVE = (
    r"(?:(?:own|first|latest|initial|early|most|preliminary|last|experts?'|official) )"
    r"{0,2}"
)
# "In the view of the regulator", "by the account of the tower".
_IN_VIEW = re.compile(
    rf"\b(?:in|by|on|from|going by|judging by) the {_ADJECTIVE}{_COUNT} of\s"
    r"|\bon the (?:word|evidence|authority) of\s|\bif (?=[^,;.]{2,40} (?:is"
    r"|are) to be believed)",
    re.IGNORECASE,
)
# "By the mayor's count", "in Tillery's view".
_BY_COUNT = re.compile(
    rf"\b(?:by|in|on|to|going by|according to) (?P<name>(?:the |an? "
    rf"|its )?(?:[\w-]+ ){{0,4}}?"
    rf"[\w-]+)'s? {_ADJECTIVE}{_COUNT}\b",
    re.IGNORECASE,
)
# "By her own count": of the one who spoke.
_BY_HIS = re.compile(
    rf"\b(?:by|in|on) (?P<whose>his|her|its|their) {_ADJECTIVE}{_COUNT}\b",
    re.IGNORECASE,
)
_PRONOUNS = {"his": "he", "her": "she", "its": "it", "their": "they"}
# "As the mayor tells it".
_AS_TOLD = re.compile(
    r"\b[Aa]s (?P<name>[^,;:\"]{2,60}?) (?:tells|told|has|had|puts|put|sees|saw"
    r"|remembers)"
    r" it\b"
)
# "What the government calls 'hundreds' of drones".
_CALLED = re.compile(
    r"\bwhat (?P<name>[^,;:\"]{2,60}?) (?:calls?|called|described as|describes as"
    r"|termed) (?=\")"
)
# "Figures from Oro Navita show", "the ministry's log shows".
TRACKER = re.compile(r"\btrack(?:ing|er)\b|radar24\b|FlightAware|ADS-?B", re.IGNORECASE)
_SHOWN = re.compile(
    r"\b(?:figures|numbers|statistics|records|data|logs?|documents|minutes|a (?:log"
    r"|report"
    r"|tally|document|note)) (?:from|by|of|kept by|compiled by|released by"
    r"|published by) "
    r"(?P<name>[^,;:\"]{2,80}?)"
    r"(?:,)? (?:show|shows|showed|suggest|suggests|indicate|indicates|put|puts|list"
    r"|lists)\b",
    re.IGNORECASE,
)


def views(sentence: str) -> list[Mark]:
    """Read whose view, count or figures a sentence gives.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Mark
        In no order; a pronoun gives a mark without a name.
    """
    marks: list[Mark] = []
    for match in _IN_VIEW.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        if "to be believed" in sentence[match.end() :]:
            name = read_name(re.split(r" (?:is|are) to", sentence[match.end() :])[0])
            end = sentence.index("believed", match.end()) + len("believed")
        marks += _mark(match.start(), end, name)
    for pattern in (_BY_COUNT, _AS_TOLD):
        for match in pattern.finditer(sentence):
            name = read_name(match["name"])
            marks += _mark(match.start(), match.end(), name)
    for match in _CALLED.finditer(sentence):
        marks += [
            Mark(
                match.start(),
                match.end(),
                read_name(match["name"]),
                (),
                AFTER,
                "called",
            )
        ]
    for match in _SHOWN.finditer(sentence):
        name = _provider(match["name"])
        side = AFTER if match.start() < 3 else BEFORE  # noqa: PLR2004
        shown = Mark(match.start(), match.end(), name, (), side, "shown")
        marks += [shown] if name and not TRACKER.search(match["name"]) else []
    for match in _BY_HIS.finditer(sentence):
        who = _PRONOUNS[match["whose"].casefold()]
        side = _side(match.start())
        marks.append(Mark(match.start(), match.end(), "", (), side, f"by {who}"))
    return marks


def _mark(begin: int, end: int, name: str) -> list[Mark]:
    """Make a mark; one inside a sentence covers what follows its comma too."""
    return [Mark(begin, end, name, (), _side(begin), "according to")] if name else []


def _side(begin: int) -> str:
    """Say on which side of a phrase its content stands: after one that opens."""
    return AFTER if begin < OPENS else BEFORE


def _provider(words: str) -> str:
    """Return the name in "the air navigation provider Oro Navita"."""
    names = re.search(r"(?:[A-Z][\w'-]*(?: |$)){1,4}$", words)
    plain = read_name(words)
    return (
        names[0].strip()
        if names and " " in words and not plain[:1].isupper()
        else plain
    )
