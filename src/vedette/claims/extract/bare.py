"""A figure that stands alone takes the noun that was named or counted before it.

In: a sentence, a figure without a noun, and what was named before. Out: `Bare`: how the
figure is led, and the classes it may take, the likeliest first. Rules B1 to B5 of
docs/claims-extraction.md: a part ("four of them"), a figure that is put beside an
earlier one ("amended to 79", "up from 37", "the insurer knows of five"), one that
answers a question or a "there were", one that comes after ("two more followed"), and
one whose verb is left out ("their rival nine"). Clocks, ages and page numbers are led
so too: those are left out.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.figures import lead_to
from vedette.claims.extract.lexicon import OF_HARMED
from vedette.claims.extract.nouns import class_of
from vedette.claims.extract.quantities import Counted

LEAD_MAX = 120  # characters before a figure that say how it is led
PART, UPDATE, TOLD, MORE, GAP, ACTED = "part", "update", "told", "more", "gap", "acted"
_ENDS = (
    r"(?=\"?(?:[.,;:!?)]|$)|\"?\s[–—-]+\s|\"?\s(?:and|but|or|on|in|at|by|with|without"
    r"|when"
    r"|after|before"
    r"|because|though|although|since|as|for|from|over|during|while|whereas|against"
    r"|compared|so|not|up|down|that"
    r"|the (?:night|day|evening|week|month|year) before"
    r"|the (?:previous|preceding|first)"
    r"|a (?:night|day|week|month|year) (?:earlier|before)"
    r"|this|last|overnight|yesterday|today|within|across|altogether|earlier|later|now"
    r"|he|she|it|they|according|of (?:them|these|those|which|whom))\b)"
)
_END = re.compile(_ENDS)
_CLOCK = re.compile(
    r"\s?(?:o'clock|[ap]\.?\s?m\b|in the (?:morning|afternoon|evening)|hours?\b"
    r"|minutes?\b"
    r"|sharp\b|local time|(?:years?|months?) old|per ?cent|%)",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"\"?\s(?:of (?:them|these|those|which|whom|the (?:lot|ones))\b)"
)
_OF_THEM_BEFORE = re.compile(
    r"(?:\b(?:of|among|from) (?:which|whom|them|these|those)\b,? (?:\w+ ){0,2}"
    r"|^(?:Of|Among) (?:these|them|those)[^,]{0,60}, )$",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\b(?:including|among (?:them|these|those)) \"?$", re.IGNORECASE
)
_FOLLOWED = re.compile(
    r"\s(?:more|others?|further)\s(?:\w+ly )?(?:found|took|ended|landed|made|followed"
    r"|came|joined|appeared|arrived"
    r"|went"
    r"|turned|showed|ran|waited|stayed|left|circled|were|was|had|have|got|flew|crossed"
    r"|entered|fell|\w{3,}ed)\b"
)
_ACTED = re.compile(
    r"\"?\s(?:\w+ly )?(?:(?:were|was|had|have|has|are|got|made|took|went|came|fell|flew"
    r"|hit|struck"
    r"|turned|sat|stood|stayed|ran|rang|broke|lay|ended|never|did|could|couldn't"
    r"|weren't|didn't|put|left|kept"
    r"|lost"
    r"|found|met|sent|saw|gave|held|led|began|drove|rose|slept|spent|caught|shot|cut"
    r"|burnt"
    r")\b|\w{3,}ed\b|(?:cross|enter|head|fly|drift|hover|circl|approach)ing\b)"
)
_CHANGED = (
    r"(?:amend|correct|revis|rais|lower|adjust|updat|upgrad|chang|cut|brought|took"
    r"|taking"
    r"|takes|bring|lift|rose|ris|climb|gr[eo]w|sw[eo]ll|jump|increas|f[ae]ll|dropp"
    r"|shr[aiu]nk|reduc|mount|soar|creep|crept|inch|edg|doubl|downgrad)\w*"
)
_UPDATED = re.compile(
    rf"\b{_CHANGED}(?: [\w'-]+){{0,9}}? to \"?$"
    r"|\b(?:amend|correct|revis|rais|lower|adjust|updat|chang|ris|rose|f[ae]ll)\w*"
    r"(?: [\w'-]+){0,9}? from \"?$"
    r"|\b(?:stands?|stood|standing|put|puts|putting|set|estimat\w+|remain\w*|stay\w*)"
    r" (?:(?:now|then|it|them|this|that) ){0,2}at \"?$"
    r"|\b(?:number|figure|toll|total|count|tally)s? [^,.;]{0,80}\bat \"?$"
    r"|\b(?:down|up)\b\"?(?: [\w'-]+){0,4},? (?:[–—-]+ )?to \"?$"
    r"|\b(?:drop|fall|rise|jump|increase|decrease|climb|dip|leap"
    r"|surge) (?:from|to) \"?$"
    r"|\b(?:up|(?<!shot )(?<!brought )(?<!taken )(?<!took )(?<!knocked )(?<!came )"
    r"(?<!forced )(?<!went )down|rather than|instead of|as against|against|versus"
    r"|compared (?:to"
    r"|with)"
    r"|as opposed to|not|from an? (?:initial|earlier)) (?:from )?\"?$"
    r"|\b(?:first|initially|originally|previously|at first|earlier) (?:given as|told as"
    r"|said to be|put at|reported as|estimated at) \"?$"
    r"|\b(?:in|on|at) the (?:year|month|week|night|day"
    r"|evening) before(?: that)?,? (?:only )?\"?$"
    r"|[;,] (?:by|as of|within|until) [^,;.]{2,25},? (?:it was |there were "
    r"|they were )?\"?$"
    r"|\b(?:the|an?) (?:tally|toll|total|count|figure|balance|sum"
    r"|score) (?:[\w'-]+ ){0,6}?"
    r"(?:to|at|of|was|is|reached|hit|now|stood at) \"?$",
    re.IGNORECASE,
)
# "After 1,900 the night before", "against nine a week earlier".
_NIGHT_BEFORE = re.compile(
    r"\s(?:on |in )?the (?:night|day|evening|week|month|year) before\b"
    r"|\s(?:on |in )?the (?:previous|preceding|first) (?:night|day|evening|week)\b"
    r"|\s(?:a|one) (?:night|day|week|month|year) (?:earlier|before)\b"
    r"|\s(?:in|during|over) the same (?:\w+ )?(?:months?|period|weeks?|quarter)\b"
)
_TELLS = re.compile(
    r"\b(?:sp(?:ea|o)k\w*|talk\w*|kn[eo]w\w*|aware|heard|hears|warn\w*|certain|sure"
    r"|learnt"
    r"|thinks?|complain\w*|report\w*|told) (?:now |earlier |at first )?of \"?$"
    r"|\b(?:said|says?|answer\w*|repl\w+|claim\w*|counts?|counted|reckon\w*|list\w*"
    r"|gave"
    r"|gives?|mention\w*|noted|identif\w+|estimat\w+|believ\w+|admit\w*|puts? it at"
    r"|make it|makes it|made it|saw|sees?|seen|perceive\w*|make out|made out|spotted"
    r"|sighted|noticed|witnessed|observed|glimpsed|named|had|has|logged|recorded"
    r"|registered"
    r"|confirm(?:ed|s)?|found|got|hit|missed|lost|stopped|downed|caught|reads?|show\w*"
    r"|reach\w*)"
    r"(?::|,)? \"?(?:there (?:were|was|are|had been) |only |just )?$"
    r"|\b(?:newspapers?|papers?|media|agency|channel|television|radio|outlets?|portal"
    r"|daily|broadcaster|station|hospitals?|doctors|service|ministry|police|governor"
    r"|mayor) (?:had |has |have )?report(?:s|ed) \"?(?:only |just )?$"
    r"|\b(?:stays?|stayed|stick|sticks|stuck|go|goes|went) (?:with|to|by) \"?$"
    r"|\b(?:stand|stands|stood) behind \"?$|\bvouch\w* for \"?$"
    r"|\b(?:there|they|it|assumption|answer|number|total|tally|count|figure|record"
    r"|estimate"
    r"|guess|theory|consensus) (?:\w+ ){0,3}?(?:was|is|were|are|had been|have been|be"
    r"|being"
    r"|of|:) \"?(?:only |just )?$"
    r"|\b(?:list|lists|count|number|figure|figures|numbers|tally|total|answers?"
    r"|versions"
    r"|balance|result|estimates?|sum)\b[^,.;:]{0,30}: \"?$|\b(?:left with|settled on"
    r"|arrived at|came up with) \"?$"
    r"|\b(?:how many|how much)\b[^?]{0,80}\? \"?$",
    re.IGNORECASE,
)
# "Local fighters estimated": no aircraft.
_THEY_SAY = re.compile(
    r"\b(?:fighters|officials|officers|residents|villagers|medics|doctors|workers)"
    r"(?= (?:who )?(?:said|say|told|estimat|count|report|claim|sp[eo]|put|gave|give))"
)
_AGED = re.compile(
    r"\b(?:aged?|turn\w*|born|youngest|eldest|oldest|son|daughter|boy|girl|page|article"
    r"|paragraph|chapter|level|gate|runway|at about|channel|group|room|by|till|until"
    r"|before|after|since) (?:\w+ )?\"?$",
    re.IGNORECASE,
)
# "Norvan Air lost 14 departures, its rival Celmjet nine."
_GAPPED = re.compile(
    r"[^,;]{0,80}(?:[,;] (?:and |while |whereas )?|\s(?:and|while|whereas) )"
    r"(?!(?:the )?(?:youngest|oldest|eldest|last|first|page|article)\b)"
    r"(?:[\w'-]+ ){1,5}?(?:(?:of|for|over) )?\"?"
    r"|,? (?:says|said|according to) (?:the )?[\w' -]{2,40}(?:,|;| and| but) "
    r"|, (?:and |while |but )?(?:[\w'-]+ ){1,4}?[\w'-]+, (?:for"
    r"|on) (?:his|her|its|their)"
    r" (?:part|side), "
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|been|had|has|have|said|says|told|at|in|on|by|to|from|until"
    r"|after"
    r"|before|since|that|which|who|when|with|than|about|including|killing|injuring"
    r"|\w+ing"
    r"|\w{2,}ed|gate|runway|terminal)\b",
    re.IGNORECASE,
)
# "At least 6,500 were affected, after 3,000 the night before."
_AFTER_EARLIER = re.compile(
    r"(?:, (?:after|against|following|up from|down from)|\band) $"
)
_ON_DAY = re.compile(r"\s(?:on|last) \w+day(?=[.,;)]|$)")
_PLACED = re.compile(
    r"\s(?:directly |right |just |straight |almost )?(?:from|in|over|above|near|on|at) "
    r"(?:the |an? )?(?:far )?(?:north|south|east|west|sea|air|ground|gulf|lake|desert"
    r"|coast|capital|city|port|border|river|mountains?|island|strait|bay|delta|airport"
    r"|runway|base|harbou?r|suburbs?|[A-Z]|[a-z]+ of\b)"
)


_NO_S = (
    "people wounded injured dead men women children aircraft police troops personnel "
    "staff craft policemen servicemen firemen fishermen guardsmen infantrymen crewmen"
)
_PLURALS = frozenset(_NO_S.split())


# "It was the fourth violation; last year there were eleven."
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest"
    r"|\d+th)"
    r" (?:such )?(?:[\w-]+ )?(?P<noun>violation|incident|sighting|case|report"
    r"|incursion)\b"
)


# What stands after a comma right behind a figure that was counted is of the same.
_LISTED = re.compile(r"[^,;]{0,60}[,;] ")
# "Seven of the places were in Celm province, she said, two near Raden".
_SAID_ASIDE = re.compile(
    r"(?<=,) (?:(?:he|she|it|they|the [\w-]+(?: [\w-]+)?|[A-Z][\w'-]+) (?:said|says"
    r"|added"
    r"|told reporters)|according to [^,;]{2,40}), "
)
_WITHIN = re.compile(r"\s(?:with|without|in|on|at|from|near)\b|, according to\b")


Sizes = tuple[tuple[str, float], ...]  # class and number of what was counted, in order
# A figure that amends another is not twice as large, or half of it.
NEAR, FAR = 1.6, 4.0


class Bare(NamedTuple):
    """How a figure without a noun is led.

    Attributes
    ----------
    kind : str
        `PART`, `UPDATE`, `TOLD`, `MORE`, `GAP` or `ACTED`; "" where nothing lets it
        take a noun.
    named : tuple of str
        Classes named in the sentence before it, the nearest first.
    """

    kind: str
    named: tuple[str, ...] = ()


def led(sentence: str, counted: list[Counted], index: int) -> Bare:
    """Say how a figure without a noun is led.

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
    Bare
        Of no kind where it may be a clock, an age or anything.
    """
    one = counted[index]
    lead = lead_to(sentence, one.start, LEAD_MAX)
    of_them = _PARTITIVE.match(sentence, one.stop) or (
        sentence[: one.stop].endswith(" of")
        and re.match(r" (?:them|these|those|which|whom)\b", sentence[one.stop :])
    )
    named = classes_in(_THEY_SAY.sub(" ", lead))
    earlier = _NIGHT_BEFORE.match(sentence, one.stop) is not None
    on_day = earlier or _ON_DAY.match(sentence, one.stop) is not None
    if _AFTER_EARLIER.search(lead) and on_day:
        return Bare(UPDATE, named)
    beside = of_them or earlier
    if _CLOCK.match(sentence, one.stop) or (_AGED.search(lead) and not beside):
        return Bare("")
    if re.search(r"\bwhom,? (?:\w+ ){0,2}$", lead) or sentence.startswith(
        " of whom", one.stop
    ):
        named = tuple(name for name in named if name in OF_HARMED)
    if of_them or _INCLUDED.search(lead) or _OF_THEM_BEFORE.search(lead):
        return Bare(PART, named)
    return Bare(_kind(sentence, counted, index, lead), named)


def likest(bare: Bare, one: Counted, told: Sizes) -> Bare:
    """Say which figure one amends where several were counted: the one nearest to it.

    Parameters
    ----------
    bare : Bare
        How it is led.
    one : Counted
        The figure.
    told : Sizes
        What was counted before it.

    Returns
    -------
    Bare
        With the class first that it amends; the same where nothing tells them apart.
    """
    value = one.quantity.strict.lo
    if bare.kind not in (UPDATE, TOLD) or bare.named or not (told and value):
        return bare
    last = dict(told)
    sizes = {
        name: max(was, value) / min(was, value) for name, was in last.items() if was
    }
    near = [name for name, ratio in sizes.items() if ratio < NEAR]
    if len(near) != 1 or sizes.get(told[-1][0], FAR) < FAR:
        return bare
    return bare._replace(named=(near[0],))


def _kind(sentence: str, counted: list[Counted], index: int, lead: str) -> str:
    """Say how a figure is led that is no part."""
    at = counted[index].stop
    if _FOLLOWED.match(sentence, at) or _ACTED.match(sentence, at):
        return MORE if _FOLLOWED.match(sentence, at) else ACTED
    if not (_END.match(sentence, at) or _PLACED.match(sentence, at)):
        return ""
    if _UPDATED.search(lead) or _NIGHT_BEFORE.match(sentence, at):
        return UPDATE
    told = _TELLS.search(lead) is not None
    return TOLD if told else GAP * _is_gapped(sentence, counted, index)


def led_by_verb(sentence: str, one: Counted) -> str:
    """Say whether a figure, with a noun or not, is put beside an earlier one.

    Parameters
    ----------
    sentence : str
        Folded.
    one : Counted
        Of it.

    Returns
    -------
    str
        `UPDATE`, `TOLD` or "".
    """
    lead = lead_to(sentence, one.start, LEAD_MAX)
    if _UPDATED.search(lead):
        return UPDATE
    joined = re.sub(r"\bof [^,;.]{1,40} and of $", "of ", lead)
    return TOLD if _TELLS.search(joined) else ""


def classes_in(words: str) -> tuple[str, ...]:
    """Return the classes of the nouns that are named in words, the last first.

    Parameters
    ----------
    words : str
        Folded.

    Returns
    -------
    tuple of str
        Without repeats.
    """
    told = re.findall(r"[A-Za-z][\w-]*", words.casefold())
    found = [class_of(one) for one in reversed(told) if _is_plural(one)]
    ordinal = _ORDINAL.search(words)
    found += [class_of(ordinal["noun"].casefold())] if ordinal else []
    return tuple(dict.fromkeys(one for one in found if one))


def singles_in(words: str) -> tuple[str, ...]:
    """Return what words name in the singular of drones and balloons: "balloon season".

    Parameters
    ----------
    words : str
        Folded.

    Returns
    -------
    tuple of str
        Classes, without repeats.
    """
    told = re.findall(r"\b(?:drone|balloon|uav)\b", words.casefold())
    return tuple(dict.fromkeys(class_of(one) for one in told))


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in _PLURALS


def _is_gapped(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether the verb and the noun of the figure before hold for this one too."""
    if not index:
        return False
    gap = sentence[counted[index - 1].end : counted[index].start]
    gap = _SAID_ASIDE.sub(" ", gap)
    if _PLACED.match(sentence, counted[index].stop) and re.fullmatch(
        r"[^,;]{0,90}(?:,| and|, and|:) ", gap
    ):
        return True
    if _LISTED.fullmatch(gap) and _WITHIN.match(sentence, counted[index].stop):
        return True  # "31 houses with cracked walls, seven without a roof"
    match = _GAPPED.fullmatch(gap)
    last = re.split(r"[,;]|\b(?:and|while|whereas)\b", gap)[-1]
    last = re.sub(r"^\s?(?:in|over|at|near) [A-Z][\w'-]+ (?=\w)", "", last)
    return match is not None and not _VERB.search(last)
