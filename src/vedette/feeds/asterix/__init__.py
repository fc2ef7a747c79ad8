"""ASTERIX: blocks of radar, ADS-B and tracker messages become columns and reports.

In: data blocks (category, length, records) and the edition of each category. Out:
columns of every element (`decode`), the bytes again (`encode`), or the reports of one
block at a time (`AsterixDecoder`).
Law: EUROCONTROL-SPEC-149 Parts 1 (structure), 2b (CAT034), 4 (CAT048), 9 (CAT062) and
12 (CAT021). The tables `cat021.py` to `cat062.py` are read first; `notation.py` says
how. docs/asterix.md lists editions and what is refused.
"""

from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.extract import Blocks, decode, join_blocks
from vedette.feeds.asterix.table import CATEGORIES, known_editions, table_of

__all__ = [
    "CATEGORIES",
    "Blocks",
    "Columns",
    "decode",
    "join_blocks",
    "known_editions",
    "table_of",
]
