"""One episode into one output folder: what `replay` and `demo` have in common."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from vedette.cli.inputs import Chosen
from vedette.cli.out_dir import output_folder
from vedette.cli.progress import progress
from vedette.cli.terminal import say
from vedette.cli.warm import compile_kernels
from vedette.feeds.instant import iso_text
from vedette.incursions.incursion import contradicted
from vedette.incursions.likely import LIKELY
from vedette.output.derived import RECORD
from vedette.output.write import write_outputs
from vedette.picture import HINDSIGHT_NS, Unused
from vedette.pipeline import Episode, judged, keep, warned
from vedette.plots.order import WINDOW_NS, Late
from vedette.site.load import parse_site
from vedette.units import SECOND_NS

NAMED_MAX = 5  # causes of rejection that are told one by one
NOT_MEASURED = MappingProxyType(
    {
        "synthetic": "no sensor measured it, and it says nothing of any real event",
        "mixed": "some of it no sensor measured; it is synthetic as a whole",
    }
)


def make_episode(
    chosen: Chosen, out: Path, *, replace: bool, attributions: Sequence[str] = ()
) -> Episode:
    """Record inputs, keep the picture of them, and write the output folder.

    Parameters
    ----------
    chosen : Chosen
        What the episode is made from.
    out : pathlib.Path
        The output folder, which appears whole or not at all.
    replace : bool
        Whether an earlier output there may be replaced.
    attributions : sequence of str
        Who made the recording, for the map.

    Returns
    -------
    Episode
        What was concluded.
    """
    with output_folder(out, replace=replace) as folder:
        return fill_folder(chosen, folder, attributions=attributions)


def fill_folder(
    chosen: Chosen,
    folder: Path,
    *,
    attributions: Sequence[str] = (),
    truth_folder: Path | None = None,
) -> Episode:
    """Keep the picture of inputs, and write record and outputs into a folder.

    Parameters
    ----------
    chosen : Chosen
        What the episode is made from.
    folder : pathlib.Path
        Exists; nothing that is written is in it, but for its own site file.
    attributions : sequence of str
        Who made the recording, for the map.
    truth_folder : pathlib.Path or None
        Of a simulated night: told beside the result and used for nothing.

    Returns
    -------
    Episode
        What was concluded.
    """
    plan, inputs = chosen.plan, chosen.inputs
    # What is missing is said before the work.
    site = parse_site(plan.site_text, "site file")
    judged(site, plan.folder, plan.borders)
    warned(site, plan.folder, plan.borders)
    compile_kernels()
    with progress("Keeping the picture", len(inputs.leaves)) as advance:
        taken = 0

        def told(count: int) -> None:
            nonlocal taken
            advance(count - taken)
            taken = count

        episode = keep(plan, inputs.leaves, folder / RECORD, chosen.key, told)
    with progress("Writing the outputs", None):
        write_outputs(
            episode,
            inputs,
            plan,
            folder,
            attributions=attributions,
            truth_folder=truth_folder,
        )
    return episode


def clock_text(time_s: float) -> str:
    """Write the UTC time of day of an instant, to a tenth of a second.

    Parameters
    ----------
    time_s : float
        Seconds since the epoch, a midnight.

    Returns
    -------
    str
        Such as 11:05:07.3; with the day before it where the episode has several.
    """
    tenths = round(time_s * 10)
    days, tenths = divmod(tenths, 864_000)
    seconds, tenth = divmod(tenths, 10)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{tenth}"
    return f"day {days} {text}" if days else text


def say_rejected(episode: Episode, inputs: int) -> None:
    """Say how many inputs, or reports in them, could not be used, and why.

    Parameters
    ----------
    episode : Episode
        What was kept.
    inputs : int
        How many there were.
    """
    unused = episode.outcome.unused
    say(rejected_line(unused, inputs))
    causes = Counter(_cause(one) for one in unused)
    first = {_cause(one): one for one in reversed(unused)}
    for cause, count in causes.most_common(NAMED_MAX):
        one = first[cause]
        say(f"  {count:,} times: {one.reason} (the first, input {one.number})")
    if len(causes) > NAMED_MAX:
        say("  and others; the record has all of them.")
    say(*late_lines(episode.outcome.late))


def rejected_line(unused: Sequence[Unused], inputs: int) -> str:
    """Say how much could not be used.

    Parameters
    ----------
    unused : sequence of Unused
        One for each input that was not decoded, or report that was not taken.
    inputs : int
        How many inputs there were.

    Returns
    -------
    str
        Inputs of inputs; reports too where an input holds several, as a block of
        plots does.
    """
    touched = len({one.number for one in unused})
    reports = "" if touched == len(unused) else f"{len(unused):,} reports in "
    return f"Rejected: {reports}{touched:,} of {inputs:,} inputs."


def late_lines(late: Sequence[Late]) -> list[str]:
    """Say which sensors were too late, by how much, and what to do.

    Parameters
    ----------
    late : sequence of Late
        The most frequent first.

    Returns
    -------
    list of str
        Lines; none where no sensor was.
    """
    lines = [
        f"Late: {one.reports:,} reports of {one.sensor or 'no named sensor'} (feed"
        f" {one.feed}) came {one.least_ns / SECOND_NS:.3f} to"
        f" {one.most_ns / SECOND_NS:.3f} s after their time."
        for one in late[:NAMED_MAX]
    ]
    if len(late) > NAMED_MAX:
        lines.append(f"Late: reports of {len(late) - NAMED_MAX} sensors more.")
    if lines:
        lines.append(
            f"  The picture goes back {WINDOW_NS / SECOND_NS:g} s for what is late."
            f" What is later, up to {HINDSIGHT_NS / SECOND_NS:g} s, is in trajectories"
            " and counts, not in tracks as known then; the rest is rejected."
            " `vedette decode` says how long after their time reports of each source"
            " are received: set its clock right, or send it faster."
        )
    return lines


def _cause(one: Unused) -> str:
    """Take the value off a reason, so that like ones are counted together."""
    return one.reason.split(", got", 1)[0]


def say_picture(episode: Episode) -> None:
    """Say what the picture holds, and its digests.

    Parameters
    ----------
    episode : Episode
        What was kept.
    """
    outcome = episode.outcome
    likely = [c for c in outcome.crossings if c.probability >= LIKELY]
    inward = sum(c.inward for c in likely)
    if episode.data_kind in NOT_MEASURED:
        say(f"Data: {episode.data_kind}: {NOT_MEASURED[episode.data_kind]}")
    say(f"Tracks: {len(outcome.trajectories):,}")
    if episode.volumes:
        judged = ", ".join(volume.id for volume in episode.volumes)
        say(
            f"Crossings of {judged}: {len(likely):,} more likely than not "
            f"({inward:,} in, {len(likely) - inward:,} out), "
            f"{len(outcome.crossings) - len(likely):,} less likely",
            f"Incursions (unauthorised entries): {len(outcome.incursions):,}",
        )
        claims = len(contradicted(outcome.crossings, episode.site.policy))
        if claims:
            say(
                f"Claimed entries that radars contradict, no incursions: {claims:,} "
                "(incursions.json, `contradicted`)"
            )
    else:
        say("Crossings: not assessed, since no volume is judged")
    say(
        f"Inputs:  sha256 {episode.made_from['inputs_sha256']}",
        f"Picture: sha256 {episode.made_from['picture_sha256']}",
    )


def day_text(epoch_ns: int) -> str:
    """Write the day that an epoch begins, YYYY-MM-DD.

    Parameters
    ----------
    epoch_ns : int
        A UTC midnight, nanoseconds.

    Returns
    -------
    str
        The date.
    """
    return iso_text(epoch_ns // SECOND_NS * SECOND_NS)[:10]
