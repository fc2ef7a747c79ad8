"""What simulated radars send is what the decoders read, here and elsewhere."""

from small_nights import box, night, radar, sensor, straight, target
from vedette.feeds.asterix_blocks import BlockDecoder
from vedette.feeds.capture import ByteStream, pieces
from vedette.feeds.report import BeamReport, RadarReport, Rejected, Report
from vedette.simulation.sensing import sensed
from vedette.simulation.sensing.reports import beam_reports, radar_plot_reports
from vedette.simulation.speech import feeds_of
from vedette.simulation.world import World


def a_night() -> World:
    flights = [
        target(
            f"t{k}",
            straight((-60_000.0 + 9_000.0 * k, 30_000.0), (40.0, -15.0), 1_800.0),
            box(0x400000 + k, callsign=f"VDT{k}") if k % 3 == 0 else None,
        )
        for k in range(12)
    ]
    radars = (
        sensor(radar(), bias_time_s=0.05, bias_azimuth_deg=-0.2),
        sensor(radar("south", sic=11, period_s=4.7, lat=50.9)),
    )
    return night(*flights, sensors=radars, seconds=1_800.0)


def decoded(content: bytes) -> list[Report]:
    _, found = pieces("pcap", ByteStream([content]))
    decoder = BlockDecoder("")
    reports: list[Report] = []
    for piece in found:
        result = decoder.decode(piece.raw, piece.received_ns, piece.offset)
        assert not isinstance(result, Rejected), result
        reports += result
    return reports


def test_decoding_the_bytes_gives_the_very_reports_that_were_sensed() -> None:
    world = a_night()
    said = sensed(world)
    files = feeds_of(world, said)
    for feed in said.feeds:
        reports = decoded(files[f"{feed.id}.pcap"])
        plots = [r for r in reports if isinstance(r, RadarReport)]
        beams = [r for r in reports if isinstance(r, BeamReport)]
        assert len(plots) > 500
        assert repr(plots) == repr(radar_plot_reports(feed))
        assert repr(beams) == repr(beam_reports(feed))
        assert all(plot.simulated for plot in plots)
