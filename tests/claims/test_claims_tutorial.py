"""The tutorial on claims prints what it says it prints.

    python tests/claims/test_claims_tutorial.py     writes what is printed today

The root of a ledger differs from run to run, because it holds when each row came in.
"""

import re
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from test_readme import CONSOLE, ROOT, printed

PAGE = ROOT / "docs" / "tutorial-claims.md"
FILES = re.compile(r"`([a-z-]+\.(?:txt|csv))`:\n\n```(?:text|csv)\n(.*?)```", re.DOTALL)


def rewritten(text: str) -> str:
    """Run everything on the page, in its order; return it with what is printed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in FILES.findall(text):
            (folder / file).write_text(content, encoding="utf-8")

        def console(found: re.Match[str]) -> str:
            words = shlex.split(found[1])[1:]
            said = printed([sys.executable, "-m", "vedette.cli.main", *words], folder)
            said = re.sub(r"\b[0-9a-f]{64}\b", "ROOT", said)
            return f"```console\n$ {found[1]}\n{said}```"

        return CONSOLE.sub(console, text)


def test_the_tutorial_on_claims_prints_what_it_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(FILES.findall(text)) == 3
    assert len(CONSOLE.findall(text)) == 4
    assert rewritten(text) == text, "this file, run as a program, writes it anew"


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
