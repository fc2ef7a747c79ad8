"""Commands and code of the README and the tutorial print what the pages say they print.

    python tests/test_readme.py     writes what they print today into both pages, and
                                    the picture that the demo draws into docs/images

What differs from machine to machine stands there as a word: the fingerprint of the
user's own key, how fast the machine is, and where the bundled files lie.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TUTORIAL = ROOT / "docs" / "tutorial.md"
IMAGE = ROOT / "docs" / "images" / "night.png"
CONSOLE = re.compile(r"```console\n\$ ([^\n]+)\n(.*?)```", re.DOTALL)
TOML = re.compile(r"`([a-z-]+\.toml)`:\n\n```toml\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```(.*?)```text\n(.*?)```", re.DOTALL)


def normalised(text: str) -> str:
    """Put words where a machine shows."""
    text = text.replace(f"{ROOT}/", "").replace(str(ROOT), ".")
    text = re.sub(r"[0-9.]+ core-seconds", "SOME core-seconds", text)
    return re.sub(r"\b[0-9a-f]{32}\b", "YOUR-KEY", text)


def printed(words: list[str], folder: Path) -> str:
    """Run a command in a folder; return what it prints, normalised."""
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    state = {"PYTHONPATH": path, "XDG_STATE_HOME": str(folder / "state")}
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, **state},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return normalised(done.stdout)


def spread(word: str, folder: Path) -> list[str]:
    """Name the files that a shell puts for a word with a star."""
    found = sorted(folder.glob(word)) if "*" in word else []
    return [str(path.relative_to(folder)) for path in found] or [word]


def rewritten(text: str, drawing: Path | None = None) -> str:
    """Run everything on a page, in its order; return it with what is printed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in TOML.findall(text):
            (folder / file).write_text(content, encoding="utf-8")

        def console(found: re.Match[str]) -> str:
            program, *typed = shlex.split(found[1])
            words = [name for word in typed for name in spread(word, folder)]
            if program == "vedette":
                start = [sys.executable, "-m", "vedette.cli.main"]
            else:
                start = [sys.executable]
                words[0] = str(ROOT / words[0])
            said = printed([*start, *words], folder)
            return f"```console\n$ {found[1]}\n{said}```"

        def python(found: re.Match[str]) -> str:
            said = printed([sys.executable, "-c", found[1]], folder)
            return f"```python\n{found[1]}```{found[2]}```text\n{said}```"

        found = PYTHON.sub(python, CONSOLE.sub(console, text))
        if drawing is not None:
            shutil.copyfile(folder / "demo" / "assessment.png", drawing)
        return found


def test_the_readme_prints_what_it_says() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(CONSOLE.findall(text)) == 3
    assert len(PYTHON.findall(text)) == 1
    assert rewritten(text) == text, "python tests/test_readme.py writes it anew"


def test_the_tutorial_prints_what_it_says() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    assert len(TOML.findall(text)) == 1
    assert len(CONSOLE.findall(text)) >= 5
    assert rewritten(text) == text, "python tests/test_readme.py writes it anew"


def test_the_picture_in_the_readme_is_there_and_small() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert shown
    for name in shown:
        size = (ROOT / name).stat().st_size
        assert 1_000 < size < 800_000, name


if __name__ == "__main__":
    for PAGE, DRAWING in ((README, IMAGE), (TUTORIAL, None)):
        WRITTEN = rewritten(PAGE.read_text(encoding="utf-8"), DRAWING)
        PAGE.write_text(WRITTEN, encoding="utf-8")
