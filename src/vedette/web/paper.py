"""A paper: what a document says, block by block, before any decision on its looks.

The page (`vedette.web.paper_html`) and the pages of the PDF are both drawn from it, so
that they say the same. Times are integer nanoseconds UTC, probabilities 0 to 1. Texts
are hostile until `vedette.web.markup` escapes them.
"""

from dataclasses import dataclass, replace
from typing import Literal

from vedette.claims.compare import Row
from vedette.claims.tongue import Tongue
from vedette.errors import UsageError
from vedette.web.chart import DATA_KINDS, Chart, DataKind

Tone = Literal["plain", "strong", "large", "small"]
Sheet = Literal["summary", "found", "time", "limits", "details"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph.

    Parameters
    ----------
    text : str
        One or more sentences.
    tone : str
        plain, strong (bold), large (a result that a reader looks for), small.
    """

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Sentences that stand side by side.

    Parameters
    ----------
    items : tuple of str
        One sentence or more each.
    """

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and values, such as digests, written in letters of one width.

    Parameters
    ----------
    rows : tuple of (str, str)
        Name, value.
    """

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table.

    Parameters
    ----------
    caption : str
        What its rows are.
    heads : tuple of str
        Headings of the columns.
    rows : tuple of tuple of str
        Each as long as the headings.
    numeric : tuple of bool
        Which columns are set to the right; empty for none.
    more : str
        What was left out, "" where nothing was.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...] = ()
    more: str = ""

    def __post_init__(self) -> None:
        widths = {len(row) for row in self.rows} | {len(self.numeric or self.heads)}
        if widths - {len(self.heads)}:
            raise UsageError(
                expected=f"{len(self.heads)} cells in every row",
                got=str(sorted(widths)),
                where=f"table {self.caption!r}",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pmf:
    """A distribution over whole numbers.

    Parameters
    ----------
    name : str
        What is counted.
    shares : tuple of float
        Probability of 0, 1, 2 ...
    interval : (int, int)
        Inclusive, 90 %.
    truth : int or None
        What it truly was, where somebody knows.
    """

    name: str
    shares: tuple[float, ...]
    interval: tuple[int, int]
    truth: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Distributions drawn beside each other.

    Parameters
    ----------
    caption : str
        What they are of.
    panels : tuple of Pmf
        From left to right.
    """

    caption: str
    panels: tuple[Pmf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something on a lane.

    Parameters
    ----------
    from_ns, to_ns : int
        Equal where it is a moment.
    sigma_s : float
        Of its begin, one standard deviation.
    label : str
        Short: a number; stands before it.
    note : str
        A word or two, after its end.
    begins, ends : str
        in, out, lost, flying, warning, danger; said for a time as people said it,
        somewhere from begin to end; "" for no mark.
    likely : bool
        Drawn whole; else with a broken outline.
    """

    from_ns: int
    to_ns: int
    sigma_s: float
    label: str
    begins: str
    ends: str
    note: str = ""
    likely: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane of a time line.

    Parameters
    ----------
    name : str
        What kind of event.
    events : tuple of Event
        By time.
    said : str
        Why there are none, where there are none.
    """

    name: str
    events: tuple[Event, ...]
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """A time line.

    Parameters
    ----------
    caption : str
        What it shows.
    from_ns, to_ns : int
        Its ends.
    lanes : tuple of Lane
        From above.
    local_name : str
        Name of the local time, "" where none is known.
    local_offset_s : int
        Local time less UTC, seconds.
    """

    caption: str
    from_ns: int
    to_ns: int
    lanes: tuple[Lane, ...]
    local_name: str = ""
    local_offset_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBars:
    """What was said of one measure, bar under bar.

    Parameters
    ----------
    caption : str
        What it shows.
    row : Row
        Of a comparison, with quantities.
    event : str
        Of which event.
    """

    caption: str
    row: Row
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSheet:
    """A map.

    Parameters
    ----------
    chart : Chart
        What is drawn.
    caption : str
        What it shows.
    """

    chart: Chart
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Detail that a screen unfolds; on paper it is always open.

    Parameters
    ----------
    summary : str
        What is inside.
    blocks : tuple of Block
        Words, facts and tables.
    """

    summary: str
    blocks: tuple["Words | Bullets | Facts | Grid", ...]


Drawn = Bars | ClaimBars | Lanes | MapSheet
Block = Words | Bullets | Facts | Grid | Drawn | Fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a paper under its own heading.

    Parameters
    ----------
    id : str
        Letters, digits, hyphens: the anchor.
    title : str
        Its heading.
    blocks : tuple of Block
        In order.
    sheet : str
        Which run of pages it stands on: on paper each begins a new one, and all of
        the summary is the first.
    data_kind : DataKind or None
        Where it is another than that of the paper: statements beside a picture.
    lang : Tongue or None
        Language of our own words, where it is another than that of the paper.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    sheet: Sheet = "details"
    data_kind: DataKind | None = None
    lang: Tongue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document.

    Parameters
    ----------
    title : str
        Its heading.
    data_kind : DataKind
        synthetic, recorded, live, mixed or none; stamped on every panel.
    marking : str
        Protective marking of the site, "" for none.
    lead : tuple of Block
        Before the first section: the results.
    sections : tuple of Section
        In order.
    lang : Tongue
        Language of our own words in it.
    """

    title: str
    data_kind: DataKind
    marking: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    lang: Tongue = "en"

    def __post_init__(self) -> None:
        if self.data_kind not in DATA_KINDS:
            raise UsageError(
                expected="data_kind " + " | ".join(DATA_KINDS),
                got=repr(self.data_kind),
                where=f"paper {self.title!r}",
            )

    def within(self, section: Section) -> "Paper":
        """Return the paper as it is within a section: its stamp, and its language."""
        kind, lang = section.data_kind or self.data_kind, section.lang or self.lang
        return replace(self, data_kind=kind, lang=lang)
