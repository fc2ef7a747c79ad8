"""Fuzz targets: whole files as `vedette replay` and `vedette site-from` take them."""

import gzip
import io
from contextlib import redirect_stderr, redirect_stdout
from itertools import pairwise

from fuzz.seeds_captures import bare_seeds, final_seeds, pcap_seeds, pcapng_seeds
from fuzz.seeds_tables import TABLE_SEEDS
from fuzz.target import Outcome, Target, check_rejected, refused
from fuzz.target_asterix import seeds_of
from fuzz.target_files import WORDS, folder
from fuzz.target_modes import WRAP, flight
from vedette.cli.site_from import site_from
from vedette.errors import FeedError, UsageError
from vedette.feeds import total
from vedette.feeds.io import open_inputs
from vedette.site.load import parse_site

DATE = "2025-09-09"


def run_inputs(data: bytes) -> Outcome:
    """Open a file as leaves in received order, and check the account of them."""
    path = folder() / "input"
    path.write_bytes(data)
    try:
        inputs = open_inputs([path], date=DATE if len(data) & 1 else None)
    except (FeedError, UsageError) as error:
        return refused(error, path)
    account = total(list(inputs.accounting.values()))
    parts = account.decoded_bytes + account.rejected_bytes + account.unframed_bytes
    assert parts == account.bytes == sum(len(leaf.raw) for leaf in inputs.leaves)
    assert account.rows == len(inputs.leaves)
    assert {leaf.feed for leaf in inputs.leaves} <= set(inputs.feeds)
    received = [leaf.received_ns for leaf in inputs.leaves]
    assert all(before <= after for before, after in pairwise(received))
    assert all(0 <= when < 1 << 63 for when in received)
    for rejected in account.rejected:
        check_rejected(rejected)
    return Outcome((inputs.leaves, sorted(inputs.accounting.items()), inputs.notes))


def run_draft(data: bytes) -> Outcome:
    """Draft a site of a file: what is written can be read again."""
    path, draft = folder() / "heard", folder() / "draft.toml"
    path.write_bytes(data)
    draft.unlink(missing_ok=True)
    said = io.StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            site_from(path, out=draft, name="x", date=DATE if len(data) & 1 else None)
    except (FeedError, UsageError) as error:
        return refused(error, folder())
    text = draft.read_text("utf-8")
    parse_site(text, "the draft")
    return Outcome(text)


def whole_seeds() -> list[bytes]:
    """Give small files of every kind, and blocks of every category."""
    found = [*bare_seeds(), *final_seeds(), pcap_seeds()[0], *pcapng_seeds()[:1]]
    found += [seeds[0] for seeds in TABLE_SEEDS.values()]
    found += [wrap(flight()) for wrap in WRAP.values()]
    for category in (21, 34, 48, 62):
        found += [b"".join(seed[1:] for seed in seeds_of(category)[-3:])]
    return [*found, gzip.compress(found[0], mtime=0)]


TARGETS = (
    Target(
        name="inputs",
        reaches=("vedette.feeds.io.inputs", "vedette.feeds.io.messages"),
        run=run_inputs,
        seeds=whole_seeds,
        tokens=WORDS,
        octets_max=1500,
    ),
    Target(
        name="site-from",
        reaches=("vedette.cli.site_from", "vedette.draft"),
        run=run_draft,
        seeds=whole_seeds,
        tokens=WORDS,
        octets_max=1500,
        steps_base=200_000,
    ),
)
