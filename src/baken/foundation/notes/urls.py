"""The addresses of drafts and of telephone duty."""

from django.urls import path

from baken.foundation.notes import views

urlpatterns = [
    path("concept/<slug:key>/", views.keep, name="concept"),
    path("telefoon/dienst/", views.duty, name="phone-duty"),
    path("telefoon/hier/", views.alive, name="phone-alive"),
]
