"""Addresses of the application form (填报): begin one, write its parts, find people, bring files."""

from django.urls import path

from workflow.matters.delegations.views import begin

urlpatterns = [
    path("delegations/new/", begin.new, name="delegation_new"),
]
