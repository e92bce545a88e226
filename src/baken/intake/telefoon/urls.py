"""The addresses of calls that are entered afterwards."""

from django.urls import path

from baken.intake.telefoon import views

urlpatterns = [
    path("telefoon/voicemail/", views.voicemail, name="telefoon-voicemail"),
    path("telefoon/gemist/", views.missed, name="telefoon-missed"),
    path("telefoon/gesprek/", views.talk, name="telefoon-talk"),
]
