"""Addresses of the application form (填报): begin one, write its parts, find people, bring papers."""

from django.urls import path

from workflow.matters.delegations.views import begin, edit, files, members

urlpatterns = [
    path("delegations/new/", begin.new, name="begin"),
    path("delegations/new/people/", begin.people, name="begin_people"),
    path("delegations/<int:pk>/edit/<slug:part>/", edit.edit, name="edit"),
    path("delegations/<int:pk>/people/", members.people, name="members_found"),
    path("delegations/<int:pk>/files/", files.bring, name="bring_file"),
    path("delegations/<int:pk>/files/<int:file>/", files.row, name="file_row"),
    path("delegations/<int:pk>/files/<int:file>/removal/", files.take_back, name="take_file_back"),
]
