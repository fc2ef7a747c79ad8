"""Marks of a speaker that are no verb with its subject before it.

In: a sentence. Out: `Mark`: "according to X", "as announced by X", "with X saying",
headings that open or end with who says it, and "X did so, saying that ...".
"""

import re
from typing import NamedTuple

from vedette.claims.extract.introduced import issued_by, people_in
from vedette.claims.extract.names import read_name
from vedette.claims.extract.offices import is_office
from vedette.claims.extract.opened import opens_clause
from vedette.claims.extract.speech import SAYING, WITH
from vedette.claims.extract.subjects import subject_after, subject_before

BEFORE, AFTER = "before", "after"
ACCORDING = "according to"
GAVE = "gave"  # a verb of which only the clause right before it is said
OPENING = 3  # characters before a mark that opens its sentence
CLAUSE_MIN = 4  # words that stand before "X said" and are more than "In Orla,"
_ACCORDING = re.compile(
    r"(?:\baccording to|\bper(?=\s(?:the |local |state )?(?-i:[A-Z]"
    r"|\w+ (?:officials|ministry"
    r"|authorities|police)\b)))\s(?:both )?(?!(?:the )?(?:schedule|plan|law"
    r"|rules|timetable)\b"
    r"|(?:the )?(?:(?:preliminary|initial|early|available|updated|latest) ){1,2}"
    r"(?:data|information|figures|estimates|reports|assessments?)\b"
    r"(?! (?:from|by|of|released|published"
    r"|provided)\b)|(?:(?:breaking|media|press|local|news|unconfirmed|early|first|some"
    r"|several"
    r"|various|recent|social|other) ){0,2}(?:reports|rumou?rs)\b"
    r"(?! (?:from|by|of|released|published"
    r"|provided)\b))(?:(?:the )?(?:\w+ ){0,2}(?:data"
    r"|information|figures|statistics|reports) (?:from|of|by|(?:released|published"
    r"|provided|compiled|shared) by) )?",
    re.IGNORECASE,
)
# "As announced by the operator": a passive that names who said it.
_SAID_BY = re.compile(
    r"(?:\bas|\b(?:was|were|is|been))\s(?:\w+ly )?"
    r"(?:reported|announced|confirmed|stated|indicated|noted|said|disclosed|revealed"
    r"|declared|released|published|shared)(?: \w+ly)? by\s",
    re.IGNORECASE,
)
# "Balloons were released by Karsova": only what can be read is said so.
_LET_GO = re.compile(
    r"(?<!figures )(?<!data )(?<!numbers )(?<!statement )(?<!statistics )(?<!toll )"
    r"\b(?:was|were|is|been)\s(?:\w+ly )?(?:released|shared)\b",
    re.IGNORECASE,
)
# A heading: "Two drones shot down over Orla: Defence ministry".
_HEADED = re.compile(
    r": (?=(?:[A-Z][\w'-]*)(?: (?!By\b)[\w'-]+){0,3}(?:$| By [A-Z])"
    r"|(?:local |regional |senior )?(?:officials?|police|ministry|governor|mayor"
    r"|army)$)"
)
# "Sixteen hurt in drone attack — coalition".
_DASHED = re.compile(
    r"\s[–—-]+ (?=(?:the )?(?:local |regional |air )?(?:officials?|police|ministry"
    r"|governor"
    r"|mayor|army|operator|coalition|military|government|regulator|force|medics"
    r"|rescuers|authorities|company|airline|airport|navy|minister|president)$)"
)
# "The general, its spokesman, was quoted by state media as saying that".
_QUOTED_AS = re.compile(
    r"\b(?:was|were|is|are) (?:also )?(?:quoted|cited)(?: by (?P<via>[^,;:\"]{2,50}?))?"
    r" as (?:saying|stating|telling \w+)\b(?: that)?"
)
# "The agency quoted the general as saying that".
_QUOTED = re.compile(
    r"\b(?:quot|cit)(?:ed|es) (?P<name>[^,;:\"]{2,70}?) as (?:saying|stating"
    r"|telling \w+)\b(?: that)?"
)
# "By the latest count, which the minister gave on television".
_WHICH_GAVE = re.compile(
    r",\swhich (?P<name>[^,;:\"]{2,60}?) (?:had |has )?(?:gave|given|named|published"
    r"|announced|released|put out|quoted|cited|read out|passed on)\b"
)
# "That is how the air force put it; it said six": what stands before is told so too.
HOW_TOLD = re.compile(
    r"(?:That|This|Such) (?:is|was) (?:how|what"
    r"|the way) (?P<name>[^,;:\"]{2,60}?) (?:had |has )?"
    r"(?:put|puts|describe[sd]?|told|tells|saw|sees|said|says|counted|reported"
    r"|recount(?:s|ed)|present(?:s|ed))\b(?: it| this)?"
)
# A heading that opens with who says it: "Officials: 5 dead, 30 hurt".
_OPENED = re.compile(
    r"^(?:\d\d?[:.]\d\d\s?(?:[–—-] ?|: ?)?)?"
    r"(?P<name>(?:[A-Z][\w'-]+ ){0,3}(?i:officials?|police|ministry|governor|mayor|army"
    r"|prosecutors?|president|minister|authorities|operator|air force|services?"
    r"|airline|coast ?guard|fire brigade|council|government|company|regulator"
    r"|constabulary"
    r"|command|general staff|coalition|military|navy)|(?:Amnesty|Greenpeace|Kremlin"
    r"|Pentagon|NATO|IDF|UN|(?:[A-Z][\w'-]+ ){1,2}(?:International|Watch))"
    r"|(?:(?:Acting|Deputy|Prime|Regional) )?"
    r"(?:[A-Z][\w'-]+ (?=[A-Z][\w'-]+, (?:spokes|head|chief|mayor|governor))"
    r"|Mayor|Governor|President|Minister|General|Head|Chief|Commander)"
    r"(?: of(?: the)?(?: [A-Z][\w'-]+){1,4})?(?: [A-Z][\w'-]+){1,3})"
    r"(?:, [a-z][^:,\"]{3,40})?: (?=\S)"
)
# A body of several words: "Ministry of Defence: 12 destroyed", "Border Guard: four".
_PLACES = ("airport", "tower", "hospital", "clinic", "palace", "prefecture", "academy")
_BODY_OPENS = re.compile(
    r"(?P<name>[A-Z][\w'-]+(?: (?:of|for|the|[A-Z][\w'-]*|guards?|force|staff|service"
    r"|command|agency|authority)){1,7}): (?=\S)"
)
# ", with the governor stating that": who says what follows.
_WITH = re.compile(rf"\bwith\s(?P<name>[^,;:\".]{{2,80}}?)\s{WITH}\b(?: that)?")
# "The ministry condemned the raid, saying ...": who did it says what follows.
_DOES = re.compile(
    r"(?P<name>[^,;:\"]{2,80}?)(?:,[^,\"]{2,60},)?\s(?:(?:has|had|have|also|later)\s)?"
    r"(?:\w{3,}ed|gave|took|put|made|held|issued|went|spoke|drew|told)\b(?! by\b)"
)
_SAYING = re.compile(rf",\s{SAYING}\b(?: that)?")


