"""The site file as frozen values: what is watched, by whom, and under which policy.

Its tables and keys are the public contract (``docs/site-file.md`` is generated from
here). Every class is one table; an attribute that bears another name than its key says
so with ``name=``. Times are integer nanoseconds UTC, the rest is in the unit that ends
the name. ``None`` means "not stated".
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from vedette.site.keys import (
    Azimuth,
    Identifier,
    Latitude,
    Longitude,
    NotNegative,
    Positive,
    Share,
    TimeNs,
    about,
)
from vedette.site.sensor import Sensor

# The published step of the picture: a screen's refresh of a 4 s terminal radar.
PICTURE_STEP_S = 4.0
# What the packaged border sets show; its own words, so that the two can be compared.
WORLDVIEW = "UN-recognised borders; Crimea = UA"
# The name of the whole disc of the site as an area of birth.
EVERYWHERE = "everywhere"
# Stands for the file of regions among the files of a site; no volume can be called so.
REGIONS = "[warnings]"
# A site that looks and states no births still expects something: six objects an hour
# somewhere on the disc. Without any, no plot could ever be the first of an object.
DEFAULT_ARRIVALS_PER_H = 6.0
# An aircraft that comes this near without entering is counted as "approached".
APPROACH_KM = 20.0


class Watch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[site]``: the place and the time that are watched."""

    name: Annotated[str, Meta(min_length=1), about("What the site is called")]
    centre: Annotated[
        tuple[Latitude, Longitude],
        about("Latitude and longitude of the site plane's origin", unit="°, WGS 84"),
    ]
    radius_km: Annotated[
        float,
        Meta(gt=0.0),
        about("How far from the centre is watched, at most 1,000", unit="km"),
    ]
    worldview: Annotated[
        str,
        Meta(min_length=1),
        about("Whose view of disputed borders is drawn and judged"),
    ] = WORLDVIEW
    from_ns: (
        Annotated[TimeNs, about("Begin of the watch", unit="RFC 3339, with offset")]
        | None
    ) = field(name="from", default=None)
    to_ns: (
        Annotated[TimeNs, about("End of the watch", unit="RFC 3339, with offset")]
        | None
    ) = field(name="to", default=None)
    marking: Annotated[
        str, about("Protective marking printed on everything published")
    ] = ""


class Volume(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[volume]]``: airspace whose border is judged."""

    id: Annotated[Identifier, about("Name of the volume in every result")]
    kind: Annotated[
        Literal["state", "fir", "zone"],
        about("State territory with its 12 NM sea, flight information region, or zone"),
    ]
    source: Annotated[
        str,
        Meta(min_length=1),
        about(
            "A border set and code (`borders-osm:PL`), or a GeoJSON file beside the "
            "site file that states `source`, `valid_from` and `accuracy_m`"
        ),
    ]
    floor_m: (
        Annotated[
            float,
            about("Lower limit", unit="m above the ellipsoid", default="the ground"),
        ]
        | None
    ) = None
    ceiling_m: (
        Annotated[
            float,
            about("Upper limit", unit="m above the ellipsoid", default="unlimited"),
        ]
        | None
    ) = None

    @property
    def border_set(self) -> tuple[str, str] | None:
        """Border set and code, ``None`` where the source is a file."""
        name, colon, code = self.source.partition(":")
        return (name, code) if colon and "/" not in name else None


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[policy]``: who is authorised; stated by the site, never guessed."""

    cooperative: Annotated[
        Literal["authorised", "unauthorised"],
        about("How an aircraft with a transponder counts unless listed below"),
    ] = "authorised"
    corroboration: Annotated[
        Literal["where_covered", "never"],
        about(
            "Whether a claimed position must be confirmed by a sensor whose look "
            "covered it: one that radars contradict authorises nothing",
        ),
    ] = "where_covered"
    icao24: Annotated[
        tuple[Annotated[str, Meta(pattern="^[0-9A-Fa-f]{6}$")], ...],
        about("Authorised 24-bit addresses", unit="six hexadecimal digits"),
    ] = ()
    mode3a: Annotated[
        tuple[Annotated[str, Meta(pattern="^[0-7]{4}$")], ...],
        about("Authorised Mode 3/A codes", unit="four octal digits", used=False),
    ] = ()
    flights: (
        Annotated[
            str,
            Meta(min_length=1),
            about("File of authorised flights", used=False),
        ]
        | None
    ) = None
    approach_km: Annotated[
        float,
        Meta(gt=0.0),
        about(
            'Nearer than this without entry counts as "approached"',
            unit="km",
        ),
    ] = APPROACH_KM


