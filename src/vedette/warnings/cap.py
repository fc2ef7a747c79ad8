"""CAP 1.2: a warning as a message of the OASIS Common Alerting Protocol.

Law: OASIS CAP 1.2 (2010), section 3.2; element names and their order are its schema's.
Times end in +00:00, never Z (3.3.2). A message speaks of the area that is to be
notified, not of where the object is. Issued becomes Alert, updated Update, all-clear
Update with the response AllClear, retracted Cancel; preliminary, held and expired
warnings are no messages. Scope is always Restricted: these are drafts for an office
that decides what the public sees.

Checked here, because the schema does not: polygons are closed and in latitude,
longitude order, references stand in every Update and Cancel, an expiry follows its
message. Foreign text is escaped, and what XML 1.0 cannot carry is replaced.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import numpy as np

from vedette.airspace.rings import encloses
from vedette.airspace.volume import Ring
from vedette.incursions.likely import LIKELY, SURE
from vedette.units import SECOND_NS
from vedette.warnings.areas import Area
from vedette.warnings.decision import State
from vedette.warnings.elements import leaf, pair, whole
from vedette.warnings.reach import LOOKAHEAD_S
from vedette.warnings.texts import Texts, languages
from vedette.warnings.warning import AreaWarning, Change

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
# RFC 2606: a name that nobody can own, so that no draft looks like an office's own.
SENDER = "drafts@vedette.invalid"
RESTRICTION = (
    "Draft of a machine for the duty officer. A person decides what the public sees."
)
IMMEDIATE_S = 300.0  # sooner than this there is time for shelter and nothing else
PERCENT_MAX = 99  # no message says that anything is certain
TYPES = {
    State.ISSUED: "Alert",
    State.UPDATED: "Update",
    State.ALL_CLEAR: "Update",
    State.RETRACTED: "Cancel",
}
# OASIS Event Terms 1.2: the terms know no drones.
EVENT_CODE = ("OET:v1.2", "OET-003")  # air hazard


class Notice(NamedTuple):
    """What every message of a run says of itself.

    Attributes
    ----------
    series : name of the run within the sender's identifiers: letters, digits, hyphens
    site : name of the site, foreign text
    epoch_ns : epoch of all float seconds, nanoseconds UTC
    data_kind : synthetic, recorded, live, mixed or none
    status : Exercise or Actual, see `status_of`
    """

    series: str
    site: str
    epoch_ns: int
    data_kind: str
    status: Literal["Exercise", "Actual"]


def status_of(
    configured: str, data_kind: str, *, released: bool
) -> Literal["Exercise", "Actual"]:
    """Say which status a message may bear.

    Parameters
    ----------
    configured : str
        Status of the site file.
    data_kind : str
        synthetic, recorded, live, mixed or none.
    released : bool
        A person released the message.

    Returns
    -------
    str
        Actual only where the site says so, all data are live and a person released it.
    """
    live = data_kind == "live"
    return "Actual" if configured == "Actual" and live and released else "Exercise"


def messages_of(warning: AreaWarning) -> tuple[tuple[int, Change], ...]:
    """Return the changes that are messages, with their number among the changes.

    Parameters
    ----------
    warning : AreaWarning
        Of any state.

    Returns
    -------
    tuple of (int, Change)
        Those from its issue on; a preliminary warning that ends is none.
    """
    issued = False
    found = []
    for number, change in enumerate(warning.history, 1):
        issued |= change.state is State.ISSUED
        if issued and change.state in TYPES:
            found.append((number, change))
    return tuple(found)


def cap_alert(warning: AreaWarning, number: int, area: Area, notice: Notice) -> str:
    """Write one message.

    Parameters
    ----------
    warning : AreaWarning
        What is told.
    number : int
        Which of its changes, from 1; one of `messages_of`.
    area : Area
        The area of the warning.
    notice : Notice
        Of the run.

    Returns
    -------
    str
        An XML document, UTF-8 when written.
    """
    change = warning.history[number - 1]
    earlier = [m for m in messages_of(warning) if m[0] < number]
    parts = [
        leaf("identifier", _identifier(warning, number, notice)),
        leaf("sender", SENDER),
        leaf("sent", _instant(_sent_ns(change, notice))),
        leaf("status", notice.status),
        leaf("msgType", TYPES[change.state]),
        leaf("source", f"Vedette, {notice.site}"),
        leaf("scope", "Restricted"),
        leaf("restriction", RESTRICTION),
        leaf("note", _note(notice)),
    ]
    if earlier:
        told = (
            (SENDER, _identifier(warning, k, notice), _instant(_sent_ns(c, notice)))
            for k, c in earlier
        )
        parts.append(leaf("references", " ".join(",".join(one) for one in told)))
    spoken = languages(area.country)
    parts += [_info(warning, change, area, notice, texts) for texts in spoken]
    inner = "\n".join(parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<alert xmlns="{NAMESPACE}">\n{inner}\n</alert>\n'
    )


def _info(
    warning: AreaWarning, change: Change, area: Area, notice: Notice, texts: Texts
) -> str:
    """Write the message in one language."""
    headline, description, instruction, response = _said(change, area, notice, texts)
    category = "Safety" if area.kind == "region" else "Transport"
    sent_ns = _sent_ns(change, notice)
    lapses_ns = max(_ns(change.expires_s, notice), sent_ns + SECOND_NS)
    parts = [
        leaf("language", texts.language),
        leaf("category", category),
        leaf("event", texts.event),
        leaf("responseType", response),
        leaf("urgency", _urgency(change)),
        leaf("severity", _severity(change)),
        leaf("certainty", _certainty(change)),
        pair("eventCode", *EVENT_CODE),
        leaf("effective", _instant(sent_ns)),
        leaf("onset", _instant(_ns(change.arrival_s, notice))),
        leaf("expires", _instant(lapses_ns)),
        leaf("senderName", f"Vedette, {notice.site}"),
        leaf("headline", headline),
        leaf("description", description),
        leaf("instruction", instruction),
        *(pair("parameter", *p) for p in _parameters(warning, change, notice)),
        _area(area),
    ]
    return whole("info", parts)


def _said(
    change: Change, area: Area, notice: Notice, texts: Texts
) -> tuple[str, str, str, str]:
    """Choose headline, description, instruction and type of response."""
    marks = [texts.exercise] if notice.status == "Exercise" else []
    marks += [texts.synthetic] if notice.data_kind in ("synthetic", "mixed") else []
    mark = "".join(f"{word}. " for word in marks)
    if change.state is State.ALL_CLEAR:
        headline = texts.clear.format(area=area.name)
        return mark + headline, mark + headline, texts.clear_instruction, "AllClear"
    if change.state is State.RETRACTED:
        headline = texts.retracted.format(area=area.name)
        return mark + headline, mark + headline, texts.retracted_instruction, "None"
    at = _moment(_ns(change.arrival_s, notice))
    percent = min(int(100.0 * change.probability), PERCENT_MAX)
    description = texts.description.format(
        area=area.name, time=f"{at:%H:%M}", percent=percent
    )
    if area.kind == "region":
        headline = texts.headline.format(area=area.name)
        return mark + headline, mark + description, texts.instruction, "Shelter"
    headline = texts.near_aerodrome.format(area=area.name)
    return mark + headline, mark + description, texts.aerodrome, "Monitor"


def _over(change: Change) -> bool:
    """Say whether the danger is over or never was."""
    return change.state in (State.ALL_CLEAR, State.RETRACTED)


def _urgency(change: Change) -> str:
    """CAP 3.2.2: when to act."""
    if _over(change):
        return "Past"
    soon = change.arrival_s - change.time_s < IMMEDIATE_S
    return "Immediate" if soon else "Expected"


def _severity(change: Change) -> str:
    """CAP 3.2.2: what it may do. What flies there is not known, so never Extreme."""
    if _over(change):
        return "Minor"
    return "Severe" if change.probability >= SURE else "Moderate"


def _certainty(change: Change) -> str:
    """CAP 3.2.2: Observed is ongoing, Likely above one half."""
    if _over(change):
        return "Unlikely"
    if change.arrival_s <= change.time_s and change.probability >= SURE:
        return "Observed"
    return "Likely" if change.probability > LIKELY else "Possible"


def _parameters(
    warning: AreaWarning, change: Change, notice: Notice
) -> Iterator[tuple[str, str]]:
    """Give the numbers behind the words."""
    yield "data_kind", notice.data_kind
    yield "warning", str(warning.id)
    yield "state", change.state.value
    yield "needs_release", "true"
    yield "probability", f"{change.probability:.3f}"
    yield "within_s", f"{LOOKAHEAD_S:.0f}"
    yield "tracks", " ".join(str(number) for number in change.tracks)


def _note(notice: Notice) -> str:
    """Say what kind of message this is, before anything else is believed."""
    said = []
    if notice.data_kind in ("synthetic", "mixed"):
        said.append("SYNTHETIC: simulated data, nothing of this happened.")
    elif notice.data_kind != "live":
        said.append("RECORDED: old data, played again.")
    if notice.status == "Exercise":
        said.append(f"EXERCISE {notice.series}: no action by the public.")
    return " ".join([*said, "Tracks show where a thing flew, not who sent it."])


def _area(area: Area) -> str:
    """Write the area: outer outlines or a circle, and its code."""
    parts = [leaf("areaDesc", area.name)]
    if area.circle is not None:
        lat_deg, lon_deg, radius_m = area.circle
        parts.append(
            leaf("circle", f"{lat_deg:.5f},{lon_deg:.5f} {radius_m / 1000.0:.3f}")
        )
    else:
        parts += [leaf("polygon", polygon(ring)) for ring in outer_rings(area.rings)]
    scheme = "ICAO" if area.kind == "aerodrome" else "ISO 3166-2"
    parts.append(pair("geocode", scheme, area.code))
    return whole("area", parts)


def outer_rings(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Return the rings that lie in an even number of others.

    Parameters
    ----------
    rings : sequence of Ring
        By the even-odd rule.

    Returns
    -------
    tuple of Ring
        CAP adds polygons up and has no holes: who lives in a hole is warned as well.
    """
    closed = [
        (np.append(r.lon_deg, r.lon_deg[0]), np.append(r.lat_deg, r.lat_deg[0]))
        for r in rings
    ]
    return tuple(
        ring
        for at, ring in enumerate(rings)
        if sum(
            bool(encloses(lon, lat, ring.lon_deg[0], ring.lat_deg[0]))
            for k, (lon, lat) in enumerate(closed)
            if k != at
        )
        % 2
        == 0
    )


