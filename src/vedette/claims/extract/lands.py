"""The names of countries, so that harm in one that the lead does not name is another's.

In: nothing, or names. Out: `LANDS`, the first word of each name that stands alone in
English news, as they write it; whether two names are of one land ("Tarkand",
"Tarkandian"). Names that are also persons, towns of other lands or common
words (Jordan, Georgia, Chad) are left out: they would take harm from its event.
"""

import re
from types import MappingProxyType

from vedette.claims.extract.lexicon import word_set

STEM = 4  # letters that Tarkand and Tarkandian share; not Iran and Iraq
# Peoples whose names begin otherwise than their land's.
_OF_LAND = MappingProxyType(
    {
        "Poli": "Pola",
        "Pole": "Pola",
        "Span": "Spai",
        "Fren": "Fran",
        "Dani": "Denm",
        "Dane": "Denm",
        "Finn": "Finl",
        "Iris": "Irel",
        "Dutc": "Neth",
        "Swis": "Swit",
    }
)
LANDS = word_set(
    "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria",
    "Azerbaijan Bahrain Bangladesh Belarus Belgium Benin Bolivia Bosnia Botswana",
    "Brazil Britain Bulgaria Burundi Cambodia Cameroon Canada Chile China Colombia",
    "Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Ecuador Egypt Eritrea",
    "Estonia Ethiopia Finland France Gabon Gambia Germany Ghana Greece Greenland",
    "Guatemala Guinea Haiti Honduras Hungary Iceland India Indonesia Iran Iraq",
    "Ireland Israel Italy Jamaica Japan Kashmir Kazakhstan Kenya Kosovo Kurdistan",
    "Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Lithuania",
    "Luxembourg Madagascar Malawi Malaysia Maldives Malta Mauritania Mexico Moldova",
    "Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands",
    "Nicaragua Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru",
    "Philippines Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia",
    "Singapore Slovakia Slovenia Somalia Somaliland Spain Sudan Sweden Switzerland",
    "Syria Taiwan Tajikistan Tanzania Thailand Togo Transnistria Tunisia Turkey",
    "Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia",
    "Zimbabwe Gaza Crimea Donbas Tigray Darfur",
)


def stem_of(name: str) -> str:
    """Return what the names of a land and of its people have in common.

    Parameters
    ----------
    name : str
        Of either, as it is written.

    Returns
    -------
    str
        Their first `STEM` letters, of the land.
    """
    stem = name[:STEM]
    return _OF_LAND.get(stem, stem)


def same_land(one: str, other: str) -> bool:
    """Say whether two names are of one land or its people.

    Parameters
    ----------
    one, other : str
        As they are written.

    Returns
    -------
    bool
        True for "Poland" and "Polish".
    """
    return stem_of(one) == stem_of(other)


def names_land(text: str, land: str) -> bool:
    """Say whether a text names a land or its people.

    Parameters
    ----------
    text : str
        Folded.
    land : str
        Name of either.

    Returns
    -------
    bool
        False for an empty text.
    """
    return any(same_land(one, land) for one in re.findall(r"\b[A-Z][\w'-]+", text))
