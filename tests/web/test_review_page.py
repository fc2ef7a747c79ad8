"""The review page: a real server, hostile requests, and a real browser."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium_pipe import chromium
from ledger_scenes import NOON, NOON_NS
from served import served
from vedette.claims.desk import Desk
from vedette.claims.extract import extract
from vedette.claims.ledger import open_ledger, read_ledger
from vedette.claims.proposed import add_proposals, proposed, read_proposals
from vedette.claims.text import read_document
from vedette.cli.main import run
from vedette.record import new_key
from vedette.web.review_server import POLICY, review_application
from vedette.web.view import server_of

TOKEN = "t" * 43
HOSTILE = "<img src=x onerror=alert(1)></script>"
TEXT = f"""Night over Velm {HOSTILE}

VELM, 4 March 2031. It was 🛸 odd: at least nine drones were seen, the Harbour
Office said.
Police said that two people were injured.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "ledger"
    out.mkdir()
    for name in ("herald", "post"):
        path = tmp_path / f"{name}.txt"
        path.write_text(TEXT if name == "herald" else TEXT.replace("odd", "rather odd"))
        read = read_document(path.read_bytes(), id=name, name=path.name)
        found = extract(read.document, read.text, event="velm")
        add_proposals(out, [proposed(one, read.document, str(path)) for one in found])
    return out


@pytest.fixture
def port(folder: Path, tmp_path: Path) -> Iterator[int]:
    key = new_key(tmp_path / "site.key")
    with open_ledger(folder, key, now_ns=NOON_NS) as book:
        desk = Desk(
            book,
            read_proposals(folder),
            by="A. Reader",
            zone="",
            clock=lambda: (NOON_NS, NOON),
        )
        with served(server_of(review_application(desk, TOKEN))) as number:
            yield number


