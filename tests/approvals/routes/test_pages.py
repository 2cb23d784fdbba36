"""The pages of routes: read by three roles, changed by administrators alone, every verb through a form."""

import pytest

from approvals.actions.publish_route import publish
from approvals.models import Phase, Route, RouteMove
from approvals.revising.rows import digest, rows_of
from tests.budgets.counting import counted
from tests.making import a_walk, trip

FORM = {
    "code": "leader", "name": "校领导审批", "name_en": "School leader", "step": "5", "stage": "approval", "days": "5", "quorum": "any",
    "need": "", "veto": "on", "evidence": "", "nobody": "superior", "concerned": "superior", "office": "", "again": "ask",
    "late": "", "late_days": "3", "late_words": "", "who-0-how": "duty:school_leader", "who-0-unit": "", "who-0-title": "",
    "who-0-weight": "1", "who-1-how": "", "when-0-fact": "", "when-0-test": "is", "when-0-value": "",
}  # fmt: skip


def test_a_draft_is_begun_changed_tried_compared_and_published_on_the_pages(stage, revising):
    guan, old = stage.office.guan, revising.in_force
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    begun = guan.post(f"/routes/{old.pk}/drafts/", follow=True)
    draft = Route.objects.get(published_at=None)
    assert begun.redirect_chain[-1][0] == f"/routes/{draft.pk}/"
    group = {"code": "group", "name": "领导小组审议", "name_en": "Leading group", "step": "7", "who-0-how": "each:leading_group",
             "quorum": "ratio", "need": "67", "when-0-fact": "teachers_travel", "when-0-value": "是"}
    assert "新增环节" in guan.get(f"/routes/{draft.pk}/?new=1").text
    assert guan.post(f"/routes/{draft.pk}/phases/", FORM | group | {"at": ""}).status_code == 302
    made = draft.phases.get(code="group")
    assert (made.who, made.when) == ({"role": "leading_group", "each": True}, {"fact": "teachers_travel", "is": True})
    assert (made.quorum, made.need, made.step) == ("ratio", 67, 7)
    assert "领导小组审议" in guan.get(f"/routes/{draft.pk}/comparison/").text
    tried = guan.get(f"/routes/{draft.pk}/trial/")
    assert "领导小组审议" in tried.text and walk.matter.title in tried.text
    seen = digest(rows_of(draft))
    assert guan.post(f"/routes/{draft.pk}/publication/", {"seen": seen, "note": "增设领导小组审议"}).status_code == 302
    assert revising.in_force == draft and revising.in_force.note == "增设领导小组审议"
    assert guan.post(f"/routes/{old.pk}/rollback/", {"note": "暂缓"}).status_code == 302
    assert revising.in_force.copied_from == old and revising.in_force.version == draft.version + 1


def test_a_phase_is_moved_and_taken_out_on_the_page(stage, revising):
    draft, guan = revising.draft(), stage.office.guan
    guan.post(f"/routes/{draft.pk}/phases/leader/place/", {"to": "earlier"})
    assert list(draft.phases.filter(code__in=["leader", "office"]).values_list("code", flat=True)) == ["leader", "office"]
    guan.post(f"/routes/{draft.pk}/phases/teaching/removal/")
    assert not draft.phases.filter(code="teaching").exists()
    assert guan.post(f"/routes/{draft.pk}/discarding/").status_code == 302
    assert not Route.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    "wrong, told",
    [({"who-0-how": "post"}, "请选择单位"), ({"when-0-fact": "teachers_travel"}, "请填写用来比较的值"), ({"code": "Nein!"}, "leader"),
     ({"who-0-how": ""}, "请选择由谁办"), ({"quorum": "count"}, "请填写须多少同意"), ({"late": "agree"}, "须写明文书上的表述"),
     ({"code": "unit"}, "代码不能重复")],
)  # fmt: skip
def test_what_cannot_be_stored_is_said_on_the_form_and_what_was_typed_is_still_there(stage, revising, wrong, told):
    draft = revising.draft()
    answer = stage.office.guan.post(f"/routes/{draft.pk}/phases/", FORM | {"at": "leader", "name": "改过的名称"} | wrong)
    assert answer.status_code == 422 and told in answer.text and "改过的名称" in answer.text
    assert draft.phases.get(code="leader").name == "校领导审批"


def test_what_no_field_can_say_is_shown_as_it_is_written_and_kept(stage, revising):
    either = {"any": [{"fact": "joined", "is": True}, {"fact": "teachers_travel", "is": True}]}
    draft = revising.draft(leader={"when": either})
    page = stage.office.guan.get(f"/routes/{draft.pk}/?phase=leader").text
    assert 'name="when_raw"' in page and 'name="when-0-fact"' not in page
    kept = {name: value for name, value in FORM.items() if not name.startswith("when")}
    raw = kept | {"at": "leader", "when_raw": '{"any": [{"fact": "joined", "is": true}]}'}
    assert stage.office.guan.post(f"/routes/{draft.pk}/phases/", raw).status_code == 302
    assert draft.phases.get(code="leader").when == {"any": [{"fact": "joined", "is": True}]}
    assert stage.office.guan.post(f"/routes/{draft.pk}/phases/", raw | {"when_raw": "{"}).status_code == 422


