"""The addresses of the gesprek."""

from django.urls import path

from baken.pages.gesprek.views import again, gevaar, talk

urlpatterns = [
    path("nieuw/", talk.begin, name="contact-begin"),
    path("gesprek/<slug:body>/", talk.gesprek, name="gesprek"),
    path("gesprek/<slug:body>/nummer/", again.number, name="gesprek-number"),
    path("gesprek/<slug:body>/eerder/", again.said, name="gesprek-said"),
    path("gesprek/<slug:body>/bij/<slug:number>/", again.again, name="gesprek-again"),
    path("gesprek/<slug:body>/gevaar/", gevaar.begin, name="gevaar-begin"),
    path("gesprek/<slug:body>/gevaar/stand/", gevaar.stand, name="gevaar-stand"),
    path("gesprek/<slug:body>/gevaar/voorbij/", gevaar.calm, name="gevaar-calm"),
]
