"""Speakers that are no office: "the headmistress", "a plane spotter", "local fighters".

In: the words of a subject. Out: the name, "" where it may be a paper, a text or no one.
Anybody may say something; what is written or shown is no speaker, nor is what a
newspaper calls itself.
"""

import re

from vedette.claims.extract.names import HANGS, NOT_A_NAME, PRONOUNS, unled

# Anybody may say something: "the headmistress said"; but what is written or shown is no
# speaker, nor is what a newspaper calls itself.
_ANYBODY = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]wo|[Tt]hree"
    r"|[Aa]nother)"
    r" (?:[\w'-]+ ){0,5}?[a-z][\w'-]+(?: (?:of|at|for|in"
    r"|from) (?:[\w'-]+ ){0,4}[\w'-]+)?"
    r"|[a-z]{4,}(?:ers|ours|ants|ents|ists|ors|ees|folk|men|women)"
    r"|(?:(?:[Ll]ocal|[Rr]egional|[Ss]enior|[Ss]everal|[Ss]ome|[Oo]ther|[Ff]ormer"
    r"|[Mm]any"
    r"|[Nn]earby|[A-Z][a-z]+(?:an|ish|ese)) [a-z]{3,}"
    r"|[A-Z][a-z]{3,})(?:ers|ours|ants|ents|ists|ors|ees|folk|men|women)|[Hh]outhis)"
)
_PART_OF_MANY = re.compile(r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Aa]nother)\b")
_NOBODY = re.compile(
    r"\b(?:reports?|articles?|texts?|headlines?|signs?|captions?|films?|videos?"
    r"|footage|maps?"
    r"|rumou?rs?|legend|books?|songs?|posters?|labels?|papers?|stor(?:y|ies)|statistics"
    r"|figures?|numbers?|data|logs?|records?|studies|study|surveys?|polls?|laws?|rules?"
    r"|messages?|letters?|e-?mails?|posts?|tweets?|statements?|documents?|websites?"
    r"|screens?"
    r"|images?|pictures?|photos?|evidence|agenc(?:y|ies)|newspapers?|outlets?|channels?"
    r"|stations?|portals?|magazines?|weekly|tabloids?|reporters?|correspondents?"
    r"|journalists?"
    r"|media|press|internet|question|answer|result|rest|time|day|night|year|week|month"
    r"|thing|people|drones?|planes?|flights?|which|that|numbers?|letters|centers|papers"
    r"|centres|minutes|hours|others|visitors|residents? of|cases?|date|manner|end"
    r"|project|incidents?|attacks?|events?|episodes?|affair|moves?|closures?|war"
    r"|alerts?|alarm"
    r"|crash|raids?|strikes?|decision|steps?|sightings?|situation|series|wreck(?:age)?"
    r"|find|discovery|investigation|inquiry|search|fact|idea|plan|theory|version"
    r"|accounts?|estimates?|count|total|toll|names?|words?|experience|history|scene"
    r"|damage|debris|fire|explosions?|noise|warning|procedure|measures?|delays?"
    r"|disruptions?|aircraft|objects?|balloons?|missiles?|runway|airspace|border"
    r"|region|area|now)\b",
    re.IGNORECASE,
)


def anybody(chunk: str) -> str:
    """Read the words of a subject of "said" that name no office: "the headmistress".

    Parameters
    ----------
    chunk : str
        Folded.

    Returns
    -------
    str
        "" where it may be a paper, a text or no one.
    """
    words = re.split(r" (?:who|whose) ", unled(chunk))[0].strip(" \"'")
    if not _ANYBODY.fullmatch(words) or _is_thing(words):
        return ""
    if NOT_A_NAME.search(words) or HANGS.search(words):
        return ""
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    return "" if bare.split()[0].casefold() in PRONOUNS else bare


def _is_thing(words: str) -> bool:
    """Say whether a paper or no one is named; a "night watchman" is somebody."""
    head = re.split(r" (?:of|at|for|in|from) ", words)[0].split()
    many = _PART_OF_MANY.match(words) is not None
    thing = _NOBODY.search(words) if many else _NOBODY.fullmatch(head[-1])
    return thing is not None
