"""Oversight by program: an inspection from its plan to its closing, through the same doors and with the same refusals as the pages."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.making import House, house, stage, standing_at, template, walk
from workflow.oversight.models import Finding
from workflow.rehearsal.letters import letter

__all__ = ["house", "stage", "template", "walk"]
pytestmark = standing_at("returned")
QUESTIONS = ("stamps", "letter", "passport_kind", "invoices", "report", "discipline")


def send(stage, who, address, *, status=200, **body):
    response = stage.office.browser(who).post(f"/api/v1/{address}", data=json.dumps(body), content_type="application/json")
    assert response.status_code == status, response.content.decode()
    return response.json()


def get(stage, who, address, *, status=200):
    response = stage.office.browser(who).get(f"/api/v1/{address}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def planned(stage, count=1):
    people = [stage.cast["wen"].pk, stage.cast["lin"].pk]
    return send(stage, "wen", "inspections", status=201, title="抽查", count=count, seed="2026", inspectors=people)


def recorded(stage, inspection, who="lin", status=201):
    row = inspection["sample"][0]
    told = {"severity": "serious", "what": "缺说明。", "citation": "OUT-25 · S06", "responsible": stage.cast["gu"].pk, "working_days": 5}
    return send(stage, who, f"inspections/{inspection['id']}/sample/{row['id']}/findings", status=status, **told)


def test_a_comparison_is_never_a_figure_alone(walk, stage: House):
    told = get(stage, "wen", f"matters/{walk.matter.pk}/comparison")
    assert told["asked"] == len(told["rows"]) and told["kept"] == sum(row["outcome"] in ("kept", "excused") for row in told["rows"])
    assert all(row["rule"] or row["source"] for row in told["rows"])
    get(stage, "zhao", f"matters/{walk.matter.pk}/comparison", status=404)


def test_an_inspection_lives_from_its_plan_to_both_signatures(walk, stage: House):
    inspection = planned(stage)
    base = f"inspections/{inspection['id']}"
    (row,) = inspection["sample"]
    assert (inspection["seed"], row["number"], len(row["unanswered"])) == ("2026", walk.matter.number, 6)
    send(stage, "lin", f"{base}/signature", status=422)
    answers = {code: {"answer": "yes"} for code in QUESTIONS}
    send(stage, "lin", f"{base}/sample/{row['id']}/answers", status=422, answers=answers | {"stamps": {"answer": "no"}})
    assert send(stage, "lin", f"{base}/sample/{row['id']}/answers", answers=answers)["unanswered"] == []
    recorded(stage, inspection)
    send(stage, "lin", f"{base}/signature"), send(stage, "wen", f"{base}/signature")
    told = get(stage, "chen", base)
    assert told["closed_at"] and get(stage, "chen", "inspections")["rows"] == [told]
    recorded(stage, inspection, status=409)
    for report in ("report.pdf", "report.xlsx"):
        assert stage.office.chen.get(f"/api/v1/{base}/{report}").content[:2] in (b"%P", b"PK")


@pytest.mark.parametrize("who", ["chen", "gu", "guan"])
def test_who_does_not_plan_or_inspect_is_refused_here_too(walk, stage: House, who):
    inspection = planned(stage)
    send(stage, who, "inspections", status=403, title="抽查", count=1, inspectors=[])
    recorded(stage, inspection, who=who, status=403)
    send(stage, who, f"inspections/{inspection['id']}/signature", status=403)


def test_a_finding_is_rectified_returned_and_closed(walk, stage: House):
    finding = recorded(stage, planned(stage))
    base = f"findings/{finding['id']}"
    send(stage, "wen", f"{base}/start", status=403, plan="x")
    send(stage, "gu", f"{base}/submit", status=409, done="x", evidence=1)
    send(stage, "gu", f"{base}/start", plan="补交证明。")
    proof = stage.office.gu.post(f"/api/v1/{base}/evidence", {"file": SimpleUploadedFile("proof.pdf", letter("proof"))})
    assert proof.status_code == 201, proof.content.decode()
    send(stage, "gu", f"{base}/submit", done="已补交。", evidence=proof.json()["id"])
    send(stage, "gu", f"{base}/accept", status=403)
    assert send(stage, "lin", f"{base}/send-back", why="缺章。", working_days=3)["state"] == "returned"
    send(stage, "gu", f"{base}/submit", done="已盖章。", evidence=proof.json()["id"])
    closed = send(stage, "wen", f"{base}/accept")
    assert closed["state"] == "accepted" and [row["accepted"] for row in closed["rectifications"]] == [False, True]


def test_findings_are_listed_for_who_sees_the_matter_and_who_answers_for_them(walk, stage: House):
    recorded(stage, planned(stage))
    seen = {who: len(get(stage, who, "findings")["rows"]) for who in ("gu", "mi", "wen", "zhao", "su")}
    assert seen == {"gu": 1, "mi": 1, "wen": 1, "zhao": 0, "su": 0}
    assert len(get(stage, "gu", "findings?mine=true&state=open")["rows"]) == 1 == Finding.objects.count()
    assert get(stage, "mi", "findings?mine=true")["rows"] == get(stage, "gu", "findings?state=accepted")["rows"] == []
