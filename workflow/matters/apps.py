"""Kinds of matter (事项种类). Those that are one module, and have no table of their own, share this app."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class MattersConfig(AppConfig):
    """Each line of ``ONE_FILE_KINDS`` is such a module; like every kind it registers itself once models are loaded."""

    name = "workflow.matters"
    label = "matters"

    def ready(self) -> None:
        for module in settings.ONE_FILE_KINDS:
            import_module(module)
