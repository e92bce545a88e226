from django.apps import AppConfig


class Config(AppConfig):
    name = "baken.intake.chat"
    label = "chat"
