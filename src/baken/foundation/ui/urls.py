"""The addresses of the styleguide."""

from django.urls import path

from baken.foundation.ui.views import styleguide

urlpatterns = [
    path("", styleguide, name="styleguide"),
    path("<slug:page>/", styleguide, name="styleguide_page"),
]
