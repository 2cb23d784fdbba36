"""因公出国（境）团组: delegations abroad."""

from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    name = "workflow.matters.delegations"
    label = "delegations"

    def ready(self) -> None:
        from workflow.matters.delegations import kind  # noqa: F401  the kind registers itself, once models are loaded
