"""The books of the office (台账)."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "workflow.registers"
    label = "registers"
