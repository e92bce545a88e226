"""The address of a zaak."""

from django.urls import path

from baken.pages.zaak import views

urlpatterns = [path("zaak/<slug:number>/", views.zaak, name="zaak")]
