"""What those who are attacked did to what was sent at them, whatever verb says so.

In: the words around a count of drones or missiles. Out: whether they were brought down.
Air defence, its crews and its guns do one thing to drones; the verbs for it are without
end ("finished off", "annihilated", "put paid to"). So any verb of theirs that governs
the count says so, but for those of seeing, counting, saying, sending and losing.
"""

import re

from vedette.claims.extract.nearby import Near

_DEFENCE = (
    r"(?:(?:air|missile|ground|anti-aircraft|anti-air|anti-drone)[- ]"
    r"(?:defen[cs]es?|fire|batter(?:y|ies)|guns|gunners|crews|units|systems|forces)"
    r"|drone defen[cs]es?"
    r"|defenders|(?:our|its|their|ukrainian|the) (?:[\w-]+ ){0,2}(?:crews|gunners"
    r"|batteries|fighter pilots|interceptors|marksmen|fire teams|fire groups"
    r"|anti-aircraft (?:missile )?\w+)"
    r"|(?:mobile )?fire (?:groups|teams|units)|interceptor drones)"
)
# Of these nothing was brought down.
_NOT_DONE = (
    r"(?:saw|see[sn]?|pick|spot|detect|track|count|observ|notic|record|regist|report"
    r"|claim"
    r"|announc|sa(?:id|ys?)|told|tell|launch|fir(?:ed|es)\b|fire at|sent|send|us(?:ed"
    r"|es)\b"
    r"|deploy|fac(?:ed|es)|met\b|lost|lose|receiv|identif|locat|monitor|estimat|miss"
    r"|let\b|had|have|has|were|was|are|been|put at|list|nam(?:ed|es)|encounter|follow"
    r"|confront|respond|expect|await|shot at|aim|fail|left|leav|mistook|mistak|pass"
    r"|open|need|carr|operat|fl(?:ew|own|y)|possess|got\b|get\b|own(?:ed|s)\b|bought"
    r"|built|train|pictur|film|photograph|learn|know|knew|hear|note|read|warn"
    r"|approach|attack|struck|hit\b|target|damag|suffer|includ|involv|number)\w*"
)
_DID = re.compile(
    rf"\b{_DEFENCE}\b[^,.;:]{{0,60}}?\s(?!{_NOT_DONE}\b)"
    r"(?:(?!(?:and|or|to|that|as|which|who|when|while|from|with|of|in|on|over|by|at|for"
    r"|after|before|than|not|no|never|nor|about|against)\b)[a-z]+"
    r"(?:ed|ght|[aeo]ng|[aeo]wn|[aeo]t|id|ne|ook|ade|old|ew|ut|lt|nt|pt)\b)"
    r"(?: (?:off|down|out|up|away|back|aside|short|of|to|paid to|an end to|a stop to"
    r"|rid of)){0,2} "
    r"(?:another |a further |all )?$"
)


def stopped_by_defence(words: Near) -> bool:
    """Say whether the defence of the attacked did something to those counted.

    Parameters
    ----------
    words : Near
        Around a count of drones or missiles.

    Returns
    -------
    bool
        False where it only saw, counted or reported them, or lost its own.
    """
    return _DID.search(words.before[-140:]) is not None
