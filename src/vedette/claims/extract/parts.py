"""Parts of a whole that was counted: "three at the port", "15 of which flew on".

In: a figure without a noun, the words around it, what was counted before it. Out: the
measure of the whole, "" where the words do not say that it goes on with it. A list
behind a colon shares the fate of what it lists; a part of what was shot down was shot
down, wherever it was flying to.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.propose import Found

_CAME_IN = ("incursion.objects", "incursion.drones")
_LISTS = ("attack.", "incursion.", "sighting.", "effect.flights", "wreck.")
_GRADED = re.compile(
    r"\s(?:of (?:them|whom|these) )?(?:are |were |is )?(?:with|in|as|having|listed"
    r" (?:as|in)) (?:an? )?(?:[\w-]+(?:,| and| to| or)? ){0,5}?(?:injuries|wounds|burns"
    r"|cuts|concussions?|bruises|condition|shock|fractures|cases)\b"
    r"|\s(?:of (?:them|whom|these) )(?:are |were |is )?(?:in )?(?:a )?(?:serious|severe"
    r"|critical|grave|light|moderate|mild) (?:cases?|condition)\b"
    r"|\s(?:of them )?(?:critically|seriously|severely|gravely|badly|lightly|slightly)"
    r"(?: so)?(?=[,.;]|$|\sand\b)"
)
# "Nine died on the spot and two in hospital."
_AT_ONCE = re.compile(
    r"\b(?:die[sd]?|dead|killed) (?:on the spot|at once|instantly|outright|immediately"
    r"|at the scene|on impact|there)\b"
)
_LATER = re.compile(
    r"\s(?:more |others? )?(?:later |afterwards )?(?:in|at|on (?:the|their|his|her) way"
    r" to|en route to) (?:the |a )?(?:\w+ )?hospitals?\b"
)
_COMING = re.compile(
    r"\s(?:reaching|drifting|floating|flying|coming|ending|making it)\b"
)
# "15 of which were flying to the capital", "63 of them on the approaches to it".
_FLYING_TO = re.compile(
    r"\sof (?:which|them|these|those)(?: were| was| had been)?(?: \w+ly)? (?:flying"
    r"|heading|headed|bound|aimed|launched|approaching|moving|near|over|above|in the"
    r"|on (?:the|their) (?:approach|way|outskirts)\w*|on course)\b"
)
_FELL = re.compile(
    r"\sof (?:them|these|those) (?:fell|came down|went down|were brought down"
    r"|dropped)\b"
)
OF_TIMES = ("incursion.violations", "sighting.reports")
_CONCERNED = re.compile(
    r"\sof (?:them|these|those) (?:concerned|involved|lasted|took place|happened"
    r"|occurred"
    r"|(?:were|was) (?:by|in|over|committed|made|from))\b"
)
_NOTICED = re.compile(
    r"\sof (?:which|them|these|those) (?:(?:were|was|had been) )?(?:noticed|seen"
    r"|spotted"
    r"|reported|recorded|made|sighted|observed|logged|near|over|above|at|in|close)\b"
)
_FURTHER = {
    "sighting.reports": _NOTICED,
    "effect.injured": _GRADED,
    **dict.fromkeys(_CAME_IN, _COMING),
}
_COLON = re.compile(r"[^.;:]{0,60}: (?:about |some |at least )?$")
_NEXT = re.compile(r"[^.;:]{0,90}(?:,|,? and) (?:about |some |at least |the other )?$")
_AT = re.compile(
    r"\s(?:each )?(?:at|on|against|towards?|over|above|in|near|for|from|to|around)\s"
)
_OWN_VERB = re.compile(r"[^,;.]{0,60}\b(?:were|was|had been|have been)\s\w+")
# "Eight were over Celm, 29 over Raden", after drones that were downed.
_WERE_OVER = re.compile(
    r"\s(?:of (?:them|these|those) )?(?:(?:were|was|came down|fell|met their end"
    r"|went down"
    r"|had been) )?(?:each )?(?:over|above|in|within) (?!flight\b|the air\b|formation\b"
    r"|total\b|all\b|addition\b|turn\b|which\b|stock\b|reserve\b)"
)
_SHOT_BEFORE = re.compile(
    r"^(?:over|in|above|near|around) [^,.;]{3,60}? (?:there (?:were|was) |it |they "
    r"|he )?"
    r"(?:were |was )?(?:shot down|brought down|downed|destroyed|intercepted|suppressed"
    r"|neutrali[sz]ed|eliminated) $"
)
_FRONTED = re.compile(
    r"(?:,|;|,? and|,? with) (?:over|in|above|near|around"
    r"|for) [^,;.:]{3,50}? (?:a further"
    r" |another )?$"
)
_CLOSES = re.compile(r"\s?(?:[.,;]|$)|\s(?:and|as well|more|were|was)\b")


def _is_of_those_downed(words: Near) -> bool:
    """Say whether a figure that opens a sentence is of the drones downed before it."""
    led = words.before.strip()
    opens = not led or led in ("another", "a further", "about", "some", "at least")
    if opens and _WERE_OVER.match(words.after):
        return True
    return bool(_SHOT_BEFORE.search(words.before) and _CLOSES.match(words.after))


def part_of(last: Found | None, before: str, words: Near, between: str) -> str:
    """Return the measure of the whole of which a figure is a part.

    Parameters
    ----------
    last : Found or None
        The figure before it in its sentence.
    before : str
        Measure of the last one of the sentence before.
    words : Near
        Around it.
    between : str
        The words from the figure before it, or from where the sentence begins.

    Returns
    -------
    str
        Key of the registry, "" where it is none.
    """
    if last is None:
        fell = before.endswith(".downed") and _FELL.match(words.after)
        told = before in OF_TIMES and _CONCERNED.match(words.after)
        down = before.endswith(".downed") and _is_of_those_downed(words)
        return before if fell or told or down else ""
    key = last.measure
    if _goes_on(key, words):
        return key
    return key if _is_listed(last, words, between) else ""


def _goes_on(key: str, words: Near) -> bool:
    """Say whether a figure tells more of what was counted last, as of those hurt."""
    if key == "effect.dead":
        at_once = _AT_ONCE.search(words.sentence) is not None
        return at_once and _LATER.match(words.after) is not None
    if key in _CAME_IN and not words.before.endswith(", with "):
        return False
    pattern = _FLYING_TO if key.endswith(".downed") else _FURTHER.get(key)
    return pattern is not None and pattern.match(words.after) is not None


def _is_listed(last: Found, words: Near, between: str) -> bool:
    """Say whether a figure is in a list that a colon opened behind its whole."""
    if not last.measure.startswith(_LISTS):
        return False
    if last.part and _FRONTED.fullmatch(between) and _CLOSES.match(words.after):
        return True  # "over the region of Celm 17 and over Raden 11"
    if _OWN_VERB.match(words.after) or not _AT.match(words.after):
        return False
    opened = _COLON.fullmatch(between) is not None
    return opened or (last.part and _NEXT.fullmatch(between) is not None)
