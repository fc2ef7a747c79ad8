"""Documents of every kind: text whole, offsets exact, a clear word for the rest."""

import io
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from vedette.claims.model import FaultKind
from vedette.claims.span import Span
from vedette.claims.text import read_document
from vedette.claims.text.faults import faults_of
from vedette.claims.text.furniture import furniture
from vedette.claims.text.normal import CHARACTERS_MAX, normalised, text_digest
from vedette.claims.text.page import page_text
from vedette.claims.text.paper import paper_text
from vedette.claims.text.plain import decoded, known_encoding
from vedette.claims.text.quote import find_quote, quote_at
from vedette.claims.text.read import FILE_BYTES_MAX
from vedette.errors import UsageError

STORY = "Published: 12 March 2031\n\nSeven drones fell near Orlavik, police said."


def pdf(lines: list[str], *, lock: str = "", pages: int = 1) -> bytes:
    target = io.BytesIO()
    held = StandardEncryption(lock, canPrint=1) if lock else None
    canvas = Canvas(target, encrypt=held)
    for _ in range(pages):
        canvas.rect(50, 50, 200, 200)
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        STORY.encode(),
        b"\xef\xbb\xbf" + STORY.encode(),
        STORY.encode("utf-16"),
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        b"\xfe\xff" + STORY.encode("utf-16-be"),
    ],
)
def test_the_same_article_gives_the_same_text(content: bytes) -> None:
    read = read_document(content, id="d1", name="a.txt", zone="Europe/Warsaw")
    assert read.text == STORY
    assert read.document.text_sha256 == text_digest(STORY)
    assert read.document.published is not None
    assert read.document.published.begin == "2031-03-11T23:00:00Z"
    assert not read.document.faults


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\t", "blanks"),
        (b"x" * (FILE_BYTES_MAX + 1), "at most"),
        (b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 8, "binary"),
        (b"PK\x03\x04\xff\xfe" + bytes(64), "binary"),
        ("Gdańsk: siedem dronów".encode("windows-1250"), "windows-1250"),
        (b"%PDF-1.7 nothing of it", "broken"),
        (pdf([]), "scan"),
        (pdf(["A drone fell in the field."], lock="x"), "password"),
        (pdf(["A drone fell in the field."], pages=501), "500 pages"),
        (b"a b c\x00\x01\x02\x03 " * 20, "no text"),
        (b"<html><body><script>1</script></body></html>", "text"),
        (b"a" * (CHARACTERS_MAX + 1), "characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_clear_word(
    content: bytes, word: str
) -> None:
    with pytest.raises(UsageError, match=word):
        read_document(content, id="d1", name="a")


def test_a_named_encoding_is_used_and_a_strange_one_refused() -> None:
    content = "Gdańsk: siedem dronów".encode("windows-1250")
    assert decoded(content, where="a", encoding="Windows-1250").startswith("Gdańsk")
    with pytest.raises(UsageError, match="encoding"):
        decoded(content, where="a", encoding="rot13")


def test_a_pdf_gives_its_text() -> None:
    content = pdf(["Seven drones fell near Orlavik,", "police said on Tuesday."])
    read = read_document(content, id="d1", name="a.pdf")
    assert find_quote(read.text, "fell near Orlavik, police said") is not None
    assert "Orlavik" in paper_text(content, where="a.pdf")


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Drones &amp; a field</title>
<meta charset="utf-8"><meta property="article:published_time"
content="2031-03-12T06:30:00+01:00"><meta property="og:site_name" content="Orla Post">
<style>p{}</style></head><body><nav><a>News</a> <a>19 drones in pictures</a></nav>
<script>document.write("99 drones")</script><!-- 98 drones --><article>
<p>Police&nbsp;said <b>seven</b> drones fell.<br>All were found.</p>
<figcaption>Three drones. Photo: a reader</figcaption>
<p>Unclosed &lt;tag&gt; &#x201C;quoted&#x201D;</article><footer>5 drones</footer>"""


