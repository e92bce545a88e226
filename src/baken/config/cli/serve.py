"""./baken serve NAME HANDLE: one serving process on a socket that `run` opened and keeps."""

import gc
import socket

import uvicorn

from baken.intake.chat.adapters.lasting import LASTING

APPLICATIONS = {
    "staff": "baken.config.asgi:application",
    "publiek": "baken.config.asgi_publiek:application",
}


KEPT = 75  # seconds a connection is kept for the next question; a proxy keeps its own for less


class Server(uvicorn.Server):
    """A server that ends, when it must stop, the answers that would last."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin; what is there by now stays, so it need not be looked through for what is left."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; a page that is open comes back to the process that is next."""
        LASTING.end()
        await super().shutdown(sockets)


def run(arguments: list[str]) -> int:
    """Serve until asked to stop; no address of a visitor goes to any log."""
    name, handle = arguments
    with socket.socket(fileno=int(handle)) as listening:
        config = uvicorn.Config(
            APPLICATIONS[name],
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=True,
            timeout_graceful_shutdown=5,
            timeout_keep_alive=KEPT,
        )
        Server(config).run(sockets=[listening])
    return 0
