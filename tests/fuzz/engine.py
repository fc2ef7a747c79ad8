"""The loop: change an input that reached something new, run it, keep what reaches more.

Law: coverage-guided fuzzing as AFL and libFuzzer do it. Every choice comes from one
seed, and nothing looks at a clock, so that a number of executions and a seed tell the
whole run.
"""

import hashlib
import sys
import traceback
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from fuzz.mutate import mutated, reworded
from fuzz.target import Outcome, Target, spelled
from fuzz.tracing import Feature, Tracer

FINDINGS_MAX = 20  # of one session: more of them are most likely the same
NEW_SHARE = 0.5  # of the inputs to change: from those that were kept last
NEWEST = 30
REWORDED_SHARE = 0.6


@dataclass(slots=True, kw_only=True)
class Finding:
    """An input that broke a promise."""

    data: bytes
    what: str


@dataclass(slots=True, kw_only=True)
class Session:
    """One target, fuzzed from a seed.

    Parameters
    ----------
    target : Target
        Under attack.
    tracer : Tracer
        Of the code that it runs.
    random : Random
        Where every choice comes from.
    """

    target: Target
    tracer: Tracer
    random: Random
    corpus: list[bytes] = field(default_factory=list)
    reached: dict[Feature, bytes] = field(default_factory=dict)
    """Everything reached, with the shortest input that reaches it."""
    findings: list[Finding] = field(default_factory=list)
    causes: set[str] = field(default_factory=set)
    executions: int = 0
    steps_most: float = 0.0
    """Largest share of its bound that any run took."""

    def begin(self, inputs: Iterable[bytes]) -> None:
        """Run seeds and what earlier sessions kept."""
        for data in dict.fromkeys(inputs):
            self.one(data)

    def fuzz(self, executions: int) -> None:
        """Run changed inputs."""
        for _ in range(executions):
            if len(self.findings) >= FINDINGS_MAX:
                break
            self.one(self._changed())

    def one(self, data: bytes) -> None:
        """Run an input; keep it if it reaches something new."""
        outcome = self._run(data)
        if outcome is None:
            return
        new = self._new(outcome)
        if new:
            self._second(data, outcome)
            self.corpus.append(data)
        for feature in new:
            self.reached[feature] = data

    def marks(self) -> set[int]:
        """Blocks of code reached by any input."""
        return {f[0] for f in self.reached if isinstance(f[0], int)}

    def ranked(self) -> list[bytes]:
        """Choose inputs that reach all that was reached, those that reach most first.

        Returns
        -------
        list of bytes
            Any first part of it is a good choice of that size.
        """
        by_input: dict[bytes, set[Feature]] = {}
        for data in self.corpus:
            outcome = self._run(data)
            if outcome is not None:
                by_input[data] = self._features(outcome)
        chosen = []
        left = set(self.reached)
        while by_input:
            best = max(by_input, key=lambda d: (len(by_input[d] & left), -len(d), d))
            if not by_input[best] & left:
                break
            left -= by_input.pop(best)
            chosen.append(best)
        return chosen

    def _changed(self) -> bytes:
        """Change an input; half of the time one of the newest."""
        if not self.corpus:
            return self.random.randbytes(8)
        recent = self.random.random() < NEW_SHARE
        pool = self.corpus[-NEWEST:] if recent else self.corpus
        target = self.target
        data = self.random.choice(pool)
        if target.text and self.random.random() < REWORDED_SHARE:
            data = reworded(data, self.corpus, self.random)
        else:
            data = mutated(data, self.corpus, target.tokens, self.random)
        return target.mend(data[: target.octets_max], self.random)

    def _features(self, outcome: Outcome) -> set[Feature]:
        return self.tracer.features() | outcome.features

    def _new(self, outcome: Outcome) -> set[Feature]:
        return {f for f in self._features(outcome) if f not in self.reached}

    def _run(self, data: bytes) -> Outcome | None:
        """Run an input; whatever it raises is a finding."""
        limit = self.target.steps_max(len(data))
        self.executions += 1
        self.tracer.begin(limit)
        try:
            outcome = self.target.run(data)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - also too many steps
            self._found(data, error)
            return None
        self.steps_most = max(self.steps_most, self.tracer.steps / limit)
        return outcome

    def _second(self, data: bytes, outcome: Outcome) -> None:
        """Run it again: the same comes out; and ask the referee."""
        self.tracer.begin(2 * self.target.steps_max(len(data)))
        try:
            again = self.target.run(data)
            assert repr(again.said) == repr(outcome.said), "two runs differ"
            if self.target.referee is not None:
                self.tracer.begin(sys.maxsize)
                self.target.referee(data)
        except Exception as error:  # noqa: BLE001 - a finding, whatever it is
            self._found(data, error)

    def _found(self, data: bytes, error: BaseException) -> None:
        """Keep a finding, one for each place where it is raised."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in frames[-3:]]
        cause = " ".join([type(error).__name__, *places])
        if cause not in self.causes:
            self.causes.add(cause)
            text = f"{cause}: {ascii(str(error))[:300]}"
            self.findings.append(Finding(data=data, what=text))


def quiet_numbers() -> None:
    """Let traced kernels wrap as compiled ones do."""
    np.seterr(all="ignore")
    warnings.simplefilter("ignore", RuntimeWarning)


def digest_of(outcomes: Sequence[object]) -> str:
    """Hash outcomes, to compare traced and compiled code."""
    digest = hashlib.sha256()
    for said in outcomes:
        digest.update(spelled(said).encode(errors="backslashreplace") + b"\n")
    return digest.hexdigest()
