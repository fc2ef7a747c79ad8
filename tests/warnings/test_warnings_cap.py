"""CAP 1.2: the OASIS schema, and what the schema does not see."""

import json
import re
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from cap_schema import HOSTILE, SCHEMA
from vedette.units import SECOND_NS
from vedette.warnings import (
    AreaWarning,
    Change,
    Notice,
    State,
    notice_of,
    status_of,
    warning_files,
    warnings_of,
)
from vedette.warnings.cap import NAMESPACE, SENDER, outer_rings, polygon
from vedette.warnings.elements import carried, leaf
from vedette.warnings.texts import ENGLISH, LITHUANIAN, POLISH, ROMANIAN
from warning_scenes import SQUARE, area, disc, flown, half_plane, nothing, site_of

EPOCH_NS = 1_757_376_000 * SECOND_NS  # 2025-09-09T00:00:00Z
LIFE = (State.PRELIMINARY, State.ISSUED, State.UPDATED, State.UPDATED)


def warning_of(
    *states: State, probability: float = 0.95, lead_s: float = 240.0, **named: str
) -> AreaWarning:
    history = tuple(
        Change(
            state=state,
            time_s=76_000.0 + 300.0 * k,
            received_ns=EPOCH_NS + int((76_000.5 + 300.0 * k) * SECOND_NS),
            probability=probability,
            tracks=(17, 42),
            arrival_s=76_000.0 + lead_s + 300.0 * k,
            expires_s=77_800.0 + 300.0 * k,
        )
        for k, state in enumerate(states)
    )
    said = {"area": "PL-06", "name": "lubelskie", "kind": "region", **named}
    return AreaWarning(id=1, history=history, **said)


def messages(
    warning: AreaWarning, where: object, data_kind: str = "synthetic"
) -> dict[str, etree._Element]:
    notice = notice_of(site_of(status="Actual"), EPOCH_NS, data_kind)
    files = warning_files([warning], [where], notice)
    return {
        name: etree.fromstring(text.encode("utf-8"))
        for name, text in files.items()
        if name.endswith(".xml")
    }


def text_of(message: etree._Element, path: str) -> str:
    steps = (f"{{{NAMESPACE}}}{name}" for name in path.split("/"))
    return message.findtext("/".join(steps)) or ""


@pytest.mark.parametrize("country", ["PL", "LT", "RO", "DE", ""])
@pytest.mark.parametrize("kind", ["region", "aerodrome"])
@pytest.mark.parametrize("end", [State.ALL_CLEAR, State.RETRACTED, State.EXPIRED])
def test_every_message_passes_the_schema_of_oasis(
    country: str, kind: str, end: State
) -> None:
    warning = warning_of(*LIFE, end, kind=kind)
    found = messages(warning, area(country=country, kind=kind))
    assert len(found) == (4 if end is not State.EXPIRED else 3)
    for message in found.values():
        SCHEMA.assertValid(message)


def test_the_schema_would_see_a_mistake() -> None:
    (message,) = messages(warning_of(State.PRELIMINARY, State.ISSUED), area()).values()
    message.find(f"{{{NAMESPACE}}}sent").text = "2025-09-09T21:06:40Z"
    assert not SCHEMA.validate(message)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    warning = warning_of(*LIFE, State.RETRACTED, area=name, name=name)
    where = area(code=name, name=name)
    site = site_of()
    notice = Notice("vedette-0", name, EPOCH_NS, "synthetic", "Exercise")
    files = warning_files([warning], [where], notice)
    assert all(re.fullmatch(r"\d{4}(-\d\d)?\.(xml|json)", file) for file in files)
    for file, text in files.items():
        assert text.encode("utf-8")
        if file.endswith(".xml"):
            message = etree.fromstring(text.encode())
            SCHEMA.assertValid(message)
            assert text_of(message, "info/area/areaDesc") == carried(name)
            assert not message.xpath("//*[local-name()='script']")
        else:
            assert json.loads(text)["name"] == carried(name)
    assert site.warnings.status == "Exercise"


@pytest.mark.parametrize(
    "data_kind", ["synthetic", "recorded", "mixed", "none", "live"]
)
@pytest.mark.parametrize("configured", ["Exercise", "Actual"])
@pytest.mark.parametrize("released", [False, True])
def test_only_live_data_that_a_person_released_can_be_actual(
    data_kind: str, configured: str, *, released: bool
) -> None:
    status = status_of(configured, data_kind, released=released)
    wanted = configured == "Actual" and data_kind == "live" and released
    assert (status == "Actual") == wanted


def test_a_draft_is_an_exercise_whatever_the_site_wants() -> None:
    for data_kind in ("synthetic", "recorded", "live"):
        for message in messages(warning_of(*LIFE), area(), data_kind).values():
            assert text_of(message, "status") == "Exercise"
            assert text_of(message, "scope") == "Restricted"
            assert text_of(message, "restriction")


def test_synthetic_is_the_first_word_of_the_note_and_stands_in_every_language() -> None:
    for message in messages(warning_of(*LIFE, State.ALL_CLEAR), area()).values():
        assert text_of(message, "note").startswith("SYNTHETIC")
        heads = [e.text for e in message.iter(f"{{{NAMESPACE}}}headline")]
        assert len(heads) == 2
        assert POLISH.synthetic in heads[0]
        assert ENGLISH.synthetic in heads[1]
    (recorded, *_) = messages(warning_of(*LIFE), area(), "recorded").values()
    assert "SYNTHETIC" not in etree.tostring(recorded).decode()


