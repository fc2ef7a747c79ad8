"""The rules of the house as walks over syntax trees; `test_tidy` applies them.

Each rule takes one source file and yields (line, what is wrong). Why the recorded path
may not call libm, BLAS or unstable sorts: docs/adr/0001-same-input-same-bits.md.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "vedette"
FILE_LINES_MAX = 400  # a file is read in one sitting
BODY_LINES_MAX = 60  # a function is seen on one screen

# What decides the picture; docs/adr/0001 says why libm, BLAS and unstable sorts differ
# between machines.
RECORDED = (
    "airspace",
    "earth",
    "fixed_math",
    "incursions",
    "plots",
    "sensors",
    "tracks",
    "warnings",
)
# Of those packages, what is for people alone and enters no record.
FOR_PEOPLE = (
    "src/vedette/airspace/describe.py",
    "src/vedette/warnings/cap.py",
    "src/vedette/warnings/files.py",
)
# Scoring and studies stand outside the recorded path.
RANDOM_ALLOWED = ("score", "study", "simulation")
TRANSCENDENTAL = """
    acos acosh arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan
    atan2 atanh cbrt cos cosh dist erf erfc exp exp2 expm1 float_power gamma hypot i0
    lgamma log log10 log1p log2 logaddexp logaddexp2 pow power sin sinc sinh tan tanh
""".split()  # noqa: SIM905 - read as the words that they are
LINEAR_ALGEBRA = """
    dot einsum inner kron linalg matmul matvec tensordot vdot vecmat
""".split()  # noqa: SIM905
CLOCKS = """
    ctime gmtime localtime monotonic monotonic_ns now perf_counter perf_counter_ns
    process_time time time_ns today utcnow
""".split()  # noqa: SIM905
CLOCK_OWNERS = ("time", "datetime", "date", "dt")
STABLE = ("stable", "mergesort")

Finding = tuple[int, str]


class Source(NamedTuple):
    """One source file."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Path from the root of the checkout."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def package(self) -> str:
        """First folder below ``src/vedette``, or the module's own name."""
        if not self.path.is_relative_to(SOURCE):
            return ""
        return self.path.relative_to(SOURCE).parts[0].removesuffix(".py")

    @property
    def recorded(self) -> bool:
        """Whether it decides the picture."""
        return self.package in RECORDED and self.name not in FOR_PEOPLE


def read(path: Path) -> Source:
    """Read and parse one file."""
    text = path.read_text(encoding="utf-8")
    return Source(path, text, ast.parse(text, str(path)))


def dotted(node: ast.AST) -> str:
    """Write ``np.linalg.norm`` for its nodes, empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Walk every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def in_kernels(tree: ast.AST) -> frozenset[int]:
    """Collect the nodes inside compiled functions, by identity.

    numba multiplies for a whole exponent and brings its own sorts, the same on every
    machine; the interpreter calls libm and numpy, which choose by CPU.
    """
    return frozenset(
        id(node)
        for function in functions(tree)
        if any(dotted(d).endswith("kernel") for d in function.decorator_list)
        for node in ast.walk(function)
    )


def size_of_files(source: Source) -> Iterator[Finding]:
    """Keep a file to 400 lines."""
    lines = source.text.count("\n")
    if lines > FILE_LINES_MAX:
        yield lines, f"{lines} lines, at most {FILE_LINES_MAX}: split it"


def size_of_functions(source: Source) -> Iterator[Finding]:
    """Keep a function's body, without its docstring, to 60 lines."""
    for function in functions(source.tree):
        body = function.body
        if ast.get_docstring(function) is not None:
            body = body[1:]
        if not body:
            continue
        lines = (function.end_lineno or 0) - body[0].lineno + 1
        if lines > BODY_LINES_MAX:
            yield function.lineno, f"{function.name}: {lines} lines of body"


def module_docstring(source: Source) -> Iterator[Finding]:
    """Every module says what it is."""
    if not ast.get_docstring(source.tree):
        yield 1, "no docstring"


def public_things_speak(source: Source) -> Iterator[Finding]:
    """Public functions and classes have docstrings; every function is annotated."""
    for owner, node in _public(source.tree, "", depth=0):
        if not ast.get_docstring(node):
            yield node.lineno, f"{owner}{node.name} has no docstring"
    for function in functions(source.tree):
        wanted = [*function.args.posonlyargs, *function.args.args]
        wanted += [*function.args.kwonlyargs]
        for argument in wanted:
            if argument.annotation is None and argument.arg not in ("self", "cls"):
                yield function.lineno, f"{function.name}: {argument.arg} has no type"
        if function.returns is None:
            yield function.lineno, f"{function.name} has no return type"


Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(node: ast.AST, owner: str, *, depth: int) -> Iterator[tuple[str, Named]]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Named) or child.name.startswith("_"):
            continue
        overload = any(dotted(d) == "overload" for d in child.decorator_list)
        setter = any(dotted(d).endswith(".setter") for d in child.decorator_list)
        if not overload and not setter:
            yield owner, child
        if isinstance(child, ast.ClassDef):
            yield from _public(child, f"{owner}{child.name}.", depth=depth + 1)


