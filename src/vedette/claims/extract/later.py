"""Who says a sentence that is named only after it.

In: the sentences of a document. Out: for some of them, by where they begin, the
`Saying` of a later one. Two ways only: a quote that goes on over sentences of its
paragraph and ends with "..., X said"; and "This was announced by X" or "X reported
this" right after a sentence that names nobody. On a line of its own it is said of the
whole paragraph before it.
"""

import re

from vedette.claims.extract.marks import HOW_TOLD
from vedette.claims.extract.names import read_name
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.speakers import Saying, sayings
from vedette.claims.extract.subjects import subject_after, subject_before

_THIS = re.compile(
    r"(?:(?:According to|As) [^,]{2,40}, )?(?i:this|that|it|the (?:information|news)) "
    r"(?:was|is|has been) (?:\w+ly )?"
    r"(?:announced|reported|stated|confirmed|said)(?: \w+ly)? (?:by|in) "
    r"|(?:This|That|The (?:information|figure)) is according to ",
)
# What stands alone before it is of another than the one before.
_SO_SAID = re.compile(
    r"(?:So|Thus|Those|That|This|These)?\s?(?:were|was|are|is)?\s?"
    r"(?:the words of|(?:[Ss]aid|[Ss]ays|[Aa]dded|[Tt]old)\b)|[A-Z][\w' -]{2,60}: ?$"
)
_OF_THIS = re.compile(
    r"\b(?:announced|reported|stated|confirmed|said) (?:this|so)\b"
    r"(?=[.,;:]|$| (?:in|on|at|to|during|via|late|early|yesterday|today)\b)"
)


def told_later(sentences: list[Sentence]) -> dict[int, Saying]:
    """Find who says what an earlier sentence says.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.

    Returns
    -------
    dict
        Saying by the `start` of the sentence that it covers.
    """
    found: dict[int, Saying] = {}
    quote: list[Sentence] = []
    before: list[Sentence] = []
    for one in sentences:
        if quote and one.paragraph != quote[-1].paragraph:
            quote = []
        odd = one.text.count('"') % 2 == 1
        if quote and odd:
            found.update(_closing(quote, one))
            quote = []
        elif quote or odd:
            quote.append(one)
        found.update(_announced(before, one))
        if before and before[-1].paragraph != one.paragraph:
            before = []
        before.append(one)
    return found


def quoted_alone(sentences: list[Sentence]) -> set[int]:
    """Find the paragraphs that open with a quote mark and in which nobody is named.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.

    Returns
    -------
    set of int
        Their numbers: such a quote goes on from the paragraph before it.
    """
    quoted: set[int] = set()
    seen: set[int] = set()
    for one in sentences:
        if one.paragraph not in seen and one.text.startswith('"'):
            quoted.add(one.paragraph)
        seen.add(one.paragraph)
        if _SO_SAID.match(one.text):
            quoted.discard(one.paragraph - 1)
        if one.paragraph in quoted and sayings(one.text):
            quoted.discard(one.paragraph)
    return quoted


def _closing(quote: list[Sentence], last: Sentence) -> dict[int, Saying]:
    """Give the sentences of a quote to the one who is named where it ends."""
    said = sayings(last.text, opened=True)
    named = len(said) == 1 and said[0].speaker
    # Where somebody else speaks on the way, the mark that closes is of another quote.
    others = any(one.speaker for part in quote for one in sayings(part.text))
    return {} if others or not named else {one.start: said[0] for one in quote}


def _announced(before: list[Sentence], one: Sentence) -> dict[int, Saying]:
    """Read "This was announced by X" as said of what stands right before it."""
    if not before or one.paragraph - before[-1].paragraph > 1:
        return {}
    name = _announcer(one)
    if not name:
        return {}
    found: dict[int, Saying] = {}
    for told in reversed(before):
        named = sayings(told.text) or sayings(told.text, opened=True)
        if named or (found and told.paragraph == one.paragraph):
            break
        whole = len(told.text)
        found[told.start] = Saying(name, (), 0, whole, direct=False, verb="announced")
    return found


def _announcer(one: Sentence) -> str:
    """Return who announced what stands before a sentence."""
    passive = _THIS.match(one.text)
    if passive:
        return subject_after(one.text, passive.end())[0]
    how = HOW_TOLD.match(one.text)
    if how:
        return read_name(how["name"])
    active = _OF_THIS.search(one.text)
    return subject_before(one.text, active.start())[0] if active else ""
