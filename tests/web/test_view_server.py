"""The view server: a real one on a real port, asked by a plain HTTP client."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from served import served
from vedette.errors import EnvironmentProblem, UsageError
from vedette.web.view import is_loopback_name, listen, serve, server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shown = tmp_path / "demo"
    shown.mkdir()
    (shown / "map.html").write_text("<!DOCTYPE html><title>a map</title>")
    (shown / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (shown / "decode.json").write_text('{"bytes": 1}')
    (shown / "signing.key").write_text("secret")
    (tmp_path / "outside.txt").write_text("outside")
    (shown / "incursions.json").symlink_to(tmp_path / "outside.txt")
    return shown


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    with served(server(folder)) as number:
        yield number


def ask(
    port: int, path: str, *, host: str | None = None, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    client.putrequest(method, path, skip_host=True)
    client.putheader("Host", f"127.0.0.1:{port}" if host is None else host)
    client.endheaders()
    answer = client.getresponse()
    headers = {key.lower(): value for key, value in answer.getheaders()}
    body = answer.read()
    client.close()
    return answer.status, headers, body


def test_map_is_shown_at_the_root_and_files_by_name(port: int, folder: Path) -> None:
    for path in ("/", "/map.html", "/map.html?x=1"):
        status, headers, body = ask(port, path)
        assert status == 200
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert body == (folder / "map.html").read_bytes()
    assert ask(port, "/decode.json")[2] == b'{"bytes": 1}'
    assert ask(port, "/map.svg")[1]["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "path",
    [
        "/signing.key",
        "/tracks.parquet",  # a served name that this folder lacks
        "/incursions.json",  # a served name that is a link to elsewhere
        "/../outside.txt",
        "/..%2foutside.txt",
        "/%2e%2e/outside.txt",
        "/demo/../map.html",
        "/map.html/",
        "/map.html%00.svg",
        "//etc/passwd",
        "/.",
    ],
)
def test_nothing_else_is_shown(port: int, path: str) -> None:
    status, _, body = ask(port, path)
    assert status in (307, 404)
    assert b"secret" not in body
    assert b"outside" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_folder_is_read_only(port: int, method: str) -> None:
    assert ask(port, "/map.html", method=method)[0] == 405


def test_every_answer_carries_the_headers_that_guard_it(port: int) -> None:
    for path in ("/", "/map.svg", "/nothing"):
        headers = ask(port, path)[1]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers
        assert "access-control-allow-origin" not in headers
    assert "frame-ancestors 'none'" in ask(port, "/")[1]["content-security-policy"]
    assert "sandbox" in ask(port, "/map.svg")[1]["content-security-policy"]


def test_a_name_re_bound_to_this_machine_gets_nothing(port: int) -> None:
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", ""):
        status, _, body = ask(port, "/", host=host)
        assert status in (400, 421)
        assert b"a map" not in body
    assert ask(port, "/", host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8470", True),
        ("localhost:8470", True),
        ("LOCALHOST", True),
        ("[::1]:8470", True),
        ("[::1]", True),
        ("10.0.0.1", False),
        ("localhost.evil.example", False),
        ("localhost@evil.example", False),
        ("127.0.0.1:80@evil", False),
        ("[::1", True),
        ("", False),
        ("2130706433", False),
    ],
)
def test_loopback_names_are_told_from_others(host: str, ours: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_loopback_name(host) is ours


def test_taken_port_is_a_problem_of_the_machine_with_advice(folder: Path) -> None:
    with listen("127.0.0.1", 0) as held:
        number = held.getsockname()[1]
        said = r"already in use.*--port"
        with pytest.raises(EnvironmentProblem, match=said) as caught:
            serve(folder, port=number)
    assert caught.value.exit_code == 3
    with pytest.raises(EnvironmentProblem):
        listen("127.0.0.1", 70_000)


def test_only_loopback_is_served_and_only_a_folder_with_a_map(
    folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="loopback"):
        serve(folder, port=0, host="0.0.0.0")  # noqa: S104 - refused
    with pytest.raises(UsageError, match=r"map\.html"):
        serve(tmp_path, port=0)
