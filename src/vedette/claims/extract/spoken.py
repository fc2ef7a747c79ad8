"""A verb of saying in a sentence: its subject, and on which side its content stands.

In: a sentence and a verb of `speech`. Out: `Mark`, or none where it is no saying.
"""

import re

from vedette.claims.extract.anybody import anybody
from vedette.claims.extract.marks import AFTER, BEFORE, CLAUSE_MIN, Mark
from vedette.claims.extract.names import read_name
from vedette.claims.extract.offices import is_office
from vedette.claims.extract.opened import opens_clause
from vedette.claims.extract.pronouns import pronoun_of
from vedette.claims.extract.reach import finite
from vedette.claims.extract.speech import BELIEF, MILD, SAY
from vedette.claims.extract.subjects import subject_after, subject_before

# What may follow "X said" at the end of a sentence.
_CLOSES = re.compile(
    r"(?:(?:\w+day|on|in|at|late|early|to|via|by|during|told|when|after|before|through"
    r"|yesterday|today|parliament|lawmakers|mps|viewers|listeners|residents|reporters"
    r"|journalists|me|us|(?:that|this|the next|the same) (?:day|night|morning|evening"
    r"|afternoon|week)|the (?:press|chamber|house|council|agency|paper|newspaper"
    r"|broadcaster|nation|gazette|courier))"
    r"\b[^,]{0,60})?$",
    re.IGNORECASE,
)
# "The strike claims nine lives" says nothing.
SAYS = re.compile(
    rf"\b(?P<verb>{SAY})\b(?! by\b)(?! (?:the )?(?:\w+ ){{0,3}}li(?:fe|ves)\b)",
    re.IGNORECASE,
)
# "X said on Telegram, adding": what stands before is what was said.
_ASIDE = re.compile(r"(?:on|in|at|via)\b[^,]{0,60}, (?:adding|saying|noting|while)\b")
_MILD = re.compile(MILD)
# "A clause, X said on Friday, sparking ...": what stands before is what was said.
_PAUSE = re.compile(
    r"(?:(?:\w+day|then|on|in|at|late|early|to(?! have| be)|via|by|during|told"
    r"|yesterday|today|earlier|later|this)\b[^,;\"]{0,60}?)?"
    r"[,;](?! (?:20\d\d, )?that\b)"
)
_SUBORDINATE = re.compile(
    r"(?:After|As|When|While|Since|Following|Although|Though|If|Because|During|Once)\b"
)
# ", UNN writes" at the end is through whom it came.
_PASSED = re.compile(
    r",\s(?:according to )?[A-Z][\w.]*(?: [A-Z][\w.]*)?"
    r"(?: (?:writes|reports|reported|wrote))?\.?$"
)
_SIGNED = re.compile(r"\.?\s[–—-]+\s?[A-Z][\w/ ]{1,20}\.?$")  # "X said. - AFP"
_DID_AND = re.compile(
    r"(?P<name>(?:[\w'-]+ ){0,5}?[\w'-]+) (?:gave|named|put|set|called|published"
    r"|released"
    r"|listed|confirmed|closed|opened|cancelled|issued) [^,;:\"]{0,80}(?<!or) and $"
)
_AND = re.compile(r"\b(?:and|but)(?: (?:also|later|then|further))? $")
_TOLD = re.compile(
    r"^\s(?P<via>(?:the )?(?:[\w'-]+ ){0,3}?(?:agency|(?:news)?paper|radio"
    r"|television|TV|broadcaster|channel|station|daily|(?:web)?site|portal)\b|(?:the )?"
    r"(?:[\w'-]+ ){0,3}?[\w'-]+?)(?=\s(?:that|on|in|at|he|she|it"
    r"|the|there|about|\d|[a-z]+ [a-z]+)\b|[,.:;\"]|$)"
)
_CROWD = re.compile(
    r"^(?:to the |me\b|our |this |MPs|viewers|listeners|residents|the (?:chamber"
    r"|council)"
    r"|reporters|journalists|parliament|lawmakers|him|her|them|us|the (?:press|media"
    r"|nation|public|house|parliament|crowd))\b",
    re.IGNORECASE,
)
# Who is told is no way by which it came: "his counterpart", "Mayor Pim Dahl".
_LISTENER = re.compile(
    r"^(?:his|her|its|their|a|an|one)\b(?! (?:\w+ ){0,3}(?:agency|paper|newspaper|radio"
    r"|television|broadcaster|channel|station|daily|site|portal)\b)"
    r"|^(?:the )?[A-Z][a-z]+(?:an|ish|ese|ch)\b(?! (?:\w+ ){0,3}(?:agency|paper|radio"
    r"|newspaper|television|broadcaster|channel|station|TV|daily)\b)"
    r"|\b(?i:minister|mayor|governor|president|chief|general|colonel|commander|captain"
    r"|ambassador|envoy|counterparts?|officials?|officers|commanders|ministers"
    r"|diplomats|police|allies|colleagues|deputies|soldiers|troops|leaders?|premier"
    r"|chancellor|director|guests?|visitors?|families|relatives|voters|crowds?"
    r"|supporters|inspectors|investigators)\b"
)


