"""Captures: a stream of bytes becomes pieces, each one data block or what is none.

In: chunks of a file, in order. Out: pieces with their place in the file, capture time,
sender and destination; and what was learnt of the container.
Law: pcap and pcapng (IETF drafts), Ethernet to UDP (`link.py`, `internet.py`,
`fragments.py`), ASTERIX data blocks (`blocks.py`), recorders' own files
(`recordings.py`). Memory does not grow with the file; no file is opened here.
"""

from vedette.feeds.capture.blocks import unframed_reason
from vedette.feeds.capture.containers import (
    CONTAINERS,
    blocks_begun,
    container_of,
    pieces,
)
from vedette.feeds.capture.packet import Container, Fault
from vedette.feeds.capture.piece import Piece
from vedette.feeds.capture.stream import ByteStream

__all__ = [
    "CONTAINERS",
    "ByteStream",
    "Container",
    "Fault",
    "Piece",
    "blocks_begun",
    "container_of",
    "pieces",
    "unframed_reason",
]
