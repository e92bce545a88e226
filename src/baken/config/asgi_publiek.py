"""The public process: its own settings, its own addresses, its own role in the database."""

import os

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from baken.intake.chat.adapters.asgi import Receive, Scope, Send
from baken.publiek.chat.app import CALL_BACK, ChatApp
from baken.publiek.chat.wire import lead
from baken.publiek.frame import PLAIN

THREADS = 8
LINES = ("/chat/lijn/", PLAIN, *CALL_BACK)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.config.settings.publiek")

pages = get_wsgi_application()
_pages = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]
_chat = ChatApp(settings.BAKEN.conninfo("publiek"))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve the lines of the chat here, and the pages in threads."""
    if scope["type"] == "lifespan":
        await _chat.live(receive, send)
    elif scope["path"].startswith(LINES):
        await _chat(scope, receive, send)
    elif f"{scope['path']}/" in LINES:
        await lead(send, f"{scope['path']}/")
    else:
        await _pages(scope, receive, send)  # type: ignore[arg-type]
