"""The review page: one person on this machine decides proposals, and revises claims.

It binds the loopback interface and answers only to its own name (`vedette.web.view`).
A decision needs the page's token, in a header that no other page can set: a form or a
link elsewhere decides nothing (OWASP ASVS 5.0, chapter 3.5). Everything foreign goes to
the page as JSON and enters it as text. Nothing is loaded from anywhere else. Requests
are answered one after the other, so that two decisions never meet.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vedette.claims.desk import Desk
from vedette.claims.leaves import Deed
from vedette.claims.revise import REVISIONS
from vedette.errors import UsageError
from vedette.web.markup import text
from vedette.web.review_state import repeats_of, standing_of, state_of
from vedette.web.view import guard

PORT = 8471
BODY_BYTES_MAX = 256 * 1024  # a decision with every cell filled in
TOKEN_BYTES = 32
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SERVED = {"review.js": "text/javascript", "review.css": "text/css"}
DEEDS = (Deed.CONFIRMED, Deed.CORRECTED, Deed.REJECTED)


class Decided(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page asks for.

    Parameters
    ----------
    key : str
        Of the proposal.
    deed : Deed
        What is done with it.
    edits : dict of str to str
        Cells by column.
    origin : str
        Id of the utterance that it repeats, "" for none.
    """

    key: str
    deed: Deed
    edits: dict[str, str] = {}
    origin: str = ""


class Revised(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page asks for of a claim that stands.

    Parameters
    ----------
    claim : str
        Its id.
    deed : Deed
        What is done with it.
    value : str
        The event, or the origin: a name, or the id of a claim.
    note : str
        Why.
    """

    claim: str
    deed: Deed
    value: str = ""
    note: str = ""


Asked = TypeVar("Asked", Decided, Revised)


def review_application(desk: Desk, token: str = "") -> Starlette:
    """Build the application of the page.

    Parameters
    ----------
    desk : Desk
        Where it is decided.
    token : str
        What a decision must show; a random one if "".

    Returns
    -------
    starlette.applications.Starlette
        Guarded.
    """
    key = token or secrets.token_urlsafe(TOKEN_BYTES)
    parts = files("vedette.web").joinpath("review")
    shell = parts.joinpath("page.html").read_text("utf-8")
    page_html = shell.replace("{token}", text(key))

    async def page(_: Request) -> Response:
        return _answer(page_html.encode(), "text/html; charset=utf-8")

    async def part(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in SERVED:
            return _answer(b"There is no such file here.\n", "text/plain", 404)
        content = parts.joinpath(name).read_bytes()
        return _answer(content, f"{SERVED[name]}; charset=utf-8")

    async def state(_: Request) -> Response:
        return _json(state_of(desk))

    async def standing(_: Request) -> Response:
        return _json({"standing": standing_of(desk.ledger)})

    async def decide(request: Request) -> Response:
        return await _answered(request, key, partial(_decide, desk))

    async def revise(request: Request) -> Response:
        return await _answered(request, key, partial(_revise, desk))

    return Starlette(
        routes=[
            Route("/", page),
            Route("/state.json", state),
            Route("/standing.json", standing),
            Route("/decide", decide, methods=["POST"]),
            Route("/revise", revise, methods=["POST"]),
            Route("/{name}", part),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)],
    )


async def _answered(
    request: Request, key: str, act: Callable[[Request], Awaitable[dict[str, object]]]
) -> Response:
    """Do what the page asks for, if it is the page that asks."""
    shown = request.headers.get("x-vedette-token", "")
    if not hmac.compare_digest(shown.encode(), key.encode()):
        return _json({"error": "Not from this page: load it again."}, 403)
    try:
        return _json(await act(request))
    except UsageError as error:
        return _json({"error": str(error)}, 422)


async def _decide(desk: Desk, request: Request) -> dict[str, object]:
    """Decide a proposal."""
    asked = await _asked(request, Decided, DEEDS)
    one = desk.find(asked.key)
    desk.decide(one, asked.deed, edits=asked.edits, origin=asked.origin)
    corrected = asked.edits and asked.deed is Deed.CONFIRMED
    outcome = Deed.CORRECTED if corrected else asked.deed
    alike = one.proposal.claim.measure  # others repeat it no more than before
    fresh = {
        other.key: repeats_of(other, desk.ledger)
        for other in desk.waiting()
        if other.proposal.claim.measure == alike
    }
    claims = len(desk.ledger.claims)
    return {"outcome": outcome.value, "claims": claims, "repeats": fresh}


async def _revise(desk: Desk, request: Request) -> dict[str, object]:
    """Revise a claim that stands."""
    asked = await _asked(request, Revised, REVISIONS)
    desk.revise([asked.claim], asked.deed, value=asked.value, note=asked.note)
    return {"claims": len(desk.ledger.claims)}


async def _asked(request: Request, kind: type[Asked], deeds: tuple[Deed, ...]) -> Asked:
    """Read what the page asks for, and no more than it may."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES_MAX:
            raise UsageError(expected=f"at most {BODY_BYTES_MAX:,} bytes", got="more")
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise UsageError(expected="JSON", got="something else")
    try:
        asked = msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UsageError(expected="a decision", got=str(error)[:200]) from error
    if asked.deed not in deeds:
        raise UsageError(
            expected=", ".join(one.value for one in deeds), got=asked.deed.value
        )
    return asked


def _json(document: dict[str, object], status: int = 200) -> Response:
    return _answer(msgspec.json.encode(document), "application/json", status)


def _answer(content: bytes, media: str, status: int = 200) -> Response:
    return Response(
        content,
        status_code=status,
        media_type=media,
        headers={"Content-Security-Policy": POLICY},
    )
