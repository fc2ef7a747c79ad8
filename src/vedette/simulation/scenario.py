"""The scenario file as frozen values: a family of nights, and what its site file says.

Its tables and keys are the public contract (``docs/scenario-file.md`` is generated from
here). A number may be a law (`vedette.simulation.distribution`). ``[site]`` is what the
written ``site.toml`` says: the family's prior, never what a night drew.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from vedette.simulation.distribution import Distribution
from vedette.simulation.target_tables import (
    Above0,
    Any,
    AtLeast0,
    Clutter,
    Line,
    Outline,
    Targets,
    Within1,
)
from vedette.simulation.world import Effect
from vedette.site.keys import (
    Identifier,
    Latitude,
    Longitude,
    NotNegative,
    Positive,
    Share,
    TimeNs,
    about,
)
from vedette.site.model import Birth, Policy, Volume, Warnings
from vedette.site.sensor import Sensor

StreamName = Literal["targets", "birds", "sensors", "weather", "jamming", "noise"]
STREAMS: tuple[StreamName, ...] = (
    "targets",
    "birds",
    "sensors",
    "weather",
    "jamming",
    "noise",
)


class Night(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[night]``: the family's name and its hours."""

    family: Annotated[Identifier, about("Name of the family; names its random numbers")]
    start_ns: Annotated[TimeNs, about("Begin", unit="RFC 3339, with offset")] = field(
        name="start"
    )
    end_ns: Annotated[TimeNs, about("End", unit="RFC 3339, with offset")] = field(
        name="end"
    )
    seed_streams: Annotated[
        tuple[StreamName, ...],
        about(
            "What each seed draws anew; the rest stays as seed 0 drew it. `noise` is "
            "what sensors measure and where the true border lies"
        ),
    ] = STREAMS
    study_hours: (
        Annotated[
            Positive,
            about(
                "How much of the night a study takes, from its start",
                unit="h",
                default="all of it",
            ),
        ]
        | None
    ) = None


class TrueBias(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``true_bias``: constant errors that a sensor really has."""

    range_m: Annotated[Any, about("Range", unit="m")] = 0.0
    azimuth_deg: Annotated[Any, about("Azimuth", unit="°")] = 0.0
    time_s: Annotated[Any, about("Clock", unit="s")] = 0.0


class Failures(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``failures``: outages that the site file does not know."""

    count: Annotated[AtLeast0, about("How many in a night; a mean if it is a gamma")]
    lasts_s: Annotated[Above0, about("How long each lasts", unit="s")]


class Orbit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``orbit``: the racetrack of an airborne radar."""

    points: Annotated[Line, about("Flown from the first on, again and again")]
    speed_mps: Annotated[Positive, about("Over the ground", unit="m/s")]
    height_m: Annotated[float, about("Of flight", unit="m above the ellipsoid")]
    pose_sigma_m: Annotated[
        NotNegative, about("Error of its own position, 1 sigma an axis", unit="m")
    ] = 20.0
    heading_sigma_deg: Annotated[
        NotNegative, about("Error of its own heading, 1 sigma", unit="°")
    ] = 0.1


class ScenarioSensor(Sensor, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[sensor]]``: what the site file says of it, and what it really is."""

    true_bias: (
        Annotated[
            TrueBias,
            about("What it really is off", default="normal within `bias_sigma`"),
        ]
        | None
    ) = None
    true_p_detect: (
        Annotated[Within1, about("What it really sees", default="`p_detect`")] | None
    ) = None
    true_clutter_per_turn: (
        Annotated[AtLeast0, about("What it really adds", default="`clutter_per_turn`")]
        | None
    ) = None
    failures: Annotated[Failures, about("Outages that nobody declared")] | None = None
    orbit: (
        Annotated[Orbit, about("Of an airborne radar, which must state it")] | None
    ) = None
    delay_s: Annotated[AtLeast0, about("From measurement to reception", unit="s")] = 0.5


class JammingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[jamming]]``: where satellite navigation is disturbed."""

    effect: Annotated[
        Effect,
        about("Worse quality (`degrade`), none (`deny`), or wrong (`displace`)"),
    ]
    centre: (
        Annotated[
            tuple[Latitude, Longitude],
            about("Of the circle; or state `area`", unit="°, WGS 84"),
        ]
        | None
    ) = None
    radius_km: Annotated[Above0, about("Of the circle", unit="km")] | None = None
    area: (
        Annotated[
            Outline, about("A polygon; the circle around it is taken", unit="°, WGS 84")
        ]
        | None
    ) = None
    from_s: Annotated[Any, about("Begin, after the night's start", unit="s")] = field(
        name="from", default=0.0
    )
    to_s: (
        Annotated[
            Any, about("End, after the night's start", unit="s", default="the end")
        ]
        | None
    ) = field(name="to", default=None)
    height_m: Annotated[
        tuple[float, float],
        about("Lowest and highest", unit="m above the ellipsoid"),
    ] = (0.0, 20_000.0)
    chance: Annotated[Share, about("Probability that it happens in a night")] = 1.0


class Wind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``wind``: one for the whole night and site."""

    speed_mps: Annotated[AtLeast0, about("Speed", unit="m/s")] = 0.0
    from_deg: Annotated[
        Any, about("Where it blows from", unit="°, true", default="anywhere")
    ] = Distribution(uniform=(0.0, 360.0))


class Weather(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[weather]``: what pushes things that drift."""

    wind: Annotated[Wind, about("Wind of the night")] = Wind()


class SiteTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[site]``: what ``site.toml`` says beside sensors and feeds."""

    name: Annotated[str, Meta(min_length=1), about("What the site is called")]
    centre: Annotated[
        tuple[Latitude, Longitude],
        about("Of the site plane", unit="°, WGS 84"),
    ]
    radius_km: Annotated[Positive, about("How far is watched", unit="km")]
    marking: Annotated[str, about("Printed on everything published")] = "SYNTHETIC"
    ground_m: (
        Annotated[
            float,
            about(
                "Height of the ground, taken as flat",
                unit="m above the ellipsoid",
                default="sea level",
            ),
        ]
        | None
    ) = None
    volumes: Annotated[
        tuple[Volume, ...], about("As `[[volume]]` of the site file")
    ] = field(name="volume", default=())
    births: Annotated[
        tuple[Birth, ...],
        about(
            "As `[[birth]]` of the site file",
            default="what the groups without authorisation say",
        ),
    ] = field(name="birth", default=())
    policy: Annotated[Policy, about("As `[policy]` of the site file")] = Policy()
    warnings: Annotated[Warnings, about("As `[warnings]` of the site file")] = (
        Warnings()
    )


class Scenario(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole scenario file."""

    night: Night
    site: SiteTable
    targets: tuple[Targets, ...] = ()
    sensors: tuple[ScenarioSensor, ...] = field(name="sensor", default=())
    clutter: tuple[Clutter, ...] = ()
    jamming: tuple[JammingTable, ...] = ()
    weather: Weather = Weather()