def test_a_choice_that_is_gone_is_shown_as_it_is_written_and_not_lost(stage, revising):
    draft = revising.draft(leader={"who": {"role": "chancellor"}, "when": {"fact": "weather", "is": "wet"}})
    page = stage.office.guan.get(f"/routes/{draft.pk}/?phase=leader").text
    assert 'name="who_raw"' in page and "chancellor" in page and 'name="when_raw"' in page and "weather" in page


def test_the_form_of_every_phase_saved_untouched_changes_nothing(stage, revising):
    draft, guan = revising.draft(unit={"who": {"together": [{"heads_of": "unit"}, {"office": "HR", "weight": 2}]}}), stage.office.guan
    before = rows_of(draft)
    for row in before:
        form = guan.get(f"/routes/{draft.pk}/?phase={row['code']}").context["form"]
        sent = {name: form[name].value() for name in form.fields}
        for one in (*form.people, *form.tests):
            sent |= {one.add_prefix(name): one[name].value() for name in one.fields}
        sent = {name: "on" if value is True else value for name, value in sent.items() if value is not False and value is not None}
        assert guan.post(f"/routes/{draft.pk}/phases/", sent | {"at": row["code"]}).status_code == 302
    assert rows_of(Route.objects.get(pk=draft.pk)) == before


def test_a_draft_with_faults_says_them_and_is_not_published(stage, revising):
    draft = revising.draft(finance={"evidence": "wish"})
    assert "wish" in stage.office.guan.get(f"/routes/{draft.pk}/").text
    refused = stage.office.guan.post(f"/routes/{draft.pk}/publication/", {})
    assert refused.status_code == 422 and "wish" in refused.text


def test_a_matter_is_moved_and_moved_back_on_the_pages(stage, revising):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    old, round = revising.in_force, walk.matter.rounds.get()
    draft = revising.draft(office=None)
    stage.office.guan.post(f"/routes/{draft.pk}/publication/", {})
    listed = stage.office.chen.get(f"/routes/{draft.pk}/rounds/").text
    assert "单位审核" in listed and walk.matter.title in listed and f"/routes/{draft.pk}/rounds/{round.pk}/" in listed
    look = stage.office.chen.get(f"/routes/{draft.pk}/rounds/{round.pk}/")
    assert "国际处审批" in look.text
    assert stage.office.chen.post(f"/routes/{draft.pk}/rounds/{round.pk}/", {"note": ""}).status_code == 422
    assert stage.office.chen.post(f"/routes/{draft.pk}/rounds/{round.pk}/", {"note": "新办法"}).status_code == 302
    assert walk.matter.rounds.get().route == draft
    assert "新办法" in stage.office.chen.get(f"/routes/{draft.pk}/rounds/").text
    assert "审批路线的另一版" in stage.office.chen.get(walk.matter.get_absolute_url()).text
    assert stage.office.guan.post(f"/routes/{old.pk}/rounds/{round.pk}/", {"note": "改回"}).status_code == 302
    assert walk.matter.rounds.get().route == old and RouteMove.objects.count() == 2


def test_of_matters_the_reader_may_not_open_the_pages_give_no_link(stage, revising):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    draft, link = revising.draft(office=None), f'href="{walk.matter.get_absolute_url()}"'
    assert link not in stage.office.guan.get(f"/routes/{draft.pk}/trial/").text
    assert link in stage.office.chen.get(f"/routes/{draft.pk}/trial/").text


@pytest.mark.parametrize("who", ["chen", "wen"])
def test_the_office_and_the_leading_group_read_and_change_nothing(stage, revising, who):
    draft, browser, old = revising.draft(), stage.office.browser(who), revising.in_force
    page = browser.get(f"/routes/{draft.pk}/?phase=leader")
    assert page.status_code == 200 and "<form class=\"body" not in page.text
    for address in (f"{draft.pk}/phases/", f"{draft.pk}/phases/unit/place/", f"{draft.pk}/phases/unit/removal/", f"{old.pk}/drafts/",
                    f"{draft.pk}/publication/", f"{draft.pk}/discarding/", f"{old.pk}/rollback/"):
        assert browser.post(f"/routes/{address}", FORM).status_code == 403, address
    assert rows_of(draft) == rows_of(old) and Phase.objects.filter(route=draft).exists()


@pytest.mark.parametrize("who", ["gu", "mi", "song", "ji"])
def test_others_do_not_see_routes(stage, revising, who):
    for address in ("", f"{revising.in_force.pk}/", f"{revising.in_force.pk}/trial/", f"{revising.in_force.pk}/rounds/"):
        assert stage.office.browser(who).get(f"/routes/{address}").status_code == 403


def test_pages_cost_the_same_however_many_rounds_and_versions_there_are(stage, revising):
    for _each in range(3):
        a_walk(stage.cast).until("vetting", trip(stage.cast))
    newest = publish(revising.draft(office=None).pk, by=revising.by, now=revising.now)
    addresses = ("", f"{newest.pk}/", f"{newest.pk}/comparison/", f"{newest.pk}/trial/", f"{newest.pk}/rounds/")
    chen = stage.office.chen
    chen.get("/me/")  # the session has begun
    few = [counted(address, lambda at=address: chen.get(f"/routes/{at}"), 18) for address in addresses]
    for _each in range(4):
        a_walk(stage.cast).until("vetting", trip(stage.cast))
        revising.draft()
    assert [counted(address, lambda at=address: chen.get(f"/routes/{at}"), 18) for address in addresses] == few
