"""The rules on single passages, as many outlets would write them: totals that stay."""

import pytest

import extraction_score
from paraphrases import all_of, passages


@pytest.mark.parametrize(
    ("name", "keyed", "right"),
    [
        ("first.txt", 432, 0.99),
        ("second.txt", 146, 0.99),
        ("third.txt", 105, 0.97),
        ("fourth.txt", 84, 0.97),
    ],
)
def test_what_outlets_write_in_other_words_is_read_alike(
    name: str, keyed: int, right: float
) -> None:
    found = extraction_score.score(all_of(name))
    assert found.keyed == keyed
    assert found.recall >= 0.96, "\n".join(found.remarks)
    assert found.precision >= right, "\n".join(found.remarks)
    assert found.wrong_mouth == 0, "\n".join(found.remarks)
    assert found.abstained <= 0.15
    assert found.placed >= 0.9 * found.harm


def test_numbers_that_are_no_claims_give_no_proposal() -> None:
    for name in ("first.txt", "second.txt", "third.txt", "fourth.txt"):
        found = extraction_score.score(passages(name)["distractors"])
        assert found.proposed <= 1, "\n".join(found.remarks)
