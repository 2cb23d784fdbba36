"""Bodies of the steps after the approval (行前、在外、回国后): what each of them takes."""

from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from approvals.errors import NotComplete
from workflow.applying.api.body import Count, Id, Line, Name, Prose, Step, Yes
from workflow.applying.fields import Money, OneDay

Topic = Literal["discipline", "secrecy", "preparation", "border", "consular", "etiquette", "safety"]


class RecordVisa(Step):
    """Whether a traveller needs a visa and has it (签证)."""

    participant: Id = Field(description="Id of the traveller (参加人)")
    needed: Yes = Field(description="Needs one (是否需要)")
    ready: Yes = Field(False, description="Has it in hand (是否办妥)")
    note: Line = Field("", description="Note (备注)")


class HoldBriefing(Step):
    """The briefing took place (行前教育)."""

    held_on: OneDay = Field(description="Held on (日期)")
    presenter: Name = Field(description="Presented by (主讲人)")
    topics: list[Topic] = Field(max_length=20, description="What was spoken of (内容)")
    attended: list[Id] = Field(max_length=200, description="Ids of the travellers who were there (参加人员)")


class SignPledge(Step):
    """A traveller signs the pledge (承诺书); the office files that of somebody without an account."""

    participant: Id = Field(description="Id of the traveller (参加人)")
    scan: Id | None = Field(None, description="Id of the attached scan of one signed on paper (扫描件)")


class DrawPassport(Step):
    """A passport leaves the custody (证照领用)."""

    participant: Id = Field(description="Id of the traveller (参加人)")
    passport: Id = Field(description="Id of the document in the register (证照)")
    purpose: Literal["visa", "exit", "both"] = Field(description="For a visa, for the trip, or for both (用途)")
    drawn_on: OneDay = Field(description="Handed out on (领用日期)")
    handed_to: Name = Field(description="Handed to (领用人)")


class TakePassportBack(Step):
    """A passport comes back into the custody (证照收缴)."""

    passport: Id = Field(description="Id of the document in the register (证照)")
    returned_on: OneDay = Field(description="Returned on (归还日期)")
    handed_in_by: Line = Field("", description="Handed in by, if not by who drew it (交回人)")
    note: Line = Field("", description="Condition (证照状况)")


class Depart(Step):
    """The group left (出境)."""

    left_on: OneDay = Field(description="Left China on (出境日期)")
    tickets_match: Yes = Field(description="The tickets match the permit in people, dates and route (机票与批件一致)")


class ComeHome(Step):
    """The group came back (回国), with the dates of the border stamps."""

    left_on: OneDay = Field(description="Left China on (出境日期)")
    came_home_on: OneDay = Field(description="Entered China on (入境日期)")
    people_back: Count = Field(description="How many came back (回国人数)")
    overstay_reason: Prose = Field("", description="Why it took longer or somebody is missing (超期原因)")
    force_majeure: Yes = Field(False, description="Force majeure, with proof (不可抗力)")
    excuse_proof: Id | None = Field(None, description="Id of the attached proof (证明材料)")


class HandInReport(Step):
    """The report of the trip (出访报告)."""

    done: Prose = Field(description="What was done (完成情况)")
    not_done: Prose = Field("", description="What was not done, and why (未完成情况及原因)")
    results: Prose = Field(description="Results (成果)")
    follow_up: Prose = Field(description="What follows (后续工作)")
    discipline: Prose = Field(description="Discipline abroad (外事纪律)")
    money_note: Prose = Field(description="Money: over standard, paid by the host (经费)")


class AcceptReport(Step):
    """The office accepts the report (报告通过)."""


class ReturnReport(Step):
    """The office sends the report back (报告退回)."""

    why: Prose = Field(description="What is wrong with it (理由)")


class PublishSecondNotice(Step):
    """What was done is published (事后公示)."""

    opened_on: OneDay = Field(description="Published on (公示日期)")
    place: Line = Field("", description="Where (公示地点)")
    contact: Name = Field("", description="Contact for objections (联系方式)")
    proof: Id | None = Field(None, description="Id of the attachment that shows it (公示材料)")


class Settle(Step):
    """The costs are settled (核销): the approved amounts stand in the application and are never sent."""

    actual: list[Money] = Field(max_length=200, description="In yuan, one for each line of the budget, in its order (实际支出)")
    note: Prose = Field("", description="Why, where more was spent than approved (说明)")

    def facts(self, matter: Any) -> dict[str, Any]:
        budget = matter.application.budget
        if len(budget) != len(self.actual):
            raise NotComplete(_("Give one amount for each of the %(lines)d lines of the budget.") % {"lines": len(budget)})
        lines = [
            {"kind": line.kind, "approved": str(line.amount), "actual": str(actual)}
            for line, actual in zip(budget, self.actual, strict=True)
        ]
        return {"lines": lines, "note": self.note}


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


class Cancel(Step):
    """An approved trip does not take place (取消)."""

    why: Prose = Field(description="Why (理由)")


class Suspend(Step):
    """The office halts the matter (暂停)."""

    why: Prose = Field(description="Why (理由)")


class Resume(Step):
    """The matter goes on where it was halted (恢复)."""

    why: Prose = Field(description="Why (理由)")


class Reopen(Step):
    """The office lets a decided matter be decided again (重新打开)."""

    why: Prose = Field(description="Why (理由)")


AFTER_APPROVAL = {
    "record_visa": RecordVisa, "hold_briefing": HoldBriefing, "sign_pledge": SignPledge, "draw_passport": DrawPassport,
    "take_passport_back": TakePassportBack, "depart": Depart, "come_home": ComeHome, "hand_in_report": HandInReport,
    "accept_report": AcceptReport, "return_report": ReturnReport, "publish_second_notice": PublishSecondNotice,
    "settle": Settle, "share": Share, "archive": Archive, "cancel": Cancel, "suspend": Suspend, "resume": Resume,
    "reopen": Reopen,
}  # fmt: skip
