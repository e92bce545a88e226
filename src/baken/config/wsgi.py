"""The pages of the staff process, as WSGI."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.config.settings.staff")

application = get_wsgi_application()
