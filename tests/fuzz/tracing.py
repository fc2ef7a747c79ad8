"""Coverage and a count of steps, for code that is read again from its source.

Law: every block of statements (a function, a branch, the body of a loop) gets a mark
at its begin when its module is imported. A run leaves the marks that it met, in order:
which ones, and how often, is its coverage (in buckets, as AFL does it); how many is its
length in steps. Loops and functions count against a limit, so that a hang is found by
counting and never by a clock: the same input takes the same steps on every machine.

Kernels are traced too: run with NUMBA_DISABLE_JIT=1 they are plain Python. numba widens
small integers to 64 bits and numpy does not, so what a kernel reads from an array is
widened here.
"""

import ast
import importlib.machinery
import sys
import types
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path

import numpy as np

BUCKETS = (1, 2, 3, 4, 8, 16, 32, 128)  # AFL's: how often a block was met
SMALL = (np.uint8, np.int32)
Feature = tuple[object, ...]


class TooManySteps(BaseException):
    """A run went on for longer than its input can explain."""


class Tracer:
    """What blocks there are, and which of them the present run has met.

    Parameters
    ----------
    steps_max : int
        Marks that a run may meet.
    """

    def __init__(self, steps_max: int = sys.maxsize) -> None:
        self.steps_max = steps_max
        self.blocks: list[tuple[str, int, int]] = []
        """Module, line and statements of each block, by mark."""
        self._met: list[int] = []

    def begin(self, steps_max: int) -> None:
        """Begin a run."""
        self.steps_max = steps_max
        self._met.clear()

    @property
    def steps(self) -> int:
        """Marks met in this run."""
        return len(self._met)

    def features(self) -> set[Feature]:
        """Blocks met in this run, each with how often, in buckets."""
        counted = Counter(self._met)
        return {(mark, bucket(often)) for mark, often in counted.items()}

    def names(self) -> dict[str, object]:
        """Give what the marks in a module call."""
        met, append = self._met, self._met.append

        def step(mark: int) -> None:
            append(mark)
            if len(met) > self.steps_max:
                raise TooManySteps(self.steps_max)

        return {"__mark__": append, "__step__": step, "__wide__": wide}

    def block(self, module: str, line: int, statements: int) -> int:
        """Give a block its mark."""
        self.blocks.append((module, line, statements))
        return len(self.blocks) - 1


def bucket(often: int) -> int:
    """Say about how often."""
    return sum(often >= limit for limit in BUCKETS)


def wide(value: object) -> object:
    """Widen a small integer, as numba does."""
    return np.int64(value) if type(value) in SMALL else value


class _Marks(ast.NodeTransformer):
    """Put a mark at the begin of every block of a module."""

    def __init__(self, tracer: Tracer, module: str) -> None:
        self._tracer = tracer
        self._module = module
        self._in_kernel = False

    def _marked(self, body: list[ast.stmt], name: str) -> list[ast.stmt]:
        """Put a mark before a block, behind its docstring."""
        if not body:
            return body
        first = body[0]
        words = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
        mark = self._tracer.block(self._module, first.lineno, len(body) - words)
        call = ast.Call(ast.Name(name, ast.Load()), [ast.Constant(mark)], [])
        marked = ast.copy_location(ast.Expr(call), first)
        return [*body[:words], marked, *body[words:]]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Mark a function; in a kernel, widen what is read from arrays."""
        kernel = any(getattr(d, "id", "") == "kernel" for d in node.decorator_list)
        outer, self._in_kernel = self._in_kernel, kernel or self._in_kernel
        node.body = [self.visit(statement) for statement in node.body]
        self._in_kernel = outer
        node.body = self._marked(node.body, "__step__")
        return node

    def _loop(self, node: ast.For | ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body = self._marked(node.body, "__step__")
        node.orelse = self._marked(node.orelse, "__mark__")
        return node

    visit_For = visit_While = _loop  # noqa: N815 - names of ast

    def _branch(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        for part in ("body", "orelse", "finalbody"):
            if hasattr(node, part):
                setattr(node, part, self._marked(getattr(node, part), "__mark__"))
        return node

    visit_If = visit_Try = visit_ExceptHandler = _branch  # noqa: N815 - names of ast
    visit_match_case = _branch

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Widen what a kernel reads."""
        self.generic_visit(node)
        if not self._in_kernel or not isinstance(node.ctx, ast.Load):
            return node
        call = ast.Call(ast.Name("__wide__", ast.Load()), [node], [])
        return ast.copy_location(call, node)


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module with marks, never from compiled files."""

    def __init__(self, tracer: Tracer, name: str, path: str) -> None:
        super().__init__(name, path)
        self._tracer = tracer

    def get_code(self, fullname: str) -> types.CodeType:
        """Compile the source with its marks."""
        path = Path(self.get_filename(fullname))
        tree = ast.parse(path.read_bytes(), str(path))
        marked = _Marks(self._tracer, fullname).visit(tree)
        return compile(ast.fix_missing_locations(marked), str(path), "exec")

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module, with what its marks call."""
        module.__dict__.update(self._tracer.names())
        super().exec_module(module)


class Marking(MetaPathFinder):
    """Finds the modules that are to be traced; put it first in `sys.meta_path`.

    Parameters
    ----------
    tracer : Tracer
        Told of every block.
    packages : sequence of str
        Names of modules and packages.
    """

    def __init__(self, tracer: Tracer, packages: Sequence[str]) -> None:
        self._tracer = tracer
        self._packages = tuple(packages)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: types.ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module that is to be traced; nothing for any other."""
        if not any(within(fullname, package) for package in self._packages):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            spec.loader = _Loader(self._tracer, fullname, spec.origin)
        return spec


def within(module: str, package: str) -> bool:
    """Say whether a module is a package or lies in it."""
    return module == package or module.startswith(f"{package}.")


def statements(
    tracer: Tracer, packages: Sequence[str], marks: set[int]
) -> Iterator[tuple[str, int, int]]:
    """Count statements by package.

    Parameters
    ----------
    tracer : Tracer
        That traced.
    packages : sequence of str
        Which to count.
    marks : set of int
        Blocks that were met by any run.

    Yields
    ------
    package : str
        Its name.
    reached, all : int
        Statements within functions.
    """
    for package in packages:
        mine = [
            (mark, count)
            for mark, (module, _, count) in enumerate(tracer.blocks)
            if within(module, package)
        ]
        reached = sum(count for mark, count in mine if mark in marks)
        yield package, reached, sum(count for _, count in mine)
