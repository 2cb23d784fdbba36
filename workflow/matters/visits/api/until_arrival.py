"""Bodies of the steps until the guests arrive (审批、邀请、接待准备): what each of them takes."""

from typing import Any, Literal

from pydantic import Field

from workflow.applying.api.body import Count, Id, Line, Name, Prose, Step
from workflow.applying.api.steps import STEPS, Correct, Why
from workflow.applying.fields import OneDay, Part, Text
from workflow.matters.visits.api.body import Instant
from workflow.matters.visits.application import Guest
from workflow.matters.visits.application.content import Visa

Role = Literal["logistics", "protocol", "security", "propaganda", "fao", "secretary"]
What = Literal["pick_up", "room", "meeting", "meal", "gift", "car", "interpreter", "other"]


class RecordPermit(Step):
    """Record the outside authority's permit (批件)."""

    number: Text = Field(max_length=60, description="Its number (文号)")
    authority: Name = Field(description="Issued by (批准单位)")
    issued_on: OneDay = Field(description="Issued on (批准日期)")
    valid_until: OneDay | None = Field(None, description="Valid until (有效期)")
    people: Count = Field(description="People it covers (人数)")
    days: Count = Field(description="Days it covers (天数)")
    scan: Id = Field(description="Id of the attached scan (扫描件)")


class NameGuests(Step):
    """The list of guests (名单), within the head-count that was approved."""

    guests: list[Guest] = Field(max_length=200, description="Everybody, the head of the delegation marked (来访人员)")
    why: Line = Field("", description="Why an earlier list changes (变更原因)")


class RecordBasis(Step):
    """On what the guests enter (入境依据)."""

    visa_basis: Visa = Field(description="Basis of entry (入境依据)")
    note: Line = Field("", description="Note (备注)")


class SendLetter(Step):
    """The invitation letter was sent (发出邀请函)."""

    number: Text = Field(max_length=60, description="Its number (文号)")
    sent_on: OneDay = Field(description="Sent on (发出日期)")
    letter: Id | None = Field(None, description="Id of the attached scan (扫描件)")


class Task(Part):
    """What a department is asked for (接待分工)."""

    what: What = Field(description="What is to be done (事项)")
    role: Role = Field(description="Whose queue it is (承办部门)")
    needed_at: Instant = Field(description="When it is needed (时间)")
    detail: Line = Field("", description="In detail (说明)")


class HandInPlan(Step):
    """The reception plan (接待方案, F18)."""

    programme: Prose = Field(description="Day by day (日程)")
    escort: Line = Field("", description="Who escorts them everywhere (陪同人员)")
    route: Prose = Field("", description="Where they go (参观路线)")
    catering: Prose = Field("", description="Board, lodging, transport (食宿交通)")
    tasks: list[Task] = Field([], max_length=40, description="What departments are asked for (分工)")

    def facts(self, matter: Any) -> dict[str, Any]:
        return super().facts(matter) | {"tasks": [task.model_dump() for task in self.tasks]}


class DoTask(Step):
    """A department has done its part (分工完成)."""

    task: Id = Field(description="Id of the task (分工)")
    note: Line = Field("", description="Note (备注)")


class Arrive(Step):
    """The guests are there (到访)."""

    arrived_at: Instant = Field(description="When (抵达时间)")
    people: Count = Field(description="How many came (人数)")
    strangers: list[Name] = Field([], max_length=200, description="Names of those who stand in no approved list (未报批人员)")


UNTIL_ARRIVAL = STEPS | {
    "correct": Correct, "record_permit": RecordPermit, "name_guests": NameGuests, "record_basis": RecordBasis,
    "send_letter": SendLetter, "hand_in_plan": HandInPlan, "do_task": DoTask, "arrive": Arrive, "cancel": Why, "suspend": Why,
    "resume": Why, "reopen": Why,
}  # fmt: skip
