"""``[[targets]]`` and ``[[clutter]]``: what flies in a scenario, and how.

A group is a law: each night draws from it how many batches come, when, where, how fast
and how high, what steers them and how they end. Members of a batch share route, speed
and height up to small spreads. Times are seconds since the night's start, heights above
the ellipsoid. All of it is invented or fitted to public figures; none is a real flight.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from vedette.simulation.distribution import Distribution
from vedette.simulation.world import Ended, Guidance
from vedette.site.keys import (
    Azimuth,
    Identifier,
    Latitude,
    Longitude,
    NotNegative,
    Positive,
    Share,
    about,
)

Any = float | Distribution
AtLeast0 = NotNegative | Distribution
Above0 = Positive | Distribution
Within1 = Share | Distribution
Outline = Annotated[tuple[tuple[Latitude, Longitude], ...], Meta(min_length=3)]
Line = Annotated[tuple[tuple[Latitude, Longitude], ...], Meta(min_length=2)]
Courses = tuple[Azimuth, Azimuth]
Class = Literal[
    "airliner",
    "light aircraft",
    "helicopter",
    "military jet",
    "small drone",
    "one-way-attack-or-decoy",
    "cruise-missile-like",
    "balloon",
]


class GuidanceShares(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares of batches by what steers them; they need not sum to 1."""

    waypoints: Annotated[NotNegative, about("Along the route")] = 0.0
    drift: Annotated[NotNegative, about("Dead reckoning, pushed by the wind")] = 0.0
    loiter: Annotated[NotNegative, about("Circles on its way")] = 0.0
    displaced: Annotated[NotNegative, about("In a frame that slides away")] = 0.0


