"""A proposal, or a claim that stands, in words: its sentence, and who said it."""

from collections.abc import Iterable, Iterator, Mapping

from vedette.claims.book import Ledger
from vedette.claims.importing.columns import COLUMNS
from vedette.claims.interval import worded
from vedette.claims.model import Claim, ValueKind
from vedette.claims.origins import repeated, repeats
from vedette.claims.proposed import Proposed
from vedette.claims.review import EDITABLE
from vedette.claims.tongue import figure

MARKS = ("»", "«")  # around the trigger: no font and no colour is needed to see it
# Columns that are shown before an edit though they are empty: what people fill in.
ASKED = ("speaker", "via", "words", "measure", "event", "as_of", "time", "place")


def shown(one: Proposed, ledger: Ledger) -> list[str]:
    """Show a proposal.

    Parameters
    ----------
    one : Proposed
        The proposal.
    ledger : Ledger
        What is there already.

    Returns
    -------
    list of str
        Lines, not yet harmless.
    """
    proposal, claim, document = one.proposal, one.proposal.claim, one.document
    told = ", ".join(filter(None, (document.publisher, document.title, document.id)))
    lines = [
        f"In {told}",
        f"  {marked(one)}",
        f"  says: {claim.measure} {value(claim)}",
    ]
    faults = ", ".join(fault.kind.value for fault in document.faults)
    if faults:
        lines.append(f"  the document: {faults}")
    if proposal.speaker is not None:
        via = ", ".join(source.name for source in proposal.via)
        lines.append(f"  by: {proposal.speaker.name}" + (f", via {via}" if via else ""))
    else:
        lines.append("  by: nobody named safely; choose, or leave it to the document")
        named = enumerate(proposal.candidates, start=1)
        lines += [f"      {number} {name}" for number, name in named]
    if proposal.reason:
        lines.append(f"  why open: {proposal.reason}")
    lines.append(f"  event: {claim.event or 'undecided'}")
    return lines + _repeats(repeats(one, ledger))


def shown_claim(claim: Claim, ledger: Ledger) -> list[str]:
    """Show a claim that stands.

    Parameters
    ----------
    claim : Claim
        Of the ledger.
    ledger : Ledger
        In which it stands.

    Returns
    -------
    list of str
        Lines, not yet harmless.
    """
    document = ledger.documents[claim.document]
    spoken = ledger.utterances[claim.utterance]
    speaker = ledger.sources.get(spoken.speaker)
    via = ", ".join(ledger.sources[key].name for key in spoken.reported_via)
    told = ", ".join(filter(None, (document.publisher, document.title, document.id)))
    lines = [f"{claim.id}, {claim.status.value} by {claim.reviewer}", f"In {told}"]
    if claim.quote is not None:
        lines.append(f"  {' '.join(claim.quote.exact.split())}")
    name = speaker.name if speaker else "the document itself"
    lines += [
        f"  says: {claim.measure} {value(claim)}",
        f"  by: {name}" + (f", via {via}" if via else ""),
        f"  event: {claim.event or 'undecided'}",
        f"  origin: {spoken.origin or 'its own'}",
    ]
    return lines + _repeats(repeated(claim, ledger))


def _repeats(claims: Iterable[Claim]) -> list[str]:
    """Say which claims one may repeat, by number."""
    lines = []
    for number, other in enumerate(claims, start=1):
        words = other.quote.exact[:120] if other.quote else other.measure
        lines.append(f"  may repeat ({number}): {other.document}: {words}")
    return lines


def marked(one: Proposed) -> str:
    """Return the sentence of a proposal with its trigger marked.

    Parameters
    ----------
    one : Proposed
        The proposal.

    Returns
    -------
    str
        On one line.
    """
    quote = one.proposal.claim.quote
    if quote is None or quote.start is None:
        return ""
    begin = max(one.proposal.start - quote.start, 0)
    end = max(one.proposal.end - quote.start, begin)
    before, trigger, rest = (
        quote.exact[:begin],
        quote.exact[begin:end],
        quote.exact[end:],
    )
    return " ".join(f"{before}{MARKS[0]}{trigger}{MARKS[1]}{rest}".split())


def value(claim: Claim) -> str:
    """Say the value of a claim in a few words.

    Parameters
    ----------
    claim : Claim
        Of any kind.

    Returns
    -------
    str
        Both readings where they differ; what is counted is left to the measure.
    """
    if claim.strict is not None:
        one = _lasting if claim.kind is ValueKind.DURATION else figure
        said = worded(claim.strict, one)
        if claim.loose is not None and claim.loose != claim.strict:
            said += f" (loosely {worded(claim.loose, one)})"
        return said
    if claim.time is not None:
        return f"{claim.category} {claim.time.begin} to {claim.time.end}".strip()
    place = claim.place.name if claim.place else ""
    return " ".join(filter(None, (claim.category, claim.scope, place)))


def values_of(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the cells that a person may edit, in the order of the columns.

    Parameters
    ----------
    cells : mapping of str to str
        By column.

    Yields
    ------
    tuple of str
        Column and cell.
    """
    for name in COLUMNS:
        if name in EDITABLE and (name in cells or name in ASKED):
            yield name, cells.get(name, "")


def _lasting(duration_s: float) -> str:
    """Write seconds as hours, minutes and seconds: what is reviewed is not rounded."""
    minutes, seconds = divmod(duration_s, 60)
    hours, minutes = divmod(int(minutes), 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{figure(n)} {unit}" for n, unit in parts if n) or "0 s"
