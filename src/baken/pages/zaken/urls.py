"""The address of the list of zaken."""

from django.urls import path

from baken.pages.zaken import views

urlpatterns = [path("zaken/", views.zaken, name="zaken")]
