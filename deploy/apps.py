"""The project and its commands."""

from django.apps import AppConfig


class DeployConfig(AppConfig):
    name = "deploy"
    label = "deploy"

    def ready(self) -> None:
        import deploy.checks  # noqa: F401  (registers itself)
