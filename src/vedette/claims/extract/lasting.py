"""What a length of time is of: a closure, the event, or something else.

In: the words around it. Out: a key of the registry, "" where they do not say. How
long a passenger waited, a fire burnt or a step takes is no length of the event.
"""

import re
from functools import lru_cache

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.stops import is_no_length, stood_still
from vedette.claims.extract.verbs import CLOSED, ENTERED, SEEN, STAYED

_NO_FLIGHTS = re.compile(
    r"\bno flights? in(?:to)? (?:and|or) out\b|"
    r"\b(?:no|nobody|nothing|could not|unable to|prevented|neither) (?:\w+ ){0,4}"
    r"(?:take off|land|taking off)\b|\bneither (?:land|arriv|take off|depart)\w* nor\b"
    r"|\b(?:nothing|no (?:machine|plane|aircraft|jet|flight|airliner)s?|not a "
    r"(?:single "
    r")?(?:machine|plane|aircraft|jet|flight|airliner)) (?:\w+ ){0,3}?(?:came in|went"
    r" out|left the ground|moved|touched down|got (?:in|out|away|off)|flew|rolled"
    r"|landed|departed|took off|came down)\b"
)
_IN_SKY = re.compile(
    r"\b(?:air ?space|radars?|violat\w+|enter(?:ed|ing)|cross(?:ed|ing)|fl(?:ew|ying"
    r"|y|ies|own)"
    r"|hover\w*|circl\w*|shadow\w*|escort\w*|tracked|followed|observed|watched"
    r"|over the|(?:went|came|going|coming) in and out|territory|sky|skies|in the air"
    r"|aloft|airborne|overhead)\b"
)
_GONE = re.compile(
    r"\b(?:flew (?:away|off|back)|left|leaving|departed|returned|returning|turned back"
    r"|disappeared|vanished|withdrew)\b[^,.;]{0,60}\bafter $"
)
_TALKS = re.compile(
    r"\b(?:talks?|meetings?|briefing|phone|conversation|session|interview|journey|trip"
    r"|visit|exercises?|summit|debate|hearing|war|presidents|ministers)\b[^,.;]{0,40}"
    r"\b(?:lasted|took|went on|spoke)\b"
)
# What a passenger waited or a plane circled is no closure.
_ABOARD = re.compile(
    r"\b(?:plane|passengers?|pilot|travell?ers?)\b[^,.]{0,20}$"
    r"|\bflight\b[^,.]{0,80}\bcircl\w+ [^,.]{0,30}$"
)
_IN_CABIN = re.compile(
    r"\s(?:on board|aboard|in (?:the|their|a) (?:\w+ )?(?:planes?|cabins?|aircraft"
    r"|queues?|terminal|hall|lounge|line)|on (?:the|their|a) (?:\w+ )?(?:planes?"
    r"|tarmac|apron|floor|runway)|in line|queu\w+|waiting)\b"
)
# "After spending three minutes in Orland's airspace."
_STAY = re.compile(
    r"\b(?:spen[dt]\w*|after|for|stay\w*|remain\w*)(?: (?:only|just))? $"
)
_IN_ITS_SKY = re.compile(
    r"\s(?:with)?in(?:side)? (?:[\w']+ ){1,2}(?:airspace|air space|territory|skies)\b"
)
_FLEW_THEN = re.compile(
    r" in \w+(?: \d{4})?,? [^.;]{0,60}\b(?:drones?|uavs?|uas|unmanned[\w ]{0,20}"
    r"systems)\b[^.;,]{0,20} (?:flew|were seen|were spotted|hovered|appeared|circled)\b"
)
_DAYS_OF = re.compile(
    r"\sof (?:\w+ )?(?:disruptions?|chaos|trouble|upheaval|turmoil|alarms?"
    r"|incursions|sightings)\b"
)
_BOMBED = re.compile(
    r"\b(?:hit|struck|pound\w*|pummel\w*|bombard\w*|attack\w*|batter\w*|shell\w*"
    r"|rain\w*"
    r"|under (?:attack|fire))\b[^,;.]{0,60}\bfor $"
)
# "Over in twenty minutes"; but "two hours after the first" is no length of it.
_OVER_IN = re.compile(
    r"\b(?:(?:was|were|is) (?:all )?over|(?:it|everything) (?:all )?(?:happened"
    r"|unfolded))"
    r" (?:after|in|within) (?:just |only )?$"
)
# "It opened again after two hours but shut a second time."
_OPENED_AFTER = re.compile(
    r"\b(?:open(?:ed|s)? again|came back into (?:use|service))(?: \w+){0,2} after"
    r" (?:only |just )?$"
)
# "Drones slow down an airport for ten hours"; "let out of the shelters after an hour".
_TROUBLED = re.compile(
    r"\b(?:drones?|balloons?|sightings?)\b[^.;]{0,30}\b(?:slow\w*|hamper\w*|hinder\w*"
    r"|plagu\w*|troubl\w*|buzz\w*|harass\w*|dog(?:ged|s)?|haunt\w*|worr\w+)\b"
    r"[^.;]{0,60}\bfor $"
    r"|\b(?:busy|occupied|dealing|struggling|wrestling|grappling|coping) with (?:them"
    r"|it"
    r"|the (?:\w+ )?(?:drones?|objects?|balloons?|intruders?)) for $"
)
_SHELTERED = re.compile(
    r"\b(?:leav\w+|left|out of|from|emerg\w+|quit) (?:the |their |its |bomb "
    r"|air raid )*"
    r"(?:shelters?|bunkers?|basements?|cellars?)\b[^.;]{0,20}\bafter $"
    r"|\ball[ -]clear\b[^.;]{0,30}\bafter $"
)
_SEEN_IN = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:drones?|uavs?|lights|objects) (?:with)?in (?:just |only )?$"
)
_SAYS = r"said|says|confirmed|announced|reported|added|wrote|tweeted|stated"
# "The third time in the last four days" is no length of it; nor is what a rule asks.
_PERIOD = re.compile(
    r"\bparts of $|\b(?:once|twice|times|again) (?:with)?in (?:the space of )?$"
    r"|\btimes in the space of $"
    r"|\b(?:in|over|within|during|for) (?:the )?(?:last|past|previous) $"
)
_USUALLY = re.compile(
    r"\b(?:standard practice|practice is|(?:procedures?|protocols?|rules?) (?:requires?"
    r"|says?|calls? for|is|are)|sightings result in)\b"
)
# "After half an hour a new look is taken": what is done whenever it happens.
_WHENEVER = re.compile(
    r",? [^,.;]{0,80}\b(?:are|is) (?:\w+ly )?(?:\w+ed|made|taken|done|begun|shown)\b"
)
_AFTER = re.compile(r"\"?\s(?:after|before|earlier|from now)\b")
# "Forty minutes after the drone was seen, landings resumed."
_DISRUPTED = re.compile(
    r"\b(?:flights|operations|traffic|landings|airport|departures"
    r"|arrivals)\b[^.;]{0,30}"
    r"\b(?:was|were|been) (?:\w+ly )?(?:disrupted|restricted|diverted"
    r"|held(?: up| back)?|halted|stopped|interrupted|blocked|paused) for (?:about |up"
    r" to )?$|\b(?:divert(?:ed)?|turn(?:ed)? away|held) (?:all |its |the )?(?:flights"
    r"|traffic|arrivals|planes) for $"
    r"|\b(?:flights|operations|traffic|airport|departures|arrivals)\b[^.;]{0,40}"
    r"\bc[ao]me to an? (?:[\w-]+ ){0,3}(?:stop|halt|standstill) for $"
)
_TRAFFIC = (
    r"(?:operations?|flights|landings|take-?offs|departures|arrivals|traffic|services?"
    r"|airport|runways?|airspace|field)"
)
_BACK = (
    r"(?:(?:was |were |had |been )*(?:re-?opened|resumed|restarted|restored|lifted)"
    r"|began again|started again|came back|returned to normal|got back to normal)"
)
_AFTER_IT = re.compile(
    r"\safter (?:the|an?|it|they)\b[^.;]{0,60}?\b(?:seen|sighted|spotted|closed|shut"
    r"|suspended|stopped|halted|reported|detected|appeared|left|grounded|raised|given"
    rf"|vanished|disappeared)\b[^.;]{{0,40}}?\b{_TRAFFIC}(?: \w+){{0,4}}? {_BACK}\b"
)
_BACK_AFTER = re.compile(rf"\b{_TRAFFIC}\b[^.;]{{0,40}} {_BACK}(?: (?:at|in) \w+)? $")
# "The drones were up for two hours"; "crashed seven minutes after it had entered".
_WERE_UP = re.compile(
    r"\b(?:drones?|uavs?|devices?|machines?|objects?|balloons?|they|it)\b[^,.;]{0,20}"
    r"\b(?:was|were|been|hung|stayed|remained|kept) (?:up|aloft|overhead|there|above"
    r"|over|near|around|in the (?:air|area|sky|vicinity))\b[^,.;]{0,40}\bfor $"
)
_ENDED = re.compile(
    r"\b(?:drones?|uavs?|(?:air)?craft|planes?|jets?|objects?|missiles?|balloons?|it"
    r"|they)\b[^.;]{0,120}\b(?:hit|crash\w*|left|fell|vanish\w*|disappear\w*"
    r"|explod\w*|landed|turned back"
    r"|came down|shot down|downed)\b[^,.;]{0,30}$"
)
_SINCE_ENTRY = re.compile(
    r"\safter (?:it|they|the \w+|having|enter\w+|cross\w+)\b[^,.;]{0,20}?"
    r"(?:enter|cross|came in|come in|flown in|flew in|coming in)"
)
_IN_SIGHT = re.compile(
    r"\b(?:seen|spotted|detected|sighted|visible|in sight|in view|watched(?! by))\b"
    r"(?! (?:again|no more))[^,.;]{0,40}\bfor $"
)
_ROW = (
    r"\b(?:(?:consecutive|straight|successive) (?:nights|evenings|days)"
    r"|(?:nights|evenings|days) (?:in a row|running))"
)
_NO_LENGTH = re.compile(
    r"^\s?(?:ago|late(?! (?:on|in|at)\b| \w+day)|before losing)\b|minimum"
)
# "Seen on 17 consecutive nights."
_NIGHTS = re.compile(
    rf"(?:{SEEN}|{ENTERED}).*{_ROW}|{_ROW}\b.*(?:{SEEN}|{ENTERED}|came back|returned)"
)
_ON = re.compile(r"(?:^|\b)(?:on|for|across|over|during|in|lasted|of) $")
_THROUGH = re.compile(
    r"\b(?:disruptions?|chaos|sightings?|incidents?|alarms?|violations?(?: of (?:its"
    r"|the|our)"
    r" airspace| of airspace)?|incursions?|intrusions?) (?:over |for |lasting )?$"
)


