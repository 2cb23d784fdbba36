"""What every matter shares (事项)."""

from django.apps import AppConfig
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate


def publish_routes(sender, *, using: str = "default", plan=(), **kwargs) -> None:
    """Version 1 of the route of every installed kind, where there is none yet; nothing that stands is touched.

    A kind needs no migration of its own for that. While migrations lead only part of the way, the tables wait.
    """
    from approvals.routes import publish_first  # models are not loaded when this module is
    from workflow.core import kinds

    if plan and not _complete(using):
        return
    for kind in kinds.installed():
        publish_first(kind.code, kind.route)


def _complete(using: str) -> bool:
    """Whether the tables of routes are as the code has them."""
    loader = MigrationLoader(connections[using])
    return set(loader.graph.leaf_nodes("approvals")) <= set(loader.applied_migrations)


class CoreConfig(AppConfig):
    name = "workflow.core"
    label = "core"

    def ready(self) -> None:
        post_migrate.connect(publish_routes, sender=self)
