"""The addresses of spoed and of putting a caller through."""

from django.urls import path

from baken.pages.doorverbinden.views import colleague, spoed

urlpatterns = [
    path("spoed/", spoed.begin, name="spoed-begin"),
    path("spoed/<slug:body>/", spoed.wait, name="spoed"),
    path("spoed/<slug:body>/stand/", spoed.stand, name="spoed-stand"),
    path("spoed/<slug:body>/verbonden/", spoed.connected, name="spoed-connected"),
    path("spoed/<slug:body>/niemand/", spoed.nobody, name="spoed-nobody"),
    path("spoed/<slug:body>/opgehangen/", spoed.hung_up, name="spoed-hung-up"),
    path("doorverbinden/", colleague.find, name="colleague-find"),
    path("doorverbinden/<slug:body>/", colleague.answer, name="colleague"),
    path("doorverbinden/<slug:body>/verbonden/", colleague.connected, name="colleague-connected"),
]
