"""What looks like an answer to drones and is none.

In: an action, its sentence and where it stands there. Out: whether it misfits:
fighters of others, helicopters with patients, alarms of banks, calls to vote, envoys
called home, partners of a firm.
"""

import re

from vedette.claims.extract.response_words import ROSE

# An intruder's, or a plane that carries people.
_THEIRS = re.compile(
    r"\b(?:Russian|Chinese|Belarus\w+|North Korean|Iranian|enemy|hostile|intruding"
    r"|passenger|holiday|charter|cargo|commercial|airliners?|bombers?|strategic"
    r"|Tu-?\d+|MiG-31\w*|drones?|flights|late|its pilot|stranded|delayed|diverted"
    r"|model|toy|private|tourist|sightseeing)\b",
    re.IGNORECASE,
)
# Who sends up no fighters of ours; then whose calls and alarms are not of a raid.
_OTHERS = (
    r"(?:Russia|Moscow|Kremlin|China|Beijing|Belarus|Minsk|Iran|Tehran|Pyongyang"
    r"|North Korea|(?:Russian|Chinese|Belarusian|Iranian|North Korean) (?:air force"
    r"|military|army|navy|command\w*|forces|defen[cs]e ministry|side))"
)
_CIVIL = (
    r"(?i:airlines?|carriers?|compan(?:y|ies)|firms?|club|coach(?:es)?|players?|teams?"
    r"|banks?|unions?|party|shops?|board|management|lawyers?|doctors?|teachers?"
    r"|shareholders|striker|defender|rebels?|militias?|militants?|insurgents?"
    r"|guerrillas?|Hezbollah|Hamas|Houthis?|journalists?|businessm[ae]n|bank(?:er)?s?"
    r"|investors?|school|hotel)"
)
_BY_OTHERS = re.compile(rf"\b{_OTHERS}(?: (?:also|has|had|have|then|again|twice))* $")
_BY_CIVIL = re.compile(
    rf"\b{_CIVIL}(?:'s? (?:\w+ )?\w+)?"
    r"(?: (?:also|has|had|have|was|were|again|\w+ly))* $"
)
# Planes of others, of rescue or of show: right before them.
_NO_FIGHTER = re.compile(
    r"\b(?:Russian|Chinese|Belarus\w+|North Korean|Iranian|enemy|hostile|intruding"
    r"|rescue|ambulance|medical|medevac|air-ambulance|news|television|TV|fire|business"
    r"|private|passenger|charter|cargo|president's|vintage|historic|display|aerobatic"
    r"|model|toy)(?: (?:military|air force|strategic|[A-Z][\w-]*))*"
    r" (?:fighters?|jets?|helicopters?|MiG|Su-|Tu-|aircraft|planes?|warplanes?)",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"[^.;]{0,60}\b(?:patients?|injured|casualt\w+|survivors?|missing|hikers?|climbers?"
    r"|swimmers?|sailors?|fishermen|blaze|flames|wildfires?|crowds?|air ?show|museum"
    r"|ransom)\b"
)
# Planes of any kind took off; these did so because of something.
_ANY_PLANE = re.compile(r"(?:jets?|helicopters?)\b(?! fighters?)", re.IGNORECASE)
_FIGHTER = re.compile(
    r"fighter|combat|military|air force|NATO|allied|allies|warplane|[FM]i?G?-?\d\d"
    r"|quick|Gripen|Rafale|Typhoon|Mirage",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"[^.;]{0,60}\b(?:to (?:\w+ )?(?:monitor|follow|track|intercept|investigate"
    r"|identify|observe|shadow|escort|watch|meet|hunt|search|patrol|chase|engage"
    r"|secure|protect|guard|check|look|find|join)|in (?:response|answer|reaction)|after"
    r"|against|when|as drones?|because)\b"
)
# What people are told to do; to forgive, vote or buy is no such thing.
_DEED = re.compile(
    r"[^.;:]{0,60}?(?<!close)(?<!due)(?<!next)(?<!according)(?<!thanks)(?<!prior)"
    r"(?<!nothing)(?<!was)(?<!were)(?<!is)(?<!are)(?<!had)(?<!has)(?<!about)(?<!up)"
    r" to (?P<deed>[a-z]+)"
)
_NO_ORDER = re.compile(
    r"(?:an?|the|its|his|her|their|forgive|accept|excuse|pardon|bear|understand|vote"
    r"|support|back|strike|cheer|donate|give|buy|pay|subscribe|vaccinate|marry|join|sign"
    r"|invest|enjoy|attend|celebrate|apologi[sz]e|sing|dance)\b"
)
_ENVOY_HOME = re.compile(
    r" (?:home|back|as a witness|to (?:testify|court|appear|give evidence)"
    r"|for questioning|by (?:his|her|its|their) own)\b"
)
_BY_COURT = re.compile(
    r"\b(?:courts?|judges?|prosecutors?|parliament|tribunal|lawmakers|MPs)\b[^,;]{0,30}$"
)
_FORMER = re.compile(r"[^.;:]{0,30}\b(?:former|ex-)\b")
# A plan is activated for a mishap, too.
_MISHAP = re.compile(
    r"[^.;]{0,60}\b(?:(?:kitchen|house|forest|factory) fire|wildfires?|floods?|storms?"
    r"|earthquake|collision|derailment|pile-up|heat ?wave|outbreak|epidemic)\b"
)
_PRIVATE = re.compile(
    r"\b(?:talk\w*|spoke|consult\w*)(?: \w+)?(?: (?:with|to))? (?:his|her) partners\b"
)
_WITH_OTHERS = re.compile(
    r" (?:with|of|for) (?:the |its |his |her )?(?:\w+ )?(?:teams?|players|fans|club"
    r"|shareholders|staff|employees|unions?|board|investors|parents|teachers|family)\b"
    r"| in (?:the|his|her|its) (?:party|parliament|coalition|press)\b"
    r"| (?:about|on|over) (?:the sale|an? new|the merger|prices|wages)\b"
    r"| after (?:the|its|their) defeat\b"
)
_NEAR = 40  # characters before a verb in which its planes stand
_NEAR_RISING = 60
_AFTER = 160
# Who rises may be an intruder; who is sent up is not.
_RISES = re.compile(rf"{ROSE}$|^.*\bup(?: again)?$")


