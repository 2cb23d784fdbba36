"""What an auditor reads is written down, and changes nothing; the oversight is read by whom it is for."""

import json

import pytest
from django.apps import apps

from tests.house.addresses import addresses
from tests.making import House, standing_at
from tests.workflow.oversight.conftest import found
from tests.workflow.oversight.test_findings import take
from workflow.core.models import Matter, Reading
from workflow.desk.views import files

SPEECH = {"matters/<int:pk>/comments/", "matters/<int:pk>/copies/"}  # everybody who sees a matter may speak of it
LOGS = ("Session", "Reading", "AnsweredRequest")
REFUSED = (403, 404, 405, 409, 422)


def rows():
    """Every matter as it stands, and how many rows of everything there are."""
    models = [model for model in apps.get_models() if model.__name__ not in LOGS and not model._meta.proxy]
    standing = list(Matter.objects.order_by("pk").values_list("pk", "state", "changed_at", "revision"))
    return standing, {model._meta.label: model._base_manager.count() for model in models}


@standing_at("vetting", "returned")
def test_whatever_the_auditor_posts_to_a_matter_is_refused_and_changes_no_row(walk, stage: House):
    """Every address of a matter, by page and by program, and every step of its life."""
    client, before = stage.office.wen, rows()
    facts = {"matters": walk.matter.pk, "assignments": walk.matter.assignments.latest("pk").pk, "files": 1, "copies": 1, "edit": "basics"}
    facts |= {"attachments": walk.matter.attachments.latest("pk").pk, "papers": "F1", "orders": 1}
    steps = {transition.name for transition in walk.matter.get_all_state_transitions()}
    asked = [f"/matters/{walk.matter.pk}/steps/{step}/" for step in steps]
    asked += [a.filled(facts) for a in addresses() if a.area in ("matters", "assignments", "attachments") and a.route not in SPEECH]
    asked += [a.filled(facts) for a in addresses() if a.area == "api" and a.route.startswith("api/v1/matters/") and "comments" not in a.route
              and "copies" not in a.route]  # fmt: skip
    sent = {"data": json.dumps({"why": "x"}), "content_type": "application/json"}
    got = {url: client.post(url, **(sent if url.startswith("/api/") else {"data": {"why": "x"}})).status_code for url in asked}
    assert len(asked) > 60 and not {url: status for url, status in got.items() if status not in REFUSED}
    assert rows() == before


@pytest.mark.parametrize("step", ["take_passport_back", "hand_in_report", "correct"])
@standing_at("returned")
def test_a_step_of_the_matter_is_not_the_auditors_by_program_either(walk, stage: House, step):
    status = stage.office.wen.post(f"/api/v1/matters/{walk.matter.pk}/steps/{step}", data="{}", content_type="application/json").status_code
    assert status in (403, 422)


def read_by(stage, who):
    return list(Reading.objects.filter(by=stage.cast[who], matter__isnull=False).values_list("matter", flat=True))


@standing_at("returned")
def test_the_comparison_names_its_reader_unless_it_is_their_own_matter(seen, stage: House):
    pk = seen.walk.matter.pk
    for who in ("wen", "lin", "gu", "zhou"):
        for url in (f"/matters/{pk}/audit/", f"/api/v1/matters/{pk}/comparison"):
            assert stage.office.browser(who).get(url).status_code == 200
    assert read_by(stage, "wen") == read_by(stage, "lin") == [pk, pk]
    assert read_by(stage, "gu") == read_by(stage, "zhou") == []


@standing_at("returned")
def test_who_fetches_the_report_of_an_inspection_has_read_its_matters(seen, stage: House):
    base = seen.inspection.get_absolute_url()
    for report in ("report.pdf", "report.xlsx"):
        stage.office.chen.get(f"{base}{report}")
    assert read_by(stage, "chen") == [seen.walk.matter.pk] * 2


@standing_at("returned")
def test_a_preview_is_written_down_like_a_download(seen, stage: House, tmp_path, monkeypatch):
    image = tmp_path / "1.png"
    image.write_bytes(b"png")
    monkeypatch.setattr(files.previews, "page_of", lambda attachment, no: image)
    finding = found(seen)
    take(seen, finding, "start")
    take(seen, finding, "submit")
    proof = finding.rectifications.get().evidence
    proof.preview, proof.pages = "ready", 1
    proof.save()
    b"".join(stage.office.wen.get(f"/attachments/{proof.pk}/pages/1/").streaming_content)
    assert Reading.objects.filter(attachment=proof, by=stage.cast["wen"]).count() == 1