class Mark(NamedTuple):
    """A verb of saying with its subject, and on which side its content stands.

    Attributes
    ----------
    begin, end : int
        Where it stands.
    name : str
        Of the speaker, "" where the sentence names none.
    via : tuple of str
        Through whom it came.
    side : str
        `BEFORE` or `AFTER`.
    verb : str
        How.
    nested : bool
        Whether somebody else reports that it was said.
    passive : bool
        Whether it names who said it after "announced by".
    """

    begin: int
    end: int
    name: str
    via: tuple[str, ...]
    side: str
    verb: str
    nested: bool = False
    passive: bool = False


def named_after(sentence: str) -> list[Mark]:
    """Read "according to X", "as announced by X" and what a heading ends with.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Mark
        In no order.
    """
    marks: list[Mark] = []
    for match in _ACCORDING.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        opens = opens_clause(sentence, match.start(), end)
        side = AFTER if match.start() < OPENING or opens else BEFORE
        marks.append(Mark(match.start(), end, name, (), side, ACCORDING))
    for match in _SAID_BY.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        if name and not _LET_GO.match(sentence, match.start()):
            mark = Mark(match.start(), end, name, (), BEFORE, "reported")
            marks.append(mark._replace(passive=True))
    for match in _WITH.finditer(sentence):
        name = read_name(match["name"])
        if name:
            marks.append(Mark(match.start(), match.end(), name, (), AFTER, "said"))
    opened = _OPENED.match(sentence)
    if opened or (opened := _body_opens(sentence)):
        name = opened["name"]
        marks.append(Mark(0, opened.end(), name, (), AFTER, "said"))
    marks += _put_otherwise(sentence)
    headed = _HEADED.search(sentence) or _DASHED.search(sentence)
    if headed and len(sentence[: headed.start()].split()) >= CLAUSE_MIN:
        name, end = subject_after(sentence, headed.end())
        marks.append(Mark(headed.start(), end, name, (), BEFORE, "said"))
    return marks


