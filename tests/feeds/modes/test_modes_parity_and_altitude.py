"""Parity finds every damaged bit; the reflected altitude code changes one at a time."""

import math

import pytest

from realdata import realdata
from vedette.feeds.modes.altitude import altitude_ft
from vedette.feeds.modes.parity import fault, parity

GOOD = bytes.fromhex("8D40621D58C382D690C8AC2863A7")


def test_every_single_and_double_bit_error_is_found() -> None:
    number = int.from_bytes(GOOD, "big")
    assert fault(GOOD) == ""
    for first in range(107):  # the first five bits are the format itself
        for second in range(first, 107):
            damaged = number ^ (1 << first) ^ (1 << second if second > first else 0)
            assert "parity" in fault(damaged.to_bytes(14, "big"))


def test_a_reason_names_both_parities() -> None:
    damaged = GOOD[:-1] + b"\xa6"
    assert fault(damaged) == "expected parity 2863a7, got 2863a6"


def test_an_all_call_may_carry_the_code_of_its_interrogator() -> None:
    body = bytes.fromhex("5d484fde")
    for code in range(128):
        overlaid = (parity(body) ^ code).to_bytes(3, "big")
        assert fault(body + overlaid) == ""
    assert "parity" in fault(body + (parity(body) ^ 0x80).to_bytes(3, "big"))


@pytest.mark.parametrize("downlink", [1, 2, 3, 6, 7, 8, 9, 10, 12, 13, 14, 15, 23])
def test_formats_that_nobody_assigned_are_refused_by_number(downlink: int) -> None:
    frame = bytes([downlink << 3]) + bytes(13 if downlink >= 16 else 6)
    assert fault(frame).endswith(f"got DF{downlink}")


def test_a_frame_has_the_length_of_its_format() -> None:
    assert fault(GOOD[:7]) == "expected 14 bytes of DF17, got 7"
    assert fault(bytes(14)) == "expected 7 bytes of DF0, got 14"


def test_the_parity_of_a_reply_is_its_address() -> None:
    path = realdata("modes", "sample_data_commb_df20.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    for line in lines[:500]:
        _, address, frame = line.split(",")
        raw = bytes.fromhex(frame)
        overlaid = parity(raw[:-3]) ^ int.from_bytes(raw[-3:], "big")
        assert overlaid == int(address, 16)


def test_steps_of_25_feet() -> None:
    codes = [0x010, 0x011, 0xC38, 0xFFF]
    assert [altitude_ft(code) for code in codes] == [-1000, -975, 38000, 50175]
    assert math.isnan(altitude_ft(0))


def test_the_first_rows_of_the_table_of_mode_c() -> None:
    # Annex 10 Vol. IV, appendix to chapter 3: pulses from -1,200 ft upwards
    bits = {"C1": 11, "A1": 10, "C2": 9, "A2": 8, "C4": 7, "A4": 6, "B1": 5}
    bits |= {"B2": 3, "D2": 2, "B4": 1, "D4": 0}
    rows = ["C4", "C2 C4", "C2", "C1 C2", "C1", "B4 C1", "B4 C1 C2", "B4 C2"]
    rows += ["B4 C2 C4", "B4 C4", "B2 B4 C4"]
    for step, row in enumerate(rows):
        code = sum(1 << bits[pulse] for pulse in row.split())
        assert altitude_ft(code) == -1200 + 100 * step


def test_every_hundred_feet_has_one_code_and_neighbours_differ_in_one_pulse() -> None:
    codes = {altitude_ft(code): code for code in range(4096) if not code & 0x010}
    codes = {feet: code for feet, code in codes.items() if not math.isnan(feet)}
    assert sorted(codes) == [float(feet) for feet in range(-1200, 126_800, 100)]
    for feet in range(-1200, 126_700, 100):
        assert (codes[feet] ^ codes[feet + 100]).bit_count() == 1
