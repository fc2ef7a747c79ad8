"""What `vedette decode --json` says of recordings of messages, beside `decode.json`."""

from dataclasses import asdict

from vedette.cli.decode_text import next_commands, shared_speakers
from vedette.cli.surveyed import Survey
from vedette.feeds.capture.link import link_name
from vedette.feeds.instant import clock_text, iso_text
from vedette.feeds.io.survey import Surveyed
from vedette.feeds.lesson import Lesson
from vedette.feeds.weighed import weigh
from vedette.units import SECOND_NS


def survey_json(found: Survey) -> dict[str, object]:
    """Lay out what channels and captures teach.

    Parameters
    ----------
    found : Survey
        What was found.

    Returns
    -------
    dict
        Of JSON values; nothing where all files are tables.
    """
    if not found.files:
        return {}
    return {
        "channels": [c for file in found.files for c in _channels(file)],
        "captures": [_capture(file) for file in found.files],
        "same_speaker": [
            {"speaker": speaker, "channels": list(channels)}
            for speaker, channels in shared_speakers(found)
        ],
        "next": list(next_commands(found)),
    }


def _channels(file: Surveyed) -> list[dict[str, object]]:
    """Lay out the channels of a file."""
    reading = file.reading
    found: list[dict[str, object]] = []
    for name, feed in reading.feeds(file.feed).items():
        channel = reading.channels[name]
        if not channel.messages:
            continue
        weighed = weigh(channel.lesson.samples, reading.edition)
        found.append(
            {
                "feed": feed,
                "channel": name,
                "bytes": channel.size,
                **_lesson(channel.lesson, needs_date=file.needs_date),
                "without_report": dict(reading.without_report(name)),
                "editions": [asdict(one) for one in weighed],
            }
        )
    return found


def _lesson(lesson: Lesson, *, needs_date: bool) -> dict[str, object]:
    """Lay out what a channel teaches."""

    def said(time_ns: int) -> str | None:
        if time_ns < 0:
            return None
        return clock_text(time_ns) if needs_date else iso_text(time_ns)

    low_ns, high_ns = lesson.delay_min_ns, lesson.delay_max_ns
    known = lesson.clocked and low_ns is not None and high_ns is not None
    return {
        "messages": lesson.blocks,
        "speakers": [
            {"kind": kind, "speaker": speaker, "records": count}
            for (kind, speaker), count in sorted(lesson.speakers.items())
        ],
        "senders": dict(sorted(lesson.senders.items())),
        "first": said(lesson.first_ns),
        "last": said(lesson.last_ns),
        "received_first": said(lesson.received_first_ns),
        "received_last": said(lesson.received_last_ns),
        "records_per_s": round(lesson.records_per_s, 3),
        "delay_s": [(low_ns or 0) / SECOND_NS, (high_ns or 0) / SECOND_NS]
        if known
        else None,
        "time_jumps": {
            "count": lesson.jumps,
            "first_offset": lesson.jump_offset if lesson.jumps else None,
            "first_s": lesson.jump_ns / SECOND_NS if lesson.jumps else None,
        },
        "simulated_reports": lesson.simulated,
    }


def _capture(file: Surveyed) -> dict[str, object]:
    """Lay out what a container teaches."""
    about = file.reading.about
    date = "needed" if file.needs_date else "given"
    return {
        "file": file.name,
        "container": file.reading.container,
        "date": "captured" if file.reading.dated else date,
        "packets": about.packets,
        "cut_packets": about.cut_packets,
        "links": {link_name(link): count for link, count in about.links.items()},
        "other_packets": dict(about.other),
        "other_channels": {
            name: channel.size for name, channel in file.reading.other_traffic().items()
        },
        "fault_count": about.fault_count,
        "faults": [fault._asdict() for fault in about.faults],
    }
