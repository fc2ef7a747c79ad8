"""The border in the site plane, bit for bit the same from every processor."""

from digest_matrix import ENVIRONMENTS, digest_under

SCRIPT = """
import hashlib
from pathlib import Path
import numpy as np
from vedette.airspace import build_index, inside_probabilities, load_volume
from vedette.airspace import signed_distances
from vedette.earth.plane import plane_at
from vedette.site.model import Volume

entry = Volume(id="pl", kind="state", source="borders-osm:PL")
index = build_index(load_volume(entry, Path()), plane_at(52.0, 23.0, 400.0))
steps = np.arange(20_000)
e_m = (steps * 0.6180339887498949 % 1.0 - 0.5) * 900_000.0
n_m = (steps * 0.7548776662466927 % 1.0 - 0.5) * 900_000.0
spread = np.full(len(steps), 250_000.0)
found = [*signed_distances(index, e_m, n_m)]
found.append(inside_probabilities(index, e_m, n_m, spread, spread * 0.3, spread))
digest = hashlib.sha256()
for value in (*index, *found):
    digest.update(np.asarray(value).tobytes())
print(digest.hexdigest())
"""


def test_index_distances_and_probabilities_have_the_same_bits_everywhere() -> None:
    digests = {
        name: digest_under(environment, SCRIPT)
        for name, environment in ENVIRONMENTS.items()
    }
    assert len(set(digests.values())) == 1, digests
