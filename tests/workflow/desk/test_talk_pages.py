"""Talk on the pages: what each is offered, what is refused with the words kept, and what the history tells of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.actions.comment import comment
from approvals.actions.copy import copy_to
from approvals.actions.half_written import keep_half_written
from approvals.actions.urge import urge
from approvals.models import Comment, Copy, HalfWritten, Urging
from tests.making import standing_at, waiting


def page(walk, stage, username, query=""):
    return stage.office.browser(username).get(f"/matters/{walk.matter.pk}/{query}")


def send(walk, stage, what, username="gu", **said):
    return stage.office.browser(username).post(f"/matters/{walk.matter.pk}/{what}/", said)


def copied(walk, username="zhao", **other):
    facts = {"by": walk.cast["gu"], "people": [walk.cast[username]], "why": "请知悉行程。", "now": timezone.now()}
    return copy_to(walk.matter.pk, **facts | other).fresh[0]


# --- urging -----------------------------------------------------------------------------------------------------------


@standing_at("vetting")
def test_urging_is_offered_to_who_may_and_then_says_who_did(walk, stage):
    offered = {who: page(walk, stage, who).context["talk"].may_urge for who in ("gu", "zhou", "chen", "cheng", "mi")}
    assert offered == {"gu": True, "zhou": True, "chen": True, "cheng": False, "mi": False}
    answer = send(walk, stage, "urging")
    assert answer.status_code == 302
    for username in ("gu", "mi", "cheng"):
        shown = page(walk, stage, username)
        assert shown.context["talk"].urged.by == walk.cast["gu"] and "/urging/" not in shown.text
        assert "顾行之今天" in shown.text
    assert send(walk, stage, "urging", "chen").status_code == 409
    assert Urging.objects.count() == 1


@standing_at("vetting")
def test_yesterdays_urging_is_history(walk, stage):
    urge(walk.matter.pk, by=walk.cast["gu"], now=timezone.now() - timedelta(days=1))
    shown = page(walk, stage, "gu")
    assert shown.context["talk"].urged is None and "/urging/" in shown.text
    line = next(line for line in shown.context["timeline"] if line["did"] == "催办")
    assert (str(line["who"]), line["detail"]) == ("顾行之", "程述")


@standing_at("archived", "withdrawn")
def test_where_nothing_waits_urging_is_not_offered(walk, stage):
    shown = page(walk, stage, "gu")
    assert not shown.context["talk"].may_urge and "/urging/" not in shown.text
    assert send(walk, stage, "urging").status_code == 409


@standing_at("vetting")
def test_who_may_not_is_refused_and_a_stranger_finds_nothing(walk, stage):
    assert send(walk, stage, "urging", "mi").status_code == 403
    for what in ("urging", "comments", "copies"):
        assert send(walk, stage, what, "zhao", text="看看", people="su", why="请知悉。").status_code == 404
    assert not Urging.objects.exists() and not Comment.objects.exists() and not Copy.objects.exists()


# --- copies -----------------------------------------------------------------------------------------------------------


@standing_at("vetting")
def test_copies_are_offered_to_who_may_and_their_receipts_to_all(walk, stage):
    assert {who: bool(page(walk, stage, who).context["talk"].copy) for who in ("gu", "cheng", "chen", "zhou", "mi", "qiao")} == {
        "gu": True, "cheng": True, "chen": True, "zhou": False, "mi": False, "qiao": False}  # fmt: skip
    assert send(walk, stage, "copies", people="赵明川, su", why="请知悉行程。").status_code == 302
    copy = Copy.objects.get(person=walk.cast["zhao"])
    assert "未阅" in page(walk, stage, "zhou").text
    zhao = stage.office.zhao
    assert f"/copies/{copy.pk}/reading/" in zhao.get(f"/matters/{walk.matter.pk}/").text
    assert zhao.post(f"/copies/{copy.pk}/reading/").status_code == 302
    again = zhao.get(f"/matters/{walk.matter.pk}/")
    assert again.context["talk"].unread is None and "/reading/" not in again.text
    lines = [(str(line["who"]), line["did"], line["detail"]) for line in again.context["timeline"]]
    assert ("顾行之", "抄送", "苏禾、赵明川") in lines or ("顾行之", "抄送", "赵明川、苏禾") in lines


@standing_at("vetting")
def test_nobody_reads_for_another(walk, stage):
    copy = copied(walk)
    assert stage.office.chen.post(f"/copies/{copy.pk}/reading/").status_code == 403
    assert stage.office.su.post(f"/copies/{copy.pk}/reading/").status_code == 404
    copy.refresh_from_db()
    assert copy.read_at is None


@standing_at("vetting")
def test_a_second_copy_says_so(walk, stage):
    copied(walk)
    browser = stage.office.gu
    answer = browser.post(f"/matters/{walk.matter.pk}/copies/", {"people": "zhao", "why": "再发一次。"}, follow=True)
    assert "此前已抄送过赵明川" in answer.text and Copy.objects.count() == 1


@standing_at("vetting")
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"people": "没有的人"}, "people"), ({"people": ""}, "people"), ({"why": ""}, "why"), ({"why": "机密★5年"}, "why"),
        ({"people": "、"}, "__all__"),
    ],
)  # fmt: skip
def test_a_copy_that_was_not_taken_keeps_its_words(walk, stage, said, field):
    answer = send(walk, stage, "copies", **{"people": "zhao", "why": "请知悉。"} | said)
    form = answer.context["talk"].copy
    assert (answer.status_code, list(form.errors)) == (422, [field]) and form.is_bound
    assert not Copy.objects.exists()


@standing_at("vetting")
def test_the_inbox_shows_what_was_copied_until_it_is_read(walk, stage):
    zhao = stage.office.zhao
    assert "copies" not in [chip["url"].removeprefix("?only=") for chip in zhao.get("/inbox/").context["chips"]]
    copy = copied(walk)
    chip = zhao.get("/inbox/").context["chips"][1]
    assert (chip["url"], chip["count"]) == ("?only=copies", 1)
    shown = zhao.get("/inbox/?only=copies")
    assert shown.context["copies"] == [copy] and "请知悉行程。" in shown.text
    zhao.post(f"/copies/{copy.pk}/reading/")
    assert zhao.get("/inbox/?only=copies").context["copies"] == []
    assert stage.office.su.get("/inbox/").context["copies"] is None


# --- comments ---------------------------------------------------------------------------------------------------------


@standing_at("notice")
def test_those_who_have_to_do_with_it_can_be_picked_and_nobody_else(walk, stage):
    copied(walk)
    form = page(walk, stage, "gu").context["talk"].comment
    picked = {name for _pk, name in form.fields["mentions"].widget.choices}
    assert picked == {"周予安", "程述", "何军", "孟归", "宋知微", "焦闻", "陈立夏", "林晚晴", "赵明川"}


@standing_at("draft")
def test_of_a_draft_only_its_writers_can_be_picked(walk, stage):
    walk.matter.preparer = walk.cast["mi"]
    walk.matter.save(update_fields=["preparer"])
    form = page(walk, stage, "gu").context["talk"].comment
    assert [name for _pk, name in form.fields["mentions"].widget.choices] == ["米筱"]


@standing_at("vetting")
def test_a_comment_stands_on_the_page_with_whom_it_mentions(walk, stage):
    said = {"text": "<b>请核对</b>\n第二行", "mentions": [walk.cast["chen"].pk], "others": "周予安 mi"}
    assert send(walk, stage, "comments", "cheng", **said).status_code == 302
    shown = page(walk, stage, "gu")
    (written,) = shown.context["talk"].comments
    assert {person.username for person in written.mentions.all()} == {"chen", "zhou", "mi"}
    assert "&lt;b&gt;请核对&lt;/b&gt;<br>第二行" in shown.text
    assert ("程述", "发表了评论") in [(str(line["who"]), line["did"]) for line in shown.context["timeline"]]


@standing_at("vetting")
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": " "}, "text"), ({"text": "绝密★"}, "text"), ({"text": "字" * 4001}, "text"), ({"others": "没有的人"}, "others"),
        ({"others": "赵明川"}, "__all__"), ({"mentions": ["987654"]}, "mentions"),
    ],
)  # fmt: skip
def test_a_comment_that_was_not_taken_keeps_its_words(walk, stage, said, field):
    answer = send(walk, stage, "comments", **{"text": "请看。"} | said)
    form = answer.context["talk"].comment
    assert (answer.status_code, list(form.errors)) == (422, [field]) and form.is_bound
    assert not Comment.objects.exists()


@standing_at("vetting")
def test_the_latest_comments_are_shown_and_the_earlier_on_demand(walk, stage):
    for no in range(31):
        comment(walk.matter.pk, by=walk.cast["gu"], text=f"第{no}条", now=timezone.now())
    latest = page(walk, stage, "gu").context["talk"]
    assert (len(latest.comments), latest.comments[0].text, latest.comments[-1].text, latest.earlier) == (30, "第1条", "第30条", True)
    everything = page(walk, stage, "gu", "?comments=all").context["talk"]
    assert (len(everything.comments), everything.comments[0].text, everything.earlier) == (31, "第0条", False)


@standing_at("vetting")
def test_the_same_form_sent_twice_is_one_comment(walk, stage):
    browser = stage.office.gu
    for _time in range(2):
        answer = browser.post(f"/matters/{walk.matter.pk}/comments/", {"text": "请看。", "_once": "k1"})
        assert answer.status_code == 302
    assert Comment.objects.count() == 1


# --- half-written opinions --------------------------------------------------------------------------------------------


@standing_at("vetting")
def test_a_half_written_opinion_is_kept_and_filled_in_again(walk, stage):
    to = waiting(walk).get()
    answer = stage.office.cheng.post(f"/assignments/{to.pk}/half-written/", {"opinion": "拟同意，"})
    assert answer.status_code == 200 and "已保存" in answer.text
    shown = page(walk, stage, "cheng")
    assert f'hx-post="/assignments/{to.pk}/half-written/"' in shown.text and "拟同意，</textarea>" in shown.text and "已保存" in shown.text
    assert stage.office.cheng.post(f"/assignments/{to.pk}/half-written/", {"opinion": ""}).text.strip() == ""
    assert not HalfWritten.objects.exists() and "已保存" not in page(walk, stage, "cheng").text


@standing_at("vetting")
def test_words_of_an_earlier_day_say_the_day(walk, stage):
    keep_half_written(waiting(walk).get().pk, by=walk.cast["cheng"], opinion="拟同意，", now=walk.now)
    assert "2026年3月2日 09:0" in page(walk, stage, "cheng").text


@standing_at("vetting")
def test_nobody_else_keeps_or_sees_them_and_no_secret_is_kept(walk, stage):
    to = waiting(walk).get()
    address = f"/assignments/{to.pk}/half-written/"
    assert stage.office.chen.post(address, {"opinion": "甲"}).status_code == 403
    assert stage.office.zhao.post(address, {"opinion": "甲"}).status_code == 404
    assert stage.office.cheng.post(address, {"opinion": "机密★"}).status_code == 422
    assert not HalfWritten.objects.exists()
    stage.office.cheng.post(address, {"opinion": "拟同意，"})
    assert all("拟同意，" not in page(walk, stage, who).text for who in ("gu", "chen", "mi"))


@standing_at("vetting")
def test_a_mark_of_secrecy_is_not_decided_with(walk, stage):
    said = {"verb": "agree", "digest": walk.matter.digest, "opinion": "机密★"}
    assert stage.office.cheng.post(f"/assignments/{waiting(walk).get().pk}/decision/", said).status_code == 422
    assert not walk.matter.decisions.exists()


@standing_at("notice")
def test_a_mark_of_secrecy_in_the_first_field_of_a_step_is_said_beside_it(walk, stage):
    said = {"opened_on": str(timezone.localdate()), "place": "机密★", "contact": "国际处 0000-0000000"}
    answer = stage.office.chen.post(f"/matters/{walk.matter.pk}/steps/open_notice/", said)
    assert (answer.status_code, list(answer.context["refused"].errors)) == (422, ["place"])