class Feed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[feed]]``: where reports come from, and in which format."""

    id: Annotated[Identifier, about("Name of the feed in the record")]
    format: Annotated[
        str, Meta(min_length=1), about("Format, as `vedette decode` names it")
    ]
    source: Annotated[
        str,
        Meta(min_length=1),
        about("A file, or `udp://`, `tcp://`, `http://` host and port"),
    ]
    sensors: Annotated[
        tuple[Identifier, ...],
        about(
            "Sensors whose reports this feed carries; a radar that one feed names is "
            "not heard on a declared feed that does not name it"
        ),
    ] = ()
    edition: Annotated[str, about("Edition of the format", default="the newest")] = ""
    date: (
        Annotated[
            str,
            Meta(
                pattern=r"^\d{4}-\d{2}-\d{2}$",
                extra_json_schema={"type": "string", "format": "date"},
            ),
            about(
                "Day of the first message, for formats that carry no date",
                unit="YYYY-MM-DD, UTC",
            ),
        ]
        | None
    ) = None


NOT_OBJECTS = frozenset({"bird", "clutter"})  # classes that nobody counts


class Birth(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[birth]]``: what may come, from where, how often; the prior of the unseen.

    Of objects that do not say themselves where they are: one that does is known by its
    address as soon as a receiver hears it, and nothing is assumed of it before.
    """

    area: Annotated[
        Annotated[str, Meta(min_length=1)]
        | Annotated[tuple[tuple[Latitude, Longitude], ...], Meta(min_length=3)],
        about(
            "Where objects come from: `everywhere`, the id of a volume, or a polygon "
            "`[[lat, lon], ...]` whose edges are straight in the site plane",
            unit="°, WGS 84",
        ),
    ]
    arrivals_per_h_mean: Annotated[
        Positive,
        about(
            "Expected arrivals, of batches, before any was seen; only of objects that "
            "do not say by transponder where they are",
            unit="1/h",
        ),
    ]
    classes: Annotated[
        tuple[str, ...], about("Classes that may come", default="every class")
    ] = ()
    arrivals_shape: Annotated[
        Positive, about("Gamma shape of that rate; small means uncertain")
    ] = 1.0
    batch_pmf: Annotated[
        tuple[Share, ...],
        Meta(min_length=1),
        about("Probability that 1, 2, 3 ... arrive together; sums to 1"),
    ] = (1.0,)
    batch_m: Annotated[
        NotNegative,
        about("How far apart those of a batch start, 1 sigma", unit="m"),
    ] = 1500.0
    batch_s: Annotated[
        NotNegative, about("How long after the first of a batch, at most", unit="s")
    ] = 300.0
    height_m: (
        Annotated[
            tuple[float, float],
            about("Lowest and highest", unit="m above the ellipsoid"),
        ]
        | None
    ) = None
    speed_mps: (
        Annotated[
            tuple[NotNegative, NotNegative],
            about("Slowest and fastest", unit="m/s"),
        ]
        | None
    ) = None
    echo: Annotated[
        Share,
        about("Share of a sensor's `p_detect` at which such objects are seen"),
    ] = 1.0
    course_deg: (
        Annotated[
            tuple[Azimuth, Azimuth],
            about(
                "Courses at birth, clockwise from the first to the second",
                unit="°, true",
                default="any",
            ),
        ]
        | None
    ) = None
    flight_s: (
        Annotated[
            tuple[NotNegative, Positive],
            about(
                "Shortest and longest flight, evenly between",
                unit="s",
                default="exponential, 1,800 s on average",
            ),
        ]
        | None
    ) = None

    @property
    def is_counted(self) -> bool:
        """Whether its objects are counted and warned of: birds are not."""
        return not self.classes or not NOT_OBJECTS.issuperset(self.classes)

    @property
    def batch_mean(self) -> float:
        """Return how many objects arrive together on average."""
        total = 0.0
        for size, share in enumerate(self.batch_pmf, start=1):
            total += size * share
        return total


