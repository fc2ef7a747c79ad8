"""What is said without a figure: closed and open again, who was called, why.

In: a folded sentence. Out: `Fact`. Only patterns that say one thing: what will, may or
did not happen is no fact, and what a pattern cannot tell apart is left to a person.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.closures import closures
from vedette.claims.extract.origins import origin
from vedette.claims.extract.reasons import reasons
from vedette.claims.extract.responses import responses
from vedette.claims.model import ValueKind
from vedette.claims.when import Phrase, phrases
from vedette.claims.when_bounds import folded_words
from vedette.claims.when_words import NOON, clocks

# What was done; of long ago it is no answer to this.
OF_THESE_DAYS = ("response.action", "time.closed", "time.reopened", "intent")
_TIMES = {"closed": "time.closed", "reopened": "time.reopened"}
# Another deed between a verb and a time, whose time it is: a last flight, a train, a
# sighting, a statement.
_ACTS = re.compile(
    r"clos|shut|suspend|halt|reopen|resum|restart|lifted|\bse(?:en|es)\b|\bsaw\b"
    r"|spotted|sighted|notic|detect|appear|report|said\b|until|cancel|divert|\bleft\b"
    r"|\bleaves?\b|depart(?:ed|s)\b|\blanded|took off|arrived|\bcame\b|\bflew\b|crash"
    r"|\bfell\b|\bhit\b|struck|intercept|downed|statement|announc|\btold\b|wrote|\bposted|tweet|confirmed"
    r"|\badded|spokes|\btrains?\b|\bbus(?:es)?\b|\blast (?:flight|plane|jet)|sounded"
    r"|began|started|called|\bmet\b|arrest"
)
_NEAR = 60  # characters between a verb and its time
_RANGE = re.compile(
    r"(?:from|between)\b.*\d.*\b(?:to|until|till|and)\b.*\d", re.IGNORECASE
)
# "20:15 to 22:40", of which "from" may stand further off.
_SPAN = re.compile(
    r"(?P<first>\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?)\s*(?:to|until|till|-"
    r"|–)\s*(?:about |around |shortly before |just after |shortly after "
    r"|just before )?\d",
    re.IGNORECASE,
)
_HEDGED_SPAN = re.compile(r"\b(?:from|between) (?:about |around |roughly )?$")
# A state, whose time is not when it began: "11:15 - flights remain suspended".
_STAYS = re.compile(r"\b(?:remain|stay|still|ke[ep]p)")
_BETWEEN = re.compile(r"(?:between|from)\b(?!.*\b(?:and|to)\b)", re.IGNORECASE)
_AND_LAST = re.compile(
    r" (?:and|to|until) (?:shortly|just) (?:before"
    r"|after) (?P<last>\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?)"
)
HOUR = 60  # minutes
# What may stand before the time with which a sentence opens.
_LEADS = re.compile(
    r"(?:(?:[\w-]+ ){0,4}?(?:later|after|afterwards|then|finally|earlier|day|night"
    r"|evening|morning|afternoon),? )?(?:(?:but|and|then|finally|only) )?(?:(?:at"
    r"|from|around|about|by|since) )?(?:about |around )?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"o'clock|half past|quarter (?:past|to)|\d[:.]\d\d|\d\s?[ap]\.?\s?m|\bnoon\b"
    r"|midnight|\d{4}\s?(?:GMT|UTC)|\b0\d[0-5]\d\b|\bat [12]\d[0-5]\d\b"
    r"|^from [12]\d[0-5]\d\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no(?! doubt)|never|n't|denied|deny|nothing)\b", re.IGNORECASE
)
_PRECEDENT = re.compile(
    r"\b(?:is|was|marks?|marked|were|are) the first time\b", re.IGNORECASE
)


class Fact(NamedTuple):
    """A fact without a figure.

    Attributes
    ----------
    start, end : int
        Its trigger, in the sentence.
    measure : str
        Key of the registry.
    kind : ValueKind
        Which value it has.
    category : str
        Of a category; yes or no; "" of a time.
    when : str
        Words of a time, "" for none.
    scope : str
        Of a precedent, the sentence from there on.
    edge : str
        "begin" or "end" where the words tell a span and one end of it is meant.
    believed : bool
        Whether it is told as likely, not as known.
    """

    start: int
    end: int
    measure: str
    kind: ValueKind
    category: str = ""
    when: str = ""
    scope: str = ""
    edge: str = ""
    believed: bool = False


def facts(sentence: str, *, air: bool = True) -> list[Fact]:
    """Find the facts of a sentence.

    Parameters
    ----------
    sentence : str
        Folded.
    air : bool
        Whether the text tells of an airport or flights.

    Returns
    -------
    list of Fact
        In order.
    """
    found = [*_actions(sentence, air=air), *_views(sentence)]
    return sorted(found, key=lambda one: (one.start, one.measure))


def _actions(sentence: str, *, air: bool) -> list[Fact]:
    """Find what was done, and when a place was closed and open again."""
    found: list[Fact] = []
    times = [one for one in phrases(sentence) if _CLOCK.search(one.words)]
    for start, end, name in [*closures(sentence, air=air), *responses(sentence)]:
        when = _time_of(sentence, start, end, times)
        said = _moment(sentence, when, name) if when else ""
        act = Fact(start, end, "response.action", ValueKind.CATEGORY, name, said)
        found.append(act)
        until = re.match(r"(?:until|till|by)\b", said, re.IGNORECASE)
        if when and name in _TIMES and not until:  # "closed until 06:00" ends it
            found += _edges(sentence, act, when)
    return found


def _time_of(sentence: str, start: int, end: int, times: list[Phrase]) -> Phrase | None:
    """Return the time of an act: right after its verb, in it, else before it."""
    for one in times:
        between = sentence[end : one.start]
        inside = start <= one.start < end
        if inside or (0 <= one.start - end < _NEAR and not _ACTS.search(between)):
            return one
    if _STAYS.search(sentence, start, end):
        return None
    for one in times:
        opens = _LEADS.fullmatch(sentence[: one.start])
        between = sentence[one.end : start]
        if opens and 0 < start - one.end < _NEAR and not _ACTS.search(between):
            return one
    return None


def _moment(sentence: str, when: Phrase, name: str) -> str:
    """Write the time of an act so that it can be read: a span, or since when."""
    words = when.words
    if name == "closed":
        words = re.sub(r"^since\s+", "", words, flags=re.IGNORECASE)
    lead = sentence[max(0, when.start - 14) : when.start]
    last = _AND_LAST.match(sentence, when.end) if _BETWEEN.match(words) else None
    if last:  # "between 8 p.m. and shortly before 10 p.m."
        words = f"{words} and {last['last']}"
    span = _SPAN.search(words)
    if span and not _RANGE.match(words):
        return f"from {words[span.start('first') :]}"
    if _HEDGED_SPAN.search(lead) and span:
        return f"from {words}"
    return _in_afternoon(words, sentence[: when.start])


def _in_afternoon(words: str, before: str) -> str:
    """Write "three o'clock" as of the afternoon if a clock of the afternoon led."""
    read, led = clocks(folded_words(words)), clocks(folded_words(before))
    if len(read) != 1 or not read[0].half or not led or led[-1].half:
        return words
    late = read[0].minute + NOON
    if not led[-1].minute >= NOON or not -HOUR <= late - led[-1].minute <= 4 * HOUR:
        return words
    if folded_words(words) != words.casefold():
        return words
    hour, minute = divmod(late, HOUR)
    return f"{words[: read[0].start]}{hour:02}:{minute:02}{words[read[0].end :]}"


def _edges(sentence: str, act: Fact, when: Phrase) -> list[Fact]:
    """Give the time of an act; a span of a closure is two times."""
    start, end = min(act.start, when.start), max(act.end, when.end)
    last = _AND_LAST.match(sentence, end) if _BETWEEN.match(when.words) else None
    end = last.end() if last else end
    base = Fact(start, end, _TIMES[act.category], ValueKind.TIME, "", act.when)
    if act.category != "closed" or not _RANGE.match(act.when):
        return [base]
    again = base._replace(measure=_TIMES["reopened"], edge="end")
    return [base._replace(edge="begin"), again]


def _views(sentence: str) -> list[Fact]:
    """Find intent, origin and precedent."""
    found = [
        Fact(start, end, "intent", ValueKind.CATEGORY, name)
        for start, end, name in reasons(sentence)
    ]
    came = origin(sentence)
    if came:
        found.append(
            Fact(
                *(came.start, came.end, "origin.country", ValueKind.CATEGORY),
                came.where,
                believed=came.believed,
            )
        )
    first = _PRECEDENT.search(sentence)
    if first and not _NEGATED.search(sentence[: first.start()]):
        scope = sentence[first.end() :].strip(" .\"'")
        found.append(
            Fact(*first.span(), "precedent", ValueKind.BOOLEAN, "yes", "", scope)
        )
    return found
