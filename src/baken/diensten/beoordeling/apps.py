from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.diensten.beoordeling"
    label = "beoordeling"
