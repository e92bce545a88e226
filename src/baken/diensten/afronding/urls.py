"""The addresses of the end of a melding."""

from django.urls import path

from baken.diensten.afronding import views

urlpatterns = [
    path("zaak/<slug:number>/terugkoppeling/", views.feed_back, name="terugkoppeling"),
    path("zaak/<slug:number>/sluiten/", views.close, name="melding-close"),
]
