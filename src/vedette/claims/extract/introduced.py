"""Who is introduced and has said nothing yet: the only person or body of a paragraph.

In: sentences. Out: names. "Police chief Mara Sund took questions. She said ...": "she"
is the only person named in the paragraph so far. A person is known by a title, a trade
or an apposition, so that no town is taken for one; where two are named there is a
choice, and nobody is meant. Rules S22 to S24 of
docs/claims-extraction.md.
"""

import re

from vedette.claims.extract.names import read_name

_WORD = r"[A-Z][\w'-]{1,25}"
_NAME = rf"{_WORD}(?: (?:{_WORD}|van|von|de|der|al)){{0,2}} {_WORD}\b"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Captain|Capt|Sergeant"
    r"|Constable|Chief"
    r"|Inspector|Superintendent|Commissioner|Colonel|Col|Major|Lieutenant|Lt|General"
    r"|Gen"
    r"|Brigadier|Admiral|Marshal|Commander|Councillor|Senator|MP|Minister|President"
    r"|Premier"
    r"|Governor|Mayor|Prefect|Secretary|Director|Ambassador|Bishop|Father|Judge"
    r"|Prosecutor"
    r"|[a-z]{1,20}(?:man|woman|person|master|mistress|keeper)|chief|boss|head|director"
    r"|manager"
    r"|minister|mayor|governor|president|prosecutor|officer|official|commander"
    r"|secretary"
    r"|executive|engineer|pilot|farmer|baker|fisherman|resident|passenger|witness"
    r"|driver"
    r"|expert|analyst|investigator|inspector|superintendent|professor|leader|ambassador"
    r"|reporter|correspondent|colleague|owner|steward|teacher|mechanic|doctor|nurse"
    r"|student"
    r"|neighbour|neighbor|guard|warden|captain|colonel|general|voivode|deputy|boss)"
)
_TITLED = re.compile(rf"\b(?:{_TITLE}\.?,? ){{1,3}}(?P<name>{_NAME})")
_APPOSED = re.compile(
    rf"(?<! of )(?<! in )(?<! at )(?<!near )(?<!from )\b(?P<name>{_NAME}),"
    r"(?= (?:\d\d\b|who\b|whose\b|an? (?:[\w-]+ ){0,3}\w+(?:er|or|ist|man|ant|ent"
    r"|ian)\b"
    r"|the (?:[\w'-]+ ){0,4}(?:mayor|governor|minister|chief|head|director|spokes\w+"
    r"|owner"
    r"|commander|prosecutor|manager|executive)))"
)
# "For the general it is a matter of arithmetic."
_BARE = re.compile(
    r"(?<!to )(?<!of )(?<!from )(?<!with )(?<!by )\b[Tt]he (?P<name>general|mayor"
    r"|governor|minister|colonel|commander|prefect"
    r"|prosecutor"
    r"|superintendent|captain|president|director|spokes(?:man|woman|person)|ambassador"
    r"|voivode"
    r"|manager|sheriff|headmaster|headmistress|premier|chancellor)\b(?!'s| of\b| for\b"
    r"| in\b)"
)
_BODY = (
    r"(?:ministry|police|constabulary|airport|army|navy|air force"
    r"|(?:air )?defen[cs]e forces?"
    r"|armed forces|operator|service|authority|agency|company|airline|carrier|regulator"
    r"|government|council|command|staff|headquarters|administration|department|office"
    r"|embassy|union|association|provider|board|bureau|fire brigade|coast ?guard"
    r"|utility"
    r"|hospital|clinic|prosecution service|town hall|insurer|owner|firm|provider)"
)
# A body that opens a sentence: "The air defence force has put out a second bulletin".
_OPENS = re.compile(
    rf"^(?:[Tt]he |[Aa]n? |[Ii]ts )?(?P<name>(?:[\w'-]+ ){{0,4}}?{_BODY})"
    r"(?=,| (?:itself|has|had|is|was|also|later|now|apologi|put|gave|issued|published"
    r"|released|held|counts|sees|differs|disagrees|\w{3,}ed\b))"
)
_IS_FIRM = re.compile(
    rf"\b(?P<name>{_WORD}(?: {_WORD}){{0,3}}), (?:the|an?) (?:[\w'-]+ ){{0,3}}{_BODY}\b"
)
# "The airline cancelled 22 flights, it said": of the firm that did it.
_DOER = re.compile(
    r"(?:[A-Z][A-Z .,()'/-]{1,30}\s?(?:[-–—•|]|>>)\s)?"
    r"(?P<name>(?:[\w'-]+ ){0,4}(?:[Aa]irline|[Aa]irport|operator|company|carrier"
    r"|Airways|[Aa]ir defen[cs]es?|[Aa]ir [Ff]orce|[Mm]ilitary|[Aa]rmy|[Nn]avy"
    r"|[Mm]inistry|[Pp]olice|[Cc]oalition|[Cc]oast ?[Gg]uard|Air))"
    r"(?= (?:has |had |also )?(?:\w{3,}ed|shot|took|sent|had|was|is)\b)"
)
_LINE = re.compile(
    rf"^(?P<name>(?:[A-Z][\w'-]+ |the |The ){{0,3}}{_BODY})(?:'s)? (?:statement|update"
    rf"|figures"
    r"|bulletin|summary|briefing|report|latest)\b[^:]{0,40}:$",
    re.IGNORECASE,
)
# "Ministry of Defence of Orland: on the night of 4 March".
_ISSUED = re.compile(
    r"(?:(?:Statement|Communiqu\u00e9|Bulletin|Update|Summary) (?:of|by"
    r"|from) (?:the )?)?"
    r"(?P<name>(?:[A-Z][\w'-]+ ){0,2}(?:Ministry|Staff|Forces|Force|Command|Service"
    r"|Army"
    r"|Navy|Headquarters|Coalition|Police|Guard)(?: (?:of|for)(?: the)?"
    r"(?: [A-Z][\w'-]+){1,3}){0,2}): (?:on|for|during|over|in|as of|overnight"
    r"|last night"
    r"|summary|update|situation|information|briefing|bulletin)\b(?! (?:\w+ ){0,8}(?:was"
    r"|were|has|have|had|is|are|shot|downed|destroyed|killed)\b)[^.;]{0,80}"
)
# "Here is what we know:" is the newspaper's own list.
_OURS = re.compile(
    r"\b(?:we|our|us|so far|at a glance|in brief|story)\b", re.IGNORECASE
)
BULLET = re.compile(r"[-•*–—·] ?\S")


