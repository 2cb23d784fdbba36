"""The walk (办理全程): the cast takes a delegation from draft to archive, through the same verbs as everybody.

What every walk does, deciding and letting time pass, stands in ``workflow.rehearsal.walk``.
"""

from collections.abc import Callable
from datetime import date, timedelta

from approvals import calendar
from workflow.applying import drafts, rehearsal
from workflow.core.models import Participant
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.rehearsal.filling import fill
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import register
from workflow.registers.passports.documents import needed_by

DECIDERS = {
    "unit": "cheng", "personnel": "he", "secrecy": "meng", "finance": "song", "teaching": "jiao", "notice": "chen",
    "office": "chen", "leader": "ji", "permit": "chen",
}
ISSUED = date(2024, 1, 2)
TOPICS = ["discipline", "secrecy", "preparation", "border", "consular", "etiquette", "safety"]


class Walk(rehearsal.Walk):
    """One delegation on its way."""

    KIND = "delegation"
    DECIDERS = DECIDERS

    def to_archive(self, application: Application) -> None:
        """The straight way, from a draft to the sealed file."""
        self.until("archived", application)

    def save(self, content: Application) -> None:
        """Attach the letter of invitation and save the filled draft."""
        invitation = self.attach("invitation", "邀请函", by=self.owner)
        draft = fill(content, invitation=invitation.sha256)
        self.matter = drafts.save(self.matter.pk, by=self.person(self.owner), now=self.now, draft=draft)

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What is done one after the other, from the submission to the archive."""
        return (
            self.submit, self.vet, self.hold_notice, self.approve, self.complete_documents, self.brief, self.draw, self.leave,
            self.return_home, self.account, self.share, self.seal,
        )

    def bring(self, evidence: str) -> None:
        """The permit is asked for and recorded before the office agrees with it."""
        if evidence == "permit":
            self.record_permit()

    # --- the parts of the way -------------------------------------------------------------------------------------

    def hold_notice(self) -> None:
        """Publish, wait the working days, seal."""
        self.step("open_notice", "chen", opened_on=self.today, place="校园网公示栏", contact="国际处 0000-0000000")
        until = self.matter.notices.get(which="first", digest=self.matter.digest).until
        self.move_to(until + timedelta(days=1))
        self.agree_all("notice")

    def complete_documents(self) -> None:
        """Documents in the books and no visa needed."""
        self.register_passports()
        for row in self.going():
            self.step("record_visa", "qiao", participant=row.pk, needed=False, ready=False)

    def brief(self) -> None:
        """The briefing, and everybody's pledge."""
        attended = [row.pk for row in self.going()]
        self.step("hold_briefing", "chen", held_on=self.today, presenter="陈立夏", topics=TOPICS, attended=attended)
        self.sign_pledges()

    def sign_pledges(self) -> None:
        """Who has an account signs; for the others the office files the paper."""
        for row in self.going():
            if row.person_id:
                self.step("sign_pledge", row.person, participant=row.pk)
            else:
                self.step("sign_pledge", "chen", participant=row.pk, scan=self.attach("pledge", f"承诺书 {row.name}", by="chen").pk)

    def draw(self) -> None:
        """Two days before the departure every traveller's document leaves the custody for the exit."""
        self.move_to(max(self.today, self.matter.starts_on - timedelta(days=2)))
        for row, kind, _found in needed_by(self.matter):
            passport = self.passport_of(row, kind)
            self.step("draw_passport", "qiao", participant=row.pk, passport=passport.pk, purpose="exit", drawn_on=self.today,
                      handed_to=row.name)

    def leave(self) -> None:
        """Leave on the approved day."""
        self.move_to(self.matter.starts_on)
        self.step("depart", self.owner, left_on=self.matter.starts_on, tickets_match=True)

    def return_home(self) -> None:
        """Come home on the approved day."""
        self.move_to(self.matter.ends_on + timedelta(days=1))
        left, home = self.matter.starts_on, self.matter.ends_on
        self.step("come_home", self.owner, left_on=left, came_home_on=home, people_back=len(self.going()))

    def account(self) -> None:
        """Passports, report, second notice, settlement."""
        self.return_passports()
        self.report()
        self.step("publish_second_notice", "chen", opened_on=self.today, place="校园网公示栏", contact="国际处")
        self.settle()

    def share(self) -> None:
        """Tell colleagues what it brought."""
        self.move_to(calendar.add_working_days(self.today, 5))
        session = {"form": "session", "title": "出访成果分享会", "place": "学院会议室", "attendance": 23}
        self.step("share", self.owner, held_on=self.today, **session)

    def seal(self) -> None:
        """The archivist seals the file."""
        self.step("archive", "dang")

    def return_passports(self) -> None:
        """Every document that is out for this matter comes back."""
        for loan in Loan.objects.open().filter(matter_id=self.matter.pk):
            self.step("take_passport_back", "qiao", passport=loan.passport_id, returned_on=self.today)

    def report(self) -> None:
        """Hand the report in and have it accepted."""
        self.step("hand_in_report", self.owner, done="完成全部会谈与考察。", not_done="", results="达成课程互认意向。",
                  follow_up="两个月内寄出协议文本。", discipline="无违纪情况。", money_note="无超支，对方未负担费用。")
        self.step("accept_report", "chen")

    def settle(self) -> None:
        """Costs as approved."""
        budget = self.matter.application.budget
        lines = [{"kind": line.kind, "approved": str(line.amount), "actual": str(line.amount)} for line in budget]
        self.step("settle", "song", lines=lines)

    # --- the hands ------------------------------------------------------------------------------------------------

    def record_permit(self) -> None:
        """The outside authority's permit, as asked for."""
        application = self.matter.application
        scan = self.attach("permit", "批件", by="chen")
        self.step("record_permit", "chen", number=f"外批〔{self.today.year}〕{self.matter.pk:04d}号", issued_on=self.today,
                  authority="省外办", people=len(application.members), days=application.days, scan=scan.pk)

    def going(self) -> list[Participant]:
        """Who travels."""
        return list(self.matter.participants.filter(dropped_at=None).select_related("person"))

    def passport_of(self, row: Participant, kind: str) -> Passport | None:
        """A document of that traveller that lasts the trip and is in custody."""
        kept = Passport.objects.filter(kind=kind, where="in_custody", expires_on__gt=self.matter.ends_on)
        return kept.filter(holder=row.person).first() if row.person_id else kept.filter(holder=None, holder_name=row.name).first()

    def register_passports(self) -> None:
        """Put documents into the books for whoever has none."""
        for row, kind, _found in needed_by(self.matter):
            if self.passport_of(row, kind) is None:
                count = Passport.objects.count() + 1
                register.register(
                    holder=row.person, holder_name=row.name, kind=kind, number=f"PE{count:07d}", issued_on=ISSUED,
                    expires_on=ISSUED.replace(year=ISSUED.year + 5), authority="外交部", by=self.cast["qiao"], now=self.now,
                )
