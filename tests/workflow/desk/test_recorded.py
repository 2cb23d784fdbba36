"""Decisions taken on paper: offered to the office alone, for others' to-dos, with number, date and scan."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from notifications.models import Message
from tests.making import a_walk, fresh, last_entry, standing_at, trip, waiting
from workflow.rehearsal.letters import letter

TODAY = timezone.localdate()


def page(walk, stage, username="chen"):
    return stage.office.browser(username).get(f"/matters/{walk.matter.pk}/")


def paper(walk, decider="cheng", **changes):
    return {
        "decider": walk.cast[decider].pk, "verb": "agree", "opinion": "同意。", "number": "会议纪要〔2026〕3号",
        "dated": str(TODAY - timedelta(days=1)), "digest": walk.matter.digest,
        "scan": SimpleUploadedFile("会议纪要.pdf", letter("minutes"), "application/pdf"),
    } | changes  # fmt: skip


def send(walk, stage, username="chen", **changes):
    to = waiting(walk).first()
    return stage.office.browser(username).post(f"/assignments/{to.pk}/recorded-decision/", paper(walk, **changes))


@standing_at("vetting")
def test_the_office_is_offered_what_waits_for_others(walk, stage):
    forms = page(walk, stage).context["records"]
    assert [form.assignment.pk for form in forms] == [waiting(walk).get().pk]
    assert [label for _pk, label in forms[0].fields["decider"].widget.choices] == ["程述"]
    for username in ("gu", "mi", "cheng", "wen", "dang", "qiao"):
        assert page(walk, stage, username).context["records"] == [], username


@standing_at("notice")
def test_ones_own_to_do_is_decided_and_not_recorded(walk, stage):
    assert page(walk, stage).context["records"] == []


@standing_at("draft", "returned", "archived", "suspended")
def test_where_nobody_decides_nothing_is_offered(walk, stage):
    for username in ("chen", "gu"):
        found = page(walk, stage, username)
        assert found.status_code == 404 or found.context["records"] == []


def test_who_travels_records_nothing(stage):
    walk, lin = a_walk(stage.cast), stage.cast["lin"]
    first = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    walk.until("vetting", trip(stage.cast, members=[first, {"key": "m2", "person_id": lin.pk, "name": lin.name, "post": "副处长"}]))
    assert page(walk, stage, "lin").context["records"] == [] and page(walk, stage).context["records"]
    assert send(walk, stage, "lin").status_code == 403


@standing_at("vetting")
def test_a_recorded_decision_counts_is_marked_and_the_decider_is_told(walk, stage):
    assert send(walk, stage).status_code == 302
    decision = walk.matter.decisions.get()
    assert (decision.by.username, decision.recorded_by.username, decision.source["number"]) == ("cheng", "chen", "会议纪要〔2026〕3号")
    assert waiting(walk).count() == 4 and fresh(walk).state == "vetting"
    scan = walk.matter.attachments.get(kind="decision")
    assert scan.submitted_at and decision.source["scan"] == scan.sha256
    assert Message.objects.filter(recipient=walk.cast["cheng"], event="decision.recorded").exists()
    said = next(entry for entry in page(walk, stage).context["timeline"] if entry.get("opinion") == "同意。")
    assert "陈立夏" in said["detail"] and "会议纪要〔2026〕3号" in said["detail"]


@standing_at("vetting")
def test_in_the_queue_of_a_role_the_decider_is_chosen_among_those_it_waits_for(walk, stage):
    send(walk, stage)
    forms = {form.assignment.role: form for form in page(walk, stage).context["records"]}
    assert set(forms) == {"personnel", "secrecy", "finance", "teaching"}
    assert [label for _pk, label in forms["finance"].fields["decider"].widget.choices] == ["宋知微"]


@standing_at("vetting")
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": ""}, "number"), ({"dated": ""}, "dated"), ({"scan": ""}, "scan"), 
        ({"verb": "perhaps"}, "verb"), ({"dated": str(TODAY + timedelta(days=2))}, "__all__"),
        ({"verb": "back", "opinion": " "}, "__all__"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_on_the_page_and_nothing_is_kept(walk, stage, changes, field):
    before = last_entry(walk).seq
    answer = send(walk, stage, **changes)
    bound = next(form for form in answer.context["records"] if form.is_bound)
    assert (answer.status_code, list(bound.errors)) == (422, [field])
    assert last_entry(walk).seq == before and not walk.matter.attachments.filter(kind="decision").exists()


@standing_at("vetting")
def test_nobody_else_records_and_nobody_records_for_a_stranger(walk, stage):
    assert send(walk, stage, "mi").status_code == 403
    assert send(walk, stage, "zhao").status_code == 404
    assert send(walk, stage, decider="song").status_code == 403
    assert not walk.matter.decisions.exists()


@standing_at("vetting")
def test_an_old_page_records_nothing(walk, stage):
    assert send(walk, stage, digest="0" * 64).status_code == 409
    assert send(walk, stage, verb="reject", opinion="任务不明确").status_code == 302
    assert fresh(walk).state == "rejected"
