"""What every matter shares (事项)."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def publish_routes(sender, **kwargs) -> None:
    """Every installed kind has a route from the first migration on."""
    from approvals.routes import publish_first
    from workflow.core import kinds

    for kind in kinds.installed():
        publish_first(kind.code, kind.route)


class CoreConfig(AppConfig):
    name = "workflow.core"
    label = "core"

    def ready(self) -> None:
        post_migrate.connect(publish_routes, sender=self)
