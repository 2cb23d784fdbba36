"""Oversight (监督)."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "workflow.oversight"
    label = "oversight"

    def ready(self) -> None:
        from workflow.core.weighing import weigh
        from workflow.oversight.open_findings import OPEN_FINDINGS

        weigh(OPEN_FINDINGS)
