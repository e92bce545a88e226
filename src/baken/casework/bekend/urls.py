"""The addresses of what is known."""

from django.urls import path

from baken.casework.bekend import views

urlpatterns = [
    path("zaak/<slug:number>/bekend/", views.check, name="bekend-check"),
    path("zaak/<slug:number>/bekend/<int:pk>/", views.decide, name="bekend-decide"),
]