class EndShares(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares of targets by how they end; they need not sum to 1."""

    lands: Annotated[NotNegative, about("Comes down to the ground on its own")] = 0.0
    fuel: Annotated[NotNegative, about("Glides down when fuel ends")] = 0.0
    lost: Annotated[NotNegative, about("Ends in the air")] = 0.0
    continues: Annotated[NotNegative, about("Flies on beyond night or site")] = 0.0


class TransponderTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``transponder``: what the group's aircraft say of themselves."""

    share: Annotated[Share, about("How many of them have one")] = 1.0
    callsign: Annotated[
        str,
        Meta(pattern="^[A-Z]{1,4}$"),
        about("Letters that callsigns begin with; figures follow"),
    ] = "SYN"
    version: Annotated[int, Meta(ge=0, le=2), about("Of ADS-B")] = 2
    nac_p: Annotated[
        Annotated[int, Meta(ge=0, le=11)], about("NACp, accuracy of position")
    ] = 9
    nic: Annotated[Annotated[int, Meta(ge=0, le=11)], about("NIC, integrity")] = 8
    sil: Annotated[Annotated[int, Meta(ge=0, le=3)], about("SIL, integrity level")] = 3


class Targets(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[targets]]``: one group of things that fly."""

    id: Annotated[Identifier, about("Name of the group; targets are numbered below it")]
    kind: Annotated[Class, about("Class, as kinematics tell classes")] = field(
        name="class"
    )
    count: Annotated[
        AtLeast0,
        about(
            "Objects that start during the night; in proportion, more start before it "
            "and still fly. A gamma is a rate: batches are Poisson about the rate that "
            "the night drew; any other law gives the number itself, rounded"
        ),
    ]
    speed_mps: Annotated[
        AtLeast0, about("Over the ground; through the air once adrift", unit="m/s")
    ]
    height_m: Annotated[Any, about("Of flight", unit="m above the ellipsoid")]
    batch: Annotated[
        AtLeast0,
        about("How many come together; a number, a uniform law or a table, 1 to 20"),
    ] = 1.0
    route: (
        Annotated[Line, about("Points to fly by; or state `area`", unit="°, WGS 84")]
        | None
    ) = None
    area: (
        Annotated[Outline, about("Polygon in which batches start", unit="°, WGS 84")]
        | None
    ) = None
    course_deg: (
        Annotated[
            Courses,
            about(
                "With `area`: course at the start, clockwise from the first to the "
                "second",
                unit="°, true",
                default="any",
            ),
        ]
        | None
    ) = None
    start: (
        Annotated[
            Any,
            about(
                "When batches start, after the night's start; may be negative",
                unit="s",
                default="evenly over the night and the time before it",
            ),
        ]
        | None
    ) = None
    flight_s: (
        Annotated[
            Above0,
            about(
                "How long it flies before it ends",
                unit="s",
                default="to the end of the route",
            ),
        ]
        | None
    ) = None
    guidance: Annotated[
        Guidance | GuidanceShares, about("What steers a batch, or shares of it")
    ] = "waypoints"
    end: Annotated[Ended | EndShares, about("How targets end, or shares of it")] = (
        "continues"
    )
    authorised: (
        Annotated[
            bool,
            about(
                "Whether the site's policy lets it enter",
                default="whether it has a transponder and the policy trusts those",
            ),
        ]
        | None
    ) = None
    transponder: (
        Annotated[TransponderTable, about("What its aircraft say of themselves")] | None
    ) = None
    echo: Annotated[
        Within1, about("Share of a radar's p_detect at which it is seen")
    ] = 1.0
    spread_m: Annotated[
        NotNegative,
        about("How far a batch's route lies off to a side, 1 sigma", unit="m"),
    ] = 0.0
    member_spread_m: Annotated[
        NotNegative, about("How far members start from one another, 1 sigma", unit="m")
    ] = 1_500.0
    member_spread_s: Annotated[
        NotNegative, about("How long after one another, at most", unit="s")
    ] = 300.0
    turn_dps: Annotated[Positive, about("Rate of turn, at most", unit="°/s")] = 3.0
    fix_lost_s: Annotated[
        AtLeast0,
        about("Adrift or displaced: so long after its start", unit="s"),
    ] = Distribution(uniform=(0.0, 1800.0))
    heading_walk_deg: Annotated[
        AtLeast0,
        about("Adrift: random walk of the heading in a minute, 1 sigma", unit="°"),
    ] = 3.0
    displaced_mps: Annotated[
        AtLeast0, about("Displaced: speed at which its frame slides away", unit="m/s")
    ] = Distribution(uniform=(1.0, 5.0))
    loiter_after_s: Annotated[
        AtLeast0, about("Loitering begins so long after its start", unit="s")
    ] = Distribution(uniform=(600.0, 1800.0))
    loiter_s: Annotated[AtLeast0, about("Loitering lasts", unit="s")] = Distribution(
        uniform=(300.0, 1500.0)
    )
    loiter_radius_m: Annotated[
        Above0, about("Radius of the circles, no tighter than it can turn", unit="m")
    ] = Distribution(uniform=(1000.0, 4000.0))


class Clutter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[clutter]]``: birds, seen and never counted. False plots are the sensor's."""

    id: Annotated[Identifier, about("Name of the flock; birds are numbered below it")]
    count: Annotated[AtLeast0, about("Echoes in flight at any time, on average")]
    area: Annotated[Outline, about("Polygon in which they start", unit="°, WGS 84")]
    course_deg: Annotated[
        Courses,
        about("Whereto, clockwise from the first to the second", unit="°, true"),
    ]
    speed_mps: Annotated[Above0, about("Over the ground", unit="m/s")] = Distribution(
        uniform=(10.0, 20.0)
    )
    height_m: Annotated[Any, about("Of flight", unit="m above the ellipsoid")] = (
        Distribution(uniform=(50.0, 1500.0))
    )
    flight_s: Annotated[Above0, about("How long each flies", unit="s")] = Distribution(
        uniform=(600.0, 3600.0)
    )
    heading_walk_deg: Annotated[
        AtLeast0, about("Random walk of the heading in a minute, 1 sigma", unit="°")
    ] = 10.0
    echo: Annotated[
        Within1, about("Share of a radar's p_detect at which one is seen")
    ] = 0.3