def test_a_saved_page_gives_what_a_reader_sees() -> None:
    read = read_document(PAGE.encode(), id="d1", name="a.html")
    assert "Police\u00a0said seven drones fell.\nAll were found." in read.text
    assert "“quoted”" in read.text
    assert "<tag>" in read.text
    assert "99" not in read.text
    assert "98" not in read.text
    assert read.document.title == "Drones & a field"
    assert read.document.publisher == "Orla Post"
    assert read.document.lang == "en-GB"
    assert read.document.published is not None
    assert read.document.published.begin == "2031-03-12T05:30:00Z"
    marked = [read.text[start:end] for start, end in read.furniture]
    assert marked == [
        "News 19 drones in pictures",
        "Three drones. Photo: a reader",
        "5 drones",
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 200_000,
        "<a" * 200_000,
        "<!--" * 200_000,
        "<!" * 200_000,
        "<script>" * 100_000,
        "&#" * 200_000,
        "</p>" * 200_000,
        "<p a=" * 100_000 + ">",
        "<b>" * 5000 + "</i>" * 50_000,
        '<p a="' + "x=" * 200_000,
        "&" * 300_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_markup_costs_seconds_at_most(hostile: str) -> None:
    begun = time.process_time()
    page_text("<html>" + hostile)
    assert time.process_time() - begun < 5.0


DOCUMENT = normalised(
    "“No one was hurt,” she said.\r\n\r\nThe cafe\u0301 at \u201eCze\u015bnik\u201d "
    "lost 12\u00a0windows \u2014 and its so\u00adft roof\u2026"
)


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ('"No one was hurt," she said.', "“No one was hurt,” she said."),
        ("caf\u00e9 at", "cafe\u0301 at"),
        ('at "Cześnik"', "at „Cześnik”"),
        ("lost 12 windows - and", "lost 12\u00a0windows — and"),
        ("its soft roof...", "its soft roof…"),
        ("said. The", "said.\n\nThe"),
        ("so\u00adft roof", "soft roof"),
        ("“No one was\r\nhurt,”", "“No one was hurt,”"),
    ],
)
def test_a_typed_quote_is_found_as_it_was_printed(typed: str, exact: str) -> None:
    found = find_quote(DOCUMENT, typed)
    assert found is not None
    quote = quote_at(DOCUMENT, *found)
    assert quote.exact == exact == DOCUMENT[quote.start : quote.end]
    assert DOCUMENT.startswith(quote.prefix + quote.exact, found[0] - len(quote.prefix))


@pytest.mark.parametrize("typed", ["", " ", "no one was hurt", "cafe at", "x" * 6000])
def test_words_that_do_not_stand_there_are_not_found(typed: str) -> None:
    assert find_quote(DOCUMENT, typed) is None


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_cut_of_a_text_is_found_again(raw: str, data: st.DataObject) -> None:
    try:
        text = normalised(raw)
    except UsageError:
        return
    assert normalised(text) == text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = text[start:end]
    for typed in (cut, unicodedata.normalize("NFD", cut)):
        found = find_quote(text, typed)
        if cut.strip() and typed == cut:
            assert found is not None
            assert text[slice(*found)] == cut.strip()


def test_menus_credits_and_prompts_are_furniture() -> None:
    text = "Home\nWorld\nSport\nDrones fall in Orla\n\nShare this article\nSeven fell."
    kept = [text[a:b] for a, b in furniture(text)]
    assert kept == [
        *("Home", "World", "Sport", "Drones fall in Orla", "Share this article")
    ]


