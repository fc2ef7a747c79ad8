"""Which voice speaks at a place: a named one, the document's own, or an unknown one.

In: sentences, one after the other. Out: `Voice`. A surname alone is the one longer name
that the document has used before, if there is just one. A quote that fills a sentence
is of the speaker of the sentence before it in its paragraph, if that names just one.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.introduced import BULLET, issued_by, lists_for
from vedette.claims.extract.observers import Record, records
from vedette.claims.extract.onward import (
    QUIET_MAX,
    goes_on,
    is_clocked,
    is_quiet,
    leans,
    opens_with,
)
from vedette.claims.extract.papers import is_body, is_paper
from vedette.claims.extract.pronouns import Recent
from vedette.claims.extract.quoting import is_unread, tells_of_others
from vedette.claims.extract.rivals import is_of_another
from vedette.claims.extract.roll import Roll
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.speakers import Saying, quotes, sayings, unquoted

_REPORTED = re.compile(
    r"\b(?:reportedly|were reported|was reported|is said|are said)\b", re.IGNORECASE
)

# "The agency said" may be any agency, of news most often.
_OUTLET = re.compile(
    r"^(?:the |news )?(?:agency|outlet|channel|station|portal|website|report)$"
    r"|(?i:\btv\b|\b\w+news\b|\bdaily\b|\.(?:com|net|ua)\b|\bchannel\b"
    r"|\bportal\b|\btabloid\b|\bmagazine\b"
    r"|\bpress\b(?! (?:office|service|secretary|cent)))"
    r"|\bBelga\b|Associated Press|Agence France|Bloomberg|\bANSA\b|\bTT\b|\bRitzau\b"
    r"|\bBNS\b|\bETA\b|\bAnadolu\b|Al Jazeera|\bSky\b|\bITV\b|\bRTL\b|\bTVN\w*\b"
    r"|\bRMF\w*\b|\bANP\b|\bVTM\b|\bSuspilne\b|\bRIA\b|\bKyodo\b|\bCBS\b"
    r"|\bNBC\b|\bABC\b"
    r"|"
    r"(?i:news agency|newspaper|broadcaster|television|radio\b|\bnews\b"
    r"|\bmedia\b(?! office))"
    r"|(?:press|news) agency|news service|\bRBC\b|\bSPA\b|Reuters"
    r"|AFP|\bAP\b|TASS|Interfax|Xinhua|\bBBC\b|\bPAP\b|Yonhap|Ukrinform|\bUNN\b"
    r"|\bDW\b|\bCNN\b|\bNHK\b|\bEFE\b|\bdpa\b|\bLRT\b|\bRTBF\b|\bVRT\b"
    r"|Telegraph|Guardian"
    r"|\b(?:news)?papers?$|\bweekly$|\b(?:trade )?(?:web)?site$|^(?:The )?(?:Sun|Mirror"
    r"|Express|Bild|Welt|Metro|Star|Repubblica|Mundo|Figaro|Hurriyet)$"
    r"|\bDaily (?:Mail|Mirror|Star|Express)\b"
    r"|\b(?:Pravda|Gazeta"
    r"|Zeitung|Allgemeine|Izvestia|Kommersant|Spiegel)$"
    r"|\b(?:Herald|Gazette|Tribune|Chronicle|Courier|Journal|Times|Post)\b"
    r"|\bHLN\b|\bANI\b|\bPTI\b|\bNRK\b|\bNTB\b|(?i:\bbelta\b)|\bKCNA\b|\bIRNA\b|\bWAM\b"
    r"|\bKUNA\b|\bUNIAN\b|\bAGERPRES\b|\bELTA\b|\bLETA\b|\bCTK\b|\bTASR\b|\bMTI\b"
    r"|\bSTT\b|\bAzertac\b|\bArmenpress\b|\bIANS\b|\bAAP\b|\bUPI\b|\bCNA\b|\bQNA\b"
)
# "Authorities detected", "the UAE has detected", where the ministry told so before.
_ANYBODY = re.compile(
    r"(?:[Tt]he )?(?:(?:[Ll]ocal )?[Aa]uthorities|[Oo]fficials|[A-Z]{2,4})"
)
_ANY_CREW = re.compile(
    r"(?:\w+ ){0,2}(?:pilots?|crews?|residents?|neighbou?rs?|passengers?|witness(?:es)?"
    r"|walkers?|drivers?|motorists?)\b"
)
_HAD = re.compile(r"\b(?:had|has|have) (?:\w+ly )?[\w ]{3,12}$")
_INDIRECT = re.compile(
    r"\bas saying\b|\bquoted\b|\bas (?:indicated|announced|stated|reported)\b"
    r"|\b(?:announced|reported|confirmed|stated) by\b|\bit was (?:reported|announced)\b"
)


# "After three drones were reported near": who tells of it had it from others.
_SAID_OF = re.compile(
    r"(?![Nn]o\b)[\w-]+(?:\s(?!as\b|when\b|after\b|because\b"
    r"|while\b)[\w-]+){0,5}?\"?(?:\s[\w-]+){0,2}?"
    r"\s(?:were|was|had been|have been) (?:\w+ly )?"
    r"(?:reported|rumou?red|believed|thought|alleged)(?! (?:to (?:him|her|them|us|me"
    r"|it)\b|killed|dead|wounded"
    r"|injured))\b"
)


_CROWD = re.compile(
    r"\b(?:residents|people|witnesses|passers-by|locals|villagers|passengers|callers"
    r"|citizens|neighbours|neighbors|pilots?|crews?|drivers|motorists|walkers)$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\w[,.!?]\"(?:\s|$)")


# "..., the governor said on Telegram." ends a report that may go on.
_TAIL = re.compile(r"[^\d;]{0,120}$")


class Voice(NamedTuple):
    """Who speaks at a place.

    Attributes
    ----------
    speaker : str
        Name, "" where it is the document or nobody can be named.
    via : tuple of str
        Through whom it came.
    direct, nested, denied : bool
        In quote marks; reported by somebody else; denied by the speaker.
    reported : bool
        Whether the document passes it on without saying from whom.
    reason : str
        Why nobody is named, "" where somebody is or the document itself speaks.
    candidates : tuple of str
        Names used so far, the latest first.
    """

    speaker: str
    via: tuple[str, ...] = ()
    direct: bool = False
    nested: bool = False
    denied: bool = False
    reported: bool = False
    reason: str = ""
    candidates: tuple[str, ...] = ()


def _is_crowd(one: Saying) -> bool:
    """Say whether people reported something to whoever passes it on."""
    return one.verb == "reported" and _CROWD.search(one.speaker) is not None


def _closes_quote(text: str) -> bool:
    """Say whether the only quote mark of a sentence closes one opened before it."""
    return text.count('"') == 1 and _CLOSING.search(text) is not None


class _Onward(NamedTuple):
    """A report that may go on: whose, in which sentence last, over how many quiet ones.

    Teller: the words that name the speaker. Led: whether its speaker opened the line;
    here: whether it goes on where we are.
    """

    said: Saying
    text: str
    teller: str
    led: bool
    quiet: int = 0
    here: bool = False


class Voices:
    """Listen to a document, sentence by sentence.

    The open quote and the last speaker are forgotten at the end of a paragraph, unless
    the quote is left open there and the next paragraph opens with a quote mark.

    Parameters
    ----------
    later : dict of Saying or None
        What only a later sentence says (`later.told_later`), by the sentence's start.
    alone : set of int or None
        Paragraphs of a quote that names nobody (`later.quoted_alone`).
    """

    def __init__(
        self, later: dict[int, Saying] | None = None, alone: set[int] | None = None
    ) -> None:
        self._later, self._alone = later or {}, alone or set()
        self._names = Roll()
        self._recent = Recent()
        self._paragraph = -1
        self._beside: Saying | None = None
        self._said: list[Saying] = []
        self._told: set[str] = set()  # who spoke in this paragraph
        self._open = False
        self._in_quote: list[tuple[int, int]] = []
        self._records: list[Record] = []
        self._onward: _Onward | None = None
        self._lists = False
        self._text = ""
        self._communique = ""  # whose words the whole text is

    def hear(self, sentence: Sentence) -> None:
        """Take in the next sentence.

        Parameters
        ----------
        sentence : Sentence
            Of the document, in order.
        """
        if sentence.paragraph != self._paragraph:
            on = is_clocked(sentence.text) or (
                self._lists and BULLET.match(sentence.text)
            )
            on = on and self._onward is not None and self._onward.led
            if not (on or leans(sentence.text)):
                self._onward, self._lists = None, False
            self._text = ""
            open_on = self._open and sentence.text.startswith('"')
            said = self._said[0] if len(self._said) == 1 else self._beside
            quoted = sentence.paragraph in self._alone and len(self._told) == 1
            on = open_on or (quoted and said is not None and said.direct)
            self._beside = said if on and said and said.speaker else None
            self._paragraph, self._open, self._said = sentence.paragraph, False, []
            self._told = set()
        self._keep_beside()
        text = sentence.text
        self._open = self._open or _closes_quote(text)
        self._in_quote = quotes(text, opened=self._open)
        self._said = sayings(text, opened=self._open)
        self._told |= {one.speaker or one.pronoun for one in self._said}
        if text.count('"') % 2:
            self._open = not self._open
        self._recent.hear(sentence, unquoted(text, self._in_quote))
        if self._beside and self._recent.is_rivalled(self._beside.speaker):
            self._beside = None  # "The envoy laughed." before a quote
        self._names.hear(text)
        for at, said in enumerate(self._said):
            one = self._said[at] = self._meant(said)
            self._recent.spoke(self._names.full(one.speaker))
            for name in (one.speaker, *one.via):
                if name:
                    self._names.spoke(name)
        named = any(one.speaker for one in self._said)
        self._communique = "" if named else self._communique or self._issued(sentence)
        self._records = records(text, self._in_quote)
        self._onward = self._followed(text)
        for_whom = lists_for(text, self._text)
        if for_whom and (not self._said or self._said[-1].speaker == for_whom):
            told = Saying(for_whom, (), 0, len(text), direct=False, verb="said")
            self._onward, self._lists = _Onward(told, text, for_whom, led=True), True
        self._text = text

    def _keep_beside(self) -> None:
        """Keep who spoke alone in the last sentence, for a quote beside it."""
        alone = self._said[0] if len(self._said) == 1 else None
        if alone and alone.speaker:
            self._beside = alone
        elif self._said or is_unread(self._text, self._in_quote):
            self._beside = None

    @staticmethod
    def _issued(sentence: Sentence) -> str:
        """Return whose statement the document is, by its first line."""
        return "" if sentence.start else issued_by(sentence.text)

    def _followed(self, text: str) -> _Onward | None:
        """Say which report may go on after this sentence, and whether it does in it."""
        if self._said:
            names = {one.speaker for one in self._said}
            last = self._said[-1]
            tail = _TAIL.match(text, last.end) if len(self._said) == 1 else None
            to_the_end = (last.end == len(text) or tail) and last.verb != "denied"
            if len(names) > 1 or not (last.speaker and to_the_end):
                return None
            teller = f"{last.speaker}, {text[: last.begin]}"
            return _Onward(last, text, teller, opens_with(last.speaker, text))
        was = self._onward
        if was is None or self._open or self._recent.is_rivalled(was.said.speaker):
            return None
        if goes_on(text, was.text, was.teller, led=was.led, near=not was.quiet):
            return was._replace(text=text, here=True, quiet=0)
        if was.quiet < QUIET_MAX and is_quiet(text):
            return was._replace(here=False, quiet=was.quiet + 1)
        return None

    def _meant(self, one: Saying) -> Saying:
        """Give a pronoun or a paper the name that it means, if there is just one."""
        if is_body(one.speaker):  # the one named before; itself where nobody was
            full = self._names.full(one.speaker)
            meant = self._recent.meant("it", goes_on=False)
            meant = meant or (full if full != one.speaker else "")
            return one._replace(speaker=meant or ("" if self._names else one.speaker))
        if is_paper(one.speaker):
            return one._replace(speaker=self._recent.made(one.speaker))
        if one.speaker or not one.pronoun:
            return one
        return one._replace(speaker=self._recent.meant(one.pronoun))

    def of(self, sentence: Sentence, start: int, end: int) -> Voice:
        """Say who speaks at a place of the sentence that was heard last.

        Parameters
        ----------
        sentence : Sentence
            That one.
        start, end : int
            The place, in the sentence.

        Returns
        -------
        Voice
            With a reason where nobody can be named.
        """
        covering = [one for one in self._said if one.begin <= start and end <= one.end]
        if tells_of_others(sentence.text, self._in_quote, start):
            return self._nobody("a quote tells what others say")
        if covering and is_of_another(sentence.text, covering[-1].begin, start):
            return self._nobody("another is named right before it")
        if covering:
            passed = all(self._is_outlet(one) for one in covering)
            recorded = self._recorded(sentence, start, end) if passed else None
            if recorded and recorded.speaker:  # "the police had 9 calls, Gazette wrote"
                via = tuple(self._names.full(one.speaker) for one in covering)
                return recorded._replace(via=via)
            return self._of_several(covering, sentence.text[start:], start)
        if sentence.start in self._later:
            return self._voice(self._later[sentence.start])
        return self._unsaid(sentence, start, end)

    def _unsaid(self, sentence: Sentence, start: int, end: int) -> Voice:
        """Say who speaks where no words of saying cover a place."""
        quoted = any(a <= start and end <= b + 1 for a, b in self._in_quote)
        unread = is_unread(sentence.text, self._in_quote)
        alone = quoted and not (self._said or unread)
        beside = self._quoted() if alone else None
        if beside is not None:
            return self._voice(beside)._replace(direct=True)
        recorded = self._recorded(sentence, start, end)
        if recorded or quoted:
            return recorded or self._nobody("a quote without a speaker beside it")
        return self._plain(sentence.text)

    def _plain(self, text: str) -> Voice:
        """Say who speaks where no words of saying stand: a report goes on, or none."""
        if _INDIRECT.search(text):
            return self._nobody("said in a way that the rules do not follow")
        reported = _REPORTED.search(text) is not None
        onward = self._onward if self._onward and self._onward.here else None
        plain = Voice(self._communique, reported=reported)
        return self._voice(onward.said)._replace(direct=False) if onward else plain

    def _quoted(self) -> Saying | None:
        """Return who spoke beside a quote, else the only person introduced before."""
        only = self._recent.only_person()
        if self._beside is not None or not only:
            return self._beside
        return Saying(only, (), 0, 0, direct=True, verb="said")

    def _recorded(self, sentence: Sentence, start: int, end: int) -> Voice | None:
        """Name who is said to have recorded what stands at a place."""
        if _REPORTED.search(sentence.text):
            return None
        over = [one for one in self._records if one.begin <= start and end <= one.end]
        if not over:
            return None
        who, span = over[-1].who, (over[-1].begin, over[-1].end)
        if who in ("it", "they"):
            who = self._recent.meant(who)
            if not who:
                return None
        others = self._told - {who, ""}  # "a pilot saw one" in the tower's report
        others = set() if _HAD.search(sentence.text[: span[0]]) else others
        anybody = self._names and _ANYBODY.fullmatch(who) and who not in self._names
        if anybody or (others and _ANY_CREW.match(who)):
            return self._nobody("who of them tells is not said")
        return self._voice(Saying(who, (), *span, direct=False, verb=""))

    def _of_several(self, covering: list[Saying], words: str, start: int) -> Voice:
        """Name the one who speaks of words; an outlet beside it is a way."""
        told_after = any(one.verb == "according to" for one in covering) and (
            covering[-1].begin == 0 or start < covering[-1].begin
        )
        if _SAID_OF.match(words) and not told_after:
            return self._nobody("reported by others")
        first, last = covering[0], covering[-1]
        later = first is not last and first.begin >= last.begin
        if later and _is_crowd(first) and not self._is_outlet(last):
            return self._voice(last)  # "residents had reported one, the police said"
        if len({self._names.full(one.speaker) for one in covering}) == 1:
            return self._voice(covering[-1])
        outlets = [one for one in covering if self._is_outlet(one)]
        rest = [one for one in covering if one not in outlets]
        if len(rest) == 1 and len(outlets) == 1 and rest[0].speaker:
            told = self._voice(rest[0])
            return told._replace(via=(*told.via, self._names.full(outlets[0].speaker)))
        return self._nobody("two speakers in one sentence")

    def _is_outlet(self, one: Saying) -> bool:
        return _OUTLET.search(self._names.full(one.speaker)) is not None

    def _voice(self, one: Saying) -> Voice:
        if not one.speaker:
            return self._nobody("a pronoun, or no name")
        if self._is_outlet(one):
            passed = self._nobody("an outlet passes it on")
            return passed._replace(via=(self._names.full(one.speaker), *one.via))
        return Voice(
            self._names.full(one.speaker),
            tuple(self._names.full(name) for name in one.via),
            direct=one.direct,
            nested=one.nested,
            denied=one.verb == "denied",
        )

    def _nobody(self, reason: str) -> Voice:
        latest = self._names.latest()
        return Voice("", reason=f"speaker unresolved: {reason}", candidates=latest)
