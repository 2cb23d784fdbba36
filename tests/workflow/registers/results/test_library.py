"""The library: what enters by itself, what is entered by hand, who sees what, what becomes of tasks and contacts."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from approvals.errors import NotComplete, NotNow, NotYours
from notifications.models import Message, Reminder
from notifications.reminders import scan
from tests.making import fresh, standing_at
from tests.workflow.core.papers import word
from tests.workflow.registers.results.shelf import put
from workflow.registers.models import Contact, Result
from workflow.registers.results import closing, contacts, entering

NOW = timezone.now
SECTIONS = {"done": "完成了会谈。", "results": "商定互换。", "follow_up": "起草备忘录。", "discipline": "纪律内容。", "money_note": "经费内容。"}
TASK = {"kind": "task", "on": date(2026, 3, 2), "due_on": date(2026, 8, 20)}
CONTACT = {"kind": "contact", "contact": {"name": "佐藤健", "email": "sato@example.jp", "phone": "+81 22 1234 5678", "post": "处长"}}


def seen(who, cast) -> set[str]:
    return set(Result.objects.visible_to(cast[who]).values_list("title", flat=True))


@standing_at("returned")
def test_a_report_enters_by_itself_once_it_is_accepted_without_discipline_and_money(walk):
    walk.step("hand_in_report", walk.owner, **SECTIONS)
    row = Result.objects.get(matter=walk.matter.pk)
    assert row.entered_at is None and not Result.objects.in_library().exists()
    walk.step("accept_report", "chen")
    row.refresh_from_db()
    assert row.entered_at and row.places == ["JP"] and row.track == "general" and row.unit_id == walk.matter.unit_id
    assert "商定互换。" in row.text and "纪律内容" not in row.text and "经费内容" not in row.text
    assert Result.objects.matching("起草备忘录").get() == row


@standing_at("sharing")
def test_what_was_over_before_there_was_a_library_is_taken_in_once(walk):
    Result.objects.all().delete()
    for _again in range(2):
        call_command("fill_library", stdout=io.StringIO())
        assert Result.objects.in_library().get(matter=walk.matter.pk).kind == "report"


@standing_at("returned")
def test_who_may_enter_a_result_of_a_matter(walk, cast_of):
    for who in ("gu", "zhou", "mi", "chen"):
        put(walk.cast, f"{who}的论文", kind="paper", matter=walk.matter, by=who)
    for who in ("zhao", "su", "song", "dang", "wen", "guan", "ji"):
        with pytest.raises(NotYours):
            put(walk.cast, "论文", kind="paper", matter=walk.matter, by=who)
    with pytest.raises(NotYours):
        put(walk.cast, "论文", kind="paper", by="gu")


@pytest.fixture
def cast_of(stage):
    return stage.cast


@standing_at("returned")
@pytest.mark.parametrize(
    "facts, sentence",
    [({"title": " "}, "标题"), ({"kind": "x"}, "类别"), ({"on": date(2999, 1, 1)}, "日期"), (TASK | {"due_on": None}, "期限"),
     (TASK, "责任人"), ({"kind": "contact"}, "姓名"), ({"kind": "photo"}, "照片"), ({"text": "长" * 50_001}, "50,000")],
)  # fmt: skip
def test_what_is_missing_is_said(walk, facts, sentence):
    facts = {"title": "论文", "kind": "paper"} | facts
    with pytest.raises(NotComplete) as refusal:
        put(walk.cast, facts.pop("title"), matter=walk.matter, by="gu", **facts)
    assert any(sentence in said for said in map(str, refusal.value.complaints)), refusal.value.complaints
    assert not Result.objects.exists()


@standing_at("returned")
def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(walk):
    for facts in ({"title": "机密★ 报告"}, {"title": "报告", "text": "（机密）内容"}):
        with pytest.raises(NotComplete):
            put(walk.cast, facts.pop("title"), kind="paper", matter=walk.matter, by="gu", **facts)
    assert not Result.objects.exists()


@standing_at("returned")
def test_who_sees_what(walk):
    cast = walk.cast
    walk.step("hand_in_report", walk.owner, **SECTIONS)
    put(cast, "论文", kind="paper", matter=walk.matter, by="gu")
    put(cast, "仙台工业大学", matter=walk.matter, by="gu", **CONTACT)
    report = f"{walk.matter.title}：出访报告"
    everything = {report, "论文", "仙台工业大学"}
    assert seen("gu", cast) == seen("chen", cast) == seen("wen", cast) == everything
    assert seen("mi", cast) == seen("zhou", cast) == everything  # of the unit
    assert seen("dang", cast) == seen("qiao", cast) == {report, "论文"}  # no contacts
    assert seen("zhao", cast) == seen("su", cast) == seen("guan", cast) == set()


@standing_at("returned")
def test_a_colleague_of_another_unit_who_was_asked_sees_the_matter_s_results_but_no_contact(walk):
    put(walk.cast, "论文", kind="paper", matter=walk.matter, by="gu")
    put(walk.cast, "仙台工业大学", matter=walk.matter, by="gu", **CONTACT)
    assert walk.matter.sees(walk.cast["song"]) and seen("song", walk.cast) == {"论文"}


@standing_at("returned")
def test_a_task_rings_before_and_after_its_day_until_it_is_closed(walk):
    facts = TASK | {"due_on": walk.today + timedelta(days=10), "now": walk.now}
    task = put(walk.cast, "修改备忘录", matter=walk.matter, by="gu", person=walk.cast["zhou"], **facts)
    rings = []
    for day in range(25):
        before = Message.objects.filter(event="result.due", channel="in_app").count()
        scan(now=walk.now + timedelta(days=day, hours=12))
        rings += [day] * (Message.objects.filter(event="result.due", channel="in_app").count() - before)
    assert rings == [3, 10, 13, 20]
    told = Message.objects.filter(event="result.due", channel="in_app")
    assert {one.recipient.username for one in told} == {"zhou"} and told.count() == 4
    closing.close(task, outcome="done", by=walk.cast["zhou"], now=NOW())
    assert not Reminder.objects.open().filter(bell="result.due").exists()


@standing_at("returned")
@pytest.mark.parametrize("who, may", [("zhou", True), ("gu", True), ("chen", True), ("mi", False), ("dang", False), ("zhao", False)])
def test_who_says_what_became_of_a_task(walk, who, may):
    task = put(walk.cast, "修改备忘录", matter=walk.matter, by="gu", person=walk.cast["zhou"], **TASK)
    if not may:
        with pytest.raises(NotYours):
            closing.close(task, outcome="done", by=walk.cast[who], now=NOW())
        return
    with pytest.raises(NotComplete):
        closing.close(task, outcome="not_done", by=walk.cast[who], now=NOW())
    with pytest.raises(NotComplete):
        closing.close(task, outcome="", by=walk.cast[who], now=NOW())
    assert closing.close(task, outcome="not_done", note="对方改期", by=walk.cast[who], now=NOW()).closed_by == walk.cast[who]
    with pytest.raises(NotNow):
        closing.close(task, outcome="done", by=walk.cast[who], now=NOW())


@standing_at("returned")
def test_what_a_step_wrote_is_neither_corrected_nor_taken_out_and_an_entry_by_hand_is(walk):
    walk.step("hand_in_report", walk.owner, **SECTIONS)
    report, entry = Result.objects.get(), entering.Entry(kind="paper", title="新题", on=date(2026, 3, 2))
    for deed in (lambda: entering.correct(report, entry, by=walk.cast["gu"], now=NOW()), lambda: entering.remove(report, by=walk.cast["gu"], now=NOW())):
        with pytest.raises(NotNow):
            deed()
    paper = put(walk.cast, "旧题", "旧文", kind="paper", matter=walk.matter, by="gu")
    with pytest.raises(NotYours):
        entering.correct(paper, entry, by=walk.cast["zhou"], now=NOW())
    entering.correct(paper, entry, by=walk.cast["gu"], now=NOW())
    assert Result.objects.matching("新题").exists() and not Result.objects.matching("旧文").exists()
    entering.remove(paper, by=walk.cast["chen"], now=NOW())
    assert Result.objects.get() == report


@standing_at("returned")
def test_an_erased_contact_is_gone_from_the_table_and_from_the_search(walk):
    contact = put(walk.cast, "仙台工业大学", "佐藤处长分管交流。", matter=walk.matter, by="gu", **CONTACT)
    assert Result.objects.matching("佐藤健").exists() and Result.objects.matching("分管交流").exists()
    with pytest.raises(NotYours):
        contacts.erase(contact, why="本人要求", by=walk.cast["gu"], now=NOW())
    with pytest.raises(NotComplete):
        contacts.erase(contact, why=" ", by=walk.cast["chen"], now=NOW())
    contacts.erase(contact, why="本人要求", by=walk.cast["chen"], now=NOW())
    row = Contact.objects.get()
    assert (row.name, row.post, row.email, row.phone) == ("",) * 4 and row.erased_by == walk.cast["chen"]
    assert not Result.objects.matching("佐藤").exists() and Result.objects.matching("仙台工业").exists()
    assert "佐藤" not in str(Result.objects.values_list("folded", "text", "words").get())
    with pytest.raises(NotNow):
        contacts.erase(contact, why="再一次", by=walk.cast["chen"], now=NOW())


@standing_at("returned")
def test_a_file_is_found_by_its_words_and_stays_out_once_the_matter_is_sealed(walk, settings, tmp_path):
    settings.VAR = tmp_path
    entry = entering.Entry(kind="paper", title="论文", on=date(2026, 3, 2))
    paper = SimpleUploadedFile("论文.docx", word("双元制课程的本土化研究"))
    entering.enter(entry, matter=walk.matter, uploads=[paper], by=walk.cast["gu"], now=NOW())
    assert Result.objects.matching("本土化研究").get().files.count() == 1
    walk.account()
    walk.share()
    walk.seal()
    with pytest.raises(NotNow):
        entering.enter(entry, matter=fresh(walk), uploads=[paper], by=walk.cast["gu"], now=NOW())
    assert entering.enter(entry, matter=fresh(walk), by=walk.cast["gu"], now=NOW()).files.count() == 0
