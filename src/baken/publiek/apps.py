"""The app of the public site, installed in the public process alone."""

from django.apps import AppConfig


class PubliekConfig(AppConfig):
    name = "baken.publiek"
    label = "publiek"
