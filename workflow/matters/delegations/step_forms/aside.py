"""Aside (旁路) as forms: correct, cancel."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import step_forms


class Correct(step_forms.Correct):
    title = _("Correct a telephone or flight number")


class Cancel(step_forms.WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the trip"), _("Cancel the trip"), "circle-x", True
