"""外宾来访接待: incoming visits."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "workflow.matters.visits"
    label = "visits"

    def ready(self) -> None:
        from workflow.matters.visits import kind  # noqa: F401  the kind registers itself, once models are loaded
