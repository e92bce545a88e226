"""The addresses of consulten."""

from django.urls import path

from baken.casework.consult import views

urlpatterns = [
    path("zaak/<slug:number>/raad/", views.raad, name="consult"),
    path("zaak/<slug:number>/raad/<int:pk>/antwoord/", views.answer, name="consult-answer"),
    path("zaak/<slug:number>/raad/<int:pk>/oppakken/", views.take, name="consult-take"),
    path("zaak/<slug:number>/raad/<int:pk>/intrekken/", views.withdraw, name="consult-withdraw"),
]
