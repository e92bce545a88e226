"""The addresses of practice: begin one, or have no more of it."""

from django.urls import path

from baken.pages.oefening import views

urlpatterns = [
    path("oefening/verberg/", views.hide, name="oefening-hide"),
    path("oefening/<slug:key>/", views.begin, name="oefening-begin"),
]
