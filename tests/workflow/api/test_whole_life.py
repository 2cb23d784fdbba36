"""A delegation's whole life over HTTP: from the draft to the sealed file, by tokens of the cast alone."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from approvals import calendar
from tests.making import ENDS, NOW, STARTS, trip
from tests.workflow.api.conftest import written
from workflow.matters.delegations.rehearsal.walk import TOPICS
from workflow.registers.passports import register

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DECIDERS = ("cheng", "he", "meng", "song", "jiao", "chen", "ji")


class Life:
    """One matter and the programs that take it on."""

    def __init__(self, programs, clock, matter: int):
        self.programs, self.clock, self.matter = programs, clock, matter

    def by(self, who: str, step: str, **facts):
        return self.programs[who].step(self.matter, step, **facts)

    @property
    def state(self) -> str:
        return self.programs["gu"].get(f"/matters/{self.matter}")["state"]

    @property
    def travellers(self) -> list[dict]:
        return self.programs["gu"].get(f"/delegations/{self.matter}")["travellers"]

    def move_to(self, day: date) -> None:
        self.clock.move_to(timezone.make_aware(datetime.combine(day, time(10))))

    def agree_all(self, stage: str) -> None:
        """Whoever finds a decision on it in the inbox claims it and agrees, until the stage is over."""
        for _round in range(10):
            if self.state != stage:
                return
            self.move_to(calendar.add_working_days(timezone.localdate(), 1))
            for who in DECIDERS:
                self._agree(who, stage)
        raise AssertionError(f"{stage} does not end")

    def _agree(self, who: str, stage: str) -> None:
        program = self.programs[who]
        for row in program.get("/inbox")["rows"]:
            if row["matter"]["id"] == self.matter and row["matter"]["state"] == stage and not row["errand"]:
                if not row["claimed"]:
                    assert program.post(f"/assignments/{row['id']}/claim")["claimed"]
                said = {"verdict": "agree", "digest": row["digest"], "opinion": "同意。"}
                assert program.post(f"/assignments/{row['id']}/decision", said)["verdict"] == "agree"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.make_aware(NOW)) as clock:
        yield clock


@pytest.fixture
def life(cast, programs, clock):
    for number, (holder, name) in enumerate([(cast["gu"], "顾行之"), (cast["zhou"], "周予安"), (None, "米勒")]):
        register.register(
            holder=holder, holder_name=name, kind="official", number=f"PE{number:07d}", issued_on=date(2024, 1, 2),
            expires_on=date(2029, 1, 1), authority="外交部", by=cast["qiao"], now=timezone.now(),
        )  # fmt: skip
    return Life(programs, clock, written(programs["gu"], trip(cast)))


def test_from_the_draft_to_the_sealed_file(life, programs):
    be_approved(life, programs)
    prepare(life, programs)
    travel(life)
    close(life, programs)
    assert life.state == "archived"
    journal = programs["dang"].get(f"/matters/{life.matter}/journal")["rows"]
    assert [line["seq"] for line in journal] == list(range(1, len(journal) + 1))
    assert all(after["prev"] == before["hash"] for before, after in zip(journal, journal[1:], strict=False))
    assert journal[-1]["step"] == "archive" and journal[-1]["by"]["name"] == "党知非"
    paper = programs["gu"].ask("GET", f"/matters/{life.matter}/papers/F1.pdf")
    assert paper.content.startswith(b"%PDF") and paper["Content-Type"] == "application/pdf"


def be_approved(life, programs):
    checked = programs["gu"].get(f"/delegations/{life.matter}/check")
    assert checked["ready"] and not checked["complaints"] and {v["rule"] for v in checked["verdicts"]}
    taken = life.by("gu", "submit")
    assert taken["matter"]["state"] == "vetting" and taken["matter"]["number"].startswith("OUT-2026-")
    assert "submit" in [entry["step"] for entry in taken["entries"]]
    life.agree_all("vetting")
    opened = life.by("chen", "open_notice", opened_on=timezone.localdate(), place="校园网公示栏", contact="国际处")
    life.move_to(date.fromisoformat(opened["entries"][-1]["facts"]["until"]) + timedelta(days=1))
    life.agree_all("notice")
    scan = programs["chen"].attach(life.matter, "permit", "permit")
    life.by("chen", "record_permit", number="外批〔2026〕1号", authority="省外办", issued_on=timezone.localdate(), people=3,
            days=5, scan=scan["id"])
    life.agree_all("approval")
    assert life.state == "documents"


def prepare(life, programs):
    for row in life.travellers:
        life.by("qiao", "record_visa", participant=row["id"], needed=False)
    everybody = [row["id"] for row in life.travellers]
    life.by("chen", "hold_briefing", held_on=timezone.localdate(), presenter="陈立夏", topics=TOPICS, attended=everybody)
    signers = {"m1": "gu", "m2": "zhou"}
    for row in life.travellers:
        if row["key"] in signers:
            life.by(signers[row["key"]], "sign_pledge", participant=row["id"])
        else:
            scan = programs["chen"].attach(life.matter, "pledge", "pledge")
            life.by("chen", "sign_pledge", participant=row["id"], scan=scan["id"])
    assert life.state == "ready"
    life.move_to(STARTS - timedelta(days=2))
    for row in life.travellers:
        assert row["attended"] and row["signed"]
        life.by("qiao", "draw_passport", participant=row["id"], passport=row["documents"][0]["id"], purpose="exit",
                drawn_on=timezone.localdate(), handed_to=row["name"])


def travel(life):
    life.move_to(STARTS)
    life.by("gu", "depart", left_on=STARTS, tickets_match=True)
    life.move_to(ENDS + timedelta(days=1))
    life.by("gu", "come_home", left_on=STARTS, came_home_on=ENDS, people_back=3)


def close(life, programs):
    for row in life.travellers:
        life.by("qiao", "take_passport_back", passport=row["documents"][0]["id"], returned_on=timezone.localdate())
    life.by("gu", "hand_in_report", done="完成全部会谈。", results="达成意向。", follow_up="寄出文本。", discipline="无违纪。",
            money_note="无超支。")
    life.by("chen", "accept_report")
    life.by("mi", "publish_second_notice", opened_on=timezone.localdate(), place="校园网公示栏")
    budget = programs["song"].get(f"/delegations/{life.matter}")["application"]["budget"]
    settled = life.by("song", "settle", actual=[line["amount"] for line in budget])
    assert settled["matter"]["state"] == "sharing"
    assert [line["approved"] for line in settled["entries"][0]["facts"]["lines"]] == [line["amount"] for line in budget]
    life.by("gu", "share", held_on=timezone.localdate(), form="session", title="出访成果分享会", place="学院会议室", attendance=23)
    life.by("dang", "archive")
