"""Who decides and how (审批)."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "approvals"
    label = "approvals"

    def ready(self) -> None:
        import approvals.checks  # noqa: F401  (registers itself)
