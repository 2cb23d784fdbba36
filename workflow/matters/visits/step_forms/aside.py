"""Aside (旁路) as forms: correct, cancel, suspend, resume, reopen."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.step_forms import Correct as Corrected
from workflow.applying.step_forms import WhyForm


class Correct(Corrected):
    title = _("Correct a telephone number")


class Cancel(WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the visit"), _("Cancel the visit"), "circle-x", True


class Suspend(WhyForm):
    step, title, button, icon, danger = "suspend", _("Suspend the matter"), _("Suspend"), "clock", True


class Resume(WhyForm):
    step, title, button, icon = "resume", _("Resume the matter"), _("Resume"), "rotate-ccw"


class Reopen(WhyForm):
    step, title, button, icon, danger = "reopen", _("Reopen the decision"), _("Reopen"), "rotate-ccw", True
