"""The public process: its own settings, its own addresses, its own role in the database."""

import os

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

THREADS = 8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.config.settings.publiek")

pages = get_wsgi_application()
application = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]
