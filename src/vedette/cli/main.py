"""The app: which commands there are, and what becomes of a command that fails.

Commands are named as text and imported only when called, so that ``--help`` and
``--version`` do not wait for what compiles kernels.
"""

import sys
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from cyclopts import App, Group, Parameter

from vedette import __version__
from vedette.cli.failure import report


class Command(NamedTuple):
    """One command.

    Attributes
    ----------
    name : str
        What is typed, a group before its command: ``key new``.
    function : str
        Import path.
    sentence : str
        First line of its help.
    """

    name: str
    function: str
    sentence: str


COMMANDS = (
    Command(
        "demo",
        "vedette.cli.demo:demo",
        "Show a bundled scene: tracks, crossings, counts, record, assessment, map.",
    ),
    Command(
        "replay",
        "vedette.cli.replay:replay",
        "Keep the picture of recordings, and write it into an output folder.",
    ),
    Command(
        "check",
        "vedette.cli.check:check",
        "Check a site file and say in words what it means.",
    ),
    Command(
        "site-from",
        "vedette.cli.site_from:site_from",
        "Draft a site file from what recordings say of themselves.",
    ),
    Command(
        "simulate",
        "vedette.cli.simulate:simulate",
        "Draw a night of a scenario: what its sensors recorded, and the truth.",
    ),
    Command(
        "study",
        "vedette.cli.study:study",
        "Judge many nights of a scenario, each against its own truth.",
    ),
    Command(
        "claims compare",
        "vedette.cli.claims_compare:compare",
        "Set what was said side by side: measures down, speakers across.",
    ),
    Command(
        "assess",
        "vedette.cli.assess:assess",
        "Assess an event: what was said of it, and beside a record what tracks show.",
    ),
    Command(
        "decode",
        "vedette.cli.decode:decode",
        "Say what is in a recording: format, times, and what became of every byte.",
    ),
    Command(
        "verify",
        "vedette.cli.verify:verify",
        "Verify that a record is unchanged since its key signed it.",
    ),
    Command(
        "score",
        "vedette.cli.score:score",
        "Score a picture against the truth: GOSPA, SIAP, changes of number, entries.",
    ),
    Command(
        "claims import",
        "vedette.cli.claims_import:import_claims",
        "Enter tables of statements into the ledger, each row checked.",
    ),
    Command(
        "claims extract",
        "vedette.cli.claims_extract:extract_claims",
        "Read articles by fixed rules, and propose what they claim.",
    ),
    Command(
        "claims review",
        "vedette.cli.claims_review:review",
        "Decide what the rules proposed: accept, edit, reject, merge origins.",
    ),
    Command(
        "claims revise",
        "vedette.cli.claims_revise:revise",
        "Change the event or the origin of claims that stand, or withdraw them.",
    ),
    Command(
        "claims seal",
        "vedette.cli.claims_seal:seal",
        "Close a finished ledger for good: nothing can be entered into it any more.",
    ),
    Command(
        "warm",
        "vedette.cli.warm:warm",
        "Compile the kernels now, once for this version, so that nothing waits later.",
    ),
    Command(
        "key new",
        "vedette.cli.key:new",
        "Make a key that signs records, never over another.",
    ),
    Command(
        "key rotate",
        "vedette.cli.key:rotate",
        "Put a new key in the place of one, and keep the old one beside it.",
    ),
)
_HELP = """An open air picture for airspace incursions.

Surveillance feeds become tracks; tracks that enter an airspace become incursions with
a stated confidence; all of it goes into a record that a stranger can verify. Vedette
senses, warns and records. It directs no weapons.

{commands}

`vedette COMMAND --help` explains a command with examples. Exit codes: 0 done, 1 it does
not hold, 2 wrong usage or nothing decoded, 3 disk, port or permission, 70 our own
fault, 130 interrupted.
"""
_HIDDEN = Group("Commands", show=False)  # they stand in the text, each with a sentence


def _listed(commands: Sequence[Command]) -> str:
    return "\n".join(f"- `{one.name}`: {one.sentence}" for one in commands)


def _app() -> App:
    """Build the app from the table of commands."""
    flags = Parameter(negative=(), show_default=False)
    made = App(
        name="vedette",
        help=_HELP.format(commands=_listed(COMMANDS)),
        help_format="markdown",
        version=__version__,
        default_parameter=flags,
        group_commands=_HIDDEN,
    )
    groups: dict[str, App] = {}
    for one in COMMANDS:
        group, _, name = one.name.rpartition(" ")
        if group and group not in groups:
            listed = [c for c in COMMANDS if c.name.startswith(f"{group} ")]
            about = f"The commands of `{group}`.\n\n{_listed(listed)}"
            groups[group] = App(name=group, help=about, default_parameter=flags)
            made.command(groups[group])
        (groups[group] if group else made).command(one.function, name=name)
    return made


app = _app()


@app.meta.default
def launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    debug: bool = False,
) -> int:
    """Run one command.

    Parameters
    ----------
    *tokens : str
        The command and its words.
    debug : bool
        Show where an error happened.

    Returns
    -------
    int
        The exit code.
    """
    try:
        result = app(
            tokens,
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort
        return report(error, debug=debug)
    return result if isinstance(result, int) else 0


def run(words: Sequence[str]) -> int:
    """Run the command line given as words.

    Parameters
    ----------
    words : sequence of str
        Without the name of the program.

    Returns
    -------
    int
        The exit code.
    """
    try:
        code = app.meta(
            list(words),
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort
        return report(error, debug=False)
    return code if isinstance(code, int) else 0


def main() -> None:
    """Run the command line of this process and end it."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
