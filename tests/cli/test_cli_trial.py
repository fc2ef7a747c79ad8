"""The trial flight: what is compiled for it is what a picture asks for."""

from vedette.cli.trial import LEGS, conclude_flight


def test_the_made_up_flight_crosses_the_square_in_and_out() -> None:
    """So that every kernel behind the tracker has something to do."""
    outcome = conclude_flight()
    assert len(outcome.published) == LEGS
    likely = [one for one in outcome.crossings if one.probability > 0.9]
    assert [one.inward for one in likely] == [True, False]
    assert len(outcome.incursions) == 1
