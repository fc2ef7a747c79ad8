"""Registers as files: what comes back, and what is refused with line and reason."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.claims.interval import Reading
from vedette.claims.model import Evidential, Place, Status
from vedette.claims.registers import (
    Act,
    Effect,
    EffectKind,
    Fall,
    Night,
    ObjectKind,
    Response,
    WreckStatement,
    counted,
    csv_text,
    json_text,
    read_effects,
    read_response,
    read_wrecks,
)
from vedette.claims.registers.cells import span_of
from vedette.claims.registers.layout import columns
from vedette.claims.registers.sourced import Sourced
from vedette.claims.registers.tables import (
    CELL_CHARACTERS_MAX,
    FILE_BYTES_MAX,
    ROWS_MAX,
    read_rows,
)
from vedette.claims.span import Span, span_text
from vedette.errors import UsageError

GOOD = "id,event,rests_on,wreck,place,lat,lon\na.1,e,d,a,Dąb,51.5,23.25\n"


def refusal(data: bytes | str) -> UsageError:
    raw = data if isinstance(data, bytes) else data.encode()
    with pytest.raises(UsageError) as caught:
        read_wrecks(raw, "wrecks.csv")
    assert str(caught.value).isprintable()
    return caught.value


def test_a_plain_table_is_read() -> None:
    (row,) = read_wrecks(GOOD.encode(), "wrecks.csv")
    assert row == WreckStatement(
        id="a.1",
        event="e",
        rests_on=("d",),
        wreck="a",
        place=Place(name="Dąb", lat=51.5, lon=23.25),
    )


def test_a_spreadsheet_with_a_byte_order_mark_semicolons_and_commas_is_the_same() -> (
    None
):
    table = "\ufeffid;event;rests_on;wreck;place;lat;lon\r\n"
    table += 'a.1;e;d;a;"Dąb";51,5;23,25;\r\n;;;;;;\r\n'
    with pytest.raises(UsageError, match="expected 7 cells, got 8"):
        read_wrecks(table.encode(), "wrecks.csv")
    table = table.replace("25;\r\n", "25\r\n")
    assert read_wrecks(table.encode(), "x") == read_wrecks(GOOD.encode(), "x")


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (b"", "an empty file"),
        (b" \n ", "an empty file"),
        (b"PK\x03\x04sheet", "a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook"),
        ("id,event".encode("utf-16"), "UTF-16"),
        ("id,event\nWłodawa,e".encode("cp1250"), "no UTF-8 at offset"),
        (b"id,event\x00", "a binary file"),
        (b"x" * (FILE_BYTES_MAX + 1), "bytes"),
        ("id,event,wreck\na,e,a", "no column 'rests_on'"),
        ("id,event,rests_on,wreck,colour\n", "a column 'colour'"),
        ("id,event,rests_on,wreck,wreck\n", "twice the column 'wreck'"),
        ("id,event,rests_on,wreck,\x1b[31m\n", "a column '\\x1b[31m'"),
        ('id,event,rests_on,wreck\n"a', "unexpected end of data"),
        ('id,event,rests_on,wreck\n"a"b,e,d,a', "expected after"),
        ("id,event,rests_on,wreck\na,e,d,a\na,e,d,b\n", "a twice"),
        ("[]]", "malformed"),
        ('[{"id": "a"}]', "missing"),
        ("[" * 100_000, "Expected `object`, got `array`"),
        ('{"rows": []}', "Expected `array`, got `object`"),
        ('[{"id":"a","event":"e","rests_on":["d"],"wreck":"a","x":1}]', "unknown"),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_what_it_is(
    data: bytes | str, got: str
) -> None:
    assert got in str(refusal(data))


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("as_of", "10/09/2025", "a time with its offset"),
        ("as_of", "2025-09-10T05:40", "a time with its offset"),
        ("as_of", "2025-13-10T05:40Z", "a time that exists"),
        ("as_of", "2025-09-10T05:40Z/2025-09-10T05:30Z", "ends after it begins"),
        ("as_of", "2025-09-10T00:50+02:00; Europe/Kyiv", "+03:00, the offset of"),
        ("as_of", "2025-09-10T00:50+02:00; Europe/Nowhere", "IANA"),
        ("as_of", "2025-09-10T00:50+02:00; ../../etc/passwd", "IANA"),
        ("found", "yesterday", "a time with its offset"),
        ("lat", "91", "<= 90"),
        ("lat", "nan", "a number"),
        ("lat", "1e5", "a number"),
        ("lat", "٥١", "a number"),
        ("uncertainty_m", "-5", ">= 0"),
        ("object", "flying saucer", "Invalid enum value"),
        ("fall", "gone", "Invalid enum value"),
        ("photo_sha256", "abc", "regex"),
        ("rests_on", "a b/c", "regex"),
        ("wreck", "../x", "regex"),
        ("note", "\u202etxt", "control character"),
        ("note", "\x1b]0;x\x07", "control character"),
        ("note", "x" * (CELL_CHARACTERS_MAX + 1), "at most"),
        ("same_object_as", "nobody", "another wreck"),
    ],
)
def test_a_bad_cell_is_refused_with_its_line_and_column(
    column: str, cell: str, why: str
) -> None:
    cells = {"id": "b.1", "event": "e", "rests_on": "d", "wreck": "b", "place": "Lipa"}
    cells[column] = cell
    names = list(cells)
    out = io.StringIO()
    csv.writer(out).writerows(
        [names, ["a.1", "e", "d", "a", "Dąb"], [cells[n] for n in names]]
    )
    error = refusal(out.getvalue())
    assert why in str(error)
    assert "line 3" in error.where or "row b.1" in error.where
    assert column in str(error)


def test_every_other_refused_line_is_named_and_quoted_line_ends_are_counted() -> None:
    table = "id,event,rests_on,wreck,found,note\n"
    table += 'a.1,e,d,a,,"two\nlines"\n'
    table += "b.1,e,d,b,soon,\nc.1,e,d,c,,\nd.1,e,d,d,late,\n"
    error = refusal(table)
    assert "line 4, found" in error.where
    assert "Refused too: line 6." in error.advice


def test_coordinates_without_a_name_and_a_ceiling_without_a_floor_are_refused() -> None:
    assert "a place beside" in str(refusal(GOOD.replace("Dąb", "")))
    with pytest.raises(UsageError, match="a lower bound beside"):
        read_effects(b"id,event,rests_on,kind,hi\na,e,d,dead,1\n", "effects.csv")
    with pytest.raises(UsageError, match="has a number"):
        read_effects(b"id,event,rests_on,kind\na,e,d,dead\n", "effects.csv")
    with pytest.raises(UsageError, match="ends before it begins"):
        read_effects(b"id,event,rests_on,kind,lo,hi\na,e,d,dead,2,1\n", "effects.csv")


def test_more_rows_than_anyone_keys_are_refused() -> None:
    rows = "".join(f"r{i},e,d,w\n" for i in range(ROWS_MAX + 1))
    assert "at most" in str(refusal("id,event,rests_on,wreck\n" + rows))


def test_times_are_as_wide_as_they_are_written() -> None:
    widths_s = {
        "2025-09-12+02:00": 86_400,
        "2025-09-10T05+02:00": 3_600,
        "2025-09-10T05:40+02:00": 60,
        "2025-09-10T05:40:30Z": 1,
        "2025-09-10T05:40Z/2025-09-10T06:00Z": 1_200,
        "2025-09-10Z/2025-09-12Z": 3 * 86_400,
    }
    for written, width_s in widths_s.items():
        span = span_of(written, "here")
        assert span.end_ns - span.begin_ns == width_s * 1_000_000_000, written


def test_kyiv_is_an_hour_ahead_of_warsaw() -> None:
    kyiv = span_of("2025-09-10T00:50+03:00; Europe/Kyiv; ten to one", "here")
    warsaw = span_of("2025-09-09T23:50+02:00;Europe/Warsaw", "here")
    assert kyiv.begin_ns == warsaw.begin_ns
    assert kyiv.zone == "Europe/Kyiv"
    assert kyiv.text == "ten to one"
    assert span_of(span_text(kyiv), "here") == kyiv


IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,8}", fullmatch=True)
# Any text that a cell may hold: printable, and not only spaces around it.
WORDS = st.text(
    st.characters(
        blacklist_categories=("Cc", "Cs"),
        blacklist_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    max_size=12,
).map(str.strip)
NUMBERS = st.integers(0, 10**6)
SPANS = st.builds(
    lambda begin, width, zone, words: Span(
        begin=f"2025-09-10T{begin // 60:02d}:{begin % 60:02d}:00Z",
        end=f"2025-09-11T{width:02d}:00:00Z",
        zone=zone,
        text=words,
    ),
    st.integers(0, 1439),
    st.integers(0, 23),
    st.sampled_from(["", "Europe/Warsaw", "Europe/Kyiv", "America/New_York"]),
    WORDS,
)
PLACES = st.builds(
    lambda name, more, lat: Place(name=name, variants=tuple(more), lat=lat, lon=lat),
    WORDS.filter(bool),
    st.lists(WORDS.filter(lambda text: bool(text) and ";" not in text), max_size=2),
    st.one_of(st.none(), st.integers(-90, 90).map(float)),
)
BASE = {
    "event": IDS,
    "rests_on": st.lists(IDS, min_size=1, max_size=3).map(tuple),
    "said_by": WORDS,
    "as_of": st.one_of(st.none(), SPANS),
    "status": st.sampled_from(Status),
    "note": WORDS,
}
COUNTED = [kind for kind in EffectKind if kind is not EffectKind.CLOSURE]
READINGS = st.builds(lambda lo, up: Reading(lo, lo + up), NUMBERS, NUMBERS)
KINDS = {
    Effect: st.builds(
        Effect,
        id=IDS,
        **BASE,
        kind=st.sampled_from(COUNTED),
        strict=READINGS,
        loose=st.one_of(st.none(), READINGS, st.builds(Reading, NUMBERS)),
        place=st.one_of(st.none(), PLACES),
        evidential=st.sampled_from(Evidential),
        words=WORDS,
    ),
    Response: st.builds(
        Response,
        id=IDS,
        **BASE,
        act=st.sampled_from(Act),
        who=WORDS,
        which=WORDS,
        when=st.one_of(st.none(), SPANS),
    ),
    WreckStatement: st.builds(
        WreckStatement,
        id=IDS,
        **BASE,
        wreck=IDS,
        place=st.one_of(st.none(), PLACES),
        found=st.one_of(st.none(), SPANS),
        object=st.one_of(st.none(), st.sampled_from(ObjectKind)),
        fall=st.one_of(st.none(), st.sampled_from(Fall)),
        night=st.one_of(st.none(), st.sampled_from(Night)),
        photo_sha256=st.sampled_from(["", "0f" * 32]),
        markings=WORDS,
    ),
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(kind: type[Sourced], data: st.DataObject) -> None:
    rows = data.draw(st.lists(KINDS[kind], max_size=4, unique_by=lambda row: row.id))
    if rows:
        assert read_rows(csv_text(rows, kind).encode(), "x", kind) == tuple(rows)
    assert read_rows(json_text(rows).encode(), "x", kind) == tuple(rows)


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    row = WreckStatement(
        id="a", event="e", rests_on=("d",), wreck="a", note="=HYPERLINK(1)", words="'=1"
    )
    text = csv_text([row], WreckStatement)
    assert "'=HYPERLINK(1)" in text
    assert "''=1" in text
    assert read_wrecks(text.encode(), "x") == (row,)


def test_json_holds_the_words_of_a_time() -> None:
    when = Span(
        begin="2025-09-10T01:00:00Z", end="2025-09-10T02:00:00Z", text="at night"
    )
    row = Response(id="a", event="e", rests_on=("d",), act=Act.URGED, when=when)
    assert read_response(json_text([row]).encode(), "x") == (row,)
    assert json.loads(json_text([row]))[0]["when"]["text"] == "at night"


def test_no_column_speaks_of_engaging_anything() -> None:
    # How something came down is a quoted word in `fall`; there is no other field.
    for kind in (Effect, Response, WreckStatement):
        for name in columns(kind):
            for word in ("weapon", "engage", "intercept", "target", "launcher", "hit"):
                assert word not in name


def test_a_register_at_its_limit_is_counted_in_seconds_even_if_all_may_be_one() -> None:
    here = Place(name="Dąb", lat=51.0, lon=23.0)
    rows = [
        WreckStatement(
            id=f"r{i}", event="e", rests_on=("d",), wreck=f"w{i}", place=here
        )
        for i in range(ROWS_MAX // 4)
    ]
    count = counted(rows, "e")
    assert count.objects == Reading(1, len(rows))
    assert len(count.may_be_one) == len(rows) * (len(rows) - 1) // 2
