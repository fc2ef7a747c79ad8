"""Where a speaker is named beside a verb: its subject before it, or what follows it.

In: a sentence and where a verb is. Out: the name and where it begins or ends. An office
that its holder or its own name explains in commas gives that name ("the operator,
Avia, said").
"""

import re

from vedette.claims.extract.lands import LANDS
from vedette.claims.extract.names import NOT_A_NAME, NOUN, WORDS_MAX, read_name
from vedette.claims.extract.offices import OFFICE, is_office
from vedette.claims.when_words import MONTH_NAMES, WEEKDAY_NAME

# "The regulator, in a post on X, shared": how it was said.
_ASIDE = re.compile(
    r",\s(?:in|on|at|via|during|after|for|from|asked|pressed|\w{3,}ing)\b[^,\"]{2,60},$"
)
# "The coalition, for its part, announced".
_PART_OF_HIS = re.compile(
    r",\s(?:for (?:his|her|its|their) (?:own )?part|in turn|too|by contrast|meanwhile"
    r"|however|on the other hand|likewise),$"
)
_CUT = re.compile(
    r"(?:\bon X\.\s|\*\*\s|,\s*(?:and|but|while|as)?\s*|;\s*|:\s*|\"\s*|\s[–—-]\s"
    r"|(?<![A-Z])(?<!\bGov)(?<!\bGen)(?<!\bCol)(?<!\bLt)"
    r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bMaj)(?<!\bCapt)(?<!\bBrig)(?<!\bAdm)"
    r"(?<!\bSgt)\.\s|\)\s"
    r"|\b(?:(?<!of )that|said|says|while|but|because|although|though|when|whereas|after"
    r"|before|as|where)\s)"
)
_PART_OF_DAY = r"(?:morning|noon|afternoon|evening|night|early|late|again)"
_TIME = re.compile(
    rf"\s*\b(?:on {WEEKDAY_NAME}(?: {_PART_OF_DAY})?"
    r"|(?:late|early|later|earlier)(?: on)?(?: \w+day)?"
    r"|yesterday|today|overnight|also|then|has|had|have|would(?: only)?"
    r"|will(?: only)?|could(?: only)?|did|so far|thus far|to date|on the other hand"
    r"|in turn|for (?:his|her|its|their) part|however|instead|by contrast|now|(?:wrong"
    r"|mistaken|erroneous|false|right|public|official|formal|explicit|flat|firm|strong"
    r"|categorical|immediate|quick|angri|calm|quiet|cautious|bold|plain|jubilant)ly"
    r"|just|likewise|similarly|already|since|still|repeatedly|at first|again|proudly"
    r"|at th(?:e|at) time"
    r"|openly|frankly"
    r"|privately|by (?:evening|noon|midnight|morning|nightfall|\w+day)|meanwhile|only"
    rf"|previously|initially|this \w+|{WEEKDAY_NAME}|on (?:{MONTH_NAMES}|Jan\.?|Feb\.?"
    rf"|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{{1,2}}|on \d{{1,2}} (?:{MONTH_NAMES})"
    r")\s*$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"\s*(?:also )?(?:an?|the|his|her|its|whose|who|head|chief|deputy|acting|former"
    r"|then|governor|mayor"
    r"|minister|president|director|commander|leader|spokes\w+|citing|quoting)\b",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:(?:Lt|Gen|Col|Maj|Capt|Brig|Adm|Sgt|Dr|Gov)\. ){0,3}"
    r"[A-Z][\w'-]+(?: (?:[ae]l-)?[A-Z][\w'-]+){1,4}"
)
# "According to the head of the region, Ana Orlo, four ..."
_DID_AND = re.compile(
    r"(?P<name>(?:[\w'-]+ ){0,5}?[\w'-]+) (?:went|took|came|gave|held|appeared|stood"
    r"|made"
    r"|\w{3,}ed) [^,;:\"]{0,80} (?:and|but)"
)
# "The company that runs Orla airport said": whole, though "that" begins a clause.
_WHO_DOES = re.compile(
    r"[Tt]he (?P<name>(?:[\w'-]+ ){0,2}(?:company|firm|agency|body|authority|operator"
    r"|service|group|unit|force|centre|center|office) (?:that|which) (?:runs?|operates?"
    r"|manages?|guards?|oversees?|owns?|controls?|regulates?|supervises?|coordinates?"
    r"|handles?|polices?|watches) [^,;:\"]{2,60}?)"
    r"(?: (?:has|have|had|also|later|then))*"
)
_TITLED = re.compile(rf",\s(?:[A-Z]\w+ and )?(?P<name>{_PERSON})(?=,|\.?$)")
# "The aviation authority, Oroavia": a body of which there is one, and its name.
_ONE_BODY = re.compile(
    r"(?:the|its|their|[A-Z][\w-]+'s) (?:[\w'-]+ ){0,4}(?:operator|authority|agency"
    r"|airline|carrier|company|firm|service|provider|regulator|manager|centre|center"
    r"|council|institute|union|association|group|network|manufacturer|administration)",
)
_ITS_NAME = re.compile(
    rf",\s(?P<name>(?!{WEEKDAY_NAME}|{MONTH_NAMES})[A-Z][\w-]*(?: [A-Z][\w-]*){{0,3}})"
    r"(?=,|;|\.?$)"
)
# "A source at NAV", "officials at the airport": where they speak from is their name.
_SPEAKS_FROM = re.compile(
    r"\s?(?:(?:an?|the|one|two|three|several|some|senior|local) ){0,2}(?:[\w-]+ )?"
    r"(?:sources?|spokes(?:man|woman|person)|officials?|insiders?|managers?)"
    r" (?:at|in|within|inside|near) (?:the )?"
    rf"(?!{WEEKDAY_NAME}|{MONTH_NAMES})[A-Z]\w*"
)
# "The engineer whose flight was diverted", before "said".
_WHOSE = re.compile(r"([^,;:\"]{2,60}?) (?:who|whose) ")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]+(?:,[^-–—]{0,40})?(?:\([^)]{2,30}\))?\s*[-–—]\s+"
)
# Where a name ends that follows its verb.
_STOP = re.compile(
    r"[,;:\"]|(?<!\bGov)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bDr)\.(?:\s|$)"
    r"|\s[-–—]\s|\s(?:who|which|that|at|on|it|he|she|they"
    r"|there(?= (?:was|were|are|is|had|have)\b)|in a|in an|as|when|after|before|during"
    r"|while|adding|told|citing|and said|late|early|reported|said|By|posted"
    r"|published"
    r"|released|analy[sz]ed|compiled|obtained|provided|in (?:his|her|its"
    r"|their)|on (?:his|her|its|their)|near|over|above|following|via)\b",
)


