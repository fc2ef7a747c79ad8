"""The row of a night: what was said, what was so, and how well they agree.

One line of JSON for each night (``nights.jsonl``); tables, summary and drawings are
made of these rows alone. Times s, probabilities 0 to 1, counts without unit. Everything
but `core_s` is the same on every machine and for every number of workers. What no night
can be is refused where a line is read.
"""

from typing import Annotated

from msgspec import Meta, Struct

# Sums and products of probabilities miss 1 by rounding.
ROUNDING = 1e-9
Whole = Annotated[int, Meta(ge=0)]
AtLeast0 = Annotated[float, Meta(ge=0.0)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Probability = Annotated[float, Meta(ge=0.0, le=1.0 + ROUNDING)]


class Told(Struct, frozen=True, kw_only=True):
    """One count as stated.

    Parameters
    ----------
    mean : float
        Expected.
    low, high : int
        The equal-tailed 90 % interval, both included.
    seen_mean, unseen_mean : float
        Of what was seen, and of what was assumed unseen.
    variance : float
        Of the stated law.
    crps : float
        Against the truth.
    """

    mean: AtLeast0
    low: Whole
    high: Whole
    seen_mean: AtLeast0
    unseen_mean: AtLeast0
    variance: AtLeast0
    crps: AtLeast0


class Counted(Struct, frozen=True, kw_only=True):
    """One count of one volume against the truth.

    Parameters
    ----------
    volume, measure : str
        Which count.
    truth : int
        What really happened.
    told : Told
        What the picture says.
    pit : float
        Randomised probability integral transform of the truth.
    oracle : Told or None
        What it says where association is known; None where nobody asked.
    killed : Told or None
        What it says with one sensor killed; None where nobody asked.
    """

    volume: str
    measure: str
    truth: Whole
    told: Told
    pit: Share
    oracle: Told | None = None
    killed: Told | None = None


class Belief(Struct, frozen=True, kw_only=True):
    """One statement about one young track.

    Parameters
    ----------
    looks : int
        After its first plot: 2, 4 or 8.
    stated : float
        Existence x alive.
    real : bool
        It is of an object that the site expects (ADR 0003): of a target, or of a bird
        where the site has a birth of birds.
    own : bool
        It is of a target.
    flies : bool
        It is of a target or of a bird.
    """

    looks: Whole
    stated: Share
    real: bool
    own: bool
    flies: bool


class Entered(Struct, frozen=True, kw_only=True):
    """One true entry without authorisation, and what was said of it.

    Parameters
    ----------
    volume : str
        Into which.
    covered : bool
        Some look with p_detect of at least 0.5 held the target within one revisit.
    revisit_s : float or None
        Of the fastest sensor that did.
    found : bool
        An incursion tells of it.
    error_s : float or None
        Stated less true time.
    said : float or None
        The largest probability of a neighbour.
    right : bool or None
        That neighbour is the true one.
    """

    volume: str
    covered: bool
    revisit_s: AtLeast0 | None
    found: bool
    error_s: float | None
    said: Probability | None
    right: bool | None


class Wrong(Struct, frozen=True, kw_only=True):
    """One incursion whose object never entered.

    Parameters
    ----------
    volume : str
        Into which it was said to enter.
    probability : float
        At least 0.5.
    of : str
        What it was: nothing, bird, authorised, outside.
    """

    volume: str
    probability: Probability
    of: str


class Tracking(Struct, frozen=True, kw_only=True):
    """How tracks and objects compare: where counts go wrong.

    Parameters
    ----------
    objects : int
        Targets without authorisation.
    objects_seen : int
        Of those, with a plot or sighting that the picture takes.
    objects_held : int
        Of those, with a track that follows them.
    existence_of_objects : float
        Sum of existence over tracks that follow one of them.
    existence_of_authorised : float
        Sum of existence over tracks that follow an authorised aircraft.
    existence_of_birds, existence_of_nothing : float
        Sum of existence over tracks that follow a bird, or nothing that flies.
    fragments : int
        Tracks beyond the first of an object, existence at least 0.5.
    """

    objects: Whole
    objects_seen: Whole
    objects_held: Whole
    existence_of_objects: AtLeast0
    existence_of_authorised: AtLeast0
    existence_of_birds: AtLeast0
    existence_of_nothing: AtLeast0
    fragments: Whole


class Night(Struct, frozen=True, kw_only=True):
    """One night.

    Parameters
    ----------
    seed : int
        Of the night.
    counted : tuple of Counted
        By volume, then by measure.
    beliefs : tuple of Belief
        Of young tracks in doubt.
    entered : tuple of Entered
        True entries.
    wrong : tuple of Wrong
        False incursions.
    near_h : float
        Hours of shown tracks within 20 km of a judging border.
    authorised : int
        Authorised aircraft that flew.
    authorised_sum, authorised_max : float
        Sum over them, and largest, of the probability of an unauthorised entry.
    tracking : Tracking
        Tracks against objects.
    core_s : float
        Computing time of everything in it.
    """

    seed: Whole
    counted: tuple[Counted, ...]
    beliefs: tuple[Belief, ...]
    entered: tuple[Entered, ...]
    wrong: tuple[Wrong, ...]
    near_h: AtLeast0
    authorised: Whole
    authorised_sum: AtLeast0
    authorised_max: Probability
    tracking: Tracking
    core_s: AtLeast0