def wall_clock(source: Source) -> Iterator[Finding]:
    """Only clock.py reads the wall clock: the picture's time is that of its inputs."""
    if source.name == "src/vedette/clock.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            for alias in node.names:
                if alias.name in CLOCKS:
                    yield node.lineno, f"from time import {alias.name}"
        if not isinstance(node, ast.Attribute) or node.attr not in CLOCKS:
            continue
        owner = dotted(node.value).rpartition(".")[2]
        if owner in CLOCK_OWNERS and dotted(node) != "datetime.time":
            yield node.lineno, f"{dotted(node)} reads the wall clock"


def libm(source: Source) -> Iterator[Finding]:
    """No function of libm on the recorded path: glibc picks its variant by CPU."""
    if not source.recorded:
        return
    kernels = in_kernels(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("math", "cmath"):
            for alias in node.names:
                if alias.name in TRANSCENDENTAL:
                    yield node.lineno, f"from {node.module} import {alias.name}"
        if isinstance(node, ast.Attribute) and node.attr in TRANSCENDENTAL:
            owner = dotted(node.value)
            if owner in ("math", "cmath", "np", "numpy", "scipy.special"):
                yield node.lineno, f"{owner}.{node.attr}: use vedette.fixed_math"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            compiled = id(node) in kernels and _literal(node.right, int)
            exact = _literal(node.left, float) and _literal(node.right, int)
            if not compiled and not exact:
                yield node.lineno, "** calls pow of libm: multiply"


def _literal(node: ast.expr, kind: type) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, kind | int)


def linear_algebra(source: Source) -> Iterator[Finding]:
    """No BLAS on the recorded path: its sums follow the CPU and the thread count."""
    if not source.recorded:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            yield node.lineno, "@ calls BLAS: write the loop"
        if isinstance(node, ast.Attribute) and node.attr in LINEAR_ALGEBRA:
            yield node.lineno, f".{node.attr} calls BLAS: write the loop"


def threads_and_fast_math(source: Source) -> Iterator[Finding]:
    """No fastmath and no parallel sums: their bits follow the machine."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg in ("fastmath", "parallel"):
            value = node.value
            if not (isinstance(value, ast.Constant) and value.value is False):
                yield value.lineno, f"{node.arg}: bits follow the machine"
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node).rpartition(".")[2]
            if name == "prange":
                yield node.lineno, "prange: bits follow the thread count"


def numba(source: Source) -> Iterator[Finding]:
    """Only kernel.py talks to numba, so that all kernels share its options."""
    if source.name == "src/vedette/kernel.py":
        return
    for node in ast.walk(source.tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if any(name.partition(".")[0] == "numba" for name in names):
            yield getattr(node, "lineno", 1), "numba: use vedette.kernel"


def sorts(source: Source) -> Iterator[Finding]:
    """Sorts are stable: the default kind orders ties by what the CPU can do."""
    if source.package in RANDOM_ALLOWED:
        return
    kernels = in_kernels(source.tree)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if id(node) in kernels:
            continue
        name, owner = node.func.attr, dotted(node.func.value)
        if name in ("partition", "argpartition") and owner in ("np", "numpy"):
            yield node.lineno, f"np.{name} has no stable order"
        if name != "argsort" and not (name == "sort" and owner in ("np", "numpy")):
            continue
        kinds = [k.value for k in node.keywords if k.arg == "kind"]
        if not any(isinstance(k, ast.Constant) and k.value in STABLE for k in kinds):
            yield node.lineno, f'{name} without kind="stable"'


def randomness(source: Source) -> Iterator[Finding]:
    """Random numbers are counted, from vedette.fixed_math; generators keep state."""
    if source.package in RANDOM_ALLOWED:
        return
    for node in ast.walk(source.tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Attribute):
            names = [dotted(node)]
        for name in names:
            if name in ("random", "numpy.random", "np.random"):
                yield getattr(node, "lineno", 1), f"{name}: use vedette.fixed_math"


def printing(source: Source) -> Iterator[Finding]:
    """Only the command line prints."""
    if source.package == "cli":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in (
            "print",
            "sys.stdout.write",
            "sys.stderr.write",
        ):
            yield node.lineno, f"{dotted(node.func)} outside vedette.cli"


UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def unfinished(source: Source) -> Iterator[Finding]:
    """Nothing is left for later in the code: it stands in the docs or not at all."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        if UNFINISHED.search(line):
            yield number, line.strip()
