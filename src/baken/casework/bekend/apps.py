from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.casework.bekend"
    label = "bekend"
