"""The application of a delegation (申请): people, stays, days, money; who leads; what it counts."""

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from workflow.applying import content
from workflow.applying.fields import OneDay, Sha256, Text

from .parts import Day, Declarations, Leg, Line, Member, total

Track = Literal["general", "academic"]
TaskType = Literal[
    "visit", "training", "conference", "research", "teaching", "performance", "negotiation", "exhibition"
]  # fmt: skip


class Application(content.Application):
    """A delegation's application (因公临时出国（境）申请)."""

    OUTSIDE_DIGEST: ClassVar[frozenset[str]] = frozenset({"phone", "flight"})

    group_name: Text = Field("", description="Name of the group (团组名称)")
    organiser: Text = Field("", description="Organising unit (组团单位)")
    joined: bool = Field(False, description="Organised by another unit (双跨、参团)")
    organiser_documents: Text = Field(
        "", description="The organiser's papers and numbers (征求意见函、任务通知书、任务批件)"
    )
    track: Track | None = Field(None, description="General or academic (一般公务、学术交流合作)")
    task_type: TaskType | None = Field(None, description="Kind of task (任务类型)")
    purpose: Text = Field("", description="Task abroad (出访任务)")
    necessity: Text = Field("", description="Purpose and necessity (目的和必要性)")
    expected_results: Text = Field("", description="Expected results (预期成果)")
    members: list[Member] = Field([], max_length=200, description="People (团组成员)")
    legs: list[Leg] = Field([], max_length=60, description="Stays in travel order (出访国家、地区，含经停)")
    starts: OneDay | None = Field(None, description="Exit from China (出境日期)")
    ends: OneDay | None = Field(None, description="Entry to China (入境日期)")
    poor_connection: bool = Field(False, description="Poor flight connection, Latin America and Africa (航班衔接不便)")
    itinerary: list[Day] = Field([], max_length=800, description="Day by day (日程安排)")
    budget: list[Line] = Field([], max_length=200, description="Budget (经费预算)")
    fund_source: Text = Field("", description="Source of funds (费用来源)")
    funds_in_budget: bool | None = Field(None, description="In this year's budget (列入年度预算)")
    paid_by_host: bool | None = Field(None, description="The host pays a part (对方负担费用)")
    in_plan: bool | None = Field(None, description="In the annual plan (列入年度计划)")
    plan_reference: Text = Field("", description="Line of the plan (计划编号)")
    off_plan_reason: Text = Field("", description="Why it was not planned (计划外说明)")
    longer_stay_report: Sha256 | None = Field(None, description="Report on a longer stay, SHA-256 (延长停留报告)")
    paper_accepted: bool | None = Field(None, description="Conference: a paper was accepted (论文被录用)")
    declarations: Declarations = Field(Declarations(), description="Declarations (承诺)")

    @model_validator(mode="before")
    @classmethod
    def _leader_marks_the_member(cls, data: Any) -> Any:
        """``leader`` may be given as a member's key; it is kept as that member's mark, in one place."""
        if not isinstance(data, dict) or "leader" not in data:
            return data
        data = dict(data)
        key, members = data.pop("leader"), data.get("members")
        if key and isinstance(members, list):
            data["members"] = [_marked(member, leads=_key(member) == key) for member in members]
        return data

    @property
    def led_by(self) -> Member | None:
        """The one leader (团长); none while nobody or more than one is marked."""
        leaders = [member for member in self.members if member.leader]
        return leaders[0] if len(leaders) == 1 else None

    @property
    def leader(self) -> str:
        """The one leader's key; empty while there is not exactly one."""
        return self.led_by.key if self.led_by else ""

    @property
    def days(self) -> int | None:
        """Days abroad (停留天数): exit day and entry day both count (OUT-05)."""
        if self.starts is None or self.ends is None or self.ends < self.starts:
            return None
        return (self.ends - self.starts).days + 1

    @property
    def size(self) -> int:
        """Everybody counts, the interpreter too (团组人数)."""
        return len(self.members)

    @property
    def countries(self) -> list[str]:
        """The countries and regions that count, each once, in travel order."""
        return list(dict.fromkeys(leg.country for leg in self.legs if leg.country and leg.counts))

    def files(self) -> set[str]:
        """The SHA-256 of every file the application refers to."""
        named = [self.longer_stay_report, *(leg.invitation for leg in self.legs)]
        return super().files() | {sha256 for sha256 in named if sha256}

    @property
    def totals(self) -> dict[str, Any]:
        return total(self.budget)


def _key(member: Any) -> Any:
    return member.get("key") if isinstance(member, dict) else getattr(member, "key", None)


def _marked(member: Any, *, leads: bool) -> Any:
    if isinstance(member, dict):
        return {**member, "leader": leads}
    return member.model_copy(update={"leader": leads}) if isinstance(member, Member) else member
