"""The page of deputies and its API: appoint, end, who sees which, sent twice."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from approvals.models import Deputyship
from tests.approvals.deputies.appointing import stands_in
from tests.budgets.counting import counted
from tests.cast import Office

DAY = timedelta(days=1)


@pytest.fixture
def office(cast):
    return Office(cast)


def asked(**changes):
    today = timezone.localdate()
    return {"deputy": "shen", "starts": str(today), "ends": str(today + 3 * DAY), "limit": "", "why": "出差", "_once": "k1"} | changes


def test_one_is_appointed_and_shown_on_both_pages(office, cast):
    assert office.cheng.post("/me/deputies/", asked()).status_code == 302
    made = Deputyship.objects.get()
    assert (made.principal, made.deputy, made.kinds, made.limit, made.why) == (cast["cheng"], cast["shen"], [], None, "出差")
    mine, theirs = office.cheng.get("/me/deputies/"), office.shen.get("/me/deputies/")
    assert [row.it for row in mine.context["appointed"]] == [made] == [row.it for row in theirs.context["standing_in"]]
    assert "生效中" in mine.text and "全部事项" in mine.text
    assert office.song.get("/me/deputies/").context["appointed"] == []


def test_sent_twice_it_is_one(office):
    assert office.cheng.post("/me/deputies/", asked()).status_code == 302
    assert office.cheng.post("/me/deputies/", asked()).status_code == 302
    assert Deputyship.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"deputy": "nobody"}, {"deputy": "cheng"}, {"starts": ""}, {"ends": "2020-01-01"}, {"starts": "2020-01-01"}, {"limit": "-1"},
              {"kinds": ["nothing"]}, {"why": "机密★1年"}],
)  # fmt: skip
def test_what_is_wrong_is_said_on_the_page_and_nothing_lost(office, wrong):
    answer = office.cheng.post("/me/deputies/", asked(**wrong))
    said = [sentence for sentences in answer.context["form"].errors.values() for sentence in sentences]
    assert answer.status_code == 422 and said and all(escape(sentence) in answer.text for sentence in said)
    assert f'value="{wrong.get("deputy", "shen")}"' in answer.text
    assert not Deputyship.objects.exists()


def test_a_name_does_where_only_one_bears_it(office, cast):
    assert office.cheng.post("/me/deputies/", asked(deputy="沈墨白")).status_code == 302
    Deputyship.objects.all().delete()
    type(cast["lin"]).objects.filter(pk=cast["lin"].pk).update(name="沈墨白")
    assert office.cheng.post("/me/deputies/", asked(deputy="沈墨白", _once="k2")).status_code == 422


def test_the_office_does_it_for_somebody_and_sees_everybodys(office, cast):
    assert 'name="principal"' in office.chen.get("/me/deputies/").text
    assert 'name="principal"' not in office.cheng.get("/me/deputies/").text
    assert office.chen.post("/me/deputies/", asked(principal="cheng")).status_code == 302
    assert Deputyship.objects.get().principal == cast["cheng"]
    assert [row.it.principal for row in office.guan.get("/me/deputies/").context["others"]] == [cast["cheng"]]
    assert office.song.post("/me/deputies/", asked(principal="cheng", _once="k3")).status_code == 302
    assert Deputyship.objects.latest("pk").principal == cast["song"]  # not asked, not heard


@pytest.mark.parametrize("who, answer", [("cheng", 302), ("shen", 302), ("chen", 302), ("song", 404)])
def test_the_two_and_the_office_end_it(office, cast, who, answer):
    made = stands_in(cast, "shen", "cheng", now=timezone.now())
    assert office.browser(who).post(f"/me/deputies/{made.pk}/end/").status_code == answer
    made.refresh_from_db()
    assert made.is_over(timezone.now()) is (answer == 302)


def test_ended_again_it_is_a_refusal_in_words(office, cast):
    made = stands_in(cast, "shen", "cheng", now=timezone.now(), lasts=DAY / 2)
    answer = office.cheng.post(f"/me/deputies/{made.pk}/end/")
    assert answer.status_code == 409 and "已经结束" in answer.text


def test_a_warning_is_shown(office, cast):
    stands_in(cast, "cheng", "shen", now=timezone.now())
    answer = office.cheng.post("/me/deputies/", asked(), follow=True)
    assert "互为代理" in answer.text


def test_the_page_and_the_inbox_of_a_deputy_keep_the_budget_of_lists(office, cast):
    for principal in ("cheng", "song", "ji", "chen"):
        stands_in(cast, "shen", principal, now=timezone.now(), limit=1000, kinds=("delegation",))
    browser = office.shen
    browser.get("/me/")
    for url in ("/inbox/", "/matters/", "/matters/mine/", "/notices/", "/me/deputies/"):
        counted(f"a deputy {url}", lambda url=url: browser.get(url), 9 if "deputies" in url else 8)


def test_the_api_appoints_lists_and_ends(office, cast):
    today = timezone.localdate()
    body = {"deputy": cast["shen"].pk, "starts": str(today), "ends": str(today + DAY), "kinds": [], "limit": "1000.00"}
    send = {"content_type": "application/json"}
    made = office.cheng.post("/api/v1/deputyships", body, **send)
    assert made.status_code == 200, made.text
    said = made.json()
    assert (said["principal"]["id"], said["deputy"]["id"], said["over"], said["cautions"]) == (cast["cheng"].pk, cast["shen"].pk, False, [])
    assert office.cheng.post("/api/v1/deputyships", body, **send).status_code == 409
    assert office.song.post("/api/v1/deputyships", body | {"principal": cast["cheng"].pk}, **send).status_code == 403
    assert office.cheng.post("/api/v1/deputyships", body | {"deputy": 0}, **send).status_code == 404
    assert [row["id"] for row in office.shen.get("/api/v1/deputyships").json()] == [said["id"]]
    assert office.song.get("/api/v1/deputyships").json() == []
    assert office.song.post(f"/api/v1/deputyships/{said['id']}/end", **send).status_code == 404
    assert office.shen.post(f"/api/v1/deputyships/{said['id']}/end", **send).json()["over"] is True
    assert office.shen.post(f"/api/v1/deputyships/{said['id']}/end", **send).status_code == 409
