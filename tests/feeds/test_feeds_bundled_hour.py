"""The bundled hour of traffic: hashes, and the same cut from the published sample."""

import gzip
import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from realdata import realdata

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "switzerland"


def cutter() -> ModuleType:
    """Load the tool as a module."""
    path = ROOT / "tools" / "cut_switzerland.py"
    spec = importlib.util.spec_from_file_location("cut_switzerland", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manifest_names_the_bytes_that_lie_there() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text())
    entry = manifest["files"][0]
    packed = (FOLDER / entry["name"]).read_bytes()
    content = gzip.decompress(packed)
    assert hashlib.sha256(packed).hexdigest() == entry["sha256"]
    assert hashlib.sha256(content).hexdigest() == entry["unpacked_sha256"]
    assert content.count(b"\n") == manifest["rows"]
    assert packed[4:8] == bytes(4)  # no time of packing


def test_the_hour_is_cut_again_byte_for_byte() -> None:
    tool = cutter()
    packed = realdata("adsb", "switzerland.json.gz").read_bytes()
    if tool.sha256(packed) != tool.SAMPLE_SHA256:
        pytest.skip("the recording is not the sample of the package")
    rows = tool.hour_of(gzip.decompress(packed))
    content = b"".join(row + b"\n" for row in rows)
    committed = (FOLDER / tool.NAME).read_bytes()
    assert content == gzip.decompress(committed)
    manifest = tool.manifest_of(rows, content, committed)
    assert manifest == json.loads((FOLDER / "manifest.json").read_text())
