"""The addresses of the handboek."""

from django.urls import path

from baken.pages.handboek import views

urlpatterns = [
    path("handboek/", views.handboek, name="handboek"),
    path("handboek/<slug:page>/", views.chapter, name="handboek-hoofdstuk"),
]