def test_faults_are_seen() -> None:
    assert [f.kind for f in faults_of("Seven fell.", published=None, zone="UTC")] == [
        FaultKind.NO_DATE
    ]
    out = Span(begin="2031-03-12T00:00:00Z", end="2031-03-13T00:00:00Z")
    text = (
        "President , who spoke, said it fell on 14 March 2031 […] A year before, on "
        "14 March 2030, one fell. A feast will be on 1 May 2031."
    )
    faults = faults_of(text, published=out, zone="UTC")
    kinds = [fault.kind for fault in faults]
    assert kinds == [FaultKind.GAP, FaultKind.GAP, FaultKind.ANACHRONISM]
    assert text[faults[2].start : faults[2].end] == "14 March 2031"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("VELM, 5 March 2031 - At least nine drones were seen over the port.", "05"),
        ("BREN (NNA), March 5, 2031 — Two drones were seen over the port.", "05"),
        ("Drones fall\nby NNA Writers\nBren (NNA) March 5, 2031\nTwo fell.", "05"),
        ("Airport closed on 5 March 2031\nTwo drones were seen.", ""),
        ("VELM - On 5 March 2031 two drones were seen over the port.", ""),
    ],
)
def test_a_dateline_is_the_day_of_publication_a_date_in_a_sentence_is_not(
    head: str, day: str
) -> None:
    found = read_document(head.encode(), id="d1", name="a.txt").document.published
    assert (found.begin if found else "") == (f"2031-03-{day}T00:00:00Z" if day else "")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Nine drones fell.</p>",
        "<p hidden='until-found'>Nine drones fell.</p>",
        "<div style='color:red; display : none'><p>Nine <b>drones</b> fell.</p></div>",
        "<span style='visibility:hidden'>Nine drones fell.</span>",
        "<span style='font-size:0px'>Nine drones fell.</span>",
        "<div style='DISPLAY:NONE !important'>Nine drones fell.</div>",
        "<ul><li hidden>Nine drones fell.</ul>",
        "<table><tr><td hidden>Nine drones fell.<td>42</table>",
        "<p hidden>Nine drones fell.",
    ],
)
def test_text_that_its_element_hides_is_no_text_of_the_page(hidden: str) -> None:
    text = page_text(f"<body><p>Before.</p>{hidden}<p>After.</p></body>").text
    assert "Nine" not in text
    assert "fell" not in text
    assert "Before." in text
    assert "After." in text


@pytest.mark.parametrize(
    "seen",
    [
        "<p style='display:block'>Nine drones fell.</p>",
        "<p style='font-size:0.9em'>Nine drones fell.</p>",
        "<p style='opacity:0'>Nine drones fell.</p>",
        "<p data-hidden='yes' aria-hidden='true'>Nine drones fell.</p>",
        "<details><summary>More</summary>Nine drones fell.</details>",
        "<p hidden>Seven crossed.<p>Nine drones fell.",
        "<ul><li hidden>Seven crossed.<li>Nine drones fell.</ul>",
        "<dl><dt hidden>Seven crossed.<dd>Nine drones fell.</dl>",
    ],
)
def test_text_that_a_reader_may_see_stays(seen: str) -> None:
    text = page_text(f"<body><p>Before.</p>{seen}<p>After.</p></body>").text
    assert "Nine drones fell." in text
    assert "Seven" not in text


def test_a_named_encoding_is_for_what_is_no_utf_8_and_is_kept_with_the_document() -> (
    None
):
    """Zażółć in windows-1250, as an old newsroom system saves it."""
    polish = "Zażółć gęślą jaźń: nine drones fell near Łódź.\n"
    old = read_document(
        polish.encode("windows-1250"), id="a", name="a.txt", encoding="Windows-1250"
    )
    new = read_document(polish.encode(), id="a", name="a.txt", encoding="windows-1250")
    assert old.text == new.text == polish.strip()
    assert old.document.encoding == "windows-1250"
    assert new.document.encoding == ""
    again = read_document(
        polish.encode("windows-1250"),
        id="a",
        name="a.txt",
        encoding=old.document.encoding,
    )
    assert again == old


def test_an_encoding_that_is_none_of_ours_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="windows-1250") as refused:
        known_encoding("rot13")
    assert refused.value.where == "--encoding"
    assert known_encoding(" UTF-8 ") == "utf-8"
