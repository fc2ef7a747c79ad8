"""The policy's answer to an address, beside what the radars say of it."""

import pytest

from vedette.incursions.authority import authorises, disbelieved
from vedette.site.model import Policy

LISTED = Policy(cooperative="unauthorised", icao24=("4B1812",))


@pytest.mark.parametrize(
    ("policy", "address", "contradicted", "expected"),
    [
        (Policy(), 0x4B1812, False, True),
        (Policy(), -1, False, False),
        (Policy(), 0x4B1812, True, False),
        (Policy(corroboration="never"), 0x4B1812, True, True),
        (LISTED, 0x4B1812, False, True),
        (LISTED, 0x4B1813, False, False),
        (LISTED, 0x4B1812, True, False),
    ],
)
def test_an_address_is_authorised_by_list_or_rule_and_never_against_the_radar(
    policy: Policy, address: int, *, contradicted: bool, expected: bool
) -> None:
    assert authorises(policy, address, contradicted=contradicted) is expected


def test_a_contradicted_claim_is_believed_only_where_the_site_says_so() -> None:
    assert disbelieved(Policy(), contradicted=True)
    assert not disbelieved(Policy(), contradicted=False)
    assert not disbelieved(Policy(corroboration="never"), contradicted=True)
