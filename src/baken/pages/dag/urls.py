"""The address of the end of the day."""

from django.urls import path

from baken.pages.dag import views

urlpatterns = [path("dag/", views.dag, name="dag")]
