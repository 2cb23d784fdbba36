"""Addresses of applying (填报): choose the kind, begin, write the parts, find people, bring papers."""

from django.urls import path

from workflow.applying.views import begin, edit, files, members

urlpatterns = [
    path("apply/", begin.choose, name="apply"),
    path("apply/<slug:kind>/", begin.new, name="begin"),
    path("apply/<slug:kind>/people/", begin.people, name="begin_people"),
    path("matters/<int:pk>/edit/<slug:part>/", edit.edit, name="edit"),
    path("matters/<int:pk>/people/", members.people, name="members_found"),
    path("matters/<int:pk>/files/", files.bring, name="bring_file"),
    path("matters/<int:pk>/files/<int:file>/", files.row, name="file_row"),
    path("matters/<int:pk>/files/<int:file>/removal/", files.take_back, name="take_file_back"),
]
