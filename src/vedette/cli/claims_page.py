"""The review page of ``vedette claims review --page``, until Ctrl-C."""

from contextlib import suppress

from vedette.claims.desk import Desk
from vedette.cli.claims_folder import standing_now, waiting
from vedette.cli.terminal import say
from vedette.web.review_server import PORT, review_application
from vedette.web.view import HOST, listen, server_of


def show_page(desk: Desk, port: int | None, *, standing: bool = False) -> None:
    """Serve the page on this machine until interrupted.

    Parameters
    ----------
    desk : Desk
        Where it is decided.
    port : int or None
        None for the usual one; 0 for any that is free.
    standing : bool
        Open it on the claims that stand.

    Raises
    ------
    EnvironmentProblem
        The port is taken or forbidden.
    """
    with listen(HOST, PORT if port is None else port) as opened:
        number = opened.getsockname()[1]
        wait, stand = waiting(len(desk.waiting())), standing_now(desk.ledger)
        say(
            f"{wait}, {stand}. Until you press Ctrl-C: "
            f"http://{HOST}:{number}/{'#standing' if standing else ''}"
        )
        with suppress(KeyboardInterrupt):  # it is how a page is meant to end
            server_of(review_application(desk)).run(sockets=[opened])
