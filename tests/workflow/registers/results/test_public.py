"""Public summaries: the office publishes them, nothing personal is in them, nobody sees them outside unless the school opened it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from approvals.errors import NotComplete, NotNow, NotYours
from tests.making import standing_at
from tests.workflow.registers.results.shelf import put
from workflow.registers.models import Result
from workflow.registers.results import personal, summaries

NOW = timezone.now
TITLE, SUMMARY = "与日本高校商定学生互换", "双方商定自下一学年起每年互派十名学生。学校电话不在此列，2026 年继续。"
CONTACT = {"kind": "contact", "contact": {"name": "Sato Ken", "email": "sato@example.jp"}}


@pytest.fixture
def paper(walk):
    return put(walk.cast, "顾行之的论文", "米勒参加了会谈。", kind="paper", matter=walk.matter, by="gu")


def published(paper, cast):
    summaries.write(paper, title=TITLE, summary=SUMMARY, by=cast["gu"], now=NOW())
    return summaries.publish(paper, by=cast["chen"], now=NOW())


@standing_at("returned")
@pytest.mark.parametrize(
    "words, named",
    [("顾行之教授参加。", "顾行之"), ("由周予安执笔。", "周予安"), ("与米勒同行。", "米勒"), ("Met sato  ken there.", "Sato Ken"),
     ("联系 sato@example.jp。", "sato@example.jp"), ("ＳＡＴＯ＠example.jp", "sato@example.jp"), ("电话13812345678。", "13812345678"),
     ("电话 +86 138 1234 5678", "138 1234 5678"), ("电话0411-84781234", "0411-84781234"), ("致电 +81 22-1234-5678", "+81 22-1234-5678"),
     ("证件110101199001011234", "110101199001011234"), ("证件11010119900101123X", "11010119900101123x"), ("护照E12345678", "e12345678"),
     ("护照 PE1234567 号", "pe1234567"), ("（机密）附件", "密级")],
)  # fmt: skip
def test_what_is_personal_is_refused_and_named_in_title_and_summary_alike(walk, paper, words, named):
    put(walk.cast, "仙台工业大学", matter=walk.matter, by="gu", **CONTACT)
    for said in ({"title": TITLE, "summary": SUMMARY + words}, {"title": words, "summary": SUMMARY}):
        with pytest.raises(NotComplete) as refusal:
            summaries.write(paper, **said, by=walk.cast["gu"], now=NOW())
        assert named in " ".join(map(str, refusal.value.complaints))
    paper.refresh_from_db()
    assert paper.public_summary == ""


@pytest.mark.parametrize("words", [SUMMARY, "投入 120000 元，编号 2026-0137，", "第 12 届，共 1380 人次。", "A4 纸，GB18030 编码", "kensato 方法"])
def test_ordinary_numbers_and_words_pass(words):
    assert personal.found_in(words, ["顾行之", "Sato Ken", "李"]) == []


@standing_at("returned")
def test_a_name_that_came_after_the_writing_stops_the_publication(walk, paper):
    summaries.write(paper, title=TITLE, summary="对方由 Sato Ken 主持。", by=walk.cast["gu"], now=NOW())
    put(walk.cast, "仙台工业大学", matter=walk.matter, by="gu", **CONTACT)
    with pytest.raises(NotComplete):
        summaries.publish(paper, by=walk.cast["chen"], now=NOW())
    assert not Result.objects.public().exists()


@standing_at("returned")
@pytest.mark.parametrize("who, writes, publishes", [("gu", True, False), ("chen", True, True), ("zhou", False, False), ("mi", False, False), ("wen", False, False)])
def test_who_writes_and_who_publishes(walk, paper, who, writes, publishes):
    by = walk.cast[who]
    if writes:
        summaries.write(paper, title=TITLE, summary=SUMMARY, by=by, now=NOW())
    else:
        with pytest.raises(NotYours):
            summaries.write(paper, title=TITLE, summary=SUMMARY, by=by, now=NOW())
        summaries.write(paper, title=TITLE, summary=SUMMARY, by=walk.cast["gu"], now=NOW())
    if not publishes:
        for deed in (summaries.publish, summaries.withdraw):
            with pytest.raises(NotYours):
                deed(paper, by=by, now=NOW())
        return
    summaries.publish(paper, by=by, now=NOW())
    with pytest.raises(NotNow):
        summaries.write(paper, title="x", summary="y", by=by, now=NOW())
    with pytest.raises(NotNow):
        summaries.publish(paper, by=by, now=NOW())
    summaries.withdraw(paper, by=by, now=NOW())
    with pytest.raises(NotNow):
        summaries.withdraw(paper, by=by, now=NOW())


@standing_at("returned")
def test_contacts_and_tasks_and_what_is_not_accepted_are_never_public(walk):
    contact = put(walk.cast, "仙台工业大学", matter=walk.matter, by="gu", **CONTACT)
    task = put(walk.cast, "任务", kind="task", matter=walk.matter, by="gu", person=walk.cast["gu"], due_on=date(2026, 9, 1))
    for row in (contact, task):
        with pytest.raises(NotNow):
            summaries.write(row, title=TITLE, summary=SUMMARY, by=walk.cast["gu"], now=NOW())
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=contact.pk).update(published_at=NOW())
    walk.step("hand_in_report", "gu", done="会谈", results="互换", follow_up="备忘录", discipline="无", money_note="无")
    report = Result.objects.get(kind="report")
    summaries.write(report, title=TITLE, summary=SUMMARY, by=walk.cast["gu"], now=NOW())
    with pytest.raises(NotNow):
        summaries.publish(report, by=walk.cast["chen"], now=NOW())


@standing_at("returned")
def test_outside_stands_the_summary_and_nothing_personal_and_only_where_the_school_opened_it(walk, paper, settings):
    published(paper, walk.cast)
    one = f"/public-results/{paper.pk}/"
    assert Client().get("/public-results/").status_code == Client().get(one).status_code == 404
    settings.PUBLIC_RESULTS = True
    for address in ("/public-results/", one):
        answer = Client().get(address)
        assert answer.status_code == 200 and answer["X-Robots-Tag"] == "noindex, nofollow, noarchive" and "no-store" in answer["Cache-Control"]
        assert TITLE in answer.text and str(walk.matter.unit) in answer.text
        for secret in ("顾行之", "周予安", "米勒", "论文", walk.matter.number, "陈立夏"):
            assert secret not in answer.text, secret
    summaries.withdraw(paper, by=walk.cast["chen"], now=NOW())
    assert Client().get(one).status_code == 404 and TITLE not in Client().get("/public-results/").text


@standing_at("returned")
def test_inside_everybody_reads_what_is_public(walk, paper, stage):
    published(paper, walk.cast)
    assert TITLE in stage.office.zhao.get("/public-results/").text
    assert stage.office.zhao.get(f"/results/{paper.pk}/").status_code == 404


@standing_at("returned")
def test_the_office_is_shown_what_stands_against_publishing_and_the_words_stay(walk, paper, stage):
    said = {"title": TITLE, "summary": SUMMARY + "顾行之参加。"}
    answer = stage.office.chen.post(f"/results/{paper.pk}/summary/", said)
    assert answer.status_code == 422 and "“顾行之”是相关人员姓名" in answer.text and "顾行之参加。" in answer.text
    assert stage.office.chen.post(f"/results/{paper.pk}/summary/", said | {"summary": SUMMARY}).status_code == 302
    assert stage.office.gu.post(f"/results/{paper.pk}/publication/").status_code == 403
    assert stage.office.chen.post(f"/results/{paper.pk}/publication/").status_code == 302
    assert Result.objects.public().get() == paper
