"""The addresses of adviezen."""

from django.urls import path

from baken.diensten.advies import views

urlpatterns = [
    path("zaak/<str:number>/advies/sluiten/", views.close, name="advies-close"),
    path(
        "zaak/<str:number>/advies/afspraak/<int:pk>/", views.follow_up, name="advies-follow-up"
    ),
]
