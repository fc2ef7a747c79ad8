"""Voices: how many statements stand behind how many articles.

Law: docs/claims.md, "origins". Support counts origins, never articles: four articles
that repeat one statement are one voice. A person says that two utterances are one;
these rules only suggest it, and say why.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.units import SECOND_NS

DAY_NS = 86_400 * SECOND_NS


class Voices(NamedTuple):
    """What stands behind a figure.

    Attributes
    ----------
    articles : int
        Documents in which it stands.
    origins : int
        Statements to which they go back.
    """

    articles: int
    origins: int


class Suggestion(NamedTuple):
    """Two utterances that may be one statement.

    Attributes
    ----------
    a, b : str
        Ids of the utterances.
    reason : str
        Why.
    """

    a: str
    b: str
    reason: str


def voices(stated: Sequence[Stated]) -> Voices:
    """Count what stands behind claims of one figure.

    Parameters
    ----------
    stated : sequence of Stated
        Claims that say the same.

    Returns
    -------
    Voices
        Documents and origins.
    """
    documents = {one.claim.document for one in stated}
    return Voices(len(documents), len({one.origin for one in stated}))


def said_of(count: Voices) -> str:
    """Say how many voices there are.

    Parameters
    ----------
    count : Voices
        From `voices`.

    Returns
    -------
    str
        As "4 articles, 1 origin".
    """
    articles = "1 article" if count.articles == 1 else f"{count.articles} articles"
    origins = "1 origin" if count.origins == 1 else f"{count.origins} origins"
    return f"{articles}, {origins}"


def suggestions(stated: Sequence[Stated]) -> Iterator[Suggestion]:
    """Yield pairs of utterances that may be one statement.

    Parameters
    ----------
    stated : sequence of Stated
        Claims that stand.

    Yields
    ------
    Suggestion
        Each pair of utterances once.
    """
    seen: set[tuple[str, str]] = set()
    for a, b in combinations(stated, 2):
        pair = (a.utterance.id, b.utterance.id)
        if a.origin == b.origin or pair in seen or not _same_value(a, b):
            continue
        reason = _reason(a, b)
        if reason:
            seen.add(pair)
            yield Suggestion(*pair, reason)


def _same_value(a: Stated, b: Stated) -> bool:
    """Return whether two claims state one thing of one event."""
    ours, theirs = a.claim, b.claim
    same = (ours.event, ours.measure) == (theirs.event, theirs.measure)
    values = (ours.strict, ours.category, ours.time)
    return (
        same and any(values) and values == (theirs.strict, theirs.category, theirs.time)
    )


def _reason(a: Stated, b: Stated) -> str:
    """Say why two that state one thing may be one statement."""
    if a.source is not None and a.source == b.source and _same_day(a, b):
        return f"{a.source.name} said both, on one day"
    for one, other in ((a, b), (b, a)):
        if other.source is not None and other.source.id in one.utterance.reported_via:
            return f"one came through {other.source.name}, which said the other"
    return ""


def _same_day(a: Stated, b: Stated) -> bool:
    """Return whether nothing says that two were said on different days."""
    ours, theirs = as_of(a), as_of(b)
    if ours is None or theirs is None:
        return True
    return abs(ours.begin_ns - theirs.begin_ns) < DAY_NS
