"""The table of sites told wrong has a row for each count and a column for each way."""

from bench_scenes import bench_module
from vedette.study.told import MISMATCHES, RIGHT

mismatch = bench_module("mismatch")


def test_a_row_says_what_is_true_and_what_each_site_stated() -> None:
    def counted(mean: float, held: float) -> list[dict[str, object]]:
        return [
            {
                "volume": "PL",
                "measure": "objects",
                "truth_mean": 9.3,
                "mean": mean,
                "coverage_90": held,
            }
        ]

    found = {
        how.name: counted(9.0 + number, 1.0 - number / 10)
        for number, how in enumerate((RIGHT, *MISMATCHES))
    }
    (row,) = mismatch.rows("poland", found)
    assert row == (
        "| poland, PL objects | 9.30 | 9.00, 100 | 10.00, 90 | 11.00, 80 | 12.00, 70 "
        "| 13.00, 60 | 14.00, 50 | 15.00, 40 |"
    )
