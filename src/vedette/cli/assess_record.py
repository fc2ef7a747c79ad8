"""A record assessed again, with what was said laid beside it."""

from pathlib import Path

from vedette.assessment import Assessment, paper_of
from vedette.assessment.beside import beside
from vedette.assessment.judged import Judged, judge, of_one_time, volume_of
from vedette.assessment.reading_map import renumbered
from vedette.assessment.spoken import Said
from vedette.claims.measures import registry
from vedette.claims.tongue import Tongue, word
from vedette.cli.progress import progress
from vedette.cli.recorded import inputs_of
from vedette.cli.warm import compile_kernels
from vedette.errors import UsageError
from vedette.feeds.source import InputSet
from vedette.output.assessed import assessment_of
from vedette.output.assessment_json import assessment_document
from vedette.output.compare import made_from_of
from vedette.output.derived import CROSSINGS, TRAJECTORIES, derived_tables
from vedette.output.said import write_said
from vedette.output.said_json import registered, said_section, timeline_beside
from vedette.output.sheet import chart_of
from vedette.output.warned import warned_borders
from vedette.pipeline import Conclusion, Replay, replay
from vedette.recorded import read_recorded
from vedette.site.instant import instant_text
from vedette.web.chart import Chart


def assess_record(
    record: Path, said: Said, volume: str, folder: Path, tongue: Tongue
) -> None:
    """Assess a picture, and what was said beside it.

    Parameters
    ----------
    record : pathlib.Path
        Verified.
    said : Said
        Beside it.
    volume : str
        Of which the claims speak, "" for the only one.
    folder : pathlib.Path
        To write into.
    tongue : Tongue
        Of our own words.

    Raises
    ------
    UsageError
        Nobody says of which volume the claims speak.
    """
    compile_kernels()
    recorded = read_recorded(record)
    with progress("Keeping the picture again", len(recorded.inputs)) as advance:
        picture, concluded = replay(recorded, lambda _: advance(1))
    inputs = inputs_of(recorded)
    assessment = assessment_of(concluded, inputs.leaves, made_from_of(recorded))
    judged = _judged(said, assessment, volume)
    laid = beside(said, judged, registry(), assessment, tongue)
    document = assessment_document(assessment)
    if said.comparison is not None:
        document["claims"] = said_section(
            said.comparison, registry(), said.ledgers, judged
        )
    document.update(registered(said.registers, said.event))
    document["timeline"] = timeline_beside(document["timeline"], said, assessment)
    document["made_from"] = {**assessment.made_from, "ledgers": dict(said.ledgers)}
    roots = (f"{name}: {root}" for name, root in said.roots(tongue).items())
    notes = (*_findings(picture, tongue), word("note_record", tongue), *roots)
    chart = _chart(concluded, inputs, assessment, tongue)
    paper = paper_of(assessment, chart, None, notes, (), laid, tongue)
    write_said(paper, document, folder)


def _findings(picture: Replay, tongue: Tongue) -> tuple[str, ...]:
    """Say what did not come out again; word for word where it is in our language."""
    if tongue == "en" or picture.ok:
        return picture.findings
    return (word("note_replay", tongue, number=len(picture.findings)),)


def _judged(said: Said, assessment: Assessment, volume: str) -> tuple[Judged, ...]:
    """Set the claims beside the picture."""
    if said.comparison is None:
        return ()
    if not of_one_time(said.comparison, assessment):
        raise UsageError(
            expected="a record of the time that the claims speak of",
            got=f"one of {instant_text(assessment.from_ns)} to "
            f"{instant_text(assessment.to_ns)}",
            where=f"event {said.event}",
            advice="Choose another --event, or the record of this one.",
        )
    about = volume_of(assessment, volume)
    if about is not None:
        return judge(said.comparison, assessment, about)
    known = ", ".join(one.id for one in assessment.conclusion.volumes)
    raise UsageError(
        expected=f"the volume that the claims speak of: {known or 'none is judged'}",
        got=ascii(volume) if volume else "no --volume",
        where="--volume",
    )


def _chart(
    concluded: Conclusion, inputs: InputSet, assessment: Assessment, tongue: Tongue
) -> Chart | None:
    """Draw the map again; None where there is none to draw."""
    tables = derived_tables(concluded, inputs)
    try:
        chart = chart_of(
            concluded,
            tables[TRAJECTORIES],
            tables[CROSSINGS],
            (inputs.leaves[0].received_ns, inputs.leaves[-1].received_ns),
            inputs.notes,
            (),
            warned_borders(concluded, assessment.warnings),
            tongue,
        )
    except UsageError:  # a map is a view: without it the result stands
        return None
    return renumbered(chart, assessment)
