"""The addresses of spoed and of putting a caller through."""

from django.urls import path

from baken.pages.doorverbinden import views

urlpatterns = [
    path("spoed/", views.begin, name="spoed-begin"),
    path("spoed/<slug:body>/", views.wait, name="spoed"),
    path("spoed/<slug:body>/stand/", views.stand, name="spoed-stand"),
    path("spoed/<slug:body>/verbonden/", views.connected, name="spoed-connected"),
    path("spoed/<slug:body>/niemand/", views.nobody, name="spoed-nobody"),
    path("spoed/<slug:body>/opgehangen/", views.hung_up, name="spoed-hung-up"),
]
