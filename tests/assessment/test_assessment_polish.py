"""A Polish paper has no English word of ours: all of it is walked, word by word.

The walk (`polish_walk`) leaves no forgotten sentence, wherever it stands; the same walk
through the English paper finds hundreds.
"""

import re

import pytest

import assessment_scenes as scenes
import september
from claim_scenes import key_claims, stated
from polish_walk import KEYED_MADE, foreign, html_text, pdf_text
from vedette.assessment.beside import beside
from vedette.assessment.judged import Verdict, judge
from vedette.assessment.said import said_paper
from vedette.assessment.spoken import Said
from vedette.claims.compare import compare, explained, value_of
from vedette.claims.interval import Reading, said, said_with
from vedette.claims.measures import registry
from vedette.claims.model import Anonymity, Attribution, Evidential, FaultKind
from vedette.claims.registers import Act, Answer, EffectKind, Fall, ObjectKind
from vedette.claims.relation import Kind
from vedette.claims.tongue import Tongue, dictionary, so_many, term, word
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.paper_markdown import draw_markdown
from vedette.output.said import brief_of
from vedette.web.map_svg import STAMPS
from vedette.web.paper import Paper
from vedette.web.paper_html import draw_paper


def paper(tongue: Tongue) -> Paper:
    return said_paper(
        september.comparison(),
        registry(),
        {"": KEYED_MADE},
        tongue,
        september.registers(),
    )


def test_no_english_word_of_ours_is_left_in_the_polish_paper() -> None:
    told = paper("pl")
    assert foreign(draw_markdown(told)) == set()
    assert foreign(html_text(draw_paper(told))) == set()
    assert foreign(draw_markdown(brief_of(told))) == set()


@pytest.mark.parametrize("kind", ["recorded", "synthetic"])
def test_what_stands_beside_a_picture_is_polish_too(kind: str) -> None:
    picture = scenes.assessment(kind=kind)
    found, rows = september.comparison(), september.registers()
    judged = judge(found, picture, "PL")
    given = Said(found, {}, rows, september.EVENT)
    laid = beside(given, judged, registry(), picture, "pl")
    alone = Paper(
        title="", data_kind="none", marking="", lead=(), sections=laid.sections
    )
    stamp = {
        "no",
        "data",
    }  # that of the paper, which is the picture's; "sensor" is both
    assert foreign(draw_markdown(alone)) == stamp


def test_the_walk_would_find_english_words() -> None:
    told = paper("en")
    for shown in (draw_markdown(told), html_text(draw_paper(told))):
        assert len(foreign(shown)) > 100
        assert {"least", "between", "disputed", "believed", "graded"} <= foreign(shown)


def test_page_and_pdf_are_marked_in_polish() -> None:
    told = paper("pl")
    page = draw_paper(told)
    assert '<html lang="pl">' in page
    assert "BRAK DANYCH Z SENSORÓW" in page
    printed = pdf_text(draw_pdf(told))
    for said_there in (
        "BRAK DANYCH Z SENSORÓW",
        "Strona 1 z ",
        "7 źródeł pierwotnych",
        "niczego tu nie zmierzono",
    ):
        assert said_there in " ".join(printed.split())
    assert "\ufffd" not in printed
    for english in ("NO SENSOR DATA", "Page 1", "at least", "between", "not known"):
        assert english not in printed


def test_the_english_paper_says_what_each_relation_says_of_itself() -> None:
    found = september.comparison()
    claims = found.claims
    (first, *_) = found.rows[2].relations
    assert explained(first, claims[first.a], claims[first.b]) == first.explanation


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0 dronów"),
        (1, "1 dron"),
        (2, "2 drony"),
        (4, "4 drony"),
        (5, "5 dronów"),
        (11, "11 dronów"),
        (12, "12 dronów"),
        (14, "14 dronów"),
        (21, "21 dronów"),
        (22, "22 drony"),
        (25, "25 dronów"),
        (101, "101 dronów"),
        (112, "112 dronów"),
        (122, "122 drony"),
        (1.5, "1,5 drona"),
        (12_345, "12 345 dronów"),
        (1_234, "1234 drony"),
    ],
)
def test_a_polish_noun_agrees_with_its_number(number: float, told: str) -> None:
    assert so_many(number, "drone", "pl") == told.replace(" ", "\u00a0")


def test_no_polish_line_ends_in_a_word_of_one_letter() -> None:
    assert word("page", "pl", number=1, all=2) == "Strona 1 z\u00a02"
    assert word("title", "pl", event="a i b").endswith(": a i b")  # nobody's words


@pytest.mark.parametrize(
    ("reading", "polish_said", "english_said"),
    [
        (Reading(1), "co najmniej 1 dron", "at least 1 drone"),
        (Reading(2), "co najmniej 2 drony", "at least 2 drones"),
        (Reading(8, 9), "od 8 do 9 dronów", "8 to 9 drones"),
        (Reading(2, 4), "od 2 do 4 dronów", "2 to 4 drones"),
        (Reading(0, 1), "co najwyżej 1 dron", "at most 1 drone"),
        (Reading(0, 3), "co najwyżej 3 drony", "at most 3 drones"),
        (Reading(0, 0), "0 dronów", "0 drones"),
        (Reading(3, 3), "3 drony", "3 drones"),
    ],
)
def test_an_interval_governs_its_noun(
    reading: Reading, polish_said: str, english_said: str
) -> None:
    assert said_with(reading, "drone", "pl") == polish_said
    assert said_with(reading, "drone") == english_said


