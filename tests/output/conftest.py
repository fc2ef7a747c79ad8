"""One episode, kept once, for every test of its outputs."""

import pytest

from flights import Kept, write_flights
from vedette.feeds.io.inputs import open_inputs
from vedette.output import write_outputs
from vedette.pipeline import keep
from vedette.plan import Plan
from vedette.record import new_key


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("flights")
    recording, site = write_flights(folder)
    inputs = open_inputs([recording])
    text = site.read_text()
    plan = Plan(site_text=text, folder=folder, feeds=inputs.feeds, data_kind="recorded")
    out = folder / "out"
    out.mkdir()
    key = new_key(folder / "site.key")
    episode = keep(plan, inputs.leaves, out / "record.vedette", key)
    write_outputs(episode, inputs, plan, out)
    return Kept(episode, inputs, out)
