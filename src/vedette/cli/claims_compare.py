"""``vedette claims compare``: what was said, side by side, down to the sentence."""

from pathlib import Path

import msgspec

from vedette.assessment.registered import Registers, registers_of
from vedette.claims.compare import compare as compare_event
from vedette.claims.compare import disputes
from vedette.claims.hang import events_of, stated_of
from vedette.claims.known import standings
from vedette.claims.ledger import ledger_path, read_intact
from vedette.claims.measures import registry
from vedette.claims.tongue import tongue_of, word
from vedette.cli.terminal import counted, say, say_json
from vedette.output.compared import write_comparison


def compare(
    ledger: Path,
    /,
    *,
    out: Path | None = None,
    lang: str = "en",
    json: bool = False,
) -> None:
    """Set what was said side by side: measures down, speakers across.

    Written into the folder of the ledger (or --out): `claims.html`, where every cell
    leads to its sentence and every claim can be linked to; `compare/*.svg` and `.png`,
    a drawing of each measure with its caveat; `comparison.csv`, every pair of claims
    with the rule by which they agree, refine, update, differ or contradict each other.
    Registers of the ledger stand on the page beside the claims.

    ```
    vedette claims compare ledger
    vedette claims compare ledger --lang pl --out porownanie
    vedette claims compare ledger --json | jq '.events[0].disputed'
    ```

    Parameters
    ----------
    ledger : pathlib.Path
        The ledger, or the folder that it is in.
    out : pathlib.Path
        Another folder for what is written; made where it is missing.
    lang : str
        Language of our own words on page and drawings, `en` or `pl`; statements stay
        as they are.
    json : bool
        Print what stands and what is disputed as JSON.
    """
    tongue = tongue_of(lang)
    read = read_intact(ledger)
    stated = stated_of(read)
    comparisons = [compare_event(stated, e, registry()) for e in events_of([read])]
    registers = registers_of([read], Registers())
    folder = out or ledger_path(ledger).parent
    folder.mkdir(parents=True, exist_ok=True)
    made_from = word("ledger_made_from", tongue, root=read.root, size=read.size)
    title = word("ledger_title", tongue)
    names = write_comparison(comparisons, title, made_from, folder, registers, tongue)
    if json:
        told = {
            "ledger_root": read.root,
            "events": [
                {
                    "event": one.event,
                    "claims": sum(len(c) for row in one.rows for c in row.cells),
                    "standings": {
                        each.measure.key: each.state.value for each in standings(one)
                    },
                    "disputed": [[pair.a, pair.b] for pair in disputes(one)],
                    "registers": _counts(registers, one.event),
                }
                for one in comparisons
            ],
        }
        say_json(msgspec.json.format(msgspec.json.encode(told)))
        return
    for one in comparisons:
        found = standings(one)
        speakers = counted(len(one.speakers), "speaker")
        say(f"{one.event}: {counted(len(found), 'measure')}, {speakers}")
        for each in found:
            say(f"  {each.measure.en}: {each.state.value}, {each.value}")
        beside = _counts(registers, one.event)
        if beside:
            rows = ", ".join(f"{name} {count:,}" for name, count in beside.items())
            say(f"  registers beside it, rows: {rows}")
    undecided = sum(not one.claim.event for one in stated)
    if undecided:
        say(f"Claims of no event yet, compared with nothing: {undecided}")
    drawings = counted(len(names) - 2, "drawing")
    say(f"Written to {folder}: {names[0]}, {names[1]} and {drawings}")


def _counts(registers: Registers, event: str) -> dict[str, int]:
    """Count the rows of each register that has some of an event."""
    own = registers.of(event)._asdict()
    return {name: len(rows) for name, rows in own.items() if rows}