def lasting(words: Near) -> str:
    """Choose the measure of a length of time.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "duration.closure", "duration.episode", or "" where the words do not say.
    """
    whenever = words.before.endswith("after ") and _WHENEVER.match(words.after)
    often = _PERIOD.search(words.before) or _USUALLY.search(words.sentence)
    if whenever or often or is_no_length(words):
        return ""
    if _OPENED_AFTER.search(words.before) or stood_still(words):
        return "duration.closure"
    ended = _SINCE_ENTRY.match(words.after) and _ENDED.search(words.before)
    if ended or (_WERE_UP.search(words.before) and not words.topic.outside):
        return "duration.episode"
    if _OVER_IN.search(words.before):
        shut = re.search(CLOSED, words.sentence + words.lead.casefold())
        return "duration.closure" if shut else "duration.episode"
    held = re.search(r"\b(?:for|lasted|of) $", words.before)
    later = re.match(r"\slater\b", words.after)
    if later or (_AFTER.match(words.after) and not held):
        back = _AFTER_IT.match(words.after) or _BACK_AFTER.search(words.before)
        shut = back and _AFTER.match(words.after)
        return "duration.closure" if shut else _until_later(words)
    return "" if _NO_LENGTH.search(words.after) else _of_sky(words)


def _of_sky(words: Near) -> str:
    """Say whether a length of time is of a closure, of the event or of neither."""
    if _IN_SIGHT.search(words.before):
        clear = re.search(
            r"\bno (?:\w+ ){0,2}(?:drones?|\w+s) (?:was|were)", words.sentence
        )
        return "" if clear else "duration.episode"
    seen = _SEEN_IN.fullmatch(words.before) and re.search(
        r"\b(?:saw|seen|spotted|counted|filmed)\b", words.sentence
    )
    if seen or _TROUBLED.search(words.before) or _SHELTERED.search(words.before):
        return "duration.episode"
    stayed = _IN_ITS_SKY.match(words.after) and _STAY.search(words.before)
    days = _DAYS_OF.match(words.after) and re.search(r"\bdays of\b", words.sentence)
    if stayed or days or _FLEW_THEN.match(words.after):
        return "duration.episode"
    in_a_row = _ON.search(words.before) and _nights(words.sentence)
    if in_a_row or _THROUGH.search(words.before):
        return "duration.episode"
    if _NO_FLIGHTS.search(words.sentence) or _DISRUPTED.search(words.before):
        return "duration.closure"
    beside = (
        _ABOARD.search(words.before)
        or _IN_CABIN.match(words.after)
        or _TALKS.search(words.sentence)
    )
    return "" if beside else _flown(words) or _lasting(words)