def polygon(ring: Ring) -> str:
    """Write a ring as CAP does: latitude,longitude, the first point again at the end.

    Parameters
    ----------
    ring : Ring
        Not closed.

    Returns
    -------
    str
        Degrees to five decimals: a metre.
    """
    pairs = zip(ring.lat_deg.tolist(), ring.lon_deg.tolist(), strict=True)
    points = [f"{lat:.5f},{lon:.5f}" for lat, lon in pairs]
    return " ".join([*points, points[0]])


def _identifier(warning: AreaWarning, number: int, notice: Notice) -> str:
    """Name a message: unique for the sender, without spaces, commas or < &."""
    return f"{notice.series}-{warning.id:04d}-{number:02d}"


def _sent_ns(change: Change, notice: Notice) -> int:
    """Return when a change was known: not before the picture nor before its inputs."""
    return max(change.received_ns, _ns(change.time_s, notice))


def _ns(time_s: float, notice: Notice) -> int:
    """Turn seconds since epoch into nanoseconds UTC."""
    return notice.epoch_ns + round(time_s * SECOND_NS)


def _moment(time_ns: int) -> datetime:
    """Return a time to the second."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch + timedelta(seconds=time_ns // SECOND_NS)


def _instant(time_ns: int) -> str:
    """Write a time as CAP wants it."""
    return f"{_moment(time_ns):%Y-%m-%dT%H:%M:%S}+00:00"
