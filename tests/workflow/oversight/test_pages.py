"""The pages of the oversight: what the auditor reads, and that the auditor changes nothing of a matter."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.making import House, standing_at
from tests.workflow.oversight.conftest import found
from workflow.core import attachments
from workflow.core.models.confidential import Reading
from workflow.oversight import findings, reporting
from workflow.oversight.models import Finding, Inspection
from workflow.oversight.reporting.sheet import HEAD

QUESTIONS = ("stamps", "letter", "passport_kind", "invoices", "report", "discipline")
READ = ("chen", "lin", "wen")
NOT = ("gu", "zhou", "mi", "zhao", "cheng", "guan", "dang", "ji")


def urls(seen, finding):
    base = f"/oversight/inspections/{seen.inspection.pk}/"
    return {"/oversight/", base, f"{base}report.pdf", f"{base}report.xlsx"}


@standing_at("returned")
def test_the_leading_group_and_the_office_read_and_nobody_else(seen, stage: House):
    finding = found(seen)
    for url in urls(seen, finding):
        assert {who: stage.office.browser(who).get(url).status_code for who in READ} == dict.fromkeys(READ, 200)
        assert {who: stage.office.browser(who).get(url).status_code for who in NOT} == dict.fromkeys(NOT, 403)
    statuses = {who: stage.office.browser(who).get(f"/oversight/findings/{finding.pk}/").status_code for who in ("gu", "zhou", "mi", "wen", "zhao", "su")}
    assert statuses == {"gu": 200, "zhou": 200, "mi": 200, "wen": 200, "zhao": 404, "su": 404}


@standing_at("returned")
def test_what_the_auditor_downloads_as_evidence_is_written_down(seen, stage: House):
    finding = found(seen)
    findings.take(finding.pk, "start", by=seen.cast["gu"], now=seen.now, plan="补交")
    proof = seen.walk.attach("rectification", "延误证明", by="gu")
    findings.take(finding.pk, "submit", by=seen.cast["gu"], now=seen.now, done="已补交", evidence=proof)
    b"".join(stage.office.wen.get(f"/attachments/{proof.pk}/").streaming_content)
    assert Reading.objects.filter(attachment=proof, by=stage.cast["wen"]).count() == 1


@standing_at("returned")
def test_an_inspection_is_planned_answered_and_signed_by_hand(walk, stage: House):
    wen, lin = stage.office.wen, stage.office.lin
    people = {"first": stage.cast["wen"].pk, "second": stage.cast["lin"].pk}
    assert stage.office.chen.post("/oversight/inspections/new/", {"title": "抽查", "count": 5} | people).status_code == 403
    assert wen.post("/oversight/inspections/new/", {"title": "抽查", "count": 5, **people, "second": people["first"]}).status_code == 422
    assert wen.post("/oversight/inspections/new/", {"title": "抽查", "count": 5, "seed": "7"} | people).status_code == 302
    inspection = Inspection.objects.get()
    sampled, base = inspection.sample.get(matter=walk.matter.pk), f"/oversight/inspections/{inspection.pk}/"
    finding = {"what": "缺说明", "citation": "OUT-25 · S06", "severity": "minor", "responsible": stage.cast["gu"].pk, "working_days": 5}
    sent = {f"f{sampled.pk}-{name}": value for name, value in finding.items()}
    assert stage.office.chen.post(f"{base}sample/{sampled.pk}/findings/", sent).status_code == 403
    assert lin.post(f"{base}sample/{sampled.pk}/findings/", {}).status_code == 422
    assert lin.post(f"{base}sample/{sampled.pk}/findings/", sent).status_code == 302
    assert Finding.objects.get().responsible == stage.cast["gu"]
    assert lin.post(f"{base}signature/").status_code == 422
    for row in inspection.sample.all():
        assert lin.post(f"{base}sample/{row.pk}/answers/", dict.fromkeys(QUESTIONS, "yes")).status_code == 302
    assert [client.post(f"{base}signature/").status_code for client in (lin, wen)] == [302, 302]
    inspection.refresh_from_db()
    assert inspection.closed_at


@standing_at("returned")
def test_the_unit_rectifies_and_the_inspector_closes_by_hand(seen, stage: House):
    finding = found(seen)
    url = f"/oversight/findings/{finding.pk}/steps/"
    assert stage.office.gu.post(f"{url}start/", {}).status_code == 422
    assert stage.office.gu.post(f"{url}start/", {"plan": "补交延误证明"}).status_code == 302
    assert stage.office.wen.post(f"{url}submit/", {"done": "x"}).status_code == 403
    proof = seen.walk.attach("other", "延误证明", by="gu")
    with attachments.open_(proof) as file:
        letter = SimpleUploadedFile(proof.name, file.read())
    assert stage.office.gu.post(f"{url}submit/", {"done": "已补交", "evidence": letter}).status_code == 302
    assert stage.office.gu.post(f"{url}accept/", {}).status_code == 403
    assert stage.office.lin.post(f"{url}accept/", {}).status_code == 302
    assert Finding.objects.get().state == "accepted"


@standing_at("returned")
def test_the_desk_shows_what_is_open_and_what_nobody_has_inspected(walk, stage: House):
    page = stage.office.wen.get("/oversight/").content.decode()
    assert f"/matters/{walk.matter.pk}/audit/" in page and "/oversight/inspections/new/" in page
    assert "/oversight/inspections/new/" not in stage.office.chen.get("/oversight/").content.decode()


@standing_at("returned")
def test_the_report_is_a_paper_and_a_table(seen, stage: House):
    found(seen, what="=HYPERLINK(1)")
    view = reporting.view(seen.inspection)
    assert reporting.pdf(view)[:5] == b"%PDF-" and reporting.pdf(view) == reporting.pdf(view)
    book = openpyxl.load_workbook(io.BytesIO(reporting.workbook(view)))
    sheet, checks = book.worksheets
    (looked,) = [row for row in view.looked if row.number == seen.walk.matter.number]
    of_it = [row for row in checks.iter_rows(min_row=2, values_only=True) if row[0] == looked.number]
    assert len(of_it) == looked.asked and sum(row[4] in ("符合", "有证明") for row in of_it) == looked.kept  # never alone
    assert [cell.value for cell in sheet[1]] == list(HEAD)
    line = next(row for row in sheet.iter_rows(min_row=2) if row[4].value)
    assert (line[0].value, line[4].value, line[4].data_type) == (seen.walk.matter.number, "=HYPERLINK(1)", "s")


@pytest.mark.parametrize("who, shown", [("wen", True), ("chen", True), ("gu", False), ("mi", False)])
@standing_at("returned")
def test_the_menu_leads_there(walk, stage: House, who, shown):
    assert ('href="/oversight/"' in stage.office.browser(who).get("/me/").content.decode()) is shown
