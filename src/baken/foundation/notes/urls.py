"""The address of drafts."""

from django.urls import path

from baken.foundation.notes import views

urlpatterns = [path("concept/<slug:key>/", views.keep, name="concept")]
