"""A progress bar on standard error, silent where nobody is watching."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from vedette.cli.terminal import harmless


@contextmanager
def progress(what: str, total: float | None) -> Iterator[Callable[[float], None]]:
    """Show how far a long piece of work is.

    Parameters
    ----------
    what : str
        What is being done.
    total : float or None
        How much there is to do in any unit; None where that is unknown.

    Yields
    ------
    callable
        To be called with how much more is done.
    """
    console = Console(stderr=True)
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    with bar:
        task = bar.add_task(escape(harmless(what)), total=total)

        def advance(amount: float) -> None:
            bar.advance(task, amount)

        yield advance
