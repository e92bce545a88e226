from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.diensten.melding"
    label = "melding"
