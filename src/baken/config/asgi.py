"""The staff process: pages through the WSGI adapter in threads, and the bell of the chat desk."""

import asyncio
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ
from django.conf import settings

from baken.config.wsgi import application as pages
from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.intake.chat.stream import DeskStream

THREADS = 8
BELL = "/chat/bel/"
MAY_HEAR = "/chat/mag-horen/"  # a page like any other: log-in, lock and rights stand before it

_pages = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]


async def _may_hear(scope: Scope) -> bool:
    """Ask the pages whether who asks may hear the bell now."""
    asked = {**scope, "path": MAY_HEAR, "raw_path": MAY_HEAR.encode(), "query_string": b""}
    return await asyncio.to_thread(_answers, asked)


def _answers(scope: Mapping[str, Any]) -> bool:
    told: list[str] = []
    environ = build_environ(scope, BytesIO())  # type: ignore[arg-type]
    answer = pages(environ, lambda status, *_rest: told.append(status))  # type: ignore[arg-type]
    for part in answer:
        del part
    close = getattr(answer, "close", None)
    if close is not None:
        close()
    return bool(told) and told[0].startswith("204")


@cache
def _bell() -> DeskStream:
    return DeskStream(settings.BAKEN.conninfo("app"), _may_hear)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the bell here, and the pages in threads."""
    if scope["type"] == "http" and scope["path"] == BELL:
        await _bell()(scope, receive, send)
    else:
        await _pages(scope, receive, send)  # type: ignore[arg-type]
