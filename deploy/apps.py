"""The project and its commands."""

from django.apps import AppConfig
from django.conf import settings


class DeployConfig(AppConfig):
    name = "deploy"
    label = "deploy"

    def ready(self) -> None:
        import deploy.checks
        import deploy.incidents  # noqa: F401  (both register themselves)

        if settings.DEMO:
            from deploy import demo_clock

            demo_clock.install()
