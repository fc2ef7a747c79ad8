"""Words of times past, of tributes and of answers, for all that look back.

In: nothing. Out: patterns. `OTHER` tells of another event whatever was counted
(`scope`), the rest of other harm (`elsewhere`, `bygones`): a word of time that is
missing here lays the harm of another day to this event, and this is where to add it.
"""

import re

from vedette.claims.extract.lexicon import TO_TWELVE
from vedette.claims.when_words import MONTH_NAMES, WEEKDAY_NAME

SEASONS = "spring|summer|autumn|winter"
# Rites and days on which the dead of another day are told of; not those that are hit.
_NOT_HIT = r"(?<!hit a )(?<!struck a )(?<!bombed a )(?<!on a )(?<!at a )(?<!into a )"
TRIBUTE = rf"{_NOT_HIT}(?:funerals?|commemorat\w+|anniversary|memorial)"
ANSWER = "reply|response|retaliation|revenge|reprisal"  # of the other side
_COUNT = (
    rf"(?:an?|{TO_TWELVE}|\d+|some|several|a few|many|a couple of|barely a|just a|only"
    r" a|exactly a|just|only|barely)"
)
SPAN = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?|weekends?)"
# A figure of another event, whatever it counts.
OTHER = re.compile(
    r"\b(?:last (?:month|year|week|summer|winter|autumn|spring)"
    r"|(?:a|two|three|several|some) (?:day|night|week|month|year)s?"
    r" (?:earlier|ago|before)"
    r"|(?:the )?(?:previous|preceding) (?:day|night|week|month|year)"
    r"|earlier this (?:week|month|year)|(?:this|in the past|over the past) year"
    r"|(?:in|on) a (?:separate|similar|different|previous|another) \w+"
    r"|a (?:\w+ )?(?:incident|attack|case|strike|raid)\b"
    r"|(?:another|separate|similar|previous|earlier) (?:[\w-]+ ){0,3}"
    r"(?:incident|attack|case|strike|raid)\b"
    r"|c[oa]mes? (?:[\w-]+ ){0,4}(?:day|night|week|month|hour)s? after"
    r"|(?:so|thus) far in \w+"
    r"|(?:almost |nearly )?every (?:day|night|week)|(?:near-)?daily(?! (?:\w+ )?"
    r"(?:account|report|bulletin|update|briefing|communiqu\u00e9|statement|summary"
    r"|count|digest|press|newspaper|paper|tally)\b)"
    r"|since (?:joining|the (?:beginning|onset|outbreak)|then)"
    r"|in (?:the )?recent (?:weeks|months|years)"
    rf"|since (?:the start|20\d\d|last|{MONTH_NAMES})"
    r"|over its (?:own )?(?:border |\w+ )?(?:territory|regions?)"
    r"|(?:over|in) (?:\w+ )?(?:border )?regions\b|across the week|so far this"
    r"|(?:during|throughout|in|over) (?:the course of )?the (?:\w+ )?(?:war|invasion)"
    r"|since (?:it|the \w+(?: \w+)?) (?:began|started|broke out|erupted)"
    r"|the same (?:day|night|week|month) last"
    r"|c[oa]mes? (?:in the wake|on the heels) of"
    r"|examples? of (?:this|that)"
    r"|in (?:multiple|several|various|separate|different) (?:\w+ )?"
    r"(?:incidents|attacks|clashes|strikes))\b",
    re.IGNORECASE,
)
# A visit, a day of mourning and "the day before" tell of what was before.
LOOKS_BACK = re.compile(
    rf"\b(?:visited|mourn(?!ers)\w*|{TRIBUTE}"
    r"|the (?:day|night|week|month) before)\b",
    re.IGNORECASE,
)
# A toll of weeks, of the war or of a day of the calendar is of more than one night.
MANY_NIGHTS = re.compile(
    r"\b(?:over|in|during|within) the (?:past|last) (?!24|day\b|night\b|few hours"
    r"|hours?\b)(?:\w+ )?(?:days|nights|weeks?|months?|years?)\b|\bin recent (?:days"
    r"|nights|weeks|months|years)\b|\bin (?:a|one|two|three) weeks?\b|\bsince (?:last"
    rf" )?(?:{WEEKDAY_NAME}|the (?:conflict|fighting|hostilities|escalation|aggression"
    rf"|campaign|ceasefire))\b|\bsince (?:{SEASONS}|{MONTH_NAMES})\b|\b(?:war|invasion"
    r"|conflict|campaign)\b[^.;]{0,60}\b(?:has|have) (?:left|killed|claimed|cost"
    r"|wounded|displaced|damaged|destroyed)\b|\b(?:left|killed|claimed|died|wounded"
    r"|injured|displaced|damaged|destroyed)\b[^.;]{0,60}\b(?:during|in|throughout"
    r"|since the (?:start|beginning|outbreak) of) the (?:\w+ )?(?:war|conflict"
    r"|invasion|fighting|hostilities)\b|\b(?:various|different|numerous|multiple"
    r"|repeated|other) (?:\w+ )?(?:attacks|strikes|raids)\b|\b(?:previous|prior|past"
    r"|earlier|recent|retaliatory) (?:\w+ )?(?:attacks|strikes|raids|incidents)\b"
    r"|\b[Ff]rom the (?:start|beginning) of (?:the|this) (?:year|month|war|conflict)\b"
    r"|\b(?:New Year's|Christmas|Easter|Independence|Boxing) (?:Day|Eve|Monday)\b",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"\b(?:{_COUNT} )+(?:[a-z]+ )?{SPAN} (?:ago|earlier|before(?! the)|previously"
    rf"|prior)\b|\b{SPAN} (?:ago|earlier)\b|\b(?:the|on the|in the) (?:previous"
    r"|preceding|prior) \w+|\b(?:the )?(?:day|night|evening|morning|week|month|year)"
    rf" before\b(?! (?:the|dawn))|\blast (?:{WEEKDAY_NAME}|weekend|week|month|year"
    r"|spring|summer|autumn|fall|winter|Christmas|Easter)\b|\b(?:in|during) the"
    r" (?:first|opening|early|last|final|second|third) (?:\w+ )?(?:days?|weeks?"
    r"|months?|years?|hours) of\b(?! (?:\w+day|the (?:day|night|morning|attack|raid"
    r"|strike)))|\bat the (?:start|beginning|outset|height|outbreak|end) of the"
    r" (?:\w+ )?(?:war|invasion|conflict|siege|uprising|campaign|year|month)\b"
    rf"|\bearlier (?:this|in the) (?:week|month|year|{SEASONS}|war|conflict)\b|\bso"
    r" far this\b|\bthis year\b|\b(?:the )?(?:siege|battle|occupation|liberation)"
    r" of\b|\bback in\b|\bonce before\b|\bin the past\b(?! (?:\d|day|night|few"
    r"|hours?))|\bhistor(?:y|ic\w*)\b|\b(?:in all|in total|altogether|overall"
    r"|combined|between them)\b[^.;]{0,60}\b(?:attacks|strikes|raids"
    r"|bombings)\b[^.;]{0,40}\b(?:have|has)\b|\b(?:has|have) been \w+ since the"
    rf" (?!attack|strike|raid|night|blast|morning)|\b{SPAN} of (?:\w+ )?(?:bombardment"
    r"|war|fighting|attacks|strikes|shelling|raids|bombing|violence|conflict|siege)\b"
    rf"|\bthis (?:week|month|{SEASONS}|decade)\b|\b(?:two|three|four|five|six|seven"
    r"|\d+|several|many) times(?: now| already| before|,)?\b|\b(?:hit|struck|bombed"
    r"|attacked) (?:twice )?before\b|\bat (?:the|that) time\b|\bwhat was then\b"
    r"|\bthen the (?:\w+est|most)\b|\blater (?:on \w+day|in the (?:day|evening"
    r"|morning|week)|that (?:day|night|morning|evening))\b|\bhours later\b|\bthe same"
    r" (?:day|night|evening|morning|week)\b|\bthat same\b|\bearlier on \w+day\b"
    r"|\bsimilar (?:\w+ )?(?:incidents|attacks|cases|strikes|raids)\b|\b(?:at|in|on"
    r"|against) (?:many |several |two |three )?other (?:airports|cities|towns"
    r"|countries|attacks|incidents|parts|places|bases|villages|regions)\b|\bin (?:two"
    r"|three|four|five|six|seven|eight|nine|ten|\d+|as many|just \w+) (?:days|nights"
    r"|weeks|months|years)\b|\bthe other (?:two|three|four|five)\b|\bown (?:military "
    r"|battlefield )?(?:losses|casualties|dead)\b|\btolls? (?:for|of|this|in) (?:the "
    r"|this )?(?:month|year|war|week|conflict|invasion|winter|summer|spring|autumn)\b"
    r"|\b(?:month|year|war|week|conflict)'s (?:death )?toll\b|\b(?:the|each|every)"
    r" (?:last|previous|first|second|third|other) time\b|\bfrom the other (?:bank"
    r"|side)\b|\ball-time\b|\bover the (?:years|months|decades)\b"
    r"|(?<!\bup )(?<!\bbring )\bto date\b",
    re.IGNORECASE,
)
# Who is remembered, and what somebody is known for.
REMEMBERS = re.compile(
    rf"\b(?:{TRIBUTE}|{_NOT_HIT}(?:vigils?|burials?)|requiem"
    r"|(?:have|has|had) not forgotten|never forg\w+|still remembers?|in memory of"
    r"|notorious|infamous|known for|remembered for|veterans? of|survivors? of the"
    r"|still scarred|haunted|echo(?:es|ed|ing) (?:of )?the|reminiscent|compar(?:ed|ing"
    r"|es?) (?:it|this|the \w+) (?:to|with)|remind(?:s|ed)|(?<!in )(?<!during )(?<!of"
    r" )(?<!on )(?:that|the) (?:night|day|morning) (?:the|when|that)|reeling from"
    r"|recovering from|still counting|rebuilt after|troubled record|track record)\b",
    re.IGNORECASE,
)
# The other side's answer: what stands after it is not the first side's doing.
RETURNED = re.compile(
    rf"\b(?:struck|hit|fired|lashed|fought|shot) back\b|\b(?:in|as|by way of) "
    rf"(?:{ANSWER}|return|reaction)\b"
    rf"|\b(?:a |the |their |its )?(?:{ANSWER}|answer"
    r"|payback|retribution|punishment) (?:to|for)\b"
    r"|\b(?:answered|responded|replied|retaliated)(?: (?:with|by) (?:\w+ ){0,4}"
    r"(?:drones?|missiles|strikes?|attacks?|shell\w*|raids?|fire|firing|launching"
    r"|bombing|its own|their own))\b|\bretaliat(?:ed|ing|es|ory)\b"
    r"|\bcounter-?(?:attacks?|strikes?|offensives?|attacked)\b|\btit-for-tat\b"
    r"|\baveng\w+|\bon (?:its|their|the other|the [A-Z]\w+) side(?: of the (?:border"
    r"|front|frontier|line|river))?\b|\bown (?:drones|strikes|attacks?)\b"
    r"|\b(?:drones|strikes|missiles|raids?) of its own\b",
    re.IGNORECASE,
)
