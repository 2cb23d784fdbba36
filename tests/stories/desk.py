"""A story is told as people live it: through the pages, by their own browsers, while the days go by."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from approvals import calendar
from approvals.models import Assignment
from tests.making import House, fresh, trip
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import DECIDERS, TOPICS, Walk
from workflow.registers.models import Loan
from workflow.registers.passports.documents import needed_by
from workflow.rehearsal.letters import letter

DONE = 302


class Desk:
    """One delegation at the desk; every verb is a request of somebody's browser, and expects to be taken."""

    def __init__(self, house: House, clock: time_machine.Traveller, walk: Walk):
        self.house, self.clock, self.walk = house, clock, walk
        self.move_to_instant(walk.now)

    # --- time -----------------------------------------------------------------------------------------------------

    def move_to_instant(self, now: datetime) -> None:
        self.walk.now = now
        self.clock.move_to(now, tick=False)

    def move_to(self, day: date) -> None:
        """Let time pass to ten in the morning of that day."""
        self.move_to_instant(timezone.make_aware(datetime.combine(day, time(10))))

    def later(self, **delta: int) -> None:
        self.move_to_instant(self.walk.now + timedelta(**delta))

    def next_working_day(self, n: int = 1) -> None:
        self.move_to(calendar.add_working_days(self.today, n))

    @property
    def today(self) -> date:
        return self.walk.today

    # --- requests -------------------------------------------------------------------------------------------------

    @property
    def matter(self):
        return self.walk.matter

    def page(self, who: str) -> str:
        """The matter's page as that person reads it."""
        response = self.house.office.browser(who).get(self.matter.get_absolute_url())
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def post(self, who: str, address: str, expect: int, **sent: Any) -> HttpResponse:
        self.later(minutes=1)
        response = self.house.office.browser(who).post(address, sent)
        assert response.status_code == expect, (response.status_code, said(response))
        fresh(self.walk)
        return response

    def step(self, who: str, step: str, expect: int = DONE, **sent: Any) -> HttpResponse:
        """Take a step with what its form sends."""
        return self.post(who, reverse("step", args=[self.matter.pk, step]), expect, **sent)

    def waiting(self, phase: str) -> Assignment:
        return Assignment.objects.open().get(subject_id=self.matter.pk, panel__phase__code=phase)

    def decide(self, phase: str, verb: str = "agree", opinion: str = "", expect: int = DONE, by: str = "") -> HttpResponse:
        """Claim, read the page, and answer with the digest that stands on it."""
        assignment, who = self.waiting(phase), by or DECIDERS[phase]
        if assignment.person is None:
            self.post(who, reverse("claim", args=[assignment.pk]), DONE)
        digest = re.search(r'name="digest" value="(\w{64})"', self.page(who))
        assert digest, f"{who} is not asked to decide on the page"
        return self.post(
            who, reverse("decide", args=[assignment.pk]), expect, verb=verb, opinion=opinion, digest=digest[1]
        )

    # --- stretches of the way -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Gu begins an application in his post, and the saved draft is whole."""
        gu = self.house.cast["gu"]
        response = self.house.office.gu.post(reverse("begin", args=["delegation"]), {"holding": gu.holdings.get().pk})
        assert response.status_code == DONE
        self.walk.matter = Delegation.objects.filter(owner=gu).latest("pk")
        self.walk.save(trip(self.house.cast))

    def submit(self, expect: int = DONE) -> HttpResponse:
        return self.step("gu", "submit", expect)

    def vet(self) -> None:
        self.decide("unit")
        self.next_working_day()
        for phase in ("personnel", "secrecy", "finance", "teaching"):
            self.decide(phase)

    def publish(self) -> date:
        """The notice hangs; the day its time is over."""
        self.step("chen", "open_notice", opened_on=self.today, place="校园网公示栏", contact="国际处 0000-0000000")
        until = self.matter.notices.get(which="first", digest=self.matter.digest).until
        return until + timedelta(days=1)

    def approve(self) -> None:
        self.decide("office")
        self.decide("leader")
        self.record_permit()
        self.decide("permit")

    def record_permit(self) -> None:
        self.step(
            "chen", "record_permit", number="外批〔2026〕7号", authority="省外办", issued_on=self.today, people=3, days=5,
            scan=a_file("批件"),
        )  # fmt: skip

    def prepare(self) -> None:
        self.walk.register_passports()
        for row in self.walk.going():
            self.step("qiao", "record_visa", participant=row.pk, visa="none")
        everybody = [row.pk for row in self.walk.going()]
        self.step("chen", "hold_briefing", held_on=self.today, presenter="陈立夏", topics=TOPICS, attended=everybody)
        for row in self.walk.going():
            if row.person_id:
                self.step(row.person.username, "sign_pledge", participant=row.pk)
            else:
                self.step("chen", "sign_pledge", participant=row.pk, scan=a_file("承诺书"))

    def draw(self) -> None:
        self.move_to(max(self.today, self.matter.starts_on - timedelta(days=2)))
        for row, kind, _found in needed_by(self.matter):
            both = f"{row.pk}-{self.walk.passport_of(row, kind).pk}"
            self.step("qiao", "draw_passport", both=both, purpose="exit", drawn_on=self.today, handed_to=row.name)

    def travel(self) -> None:
        self.move_to(self.matter.starts_on)
        self.step("gu", "depart", left_on=self.today, tickets_match="on")
        self.move_to(self.matter.ends_on + timedelta(days=1))
        self.come_home(self.matter.ends_on)

    def come_home(self, day: date, expect: int = DONE, **sent: Any) -> HttpResponse:
        return self.step(
            "gu", "come_home", expect, left_on=self.matter.starts_on, came_home_on=day, people_back=3, **sent
        )

    def take_passports_back(self) -> None:
        for loan in Loan.objects.open().filter(matter_id=self.matter.pk):
            self.step("qiao", "take_passport_back", passport=loan.passport_id, returned_on=self.today, note="完好")

    def report(self) -> None:
        self.step(
            "gu", "hand_in_report", done="完成全部会谈。", not_done="", results="达成课程互认意向。", follow_up="寄出协议文本。",
            discipline="无违纪情况。", money_note="无超支。",
        )  # fmt: skip
        self.step("chen", "accept_report")

    def publish_second(self) -> None:
        self.step("mi", "publish_second_notice", opened_on=self.today, place="校园网公示栏", contact="国际教育学院")

    def settle(self, expect: int = DONE) -> HttpResponse:
        actual = {f"line{n}": str(line.amount) for n, line in enumerate(self.matter.application.budget)}
        return self.step("song", "settle", expect, note="", **actual)

    def share(self) -> None:
        self.step("gu", "share", held_on=self.today, form="session", title_="出访成果分享会", place="会议室", attendance=23)


def a_file(title: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{title}.pdf", letter(title), content_type="application/pdf")


def said(response: HttpResponse) -> list[str]:
    """The sentences of a page that refused."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main", 1)[-1])
    return [line.strip() for line in text.splitlines() if line.strip()][:60]
