"""The addresses of adviezen."""

from django.urls import path

from baken.diensten.advies import views

urlpatterns = [
    path("zaak/<slug:number>/advies/sluiten/", views.close, name="advies-close"),
    path("zaak/<slug:number>/advies/afspraak/<int:pk>/", views.follow_up, name="advies-follow-up"),
    path("zaak/<slug:number>/advies/steun/", views.support, name="advies-support"),
    path("zaak/<slug:number>/advies/steun/<int:pk>/", views.end_support, name="advies-end-support"),
    path("zaak/<slug:number>/bevestiging/", views.confirmation, name="advies-confirmation"),
]
