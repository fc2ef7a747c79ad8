"""The ledger's values: documents, sources, utterances, claims, and what decided them.

Words: a *document* is what was published; a *source* is who speaks; an *utterance* is
one occasion on which a source said something, as far as a document tells; a *claim* is
one quantity, time or fact quoted from it; an *origin* is the first statement that
several utterances repeat. Law: docs/claims.md; quotes are those of the W3C Web
Annotation model (TextQuoteSelector with TextPositionSelector, sections 4.2.4, 4.2.5),
offsets count Unicode code points of the document's normalised text.

A claim reports what somebody said. Nothing here says that it is so.
"""

from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

from vedette.claims.interval import Reading
from vedette.claims.span import Span

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Offset = Annotated[int, Meta(ge=0)]


class FaultKind(Enum):
    """What may be wrong with a document, beside what it says."""

    NO_DATE = "no date"
    GAP = "gap in the text"
    ANACHRONISM = "anachronism"
    OFFICE_CONFLICT = "office conflict"
    SELF_CONTRADICTION = "self-contradiction"


class Fault(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fault of a document.

    Parameters
    ----------
    kind : FaultKind
        What is wrong.
    note : str
        In words.
    start, end : int or None
        Where in the normalised text, code points; None where it is nowhere.
    """

    kind: FaultKind
    note: str
    start: Offset | None = None
    end: Offset | None = None


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was published.

    Parameters
    ----------
    id : str
        In this ledger.
    title, publisher, author : str
        As it says of itself, "" where it does not.
    published, retrieved : Span or None
        When; None where it does not say.
    url, lang : str
        Where it was, and its language (BCP 47).
    bytes_sha256, text_sha256 : str
        Of the file and of its normalised text; "" where it was not at hand.
    normalisation : str
        Name of the rule that made the text of the bytes, "" where there is none.
    encoding : str
        Of its bytes, where a person had to name it; "" where they told it themselves.
    licence : str
        What may be done with its text.
    faults : tuple of Fault
        Stand beside every claim of it.
    """

    id: Id
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: Span | None = None
    retrieved: Span | None = None
    url: str = ""
    lang: str = "en"
    bytes_sha256: str = ""
    text_sha256: str = ""
    normalisation: str = ""
    encoding: str = ""
    licence: str = ""
    faults: tuple[Fault, ...] = ()


class SourceKind(Enum):
    """What a source is."""

    OFFICIAL = "official"
    ARMED_FORCES = "armed forces"
    DIPLOMAT = "diplomat"
    MEDIA = "media"
    WITNESS = "witness"
    OPERATOR = "sensor operator"
    ANALYST = "analyst"
    UNKNOWN = "unknown"


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who speaks.

    Parameters
    ----------
    id : str
        In this ledger.
    name : str
        As people know it.
    kind : SourceKind
        What it is.
    country : str
        ISO 3166-1 alpha-2, or an organisation's short name; "" unknown.
    party : bool or None
        Whether it is a party to the event; None where nobody has said.
    aliases : tuple of str
        Other names for it.
    """

    id: Id
    name: Annotated[str, Meta(min_length=1)]
    kind: SourceKind = SourceKind.UNKNOWN
    country: str = ""
    party: bool | None = None
    aliases: tuple[str, ...] = ()


class Attribution(Enum):
    """How a document gives what was said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NARRATOR = "narrator"
    HEARSAY = "hearsay"


class Anonymity(Enum):
    """How far a speaker is known."""

    NAMED = "named"
    OFFICE = "office only"
    ANONYMOUS = "anonymous"


class Utterance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One occasion on which something was said, as a document tells it.

    Parameters
    ----------
    id : str
        In this ledger.
    speaker : str
        Id of the source; "" where it is not known or the document itself speaks.
    said : Span or None
        When.
    channel : str
        Where: parliament, a network, an agency.
    reported_via : tuple of str
        Ids of the sources through which it came, nearest to the document first.
    attribution : Attribution
        How it is given.
    anonymity : Anonymity
        How far the speaker is known.
    translated_from : str
        Language in which it was said, "" where it was not translated.
    translator : str
        Who translated, as far as known.
    provisional : bool
        The speaker called it not final.
    unanswered : bool
        The speaker was asked and gave no answer; the claim says what about.
    origin : str
        Name of the original statement that this one repeats; "" where it is its own.
    """

    id: Id
    speaker: str = ""
    said: Span | None = None
    channel: str = ""
    reported_via: tuple[str, ...] = ()
    attribution: Attribution = Attribution.INDIRECT
    anonymity: Anonymity = Anonymity.NAMED
    translated_from: str = ""
    translator: str = ""
    provisional: bool = False
    unanswered: bool = False
    origin: str = ""


class Quote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a claim, and where they stand.

    Parameters
    ----------
    exact : str
        The words.
    start, end : int or None
        Code points of the document's normalised text, end not included; None where
        the text was not at hand, so that nobody has checked the quote.
    prefix, suffix : str
        Some words before and after it.
    """

    exact: Annotated[str, Meta(min_length=1)]
    start: Offset | None = None
    end: Offset | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def checked(self) -> bool:
        """Whether the words were found in the document."""
        return self.start is not None


class ValueKind(Enum):
    """What sort of thing a claim states."""

    COUNT = "count"
    DURATION = "duration"
    TIME = "time"
    PLACE = "place"
    CATEGORY = "category"
    BOOLEAN = "boolean"


class Evidential(Enum):
    """How a speaker stands to what is said."""

    ASSERTED = "asserted"
    BELIEVED = "believed"
    REPORTED = "reported"
    DENIED = "denied"


class Status(Enum):
    """What people decided of a claim. Only the first stays out of the record."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place as said.

    Parameters
    ----------
    name : str
        As said.
    variants : tuple of str
        Other spellings and other places of that name.
    lat, lon : float or None
        °, WGS 84; None where unknown.
    uncertainty_m : float or None
        1 sigma, m; None where unknown.
    """

    name: str
    variants: tuple[str, ...] = ()
    lat: Annotated[float, Meta(ge=-90.0, le=90.0)] | None = None
    lon: Annotated[float, Meta(ge=-180.0, le=180.0)] | None = None
    uncertainty_m: Annotated[float, Meta(ge=0.0)] | None = None


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing quoted from an utterance.

    Parameters
    ----------
    id, utterance, document : str
        In this ledger.
    event : str
        Which event it is about, chosen by a person; "" undecided.
    measure : str
        Key of the registry: what is counted, timed or named.
    kind : ValueKind
        Which of the fields below holds the value.
    unit : str
        Unit class of the measure: what one of it is.
    strict, loose : Reading or None
        The quantity in its two readings (`vedette.claims.words`).
    quantifier, hedge : str
        How the bound was said, in a word and in the speaker's own words.
    category : str
        Of a declared exclusive set; of a boolean claim, yes or no.
    scope : str
        Of a precedent ("the first time that ..."): within what.
    time : Span or None
        When it was, of the thing that is claimed.
    place : Place or None
        Where it was.
    as_of : Span or None
        Up to when the speaker had counted; None unknown.
    evidential : Evidential
        How the speaker stands to it.
    quote : Quote or None
        The words; None for a fact entered without them.
    part_of : tuple of str
        Ids of claims from which this one was computed (a sum, a difference).
    grading : str
        Admiralty grade given by a person, as "B2"; "" for none.
    method : str
        How it was entered: import, manual, rules.
    method_version : str
        Of the rules.
    status : Status
        What a person decided.
    reviewer : str
        Who.
    reviewed : str
        When, RFC 3339.
    supersedes : str
        Id of the claim that it corrects.
    note : str
        For people.
    """

    id: Id
    utterance: str
    document: str
    measure: Annotated[str, Meta(min_length=1)]
    kind: ValueKind = ValueKind.COUNT
    event: str = ""
    unit: str = ""
    strict: Reading | None = None
    loose: Reading | None = None
    quantifier: str = ""
    hedge: str = ""
    category: str = ""
    scope: str = ""
    time: Span | None = None
    place: Place | None = None
    as_of: Span | None = None
    evidential: Evidential = Evidential.ASSERTED
    quote: Quote | None = None
    part_of: tuple[str, ...] = ()
    grading: Annotated[str, Meta(pattern=r"^([A-F][1-6])?$")] = ""
    method: str = "manual"
    method_version: str = ""
    status: Status = Status.CONFIRMED
    reviewer: str = ""
    reviewed: str = ""
    supersedes: str = ""
    note: str = ""
