"""The addresses of contacten."""

from django.urls import path

from baken.casework.contact import views

urlpatterns = [
    path("contact/bekend/", views.known, name="contact-known"),
    path("contact/herkenning/", views.traces, name="contact-traces"),
    path("contact/<slug:body>/niets/", views.nothing, name="contact-nothing"),
]
