from django.apps import AppConfig
from django.db.models import BigIntegerField

from baken.foundation.access.lookups import AnyOf


class Config(AppConfig):
    name = "baken.foundation.access"
    label = "access"

    def ready(self) -> None:
        BigIntegerField.register_lookup(AnyOf)