def spoken(sentence: str, match: re.Match[str]) -> Mark | None:
    """Read one verb of saying: where it stands, its subject, which side it covers."""
    verb = match["verb"].casefold()
    name, begin = subject_before(sentence, match.start())
    earlier = _first_of(sentence, match)
    if earlier:
        return Mark(match.start(), match.end(), earlier, (), AFTER, verb)
    end = match.end()
    if begin < 0 and re.search(r"[,\"]\s*$", sentence[: match.start()]):
        name, end = subject_after(sentence, match.end())  # "...," said X.
        name = name or anybody(sentence[match.end() : end])
        begin = match.start()
        quote = sentence[: match.start()].rstrip().endswith('"')
        if _MILD.fullmatch(verb) and not (quote or is_office(name)):
            return None
        if not name:
            return Mark(begin, end, "", (), BEFORE, verb)
    elif _MILD.fullmatch(verb) and not _may_believe(
        verb, name, sentence[max(begin, 0) : match.start()]
    ):
        return None  # "Azernews reports", "preliminary data indicates"
    elif begin < 0:
        return None
    name = name or (anybody(sentence[begin : match.start()]) if begin >= 0 else "")
    via: tuple[str, ...] = ()
    if verb in ("told", "tells"):
        told = _TOLD.match(sentence[match.end() :])
        if told:
            end = match.end() + told.end()
            heard = _CROWD.match(told["via"]) or _LISTENER.search(told["via"])
            via = () if heard else (told["via"],)
    inverted = begin == match.start()
    side = _side(sentence[: max(begin, 0)].strip(), sentence[end:], inverted=inverted)
    if not inverted and begin > 0 and sentence.startswith(",", end):
        side = AFTER if opens_clause(sentence, begin, end) else side
    return Mark(begin, end, name, via, side, verb)


def _side(lead: str, after: str, *, inverted: bool) -> str:
    """Say on which side of "X said" its content stands: "..., X said: two to Celm"."""
    rest = _PASSED.sub("", _SIGNED.sub("", after)).strip(' ."')
    clause = len(lead.split()) >= CLAUSE_MIN
    led = lead.endswith((",", '"')) and not _SUBORDINATE.match(lead)
    closes = (
        inverted
        or _CLOSES.match(rest)
        or rest.startswith((",", ";"))
        or (clause and _ASIDE.match(rest))
        or (led and _PAUSE.match(rest))
        or (led and clause and finite(lead) and rest.startswith(":"))
    )
    return BEFORE if lead and closes else AFTER


def _may_believe(verb: str, name: str, words: str) -> bool:
    """Say whether a verb that papers use too is somebody's: "Liv Ranck confirms"."""
    if not name and pronoun_of(words.strip()) in ("he", "she", "they"):
        return True
    person = re.fullmatch(r"(?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+", name) is not None
    believes = re.fullmatch(BELIEF, verb) is not None
    return is_office(name) or (person and (believes or is_office(words)))


def _first_of(sentence: str, match: re.Match[str]) -> str:
    """Return who "and added" is of: the only one who speaks before it."""
    before = sentence[: match.start()]
    if not _AND.search(before):
        return ""
    said = list(SAYS.finditer(before))
    if not said and (did := _DID_AND.match(before)):
        return read_name(did["name"])  # "Orla Air gave the start and put the number at"
    return subject_before(before, said[0].start())[0] if len(said) == 1 else ""
