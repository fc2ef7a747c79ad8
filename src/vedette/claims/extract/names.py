"""Names of speakers: the subject of a verb of saying, if it is one that stands alone.

In: a sentence and where a verb is. Out: a name of a person, or of an office that has
a noun of its own ("the defence ministry", "two officials"). A pronoun, a chunk with
a verb or a figure in it, a weekday or an outlet's dateline is no name: then "".
"""

import re

from vedette.claims.when_words import MONTH_NAMES, WEEKDAY_NAME

WORDS_MAX = 12
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "others",
        "both",
        "one",
        "some",
        "there",
        "what",
        # "How reported the ministry": a translation's "as".
        "how",
        "as",
        "so",
        "thus",
        "why",
        "when",
        "where",
        "her",
        "his",
        "their",
        # Nobody is no speaker: "no official", "none of the ministers".
        "no",
        "nobody",
        "none",
        "neither",
    ]
)
_OFFICE = re.compile(
    r"\b(?:ministr(?:y|ies)|police|airport|officials?|spokes(?:man|woman|person|people)"
    r"|army|navy|air force|armed forces|military|operator|services?|authorit(?:y|ies)"
    r"|office|command(?:er)?|staff|forces|reps?|government|governors?"
    r"|presidents?|ministers?|mayors?"
    r"|prosecutors?|union|embassy|guards?|hospital|company|airline|agency|brigade"
    r"|investigators?|residents?|witnesses|experts?|force|cent(?:re|er)|council"
    r"|opposition|sources?|diplomats?|analysts?|headquarters|administration|mission"
    r"|kremlin|control|department|bureau|firefighters|pilots?|prefect|chief|leader"
    r"|lawmakers?|general|colonel|commissioner|chancellor|ambassador|manager"
    r"|intelligence"
    r"|statement|department|operators|villagers|eyewitness(?:es)?|councillor|inspector"
    r"|detective|superintendent|coalition|sheriff|groups?|networks?|organi[sz]ations?"
    r"|doctors?|medics?|rescuers?|patrol|charity|committee|association"
    r"|federation|regulator"
    r"|head|paramedics|lawyers|activists|emergency room|staffers|consul(?:ate)?"
    r"|commission|board|inspectorate|corporation|firm|carrier|director|secretary"
    r"|alliance|watchdog|regiment|division|fleet|corps|militia|rebels|officers?|personnel"
    r"|controllers?|crews?|air base|airbase|premier|envoy|chair(?:man|woman)?|insiders?"
    r"|rangers|locals|teams?|spokespersons?|representatives?|squadron|presidency"
    r"|taskforce|task force|workers|technicians|workforce|directorate|secretariat"
    r"|inspectors?|attorney|judge|court|ombudsman|monitors|rescue service"
    r"|medical source"
    r"|ranger|guardsmen|servicemen|soldiers|sailors|troops|lieutenant|captain|major"
    r"|brigadier|admiral|marshal|flightradar\w*|constabulary|gendarmerie|coast ?guard"
    r"|executive|boss|owners?|insurers?|voivode|town hall|city hall|clinic"
    r"|joint chiefs|atc"
    r"|garrison|institute|observatory|provider|supplier|manufacturer|senators?"
    r"|deput(?:y|ies)"
    r"|aides?|parliament|cabinet|palace|prefecture|detectives|campaigners|sentries"
    r"|bulletin"
    r"|consortium|foundation|academy|club|tower|superintendents?|wardens?|speaker)\b",
    re.IGNORECASE,
)
# "The regulator, in a post on X, shared": how it was said.
_ASIDE = re.compile(
    r",\s(?:in|on|at|via|during|after|for|from|asked|pressed|\w{3,}ing)\b[^,\"]{2,60},$"
)
# "The coalition, for its part, announced".
_PART_OF_HIS = re.compile(
    r",\s(?:for (?:his|her|its|their) (?:own )?part|in turn|too|by contrast|meanwhile"
    r"|however|on the other hand|likewise),$"
)
# A chunk that ends so is no subject.
HANGS = re.compile(
    r"\b(?:into|of|in|over|by|for|with|from|on|to|and|or|but|an?|the|under|about|at)$"
)
_ACRONYM = re.compile(r"(?:the )?[A-Z]{3,6}")  # NORAD, JCS
# "Later updates": an adjective that a sentence opens with is no name.
_PLAIN = re.compile(r"[A-Z][\w'-]*(?: [a-z][\w'-]*)+")
_CUT = re.compile(
    r"(?:,\s*(?:and|but|while|as)?\s*|;\s*|:\s*|\"\s*|\s[–—-]\s|(?<![A-Z])\.\s|\)\s"
    r"|\b(?:(?<!of )that|said|says|while|but|because|although|though|when|whereas|after"
    r"|before|as|where)\s)"
)
NOT_A_NAME = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|will|would|could|which|who|whom|whose"
    r"|lasted|entered|after|since|drones|missiles|targeted|killed|injured"
    r"|radars?|footage|images?|systems?|sensors?|cameras?"
    r"|preliminary|said|says|told|claimed)\b|\b\d{2,}",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\s*\b(?:on {WEEKDAY_NAME}(?: \w+)?|(?:late|early|later|earlier)(?: on)?(?:"
    r" \w+day)?|yesterday|today|overnight|also|then|has|had|have|would(?: only)?"
    r"|will(?: only)?|could(?: only)?|did|so far|thus far|to date|on the other hand"
    r"|in turn|for (?:his|her|its|their) part|however|instead|by contrast|now|(?:wrong"
    r"|mistaken|erroneous|false|right|public|official|formal|explicit|flat|firm|strong"
    r"|categorical|immediate|quick|angri|calm|quiet|cautious|bold|plain|jubilant)ly"
    r"|just|likewise|similarly|already|since|still|repeatedly|at first|again|proudly"
    r"|openly|frankly"
    r"|privately|by (?:evening|noon|midnight|morning|nightfall|\w+day)|meanwhile|only"
    rf"|previously|initially|this \w+|{WEEKDAY_NAME}|on (?:{MONTH_NAMES}|Jan\.?|Feb\.?"
    rf"|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{{1,2}}|on \d{{1,2}} (?:{MONTH_NAMES})"
    r")\s*$",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:and|but|[Uu]nlike|[Ll]ike|while|[Mm]eanwhile|however|[Ee]arlier|[Ll]ater|[Aa]s"
    r"|in a statement|separately"
    r"|[Oo]n \w+day|in \w+|[Ii]n [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?= the\b)"
    r"|[Ii]n (?:its|his|her|their|an?) (?:\w+ ){0,2}\w+(?= the\b)"
    r"|[Aa]t [^,]{0,30}|[Ii]n which|which|that|[Ww]hat"
    r"|[Ii]n the (?:last|past) \w+|[Bb]y \w+|[Ss]ince \w+)"
    r"\s+(?=[A-Z]|the\b|a\b|officials|police|authorities|prosecutors)",
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
_TITLED = re.compile(rf",\s(?:[A-Z]\w+ and )?(?P<name>{_PERSON})(?=,|\.?$)")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]+(?:,[^-–—]{0,40})?(?:\([^)]{2,30}\))?\s*[-–—]\s+"
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
    cuts = [m.end() for m in _CUT.finditer(before, base) if m.end() <= len(before)]
    begin = cuts[-1] if cuts else base
    chunk = before[begin:].strip()
    if not chunk:
        return "", -1
    # "Authorities in A, B and C said": the last words of a list are no subject.
    listed = begin > base and before[:begin].rstrip().endswith(",")
    if listed and re.search(r"\band\b", chunk) and not _are_two(chunk):
        return "", begin
    return read_name(chunk) or _doer(chunk), begin


