"""The rules on single passages, as many outlets would write them: totals that stay."""

import pytest

import extraction_score
from paraphrases import all_of, passages


@pytest.mark.parametrize("name", ["first.txt", "second.txt"])
def test_what_outlets_write_in_other_words_is_read_alike(name: str) -> None:
    found = extraction_score.score(all_of(name))
    assert found.keyed >= 140
    assert found.recall >= 0.97, "\n".join(found.remarks)
    assert found.precision >= 0.99, "\n".join(found.remarks)
    assert found.wrong_mouth == 0, "\n".join(found.remarks)
    assert found.abstained <= 0.15
    assert found.placed >= 0.9 * found.harm


def test_numbers_that_are_no_claims_give_no_proposal() -> None:
    for name in ("first.txt", "second.txt"):
        found = extraction_score.score(passages(name)["distractors"])
        assert found.proposed <= 1, "\n".join(found.remarks)
