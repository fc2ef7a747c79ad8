"""The fullest form of an office that a text has named: "the minister", "the ministry".

In: how an office is called now, the names of who spoke before, and what the text has
told so far. Out: the one longer name that it stands for; itself where there is none, or
a choice. "The minister" is "Defence Minister Ana Orlo" if no other minister has spoken,
"the ministry" is the "Ministry of Defence"; "the force" is the one police force that
the text has named, "the airline" the one whose flights the sentence or the one before
it tells of.
"""

import re

from vedette.claims.extract.lands import LANDS

_ONE = (
    r"minister|mayor|governor|president|spokes(?:man|woman|person)|premier|prefect"
    r"|general|colonel|commander|ambassador|commissioner|sheriff|chancellor|inspector"
)
_BODY = (
    r"ministry|command|constabulary|inspectorate|directorate|headquarters|secretariat"
    r"|centre|center|department|bureau|commission|service|council|administration"
    r"|agency|authority|group|organi[sz]ation"
)
_GENERIC = re.compile(rf"{_ONE}|{_BODY}", re.IGNORECASE)
_NAMED_BODY = re.compile(
    r"\b(?:[A-Z][\w'-]+ ){1,4}(?:Ministry|Command|Constabulary|Inspectorate|Directorate"
    r"|Headquarters|Secretariat|Centre|Center|Department|Bureau|Commission|Service"
    r"|Council|Administration|Agency|Authority)\b(?! (?:of|for) )"
    r"|\b(?:Ministry|Department|Office|Inspectorate|Directorate|Agency|Authority"
    r"|Commission) (?:of|for)(?: the)?(?: (?:and )?[A-Z][\w'-]+){1,4}"
)
_FORCE = re.compile(r"\b(?!The\b)(?:[A-Z][\w'-]+ ){1,3}(?:Police|Constabulary)\b")
# Not the word that opens a sentence: "Domestic flights", "Forty planes".
_FLEET = re.compile(
    r"(?<=[\w,] )(?P<name>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})(?:'s)? "
    r"(?:flights?|planes?|jets?|services|aircraft)\b"
)
_PEOPLE = re.compile(r"(?:ian|ish|ese|an|ic|ch|International|Airport|City)$")


def bodies_in(text: str) -> list[str]:
    """Return the bodies that words name in full, whether they speak or not.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    list of str
        "Civil Aviation Agency", "Ministry of Defence".
    """
    found = [re.sub(r"^The ", "", one[0]) for one in _NAMED_BODY.finditer(text)]
    return found + [one[0] for one in _FORCE.finditer(text)]


def fullest(name: str, spoken: list[str]) -> str:
    """Return the name that an office without one stands for.

    Parameters
    ----------
    name : str
        Of the speaker now.
    spoken : list of str
        Of those who spoke before.

    Returns
    -------
    str
        The same where it is no bare office, or more than one may be meant.
    """
    if name.casefold() == "force":
        forces = {one for one in spoken if _FORCE.fullmatch(one)}
        return forces.pop() if len(forces) == 1 else name
    if not _GENERIC.fullmatch(name):
        return name
    word = re.escape(name)
    head = re.compile(
        rf"(?:(?!(?:former|ex|deputy)\b)[\w'-]+ ){{0,4}}{word}"
        r"(?: (?:of|for) .+|(?: [A-Z][\w'-]+){1,3})?",
        re.IGNORECASE,
    )
    longer = {one for one in spoken if one != name and head.fullmatch(one)}
    whole = {one for one in longer if not any(one in two for two in longer - {one})}
    return whole.pop() if len(whole) == 1 else name


def flown_by(text: str) -> str:
    """Return the airline whose flights words tell of: "four Orair flights".

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    str
        "" where it is none or more than one; no people and no town is an airline.
    """
    names = {one["name"] for one in _FLEET.finditer(text)}
    names -= {one for one in names if _PEOPLE.search(one) or set(one.split()) & LANDS}
    return names.pop() if len(names) == 1 else ""
