"""A form that only asks why."""

from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, long_text


class WhyForm(StepForm):
    """A step that only asks for a reason."""

    why = long_text(_("Reason"))
