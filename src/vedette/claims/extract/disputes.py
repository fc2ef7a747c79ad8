"""What a speaker calls false, exaggerated or a rumour, and what he doubts.

In: the words before a quantity and those after it. Out: whether it is disputed, or
doubted. "He called reports of 40 drones exaggerated", "it is a lie that 19 came", "the
figure of 60 was inflated" and "disputes that 21 crossed" dispute it: the figure is not
the speaker's own. "Doubts that", "rumours that" and "the alleged 12" leave it open.
"There is no doubt that", "not exaggerated" and "was not a lie" do neither.
"""

import re

REPORTS = (
    r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|statements?|accounts?"
    r"|assertions?|accusations?|talk|chatter|stor(?:y|ies)|tales?|figures?|numbers?"
    r"|notions?|idea|theor(?:y|ies)|versions?|estimates?|insinuations?|speculations?"
    r"|news|headlines?|contentions?|gossip|charges?|narratives?|toll|tally|counts?"
    r"|boasts?|brags?|bragging|warnings?|videos?|footage|clips?|photos?|photographs?"
    r"|images?|pictures?|posts?)"
)
_FALSE = (
    r"(?:untrue|false|not true|incorrect|wrong|unfounded|baseless|groundless|fake"
    r"|(?:an? )?(?:[\w-]+ )?(?:lie|lies|myth|hoax|fabrication|invention|fiction|fantasy"
    r"|fairy tales?|rumou?rs?|exaggeration|joke|legend|smear|provocation|falsehood"
    r"|slander|fake)|nonsense|rubbish|garbage|absurd(?:ity)?|ridiculous|laughable"
    r"|ludicrous|preposterous|fanciful|far-fetched|propaganda|disinformation"
    r"|misinformation|hysteria|scaremongering|exaggerated|overstated|overblown|inflated"
    r"|invented|fabricated|made up|made-up|concocted|imaginary|fictitious|(?:far |much "
    r"|way )?too (?:high|low|few|small|large|many)|grossly misleading|misleading|out of"
    r" thin air|hot air|bunk|bunkum|bogus|phone?y|hogwash|claptrap|poppycock|tosh"
    r"|baloney|twaddle|drivel|balderdash|bluster|bravado|wide of the mark|(?:way |far"
    r" )?off the mark|understate(?:d|ment)|underestimated?|an underestimate|implausible"
    r"|cooked|doctored|staged|faked|forged|(?:an? )?(?:montage|deep-?fake|stunt"
    r"|forgery)|without (?:any )?foundation|denied|rejected|dismissed|refuted|debunked"
    r"|disproved|contradicted|disputed|contested)"
)
_LED = re.compile(rf"\b{REPORTS}\s(?:that|of|about|in which)\b", re.IGNORECASE)
_CALLS = re.compile(
    r"\b(?:call|brand|label|labell|describ|denounc|term|condemn|ridicul|mock|deem"
    r"|consider|regard|slamm|decri|portray|dismiss|reject)(?:s|es|ed|ing)?\b"
    rf"[^;.]{{0,60}}\b{REPORTS}\s(?:that|of|about)\b",
    re.IGNORECASE,
)
_BE = (
    r"(?:is|was|were|are|be|been|being|as|prov(?:ed|en)|turned out|remains?|seem(?:s"
    r"|ed)?|sound(?:s|ed)?)"
)
_HOW = (
    r"(?: (?:to be|an?|all|just|quite|simply|plain|pure|sheer|far|much|nothing but|also"
    r"|at best|at worst|\w{3,}ly)){0,3}"
)
_ENDS = r"\b(?! (?:website|account|page|profile|picture|photo|video|e-?mail)s?\b)"
_IS_FALSE = re.compile(
    rf"\b{_BE}\b(?! (?:not|never|no|anything but)\b){_HOW} {_FALSE}{_ENDS}",
    re.IGNORECASE,
)
_NOT_FALSE = re.compile(
    rf"\b{_BE} (?:not|never|no|anything but|in no way){_HOW} {_FALSE}{_ENDS}",
    re.IGNORECASE,
)
# What was rejected was not called so, and a provocation may be real.
_SO_CALLED = re.compile(
    rf"(?:(?!\band\b|,).){{0,60}}?\b(?<!not )(?<!never )(?<!no )(?!no |not )"
    rf"(?!denied|rejected|dismissed|refuted|debunked|disputed|contested"
    rf"|contradicted|disproved|(?:an? )?(?:[\w-]+ )?(?:provocation|smear|slander))"
    rf"(?:as )?{_FALSE}\b",
    re.IGNORECASE,
)
# "Which were dismissed at first, proved true".
_ELSE = re.compile(
    r",|\b(?:and|which|where|who|at first|initially|wrongly|proved true)\b",
    re.IGNORECASE,
)
# "It is a lie that", "no truth in the story that", "it is exaggerated to speak of".
_BEFORE = re.compile(
    r"\b(?<!not )(?<!not an )(?<!not a )(?<!n't )(?:untrue|false|not true|incorrect"
    r"|not the case"
    r"|(?:lie|myth|hoax|fabrication|invention|fiction|fantasy|fairy tale"
    r"|rubbish|legend|propaganda|disinformation|fake|fake news|falsehood"
    r"|exaggeration))\sthat\b"
    r"|\bno (?:\w+ )?truth (?:in|to|behind) [^,;.]{0,40}(?:that|of|about)\b"
    r"|\b(?:exaggerat\w+|absurd|ridiculous|wrong|misleading|nonsense) to (?:speak|talk"
    r"|write) of\b"
    r"|\bof (?:inventing|making up|fabricating|exaggerating|inflating|concocting"
    r"|dreaming up)\b",
    re.IGNORECASE,
)
# "It is absurd that 12 crossed and nobody saw them" may say that they crossed.
_JUDGED = re.compile(r"\b(?:nonsense|absurd|ridiculous|wrong) that\b", re.IGNORECASE)
SAID_AGAIN = re.compile(
    r"(?:,| and)\s(?:\w+ ){0,3}(?:said|says|confirmed|reported|added|stated)\b",
    re.IGNORECASE,
)
# What is doubted is neither said nor denied.
_DOUBTED = re.compile(
    r"(?<!no )(?<!not )(?<!n't )(?<!never )(?<!without )\b(?:doubt(?:s|ed|ing)?"
    r"|(?:sceptical|skeptical|unconvinced|suspicious|hard to believe|implausible"
    r"|improbable|unlikely|wonder(?:s|ed)?))\b(?: (?:\w+ )?(?:that|if|whether)\b"
    rf"| (?:on|about|over|of)?\s?(?:[\w'-]+ ){{0,4}}?{REPORTS}\s(?:that|of|about)\b)"
    rf"|\b(?:question(?:s|ed|ing)?|challeng(?:es?|ed|ing)|play(?:s|ed) down"
    rf"|downplay(?:s|ed)|mock(?:s|ed)) (?:[\w'-]+ ){{0,4}}?{REPORTS}"
    r"\s(?:that|of|about)\b"
    r"|\bcast(?:s|ing)? (?:\w+ )?doubts? (?:up)?on\b"
    r"|\b(?:rumou?rs?|gossip|speculation|chatter|unconfirmed talk) (?:that|of|about)\b"
    r"|\b(?:rumou?red|speculated) that\b",
    re.IGNORECASE,
)
_NO_DOUBT = re.compile(
    r"\b(?:no|any|little|beyond|without|nobody|no one|few|hardly anybody|who would)"
    r" (?:\w+ )?doubt",
    re.IGNORECASE,
)
# "The alleged 12 drones", "these supposed 50".
_ALLEGED = re.compile(
    r"\b(?:alleged|supposed|purported|so-called|rumou?red|imaginary|fictitious|phantom"
    r"|non-existent|imagined|invented|made-up)\s(?:about |some |\w+ty )?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"[;]|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|,\s(?:and|said|says)\b"
)