def _body_opens(sentence: str) -> re.Match[str] | None:
    """Read a heading that opens with a body: "Ministry of Defence: 12 drones"."""
    opened = _BODY_OPENS.match(sentence)
    if not opened or issued_by(sentence):
        return None
    name = opened["name"]
    kind = re.split(r" (?:of|for) ", name)[0].split()[-1]
    # "NEW DELHI: The airport ...": capitals alone are where it was written.
    theirs = is_office(name if name.isupper() else kind)
    return opened if theirs and kind.casefold() not in _PLACES else None


def _put_otherwise(sentence: str) -> list[Mark]:
    """Read "X was quoted as saying", "which X gave", "that is how X put it"."""
    marks = []
    for match in _QUOTED_AS.finditer(sentence):
        name, begin = subject_before(sentence, match.start())
        via = (match["via"],) if match["via"] else ()
        if name:
            marks.append(Mark(begin, match.end(), name, via, AFTER, "said"))
    for match in _QUOTED.finditer(sentence):
        teller, begin = subject_before(sentence, match.start())
        name = read_name(match["name"])
        if name and teller:
            marks.append(Mark(begin, match.end(), name, (teller,), AFTER, "said"))
    for match in _WHICH_GAVE.finditer(sentence):
        name = read_name(match["name"])
        if name:
            marks.append(Mark(match.start(), match.end(), name, (), BEFORE, GAVE))
    told = HOW_TOLD.match(sentence)
    if told and (name := read_name(told["name"])):
        marks.append(Mark(0, told.end(), name, (), BEFORE, "told"))
    return marks


def doing(
    sentence: str, marks: list[Mark], quoted: list[tuple[int, int]]
) -> list[Mark]:
    """Read "X did something, saying that ..." where nobody else speaks before it.

    Parameters
    ----------
    sentence : str
        Folded.
    marks : list of Mark
        Those of the sentence so far.
    quoted : list of tuple of int
        What stands in quote marks.

    Returns
    -------
    list of Mark
        One at most.
    """
    saying = _SAYING.search(sentence)
    who = _DOES.match(sentence) if saying else None
    if not (saying and who) or who.end() > saying.start():
        return []
    early = any(mark.begin < saying.end() for mark in marks)
    name = read_name(who["name"])
    told = (
        early or any(a <= saying.start() < b for a, b in quoted) or not is_office(name)
    )
    if told:
        return []
    return [Mark(saying.start(), saying.end(), name, (), AFTER, "said")]


# "Our reporter Jess Malloy is in Terminal B: "I'd say ..."."
_INTRODUCES = re.compile(r"(?P<lead>[^\":]{3,120}): (?=\")")


def introducing(sentence: str, marks: list[Mark]) -> list[Mark]:
    """Read a colon before a quote as of the only person named before it.

    Parameters
    ----------
    sentence : str
        Folded.
    marks : list of Mark
        Those of the sentence so far.

    Returns
    -------
    list of Mark
        One at most.
    """
    match = _INTRODUCES.match(sentence)
    if match is None or any(mark.begin < match.end() for mark in marks):
        return []
    people = people_in(match["lead"])
    if len(people) != 1:
        return []
    return [Mark(match.start(), match.end(), people[0], (), AFTER, "said")]
