"""The files of a run's warnings: a CAP message for each draft, a JSON for each warning.

Names are counters alone, so nothing from outside reaches a path:
``0001-02.xml`` is the second change of the first warning, ``0001.json`` its whole life.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from vedette.site.instant import instant_text
from vedette.site.model import Site
from vedette.units import SECOND_NS
from vedette.warnings.areas import Area
from vedette.warnings.cap import Notice, cap_alert, messages_of, status_of
from vedette.warnings.decision import PUBLIC
from vedette.warnings.elements import carried
from vedette.warnings.reach import LOOKAHEAD_S
from vedette.warnings.warning import AreaWarning, Change

SCHEMA = 1


def notice_of(site: Site, epoch_ns: int, data_kind: str) -> Notice:
    """Say what every message of a run says of itself.

    Parameters
    ----------
    site : Site
        Its name, and the status that it wants.
    epoch_ns : int
        Epoch of all float seconds, nanoseconds UTC.
    data_kind : str
        synthetic, recorded, live, mixed or none.

    Returns
    -------
    Notice
        Of drafts: nobody released them, so their status is Exercise.
    """
    name = hashlib.sha256(site.watch.name.encode()).hexdigest()[:8]
    day = datetime.fromtimestamp(epoch_ns // SECOND_NS, UTC)
    return Notice(
        series=f"vedette-{name}-{day:%Y%m%d}",
        site=site.watch.name,
        epoch_ns=epoch_ns,
        data_kind=data_kind,
        status=status_of(site.warnings.status, data_kind, released=False),
    )


def warning_files(
    warnings: Sequence[AreaWarning], areas: Sequence[Area], notice: Notice
) -> dict[str, str]:
    """Write every file of a run's warnings.

    Parameters
    ----------
    warnings : sequence of AreaWarning
        Of the run.
    areas : sequence of Area
        What can be warned.
    notice : Notice
        Of the run.

    Returns
    -------
    dict of str to str
        File name to text, to be written as UTF-8.
    """
    by_code: Mapping[str, Area] = {area.code: area for area in areas}
    files: dict[str, str] = {}
    for warning in warnings:
        area = by_code[warning.area]
        files[f"{warning.id:04d}.json"] = warning_json(warning, notice)
        for number, _ in messages_of(warning):
            name = f"{warning.id:04d}-{number:02d}.xml"
            files[name] = cap_alert(warning, number, area, notice)
    return files


def warning_json(warning: AreaWarning, notice: Notice) -> str:
    """Write the life of one warning.

    Parameters
    ----------
    warning : AreaWarning
        Of any state.
    notice : Notice
        Of the run.

    Returns
    -------
    str
        JSON, an object.
    """
    messages = {number for number, _ in messages_of(warning)}
    document = {
        "schema": SCHEMA,
        "data_kind": notice.data_kind,
        "status": notice.status,
        "id": warning.id,
        "area": carried(warning.area),
        "name": carried(warning.name),
        "kind": warning.kind,
        "state": warning.state.value,
        "needs_release": warning.needs_release,
        "probability": warning.probability,
        "within_s": LOOKAHEAD_S,
        "lead_s": warning.lead_s,
        "tracks": list(warning.tracks),
        "history": [
            {
                **_change(change, notice),
                "file": f"{warning.id:04d}-{number:02d}.xml"
                if number in messages
                else None,
            }
            for number, change in enumerate(warning.history, 1)
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _change(change: Change, notice: Notice) -> dict[str, object]:
    """Lay out one change."""

    def text(time_s: float) -> str:
        return instant_text(notice.epoch_ns + round(time_s * SECOND_NS))

    return {
        "state": change.state.value,
        "needs_release": change.state in PUBLIC,
        "time": text(change.time_s),
        "received": instant_text(change.received_ns),
        "probability": change.probability,
        "tracks": list(change.tracks),
        "arrival": text(change.arrival_s),
        "expires": text(change.expires_s),
    }
