from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.pages.zoeken"
    label = "zoeken"
