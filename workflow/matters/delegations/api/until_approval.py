"""Bodies of the steps up to the approval (申请、审批): what each of them takes."""

from pydantic import Field

from workflow.applying.api import STEPS
from workflow.applying.api.body import Count, Id, Line, Name, Prose, Step, Yes
from workflow.applying.api.steps import Correct
from workflow.applying.fields import OneDay, Text


class OpenNotice(Step):
    """Publish the notice (公示): its working days begin."""

    opened_on: OneDay = Field(description="Published on (公示日期)")
    place: Line = Field("", description="Where (公示地点)")
    contact: Name = Field("", description="Contact for objections (联系方式)")
    proof: Id | None = Field(None, description="Id of the attachment that shows it (公示材料)")


class RecordObjection(Step):
    """Somebody objected to the notice (公示异议)."""

    received_on: OneDay = Field(description="Received on (收到日期)")
    from_whom: Name = Field("", description="From whom; may stay empty (异议人)")
    text: Prose = Field(description="What was said (内容)")


class SettleObjection(Step):
    """Answer an objection (异议处理); its id stands in the journal's entry of the objection."""

    objection: Id = Field(description="Id of the objection (异议)")
    upheld: Yes = Field(description="Upheld or not (是否成立)")
    answer: Prose = Field(description="The answer given (答复)")


class RecordPermit(Step):
    """Record the outside authority's permit (批件)."""

    number: Text = Field(max_length=60, description="Its number (文号)")
    authority: Name = Field(description="Issued by (批准单位)")
    issued_on: OneDay = Field(description="Issued on (批准日期)")
    valid_until: OneDay | None = Field(None, description="Valid until (有效期)")
    people: Count = Field(description="People it covers (人数)")
    days: Count = Field(description="Days it covers (天数)")
    scan: Id = Field(description="Id of the attached scan (扫描件)")


UNTIL_APPROVAL = STEPS | {
    "correct": Correct, "open_notice": OpenNotice, "record_objection": RecordObjection, "settle_objection": SettleObjection,
    "record_permit": RecordPermit,
}  # fmt: skip
