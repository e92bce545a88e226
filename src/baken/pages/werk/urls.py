"""The address of Mijn werk."""

from django.urls import path

from baken.pages.werk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("werk/", views.werk, name="werk"),
]
