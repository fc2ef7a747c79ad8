"""What was found becomes a proposal: claim, utterance and source, with ids that repeat.

In: `Found` and `Told`. Out: `Proposal`. The quote is the whole sentence as it stands in
the document; the trigger is marked beside it.
"""

import re
import unicodedata
from hashlib import sha256
from typing import NamedTuple

from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.voices import Voice
from vedette.claims.measures import registry
from vedette.claims.model import (
    Anonymity,
    Attribution,
    Claim,
    Document,
    Evidential,
    Place,
    Source,
    SourceKind,
    Status,
    Utterance,
    ValueKind,
)
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span
from vedette.claims.text.quote import quote_at
from vedette.claims.words import Quantity

METHOD, METHOD_VERSION = "rules", "17"
_KINDS = (
    (
        SourceKind.ARMED_FORCES,
        r"army|navy|air force|armed forces|military|general staff",
    ),
    (SourceKind.DIPLOMAT, r"embassy|ambassador|diplomat|foreign minist"),
    (SourceKind.MEDIA, r"news agency|newspaper|broadcaster|daily\b|television|radio"),
    (SourceKind.WITNESS, r"witness|resident|villager|passenger|neighbou?r"),
    (SourceKind.ANALYST, r"analyst|expert|professor|think tank"),
    (
        SourceKind.OFFICIAL,
        (
            r"minist|police|president|governor|mayor|official|government|prosecutor"
            r"|service|authority|command|guard|spokes|airport|operator|prefect|council"
            r"|agency|crisis"
        ),
    ),
)
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|diplomats?|witness(?:es)?|residents?)$"
)


class Found(NamedTuple):
    """Something that a rule found in a sentence.

    Attributes
    ----------
    start, end : int
        Its trigger, in the sentence.
    measure : str
        Key of the registry.
    kind : ValueKind
        Which value it has.
    quantity : Quantity or None
        Of a count or a length of time.
    category, scope : str
        Of a category or a precedent.
    time : Span or None
        When.
    evidential : Evidential
        How the speaker stands to it.
    place : str
        Of a part of a figure told before: where; "" for a whole.
    part : bool
        Whether it is told as a part of a figure before it.
    note : str
        Why its time is empty, "" where it is not.
    unsaid : bool
        Whether who speaks in its sentence takes it for granted, and says it not.
    """

    start: int
    end: int
    measure: str
    kind: ValueKind
    quantity: Quantity | None = None
    category: str = ""
    time: Span | None = None
    scope: str = ""
    evidential: Evidential = Evidential.ASSERTED
    place: str = ""
    part: bool = False
    note: str = ""
    unsaid: bool = False


class Told(NamedTuple):
    """Where it was found and who tells it.

    Attributes
    ----------
    document : Document
    text : str
        Normalised.
    sentence : Sentence
    voice : Voice
    event : str
        Id, "" for another event or an undecided one.
    other : str
        Why it is of another event, "" where it is not.
    """

    document: Document
    text: str
    sentence: Sentence
    voice: Voice
    event: str
    other: str


def proposal(found: Found, told: Told, *, number: int) -> Proposal:
    """Make a proposal.

    Parameters
    ----------
    found : Found
        What.
    told : Told
        Where and by whom.
    number : int
        Of the proposal in its document, from 1.

    Returns
    -------
    Proposal
        The same for the same text.
    """
    voice, sentence = told.voice, told.sentence
    speaker = source(voice.speaker) if voice.speaker else None
    via = tuple(source(name) for name in voice.via)
    stem = told.document.id[:80]
    utterance = Utterance(
        id=f"{stem}:u{number}",
        speaker=speaker.id if speaker else "",
        said=told.document.published,
        reported_via=tuple(one.id for one in via),
        attribution=_attribution(voice),
        anonymity=_anonymity(voice.speaker),
    )
    reasons = [reason for reason in (voice.reason, told.other) if reason]
    return Proposal(
        document=told.document.id,
        claim=_claim(found, told, f"{stem}:c{number}", utterance.id),
        utterance=utterance,
        speaker=speaker,
        via=via,
        start=sentence.start + found.start,
        end=sentence.start + found.end,
        candidates=voice.candidates,
        reason="; ".join(reasons),
    )


def _claim(found: Found, told: Told, name: str, utterance: str) -> Claim:
    measure = registry().get(found.measure)
    part = "a part of the figure told before it" if found.place or found.part else ""
    quantity, evidential = found.quantity, found.evidential
    if told.voice.denied:
        evidential = Evidential.DENIED
    elif told.voice.reported and evidential is Evidential.ASSERTED:
        evidential = Evidential.REPORTED
    return Claim(
        id=name,
        utterance=utterance,
        document=told.document.id,
        event=told.event,
        measure=found.measure,
        kind=found.kind,
        unit=measure.unit if measure else "",
        strict=quantity.strict if quantity else None,
        loose=quantity.loose if quantity else None,
        quantifier=quantity.quantifier if quantity else "",
        hedge=quantity.hedge if quantity else "",
        category=found.category,
        scope=found.scope,
        time=found.time,
        place=Place(name=found.place) if found.place else None,
        evidential=evidential,
        quote=quote_at(told.text, told.sentence.start, told.sentence.end),
        method=METHOD,
        method_version=METHOD_VERSION,
        status=Status.PROPOSED,
        note="; ".join(one for one in (told.other, part, found.note) if one),
    )


def source(name: str) -> Source:
    """Make a source of a name as an article uses it.

    Parameters
    ----------
    name : str
        Not empty.

    Returns
    -------
    Source
        Its id is made of the name's letters, of its hash where they are not Latin.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))[:60]
    if not slug:
        slug = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    words = name.casefold()
    kind = next((k for k, said in _KINDS if re.search(said, words)), SourceKind.UNKNOWN)
    return Source(id=f"src-{slug}", name=name, kind=kind)


def _attribution(voice: Voice) -> Attribution:
    if voice.nested:
        return Attribution.HEARSAY
    if voice.direct:
        return Attribution.DIRECT
    named = voice.speaker or voice.reason
    return Attribution.INDIRECT if named else Attribution.NARRATOR


def _anonymity(name: str) -> Anonymity:
    if not name or _UNNAMED.search(name.casefold()):
        return Anonymity.ANONYMOUS
    has_name = re.search(r"(?:^|\s)[A-Z][\w'’-]+\s[A-Z][\w'’-]+", name)
    return Anonymity.NAMED if has_name else Anonymity.OFFICE
