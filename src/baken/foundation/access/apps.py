from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.foundation.access"
    label = "access"