class Warnings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[warnings]``: who is warned, and how often wrongly at most."""

    regions: Annotated[
        str,
        about(
            "GeoJSON file of the regions that can be warned: features with `code` and "
            "`name`",
            default="the packaged regions of the judged states",
        ),
    ] = ""
    aerodromes: Annotated[
        tuple[str, ...],
        about("Aerodromes to watch", unit="ICAO location indicators"),
    ] = ()
    status: Annotated[
        Literal["Exercise", "Actual"],
        about("Status of every warning; synthetic data is never `Actual`"),
    ] = "Exercise"
    false_alarms_per_month: Annotated[
        NotNegative,
        about("Budget of false alarms, see docs/warnings.md", unit="1/month"),
    ] = 1.0


class RecordKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[record]``: which key signs the record."""

    key: (
        Annotated[
            str,
            Meta(min_length=1),
            about("File of the signing key", default="the user's own key"),
        ]
        | None
    ) = None


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[picture]``: how often the picture is published."""

    step_s: Annotated[
        Positive, about("Step of `tracks.parquet`, aligned to UTC", unit="s")
    ] = PICTURE_STEP_S


class Site(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole site file, checked."""

    watch: Watch = field(name="site")
    volumes: tuple[Volume, ...] = field(name="volume", default=())
    policy: Policy = Policy()
    sensors: tuple[Sensor, ...] = field(name="sensor", default=())
    feeds: tuple[Feed, ...] = field(name="feed", default=())
    births: tuple[Birth, ...] = field(name="birth", default=())
    warnings: Warnings = Warnings()
    record: RecordKeys = RecordKeys()
    picture: Picture = Picture()

    def sensor(self, identifier: str) -> Sensor | None:
        """Find a sensor by its id, ``None`` where no such sensor is declared."""
        return next((s for s in self.sensors if s.id == identifier), None)

    def receiver_place(self, feed: str) -> tuple[float, float] | None:
        """Say where the receiver stands that a feed carries, degrees.

        ``None`` where no such feed is declared or its receiver states no place.
        """
        carried = next((f.sensors for f in self.feeds if f.id == feed), ())
        for sensor in map(self.sensor, carried):
            if sensor is None or sensor.kind != "adsb":
                continue
            if sensor.lat is not None and sensor.lon is not None:
                return sensor.lat, sensor.lon
        return None

    @property
    def own_files(self) -> dict[str, str]:
        """Files beside the site file that a run needs, by what needs them.

        That is the id of a volume, or `REGIONS` for the regions that can be warned.
        """
        files = {v.id: v.source for v in self.volumes if v.border_set is None}
        if self.warnings.regions:
            files[REGIONS] = self.warnings.regions
        return files

    @property
    def expected_births(self) -> tuple[Birth, ...]:
        """What may come: as stated, or a default where a sensor looks."""
        if self.births or not any(s.p_detect is not None for s in self.sensors):
            return self.births
        return (Birth(area=EVERYWHERE, arrivals_per_h_mean=DEFAULT_ARRIVALS_PER_H),)
