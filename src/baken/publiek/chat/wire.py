"""Reads what a browser sends and writes what it gets, for an app without a framework."""

import json
from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_network
from typing import Any
from urllib.parse import parse_qsl

from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.publiek.middleware import HEADERS, POSTS_HERE, over_tls

MOST_BYTES = 64 * 1024  # of one body
MOST_FIELDS = 20  # of one form
SLOWEST = 20.0  # seconds a reader gets to take what is sent; then he is cut, and resumes
JSON = "application/json"
TO_JSON = json.JSONEncoder(ensure_ascii=False).encode


class Denied(Exception):
    """What was asked is refused; `code` names the sentence the page shows for it."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


def header(scope: Scope, name: str) -> str:
    """Return a header of the request, or nothing."""
    wanted = name.lower().encode()
    for key, value in scope["headers"]:
        if key == wanted:
            return bytes(value).decode("latin-1")
    return ""


def address(scope: Scope) -> str:
    """Return where a request comes from, for the limits alone; it is kept nowhere."""
    client = scope.get("client")
    told = str(client[0]) if client else ""
    if ":" not in told:
        return told
    # Somebody with one line of IPv6 has all the addresses of a /64.
    try:
        found = IPv6Address(told)
    except ValueError:
        return told
    return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))


def is_own(scope: Scope) -> bool:
    """Whether a page of this site asks: by what the browser says of it, else by its origin."""
    site = header(scope, "sec-fetch-site")
    if site:
        return site == "same-origin"
    origin = header(scope, "origin")
    if origin in ("", "null"):  # an old browser that tells nothing; there is no cookie to misuse
        return True
    return origin.partition("://")[2] == header(scope, "host")


async def read_form(receive: Receive) -> dict[str, str]:
    """Return the fields of a form. :raises Denied: if it is too long."""
    body = (await _body(receive)).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise Denied(400, "niet_te_lezen") from None


async def read_json(receive: Receive) -> dict[str, Any]:
    """Return the body as what it tells. :raises Denied: if it is too long, or no JSON object."""
    body = await _body(receive)
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise Denied(400, "niet_te_lezen") from None
    if not isinstance(told, dict):
        raise Denied(400, "niet_te_lezen")
    return told


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Denied(400, "weg")
        body += bytes(message.get("body", b""))
        if len(body) > MOST_BYTES:
            raise Denied(413, "te_lang")
        if not message.get("more_body"):
            return body


async def begin(
    send: Send, status: int, *, kind: str = JSON, headers: Mapping[str, str] = HEADERS
) -> None:
    """Send the head of an answer, with the headers every public answer has."""
    more = {"Content-Type": kind, "X-Robots-Tag": "noindex", "X-Accel-Buffering": "no"}
    lines = _encoded(tuple({**headers, **over_tls(), **more}.items()))
    await send({"type": "http.response.start", "status": status, "headers": lines})


async def page(send: Send, status: int, body: bytes, *, language: str) -> None:
    """Send a whole page, with a form that posts to this site."""
    headers = {**POSTS_HERE, "Content-Language": language}
    await begin(send, status, kind="text/html; charset=utf-8", headers=headers)
    await send({"type": "http.response.body", "body": body})


async def lead(send: Send, path: str) -> None:
    """Lead a browser to another page of this site."""
    await begin(send, 303, headers={**HEADERS, "Location": path})
    await end(send)


async def send_piece(send: Send, told: Mapping[str, object]) -> None:
    """Send one line of a stream."""
    body = TO_JSON(told).encode() + b"\n"
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def end(send: Send, told: Mapping[str, object] | None = None) -> None:
    """Send the body of an answer, or the end of a stream."""
    body = b"" if told is None else TO_JSON(told).encode()
    await send({"type": "http.response.body", "body": body})


@lru_cache
def _encoded(headers: tuple[tuple[str, str], ...]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), text.encode()) for name, text in headers]
