"""The steps of a delegation as forms (办理表单): what is asked of whom after the submission, in the order of its life."""

from workflow.applying.closing import Archive, Share
from workflow.applying.permit_form import RecordPermit
from workflow.applying.step_forms import Reopen, Resume, Suspend
from workflow.matters.delegations.step_forms.aside import Cancel, Correct
from workflow.matters.delegations.step_forms.closing import (
    AcceptReport,
    HandInReport,
    PublishSecondNotice,
    ReturnReport,
    Settle,
)
from workflow.matters.delegations.step_forms.deciding import (
    OpenNotice,
    RecordObjection,
    SettleObjection,
)
from workflow.matters.delegations.step_forms.preparing import DrawPassport, HoldBriefing, RecordVisa, SignPledge, TakePassportBack
from workflow.matters.delegations.step_forms.travelling import ComeHome, Depart

LATER = (
    OpenNotice, RecordObjection, SettleObjection, RecordPermit, RecordVisa, HoldBriefing, SignPledge,
    DrawPassport, Depart, ComeHome, TakePassportBack, HandInReport, AcceptReport, ReturnReport, PublishSecondNotice,
    Settle, Share, Archive, Correct, Cancel, Suspend, Resume, Reopen,
)
STEP_FORMS = {form.step: form for form in LATER}
