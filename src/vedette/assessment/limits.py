"""What an assessment cannot say, and what its numbers assume: sentences, word for word.

The two fixed sentences never change. What no part of Vedette examines yet is told as
not assessed, with the reason, and never as an empty list: nothing found and nothing
looked for are two things.
"""

from collections.abc import Sequence
from types import MappingProxyType

from vedette.assessment.coverage import Strip
from vedette.incursions.counts import Count

WHO_DECIDED = "Kinematics cannot tell who decided."
WHERE_IT_FLEW = "Tracks show where a thing flew, not who built, launched or owned it."
FIXED_SENTENCES = (WHO_DECIDED, WHERE_IT_FLEW)

SIMULATED = (
    "No sensor measured this night: it is simulated, and it lends no support to any "
    "claim about a real one."
)

NOT_ASSESSED = MappingProxyType(
    {
        "claims": "no ledger of statements was given",
        "effects": "no register of effects was given: nothing was examined about "
        "people, buildings or flights",
        "response": "no log of the response was given",
        "wrecks": "no register of wrecks was given",
        "mechanism": "no comparison of causes was made; cannot tell",
        "interference": "no report of degraded positions was examined",
    }
)
NO_WARNINGS = "no regions or aerodromes to warn are declared for this site"
NO_COUNTS = "no volume is judged, or nothing was concluded about how many there were"
NO_ENTRY = "no unauthorised entry was found, so no episode begins or ends"


ALWAYS = (
    (
        "Every number holds given these sensors: their declared probability of "
        "detection, false plots, errors and outages, and the declared arrivals of "
        "what may come."
    ),
    "Which objects were authorised is the policy of the site file, never a guess.",
    (
        "A track ends where its plots end; that says neither that the object fell nor "
        "that it flew on."
    ),
    (
        "An object seen again after a gap may be told as two; the counts weigh this, "
        "the list of incursions does not."
    ),
    (
        "A crossing is judged against a border that is itself known only within its "
        "stated accuracy."
    ),
)
UNSEEN = (
    "The assumed unseen rest on the declared arrivals and on where no look would have "
    "found an object; the prior band gives the mean if half or twice as many were "
    "expected to arrive."
)
NOBODY_LOOKS = (
    "No declared sensor looks: only what transmits was seen, and silence is no "
    "evidence that nothing was there."
)


def limits_of(counts: Sequence[Count], strip: Strip) -> tuple[str, ...]:
    """Say what the numbers assume.

    Parameters
    ----------
    counts : sequence of Count
        That are told.
    strip : Strip
        What could have been seen.

    Returns
    -------
    tuple of str
        Sentences.
    """
    said = list(ALWAYS)
    if counts:
        said.append(UNSEEN)
    if not any(sensor.looks for sensor in strip.sensors):
        said.append(NOBODY_LOOKS)
    return tuple(said)
