"""A server of ours on a real port of this machine, for as long as a test asks it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from uvicorn import Server

from vedette.web.view import listen

PATIENCE_S = 6.0


@contextmanager
def served(running: Server) -> Iterator[int]:
    """Run a server in a thread of its own; give its port, and end it afterwards."""
    with listen("127.0.0.1", 0) as opened:
        thread = threading.Thread(
            target=running.run, kwargs={"sockets": [opened]}, daemon=True
        )
        thread.start()
        until = time.monotonic() + PATIENCE_S
        while not running.started and time.monotonic() < until:
            time.sleep(0.02)
        assert running.started
        yield opened.getsockname()[1]
        running.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()
