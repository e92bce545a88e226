"""The settings of the staff process, in one connection a test and with what only tests need."""

from baken.config.settings.staff import *  # noqa: F403
from baken.config.settings.staff import DATABASES

DATABASES["default"]["OPTIONS"].pop("pool", None)