def subject_before(sentence: str, verb: int) -> tuple[str, int]:
    """Find the subject of a verb that stands after it.

    Parameters
    ----------
    sentence : str
        Folded.
    verb : int
        Where the verb begins.

    Returns
    -------
    tuple of str and int
        The name, "" for a pronoun or what is no name; and where it begins, -1 where
        nothing stands between the verb and the comma or quote before it.
    """
    before = sentence[:verb].rstrip()
    dateline = _DATELINE.match(before)
    base = dateline.end() if dateline else 0
    before = _untimed(before)
    before = _PART_OF_HIS.sub("", before)
    aside = _ASIDE.search(before, base)
    before = before[: aside.start()] if aside else before
    if before.endswith(","):
        return _apposed(before, base)
    does = _WHO_DOES.fullmatch(before, base)
    if does:
        return does["name"], base
    cuts = [m.end() for m in _CUT.finditer(before, base) if m.end() <= len(before)]
    begin = cuts[-1] if cuts else base
    chunk = before[begin:].strip()
    if not chunk:
        return "", -1
    # "Authorities in A, B and C said": the last words of a list are no subject.
    listed = begin > base and before[:begin].rstrip().endswith(",")
    if listed and re.search(r"\band\b", chunk) and not _are_two(chunk):
        return "", begin
    who = _WHOSE.match(chunk)
    return read_name(chunk) or _doer(chunk) or (read_name(who[1]) if who else ""), begin


