"""Whom "he said" means: the one person who spoke just before, if there is just one.

In: who says what, sentence by sentence. Out: a name, "" where the words leave a choice.
Looked at are the speakers of the paragraph so far; where it has none, those of the
paragraph right before it. "He" and "she" are one person, "it" an office, "they" an
office or people, and these two first of all the only speaker of the sentence right
before. Else another person named with an office since, or another speaker of any kind
for "it" and "they", makes it a choice, and then nobody is named.
"""

import re

from vedette.claims.extract.between import Actor, actors_in, is_he, may_mean
from vedette.claims.extract.introduced import body_of, people_in
from vedette.claims.extract.papers import BODY, PAPER
from vedette.claims.extract.sentences import Sentence

_PRONOUN = re.compile(
    r"(?:(?:and|but|later|earlier|then|now|today|again|in addition|also),? )*"
    r"(?:according to )?(?:(?P<he>he|him|his)|(?P<she>she|her)"
    rf"|(?P<it>its?|the {PAPER}|(?:the|this|that) (?:same )?{BODY})"
    r"|(?P<they>they|them|their))\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:authorities|officials|police|officers|witnesses|residents|investigators"
    r"|prosecutors|sources|guards|forces|services|staff|firefighters|\w+men)"
    r"(?: (?:of|in|at|for|from|on|near|there)\b.*)?$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:ministry|police|airport|army|navy|forces?|military|operator|services?"
    r"|authorit(?:y|ies)|office|government|embassy|agency|council|headquarters|staff"
    r"|administration|department|bureau|cent(?:re|er)|company|airline|coalition"
    r"|international|amnesty|watch|crescent|fund|institute|foundation|alliance"
    r"|organi[sz]ation|association|airways|lines?|commands?|railways?|guard|statement"
    r"|union|commission)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:residents|witnesses|rescuers|firefighters|passengers|villagers|people"
    r"|soldiers"
    r"|officials|authorities|prosecutors|investigators|police|forces|companies"
    r"|airlines|army|navy|air force|military|coalition|guards|crews|medics|doctors"
    r"|sappers|troops|parents|protesters|paramedics|locals)\b(?!'s?| (?:station|base"
    r"|officer|airport|airfield|hospital|car|helicopter|jet|spokes|chief|source|unit))",
    re.IGNORECASE,
)
# "Told residents", "by soldiers", "near the army": not those who act as "they".
_ACTED_ON = re.compile(
    r"\b(?:to|by|with|of|at|from|near|for|on|against|among|between|over|into|than|as"
    r"|t[eo]ld|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|ask(?:s|ed|ing)?|advis(?:e|es|ed"
    r"|ing)|order(?:s|ed|ing)?|inform(?:s|ed|ing)?|alert(?:s|ed|ing)?|help(?:s|ed|ing)?"
    r"|evacuat\w+|call(?:s|ed)?|thank(?:s|ed)?|help(?:s|ed|ing)|including|via)"
    r" (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|governor|mayor|president|minister|chief|general"
    r"|colonel|commander|prefect|detective|ambassador|director|head|manager)\b",
    re.IGNORECASE,
)
# "Spokesman for the joint staff" is one, whatever the name ends with.
_ONE_OF = re.compile(
    rf"(?:the |an? )?(?:[\w'-]+ ){{0,2}}{_ONE.pattern} (?:for|of)\b", re.IGNORECASE
)
# Somebody else whom "he" may mean: with an office, with two names, or "the pilot".
_OTHERS = re.compile(
    r"\b(?:[Gg]overnor|[Mm]ayor|[Pp]resident|[Mm]inister|[Ss]pokes\w+|[Cc]hief"
    r"|[Dd]irector"
    r"|[Gg]eneral|[Cc]olonel|[Cc]ommander|[Aa]mbassador|Mr|Mrs|Ms)\.? "
    r"(?P<titled>[A-Z][\w'-]+)"
    r"|\b(?P<named>[A-Z][a-z'-]+ [A-Z][a-z'-]+)\b(?! (?:air|base|airport|airfield|port"
    r"|region|district|province|county|refinery|bridge|hospital|school|station|plant"
    r"|stadium|street|square|island|barracks|area|depot)\b)"
    r"|\b(?P<human>man|woman|boy|girl|resident|witness|pilot|driver|passenger"
    r"|neighbou?r"
    r"|worker|farmer)\b"
)
# The hurt are told of, and do not tell.
_HARMED = re.compile(
    r"\b(?:injur|wound|kill|died|dead|hurt|hospital|casualt|shrapnel)", re.IGNORECASE
)
_SHORT = re.compile(r"(?:the )?[A-Z]{2,6}")  # "the JCS" is a body
# Who said nothing does not go on.
_SILENT = re.compile(
    r"\b(?:said|says|told|tells) (?:\w+ )?(?:nothing|little|no more)\b"
    r"|\bsilen(?:t|ce)\b|\b(?:declin|refus)(?:ed|es) to\b|\bno comment\b"
)
_NOT = {"he": ("woman", "girl"), "she": ("man", "boy"), "it": (), "they": ()}
_PLACED = re.compile(
    r"\b(?:[Ff]rom|[Aa]t|[Nn]ear|[Oo]ver|[Aa]bove|[Bb]eside|[Bb]ehind|[Ii]n|into"
    r"|around|outside|towards?|to)\s"
    r"(?:the |an? |its )?(?:[A-Z][\w'-]+ ){0,3}$"
)
_OF_PLACE = re.compile(
    r"\b(?:of|in|at|near|from|over|around|outside|across|towards?)\s(?:the )?$"
)
_PLACE = re.compile(
    r"\b(?:Region|Oblast|Province|County|District|City|Air|Base|Sea|Gulf|Island|Street"
    r"|House|Square|Telegram|Facebook|Russian?|Ukrainian?|Black|North|South|East|West"
    r"|Northern|Southern|Eastern|Western|New|United|States|Saudi|International"
    r"|Defen[cs]e"
    r"|Day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|In|On|At|Old)\b"
)


