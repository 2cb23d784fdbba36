"""Bodies of the steps once the guests are there (在访、总结、归档): what each of them takes."""

from typing import Any, Literal

from pydantic import Field

from workflow.applying.api.body import Count, Id, Line, Name, Prose, Step, Yes
from workflow.applying.api.steps import Why
from workflow.applying.fields import Money, OneDay, Part, Text
from workflow.matters.visits.api.body import Instant
from workflow.matters.visits.application.parts import CostKind


class RegisterLodging(Step):
    """A lodging that is no hotel is registered with the police (住宿登记)."""

    address: Line = Field(description="Address (住宿地址)")
    registered_at: Instant = Field(description="When (登记时间)")
    reference: Text = Field("", max_length=60, description="Number of the slip (登记单号)")
    slip: Id | None = Field(None, description="Id of the attached slip (登记单)")
    why_late: Line = Field("", description="Why it is late (逾期原因)")


class LogTalk(Step):
    """A talk was given (讲座纪实)."""

    topic: Line = Field(description="Topic (题目)")
    speaker: Name = Field(description="Speaker (主讲人)")
    held_on: OneDay = Field(description="Held on (日期)")
    audience: Count = Field(0, description="How many attended (人数)")
    as_approved: Yes = Field(True, description="As approved (与报批内容一致)")
    note: Line = Field("", description="What was not (说明)")


class LogPresent(Step):
    """A gift was given or received (礼品登记)."""

    way: Literal["given", "received"] = Field(description="Given or received (赠出、收受)")
    what: Name = Field(description="What it is (名称)")
    number: Count = Field(1, description="How many (数量)")
    value: Money = Field(description="Value of one, in yuan (单价)")
    who: Name = Field(description="Giver or receiver (赠、受礼人)")
    eminent: Yes = Field(False, description="To an eminent friend, expert or scholar (知名友好人士、专家学者)")
    on: OneDay = Field(description="On (日期)")


class HandInPresent(Step):
    """A gift that was received was handed in (礼品上交)."""

    present: Id = Field(description="Id of the gift (礼品)")
    on: OneDay = Field(description="Handed in on (上交日期)")


class LogCheck(Step):
    """What was looked at during the visit (检查记录)."""

    checked_on: OneDay = Field(description="Checked on (检查日期)")
    escorted: Yes = Field(description="Never without an escort (全程陪同)")
    kept_route: Yes = Field(description="Kept to the route (按路线参观)")
    no_secret_places: Yes = Field(description="Entered no secret place (未进入涉密场所)")
    no_photos: Yes = Field(description="No photographs of restricted areas (未在限制区域拍摄)")
    note: Prose = Field("", description="What was not in order (情况说明)")


class Leave(Step):
    """The guests have left (离访)."""

    left_at: Instant = Field(description="When (离开时间)")


class HandInSummary(Step):
    """The summary of the visit (接待总结, F17)."""

    done: Prose = Field(description="What was done (情况记录)")
    leaders_met: Line = Field("", description="Received by which leaders (领导会见)")
    results: Prose = Field(description="Results (访问成果)")
    problems: Prose = Field("", description="What was out of order (问题)")
    photos: Id | None = Field(None, description="Id of the attached photographs (照片)")


class AcceptSummary(Step):
    """The office accepts the summary (总结通过)."""


class MakePromise(Step):
    """Something was promised to the guests (承诺事项)."""

    what: Line = Field(description="What (内容)")
    person: Id = Field(description="Id of who keeps it (责任人)")
    due_on: OneDay = Field(description="Until when (期限)")


class ClosePromise(Step):
    """A promise was kept, is no longer asked for, or goes on elsewhere (承诺了结)."""

    promise: Id = Field(description="Id of the promise (承诺)")
    outcome: Literal["kept", "released", "handed_on"] = Field(description="What became of it (结果)")
    note: Line = Field("", description="Why, or in which matter it goes on (说明)")


class Spent(Part):
    """One line of the actual costs (实际支出)."""

    kind: CostKind = Field(description="Kind of cost (费用项目)")
    amount: Money = Field(description="In yuan (金额)")
    people: Count | None = Field(None, description="For how many people (人数)")
    times: Count | None = Field(None, description="Days or occasions (次数)")
    staff: Count | None = Field(None, description="Own staff among them (陪同人数)")
    stars: Count | None = Field(None, le=5, description="Stars of the hotel (酒店星级)")


class SettleReception(Step):
    """The costs are settled (核销): what was approved stands in the application and is never sent."""

    lines: list[Spent] = Field(max_length=200, description="What was spent (实际支出)")
    note: Prose = Field("", description="Why, where more was spent than approved (说明)")

    def facts(self, matter: Any) -> dict[str, Any]:
        return {"lines": [line.model_dump() for line in self.lines], "note": self.note}


class Share(Step):
    """The results were shared with colleagues (成果分享)."""

    held_on: OneDay = Field(description="Held or published on (日期)")
    form: Literal["session", "publication", "other"] = Field(description="Form (形式)")
    title: Line = Field(description="Title (题目)")
    place: Line = Field("", description="Where (地点)")
    attendance: Count = Field(0, description="How many attended (人数)")
    material: Id | None = Field(None, description="Id of the attached material (材料)")


class Archive(Step):
    """The file is sealed (归档)."""


AFTER_ARRIVAL = {
    "register_lodging": RegisterLodging, "log_talk": LogTalk, "log_present": LogPresent, "hand_in_present": HandInPresent,
    "log_check": LogCheck, "leave": Leave, "hand_in_summary": HandInSummary, "accept_summary": AcceptSummary,
    "return_summary": Why, "make_promise": MakePromise, "close_promise": ClosePromise, "settle": SettleReception, "share": Share,
    "archive": Archive,
}  # fmt: skip
