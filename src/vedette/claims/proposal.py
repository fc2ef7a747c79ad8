"""A proposal: what a rule read in a document, until a person has looked at it.

A proposal is no claim. It stays beside the ledger in a file of its own; what a person
confirms, corrects or rejects goes into the record, with who and when.
"""

from msgspec import Struct

from vedette.claims.model import Claim, Offset, Source, Utterance


class Proposal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the rules read, with what they could not decide.

    Parameters
    ----------
    document : str
        Id of the document.
    claim : Claim
        Its status is "proposed"; its quote is a whole sentence.
    utterance : Utterance
        Its speaker is "" where the rules abstain.
    speaker : Source or None
        Who said it, where the sentence itself says so; None where the document speaks
        or nobody can be named safely.
    via : tuple of Source
        Through whom it came, nearest to the document first.
    start, end : int
        The words that triggered it, code points of the normalised text.
    candidates : tuple of str
        Names that a person may choose the speaker from, where the rules abstain.
    reason : str
        Why there is no speaker or no event, "" where there are both.
    """

    document: str
    claim: Claim
    utterance: Utterance
    speaker: Source | None = None
    via: tuple[Source, ...] = ()
    start: Offset
    end: Offset
    candidates: tuple[str, ...] = ()
    reason: str = ""