def test_types_follow_the_life_and_refer_to_all_that_went_before() -> None:
    found = list(messages(warning_of(*LIFE, State.RETRACTED), area()).values())
    assert [text_of(m, "msgType") for m in found] == [
        "Alert",
        "Update",
        "Update",
        "Cancel",
    ]
    told: list[str] = []
    for message in found:
        assert text_of(message, "references") == " ".join(told)
        parts = [text_of(message, key) for key in ("sender", "identifier", "sent")]
        assert not any(re.search(r"[ ,<&]", part) for part in parts)
        told.append(",".join(parts))
    assert len(set(told)) == 4


def test_a_preliminary_warning_that_ends_is_no_message() -> None:
    for end in (State.EXPIRED, State.RETRACTED):
        assert messages(warning_of(State.PRELIMINARY, end), area()) == {}


def test_a_message_expires_after_it_was_sent_and_not_before_it_was_known() -> None:
    late = warning_of(State.PRELIMINARY, State.ISSUED)
    behind = late.history[1].received_ns + 7200 * SECOND_NS  # replayed hours behind
    late = replace(
        late, history=(late.history[0], replace(late.history[1], received_ns=behind))
    )
    for warning in (late, warning_of(State.PRELIMINARY, State.ISSUED)):
        (message,) = messages(warning, area()).values()
        sent = datetime.fromisoformat(text_of(message, "sent"))
        assert datetime.fromisoformat(text_of(message, "info/expires")) > sent


@pytest.mark.parametrize(
    ("probability", "lead_s", "wanted"),
    [
        (0.95, 0.0, ("Immediate", "Severe", "Observed")),
        (0.95, 240.0, ("Immediate", "Severe", "Likely")),
        (0.95, 900.0, ("Expected", "Severe", "Likely")),
        (0.6, 900.0, ("Expected", "Moderate", "Likely")),
        (0.3, 900.0, ("Expected", "Moderate", "Possible")),
    ],
)
def test_urgency_severity_and_certainty_follow_time_and_probability(
    probability: float, lead_s: float, wanted: tuple[str, str, str]
) -> None:
    states = (State.PRELIMINARY, State.ISSUED)
    warning = warning_of(*states, probability=probability, lead_s=lead_s)
    (message,) = messages(warning, area()).values()
    keys = ("urgency", "severity", "certainty")
    assert tuple(text_of(message, f"info/{key}") for key in keys) == wanted


def test_polygons_are_closed_and_in_latitude_longitude_order() -> None:
    (message,) = messages(warning_of(State.PRELIMINARY, State.ISSUED), area()).values()
    points = [
        tuple(map(float, point.split(",")))
        for point in text_of(message, "info/area/polygon").split()
    ]
    assert points[0] == points[-1]
    assert len(points) == 5
    for lat, lon in points:
        assert abs(lat - 52.0) < 0.3
        assert abs(lon - 20.0) < 0.4


def test_a_hole_is_warned_with_what_surrounds_it() -> None:
    outer, hole = area(SQUARE).rings[0], area(disc(0.0, 0.0, 5e3)).rings[0]
    island = area(disc(60e3, 0.0, 5e3)).rings[0]
    kept = outer_rings((outer, hole, island))
    assert [polygon(r) for r in kept] == [polygon(outer), polygon(island)]


def test_an_aerodrome_is_told_as_a_circle_in_kilometres() -> None:
    warning = warning_of(State.PRELIMINARY, State.ISSUED, kind="aerodrome")
    (message,) = messages(warning, area(kind="aerodrome")).values()
    assert text_of(message, "info/area/circle") == "52.00000,20.00000 9.260"
    assert text_of(message, "info/category") == "Transport"


def test_no_text_speaks_of_anything_but_protection() -> None:
    words = r"(?i)\b(shoot|shot|intercept|engage|target|weapon|missile|destroy|fire)"
    for texts in (ENGLISH, POLISH, LITHUANIAN, ROMANIAN):
        assert not re.search(words, " ".join(texts))
        assert "112" in texts.instruction
        assert "{area}" in texts.headline


def test_every_language_has_every_text_with_the_same_blanks() -> None:
    for texts in (POLISH, LITHUANIAN, ROMANIAN):
        for name in ENGLISH._fields:
            said, meant = getattr(texts, name), getattr(ENGLISH, name)
            assert said
            assert set(re.findall(r"\{\w+\}", said)) == set(
                re.findall(r"\{\w+\}", meant)
            )


def test_the_files_of_a_whole_flight_hold_its_life() -> None:
    flight = [*flown((-60e3, 0.0), (50.0, 0.0), 1500.0), *nothing(1504.0, 1200.0)]
    where = area(half_plane(0.0))
    (warning,) = warnings_of(flight, site_of(), [where])
    notice = notice_of(site_of(), EPOCH_NS, "synthetic")
    files = warning_files([warning], [where], notice)
    life = json.loads(files["0001.json"])
    assert life["data_kind"] == "synthetic"
    assert life["status"] == "Exercise"
    assert life["state"] == "all-clear"
    assert life["needs_release"] is True
    assert life["lead_s"] == warning.lead_s
    named = [change["file"] for change in life["history"] if change["file"]]
    assert sorted([*named, "0001.json"]) == sorted(files)
    assert life["history"][0]["file"] is None
    assert text_of(etree.fromstring(files[named[0]].encode()), "sender") == SENDER


def test_text_is_escaped_once() -> None:
    assert leaf("note", "a & b < c") == "<note>a &amp; b &lt; c</note>"
