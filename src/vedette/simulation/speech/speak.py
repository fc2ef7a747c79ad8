"""Speech: the files that the sensors of a night leave behind."""

from vedette.simulation.sensing.said import RadarFeed, ReceiverFeed, Sensed
from vedette.simulation.speech.capture import pcap
from vedette.simulation.speech.radar_bytes import radar_datagrams
from vedette.simulation.speech.receiver_bytes import receiver_datagrams
from vedette.simulation.speech.sighting_lines import sighting_lines
from vedette.simulation.world import World


def feeds_of(world: World, sensed: Sensed) -> dict[str, bytes]:
    """Write what the sensors of a night sent.

    Parameters
    ----------
    world : World
        The night.
    sensed : Sensed
        What they say.

    Returns
    -------
    dict of str to bytes
        Content by name of the file: a capture for each radar and ground station,
        lines for nodes and for observers. A capture of nothing says so itself; lines
        of nothing would be an empty file, which nobody can tell from a lost one, and
        are none.
    """
    del world  # what it said is whole
    files: dict[str, bytes] = {}
    for feed in sensed.feeds:
        if isinstance(feed, RadarFeed):
            files[f"{feed.id}.pcap"] = pcap(radar_datagrams(feed))
        elif isinstance(feed, ReceiverFeed):
            files[f"{feed.id}.pcap"] = pcap(receiver_datagrams(feed))
        elif lines := sighting_lines(feed):
            files[f"{feed.id}.jsonl"] = lines
    return files
