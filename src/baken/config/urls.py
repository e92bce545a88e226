"""The addresses of the staff pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("baken.foundation.identity.urls")),
    path("", include("baken.foundation.notes.urls")),
    path("styleguide/", include("baken.foundation.ui.urls")),
    path("", include("baken.casework.contact.urls")),
    path("", include("baken.casework.alarm.urls")),
    path("", include("baken.casework.consult.urls")),
    path("", include("baken.casework.ketenpartner.urls")),
    path("", include("baken.casework.bekend.urls")),
    path("", include("baken.intake.terugbelverzoek.urls")),
    path("", include("baken.intake.telefoon.urls")),
    path("", include("baken.intake.chat.urls")),
    path("", include("baken.diensten.advies.urls")),
    path("", include("baken.diensten.melding.urls")),
    path("", include("baken.diensten.beoordeling.urls")),
    path("", include("baken.diensten.afronding.urls")),
    path("", include("baken.pages.werk.urls")),
    path("", include("baken.pages.gesprek.urls")),
    path("", include("baken.pages.doorverbinden.urls")),
    path("", include("baken.pages.zaak.urls")),
    path("", include("baken.pages.dag.urls")),
    path("", include("baken.pages.handboek.urls")),
    path("", include("baken.pages.zaken.urls")),
    path("", include("baken.pages.oefening.urls")),
    path("", include("baken.pages.zoeken.urls")),
]

handler404 = "baken.config.refusals.not_found"
handler400 = "baken.config.refusals.bad_request"