def is_disputed(wide: str, after: str) -> bool:
    """Say whether words call a figure untrue, exaggerated or made up.

    Parameters
    ----------
    wide : str
        What leads to the figure in its clause and those that govern it; folded.
    after : str
        What follows it in the sentence.

    Returns
    -------
    bool
        False for what is only doubted.
    """
    own = _NEXT.split(after, maxsplit=1)[0]
    before = _BEFORE.search(wide)
    if before and not SAID_AGAIN.search(wide, before.end()):
        return True
    if _CALLS.search(wide) and _SO_CALLED.match(own):
        return True
    false = _IS_FALSE.search(own) if _LED.search(wide) else None
    return false is not None and not _ELSE.search(own[: false.end()])


def is_upheld(wide: str, after: str) -> bool:
    """Say whether words defend a figure: "reports of 12 were not exaggerated".

    Parameters
    ----------
    wide, after : str
        As of `is_disputed`.

    Returns
    -------
    bool
        Then their "not" denies nothing of it.
    """
    own = _NEXT.split(after, maxsplit=1)[0]
    return _LED.search(wide) is not None and _NOT_FALSE.search(own) is not None


def is_doubted(wide: str) -> bool:
    """Say whether words leave open whether a figure is true, without denying it.

    Parameters
    ----------
    wide : str
        As of `is_disputed`.

    Returns
    -------
    bool
        True for "doubts that", "rumours that", "the alleged".
    """
    if _ALLEGED.search(wide) or _JUDGED.search(wide):
        return True
    return _DOUBTED.search(wide) is not None and _NO_DOUBT.search(wide) is None
