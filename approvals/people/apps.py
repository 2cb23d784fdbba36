"""People, units, posts and roles (人员与组织)."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "approvals.people"
    label = "people"
