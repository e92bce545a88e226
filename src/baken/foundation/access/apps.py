from django.apps import AppConfig
from django.db.models import BigAutoField

from baken.foundation.access.lookups import AnyOf


class Config(AppConfig):
    name = "baken.foundation.access"
    label = "access"

    def ready(self) -> None:
        BigAutoField.register_lookup(AnyOf)
