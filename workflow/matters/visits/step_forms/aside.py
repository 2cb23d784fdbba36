"""Aside (旁路) as forms: correct, cancel."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import step_forms


class Correct(step_forms.Correct):
    title = _("Correct a telephone number")


class Cancel(step_forms.WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the visit"), _("Cancel the visit"), "circle-x", True
