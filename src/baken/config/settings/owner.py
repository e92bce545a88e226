"""The owner of the database: migrations, the wall and the practice data, never a page."""

from baken.config.settings.shared import BAKEN
from baken.config.settings.staff import *  # noqa: F403

DATABASES = {"default": BAKEN.database("owner")}
