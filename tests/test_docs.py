"""Every dependency, command, key, decision and word of the trade is documented."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from vedette.cli.main import COMMANDS
from vedette.errors import (
    BrokenInvariant,
    EnvironmentProblem,
    FeedError,
    RecordError,
    UsageError,
)
from vedette.site.tables import all_keys

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
NAME = re.compile(r"^[A-Za-z0-9_.-]+")
# Installed under one name, imported under another.
OTHER_NAMES = {"asterix": "libasterix"}
# A separate package of data, with a licence of its own; imported only where present.
DATA = {"vedette_borders_osm"}
WORDS = """
    alive approached assessment Bernoulli checkpoint claim clutter crossing episode
    existence gate GOSPA IMM incursion look NACp NIC origin p_detect plot record report
    SAC/SIC SIAP statement track trajectory volume warning
""".split()  # noqa: SIM905 - read as the words that they are


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def names_of(requirements: list[str]) -> set[str]:
    return {match[0] for text in requirements if (match := NAME.match(text))}


def rows(text: str) -> dict[str, list[str]]:
    """Read Markdown tables: first cell, without backquotes, to the other cells."""
    cells = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_every_dependency_has_a_reason_and_a_licence() -> None:
    declared = names_of(PROJECT["dependencies"])
    for group in PROJECT["optional-dependencies"].values():
        declared |= names_of(group)
    written = rows(page("dependencies.md"))
    assert set(written) - {"package"} == declared
    for name in declared:
        why, licence = written[name]
        assert why.endswith("."), name
        assert licence, name


def test_what_the_source_imports_is_declared_and_the_other_way_round() -> None:
    imported: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
            elif (
                isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module"
            ):
                imported.add(ast.literal_eval(node.args[0]).partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"vedette"} - DATA
    declared = names_of(PROJECT["dependencies"])
    # numba brings llvmlite, whose version names the cache of compiled kernels.
    assert {OTHER_NAMES.get(name, name) for name in foreign} - {"llvmlite"} == declared


def test_every_command_has_a_section_and_no_section_lacks_a_command() -> None:
    sections = re.findall(r"^## `vedette ([^`]+)`$", page("commands.md"), re.MULTILINE)
    assert set(sections) == {command.name for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_option_of_a_command_is_documented(command: object) -> None:
    name, target, _ = command  # type: ignore[misc]
    section = page("commands.md").split(f"## `vedette {name}`")[1].split("\n## ")[0]
    module, _, function = target.partition(":")
    path = ROOT / "src" / Path(*module.split(".")).with_suffix(".py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            for argument in node.args.kwonlyargs:
                assert f"--{argument.arg.replace('_', '-')}" in section, argument.arg


def test_every_exit_code_is_documented() -> None:
    codes = set(rows(page("commands.md").split("## ")[0])) - {"exit code", "---"}
    errors = (RecordError, UsageError, FeedError, EnvironmentProblem, BrokenInvariant)
    assert codes == {"0", "130"} | {str(error.exit_code) for error in errors}


def test_every_key_of_the_site_file_is_documented() -> None:
    text = page("site-file.md")
    for key in all_keys():
        section = text.split(f"### `{key.table}`")[1].split("### ")[0]
        assert f"| `{key.name}` |" in section


def test_the_example_of_the_site_file_holds(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", page("site-file.md"), re.DOTALL)
    assert example is not None
    site = tmp_path / "site.toml"
    site.write_text(example[1])
    command = [sys.executable, "-m", "vedette.cli.main", "check", str(site)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert "radar-1 is a radar, SAC/SIC 25/201" in ended.stdout


def test_the_glossary_gives_every_word_a_sentence_an_origin_and_neighbours() -> None:
    words = rows(page("glossary.md"))
    assert not set(WORDS) - set(words)
    entries = {word: cells for word, cells in words.items() if word != "word"}
    for word, cells in entries.items():
        assert len(cells) == 3, word
        assert cells[0].endswith("."), word
        assert all(cells), word
    order = [word.lower() for word in entries]
    assert order == sorted(order), "the glossary is in alphabetical order"


def test_every_decision_is_in_the_index() -> None:
    index = page("adr/README.md")
    decisions = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    assert re.findall(r"\]\(([0-9]{4}-[^)]+)\)", index) == decisions


def links(path: Path) -> list[str]:
    text = re.sub(r"(?s)```.*?```", "", path.read_text(encoding="utf-8"))
    return re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in (*DOCS.rglob("*.md"), *ROOT.glob("*.md"))
        for target in links(path)
        if not (path.parent / target).exists()
    ]
    assert not broken, "\n".join(broken)


def test_changes_begin_with_what_is_not_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (.+)$", text, re.MULTILINE)
    assert first is not None
    assert first[1].startswith(("Unreleased", PROJECT["version"]))