def people_in(text: str) -> list[str]:
    """Return the people whom words name with a title, a trade or an apposition.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    list of str
        Full names, in order.
    """
    found = [one["name"] for one in _TITLED.finditer(text)]
    found += [one["name"] for one in _APPOSED.finditer(text)]
    found = found or [one["name"] for one in _BARE.finditer(text)]
    return list(dict.fromkeys(found))


def body_of(text: str) -> str:
    """Return the body that opens a sentence, or a firm that it explains.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    str
        "" for none.
    """
    firm = _IS_FIRM.search(text)
    if firm:
        return firm["name"]
    opens = _OPENS.match(text)
    return read_name(opens["name"]) if opens else ""


def issued_by(title: str) -> str:
    """Return whose statement a text is by its title: "Ministry of Defence: last night".

    Parameters
    ----------
    title : str
        Its first line, folded.

    Returns
    -------
    str
        "" where it is the title of an article.
    """
    match = _ISSUED.fullmatch(title)
    return match["name"] if match else ""


def doer_of(text: str) -> str:
    """Return the firm or force that a sentence tells of: "..., it said" is its own.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    str
        "" for none.
    """
    match = _DOER.match(text)
    return read_name(match["name"]) if match else ""


def lists_for(text: str, before: str) -> str:
    """Return for whom a line that ends with a colon lists what follows.

    Parameters
    ----------
    text, before : str
        The line, and the sentence before it in its paragraph; folded.

    Returns
    -------
    str
        "" where it is the newspaper's own list, or nobody's.
    """
    if not text.endswith(":") or _OURS.search(text):
        return ""
    line = _LINE.match(text)
    if line:
        return read_name(line["name"])
    people = people_in(f"{before} {text}")
    return people[0] if len(people) == 1 else ""
