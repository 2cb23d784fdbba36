"""Lists, drafts and files by a program: what is seen, what it costs, and what never gets in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.making import trip
from tests.workflow.api.conftest import written
from workflow.core import confidential
from workflow.core.models import Attachment, Reading

pytestmark = pytest.mark.django_db


def statements(program, path: str) -> int:
    program.get(path)
    with CaptureQueriesContext(connection) as asked:
        program.get(path)
    return len(asked)


@pytest.mark.parametrize("path, most", [("/matters?limit=50", 8), ("/matters?mine=true", 8), ("/inbox", 8)])
def test_a_list_costs_the_same_for_one_and_for_many(cast, programs, path, most):
    gu, head = programs["gu"], programs["cheng"]
    who = head if path == "/inbox" else gu
    _submitted(gu, cast, 1)
    few = statements(who, path)
    _submitted(gu, cast, 3)
    assert len(who.get(path)["rows"]) == 4
    assert statements(who, path) == few <= most


def _submitted(gu, cast, count):
    for _number in range(count):
        gu.step(written(gu, trip(cast)), "submit")


def test_the_list_is_read_page_by_page_newest_first(programs):
    gu = programs["gu"]
    made = [gu.post("/delegations", {"application": {"title": f"第{n}团"}}, status=201)["matter"]["id"] for n in range(5)]
    first = gu.get("/matters?limit=2")
    second = gu.get(f"/matters?limit=2&before={first['older']}")
    last = gu.get(f"/matters?limit=2&before={second['older']}")
    assert [row["id"] for page in (first, second, last) for row in page["rows"]] == made[::-1]
    assert last["older"] is None
    assert gu.get("/matters?state=vetting")["rows"] == [] == programs["zhao"].get("/matters")["rows"]
    assert gu.ask("GET", "/matters?limit=1000").status_code == 422
    assert gu.ask("GET", "/matters?q=%00").status_code == 422


def test_a_draft_may_be_incomplete_and_is_given_back_as_written(programs):
    gu = programs["gu"]
    begun = gu.post("/delegations", {}, status=201)
    path = f"/delegations/{begun['matter']['id']}"
    gu.put(f"{path}/application", {"title": "赴日本访问", "starts": "2026年7月6日", "legs": [{"country": "日本"}]})
    shown = gu.get(path)
    assert shown["draft"] and shown["matter"]["title"] == "赴日本访问"
    assert (shown["application"]["starts"], shown["application"]["legs"][0]["country"]) == ("2026-07-06", "JP")
    checked = gu.get(f"{path}/check")
    assert not checked["ready"] and checked["complaints"] and len(checked["verdicts"]) > 5


def test_a_draft_written_meanwhile_is_not_overwritten(programs):
    gu = programs["gu"]
    begun = gu.post("/delegations", {}, status=201)
    path = f"/delegations/{begun['matter']['id']}/application"
    gu.put(path, {"title": "甲"}, **{"If-Match": f'"{begun["version"]}"'})
    assert gu.put(path, {"title": "乙"}, status=409, **{"If-Match": begun["version"]})["kind"] == "not_now"


def test_what_was_handed_in_is_not_edited(cast, programs):
    matter = written(programs["gu"], trip(cast))
    programs["gu"].step(matter, "submit")
    assert programs["gu"].put(f"/delegations/{matter}/application", {}, status=409)["kind"] == "not_now"
    assert programs["chen"].put(f"/delegations/{matter}/application", {}, status=403)["kind"] == "not_yours"
    assert "withdraw" in [row["step"] for row in programs["gu"].get(f"/matters/{matter}/steps")]
    assert not programs["chen"].get(f"/delegations/{matter}")["draft"]


def test_nobody_points_at_a_sealed_number_of_somebody_else(programs):
    gu = programs["gu"]
    row = confidential.seal("E12345678", purpose="document", now=timezone.now())
    path = f"/delegations/{gu.post('/delegations', {}, status=201)['matter']['id']}/application"
    member = {"key": "m1", "identity": {"confidential": row.pk, "hmac": row.mark}}
    assert gu.put(path, {"members": [member]}, status=422)["kind"] == "not_complete"
    gu.post("/delegations", {"application": {"members": [member]}}, status=422)


def test_a_mark_of_secrecy_is_refused_before_it_is_stored(programs):
    gu = programs["gu"]
    path = f"/delegations/{gu.post('/delegations', {}, status=201)['matter']['id']}/application"
    gu.put(path, {"purpose": "机密★5年"}, status=422)


def test_a_secretary_begins_for_a_professor_of_the_unit_only(cast, programs):
    begun = programs["mi"].post("/delegations", {"staff_number": "gu"}, status=201)
    assert begun["matter"]["owner"]["name"] == "顾行之" and begun["matter"]["unit"]["code"] == "CIE"
    assert programs["gu"].get(f"/matters/{begun['matter']['id']}")["state"] == "draft"
    programs["mi"].step(begun["matter"]["id"], "ask_confirmation")
    programs["su"].post("/delegations", {"staff_number": "gu"}, status=403)
    programs["zhou"].post("/delegations", {"staff_number": "gu"}, status=403)
    programs["zhou"].post("/delegations", {"staff_number": "nobody"}, status=403)
    programs["mi"].post("/delegations", {"staff_number": "nobody"}, status=422)
    programs["gu"].post("/delegations", {"unit": "MAT"}, status=422)


def test_last_years_trip_is_copied(cast, programs):
    gu = programs["gu"]
    matter = written(gu, trip(cast))
    gu.step(matter, "submit")
    copied = gu.post("/delegations", {"copy_of": matter}, status=201)["application"]
    assert copied["title"] == "赴日本访问团组" and copied["starts"] is None and copied["legs"][0]["invitation"] is None


def test_a_file_comes_and_goes_out_as_it_was_and_the_reading_is_on_record(cast, programs):
    gu = programs["gu"]
    matter = gu.post("/delegations", {}, status=201)["matter"]["id"]
    file = gu.attach(matter, "invitation")
    response = gu.ask("GET", f"/attachments/{file['id']}")
    assert b"".join(response.streaming_content).startswith(b"%PDF") and "attachment" in response["Content-Disposition"]
    assert Reading.objects.filter(attachment=file["id"], by=cast["gu"]).exists()
    assert gu.get(f"/matters/{matter}/attachments") == [file]


def test_files_are_brought_by_who_writes_or_takes_a_step_that_asks_for_them(cast, programs):
    gu = programs["gu"]
    matter = written(gu, trip(cast))
    gu.step(matter, "submit")
    gu.attach(matter, "permit", status=403)
    programs["chen"].attach(matter, "permit", status=403)  # not before the approval
    programs["cheng"].attach(matter, "invitation", status=403)
    gu.attach(matter, "Bad Kind", status=422)
    assert Attachment.objects.filter(matter=matter).count() == 1
