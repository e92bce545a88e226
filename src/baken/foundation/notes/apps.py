from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.foundation.notes"
    label = "notes"
