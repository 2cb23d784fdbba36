"""Oversight (监督)."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "workflow.oversight"
    label = "oversight"

    def ready(self) -> None:
        import workflow.oversight.reporting  # noqa: F401  (the texts of its paper declare themselves)
        from workflow.core.weighing import weigh
        from workflow.oversight.open_findings import OPEN_FINDINGS

        weigh(OPEN_FINDINGS)
