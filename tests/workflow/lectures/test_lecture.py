"""A lecture lives its whole life in one file: table of its life, walk by the verbs, rules, the door of the programs, its pages."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_fsm import can_proceed

from approvals.errors import NotComplete, NotNow
from approvals.people import tokens
from tests.cast import Office
from workflow.core.rules import SUBMIT, judge
from workflow.core.steps import take
from workflow.matters.lectures import LIFE, RULES, STATES, Asked, Lecture, LectureApplication, LectureWalk, filled
from workflow.registers.archive.verify import verify
from workflow.registers.limits import NATIONAL

DAY = date(2026, 5, 20)
EDITABLE, DECIDING = {"draft", "sent_back", "withdrawn"}, {"vetting", "approval"}
TABLE = {  # step: where it may be taken, where it leads; None stays
    "begin": ({"draft"}, None), "ask_confirmation": (EDITABLE, None), "ask_exception": (EDITABLE, None),
    "decide_exception": (EDITABLE, None), "submit": (EDITABLE, "vetting"), "withdraw": (DECIDING, "withdrawn"),
    "enter_vetting": (DECIDING, "vetting"), "enter_approval": (DECIDING, "approval"), "reject": (DECIDING, "rejected"),
    "send_back": (DECIDING, "sent_back"), "approve": ({"approval"}, "approved"), "announce": ({"approved"}, "announced"),
    "record_held": ({"announced"}, "held"), "archive": ({"held"}, "archived"), "cancel": ({"approved", "announced"}, "cancelled"),
}  # fmt: skip


@pytest.fixture
def walk(cast):
    return LectureWalk(cast, timezone.make_aware(datetime(2026, 3, 2, 9)))


def draft(**more):
    return filled("先进材料前沿讲座", DAY, **more)


def judged(asked: date, **more) -> dict:
    application = LectureApplication.model_validate(draft(**more))
    return {v.rule: v.passed for v in judge(RULES, application, NATIONAL, at=SUBMIT, actual=Asked(asked))}


@pytest.mark.parametrize("state", [state.code for state in STATES])
def test_the_table_says_which_steps_each_state_allows(state):
    lecture = Lecture(kind="lecture")
    lecture.__dict__["state"] = state
    allowed = {step for step in TABLE if can_proceed(getattr(lecture, step))}
    assert allowed == {step for step, (sources, _target) in TABLE.items() if state in sources}


def test_the_table_names_every_step_and_where_it_leads():
    transitions = list(Lecture._meta.get_field("state").get_all_transitions(Lecture))
    assert {t.name for t in transitions} == set(TABLE) and set(LIFE.rights) <= set(TABLE)
    assert {(t.name, t.target) for t in transitions} == {(step, target) for step, (_sources, target) in TABLE.items()}


def test_the_script_is_read_before_a_talk_in_the_humanities():
    asked = DAY - timedelta(days=90)
    assert judged(asked)["EV-12"] is True
    assert judged(asked, subject="humanities")["EV-12"] is False
    assert judged(asked, sensitive=True)["EV-12"] is False
    assert judged(asked, subject="humanities", script="a" * 64)["EV-12"] is True
    assert judged(asked, subject=None)["EV-12"] is None


@pytest.mark.parametrize(("days", "kept"), [(45, True), (44, False)])
def test_a_talk_in_the_humanities_is_asked_for_45_days_ahead(days, kept):
    assert judged(DAY - timedelta(days=days), subject="social_science")["EV-12b"] is kept
    assert judged(DAY - timedelta(days=1), subject="engineering")["EV-12b"] is True


@pytest.mark.django_db
def test_a_lecture_walks_from_the_draft_to_the_sealed_file(walk, settings):
    walk.until("archived", draft())
    lecture = Lecture.objects.get(pk=walk.matter.pk)
    assert (lecture.state, lecture.number, lecture.places) == ("archived", "LEC-2026-0001", ["JP"])
    assert {"propaganda:agree", "security:agree", "secrecy:agree"} <= set(walk.done) and "leader:agree" not in walk.done
    assert lecture.participants.get().name == "佐藤健"
    assert Lecture.objects.matching("佐藤").exists()
    package = lecture.archive_package
    assert not verify(settings.VAR / package.path, digest=package.digest)


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "asked"), [(NATIONAL.large_audience, False), (NATIONAL.large_audience + 1, True)])
def test_a_school_leader_is_asked_before_a_large_audience(walk, size, asked):
    walk.until("approved", draft(size=size))
    assert ("leader:agree" in walk.done) is asked


@pytest.mark.django_db
def test_what_was_other_than_approved_is_said(walk):
    walk.until("announced", draft())
    with pytest.raises(NotNow):
        walk.step("record_held", "gu", held_on=DAY, attendance=10)
    walk.move_to(DAY + timedelta(days=2))
    with pytest.raises(NotComplete):
        walk.step("record_held", "gu", held_on=DAY + timedelta(days=1), attendance=10)
    walk.step("record_held", "gu", held_on=DAY + timedelta(days=1), attendance=10, deviations="航班延误，推迟一天。")
    assert walk.matter.state == "held"


@pytest.mark.django_db
def test_a_cancelled_lecture_says_why_and_ends(walk):
    walk.until("approved", draft())
    with pytest.raises(NotComplete):
        take(walk.matter.pk, "cancel", by=walk.cast["gu"], now=walk.now, why=" ")
    walk.step("cancel", "gu", why="报告人不能成行。")
    assert walk.matter.state == "cancelled" and walk.matter.ended_at


@pytest.mark.django_db
def test_its_pages_are_made_of_its_form(walk, cast):
    browser = Office(cast).gu
    assert browser.get("/apply/").content.decode().count("/apply/lecture/") == 1
    begun = browser.post(reverse("begin", args=["lecture"]), {"holding": cast["gu"].holdings.first().pk})
    lecture = Lecture.objects.get(kind="lecture")
    assert begun["Location"] == reverse("edit", args=[lecture.pk, "lecture"]) and lecture.draft["responsible"] == "顾行之"
    for part in ("lecture", "speakers", "papers", "check"):
        assert browser.get(reverse("edit", args=[lecture.pk, part])).status_code == 200
    sent = {"version": lecture.changed_at.isoformat(), "verb": "add:speakers"}
    assert browser.post(reverse("edit", args=[lecture.pk, "speakers"]), sent).status_code == 302
    assert Lecture.objects.get(pk=lecture.pk).draft["speakers"][0]["key"]
    walk.until("approval", draft())
    page = browser.get(walk.matter.get_absolute_url()).content.decode()
    assert "仙台工业大学" in page and "图书馆报告厅" in page
    listed = browser.get("/matters/mine/?kind=lecture").content.decode()
    assert "先进材料前沿讲座" in listed and "先进材料前沿讲座" not in browser.get("/matters/mine/?kind=delegation").content.decode()


@pytest.mark.django_db
def test_a_program_begins_checks_and_submits(cast, client):
    _token, token = tokens.issue(
        cast["gu"], name="t", scopes=["read", "write"], expires_at=timezone.now() + timedelta(days=1), by=cast["gu"]
    )
    held = timezone.localdate() + timedelta(days=60)

    def ask(method, path, body=None, status=200):
        answer = client.generic(
            method, f"/api/v1{path}", data=b"" if body is None else json.dumps(body).encode(),
            content_type="application/json", headers={"Authorization": f"Bearer {token}"},
        )  # fmt: skip
        assert answer.status_code == status, answer.content.decode()
        return answer.json()

    begun = ask("POST", "/lectures", {"application": filled("海洋工程讲座", held)}, status=201)
    pk = begun["matter"]["id"]
    assert begun["application"]["venue"] == "图书馆报告厅" and ask("GET", f"/lectures/{pk}/check")["ready"]
    ask("GET", f"/delegations/{pk}", status=404)
    taken = ask("POST", f"/matters/{pk}/steps/submit", {})
    assert taken["matter"]["state"] == "vetting" and taken["matter"]["number"].startswith("LEC-")