def misfit(name: str, sentence: str, match: re.Match[str], clause: str) -> bool:
    """Say whether an action is not one of those who answer.

    Parameters
    ----------
    name : str
        Of the action.
    sentence : str
        Folded.
    match : re.Match
        Its words.
    clause : str
        What leads them in their clause.

    Returns
    -------
    bool
        True for fighters of others, alarms of banks, calls to vote.
    """
    if _BY_CIVIL.search(clause):
        return True
    after = sentence[match.end() : match.end() + _AFTER]
    if name == "scrambled":
        return _no_fighters(match, clause, after)
    if name == "urged":
        return _no_order(match[0], after)
    if name == "summoned":
        mine = _ENVOY_HOME.match(after) or _BY_COURT.search(clause)
        return mine is not None or _FORMER.match(after) is not None
    if name == "activated":
        return _MISHAP.match(after) is not None
    private = _PRIVATE.match(match[0]) or _WITH_OTHERS.match(after)
    return name == "consulted" and private is not None


def _no_fighters(match: re.Match[str], clause: str, after: str) -> bool:
    """Say whether those sent up are of others, or went for something else."""
    if _BY_OTHERS.search(clause) or _ERRAND.match(after):
        return True
    lead = clause[-_NEAR:]
    told = lead + match[0]
    if any(one.end() > len(lead) for one in _NO_FIGHTER.finditer(told)):
        return True
    rises = _RISES.search(match[0])
    if rises and _THEIRS.search(clause[-_NEAR_RISING:] + match[0]):
        return True
    plain = rises and _ANY_PLANE.match(match[0]) and not _FIGHTER.search(told)
    return bool(plain) and _BECAUSE.match(after) is None


def _no_order(words: str, after: str) -> bool:
    """Say whether people are told to do nothing, or what concerns no danger."""
    if re.search(r"\b(?:for|from|caution|calm|vigilance|against)\b", words):
        return False
    found = _DEED.match(" to" * words.endswith(" to") + after)
    return found is None or _NO_ORDER.match(found["deed"]) is not None
