"""The addresses of veiligheidsbeoordelingen."""

from django.urls import path

from baken.diensten.beoordeling import views

urlpatterns = [
    path("zaak/<slug:number>/beoordeling/", views.assess, name="beoordeling"),
    path("zaak/<slug:number>/beoordeling/<int:pk>/", views.second, name="beoordeling-second"),
]
