"""The addresses of adviezen."""

from django.urls import path

from baken.diensten.advies import views

urlpatterns = [
    path("zaak/<slug:number>/advies/sluiten/", views.close, name="advies-close"),
    path("zaak/<slug:number>/advies/afspraak/<int:pk>/", views.follow_up, name="advies-follow-up"),
]
