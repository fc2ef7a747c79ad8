"""The names of countries, so that harm in one that the lead does not name is another's.

In: nothing. Out: `LANDS`, the first word of each name that stands alone in English
news, as they write it. Names that are also persons, towns of other lands or common
words (Jordan, Georgia, Chad) are left out: they would take harm from its event.
"""

from vedette.claims.extract.lexicon import word_set

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