_SUBJECT_OF = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")


def pronoun_of(words: str) -> str:
    """Return what kind of pronoun is the subject of a verb of saying.

    Parameters
    ----------
    words : str
        The sentence from that subject on.

    Returns
    -------
    str
        "he", "she", "it" or "they", "" for no pronoun.
    """
    match = _PRONOUN.match(words)
    return (match.lastgroup or "") if match else ""


class Recent:
    """Keep who spoke in this paragraph and in the one before it."""

    def __init__(self) -> None:
        self._paragraph, self._opens = -1, True
        self._before: list[str] = []
        self._here: list[str] = []
        self._others: list[str] = []
        self._bodies: list[str] = []
        self._crowds: list[str] = []
        self._text = self._before_it = ""  # heard last, and right before that
        self._people: list[str] = []
        self._firms: list[str] = []
        self._actors: list[Actor] = []  # without a name of their own, since then
        self._plain = ""  # this sentence without its quotes
        self._now: list[str] = []  # who speaks in this sentence
        self._last: list[str] = []  # and in the one before, of the same paragraph

    def hear(self, sentence: Sentence, plain: str = "") -> None:
        """Take in the next sentence, before its speakers are told.

        Parameters
        ----------
        sentence : Sentence
            Of the document, in order.
        plain : str
            Its text without what stands in quotes.
        """
        acted = actors_in(self._plain)
        self._actors += [one for one in acted if one.answers or not self._now]
        self._plain = plain
        self._opens = sentence.paragraph != self._paragraph
        if self._opens:
            self._before = self._here
            self._paragraph, self._here = sentence.paragraph, []
            self._people, self._firms = [], []
            self._last = []
        else:
            self._introduce(self._text)
            self._last = [] if _SILENT.search(self._text) else self._now
        self._now = []
        self._others += _named_in(self._text)
        self._bodies += _bodies_in(self._text)
        self._crowds += _crowds_in(self._text)
        self._before_it = self._text
        self._text = sentence.text

    def _introduce(self, text: str) -> None:
        """Take in whom a sentence of this paragraph introduces."""
        self._people += [one for one in people_in(text) if one not in self._people]
        body = body_of(text)
        if body and body not in self._firms:
            self._firms.append(body)

    def only_person(self) -> str:
        """Return the only person introduced in this paragraph before this sentence.

        Returns
        -------
        str
            "" where it is none or more than one.
        """
        one = self._people[0] if len(self._people) == 1 else ""
        return one if all(name == one for name in self._here) else ""

    def spoke(self, name: str) -> None:
        """Take in a speaker of the sentence that was heard last.

        Parameters
        ----------
        name : str
            In full; "" for one who is not known.
        """
        for heard in (self._here, self._now):  # once, however often one speaks
            if name not in heard:
                heard.append(name)
        if _is_person(name):
            self._others = []
        self._bodies, self._crowds, self._actors = [], [], []

    def is_rivalled(self, name: str, pronoun: str = "") -> bool:
        """Say whether another has acted since somebody spoke.

        Parameters
        ----------
        name : str
            Of who spoke.
        pronoun : str
            Which may mean the other; "" where none is used: then he must have
            answered, or be of another land.

        Returns
        -------
        bool
            True for "Karsovia's envoy laughed" after "the minister said".
        """
        own = _SUBJECT_OF.split(self._plain, maxsplit=1)[0] if pronoun else self._plain
        here = [] if self._now else actors_in(own)
        return any(
            not is_he(one, name)
            and (one.answers or one.owners or pronoun)
            and (not pronoun or may_mean(pronoun, one))
            for one in (*self._actors, *here)
        )

    def made(self, paper: str) -> str:
        """Return who made a paper: the only one who spoke in the sentence before it.

        Parameters
        ----------
        paper : str
            As "statement".

        Returns
        -------
        str
            "" where it may be of another, the paper itself where nobody has spoken.
        """
        if not self._here and not self._before:
            return paper
        if self._opens and len(self._before) == 1:
            made = self._before[0]  # the paragraph before was of one speaker only
        else:
            made = self._last[0] if len(self._last) == 1 else ""
        return "" if self.is_rivalled(made, "it") else made

    def _are_two(self, name: str) -> bool:
        """Say whether the sentence before tells of others who may be "they" too."""
        said = name.casefold()
        return any(one not in said for one in _crowds_in(self._before_it))

    def meant(self, pronoun: str, *, goes_on: bool = True) -> str:
        """Return whom a pronoun means, if nobody else has acted since he spoke.

        Parameters
        ----------
        pronoun : str
            As of `pronoun_of`.
        goes_on : bool
            Whether it may be just the one who spoke right before.

        Returns
        -------
        str
            "" where nobody or more than one may be meant.
        """
        name = self._named(pronoun, goes_on=goes_on)
        return "" if name and self.is_rivalled(name, pronoun) else name

    def _named(self, pronoun: str, *, goes_on: bool) -> str:
        """Return the only one who spoke or was introduced that a pronoun fits."""
        last = self._last[0] if len(self._last) == 1 else ""
        many = _MANY.search(last) is not None and not _ONE_OF.match(last)
        if (
            goes_on
            and last
            and pronoun == ("they" if many else "it")
            and not _is_person(last)
            and not (many and self._are_two(last))
        ):
            return last  # it goes on
        if not self._here:
            introduced = self._people if pronoun in ("he", "she") else self._firms
            if pronoun != "they" and introduced:
                return introduced[0] if len(introduced) == 1 else ""
        spoke = self._here or self._before
        names = {one for one in spoke if not _short_of(one, spoke)}
        if not pronoun or "" in names or (pronoun == "they" and self._are_two(last)):
            return ""
        one = pronoun in ("he", "she")
        if one:
            names = {one for one in names if _is_person(one)}
        elif pronoun == "they" and len(names) > 1:
            names = {one for one in names if _MANY.search(one)}
        if len(names) != 1:
            return ""
        name = names.pop()
        said = name.casefold()
        others = [two for two in self._others if two not in _NOT[pronoun]]
        if one:
            return name if all(two in name for two in others) else ""
        firm = self._firms == [name]
        fits = {
            "it": firm
            or (
                all(one in said for one in self._bodies)
                and (_BODY.search(name) or _SHORT.fullmatch(name)) is not None
                and not _is_person(name)
            ),
            "they": all(one in said for one in self._crowds)
            and _MANY.search(name) is not None,
        }
        return name if fits[pronoun] else ""


