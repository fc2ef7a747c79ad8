"""Markup and legend: what is escaped, how numbers and times are written."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.web.map_legend import scale_bar
from vedette.web.map_svg import drawing
from vedette.web.markup import TEXT_MAX, number, path, plain, tag, text, utc
from vedette.web.page import content_security_policy
from web_charts import NOON_NS, small_chart


@settings(deadline=None)
@given(st.text())
def test_any_text_becomes_harmless_and_short(value: str) -> None:
    written = text(value)
    assert not set(written) & set("<>\"'\x00\u202e")
    assert len(plain(value)) <= TEXT_MAX
    written.encode("utf-8")  # no lone surrogate is left


def test_tags_escape_attributes_and_name_them_as_svg_does() -> None:
    assert tag("g", class_='"><x', font_size=1.0) == (
        '<g class="&quot;&gt;&lt;x" font-size="1"/>'
    )
    assert tag("text", text("a<b")) == "<text>a&lt;b</text>"
    assert path("M0 0L1 1", fill="none") == '<path d="M0 0L1 1" fill="none"/>'


@pytest.mark.parametrize(
    ("value", "written"),
    [(-0.001, "0"), (10.0, "10"), (1.005, "1"), (0.126, "0.13"), (-2.5, "-2.5")],
)
def test_numbers_have_fixed_decimals_and_no_negative_zero(
    value: float, written: str
) -> None:
    assert number(value) == written


def test_times_are_cut_not_rounded_so_that_no_second_comes_early() -> None:
    late = NOON_NS + 59_999_999_999
    assert utc(late) == "2018-08-01 11:00:59"
    assert utc(late, decimals=1) == "2018-08-01 11:00:59.9"
    assert utc(late, date=False) == "11:00:59"
    assert utc(-1) == "1969-12-31 23:59:59"


def test_scale_bar_is_as_long_as_it_says() -> None:
    sheet = drawing(small_chart()).sheet
    bar = scale_bar(sheet)
    kilometres = float(bar.split(" km<")[0].rsplit(">", 1)[1])
    drawn = float(bar.split("v5h")[1].split("v")[0])
    assert math.isclose(
        drawn / sheet.projection.scale / 1000.0, kilometres, abs_tol=0.01
    )


def test_policy_names_hashes_alone() -> None:
    # SHA-256 of nothing and of "abc", as base64 (FIPS 180-4).
    empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    abc = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
    policy = content_security_policy("", "abc")
    assert f"style-src {empty}; script-src {abc}" in policy
    assert "script-src" not in content_security_policy("")
    assert policy.startswith("default-src 'none'")