def _doer(chunk: str) -> str:
    """Read "the governor went on television and", before "said"."""
    match = _DID_AND.fullmatch(chunk)
    name = read_name(match["name"]) if match else ""
    return name if name and (is_office(name) or " " in name) else ""


def _are_two(chunk: str) -> bool:
    """Say whether words name two speakers: "activists and a medical source"."""
    parts = chunk.split(" and ")
    two = len(parts) == 2  # noqa: PLR2004 - one and another
    return two and all(OFFICE.search(one) for one in parts)


def _untimed(before: str) -> str:
    """Drop words of time between a subject and its verb."""
    while True:
        shorter = _TIME.sub("", before)
        if shorter == before:
            return before
        before = shorter.rstrip()


def _apposed(before: str, base: int) -> tuple[str, int]:
    """Read "X, the regional governor, said": the name stands before its apposition."""
    quote = before.rfind('"')
    start = max(base, quote + 1)
    clock = re.match(r"\s*\d\d?[:.]\d\d\s(?:[–—-] )?", before[start:])
    start += clock.end() if clock else 0
    parts = [m for m in re.finditer(r"[^,\"]+", before[start:]) if m[0].strip()]
    named = len(parts) >= 2 and re.fullmatch(  # noqa: PLR2004 - office, name
        rf"{_PERSON}|[A-Z][\w-]+", parts[-1][0].strip()
    )
    words = parts[-2][0].rstrip() if named else ""
    heads = [one.end() for cut in (_CUT, NOUN) for one in cut.finditer(words)]
    office = words[max(heads, default=0) :]
    if OFFICE.search(office) and not NOT_A_NAME.search(office):
        end = start + parts[-2].start() + len(words)
        return parts[-1][0].strip(), end - len(office)
    if len(parts) >= 2 and _apposes(parts[-2][0], parts[-1][0]):  # noqa: PLR2004
        words = parts[-2][0]
        if words.endswith(" "):  # "President , who": the name has fallen out
            return "", len(before)
        cuts = [m.end() for m in _CUT.finditer(words)]
        name = read_name(words[cuts[-1] if cuts else 0 :].strip())
        if name:
            return name, start + parts[-2].start()
    return "", -1


def _apposes(name: str, office: str) -> bool:
    """Say whether words are a name's office: ", the mayor,", ", Orla Governor,"."""
    if _APPOSITION.match(office):
        return True
    short = re.fullmatch(r"\s*[A-Z][\w'-]+ (?:[\w'-]+ ){0,2}[\w'-]+\s*", office)
    person = re.fullmatch(_PERSON, name.strip())
    return bool(short and person and OFFICE.search(office))


def subject_after(sentence: str, start: int) -> tuple[str, int]:
    """Find the name that follows "according to" or an inverted verb.

    Parameters
    ----------
    sentence : str
        Folded.
    start : int
        Where it may begin.

    Returns
    -------
    tuple of str and int
        The name, "" for none, and where it ends.
    """
    rest = sentence[start:]
    speaks = _SPEAKS_FROM.match(rest)
    stop = _STOP.search(rest, speaks.end() if speaks else 0)
    chunk = rest[: stop.start()] if stop else rest.rstrip(".")
    titled = _TITLED.match(rest, len(chunk))
    if titled and _is_title(chunk):
        return titled["name"], start + titled.end("name")
    own = _ONE_BODY.fullmatch(chunk.strip()) and _ITS_NAME.match(rest, len(chunk))
    if own and not set(own["name"].split()) & LANDS:
        return own["name"], start + own.end("name")
    first = re.split(r" and (?=an? |its |the )", chunk)[0]
    two = _are_two(chunk) and len(chunk.split()) <= WORDS_MAX
    chunk = first if OFFICE.search(first) and not two else chunk
    return read_name(chunk.strip()), start + len(chunk)


def _is_title(chunk: str) -> bool:
    """Say whether words are an office and name nobody: "head of the region"."""
    last = chunk.rsplit(maxsplit=1)[-1] if chunk.split() else ""
    return bool(OFFICE.search(last) or (OFFICE.search(chunk) and " of " in chunk))