def _bodies_in(text: str) -> list[str]:
    """Return the offices that a sentence names, but for places: "from the airport"."""
    return [
        one[0].casefold()
        for one in _BODY.finditer(text)
        if not _PLACED.search(text[: one.start()])
        and not re.search(r"\b(?:its|their|his|her) (?:[a-z]+ )?$", text[: one.start()])
    ]


def _crowds_in(text: str) -> list[str]:
    """Return the people of whom a sentence tells that they did something."""
    if _HARMED.search(text):
        return []
    return [
        one[0].casefold()
        for one in _CROWD.finditer(text)
        if not _ACTED_ON.search(text[: one.start()])
    ]


def _named_in(text: str) -> list[str]:
    """Return the people whom a sentence names, and single ones whom it does not."""
    found = [
        one[one.lastgroup or 0]
        for one in _OTHERS.finditer(text)
        if not (one["human"] and _HARMED.search(text))
        and not (one["named"] and _OF_PLACE.search(text[: one.start()]))
    ]
    return [one for one in found if not (_PLACE.search(one) or _BODY.search(one))]


def _short_of(name: str, others: list[str]) -> bool:
    """Say whether a name is a part of a longer one: "governor", "Governor Ana Orlo"."""
    return any(
        name and name != one and name.casefold() in one.casefold() for one in others
    )


def _is_person(name: str) -> bool:
    """Say whether a name is of one person: "Ana Orlo", "the regional governor"."""
    if _ONE_OF.match(name):
        return True
    if _MANY.search(name):
        return False
    if _ONE.search(name):
        return not re.search(r"(?i)\b(?:ministry|office)$", name)
    two = re.search(r"[A-Z][\w'-]+ [A-Z][\w'-]+", name) is not None
    return two and not _BODY.search(name)
