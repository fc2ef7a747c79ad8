"""The simulated scene of ``vedette demo``: a night at a border, with its truth.

The night is drawn into the output folder (recordings, site file, truth), its
recordings are read by the same decoders as any others, and the result stands beside
the truth. Law: SYNTHETIC is said first; a count is never told as one number.
"""

import shlex
from pathlib import Path

from vedette.assessment.counted import sentence_of
from vedette.assessment.reading_warned import leads_told
from vedette.assessment.span import entry_probability
from vedette.assessment.truth import Truth, matched
from vedette.assessment.wording import probability, shares
from vedette.bundled import bundled
from vedette.cli.drawn_night import (
    FEEDS,
    STEPS,
    TRUTH,
    Drawn,
    draw_night,
    write_night,
)
from vedette.cli.episode import clock_text, fill_folder, say_picture, say_rejected
from vedette.cli.inputs import chosen_inputs
from vedette.cli.out_dir import output_folder
from vedette.cli.progress import progress
from vedette.cli.terminal import say
from vedette.cli.warm import warming
from vedette.incursions.incursion import Incursion, entered_across
from vedette.output.derived import RECORD
from vedette.output.truth_beside import truth_beside
from vedette.pipeline import Episode
from vedette.record.verify import verify
from vedette.units import SECOND_NS

FAMILY = "poland-2025-09-10.toml"
SHOWN = 8  # incursions in the printed table; all are in the assessment
MEGABYTE = 1e6
METRES_KM = 1000.0
DECODED = "radar-north"  # the feed that is shown how to decode


def show_night(seed: int, out: Path, *, replace: bool) -> None:
    """Draw a night into a folder, keep its picture there, and say what came of it.

    Parameters
    ----------
    seed : int
        Which night.
    out : pathlib.Path
        The output folder.
    replace : bool
        Whether an earlier output there may be replaced.
    """
    scenario = bundled("scenarios", FAMILY)
    with output_folder(out, replace=replace) as folder:
        with warming(), progress("Simulating", STEPS) as advance:
            drawn = draw_night(scenario, seed, advance)
            write_night(drawn, folder)
        say(*_about(drawn), "")
        feeds = sorted((folder / FEEDS).iterdir())
        with chosen_inputs(feeds, folder / "site.toml", None, None) as chosen:
            episode = fill_folder(chosen, folder, truth_folder=folder / TRUTH)
        truth = truth_beside(folder / TRUTH, episode.outcome)
    _say_counts(episode, truth)
    _say_incursions(episode, truth)
    _say_warnings(episode)
    say("")
    say_rejected(episode, len(chosen.inputs.leaves))
    say_picture(episode)
    _say_record(out, drawn)
    _say_next(out, scenario, seed)


def _about(drawn: Drawn) -> list[str]:
    """Say that it is invented, and what was drawn."""
    world = drawn.world
    hours = (world.end_s - world.start_s) / 3600.0
    begins, ends = (
        clock_text(time_s).rpartition(" ")[2][:5]
        for time_s in (world.start_s, world.end_s)
    )
    night = f"night {world.seed} of the family {world.family}"
    flown = f"{len(world.targets):,} targets and {len(world.birds):,} birds"
    return [
        f"SYNTHETIC: {night}, {begins} to {ends} UTC ({hours:g} h).",
        "  No sensor measured it: all is invented and says nothing of any real night.",
        f"  {flown}, as {len(world.sensors)} invented sensors report them;",
        "  their recordings are read by the same decoders as those of real sensors.",
    ]


def _say_counts(episode: Episode, truth: Truth) -> None:
    """Say each count with its interval, and the truth under it."""
    for count in episode.outcome.counts:
        say(sentence_of(count))
        true = truth.told(count.volume, count.measure)
        if true is not None:
            say(f"  truth of this synthetic night: {true}")


def _say_incursions(episode: Episode, truth: Truth) -> None:
    """Print the first incursions as a table, with the truth beside each."""
    incursions = episode.outcome.incursions
    if not incursions:
        say("", "No unauthorised entry was more likely than not.")
        return
    answers = matched([one.entry for one in incursions], truth.entries)
    say("", "Entered (UTC)   ± s  Volume        P  km deep  Across              Truth")
    for number, incursion in enumerate(incursions[:SHOWN]):
        true = answers.get(number)
        told = "none" if true is None else f"{true.target}, {true.across}"
        if true is None and _is_earlier(incursion, episode):
            told = "inside already"
        say(f"{_row(incursion)}  {told}")
    if len(incursions) > SHOWN:
        more = f"{len(incursions) - SHOWN:,} more, each with its plots, in the "
        say(f"... {more}assessment")
    earlier = sum(
        _is_earlier(one, episode)
        for number, one in enumerate(incursions)
        if number not in answers
    )
    others = len(incursions) - len(answers)
    say(
        f"Of {len(truth.entries):,} true entries {len(answers):,} are among these "
        f"{len(incursions):,} incursions; of the others {earlier:,} were inside "
        f"already when first seen, {others - earlier:,} have no truth."
    )


def _is_earlier(incursion: Incursion, episode: Episode) -> bool:
    """Say whether an object was inside already: the truth lists no entry of it."""
    begin_ns = episode.site.watch.from_ns or episode.outcome.epoch_ns
    begin_s = (begin_ns - episode.outcome.epoch_ns) / SECOND_NS
    return incursion.entry.inside_already(begin_s)


def _row(incursion: Incursion) -> str:
    """Write one incursion."""
    entry = incursion.entry
    return (
        f"{clock_text(entry.time_s).removeprefix('day 1 '):13}  {entry.sigma_s:4.0f}  "
        f"{entry.volume:6}  {probability(entry_probability(entry)):>7}  "
        f"{incursion.deepest_m / METRES_KM:7.1f}  {shares(entered_across(entry)):18}"
    )


def _say_warnings(episode: Episode) -> None:
    """Say how many areas a person was asked to warn, and how long before."""
    say(
        "Warnings, as an exercise that a person releases. "
        + leads_told(episode.outcome.warnings)
    )


def _say_record(out: Path, drawn: Drawn) -> None:
    """Say whether the record holds, and what it costs."""
    size = sum(path.stat().st_size for path in (out / RECORD).iterdir())
    said = sum(len(v) for k, v in drawn.files.items() if k.startswith(f"{FEEDS}/"))
    hours = (drawn.world.end_s - drawn.world.start_s) / 3600.0
    say(
        f"Record:  {verify(out / RECORD).sentence}",
        f"         {size / MEGABYTE:.1f} MB for {hours:g} h, of recordings of "
        f"{said / MEGABYTE:.1f} MB",
        "",
    )


def _say_next(out: Path, scenario: Path, seed: int) -> None:
    """Say where the result lies, and what to try next."""
    folder, family = shlex.quote(str(out)), shlex.quote(str(scenario))
    say(
        f"Assessment: {out / 'assessment.html'} (also .pdf and .png)",
        f"Map:        {out / 'map.html'}",
        "Both open in any browser and need no server. Try next:",
        f"  vedette verify {folder} --replay         does all of it come out again?",
        f"  vedette demo --seed {seed + 1} --out another   another night of the family",
        f"  vedette score {folder} --truth {folder}/{TRUTH}",
        f"  vedette study {family} --nights 20 --out study",
        f"  vedette decode {folder}/{FEEDS}/{DECODED}.pcap",
        "  docs/tutorial.md: write a family of nights of your own",
    )
