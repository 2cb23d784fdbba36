"""统计: statistics."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "workflow.statistics"
    label = "statistics"

    def ready(self) -> None:
        from workflow.core.counting import kept_by
        from workflow.statistics.keeping import keep

        kept_by(keep)
