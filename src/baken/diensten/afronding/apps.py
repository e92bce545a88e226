from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.diensten.afronding"
    label = "afronding"
