"""What a chat could be at most on this machine: the same questions, kept in memory alone.

`serve(handle)` answers on an open socket as the public site does, with nothing behind it: no
database, no seal, no limit.
"""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from uuid import uuid4

import uvicorn

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LINES: dict[str, asyncio.Queue[bytes]] = {}


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Begin a line, say something on it, or listen to it."""
    if scope["type"] != "http":
        return
    asked = scope["path"].rstrip("/").rpartition("/")[2]
    if asked == "lijn":
        await _listen(_token(scope), send)
        return
    told = json.loads((await receive())["body"])
    answer: dict[str, object] = {"nummer": 1}
    if asked == "begin":
        token = str(uuid4())
        LINES[token] = asyncio.Queue()
        answer["token"] = token
    else:
        LINES[_token(scope)].put_nowait(json.dumps({"id": told["id"]}).encode() + b"\n")
    body = json.dumps(answer).encode()
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": body})


async def _listen(token: str, send: Send) -> None:
    line = LINES[token]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    line.put_nowait(b"{}\n")  # the line is there
    while True:
        piece = await line.get()
        await send({"type": "http.response.body", "body": piece, "more_body": True})


def _token(scope: Scope) -> str:
    found: str = dict(scope["headers"])[b"x-lijn"].decode()
    return found


def serve(listening: socket.socket) -> None:
    """Serve until the process is ended."""
    config = uvicorn.Config(
        application,
        access_log=False,
        log_level="critical",
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[listening])
