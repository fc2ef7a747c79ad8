"""A tiny server that shows one finished output folder on this machine, read-only.

It binds the loopback interface and answers GET and HEAD for a fixed list of names, so
no path of a request ever reaches the file system. Requests must name a loopback host:
a page elsewhere whose name was re-bound to 127.0.0.1 gets nothing. Responses carry
headers that keep other pages from framing, sniffing or reading them (Fetch metadata
standard; OWASP ASVS 5.0 chapter 3).
"""

import errno
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from vedette.errors import EnvironmentProblem, UsageError

PORT = 8470
HOST = "127.0.0.1"

# What a finished folder may show, and as what.
SERVED = {
    "map.html": "text/html; charset=utf-8",
    "map.svg": "image/svg+xml",
    "assessment.html": "text/html; charset=utf-8",
    "assessment.json": "application/json",
    "assessment.pdf": "application/pdf",
    "assessment.png": "image/png",
    "tracks.parquet": "application/vnd.apache.parquet",
    "trajectories.parquet": "application/vnd.apache.parquet",
    "crossings.parquet": "application/vnd.apache.parquet",
    "incursions.json": "application/json",
    "decode.json": "application/json",
    "site.toml": "text/plain; charset=utf-8",
}

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

# The page brings its own, stricter policy in a meta element, which cannot say who may
# frame it; a drawing opened by itself needs no more than this.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
POLICY_FILES = "default-src 'none'; frame-ancestors 'none'; sandbox"

Next = Callable[[Request], Awaitable[Response]]


def application(folder: Path) -> Starlette:
    """Build the application that shows a folder.

    Parameters
    ----------
    folder : pathlib.Path
        A finished output folder.

    Returns
    -------
    starlette.applications.Starlette
    """

    def page(request: Request) -> Response:
        name = request.path_params.get("name", "map.html")
        path = folder / name if name in SERVED else None
        if path is None or path.is_symlink() or not path.is_file():
            return PlainTextResponse("There is no such file here.\n", status_code=404)
        return FileResponse(
            path,
            media_type=SERVED[name],
            headers={
                "Content-Security-Policy": POLICY
                if name.endswith(".html")
                else POLICY_FILES
            },
        )

    return Starlette(
        routes=[Route("/", page), Route("/{name}", page)],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)],
    )


async def guard(request: Request, call_next: Next) -> Response:
    """Turn away requests that name another host, and put our headers on the rest.

    Parameters
    ----------
    request : starlette.requests.Request
    call_next : callable
        What answers it.

    Returns
    -------
    starlette.responses.Response
    """
    if not is_loopback_name(request.headers.get("host", "")):
        response: Response = PlainTextResponse(
            "This server answers only to its own machine.\n", status_code=421
        )
    else:
        response = await call_next(request)
    for key, value in HEADERS.items():
        response.headers[key] = value
    return response


def is_loopback_name(host: str) -> bool:
    """Say whether a Host header names this machine itself.

    Parameters
    ----------
    host : str
        As sent: a name or address, with or without a port.

    Returns
    -------
    bool
    """
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        return False
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket, so that a taken port is known before anything else.

    Parameters
    ----------
    host : str
        A loopback address.
    port : int
        0 for any free one.

    Returns
    -------
    socket.socket

    Raises
    ------
    UsageError
        The host is not a loopback address.
    EnvironmentProblem
        The port is taken or forbidden.
    """
    if not is_loopback_name(f"[{host}]" if ":" in host else host):
        raise UsageError(
            expected="a loopback address (127.0.0.1 or ::1)",
            got=host,
            where="--host",
            advice="To show a map to others, send them map.html: it needs no server.",
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen(64)
    except (OSError, OverflowError) as problem:
        opened.close()
        number = getattr(problem, "errno", None)
        taken = number == errno.EADDRINUSE
        raise EnvironmentProblem(
            expected=f"to listen on {host}:{port}",
            got="a port already in use" if taken else str(problem),
            where="view",
            advice="Choose another with --port, or end the program that holds it; "
            "map.html in the output folder opens in a browser without a server.",
        ) from problem
    return opened


def server(folder: Path) -> uvicorn.Server:
    """Build the server of a folder, without starting it.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    uvicorn.Server

    Raises
    ------
    UsageError
        The folder holds no map.html.
    """
    if not (folder / "map.html").is_file():
        raise UsageError(
            expected="a finished output folder with map.html",
            got="none",
            where=str(folder),
            advice="Run `vedette demo` or `vedette replay` first.",
        )
    return server_of(application(folder))


def server_of(app: Starlette) -> uvicorn.Server:
    """Build the server of an application for one person on this machine.

    Parameters
    ----------
    app : starlette.applications.Starlette
        Guards itself with `guard`.

    Returns
    -------
    uvicorn.Server
        Not started.
    """
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        ws="none",
        limit_concurrency=64,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)


def serve(folder: Path, port: int = PORT, host: str = HOST) -> None:
    """Show a finished output folder until interrupted.

    Parameters
    ----------
    folder : pathlib.Path
        Holds map.html and what else of `SERVED` was made.
    port : int
    host : str
        A loopback address.

    Raises
    ------
    UsageError
        No map in the folder, or a host that is not loopback.
    EnvironmentProblem
        The port is taken or forbidden.
    """
    ready = server(folder)
    with listen(host, port) as opened:
        ready.run(sockets=[opened])
