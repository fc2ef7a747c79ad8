"""The rim of the feeds: files are opened, read, hashed and unpacked here alone.

In: paths. Out: `InputSet`: leaves in received order, where they come from, what became
of each row, and notes for people. Law: RFC 1952 (gzip); docs/formats.md.
"""

from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.source import InputSet

__all__ = ["InputSet", "open_inputs"]
