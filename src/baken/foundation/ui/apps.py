"""The app of the screen: tags, stylesheet, scripts and the frame every page stands in."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "baken.foundation.ui"
    label = "ui"
