"""Who else acts between the last speaker and a pronoun: then nobody knows who "he" is.

In: a sentence. Out: `Actor`: whoever is a subject in it without a name of his own:
"the ambassador laughed", "Karsovia's envoy", "the Karsovan side", "Karsovia's, which
had sent them". A pronoun behind it may mean him. He is the speaker himself where the
head of his words is in the speaker's name, and so is the land that they name.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.lands import stem_of
from vedette.claims.extract.lexicon import word_set

ONE, BODY, MANY = "one", "body", "many"
_ROLE = (
    r"(?:ambassador|envoy|emissary|spokes(?:man|woman|person)|minister|general"
    r"|commander|commander-in-chief|visitor|guest|counterpart|negotiator|diplomat"
    r"|delegate|chief|leader|president|premier|mayor|governor|colonel|major|captain"
    r"|admiral|officer|official|advis[eo]r|aide|consul|attach[e\u00e9]|representative"
    r"|critic|opponent|rival|colleague|deputy|secretary|head|director|manager|host"
    r"|interlocutor|chancellor|king|queen|marshal|senator|lawmaker|expert|analyst"
    r"|prosecutor|prefect|commissioner|inspector|superintendent|sheriff|voivode"
    r"|chair(?:man|woman)|judge|lawyer|predecessor|successor|strongman|dictator"
    r"|politician|lieutenant|brigadier|sergeant|boss|owner|professor|speaker|pope"
    r"|bishop|tsar|emperor|prince|princess)"
)
_BODY = (
    r"(?:ministry|army|navy|air force|armed forces|military|embassy|consulate|mission"
    r"|delegation|government|side|camp|command|general staff|council|presidency"
    r"|kremlin|agency|administration|office|parliament|opposition|coalition|alliance"
    r"|union|company|airline|operator|service|authority|capital|neighbou?r|adversary"
    r"|foe|enemy|aggressor|regime|junta|state|country|party|militia|department|police"
    r"|bureau|coast ?guard|border guard|tower|port|ally|rival|palace|newspaper)"
)
_MANY = (
    r"(?:officials|diplomats|officers|generals|ministers|commanders|visitors|guests"
    r"|delegates|negotiators|envoys|forces|troops|soldiers|authorities|rebels"
    r"|separatists|neighbou?rs|opponents|critics|rivals|leaders|lawmakers|police"
    r"|prosecutors|investigators|others|allies|enemies|hosts|counterparts)"
)
# Where a clause begins: a sentence, behind a semicolon, behind ", and the ...".
_BEGINS = re.compile(
    r"(?:^|;\s|\"\s|,\s(?:and|but|while|whereas|though|yet)\s|\b(?:but|while|whereas)\s"
    r"|\s[–—-]\s)"
    r"(?:(?:But|And|Yet|Still|Meanwhile|Instead|Later|Then|Afterwards?|Nearby|However"
    r"|By contrast|In turn|For (?:its|his|her|their) part),?\s)?"
    r"(?:(?:On|In|At|Across|Over|From|Behind|Beside|After|Within|Asked|Told|Hearing"
    r"|Listening|Sitting|Standing|Beside|Next to)\b[^,;:\"]{1,60},\s)?"
)
_DETERMINED = (
    r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Oo]ne|[Tt]hat|[Tt]his|[Aa]nother"
    r"|[A-Z][\w-]+(?:'s|s'))\s(?:[\w-]+(?:'s|s')?\s){0,4}?"
)
_PLAIN = (
    r"(?:[A-Z][a-z]+(?:an|ish|ese|ch|ic|i)|[Ss]enior|[Ll]ocal|[Vv]isiting|[Ff]oreign)"
    r"\s(?:[\w-]+\s){0,2}?"
)
# The head of a subject: not "the minister's office", "the army base", "the port was".
_HEAD_END = (
    r"(?![\w'-])(?!\s(?:base|station|building|headquarters|car|compound|jets?"
    r"|helicopters?|positions?|airport|airfield|drones?|planes?)\b)"
)
_SUBJECT = re.compile(
    rf"(?P<one>{_DETERMINED}{_ROLE}(?:\sof\sstaff)?){_HEAD_END}"
    rf"|(?P<body>{_DETERMINED}{_BODY}){_HEAD_END}"
    rf"|(?P<many>(?:{_DETERMINED}|{_PLAIN}){_MANY}){_HEAD_END}"
    rf"|(?P<sole>{_PLAIN}(?:{_ROLE}|{_BODY})){_HEAD_END}"
    r"|(?P<elided>[A-Z][\w-]+(?:'s|s'))(?=,|\s(?:had|has|have|was|did|\w{3,}ed)\b)"
    r"|(?P<people>[Tt]he [A-Z][a-z]+(?:ns|sh|ese|ch|is|es|s|ks))(?=,|\s[a-z])"
    r"|(?P<land>[A-Z][a-z][\w-]+)(?=,? (?:\w+ly |also |itself )?(?:has |had |was |is "
    r"|did )?(?:not )?(?:\w+ly )?(?P<does>[a-z]+)\b)"
)
# What a land does that may speak next; "Traffic was halted" is of no land.
_REACTS = re.compile(
    r"(?:mock|laugh|den[iy]|reject|dismiss|disput|contradict|call|scoff|sneer|brush"
    r"|object|protest|disagree|answer|repl|respond|react|retort|counter|hit|fire|shrug"
    r"|ridicul|derid|doubt|question|contest|condemn|blam|accus|refut|rebut|comment"
    r"|silent|unmoved|sent|launch|ridden|insist|refus|declin|see|saw|tell|told|give"
    r"|gave|publish|issu|count|put|paint|speak|spoke|know|knew|admit)\w*"
)
_NO_LAND = word_set(
    "He She It They We You This That These Those There Both Nobody None Neither",
    "Many Some Several Most All Each Another Others One Two Three Four Five Six",
    "Seven Eight Nine Ten Everyone Someone Nothing What Who Police Officials",
    "Residents Witnesses Reports Passengers Flights Drones Reporters",
    "Journalists",
)
# What somebody does who answers what was said.
_ANSWERS = re.compile(
    r"[^.;]{0,60}?\b(?:mock|laugh|den[iy]|reject|dismiss|disput|contradict|scoff|sneer"
    r"|object|protest|disagree|answer|repl[iy]|respond|retort|counter|shrug|ridicul"
    r"|doubt|question|contest|condemn|blam|accus|refut|rebut|unmoved|frown|smil|shook"
    r"|insist|unimpressed|not impressed|would not|call(?:s|ed)? (?:it|this|that)"
    r"|had (?:its|his|her|their) own|saw it|begged to|took issue|hit back|fired back"
    r"|shot back|came back)"
)
_PASSIVE = re.compile(
    r"\s(?:was|were|has been|had been|have been|is|remained|stayed)\s(?:\w+ly\s)?"
    r"(?:clos|shut|reopen|evacuat|hit|struck|damag|destroy|attack|target|informed"
    r"|alert|told|warned|killed|wounded|injured|hurt|called|sent|deployed|scrambled)"
)
_OWNER = re.compile(
    r"\b[A-Z][\w-]*?(?=(?:'s|s')\b|(?:'s|s')?\s|(?:'s|s')?,|(?:'s|s')?$)"
)
_NO_OWNER = word_set("The Its His Her Their An A One That This Another")
_HEADS = re.compile(r"[\w-]+(?:'s)?$")


class Actor(NamedTuple):
    """Somebody acts who may be whom a later pronoun means.

    Attributes
    ----------
    kind : str
        `ONE`, `BODY` or `MANY`.
    head : str
        The last word that names him, in small letters; "" for a land or "Orla's".
    owners : tuple of str
        Stems of the lands or names before it.
    answers : bool
        Whether he answers what was said.
    """

    kind: str
    head: str
    owners: tuple[str, ...]
    answers: bool = False


def actors_in(text: str) -> list[Actor]:
    """Return who acts in a sentence without a name of his own.

    Parameters
    ----------
    text : str
        Folded; without what somebody says in it.

    Returns
    -------
    list of Actor
        In order.
    """
    found = []
    for opening in _BEGINS.finditer(text):
        match = _SUBJECT.match(text, opening.end())
        if match and not _PASSIVE.match(text, match.end()) and _is_some(match):
            found.append(_actor(match))
    return found


def _is_some(match: re.Match[str]) -> bool:
    """Say whether a lone capital is a land that does something."""
    if match["land"] is None:
        return True
    does = _REACTS.fullmatch(match["does"]) is not None
    return does and match["land"] not in _NO_LAND


def _actor(match: re.Match[str]) -> Actor:
    words = match[0]
    owners = tuple(
        stem_of(one[0]) for one in _OWNER.finditer(words) if one[0] not in _NO_OWNER
    )
    kinds = {"one": ONE, "sole": ONE, "many": MANY, "people": MANY}
    kind = kinds.get(match.lastgroup or "", BODY)
    if match["sole"] and not re.search(rf"{_ROLE}$", words):
        kind = BODY
    head = _HEADS.search(words) if kind != MANY or match["many"] else None
    plain = head is not None and not (match["land"] or match["elided"])
    answers = _ANSWERS.match(match.string, match.end()) is not None
    return Actor(kind, head[0].casefold() if plain and head else "", owners, answers)


def may_mean(pronoun: str, actor: Actor) -> bool:
    """Say whether a pronoun may be of an actor, by his kind.

    Parameters
    ----------
    pronoun : str
        "he", "she", "it" or "they".
    actor : Actor
        Who acts before it.

    Returns
    -------
    bool
        One is "he" or "she", a body "it" or "they", many are "they".
    """
    kinds = {"he": (ONE,), "she": (ONE,), "it": (BODY,), "they": (MANY, BODY)}
    return actor.kind in kinds.get(pronoun, (ONE, BODY, MANY))


def is_he(actor: Actor, name: str) -> bool:
    """Say whether an actor is the speaker himself: "the mayor", "Mayor Ada Lem".

    Parameters
    ----------
    actor : Actor
        Who acts.
    name : str
        Of the speaker.

    Returns
    -------
    bool
        False where the head of his words, or his land, is not in the name.
    """
    words = name.casefold()
    stems = {stem_of(one) for one in re.findall(r"[A-Z][\w-]*", name)}
    return actor.head in words and set(actor.owners) <= stems
