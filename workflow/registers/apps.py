"""The books of the office (台账)."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "workflow.registers"
    label = "registers"

    def ready(self) -> None:
        from workflow.core.weighing import weigh
        from workflow.core.yielding import kept_by
        from workflow.registers.passports.owed import DOCUMENTS_OWED
        from workflow.registers.results.keeping import keep

        kept_by(keep)
        weigh(DOCUMENTS_OWED)
