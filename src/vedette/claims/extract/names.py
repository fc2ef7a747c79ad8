"""Names of speakers: the words of a subject, if they name one that stands alone.

In: the words of a subject. Out: a name of a person, or of an office that has
a noun of its own ("the defence ministry", "two officials"). A pronoun, a chunk with
a verb or a figure in it, a weekday or an outlet's dateline is no name: then "".
"""

import re

from vedette.claims.extract.offices import OFFICE

WORDS_MAX = 12
LEAD_MAX = 200  # characters of a subject and what stands before it
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
# A chunk that ends so is no subject.
HANGS = re.compile(
    r"\b(?:into|of|in|over|by|for|with|from|on|to|and|or|but|an?|the|under|about|at)$"
)
# "Later updates": an adjective that a sentence opens with is no name.
_PLAIN = re.compile(r"[A-Z][\w'-]*(?: [a-z][\w'-]*)+")
NOT_A_NAME = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|will|would|could|which|who|whom|whose"
    r"|lasted|entered|after|since|drones|balloons|missiles|targeted|killed|injured"
    r"|radars?|footage|images?|systems?|sensors?|cameras?"
    r"|preliminary|said|says|told|claimed|asked|registered|it|he|she|they|what|if)\b|\b\d{2,}",
    re.IGNORECASE,
)
# "[The drone that] hit Orla said": what somebody did is no name.
_DOES = re.compile(
    r"(?:hit|struck|hits|strikes|(?:runs|operates|guards|owns|manages)(?= (?:the|an?"
    r"|its|their|[A-Z]))|crossed|crashed|damaged|destroyed|flew|fell"
    r"|landed)\b"
)
_LEADING = re.compile(
    r"^(?:and|but|(?:being|having been) [a-z]+ed by"
    r"|(?:[Ee]arly|[Ee]arlier|[Ll]ater) on|[Uu]nlike|[Ll]ike|while"
    r"|[Mm]eanwhile|however|[Ee]arlier|[Ll]ater|[Aa]s"
    r"|in a statement|separately"
    r"|[Oo]n \w+day|in \w+|[Ii]n [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?= the\b)"
    r"|[Ii]n (?:its|his|her|their|an?) (?:\w+ ){0,2}\w+(?= the\b)"
    r"|[Aa]t [^,]{0,30}|[Ii]n which|which|that|[Ww]hat"
    r"|[Ii]n the (?:last|past) \w+|[Bb]y \w+|[Ss]ince \w+)"
    r"\s+(?=[A-Z]|the\b|a\b|police|authorities|[a-z]{3,}(?:ials|ors|ers|ents|ists"
    r"|men|nesses)\b)",
)
# What may open a sentence before its subject: "In the early hours of Tuesday the army".
_WHERE = (
    r"in|on|at|by|during|since|for|from|towards?|around|about|within|under|with|over"
    r"|throughout|after|before|until|near|besides|regarding|concerning|across"
)
_ADVERBIAL = re.compile(
    rf"(?:{_WHERE}|these|those|this|early|late|earlier|later|overnight|soon|shortly"
    rf"|then"
    r"|[\w-]+ (?:days?|hours?|weeks?|months?|minutes?) (?:later|earlier|before|after)"
    r")\b",
    re.IGNORECASE,
)
_HANGING = re.compile(rf"(?:{_WHERE}|of|to|into)\b", re.IGNORECASE)
# "On 9 December Orland", "earlier in the week Celm".
_DAY = re.compile(
    r"(?:(?:early|late|earlier|later) )?(?:on|in|at|by|since|during) "
    r"(?:the (?:week|day|morning|evening|night|month|year)|\d{1,2} [A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8} \d{1,2}|[A-Z]\w+day(?: (?:morning|noon|afternoon|evening"
    r"|night))?|(?:19|20)\d\d),? (?=[A-Z])",
    re.IGNORECASE,
)
_PREPOSITIONS = (
    "of in on at by for to from with and near over above into during since after before"
    " around towards under within across"
)
NOUN = re.compile(
    r"(?<=\w )"
    + "".join(rf"(?<!\b{one} )" for one in _PREPOSITIONS.split())
    + r"(?:(?:the|an?|its|his|her|their)\s|(?-i:[A-Z][\w-]+'s\s(?=[a-z])))",
    re.IGNORECASE,
)
# "On Sunday officers", "In Celm local officials": one without an article.
_PLURAL = re.compile(
    r"\S+ (?:.* )?[A-Z\d]\S*"
    r"(?: (?:morning|night|evening|afternoon|o'clock|[ap]\.?m\.?))?\s"
    rf"(?P<who>(?!(?:{_PREPOSITIONS.replace(' ', '|')}) )(?:[a-z][\w'-]* ){{0,2}}"
    r"[a-z][a-z-]+)"
)
# "The army"; "its spokesman Ewan Lisk", but "its governor" is of one land only.
_ARTICLE = re.compile(
    r"(?:(?i:the|an?)|(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)"
    r"(?= (?:[a-z-]+ ){1,3}[A-Z][\w'-]+ [A-Z]))\s+"
)
# "Police first said", "the ministry denied reports that": no words of a name.
_TRAILING = re.compile(
    r"(?:\s(?:at first|first|likewise|found|saw|counted"
    r"|initially|originally|later|earlier|previously|then|now"
    r"|still|again|also|already|since|have|has|had|den(?:y|ies|ied)|reject(?:s|ed)"
    r"|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed)))+$"
)


def unled(chunk: str) -> str:
    """Drop what stands before a subject: "at first", "on Sunday", "in Celm".

    Parameters
    ----------
    chunk : str
        Folded.

    Returns
    -------
    str
        The same where it opens with its subject.
    """
    chunk = chunk.lstrip(" –—-•*")
    if _ADVERBIAL.match(chunk):
        nouns = list(NOUN.finditer(chunk))
        if nouns:
            return chunk[nouns[-1].start() :]
        day = _DAY.match(chunk)
        if day:
            return chunk[day.end() :]
        plural = _PLURAL.fullmatch(chunk[:LEAD_MAX])
        if plural and OFFICE.search(plural["who"]):
            return plural["who"]
    return _LEADING.sub("", chunk)


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
    words = unled(chunk).strip(" \"'")
    words = words.lstrip("–—-•* ")
    words = re.sub(r"(?<=[A-Z]{3}) \d\d$", "", words)  # "radio RMF 24"
    words = re.sub(r"^(?:20\d\d|\d\d?) (?=[A-Z])|^[Oo]vernight (?=the )", "", words)
    words = _TRAILING.sub("", words)
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    if not bare or len(words.split()) > WORDS_MAX:
        return ""
    if (
        HANGS.search(bare)
        or _HANGING.match(bare)
        or re.fullmatch(r"(?:\w+day|[A-Z][a-z]+ \d+)", bare)
    ):
        return ""
    if _DOES.match(bare):
        return ""
    own = re.match(r"its (?:own )?(?:intelligence|experts|sources|staff)\b", bare)
    if own or bare.split()[0].casefold() in PRONOUNS or NOT_A_NAME.search(words):
        return ""
    office = OFFICE.search(words) is not None
    named = re.search(r"(?:^|\s)[a-z]{0,4}[A-Z][\w'’-]*\w", words) is not None
    first_only = (
        named and len(words.split()) == 1 and not re.match(r"[a-z]{0,4}[A-Z]", words)
    )
    first_only = first_only or (not office and _PLAIN.fullmatch(words) is not None)
    if not (office or named) or first_only:
        return ""
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words
