"""A moment (时刻): a day and an hour, as the browser's own field gives them."""

from django import forms
from django.utils import timezone


class MomentInput(forms.DateTimeInput):
    """The browser's own field for day and time."""

    input_type = "datetime-local"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


def moment_field(label, **kwargs) -> forms.DateTimeField:
    """A day with its hour, in the school's time."""
    return forms.DateTimeField(
        label=label, widget=MomentInput(), input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs
    )


def of_now():
    """What stands in the field at first: the present minute."""
    return timezone.localtime().replace(second=0, microsecond=0)
