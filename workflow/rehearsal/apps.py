"""Rehearsal (演练): commands without tables."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "workflow.rehearsal"
    label = "rehearsal"
