"""The register of wrecks: where what was found, by whom, and what people say it was.

Each row is one statement on one wreck; rows of one wreck share its id and may disagree.
`gathered` sets them side by side and merges nothing: a house hit by something else, a
remnant first called a missile, two villages of one name stay as they were said. How it
came down is only ever quoted. Places are WGS 84 degrees with 1 sigma in metres, often
no better than the centre of a commune.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from vedette.claims.model import Place
from vedette.claims.registers.likeness import apart, one_place
from vedette.claims.registers.sourced import Sourced, hull, standing
from vedette.claims.span import Span


class ObjectKind(Enum):
    """What somebody says that it was."""

    DRONE = "drone"
    CONTRABAND = "contraband drone"
    MODEL = "model aircraft"
    MISSILE = "missile"
    BALLOON = "balloon"
    OTHER = "not a drone"
    UNKNOWN = "unknown"


class Fall(Enum):
    """How somebody says that it came down."""

    FELL = "fell"
    SHOT = "shot"
    PROBABLY_SHOT = "probably shot"
    UNKNOWN = "unknown"


class Night(Enum):
    """To which night somebody says that it belongs."""

    THIS = "this"
    OTHER = "other"  # another night, or none
    OPEN = "open"  # said to be unknown


class WreckStatement(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement on one wreck; what it does not say is None or "".

    Parameters
    ----------
    wreck : str
        Id of the wreck; statements on the same wreck share it.
    place : Place or None
        Where, with its uncertainty and other spellings.
    found : Span or None
        When.
    found_by : str
        By whom.
    object : ObjectKind or None
        What it was.
    fall : Fall or None
        How it came down.
    night : Night or None
        Whether it belongs to the event under which it is filed.
    same_object_as : str
        Id of another wreck that is a part of the same object.
    words : str
        A few words as said, or what was found.
    photo_sha256 : str
        SHA-256 of a photograph, hexadecimal.
    markings : str
        Read on it, as text.
    """

    wreck: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]
    place: Place | None = None
    found: Span | None = None
    found_by: str = ""
    object: ObjectKind | None = None
    fall: Fall | None = None
    night: Night | None = None
    same_object_as: Annotated[
        str, Meta(pattern=r"^([A-Za-z0-9][A-Za-z0-9._:-]{0,99})?$")
    ] = ""
    words: str = ""
    photo_sha256: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    markings: str = ""


class Answer(Enum):
    """What statements on one question come to."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


DRONES = (ObjectKind.DRONE, ObjectKind.CONTRABAND)
VAGUE = (ObjectKind.UNKNOWN, ObjectKind.OTHER)  # at odds with no kind but a drone
Said = TypeVar("Said")


class Wreck(Struct, frozen=True, kw_only=True):
    """All statements on one wreck.

    Parameters
    ----------
    id : str
        Of the wreck.
    statements : tuple of WreckStatement
        By as-of; never empty.
    """

    id: str
    statements: tuple[WreckStatement, ...]

    @property
    def objects(self) -> tuple[ObjectKind, ...]:
        """What it was said to be, each once, in the order in which it was said."""
        return _distinct(row.object for row in self.statements if row.object)

    @property
    def falls(self) -> tuple[Fall, ...]:
        """How it was said to have come down, each once."""
        return _distinct(row.fall for row in self.statements if row.fall)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it was said to lie; spellings of one place are one place."""
        kept: list[Place] = []
        for row in self.statements:
            if row.place and not any(one_place(row.place, one) for one in kept):
                kept.append(row.place)
        return tuple(kept)

    @property
    def place_open(self) -> bool:
        """Whether the places said cannot all be it, or nobody says where."""
        places = self.places
        return not places or any(
            apart(a, b) for i, a in enumerate(places) for b in places[:i]
        )

    @property
    def found(self) -> Span | None:
        """From the earliest to the latest time stated."""
        return hull(row.found for row in self.statements if row.found)

    @property
    def drone(self) -> Answer:
        """Whether it was a drone, as far as people say."""
        known = [kind for kind in self.objects if kind is not ObjectKind.UNKNOWN]
        return _answer([kind in DRONES for kind in known])

    @property
    def of_the_night(self) -> Answer:
        """Whether it belongs to the event; yes where nobody questions it."""
        said = [row.night for row in self.statements if row.night]
        if Night.OPEN in said:
            return Answer.DISPUTED if len(set(said)) > 1 else Answer.UNKNOWN
        return _answer([night is Night.THIS for night in said] or [True])

    @property
    def same_object_as(self) -> tuple[str, ...]:
        """Ids of wrecks that somebody says are parts of the same object."""
        return _distinct(
            row.same_object_as for row in self.statements if row.same_object_as
        )

    @property
    def disagreements(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Fields on which its statements differ, and the ids of those that state it."""
        kinds = {kind for kind in self.objects if kind not in VAGUE}
        falls = {fall for fall in self.falls if fall is not Fall.UNKNOWN}
        differ: tuple[tuple[str, bool, Callable[[WreckStatement], object]], ...] = (
            (
                "object",
                len(kinds) > 1 or self.drone is Answer.DISPUTED,
                lambda row: row.object,
            ),
            ("fall", len(falls) > 1, lambda row: row.fall),
            (
                "night",
                self.of_the_night is Answer.DISPUTED,
                lambda row: row.night,
            ),
        )
        found = [
            (name, tuple(row.id for row in self.statements if read(row)))
            for name, differs, read in differ
            if differs
        ]
        if self.places and self.place_open:
            placed = tuple(row.id for row in self.statements if row.place)
            found.append(("place", placed))
        return tuple(found)


def _answer(said: list[bool]) -> Answer:
    if not said:
        return Answer.UNKNOWN
    if len(set(said)) > 1:
        return Answer.DISPUTED
    return Answer.YES if said[0] else Answer.NO


def _distinct(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(said))


def gathered(
    rows: Iterable[WreckStatement], event: str, by_ns: int | None = None
) -> tuple[Wreck, ...]:
    """Set the statements on each wreck side by side.

    Parameters
    ----------
    rows : iterable of WreckStatement
        In any order.
    event : str
        Id.
    by_ns : int or None
        Only what was known by then, nanoseconds UTC.

    Returns
    -------
    tuple of Wreck
        By id.
    """
    kept: dict[str, list[WreckStatement]] = {}
    for row in standing(rows, event, by_ns):
        kept.setdefault(row.wreck, []).append(row)
    return tuple(
        Wreck(id=name, statements=tuple(said)) for name, said in sorted(kept.items())
    )
