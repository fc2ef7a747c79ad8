"""The rules of the house hold in every file; each breach is named by file and line."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import tidy_rules as rules
from tidy_rules import ROOT, SOURCE, Finding, Source

EVERYWHERE = (
    rules.size_of_files,
    rules.size_of_functions,
    rules.module_docstring,
    rules.unfinished,
)
IN_SOURCE = (
    rules.public_things_speak,
    rules.wall_clock,
    rules.libm,
    rules.linear_algebra,
    rules.threads_and_fast_math,
    rules.numba,
    rules.sorts,
    rules.randomness,
    rules.printing,
)
# A module without a test that names it, and why it needs none of its own.
UNTESTED = {
    "vedette.clock": "one call of the standard library",
    "vedette.limits": "constants",
    "vedette.units": "constants, exact by definition",
}


@cache
def python_files(*folders: str) -> tuple[Source, ...]:
    paths = (path for name in folders for path in (ROOT / name).rglob("*.py"))
    return tuple(map(rules.read, sorted(paths)))


def breaches(
    rule: Callable[[Source], Iterator[Finding]], sources: tuple[Source, ...]
) -> list[str]:
    return [
        f"{source.name}:{line}: {what}"
        for source in sources
        for line, what in rule(source)
    ]


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_every_file_follows(rule: Callable[[Source], Iterator[Finding]]) -> None:
    found = breaches(rule, python_files("src", "tests", "bench", "tools"))
    assert not found, "\n".join([rule.__doc__ or "", *found])


@pytest.mark.parametrize("rule", IN_SOURCE, ids=lambda rule: rule.__name__)
def test_every_source_file_follows(
    rule: Callable[[Source], Iterator[Finding]],
) -> None:
    found = breaches(rule, python_files("src"))
    assert not found, "\n".join([rule.__doc__ or "", *found])


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def mentioned(source: Source) -> set[str]:
    """Find every module that a file imports or names in a text, such as a command."""
    names: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.update(re.findall(r"vedette(?:\.\w+)+", node.value))
    return names


def test_no_file_is_dead() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    entries = {path.partition(":")[0] for path in scripts.values()}
    dead = []
    sources = python_files("src")
    for source in sources:
        name = module_name(source.path)
        if source.path.name in ("__init__.py", "__main__.py") or name in entries:
            continue
        others = (mentioned_in_code(o) for o in sources if o is not source)
        if not any(name in names for names in others):
            dead.append(f"{source.name}:1: nothing imports {name}")
    assert not dead, "\n".join(dead)


@cache
def mentioned_in_code(source: Source) -> frozenset[str]:
    """Like `mentioned`, but a docstring keeps no file alive."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    kept = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Constant) and id(node) not in docstrings)
    ]
    code = ast.Module(body=[], type_ignores=[])
    code.body = [n if isinstance(n, ast.stmt) else ast.Expr(value=n) for n in kept]  # type: ignore[arg-type]
    return frozenset(mentioned(Source(source.path, source.text, code)))


def imports(source: Source) -> set[str]:
    """Follow a test's names to the modules that they come from.

    A test may import from the package's ``__init__``, its table of contents, or the
    package itself.
    """
    origin = reexported()
    names = mentioned(source)
    packages = {module for name, module in origin.items() if parent(name) in names}
    return names | packages | {origin[name] for name in names if name in origin}


def parent(name: str) -> str:
    return name.rpartition(".")[0]


@cache
def reexported() -> dict[str, str]:
    """Map ``vedette.fixed_math.exp`` to the module that it comes from."""
    found: dict[str, str] = {}
    for source in python_files("src"):
        if source.path.name != "__init__.py":
            continue
        package = module_name(source.path)
        for node in source.tree.body:
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    found[f"{package}.{alias.name}"] = node.module
    return found


def with_siblings(named: set[str]) -> set[str]:
    """Add what a package keeps to itself: it is tested through what imports it."""
    sources = {module_name(source.path): source for source in python_files("src")}
    reached, fresh = set(named), set(named)
    while fresh:
        fresh = {
            other
            for name in fresh & sources.keys()
            for other in mentioned_in_code(sources[name])
            if parent(other) == parent(name) and other not in reached
        }
        reached |= fresh
    return reached


def test_every_module_has_a_test_that_names_it() -> None:
    named: set[str] = set()
    for test in python_files("tests"):
        named |= imports(test)
    reached = with_siblings(named)
    missing = []
    for source in python_files("src"):
        name = module_name(source.path)
        if source.path.name in ("__init__.py", "__main__.py") or name in UNTESTED:
            continue
        if name not in reached:
            missing.append(f"{source.name}:1: no test names {name}")
    assert not missing, "\n".join(missing)


def test_the_list_of_untested_modules_is_no_longer_than_needed() -> None:
    modules = {module_name(source.path) for source in python_files("src")}
    assert set(UNTESTED) <= modules


# Written so that no pattern finds itself.
FORBIDDEN = {
    r"[/]work/|[/]root/|[/]home/\w": "a path of one machine",
    r"\.\./[s]hared": "a path beside the checkout",
    r"pypi\.org/[s]imple|files\.python[h]osted|registry\.npm[j]s|[a]rtifactory": (
        "a registry host"
    ),
    r"(?i)\b(?:this|previous|next|later|earlier) (?:[i]ssue|[s]ession|[p]rompt)\b": (
        "talk about how it was made"
    ),
    r"(?i)\b[i]ssue #?\d": "talk about how it was made",
    r"(?i)\b(?:[c]laude|[a]nthropic|[c]hatgpt|[c]opilot|language [m]odel)\b": (
        "talk about how it was made"
    ),
    r"(?i)\b(?:[l]auncher position|interceptor [g]eometry|kill [c]hain)\b": (
        "Vedette directs no weapons"
    ),
}
ALLOWED = {
    "tests/realdata.py": r"\.\./[s]hared",  # the one place that looks beside it
    ".gitignore": "",
}
TEXT = """
    .py .md .toml .json .yml .yaml .txt .css .js .html .cfg .svg .sh .csv
""".split()  # noqa: SIM905 - read as the words that they are


def committed() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    if listing.returncode:
        pytest.skip("not a git checkout, so what is committed is not known")
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_nothing_committed_names_a_machine_or_how_it_was_made() -> None:
    found = []
    for path in committed():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in TEXT and path.name not in ("Makefile", "run", "NOTICE"):
            continue
        for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), start=1
        ):
            for pattern, why in FORBIDDEN.items():
                if pattern == ALLOWED.get(name):
                    continue
                hit = re.search(pattern, line)
                if hit:
                    found.append(f"{name}:{number}: {hit[0]!r}: {why}")
    assert not found, "\n".join(found)
