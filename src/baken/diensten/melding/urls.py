"""The addresses of meldingen."""

from django.urls import path

from baken.diensten.melding.views import (
    addresses,
    decision,
    gevaar,
    opening,
    people,
    reach,
    relations,
)

urlpatterns = [
    path("zaak/<slug:number>/melding/", opening.open_melding, name="melding-open"),
    path("zaak/<slug:number>/melder/", opening.melder, name="melder"),
    path("zaak/<slug:number>/betrokkene/", people.add, name="betrokkene-add"),
    path("zaak/<slug:number>/betrokkene/<int:pk>/", people.change, name="betrokkene-change"),
    path("zaak/<slug:number>/betrokkene/<int:pk>/relatie/", relations.add, name="relatie-add"),
    path("zaak/<slug:number>/relatie/<int:pk>/", relations.change, name="relatie-change"),
    path("zaak/<slug:number>/betrokkene/<int:pk>/adres/", addresses.add, name="adres-add"),
    path("zaak/<slug:number>/adres/<int:pk>/", addresses.change, name="adres-change"),
    path("zaak/<slug:number>/betrokkene/<int:pk>/bereik/", reach.add, name="bereik-add"),
    path("zaak/<slug:number>/bereik/<int:pk>/", reach.change, name="bereik-change"),
    path("zaak/<slug:number>/behandelen/", decision.take_in, name="melding-take-in"),
    path("zaak/<slug:number>/niet-behandelen/", decision.decline, name="melding-decline"),
    path("gevaar/<int:pk>/", gevaar.gevaar, name="gevaar"),
    path("gevaar/<int:pk>/klaar/", gevaar.done, name="gevaar-done"),
]
