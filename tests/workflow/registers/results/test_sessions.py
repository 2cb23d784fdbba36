"""Sharing sessions: several matters at once, who came, signed by the organiser, each matter's duty fulfilled by its own step."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from approvals.errors import NotComplete, NotNow, NotYours
from tests.making import a_walk, errands, fresh, last_entry, standing_at, trip
from tests.workflow.core.papers import pdf
from workflow.duties.models import Sharing
from workflow.registers.models import Attendee, SharingSession
from workflow.registers.results import attending, sessions

CAME = "gu\nzhou，国际教育学院\n王芳，材料学院\n李娜\t材料学院\n\n赵敏"


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path


def called(walk, *, by="mi", on=None, **more):
    facts = {"topic": "赴日访问成果分享会", "held_on": on or walk.today, "place": "行政楼报告厅", "presenters": "顾行之"} | more
    matters = facts.pop("matters", [walk.matter])
    return sessions.plan(**facts, matters=matters, by=walk.cast[by], now=walk.now)


def held(walk, **more):
    session = called(walk, **more)
    attending.attend(session, CAME, by=walk.cast["mi"], now=walk.now)
    return sessions.sign(session, by=walk.cast["mi"], now=walk.now)


@standing_at("sharing")
def test_a_signed_session_fulfils_the_duty_through_the_step_of_the_matter(walk):
    upload = SimpleUploadedFile("讲稿.pdf", pdf("slides"))
    session = held(walk, material=upload)
    assert "share" in errands(walk)
    (answer,) = sessions.record(session, by=walk.cast["mi"], now=walk.now)
    assert answer[1] == [] and "share" not in errands(walk)
    duty, entry = Sharing.objects.get(matter_id=walk.matter.pk), last_entry(walk)
    assert (duty.form, duty.title, duty.attendance, duty.place) == ("session", "赴日访问成果分享会", 5, "行政楼报告厅")
    assert entry.step == "share" and entry.by == walk.cast["mi"] and duty.material.name == "讲稿.pdf"
    assert session.shares.get().shared_at and sessions.record(session, by=walk.cast["mi"], now=walk.now) == []
    walk.step("archive", "dang")
    assert fresh(walk).state == "archived"


@standing_at("sharing")
def test_a_matter_that_is_not_ready_keeps_the_others_from_nothing_and_comes_later(walk):
    other = a_walk(walk.cast, owner="gu")
    other.until("vetting", trip(walk.cast, title="又一个团组", starts=walk.today + timedelta(days=90), ends=walk.today + timedelta(days=94)))
    session = held(walk, matters=[walk.matter, other.matter])
    answers = {matter.pk: complaints for matter, complaints in sessions.record(session, by=walk.cast["mi"], now=walk.now)}
    assert answers[walk.matter.pk] == [] and answers[other.matter.pk]
    assert {share.matter_id for share in sessions.pending(session)} == {other.matter.pk}
    assert Sharing.objects.count() == 1


@standing_at("sharing")
@pytest.mark.parametrize("who, may", [("mi", True), ("chen", True), ("su", True), ("gu", False), ("zhou", False), ("zhao", False), ("dang", False), ("wen", False)])
def test_who_calls_a_session(walk, who, may):
    if may:
        assert called(walk, by=who).organiser == walk.cast[who]
    else:
        with pytest.raises(NotYours):
            called(walk, by=who)


@standing_at("sharing")
@pytest.mark.parametrize("who, may", [("mi", True), ("chen", True), ("su", False), ("gu", False), ("wen", False)])
def test_who_writes_the_list_and_signs_it(walk, who, may):
    session, by = called(walk), walk.cast[who]
    deeds = (
        lambda: attending.attend(session, CAME, by=by, now=walk.now),
        lambda: attending.strike(session, Attendee.objects.latest("pk").pk if Attendee.objects.exists() else 0, by=by, now=walk.now),
        lambda: sessions.sign(session, by=by, now=walk.now),
        lambda: sessions.record(SharingSession.objects.get(pk=session.pk), by=by, now=walk.now),
    )  # fmt: skip
    for deed in deeds:
        if may:
            deed()
        else:
            with pytest.raises(NotYours):
                deed()
    assert Sharing.objects.exists() is may


@standing_at("sharing")
def test_accounts_and_names_are_listed_once_and_counted_by_unit(walk):
    session, by = called(walk), walk.cast["mi"]
    assert attending.attend(session, CAME, by=by, now=walk.now) == 5
    assert attending.attend(session, CAME + "\n王芳，化工学院", by=by, now=walk.now) == 1
    assert dict(sessions.by_unit(session))["材料学院"] == 2
    gu = session.attendees.get(person=walk.cast["gu"])
    assert gu.name == "顾行之" and gu.unit_name
    attending.strike(session, gu.pk, by=by, now=walk.now)
    assert session.attendees.count() == 5


@standing_at("sharing")
@pytest.mark.parametrize("lines, sentence", [("", "至少"), ("甲，乙，丙", "第1行"), ("王芳，材料\n" + "长" * 101, "第2行"), ("\n".join(f"人{no}" for no in range(1001)), "1000")])
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_stored(walk, lines, sentence):
    session = called(walk)
    with pytest.raises(NotComplete) as refusal:
        attending.attend(session, lines, by=walk.cast["mi"], now=walk.now)
    assert sentence in " ".join(map(str, refusal.value.complaints)) and not session.attendees.exists()


@standing_at("sharing")
def test_it_is_signed_once_after_it_was_held_with_somebody_there_and_then_stands(walk):
    cast, soon = walk.cast, called(walk, on=walk.today + timedelta(days=1))
    attending.attend(soon, "gu", by=cast["mi"], now=walk.now)
    empty = called(walk)
    with pytest.raises(NotNow):
        sessions.sign(soon, by=cast["mi"], now=walk.now)
    with pytest.raises(NotNow):
        sessions.record(soon, by=cast["mi"], now=walk.now)
    with pytest.raises(NotComplete):
        sessions.sign(empty, by=cast["mi"], now=walk.now)
    session = held(walk)
    for deed in (lambda: attending.attend(session, "gu", by=cast["mi"], now=walk.now), lambda: attending.strike(session, 1, by=cast["mi"], now=walk.now), lambda: sessions.sign(session, by=cast["mi"], now=walk.now)):
        with pytest.raises(NotNow):
            deed()


@standing_at("sharing")
@pytest.mark.parametrize("missing", [{"topic": " "}, {"place": ""}, {"presenters": ""}, {"matters": []}, {"topic": "机密★"}])
def test_what_a_session_lacks_is_said(walk, missing):
    with pytest.raises(NotComplete):
        called(walk, **missing)
    assert not SharingSession.objects.exists()


@standing_at("sharing")
def test_who_sees_a_session(walk):
    session = held(walk)
    seen = {who for who in walk.cast if SharingSession.objects.visible_to(walk.cast[who]).exists()}
    assert {"gu", "zhou", "mi", "chen", "wen", "dang"} <= seen and not {"zhao", "su", "tu", "guan"} & seen
    Attendee.objects.create(session=session, person=walk.cast["zhao"], name="赵明川")
    assert SharingSession.objects.visible_to(walk.cast["zhao"]).exists()


@standing_at("sharing")
def test_the_pages_from_the_call_to_the_signature(walk, stage):
    with_mi, day = stage.office.mi, timezone.localdate().isoformat()
    assert walk.matter.title in with_mi.get("/results/sessions/new/").text
    said = {"topic": "分享会", "held_on": day, "place": "报告厅", "presenters": "顾行之", "matters": [walk.matter.pk]}
    wrong = with_mi.post("/results/sessions/new/", said | {"topic": ""})
    assert wrong.status_code == 422 and "报告厅" in wrong.text
    assert with_mi.post("/results/sessions/new/", said).status_code == 302
    session = SharingSession.objects.get()
    page = f"/results/sessions/{session.pk}/"
    assert with_mi.post(f"{page}signature/").status_code == 422
    refused = with_mi.post(f"{page}attendance/", {"lines": "甲，乙，丙"})
    assert refused.status_code == 422 and "甲，乙，丙" in refused.text
    assert with_mi.post(f"{page}attendance/", {"lines": CAME}).status_code == 302
    assert "到会人员：5人" in with_mi.get(page).text
    sheet = openpyxl.load_workbook(io.BytesIO(with_mi.get(f"{page}list.xlsx").content)).active
    assert [cell.value for cell in sheet[3]] == ["序号", "姓名", "单位", "签到"] and sheet.max_row == 3 + 5 + 10
    assert stage.office.gu.post(f"{page}signature/").status_code == 403
    assert with_mi.post(f"{page}signature/", follow=True).status_code == 200
    assert Sharing.objects.get().matter_id == walk.matter.pk and "已确认" in with_mi.get(page).text
