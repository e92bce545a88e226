"""./baken serve NAME HANDLE: one serving process on a socket that `run` opened and keeps."""

import socket

import uvicorn

APPLICATIONS = {
    "staff": "baken.config.asgi:application",
    "publiek": "baken.config.asgi_publiek:application",
}


def run(arguments: list[str]) -> int:
    """Serve until asked to stop; no address of a visitor goes to any log."""
    name, handle = arguments
    with socket.socket(fileno=int(handle)) as listening:
        config = uvicorn.Config(
            APPLICATIONS[name],
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=name == "staff",
            timeout_graceful_shutdown=5,
        )
        uvicorn.Server(config).run(sockets=[listening])
    return 0
