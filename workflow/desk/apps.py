"""My desk (工作台)."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "workflow.desk"
    label = "desk"
