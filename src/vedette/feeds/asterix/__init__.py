"""ASTERIX: blocks of radar, ADS-B and tracker messages become columns and reports.

In: data blocks (category, length, records) and the edition of each category. Out:
columns of every element (`decode`), the bytes again (`encode`), the reports of one
block at a time (`AsterixDecoder`), or which editions it can be (`guess`).
Law: EUROCONTROL-SPEC-149 Parts 1 (structure), 2b (CAT034), 4 (CAT048), 9 (CAT062) and
12 (CAT021). The tables `cat021.py` to `cat062.py` are read first; `notation.py` says
how. docs/asterix.md lists editions and what is refused.
"""

from vedette.feeds.asterix.assemble import Field, assemble
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.decoder import AsterixDecoder, records_in
from vedette.feeds.asterix.edition import Editions, editions_of, read_editions
from vedette.feeds.asterix.encode import encode
from vedette.feeds.asterix.extract import Blocks, decode, join_blocks
from vedette.feeds.asterix.guess import Reading, guess
from vedette.feeds.asterix.table import CATEGORIES, known_editions, table_of

__all__ = [
    "CATEGORIES",
    "AsterixDecoder",
    "Blocks",
    "Columns",
    "Editions",
    "Field",
    "Reading",
    "assemble",
    "decode",
    "editions_of",
    "encode",
    "guess",
    "join_blocks",
    "known_editions",
    "read_editions",
    "records_in",
    "table_of",
]
