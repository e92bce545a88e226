"""The addresses of the directory of ketenpartners."""

from django.urls import path

from baken.casework.ketenpartner.views import card, directory

urlpatterns = [
    path("ketenpartners/", directory.ketenpartners, name="ketenpartners"),
    path("ketenpartners/nieuw/", directory.add, name="ketenpartner-add"),
    path("ketenpartners/<int:pk>/", card.ketenpartner, name="ketenpartner"),
    path("ketenpartners/<int:pk>/wijzigen/", directory.change, name="ketenpartner-change"),
    path("ketenpartners/<int:pk>/stoppen/", card.stop, name="ketenpartner-stop"),
    path("ketenpartners/<int:pk>/contactpunt/", card.add_point, name="contactpunt-add"),
    path("ketenpartners/<int:pk>/afspraak/", card.add_afspraak, name="afspraak-add"),
    path("ketenpartners/contactpunt/<int:pk>/", card.change_point, name="contactpunt-change"),
    path("ketenpartners/contactpunt/<int:pk>/eindigen/", card.end_point, name="contactpunt-end"),
    path("ketenpartners/afspraak/<int:pk>/", card.change_afspraak, name="afspraak-change"),
    path("ketenpartners/afspraak/<int:pk>/eindigen/", card.end_afspraak, name="afspraak-end"),
]