@lru_cache(maxsize=64)
def _nights(sentence: str) -> bool:
    """Say whether a sentence tells of nights in a row; its figures ask in turn."""
    return _NIGHTS.search(sentence) is not None


def _until_later(words: Near) -> str:
    """Read "shut at nine and reopened an hour later"."""
    again = re.search(
        r"(?:reopen|resum|(?:clos|shut)[^;]{0,60}\bopen(?:ed|ing|s) (?:it|them|both)\b"
        r"|lifted|cleared \w+ (?:runways? )?for use)[^;]{0,30}"
        r"(?<!but)(?<!and)\s$",
        words.before,
    )
    then = re.match(
        rf"\slater\b(?!,? (?:that|\w+ (?:{_SAYS})))[^.]*?(?:reopen|resum)", words.after
    )
    if re.search(rf"\b(?:{_SAYS}) $", words.before):
        return ""  # "confirmed an hour later that flights had resumed"
    return "duration.closure" if again or then else ""


def _flown(words: Near) -> str:
    """Read how long something was in the sky: "flying over the gulf for 12 minutes"."""
    if re.search(rf"(?:{CLOSED})", words.before + words.after):
        again = re.search(r"\bafter (?:only |just )?$", words.before)
        opened = re.match(r",? [^,.;]{0,40}(?:re-?open|resum)", words.after)
        return "duration.closure" if again and opened else ""
    lead = words.before.rstrip()
    if words.attack and _BOMBED.search(words.before):
        return "duration.episode"
    if re.search(
        r"(?:^|\s)for(?: (?:an? )?(?:intervals?|periods?|duration|time|stretch(?:es)?"
        r"|total)"
        r" of)?$",
        lead,
    ):
        said = words.before + (words.after if lead == "for" else "")
        return "duration.episode" if _IN_SKY.search(said) else ""
    plane = words.topic.air and re.search(r"\bairport|\bflights?\b", words.before)
    gone = lead.endswith(" after") and _GONE.search(words.before) and not plane
    return "duration.episode" if gone else ""


def _lasting(words: Near) -> str:
    """Say whether a length of time is that of a closure or of the event."""
    if re.match(r"\sof (?:\w+ )?(?:chaos|turmoil|panic)\b", words.after):
        return "duration.episode"
    gone = re.match(r"\sof (?:\w+ )?(?:suspen|clos|disrupt|shut)|,|\.|$", words.after)
    gone = gone if re.search(CLOSED + "|resum", words.sentence) else None
    if re.search(r"\b(?:fire|blaze|flames)\b", words.before):
        return ""
    if re.search(r"\b(?:after|by|every|within|in|past|next|per)\s$", words.before):
        return "duration.closure" if gone else ""
    beside = words.before[-40:] + words.after.split(",")[0]
    if re.search(r"\bwaited|procedure|will\b|could\b|takes?\b(?!-)", beside):
        return ""
    for part in (words.after + words.before, words.sentence):
        for key, rule in (("duration.closure", CLOSED), ("duration.episode", STAYED)):
            if re.search(rule, part):
                return key
    return ""
