"""The cast: everything that flies in a night, as arrays by target.

Targets first, then birds; what a target does depends on its name, never on its place.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.feeds.asterix.said import LETTERS
from vedette.simulation.sensing.flights import Flights, flights_of
from vedette.simulation.world import World

IDENT_CHARS = 8


class Cast(NamedTuple):
    """Everything that flies.

    Attributes
    ----------
    ids : tuple of str
    flights : Flights
    echo : (n,) share of a radar's p_detect
    address, mode3a, ident : (n,) of transponders, -1 where there is none
    version, nac_p, nic, sil : (n,) of transponders, -1 where there is none
    """

    ids: tuple[str, ...]
    flights: Flights
    echo: Floats
    address: Ints
    mode3a: Ints
    ident: Ints
    version: Ints
    nac_p: Ints
    nic: Ints
    sil: Ints


def cast_of(world: World) -> Cast:
    """Lay out everything that flies in a night.

    Parameters
    ----------
    world : World
        The night.

    Returns
    -------
    Cast
        Targets, then birds.
    """
    all_of_them = (*world.targets, *world.birds)
    said = np.full((7, len(all_of_them) + 1), -1, np.int64)  # the last: clutter's
    for k, target in enumerate(all_of_them):
        box = target.transponder
        if box is None:
            continue
        said[:, k] = (
            *(box.address, box.mode3a, ident_of(box.callsign)),
            *(box.version, box.nac_p, box.nic, box.sil),
        )
    return Cast(
        tuple(target.id for target in all_of_them),
        flights_of(all_of_them),
        np.array([target.echo for target in all_of_them], np.float64),
        *said,
    )


def ident_of(callsign: str) -> int:
    """Write a callsign as eight characters of six bits.

    Parameters
    ----------
    callsign : str
        Letters, figures and blanks, in capitals; what lies behind eight is cut.

    Returns
    -------
    int
        48 bits (ICAO Annex 10 Vol. IV 3.1.2.9).
    """
    ident = 0
    for letter in callsign[:IDENT_CHARS].upper().ljust(IDENT_CHARS):
        place = LETTERS.find(letter)
        ident = ident << 6 | (place if place > 0 else LETTERS.find(" "))
    return ident
