"""Deciding (审批) as a form: the permit."""

from workflow.applying import permit_form


class RecordPermit(permit_form.RecordPermit):
    """Only where the application goes upward."""

    @classmethod
    def offered(cls, matter):
        return matter.application.goes_upward and super().offered(matter)
