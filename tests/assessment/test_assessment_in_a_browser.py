"""The assessment page in a real browser: it asks nobody for anything, and is whole."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import assessment_scenes as scenes
from vedette.web.paper_html import draw_paper

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)


@pytest.fixture(scope="module")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not on PATH: the page was not opened in a browser")
    return path


def opened(chromium: str, page: Path) -> tuple[str, str, list[str]]:
    """Open a page: what it became, the console, what it asked the network for."""
    log = page.with_suffix(".net.json")
    profile = page.with_suffix(".profile")
    flags = (*FLAGS, f"--user-data-dir={profile}", f"--log-net-log={log}")
    ran = subprocess.run(
        [chromium, *flags, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    # What a page of a file asks for has the opaque origin; a browser's own errands,
    # such as asking for its updates, have none.
    asked = [
        event["params"]["url"]
        for event in events
        if event.get("params", {}).get("initiator") == "null"
    ]
    return ran.stdout, ran.stderr, asked


def test_the_page_asks_nobody_and_shows_everything(
    chromium: str, tmp_path: Path
) -> None:
    page = tmp_path / "assessment.html"
    told = scenes.paper(warnings=scenes.WARNINGS)
    page.write_text(draw_paper(told), encoding="utf-8")
    shown, console, asked = opened(chromium, page)
    assert "CONSOLE" not in console  # where a breach of its own policy would stand
    assert asked == []
    assert shown.count("<svg") == 5
    assert "Objects that entered PL" in shown


def test_a_page_that_asks_would_be_found_out_and_ours_would_be_stopped(
    chromium: str, tmp_path: Path
) -> None:
    leak = '<img src="http://127.0.0.1:9/leak.png">'
    bare, ours = tmp_path / "bare.html", tmp_path / "ours.html"
    bare.write_text(leak)
    page = draw_paper(scenes.paper())
    ours.write_text(page.replace("</main>", f"{leak}</main>"), encoding="utf-8")
    assert set(opened(chromium, bare)[2]) == {"http://127.0.0.1:9/leak.png"}
    _, console, asked = opened(chromium, ours)
    assert asked == []
    assert "Content Security Policy" in console
