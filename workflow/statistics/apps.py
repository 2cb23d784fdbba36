"""统计: statistics."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "workflow.statistics"
    label = "statistics"

    def ready(self) -> None:
        from workflow.core.counting import kept_by
        from workflow.rehearsal.shows import shown_by
        from workflow.statistics.demo import demo
        from workflow.statistics.keeping import keep

        kept_by(keep)
        shown_by(demo)
