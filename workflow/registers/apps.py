"""The books of the office (台账)."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "workflow.registers"
    label = "registers"

    def ready(self) -> None:
        from workflow.core.yielding import kept_by
        from workflow.registers.results.keeping import keep

        kept_by(keep)
