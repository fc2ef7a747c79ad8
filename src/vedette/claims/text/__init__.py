"""Documents to text: plain text, saved HTML, PDF; a clear word for everything else.

In: the bytes of a file that somebody saved. Out: `ReadDocument`: text under a fixed
named rule on which all offsets count, what the document says of itself, which lines are
furniture. Nothing is fetched. Law: docs/claims-extraction.md.

- `plain`: encodings
- `page`: saved HTML
- `paper`: PDF
- `normal`: the rule of the text
- `furniture`: lines that are no part of an article
- `faults`: what is wrong with a document, seen mechanically
- `quote`: where words stand
"""

from vedette.claims.text.faults import faults_of
from vedette.claims.text.normal import NORMALISATION, normalised, text_digest
from vedette.claims.text.plain import known_encoding
from vedette.claims.text.quote import find_quote, quote_at
from vedette.claims.text.read import ReadDocument, read_document

__all__ = [
    "NORMALISATION",
    "ReadDocument",
    "faults_of",
    "find_quote",
    "known_encoding",
    "normalised",
    "quote_at",
    "read_document",
    "text_digest",
]
