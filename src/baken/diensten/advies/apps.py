from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.diensten.advies"
    label = "advies"
