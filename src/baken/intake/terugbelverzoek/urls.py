"""The addresses of terugbelverzoeken."""

from django.urls import path

from baken.intake.terugbelverzoek.views import call, complete, lapse, new

urlpatterns = [
    path("terugbelverzoek/", new.receive, name="terugbel-receive"),
    path("terugbelverzoek/begin/", new.begin, name="terugbel-begin"),
    path("terugbelverzoek/eerder/", new.earlier, name="terugbel-earlier"),
    path("contact/<slug:body>/terugbelverzoek/", new.for_contact, name="terugbel-form"),
    path("terugbelverzoek/<slug:number>/", call.page, name="terugbelverzoek"),
    path("terugbelverzoek/<slug:number>/uitkomst/", call.outcome, name="terugbel-outcome"),
    path("terugbelverzoek/<slug:number>/aanvullen/", complete.complete, name="terugbel-complete"),
    path("terugbelverzoek/<slug:number>/vervallen/", lapse.lapse, name="terugbel-lapse"),
    path("terugbelverzoek/<slug:number>/besluit/", lapse.decide, name="terugbel-decide"),
]
