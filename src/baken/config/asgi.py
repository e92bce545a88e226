"""The staff process: pages through the WSGI adapter in threads."""

from a2wsgi import WSGIMiddleware

from baken.config.wsgi import application as pages

THREADS = 8

application = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]
