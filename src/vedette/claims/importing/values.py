"""The values of one row: its utterance and its claim, out of its cells.

Ids are made of content, so that the same row is the same claim on every run and every
machine: ``u-`` and ``c-`` with twelve digits of SHA-256 over the canonical JSON of what
they say. What each kind of measure needs is checked here: a count its quantity, a time
its time, a category one of its own words.
"""

from dataclasses import dataclass
from hashlib import sha256

import msgspec
from msgspec import structs

from vedette.claims.importing.cells import (
    degrees_in,
    meant,
    name_of,
    names_of,
    note_of,
    number_in,
    one_of,
    span_in,
    yes_or_no,
)
from vedette.claims.importing.columns import Cells
from vedette.claims.importing.quantities import quantity_in
from vedette.claims.measures import Measure, registry
from vedette.claims.model import (
    Anonymity,
    Attribution,
    Claim,
    Evidential,
    Id,
    Place,
    Quote,
    Status,
    Utterance,
    ValueKind,
)
from vedette.claims.span import Span
from vedette.errors import UsageError
from vedette.record import canonical_json

DIGITS = 12  # of a hash in an id: 48 bits, for thousands of claims
METHOD, METHOD_VERSION = "import", "1"
# What may differ between two spellings of one claim: how it got here, not what it says.
_NOT_SAID = (
    "id", "utterance", "method", "method_version", "status", "reviewer", "reviewed",
    "supersedes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms a table is taken.

    Parameters
    ----------
    by : str
        Who vouches for it.
    at : str
        When, RFC 3339.
    zone : str
        IANA name of the zone of times that name none; "" to refuse them.
    event : str
        Of rows that name none.
    correct : bool
        A row whose id is in the ledger, with other content, corrects that claim.
    encoding : str
        Of documents that are no UTF-8, "" where nobody said.
    """

    by: str
    at: str
    zone: str = ""
    event: str = ""
    correct: bool = False
    encoding: str = ""


def measure_in(cells: Cells) -> Measure:
    """Find the measure of a row.

    Parameters
    ----------
    cells : Cells
        The row.

    Returns
    -------
    Measure
        Of the registry.

    Raises
    ------
    UsageError
        None of that key, with the nearest.
    """
    key = cells.get("measure")
    found = registry().get(key)
    if found is not None:
        return found
    keys = tuple(one.key for one in registry().measure)
    raise UsageError(
        expected=f"a measure of registry {registry().version}",
        got=ascii(key)[:60] if key else "none",
        where="measure",
        advice=meant(key.casefold(), keys)
        or f"As {keys[0]}; docs/claims.md lists all.",
    )


def utterance_in(
    cells: Cells, speaker: str, via: tuple[str, ...], document: str, said: Span | None
) -> Utterance:
    """Make the utterance of a row.

    Parameters
    ----------
    cells : Cells
        The row.
    speaker : str
        Id of the source, "" where the document itself speaks.
    via : tuple of str
        Ids of the sources through which it came.
    document : str
        Id of the document.
    said : Span or None
        When.

    Returns
    -------
    Utterance
        Its id made of what it says, unless the row names one.
    """
    narrated = Attribution.INDIRECT if speaker else Attribution.NARRATOR
    made = Utterance(
        id="u",
        speaker=speaker,
        said=said,
        channel=name_of(cells.get("channel"), "channel"),
        reported_via=via,
        attribution=one_of(
            cells.get("attribution"), "attribution", Attribution, narrated
        ),
        anonymity=one_of(
            cells.get("anonymity"), "anonymity", Anonymity, Anonymity.NAMED
        ),
        translated_from=name_of(cells.get("translated_from"), "translated_from"),
        translator=name_of(cells.get("translator"), "translator"),
        provisional=bool(yes_or_no(cells.get("provisional"), "provisional")),
        unanswered=bool(yes_or_no(cells.get("unanswered"), "unanswered")),
        origin=name_of(cells.get("origin"), "origin"),
    )
    return structs.replace(made, id=content_id("u", [document, made]))


def content_id(letter: str, content: object) -> str:
    """Make an id of content.

    Parameters
    ----------
    letter : str
        What it is an id of.
    content : object
        Values of the ledger.

    Returns
    -------
    str
        The same for the same content.
    """
    spelt = canonical_json(msgspec.to_builtins(content))
    return f"{letter}-{sha256(spelt).hexdigest()[:DIGITS]}"


def claim_in(
    cells: Cells,
    utterance: Utterance,
    document: str,
    quote: Quote | None,
    terms: Terms,
    dateline: Span | None,
) -> Claim:
    """Make the claim of a row.

    Parameters
    ----------
    cells : Cells
        The row.
    utterance : Utterance
        In which it was said.
    document : str
        Id of the document.
    quote : Quote or None
        Its words, with their place where they were found.
    terms : Terms
        Who vouches for it, and the zone.
    dateline : Span or None
        When the document was published.

    Returns
    -------
    Claim
        Confirmed; its id made of what it says, unless the row names one.

    Raises
    ------
    UsageError
        A cell cannot be read, or the value of its measure is missing.
    """
    measure = measure_in(cells)
    said = quantity_in(cells, measure)
    times = {
        column: span_in(cells.get(column), column, zone=terms.zone, dateline=dateline)
        for column in ("time", "as_of")
    }
    made = Claim(
        id="c",
        utterance=utterance.id,
        document=document,
        measure=measure.key,
        kind=measure.kind,
        event=name_of(cells.get("event"), "event") or terms.event,
        unit=measure.unit,
        strict=said.strict if said else None,
        loose=said.loose if said else None,
        quantifier=said.quantifier if said else "",
        hedge=name_of(cells.get("hedge"), "hedge") or (said.hedge if said else ""),
        category=_category(cells, measure),
        scope=name_of(cells.get("scope"), "scope"),
        time=times["time"],
        place=_place(cells),
        as_of=times["as_of"],
        evidential=one_of(
            cells.get("evidential"), "evidential", Evidential, Evidential.ASSERTED
        ),
        quote=quote,
        part_of=names_of(cells.get("part_of"), "part_of"),
        grading=_grading(cells.get("grading").upper()),
        method=METHOD,
        method_version=METHOD_VERSION,
        status=Status.CONFIRMED,
        reviewer=terms.by,
        reviewed=terms.at,
        supersedes=cells.get("supersedes"),
        note=note_of(cells.get("note"), "note"),
    )
    _complete(made, utterance)
    key = cells.get("id") or content_id("c", [document, utterance.id, said_by(made)])
    return structs.replace(made, id=checked_id(key, "id"))


def said_by(claim: Claim) -> dict[str, object]:
    """Return what a claim says, without how it got here or where its words stand."""
    members: dict[str, object] = msgspec.to_builtins(claim)
    for name in _NOT_SAID:
        del members[name]
    members["quote"] = claim.quote.exact if claim.quote else None
    return members


def checked_id(key: str, column: str) -> str:
    """Refuse an id that is no plain word."""
    try:
        msgspec.convert(key, Id)
    except msgspec.ValidationError as error:
        raise UsageError(
            expected="an id of letters, digits and . _ : -, at most 100",
            got=ascii(key)[:60],
            where=column,
        ) from error
    return key


def _category(cells: Cells, measure: Measure) -> str:
    """Read the category, or yes and no."""
    cell = name_of(cells.get("category"), "category")
    if measure.kind is ValueKind.BOOLEAN:
        answer = yes_or_no(cell, "category")
        return "" if answer is None else ("yes" if answer else "no")
    if not cell or not measure.categories:
        return cell
    said = cell.casefold()
    if said not in measure.categories:
        raise UsageError(
            expected=f"one of: {', '.join(measure.categories)}",
            got=ascii(cell)[:60],
            where="category",
            advice=meant(said, measure.categories),
        )
    return said


def _place(cells: Cells) -> Place | None:
    """Read the place; None where the row has none."""
    name = name_of(cells.get("place"), "place")
    lat = degrees_in(cells.get("lat"), "lat", 90.0)
    lon = degrees_in(cells.get("lon"), "lon", 180.0)
    far = cells.get("uncertainty_m")
    if (lat is None) != (lon is None):
        raise UsageError(
            expected="both lat and lon, or neither",
            got="one of them",
            where="lat" if lat is None else "lon",
        )
    if not name and lat is None:
        return None
    return Place(
        name=name,
        variants=names_of(cells.get("place_variants"), "place_variants"),
        lat=lat,
        lon=lon,
        uncertainty_m=float(number_in(far, "uncertainty_m", whole=False))
        if far
        else None,
    )


def _grading(cell: str) -> str:
    """Read an Admiralty grade."""
    good = len(cell) == len("B2") and cell[0] in "ABCDEF" and cell[1] in "123456"
    if cell and not good:
        raise UsageError(
            expected="an Admiralty grade, A1 to F6",
            got=ascii(cell)[:20],
            where="grading",
        )
    return cell


def _complete(claim: Claim, utterance: Utterance) -> None:
    """Refuse a claim that states nothing."""
    if utterance.unanswered:
        return
    needed = {
        ValueKind.COUNT: ("words", claim.strict),
        ValueKind.DURATION: ("words", claim.strict),
        ValueKind.TIME: ("time", claim.time),
        ValueKind.PLACE: ("place", claim.place),
        ValueKind.CATEGORY: ("category", claim.category),
        ValueKind.BOOLEAN: ("category", claim.category),
    }
    column, value = needed[claim.kind]
    if value in (None, ""):
        also = ", or lo and hi" if column == "words" else ""
        raise UsageError(
            expected=f"the {claim.kind.value} that {claim.measure} needs",
            got="none",
            where=column,
            advice=f"Fill in {column}{also}; or unanswered, if the speaker was asked.",
        )
