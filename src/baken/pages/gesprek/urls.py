"""The addresses of the gesprek."""

from django.urls import path

from baken.pages.gesprek import views

urlpatterns = [
    path("nieuw/", views.begin, name="contact-begin"),
    path("gesprek/<slug:body>/", views.gesprek, name="gesprek"),
]