def test_numbers_are_written_as_in_poland() -> None:
    assert said(Reading(1234567, 1234567.5), "pl") == (
        "od 1\u00a0234\u00a0567 do 1\u00a0234\u00a0567,5"
    )


def test_a_denial_and_a_silence_are_said_in_polish() -> None:
    denied = stated("c", "e", "incursion.drones", "at least 2", extra="denied")
    assert value_of(denied, "pl") == "co najmniej 2 (zaprzeczono)"
    believed = stated("d", "e", "intent", "off course")
    assert value_of(believed, "pl") == "zboczenie z kursu"
    own = stated("o", "e", "object.kind", "a shadow")
    assert value_of(own, "pl") == "a shadow"


def test_every_unit_of_the_registry_is_a_noun() -> None:
    units = {one.unit for one in registry().measure} - {"", "s"}
    assert units <= set(dictionary().nouns)
    for forms in dictionary().nouns.values():
        assert (len(forms["en"]), len(forms["pl"])) == (2, 4)


def test_every_term_that_a_value_can_have_is_called_something_in_polish() -> None:
    kinds = (
        Act, Anonymity, Answer, Attribution, EffectKind, Evidential, Fall, FaultKind,
        Kind, ObjectKind, Verdict,
    )  # fmt: skip
    values = {str(one.value) for kind in kinds for one in kind}
    values |= {one for measure in registry().measure for one in measure.categories}
    values |= {one for word, _, meaning in STAMPS.values() for one in (word, meaning)}
    assert values - set(dictionary().terms) == set()
    for one in values:
        assert term(one, "pl")


def test_every_relation_of_the_key_is_explained_in_polish() -> None:
    found = compare(list(key_claims().values()), "night", registry())
    related = [each for row in found.rows for each in row.relations]
    claims = found.claims
    told = {
        explained(one, claims[one.a], claims[one.b], "pl")
        for one in (*related, *found.across)
    }
    assert len(told) > 20
    assert not any("{" in one for one in told)


def test_both_languages_have_the_same_braces() -> None:
    for key, both in dictionary().words.items():
        english, polish_ones = (
            set(re.findall(r"{\w+}", both[tongue])) for tongue in ("en", "pl")
        )
        assert english == polish_ones, key


# What the English of a relation adds, and what the Polish must then say.
SAID_OF_PAIRS = {
    "read loosely they do": "w rozumieniu przybliżonym",
    "within a tenth of each other": "najwyżej o jedną dziesiątą",
    "that none was reported is weaker": "że żadnego nie zgłoszono",
    "which was counted later is not known": "nie wiadomo, którą policzono później",
    "; the second was counted later": "drugie policzono później",
    "before it": "a wcześniej",
    "both deny": "obie wypowiedzi zaprzeczają",
    "the other denies it": "druga temu zaprzecza",
    "one denies the other's time": "zaprzecza czasowi z drugiej",
    "a time is denied, and another": "jednemu czasowi zaprzeczono",
    "a denial of one thing says nothing": "zaprzeczenie jednemu nie mówi nic",
    "not known at first": "najpierw nie było wiadomo",
}


def pairs() -> list[tuple[str, str]]:
    """Explain what the key, September and a few more claims make, in both languages."""
    count = "incursion.drones", "intent", "time.first_entry"
    late = "2025-09-11T00:00Z/1m"
    more = [
        stated("g1", "e", count[0], "0", "a", late, extra="reported"),
        stated("g2", "e", count[0], "9", "b", "2025-09-10T00:00Z/1m"),
        stated("g3", "e", count[0], "40", "c", extra="denied"),
        stated("g4", "e", count[0], "50", "d", extra="denied"),
        stated("g5", "e", count[1], "off course", "a", extra="denied"),
        stated("g6", "e", count[1], "off course", "b"),
        stated("g7", "e", count[1], "deliberate", "c", extra="denied"),
        stated("g8", "e", count[1], "off course", "d", extra="denied"),
        stated("g9", "e", count[2], "2025-09-09T21:30Z/1m", "a", extra="denied"),
        stated("h1", "e", count[2], "2025-09-09T21:30Z/1m", "b"),
        stated("h2", "e", count[2], "2025-09-09T23:30Z/1m", "c", extra="denied"),
    ]
    found = []
    for claims, event in ((list(key_claims().values()), "night"), (more, "e")):
        one = compare(claims, event, registry())
        found += [(one, each) for row in one.rows for each in row.relations]
        found += [(one, each) for each in one.across]
    september_night = september.comparison()
    found += [(september_night, each) for row in september_night.rows
              for each in row.relations]  # fmt: skip
    return [
        (
            each.explanation,
            explained(each, one.claims[each.a], one.claims[each.b], "pl"),
        )
        for one, each in found
    ]


def test_polish_says_of_a_pair_no_more_and_no_less_than_english() -> None:
    told = pairs()
    for english, polish_said in SAID_OF_PAIRS.items():
        for why, ours in told:
            assert (english in why) == (polish_said in ours), (why, ours)
    missed = {one for one in SAID_OF_PAIRS if not any(one in why for why, _ in told)}
    assert missed == set()


def test_polish_denies_something_and_never_a_thing_denied() -> None:
    # "zaprzeczyć" takes a dative: a time cannot be "zaprzeczony".
    words = dictionary()
    ours = [*(both["pl"] for both in words.words.values()), *words.rules.values()]
    assert [one for one in ours if re.search(r"zaprzeczon(?!o\b)", one)] == []
