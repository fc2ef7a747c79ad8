"""The same bits from every processor, and from pure Python without a compiler."""

import functools

import pytest

from digest_matrix import ENVIRONMENTS, digest_under

SCRIPT = """
import hashlib, math, struct
from vedette import fixed_math as f

digest = hashlib.sha256()

def note(*values):
    digest.update(struct.pack(f"<{len(values)}d", *map(float, values)))

for i in range(1, 1201):
    x = i * 0.6180339887498949 % 1.0  # evenly spread over (0, 1)
    y = i * 0.7548776662466927 % 1.0
    wide = math.ldexp(x - 0.5, i % 60 - 30)
    note(f.exp(40.0 * (x - 0.5)), f.exp(1480.0 * (x - 0.5)), f.expm1(wide))
    note(f.log(math.ldexp(x, i % 2000 - 1000)), f.log1p(abs(wide)), f.hypot(x, y))
    note(f.power(10.0 * x, 80.0 * (y - 0.5)), f.wrap_angle(wide))
    note(f.sin(wide % 1e6), f.cos(wide % 1e6), f.tan(wide), *f.sin_cos(9.0 * y))
    note(f.atan(wide), f.atan2(x - 0.5, y - 0.5), f.asin(2.0 * x - 1.0))
    note(f.erf(8.0 * (x - 0.5)), f.erfc(30.0 * (x - 0.1)))
    note(f.normal_cdf(70.0 * (x - 0.5)), f.normal_pdf(9.0 * x), f.normal_quantile(x))
    note(f.uniform(1, 2, i), *f.normal_pair(1, 3, i), f.normal(7, 3, i))
    note(f.gamma(1, 4, i, 3.0 * y), f.poisson(1, 5, i, 60.0 * y))
print(digest.hexdigest())
"""

# The control: a C library's functions do follow the processor, so the knob turns.
CONTROL = """
import hashlib, math, struct
digest = hashlib.sha256()
for i in range(1, 100001):
    x = i * 0.6180339887498949 % 20.0 - 10.0
    digest.update(struct.pack("<3d", math.exp(x), math.sin(x), math.log(abs(x))))
print(digest.hexdigest())
"""

# A change of any function changes the bits of every replay: this number changes only
# with the version, and never by itself.
OF_THIS_VERSION = "ed52a66b49e8188350d8716b7c8aebbfd304a22da776eb6e7d0ffbd310df8d9a"


@functools.cache
def digest_as_it_is() -> str:
    """Return the digest that every other one must equal."""
    return digest_under({}, SCRIPT)


@pytest.mark.parametrize(
    "name", [name for name, knobs in ENVIRONMENTS.items() if knobs]
)
def test_bits_do_not_follow_the_processor(name: str) -> None:
    assert digest_under(ENVIRONMENTS[name], SCRIPT) == digest_as_it_is()


def test_compiled_kernels_give_the_bits_of_plain_python() -> None:
    # a compiler that fused a * b + c into one rounding would show here
    assert digest_under({"NUMBA_DISABLE_JIT": "1"}, SCRIPT) == digest_as_it_is()


def test_the_bits_are_those_of_this_version() -> None:
    assert digest_as_it_is() == OF_THIS_VERSION


def test_the_knob_that_slows_the_c_library_really_turns() -> None:
    slowed = digest_under(ENVIRONMENTS["glibc without AVX and FMA"], CONTROL)
    if slowed == digest_under({}, CONTROL):
        pytest.skip("this processor or C library has one variant of exp and sin only")
