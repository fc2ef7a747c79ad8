"""An assessment as values: what is known of an episode, how well, and what is not.

In: a conclusion and its inputs. Out: an `Assessment`, from which the JSON document, the
page and the PDF are laid out. Nothing is read or written here, and nothing depends on
when it is made: equal conclusions give equal assessments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.assessment.coverage import Strip, strip_of
from vedette.assessment.evidence import Reason, reasons
from vedette.assessment.limits import limits_of
from vedette.assessment.span import Span, span_of, unauthorised_entries
from vedette.feeds.leaf import InputLeaf
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import contradicted
from vedette.pipeline import Conclusion
from vedette.units import SECOND_NS
from vedette.warnings import AreaWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What is known of an episode.

    Parameters
    ----------
    conclusion : Conclusion
        It rests on.
    made_from : mapping of str to str
        inputs_sha256, picture_sha256, record_root, site_sha256, version.
    from_ns, to_ns : int
        First and last input, nanoseconds UTC.
    span : Span or None
        Of the episode; None where nothing entered.
    counts : tuple of Count
        By volume and measure.
    entries : tuple of Crossing
        Unauthorised ones of any probability, by time.
    incursions : tuple of Reason
        Those more likely than not, and what they rest on.
    contradicted : tuple of Crossing
        Claimed entries that radars contradict.
    warnings : tuple of AreaWarning or None
        As they began; None where nothing was to be warned.
    strip : Strip
        What could have been seen.
    limits : tuple of str
        What the numbers assume.
    """

    conclusion: Conclusion
    made_from: Mapping[str, str]
    from_ns: int
    to_ns: int
    span: Span | None
    counts: tuple[Count, ...]
    entries: tuple[Crossing, ...]
    incursions: tuple[Reason, ...]
    contradicted: tuple[Crossing, ...]
    warnings: tuple[AreaWarning, ...] | None
    strip: Strip
    limits: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the site calls itself."""
        return self.conclusion.site.watch.name

    @property
    def begin_s(self) -> float:
        """When the watch began, seconds since epoch."""
        begin_ns = self.conclusion.site.watch.from_ns or self.from_ns
        return (begin_ns - self.conclusion.outcome.epoch_ns) / SECOND_NS

    @property
    def marking(self) -> str:
        """Protective marking of the site, "" for none."""
        return self.conclusion.site.watch.marking


def assess(
    conclusion: Conclusion,
    leaves: Sequence[InputLeaf],
    made_from: Mapping[str, str],
    counts: Sequence[Count],
    warnings: Sequence[AreaWarning] | None = None,
) -> Assessment:
    """Assess an episode.

    Parameters
    ----------
    conclusion : Conclusion
        What was concluded.
    leaves : sequence of InputLeaf
        Its inputs in order, at least one.
    made_from : mapping of str to str
        Digests of what it was made from.
    counts : sequence of Count
        How many there were.
    warnings : sequence of AreaWarning or None
        What was warned; None where nothing was to be warned.

    Returns
    -------
    Assessment
        Of the episode.
    """
    site, outcome = conclusion.site, conclusion.outcome
    entries = unauthorised_entries(outcome.crossings, site.policy)
    begin_ns = site.watch.from_ns or leaves[0].received_ns
    begin_s = (begin_ns - outcome.epoch_ns) / SECOND_NS
    strip = strip_of(site, conclusion.volumes, outcome.plane)
    return Assessment(
        conclusion=conclusion,
        made_from=made_from,
        from_ns=leaves[0].received_ns,
        to_ns=leaves[-1].received_ns,
        span=span_of(entries, begin_s),
        counts=tuple(counts),
        entries=tuple(entries),
        incursions=reasons(outcome, leaves),
        contradicted=tuple(contradicted(outcome.crossings, site.policy)),
        warnings=None if warnings is None else tuple(warnings),
        strip=strip,
        limits=limits_of(counts, strip),
    )
