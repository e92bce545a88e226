from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.pages.oefening"
    label = "oefening"