def _doer(chunk: str) -> str:
    """Read "the governor went on television and", before "said"."""
    match = _DID_AND.fullmatch(chunk)
    name = read_name(match["name"]) if match else ""
    return name if name and (is_office(name) or " " in name) else ""


def _are_two(chunk: str) -> bool:
    """Say whether words name two speakers: "activists and a medical source"."""
    parts = chunk.split(" and ")
    two = len(parts) == 2  # noqa: PLR2004 - one and another
    return two and all(_OFFICE.search(one) for one in parts)


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
    if named and _OFFICE.search(parts[-2][0]) and not NOT_A_NAME.search(parts[-2][0]):
        return parts[-1][0].strip(), start + parts[-2].start()
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
    return bool(short and person and _OFFICE.search(office))


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
    stop = re.search(
        r"[,;:\"]|(?<!\bGov)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bDr)\.(?:\s|$)"
        r"|\s[-–—]\s|\s(?:who|which|that|at|on|in a|in an|as|when|after|before|during"
        r"|while|adding|told|citing|and said|late|early|reported|said|By|posted"
        r"|published"
        r"|released|analy[sz]ed|compiled|obtained|provided|in (?:his|her|its"
        r"|their)|on (?:his|her|its|their)|near|over|above|following|via)\b",
        rest,
    )
    chunk = rest[: stop.start()] if stop else rest.rstrip(".")
    titled = _TITLED.match(rest, len(chunk))
    if titled and _is_title(chunk):
        return titled["name"], start + titled.end("name")
    first = re.split(r" and (?=an? |its |the )", chunk)[0]
    two = _are_two(chunk) and len(chunk.split()) <= WORDS_MAX
    chunk = first if _OFFICE.search(first) and not two else chunk
    return read_name(chunk.strip()), start + len(chunk)


