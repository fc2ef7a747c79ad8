"""What `vedette decode` says of recordings of messages, in sentences."""

from collections import defaultdict
from collections.abc import Iterator

from vedette.cli.surveyed import Survey
from vedette.feeds.capture.link import link_name
from vedette.feeds.instant import clock_text, iso_text
from vedette.feeds.io.survey import Surveyed
from vedette.feeds.lesson import Lesson
from vedette.feeds.mode_s_frames import STREAM
from vedette.feeds.weighed import weigh
from vedette.units import SECOND_NS

LISTED_MAX = 20  # channels, speakers and senders told one by one
FAR_S = 60.0  # between happening and reception; a radar takes a second or two


def survey_lines(found: Survey) -> Iterator[str]:
    """Say what captures and their channels teach.

    Parameters
    ----------
    found : Survey
        What was found.

    Yields
    ------
    str
        Line by line; none where all files are tables.
    """
    for file in found.files:
        yield from _file_lines(file)
    for speaker, channels in shared_speakers(found):
        yield (
            f"SAC/SIC {speaker} speaks on {_listed(channels)}: the same messages sent"
            " twice, or two sources with one name; a site file must tell them apart."
        )
    for command in next_commands(found):
        yield f"Next: {command}"


def shared_speakers(found: Survey) -> list[tuple[str, tuple[str, ...]]]:
    """Find SAC/SIC that speak on several channels.

    Parameters
    ----------
    found : Survey
        What was found.

    Returns
    -------
    list of (str, tuple of str)
        SAC/SIC, and where it was heard.
    """
    heard: dict[str, set[str]] = defaultdict(set)
    for file in found.files:
        for name, channel in file.reading.channels.items():
            for _, speaker in channel.lesson.speakers:
                if speaker:
                    heard[speaker].add(name or file.name)
    return [(s, tuple(sorted(c))) for s, c in sorted(heard.items()) if len(c) > 1]


def next_commands(found: Survey) -> tuple[str, ...]:
    """Name the commands to try next.

    Parameters
    ----------
    found : Survey
        What was found.

    Returns
    -------
    tuple of str
        Commands, with the names of the files; none where nothing was decoded.
    """
    accounts = [account for file in found.files for account in file.accounts.values()]
    undated = any(s.undated for file in found.files for s in file.sources)
    if not undated and not any(account.decoded_rows for account in accounts):
        return ()  # there is nothing to go on with
    named = " ".join(quoted_path(str(path)) for path in found.paths)
    date = f" --date {found.date}" if found.date else ""
    if not date and (undated or any(file.needs_date for file in found.files)):
        date = " --date YYYY-MM-DD"
    return (
        f"vedette site-from {named}{date} --out site.toml",
        f"vedette replay {named}{date} --site site.toml --out result",
    )


def quoted_path(path: str) -> str:
    """Write a path so that it can be typed.

    Parameters
    ----------
    path : str
        Of a file.

    Returns
    -------
    str
        As a word of a shell.
    """
    plain = all(letter.isalnum() or letter in "/._-+=:,@%" for letter in path)
    return path if plain and path else "'" + path.replace("'", "'\\''") + "'"


def _file_lines(file: Surveyed) -> Iterator[str]:
    """Describe one file."""
    reading, about = file.reading, file.reading.about
    links = ", ".join(link_name(link) for link, _ in about.links.most_common(5))
    packets = f" of {about.packets:,} packets ({links})" if about.packets else ""
    yield f"{file.feed} is {reading.container_about}{packets}."
    channels = reading.feeds(file.feed)
    shown = [name for name in channels if reading.channels[name].messages]
    for name in shown[:LISTED_MAX]:
        where = f"{name} (feed {channels[name]})" if name else channels[name]
        lesson = reading.channels[name].lesson
        yield from _channel_lines(where, lesson, needs_date=file.needs_date)
        for reason, count in reading.without_report(name).items():
            yield f"    {count:,} records gave no report: {reason}."
        for weighed in weigh(lesson.samples, reading.edition):
            yield f"    {weighed.sentence}"
    if len(shown) > LISTED_MAX:
        yield f"  and {len(shown) - LISTED_MAX} channels more; --json lists them."
    if file.needs_date:
        known = "the time of day and no day"
        if reading.container == STREAM:
            known = "no time of day: its counter is shown from 00:00"
        yield (
            f"  It says {known}; --date YYYY-MM-DD of the first message is needed to"
            " replay it."
        )


def _channel_lines(where: str, lesson: Lesson, *, needs_date: bool) -> Iterator[str]:
    """Describe one channel."""
    if not lesson.blocks:
        yield f"  {where}: no message could be decoded."
        return
    speakers = [
        f"{count:,} {kind}" + (f" of {speaker}" if speaker else "")
        for (kind, speaker), count in lesson.speakers.most_common(LISTED_MAX)
    ]
    yield f"  {where}: {', '.join(speakers)} in {lesson.blocks:,} messages."
    yield from _time_lines(lesson, needs_date=needs_date)
    if len(lesson.senders) > 1:
        yield f"    Sent by {len(lesson.senders)} senders: {_listed(lesson.senders)}."
    if lesson.simulated:
        yield (
            f"    {lesson.simulated:,} reports are marked as simulated: all that"
            " follows from them is synthetic."
        )


def _time_lines(lesson: Lesson, *, needs_date: bool) -> Iterator[str]:
    """Describe times, rate and delay of a channel."""
    if lesson.first_ns >= 0:
        shown = clock_text if needs_date else iso_text
        rate = f", {lesson.records_per_s:.3g} records a second" * bool(
            lesson.records_per_s
        )
        yield f"    {shown(lesson.first_ns)} to {shown(lesson.last_ns)}{rate}."
    low_ns, high_ns = lesson.delay_min_ns, lesson.delay_max_ns
    if lesson.clocked and low_ns is not None and high_ns is not None:
        low_s, high_s = low_ns / SECOND_NS, high_ns / SECOND_NS
        yield f"    Received {low_s:.2f} to {high_s:.2f} s after they happened."
        if max(-low_s, high_s) > FAR_S:
            yield "    The clocks of sender and recorder differ, or messages waited."
    if lesson.jumps:
        yield (
            f"    Its times jump {lesson.jumps:,} times, first at byte"
            f" {lesson.jump_offset} by {lesson.jump_ns / SECOND_NS:+.1f} s."
        )


def _listed(names: "tuple[str, ...] | dict[str, int]") -> str:
    """List names, the first of them."""
    every = list(names)
    more = f" and {len(every) - LISTED_MAX} more" if len(every) > LISTED_MAX else ""
    return ", ".join(every[:LISTED_MAX]) + more
