"""The addresses of meldingen."""

from django.urls import path

from baken.diensten.melding import views

urlpatterns = [
    path("zaak/<slug:number>/melding/", views.open_melding, name="melding-open"),
    path("zaak/<slug:number>/melder/", views.melder, name="melder"),
    path("zaak/<slug:number>/betrokkene/", views.add, name="betrokkene-add"),
    path("zaak/<slug:number>/betrokkene/<int:pk>/", views.change, name="betrokkene-change"),
]