def is_office(name: str) -> bool:
    """Say whether a name is of an office or of somebody with one.

    Parameters
    ----------
    name : str
        Of a speaker.

    Returns
    -------
    bool
        False for a name alone.
    """
    return bool(_OFFICE.search(name) or _ACRONYM.fullmatch(name))


def _is_title(chunk: str) -> bool:
    """Say whether words are an office and name nobody: "head of the region"."""
    last = chunk.rsplit(maxsplit=1)[-1] if chunk.split() else ""
    return bool(_OFFICE.search(last) or (_OFFICE.search(chunk) and " of " in chunk))


# "Police first said", "the ministry denied reports that": no words of a name.
_TRAILING = re.compile(
    r"(?:\s(?:at first|first|likewise"
    r"|initially|originally|later|earlier|previously|then|now"
    r"|still|again|also|already|since|have|has|had|den(?:y|ies|ied)|reject(?:s|ed)"
    r"|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed)))+$"
)


def read_name(chunk: str) -> str:
    """Read the words of a subject as a name.

    Parameters
    ----------
    chunk : str
        Folded.

    Returns
    -------
    str
        "" if they are none.
    """
    words = LEADING.sub("", chunk).strip(" \"'")
    words = words.lstrip("–—-•* ")
    words = re.sub(r"(?<=[A-Z]{3}) \d\d$", "", words)  # "radio RMF 24"
    words = re.sub(r"^(?:20\d\d|\d\d?) (?=[A-Z])|^[Oo]vernight (?=the )", "", words)
    words = _TRAILING.sub("", words)
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    if not bare or len(words.split()) > WORDS_MAX:
        return ""
    if (
        HANGS.search(bare)
        or bare.startswith("of ")
        or re.fullmatch(r"(?:\w+day|[A-Z][a-z]+ \d+)", bare)
    ):
        return ""
    own = re.match(r"its (?:own )?(?:intelligence|experts|sources|staff)\b", bare)
    if own or bare.split()[0].casefold() in PRONOUNS or NOT_A_NAME.search(words):
        return ""
    office = _OFFICE.search(words) is not None
    named = re.search(r"(?:^|\s)[a-z]{0,4}[A-Z][\w'’-]*\w", words) is not None
    first_only = (
        named and len(words.split()) == 1 and not re.match(r"[a-z]{0,4}[A-Z]", words)
    )
    first_only = first_only or (not office and _PLAIN.fullmatch(words) is not None)
    if not (office or named) or first_only:
        return ""
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
