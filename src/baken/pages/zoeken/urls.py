"""The addresses of the search page; what is searched never stands in one."""

from django.urls import path

from baken.pages.zoeken import views

urlpatterns = [
    path("zoeken/", views.zoeken, name="zoeken"),
    path("zoeken/open/", views.open_hit, name="zoeken-open"),
]
