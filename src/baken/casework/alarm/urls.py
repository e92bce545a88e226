"""The addresses of alarms."""

from django.urls import path

from baken.casework.alarm import views

urlpatterns = [
    path("alarm/", views.heard, name="alarm-heard"),
    path("alarm/<int:pk>/neem-aan/", views.accept, name="alarm-accept"),
    path("alarm/<int:pk>/geef-terug/", views.give_back, name="alarm-give-back"),
    path("alarm/<int:pk>/verbonden/", views.connect, name="alarm-connect"),
]
