"""Bodies of the steps of applying (申请环节): what each of them takes."""

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from workflow.applying.api.body import Id, Name, Prose, Step, Yes


class AskConfirmation(Step):
    """Who prepared it asks the applicant to read and submit it (请本人确认)."""

    heading = _("Have it confirmed")


class AskException(Step):
    """Ask to set a blocking rule aside (例外申请), with reason and evidence."""

    heading = _("Ask for an exception")
    rule: Name = Field(description="The rule that stands in the way, as OUT-01 (规则编号)")
    reason: Prose = Field(description="Why (理由)")
    evidence: Id = Field(description="Id of the attachment that proves it (证明材料)")


class DecideException(Step):
    """Grant or refuse an exception (例外审定)."""

    rule: Name = Field(description="The rule asked about (规则编号)")
    granted: Yes = Field(description="Granted or refused (是否同意)")
    why: Prose = Field(description="Why (理由)")


class Submit(Step):
    """The applicant hands the draft in (提交): it becomes a version, and nothing lacking may be left."""

    heading = _("Submit the application")


class Withdraw(Step):
    """The applicant takes it back while it is being decided (撤回)."""

    why: Prose = Field("", description="Why (理由)")


class Correct(Step):
    """Correct a detail outside the digest after the submission (更正)."""

    path: Name = Field(description="Where it stands, as members.0.phone (字段)")
    value: Name = Field(description="What is right (更正为)")
    why: Prose = Field(description="Why (理由)")


class Why(Step):
    """A step that takes a reason (理由)."""

    why: Prose = Field(description="Why (理由)")


STEPS = {
    "ask_confirmation": AskConfirmation, "ask_exception": AskException, "decide_exception": DecideException,
    "submit": Submit, "withdraw": Withdraw,
}  # fmt: skip
