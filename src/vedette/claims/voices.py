"""Voices: how many statements stand behind how many articles.

Law: docs/claims.md, "origins". Support counts origins, never articles: four articles
that repeat one statement are one voice. That two utterances are one statement, a person
says (`vedette.claims.origins`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.claims.relation import Stated
from vedette.claims.tongue import Tongue, so_many


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
    return Voices(len(documents), len({one.voice for one in stated}))


def said_of(count: Voices, tongue: Tongue = "en") -> str:
    """Say how many voices there are.

    Parameters
    ----------
    count : Voices
        From `voices`.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "4 articles, 1 origin".
    """
    articles = so_many(count.articles, "article", tongue)
    return f"{articles}, {so_many(count.origins, 'origin', tongue)}"
