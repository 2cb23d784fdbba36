"""What a trip owes before and after (行前行后职责)."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "workflow.duties"
    label = "duties"
