"""The verbs of saying and of recording, as patterns.

In: nothing. Out: patterns. What is missing here leaves a speaker empty: this is where
to add it. A verb that is a noun too, or that newspapers use of papers and weather as
well, says something only of an office or of people (`MILD`).
"""

from vedette.claims.extract.disputes import REPORTS
from vedette.claims.extract.lexicon import TO_TWELVE

MILD = (
    r"reports?|announces|confirms|writes|indicates|states|notes|say|announce|confirm"
    r"|suspects?|suspected|believe|thinks?|estimate|assess(?:es|ed)?|fears?|feared"
    r"|suggests?|suggested|learned|established|determined|verified|affirms?|documents"
    r"|acknowledges?|describes?|described|counts?|counted|calculates?|putting"
    r"|found|named|gave|gives"
)
# Who disputes a figure whose owner nobody names says so himself: "dismissed reports
# of 12"; of "the ministry's figure of 12" two may be meant, and nobody is named.
_NUMBER = (
    r"(?:(?:up to|some|about|around|at least|more than|over|nearly|as many as|only|a"
    rf" total of) )?(?:\d|(?:{TO_TWELVE}|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b|dozens|scores|hundreds|thousands"
    r"|several|(?:half )?an? (?:dozen|score|hundred|thousand))"
)
_UNOWNED = (
    r"(?: as (?:[\w-]+ ){1,3}?)? ?(?:(?:the|an?|any|all|such|these|those|media|press"
    r"|recent|earlier) ){0,3}"
    rf"{REPORTS} (?:that\b|(?:of|about) (?={_NUMBER}))"
)
DISPUTE = (
    r"(?:disput|contest|reject|dismiss|refut|rebut|repudiat|debunk|denounc|deni|deny"
    r"|brush|quash|scotch|call|describ|brand|label|ridicul|shrugg|contradict|laugh|wav"
    r"|rubbish|pooh-pooh|scorn|derid|mock)"
    r"(?:s|es|ed|ing)?(?: (?:aside|off|away))?"
    rf"(?=(?: as [\w-]+)? that\b| having\b|{_UNOWNED})"
)
SAY = (
    rf"{DISPUTE}|(?<=[a-z] )found(?=\.?$)|(?:named|gave|gives)(?= {_NUMBER})"
    r"|claim(?= to have\b| that\b)|said|says|told|tells|added|adds|wrote|announced"
    r"|confirmed|reported"
    rf"|claimed|claims"
    r"|stated|noted|explained|warned(?! (?:an?|the|them|it|him|her)\b(?![^,.]{0,40}"
    r" (?:that|of)\b))"
    r"|estimated|estimates|believes?|insisted|disclosed"
    r"|acknowledged|argued|denied|revealed|declared|posted|tweeted|spoke of|put the"
    r"|clarified|stressed|highlighted|indicated|emphasi[sz]ed"
    r"|informed(?! (?-i:[A-Z]))|specified"
    r"|admitted"
    r"|(?:speaks?|spoke|spoken|talks?|talked|knows?|knew|boast(?:s|ed)|complain(?:s"
    r"|ed)|warns)"
    r" (?:(?:now|at first|initially|instead|even|only|already) )?of"
    r"|puts? (?:the|it|its|their|this|that)|puts?(?= \w+ [^,.;]{0,40}\bat\b)"
    r"|(?:revised|raised|lowered|amended|corrected|updated|adjusted|upgraded|gave"
    r"|gives|cut)"
    r" (?:its|the|their|his|her)(?= (?:[\w-]+ ){0,3}(?:toll|count|numbers?|figures?"
    r"|estimate"
    r"|tally|total)\b)"
    r"|explains|recalls|admits|stresses|concedes|reveals|declares|argues|emphasi[sz]es"
    r"|insists|complain(?:s|ed)(?! of)|grumbl(?:es|ed)|fum(?:es|ed)|swears|swore"
    r"|boast(?:s|ed)"
    r"|laments?|lamented|sigh(?:s|ed)|exclaim(?:s|ed)|communicated|tells us|remembers?"
    r"|remembered|guess(?:es|ed)|figures(?= (?:there|that))|acknowledges"
    r"|maintains"
    r"|repeat(?:s|ed)(?=,? (?:that|\"))|answers(?=[,:]? \")"
    r"|answered(?! (?:with|the|to|by|for|questions|calls)\b)|joke[sd]"
    r"|thunder(?:s|ed)|summed up|reads?(?=\.?$|,? \"|: )"
    r"|(?:gave|gives) the(?= [^,.;:]{3,70}? (?:as|at)\b)"
    r"|recounted|recalled|alleged|maintain(?:s|ed)|informs|conceded|asserted|asserts"
    r"|affirmed|testified|remarked|mentioned|reiterated|pointed out|underlined"
    r"|underscored|cautioned|conveyed|elaborated|commented|assured|relayed|attested"
    r"|reckons?|reckoned|calculated|concluded|published|releas(?:ed|es)(?= figures)"
    r"|(?:reports|announces|confirms|writes|indicates|insists|warns"
    r"|alleges)(?! (?:of|on)\b(?! (?-i:[A-Z])))"
    r"|(?:goes|went) on(?=[,.;:]|$| to say)|(?:lets|(?:has |had )?let) it be known"
    r"|(?-i:states|notes|say|suspects?(?! in\b)|think|thinks|assess(?:es|ed)?|fears?"
    r"|feared"
    r"|suspected|suggests?|suggested|learned|established|determined|verified"
    r"|announce|confirm|affirms?|counts?|counted|calculates?"
    r"|(?<=[a-z]s )(?<!news )(?<!press )report(?=[.,;:]|$| that\b))"
    r"|(?:detailed|continued|concluded|shared|quipped|replied)(?=[,:]? \")"  # a quote
)
# Verbs of answering say something only beside a quote, or before "that".
_ANSWERING = (
    r"(?:replied|countered|retorted|responded|answered|objected|protested|insisted"
    r"|interjected|scoffed|snapped|laughed|sneered|smiled|shrugged|muttered|shouted"
    r"|mused|quipped|corrected|ventured|offered|observed|pleaded|beamed|sniffed"
    r"|(?:shot|fired|hit|came|wrote) back)"
)
SAY = (
    rf"{SAY}|(?<=\" ){_ANSWERING}(?= (?-i:the|an?|its|his|her|their|[A-Z]))"
    rf"|(?<=[a-z] ){_ANSWERING}(?= that\b|[,:]? \"|\.?$)"
)
# Those of them that are said of a person and not of a paper.
BELIEF = (
    r"confirms|confirm|notes|believes?|thinks?|estimates?|suspects?|suspected|fears?"
    r"|feared"
    r"|acknowledges?|describes?|described|counted|counts?|calculates?|learned"
    r"|established"
    r"|determined|verified|affirms?"
)
# "With the governor stating that": a clause of its own speaker.
WITH = (
    r"(?:stating|saying|confirming|claiming|reporting|announcing|noting|asserting"
    r"|alleging|telling|adding|putting|counting|estimating|warning|recording|insisting"
    r"|explaining|revealing|disclosing|specifying)"
)
# "The mayor visited the street, saying that": what follows is the subject's.
SAYING = (
    r"(?:saying|stating|adding|revealing|confirming|noting|claiming|reporting"
    r"|announcing|explaining|specifying|disclosing|asserting|insisting)"
)
# Who records something is said to tell of it: "police received 40 calls". Who finds,
# recovers or collects something does it, and the newspaper tells of it; who has found
# something has told so.
RECORDED = (
    r"record(?:ed|s)|detect(?:ed|s)|register(?:ed|s)|logged|logs|spotted|spots|saw"
    r"|sighted|sees|observed|observes|counted|counts|track(?:ed|s)|received|receives"
    r"|identified|identifies|noticed|picked up|documented"
    r"|had(?= (?:\S+ ){1,3}(?:reports?|calls|tips)\b)|listed|lists|marked|catalogued"
    r"|witnessed|took(?: note of|(?= (?:\S+ ){1,3}calls\b))|fielded|made out"
    r"|taken note of|(?:(?<=had )|(?<=has )|(?<=have ))"
    r"(?:(?:now|since|so far|already|also) )?(?:seen|found|recovered|retrieved"
    r"|collected|discovered)"
)
