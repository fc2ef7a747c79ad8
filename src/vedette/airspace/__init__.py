"""Airspace: whose sky a position is in, how sure that is, and which border is nearest.

In: a site's `[[volume]]` tables, packaged border sets, users' GeoJSON. Out: a `Volume`
(rings with an accuracy and a neighbour for every segment), its `VolumeIndex` in the
site plane, signed distance and probability of being inside; regions and aerodromes.

Law: airspace over a state is its land, internal waters and 12 NM of sea (Chicago
Convention 1944, articles 1 and 2; UNCLOS 1982, articles 2 and 3). Borders have an
error, and every probability here includes it.
"""

from vedette.airspace.aerodrome import Aerodrome, aerodrome, aerodromes
from vedette.airspace.border_set import BorderSet, load_border_set
from vedette.airspace.describe import describe
from vedette.airspace.index import VolumeIndex, build_index
from vedette.airspace.inside import (
    inside_probabilities,
    inside_probability,
    signed_distance,
    signed_distances,
)
from vedette.airspace.load import load_volume
from vedette.airspace.region import Region, regions
from vedette.airspace.volume import Ring, Volume

__all__ = [
    "Aerodrome",
    "BorderSet",
    "Region",
    "Ring",
    "Volume",
    "VolumeIndex",
    "aerodrome",
    "aerodromes",
    "build_index",
    "describe",
    "inside_probabilities",
    "inside_probability",
    "load_border_set",
    "load_volume",
    "regions",
    "signed_distance",
    "signed_distances",
]
