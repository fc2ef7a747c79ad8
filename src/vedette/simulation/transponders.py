"""What simulated aircraft say of themselves: addresses that no State has to give.

ICAO Annex 10, volume III, table 9-1, divides the 24-bit addresses among States and
keeps the block that begins with 1101 for the future: no real aircraft has one, so a
simulated one cannot be taken for somebody's. Codes keep clear of 7500, 7600 and 7700.
"""

from collections.abc import Sequence
from dataclasses import replace

from vedette.simulation.streams import Stream
from vedette.simulation.target_tables import Targets
from vedette.simulation.world import Target, Transponder

RESERVED_BLOCK = 0xD00000
BLOCK_BITS = 20
CODE_FIRST, CODES = 0o1000, 0o6000  # 1000 to 6777
FIGURES = 10_000


def transponder_of(group: Targets, own: Stream) -> Transponder | None:
    """Draw a member's transponder.

    Parameters
    ----------
    group : Targets
        Its group.
    own : Stream
        Of the member; numbers 5 to 8 of it.

    Returns
    -------
    Transponder or None
        None where it has none.
    """
    said = group.transponder
    if said is None or own.uniform(5) >= said.share:
        return None
    return Transponder(
        address=RESERVED_BLOCK | int(own.uniform(6) * (1 << BLOCK_BITS)),
        callsign=f"{said.callsign}{int(own.uniform(7) * FIGURES):04d}",
        mode3a=CODE_FIRST + int(own.uniform(8) * CODES),
        version=said.version,
        nac_p=said.nac_p,
        nic=said.nic,
        sil=said.sil,
    )


def told_apart(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Give each target an address of its own.

    Parameters
    ----------
    targets : sequence of Target
        In any order.

    Returns
    -------
    tuple of Target
        In their order. Of two with one address that with the later id takes the next
        free one, so that the order of groups in a file changes nothing.
    """
    taken: set[int] = set()
    own: dict[str, Target] = {}
    for target in sorted(targets, key=lambda target: target.id):
        said = target.transponder
        if said is None:
            continue
        address = said.address
        while address in taken:
            address = RESERVED_BLOCK | ((address + 1) % (1 << BLOCK_BITS))
        taken.add(address)
        own[target.id] = replace(target, transponder=said._replace(address=address))
    return tuple(own.get(target.id, target) for target in targets)
