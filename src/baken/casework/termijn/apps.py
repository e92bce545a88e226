from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.casework.termijn"
    label = "termijn"
