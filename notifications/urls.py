"""Addresses below /notices/ (消息)."""

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("readings/", views.readings, name="readings"),
    path("<int:pk>/reading/", views.reading, name="reading"),
    path("undelivered/", views.undelivered, name="undelivered"),
    path("undelivered/<int:pk>/retrial/", views.retrial, name="retrial"),
]
