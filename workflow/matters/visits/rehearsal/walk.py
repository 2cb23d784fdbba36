"""The walk (办理全程): the cast takes a visit from draft to archive, through the same verbs as everybody.

What every walk does, deciding and letting time pass, stands in ``workflow.rehearsal.walk``.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from approvals import calendar
from workflow.applying import drafts, rehearsal
from workflow.matters.visits import accounts, invitations, people, reception, stays
from workflow.matters.visits.application import Application
from workflow.matters.visits.rehearsal.filling import fill

DECIDERS = {
    "unit": "cheng", "secrecy": "meng", "propaganda": "xuan", "security": "wei", "finance": "song", "office": "chen",
    "school_office": "tang", "leader": "ji", "permit": "chen",
}  # fmt: skip
DEPARTMENTS = {"logistics": "hou", "protocol": "tang", "security": "wei", "propaganda": "xuan", "fao": "chen", "secretary": "mi"}
ASKED = [("pick_up", "logistics", 8), ("room", "logistics", 9), ("meeting", "protocol", 10), ("meal", "logistics", 12),
         ("interpreter", "fao", 10), ("gift", "fao", 11), ("car", "logistics", 8)]  # fmt: skip
EARLIER = 14  # days before the visit at which the plan is handed in


class Walk(rehearsal.Walk):
    """One visit on its way."""

    KIND = "visit"
    DECIDERS = DECIDERS

    def to_archive(self, application: Application) -> None:
        """The straight way, from a draft to the sealed file."""
        self.until("archived", application)

    def save(self, content: Application) -> None:
        """Save the filled draft; the owner is the host person where nobody else is."""
        owner, post = self.person(self.owner), self.post()
        host = {"key": "h1", "person_id": owner.pk, "name": owner.name, "unit": post["unit"].name, "post": post["post_title"]}
        self.matter = drafts.save(self.matter.pk, by=owner, now=self.now, draft=fill(content, host=host))

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What is done one after the other, from the submission to the archive."""
        return (
            self.submit, self.vet, self.approve, self.invite, self.receive, self.part, self.summarise, self.account, self.share,
            self.seal,
        )  # fmt: skip

    def bring(self, evidence: str) -> None:
        """The permit is asked for and recorded before the office agrees with it."""
        if evidence == "permit":
            self.record_permit()

    # --- the parts of the way -------------------------------------------------------------------------------------

    def invite(self) -> None:
        """Names, basis of entry and letter, where they are lacking."""
        visit = self.matter.application
        if people.lacking(self.matter):
            self.step("name_guests", self.owner, guests=self.names(), why="名单已确定")
        if self.matter.state == "invited" and invitations.needs_basis(visit):
            self.step("record_basis", "chen", visa_basis=visit.visa_basis or "visa_free")
        if self.matter.state == "invited":
            self.step("send_letter", "chen", number=f"外邀〔{self.today.year}〕{self.matter.pk:04d}号", sent_on=self.today)

    def receive(self) -> None:
        """The plan, its tasks, and on the day the guests."""
        self.move_to(self.matter.starts_on - timedelta(days=EARLIER))
        self.plan()
        self.move_to(self.matter.starts_on)
        self.do_tasks()
        self.step("arrive", self.owner, arrived_at=self.now, people=self.matter.application.size)

    def plan(self) -> None:
        """The plan with its seven departments' tasks."""
        self.step("hand_in_plan", self.owner, programme="上午会谈，下午参观。", escort="顾行之", route="行政楼—实验楼—图书馆",
                  catering="专家楼住宿，校内用餐。", tasks=self.tasks())  # fmt: skip

    def tasks(self) -> list[dict[str, Any]]:
        """What the plan asks of the departments, on the first day."""
        first = self.matter.starts_on
        asked = ASKED if self.matter.application.comes else [row for row in ASKED if row[0] in ("meeting", "interpreter")]
        return [
            {"what": what, "role": role, "needed_at": timezone.make_aware(datetime.combine(first, time(hour)))}
            for what, role, hour in asked
        ]

    def do_tasks(self) -> None:
        """Every department does its part."""
        for task in reception.open_tasks(self.matter):
            self.step("do_task", DEPARTMENTS[task.role], task=task.pk)

    def part(self) -> None:
        """Lodging and checks where they are asked for, a gift; then they leave."""
        if stays.lodging_lacking(self.matter):
            self.now += timedelta(hours=2)
            address = self.matter.application.lodging_address
            self.step("register_lodging", self.owner, address=address, registered_at=self.now, reference="0001")
        if self.matter.application.comes:
            self.step("log_present", self.owner, way="given", what="校徽纪念品", value="80.00", who="来宾", on=self.today)
        self.move_to(self.matter.ends_on)
        if stays.check_lacking(self.matter):
            kept = dict.fromkeys(("escorted", "kept_route", "no_secret_places", "no_photos"), True)
            self.step("log_check", self.owner, checked_on=self.today, **kept)
        self.now += timedelta(hours=6)
        self.step("leave", self.owner, left_at=self.now)

    def summarise(self) -> None:
        """The summary, and what was promised on the way."""
        self.move_to(calendar.add_working_days(self.today, 2))
        self.step("make_promise", self.owner, what="寄送协议文本", person=self.cast[self.owner].pk,
                  due_on=self.today + timedelta(days=30))  # fmt: skip
        self.step("hand_in_summary", self.owner, done="会谈并参观实验室。", results="达成课程互认意向。", leaders_met="")

    def account(self) -> None:
        """The summary is accepted, the costs are settled as approved."""
        self.step("accept_summary", "chen")
        if accounts.owes(self.matter):
            self.step("settle", "song", lines=self.spent())

    def spent(self) -> list[dict[str, Any]]:
        """The costs as they were approved."""
        costs = self.matter.application.costs
        return [
            {"kind": line.kind, "amount": str(line.amount), "people": line.people, "times": line.times, "staff": line.staff,
             "stars": line.stars}
            for line in costs
        ]  # fmt: skip

    def share(self) -> None:
        """Keep the promise, tell colleagues what the visit brought."""
        self.move_to(calendar.add_working_days(self.today, 5))
        for promise in accounts.open_promises(self.matter):
            self.step("close_promise", promise.person, promise=promise.pk, outcome="kept")
        session = {"form": "session", "title": "来访成果分享会", "place": "学院会议室", "attendance": 12}
        self.step("share", self.owner, held_on=self.today, **session)

    def seal(self) -> None:
        """The archivist seals the file."""
        self.step("archive", "dang")

    # --- the hands ----------------------------------------------------------------------------------------------

    def names(self) -> list[dict[str, Any]]:
        """Names for everybody who was only counted."""
        visit = self.matter.application
        country = visit.countries[0] if visit.countries else None
        return [
            {"key": f"g{n}", "name": f"来宾{n}", "country": country, "post": "教授", "unit": visit.home_unit, "leader": n == 1}
            for n in range(1, (visit.size or 1) + 1)
        ]

    def record_permit(self) -> None:
        """The outside authority's permit, as asked for."""
        application = self.matter.application
        scan = self.attach("permit", "批件", by="chen")
        self.step("record_permit", "chen", number=f"外批〔{self.today.year}〕{self.matter.pk:04d}号", issued_on=self.today,
                  authority="省外办", people=application.size, days=application.days, scan=scan.pk)  # fmt: skip