def ask(
    port: int, path: str, body: object = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    sent.setdefault("Host", f"127.0.0.1:{port}")
    content = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    client.request("GET" if body is None else "POST", path, content, sent)
    answer = client.getresponse()
    told = {name.lower(): value for name, value in answer.getheaders()}
    found = answer.status, told, answer.read()
    client.close()
    return found


def decide(port: int, body: object, **headers: str) -> tuple[int, dict[str, object]]:
    sent = {"Content_Type": "application/json", "X_Vedette_Token": TOKEN, **headers}
    status, _, content = ask(port, "/decide", body, **sent)
    return status, json.loads(content)


def cards(port: int) -> list[dict[str, object]]:
    found = json.loads(ask(port, "/state.json")[2])["cards"]
    assert isinstance(found, list)
    return found


def test_the_page_loads_nothing_from_elsewhere_and_holds_no_text(port: int) -> None:
    status, headers, body = ask(port, "/")
    assert status == 200
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["cache-control"] == "no-store"
    assert b"http" not in body
    assert HOSTILE.encode() not in body
    for name in ("review.js", "review.css"):
        status, headers, body = ask(port, f"/{name}")
        assert status == 200
        assert b"http" not in body
        assert b"innerHTML" not in body
    assert ask(port, "/page.html")[0] == 404
    assert ask(port, "/..%2fview.py")[0] == 404


def test_offsets_of_a_card_point_at_its_words_in_code_points(port: int) -> None:
    state = json.loads(ask(port, "/state.json")[2])
    for card in state["cards"]:
        text = state["documents"][card["document"]]["text"]
        assert text[card["from"] : card["to"]] == card["quote"]
    first = state["cards"][0]
    text = state["documents"][first["document"]]["text"]
    assert text[first["start"] : first["end"]].casefold() == "at least nine drones"


def test_a_decision_is_in_the_ledger_when_it_is_answered(
    port: int, folder: Path
) -> None:
    first, second, third, fourth = cards(port)
    status, told = decide(port, {"key": first["key"], "deed": "confirmed"})
    assert (status, told["outcome"]) == (200, "confirmed")
    assert len(read_ledger(folder).claims) == 1
    edits = {"speaker": "Ana Orlo"}
    body = {"key": second["key"], "deed": "confirmed", "edits": edits}
    assert decide(port, body)[1]["outcome"] == "corrected"
    (repeat,) = cards(port)[0]["repeats"]  # type: ignore[misc]
    origin = repeat["utterance"]
    body = {"key": third["key"], "deed": "confirmed", "origin": origin}
    assert decide(port, body)[0] == 200
    assert decide(port, {"key": fourth["key"], "deed": "rejected"})[0] == 200
    ledger = read_ledger(folder)
    assert [one.status.value for one in ledger.claims] == [
        "confirmed", "corrected", "confirmed",
    ]  # fmt: skip
    assert len({one.origin for one in ledger.utterances.values()} - {""}) == 1
    assert len(ledger.rejected) == 1
    assert {one.by for one in ledger.decisions} == {"A. Reader"}
    assert cards(port) == []
    assert run(["verify", str(folder)]) == 0


def revise(port: int, body: object, **headers: str) -> tuple[int, dict[str, object]]:
    sent = {"Content_Type": "application/json", "X_Vedette_Token": TOKEN, **headers}
    status, _, content = ask(port, "/revise", body, **sent)
    return status, json.loads(content)


def standing(port: int) -> list[dict[str, object]]:
    found = json.loads(ask(port, "/standing.json")[2])["standing"]
    assert isinstance(found, list)
    return found


def test_what_stands_is_revised_and_nothing_is_overwritten(
    port: int, folder: Path
) -> None:
    for card in cards(port)[::2]:
        assert decide(port, {"key": card["key"], "deed": "confirmed"})[0] == 200
    first, second = standing(port)
    assert first["decided"] == "confirmed by A. Reader"
    assert [one["claim"] for one in first["repeats"]] == [second["key"]]  # type: ignore[attr-defined]
    text = json.loads(ask(port, "/state.json")[2])["documents"]["herald"]["text"]
    assert text[first["from"] : first["to"]] == first["quote"]
    body = {"claim": first["key"], "deed": "merged origin", "value": second["key"]}
    assert revise(port, body) == (200, {"claims": 2})
    assert standing(port)[0]["repeats"] == []
    body = {"claim": first["key"], "deed": "set event", "value": "orlo"}
    assert revise(port, body)[0] == 200
    body = {"claim": second["key"], "deed": "rejected", "note": "misread"}
    assert revise(port, body) == (200, {"claims": 1})
    assert revise(port, body)[0] == 422
    ledger = read_ledger(folder)
    assert [one.event for one in ledger.claims] == ["orlo"]
    assert len({one.origin for one in ledger.utterances.values()}) == 1
    assert ledger.decisions[-1].note == "misread"
    assert run(["verify", str(folder)]) == 0


@pytest.mark.parametrize(
    "body",
    [
        {"claim": "c-none", "deed": "set event", "value": "x"},
        {"claim": "KEY", "deed": "rejected"},
        {"claim": "KEY", "deed": "rejected", "note": "  "},
        {"claim": "KEY", "deed": "confirmed"},
        {"claim": "KEY", "deed": "set event", "value": "x" * 300},
        {"claim": "KEY", "deed": "set event", "by": "somebody else"},
        b"{",
    ],
)
def test_a_revision_that_cannot_be_is_refused_in_words(
    port: int, folder: Path, body: object
) -> None:
    decide(port, {"key": cards(port)[0]["key"], "deed": "confirmed"})
    before = read_ledger(folder)
    if isinstance(body, dict) and body["claim"] == "KEY":
        body = {**body, "claim": standing(port)[0]["key"]}
    status, told = revise(port, body)
    assert status == 422
    assert "expected" in str(told["error"])
    assert revise(port, body, X_Vedette_Token=TOKEN[1:])[0] == 403
    assert read_ledger(folder) == before


def test_nobody_else_decides(port: int, folder: Path) -> None:
    body = {"key": cards(port)[0]["key"], "deed": "confirmed"}
    for token in ("", "x", "t" * 42, "é"):
        status, _, _ = ask(
            port, "/decide", body, Content_Type="application/json",
            X_Vedette_Token=token.encode().decode("latin-1"),
        )  # fmt: skip
        assert status == 403
    assert (
        ask(port, "/decide", body, Host="evil.example", X_Vedette_Token=TOKEN)[0] == 421
    )
    assert ask(port, "/state.json", None, Host="evil.example")[0] == 421
    assert decide(port, body, Content_Type="text/plain")[0] == 422
    assert ask(port, "/decide")[0] == 404
    assert read_ledger(folder).decisions == ()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"\xff", b"[" * 5000,
        {"key": "p-none", "deed": "confirmed"},
        {"key": "p-none"},
        {"key": "KEY", "deed": "blessed"},
        {"key": "KEY", "deed": "set event"},
        {"key": "KEY", "deed": "confirmed", "by": "somebody else"},
        {"key": "KEY", "deed": "confirmed", "origin": "u-none"},
        {"key": "KEY", "deed": "corrected", "edits": {"reviewer": "somebody else"}},
        {"key": "KEY", "deed": "corrected", "edits": {"as_of": "10/09/2025"}},
        {"key": "KEY", "deed": "corrected", "edits": {"quote": "never said"}},
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_in_words_and_changes_nothing(
    port: int, folder: Path, body: object
) -> None:
    if isinstance(body, dict) and body.get("key") == "KEY":
        body = {**body, "key": cards(port)[0]["key"]}
    status, told = decide(port, body)
    assert status == 422
    assert "expected" in str(told["error"])
    assert read_ledger(folder).decisions == ()


def test_a_body_without_end_is_cut_off(port: int) -> None:
    status, told = decide(port, b" " * 600_000)
    assert status == 422
    assert "at most" in str(told["error"])


def test_a_file_that_has_changed_is_not_shown(port: int, folder: Path) -> None:
    (folder.parent / "herald.txt").write_text("another text")
    state = json.loads(ask(port, "/state.json")[2])
    assert state["documents"]["herald"]["text"] is None
    assert state["documents"]["post"]["text"] is not None


def test_a_person_reviews_with_keys_alone_in_a_real_browser(
    port: int, folder: Path, tmp_path: Path
) -> None:
    with chromium(tmp_path) as browser:
        browser.tell("Page.navigate", url=f"http://127.0.0.1:{port}/")
        browser.wait("document.querySelectorAll('.card').length == 4")
        marked = "document.querySelector('mark.now').textContent"
        assert browser.ask(marked) == "at least nine drones"
        assert browser.ask("document.querySelectorAll('#article img').length") == 0
        assert HOSTILE in browser.ask("document.querySelector('.text').textContent")
        browser.press("j")
        browser.press("k")
        browser.press("a")
        browser.wait("document.querySelectorAll('.done').length == 1")
        assert len(read_ledger(folder).claims) == 1
        browser.press("e")
        browser.wait("document.querySelector('form input') !== null")
        field = "document.querySelector('form [id$=-speaker]')"
        browser.ask(f"{field}.value = 'Ana Orlo'; {field}.form.requestSubmit()")
        browser.wait("document.querySelectorAll('.done').length == 2")
        browser.photograph(tmp_path / "review.png")
        browser.press("m")
        browser.wait("document.querySelectorAll('.done').length == 3")
        browser.press("r")
        browser.wait("document.querySelectorAll('.done').length == 4")
        assert browser.logged == []
    ledger = read_ledger(folder)
    assert {one.name for one in ledger.sources.values()} == {
        "Harbour Office", "Ana Orlo",
    }  # fmt: skip
    assert len({one.origin for one in ledger.utterances.values()} - {""}) == 1
    assert len(ledger.rejected) == 1
    assert (tmp_path / "review.png").stat().st_size > 10_000


def test_a_person_revises_what_stands_with_keys_alone_in_a_real_browser(
    port: int, folder: Path, tmp_path: Path
) -> None:
    for card in cards(port)[::2]:
        decide(port, {"key": card["key"], "deed": "confirmed"})
    first, second = (one["key"] for one in standing(port))
    with chromium(tmp_path) as browser:
        browser.tell("Page.navigate", url=f"http://127.0.0.1:{port}/")
        browser.wait("document.querySelectorAll('.card').length == 2")
        browser.press("t")
        browser.wait("document.querySelector('#turn').textContent == 'What waits t'")
        assert browser.ask("location.hash") == "#standing"
        marked = browser.ask("document.querySelector('mark.now').textContent")
        assert "nine drones" in marked
        browser.press("m")
        browser.wait("state.standing[0].repeats.length == 0 && !busy")
        for key, answer in (("v", "orlo"), ("o", HOSTILE), ("r", "misread")):
            browser.press(key)
            browser.wait("document.querySelector('#answer') !== null")
            field = "document.querySelector('#answer')"
            value = json.dumps(answer)
            browser.ask(f"{field}.value = {value}; {field}.form.requestSubmit()")
            browser.wait("document.querySelector('#answer') === null && !busy")
        browser.wait("document.querySelectorAll('.card').length == 1")
        browser.press("t")
        browser.wait("document.querySelectorAll('.card').length == 2")
        assert browser.logged == []
    ledger = read_ledger(folder)
    assert list(ledger.withdrawn) == [first]
    assert [one.id for one in ledger.claims] == [second]
    assert [one.deed.value for one in ledger.decisions[2:]] == [
        "merged origin", "set event", "merged origin", "rejected",
    ]  # fmt: skip
    assert ledger.stated[str(first)].event == "orlo"
    assert HOSTILE in {one.origin for one in ledger.utterances.values()}
