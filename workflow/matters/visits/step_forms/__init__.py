"""The steps of a visit as forms (办理表单): what is asked of whom after the submission, in the order of its life."""

from workflow.applying.closing import Archive, Share
from workflow.applying.step_forms import Reopen, Resume, Suspend
from workflow.matters.visits.step_forms.accounting import (
    AcceptSummary,
    ClosePromise,
    HandInSummary,
    MakePromise,
    ReturnSummary,
    Settle,
)
from workflow.matters.visits.step_forms.aside import Cancel, Correct
from workflow.matters.visits.step_forms.deciding import RecordPermit
from workflow.matters.visits.step_forms.inviting import NameGuests, RecordBasis, SendLetter
from workflow.matters.visits.step_forms.receiving import (
    Arrive,
    DoTask,
    HandInPlan,
    HandInPresent,
    Leave,
    LogCheck,
    LogPresent,
    LogTalk,
    RegisterLodging,
)

LATER = (
    RecordPermit, NameGuests, RecordBasis, SendLetter, HandInPlan, DoTask, Arrive, RegisterLodging, LogCheck,
    LogTalk, LogPresent, HandInPresent, MakePromise, ClosePromise, Leave, HandInSummary, AcceptSummary, ReturnSummary, Settle,
    Share, Archive, Correct, Cancel, Suspend, Resume, Reopen,
)  # fmt: skip
STEP_FORMS = {form.step: form for form in LATER}
