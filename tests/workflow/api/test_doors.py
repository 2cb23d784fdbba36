"""Who comes in, and how it is refused: tokens, scopes, sessions, foreign matters, bodies."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from approvals.people import tokens
from tests.making import trip
from tests.workflow.api.conftest import ROOT, Program, written
from workflow.core.models import Matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(cast, programs) -> int:
    return programs["gu"].post("/delegations", {}, status=201)["matter"]["id"]


def refused(response, status: int, kind: str) -> list[str]:
    assert (response.status_code, response.json()["kind"]) == (status, kind), response.content.decode()
    assert response.json()["complaints"] and all(response.json()["complaints"])
    assert set(response.json()) == {"kind", "complaints"}
    return response.json()["complaints"]


def test_nobody_comes_in_without_a_token():
    for path in ("/matters", "/inbox", "/delegations/1"):
        response = Client().get(ROOT + path)
        refused(response, 401, "not_known")
        assert response["WWW-Authenticate"] == "Bearer"
    refused(Client().post(f"{ROOT}/matters/1/steps/submit", headers={"Idempotency-Key": "k"}), 401, "not_known")


@pytest.mark.parametrize("header", ["Bearer waishi_x_y", "Bearer ", "Bearer \u00e9"])
def test_an_unknown_token_is_refused(header, db):
    refused(Client().get(f"{ROOT}/matters", headers={"Authorization": header}), 403, "not_yours")


def test_an_expired_token_is_refused(cast):
    short = Program(cast["gu"])
    short.token.expires_at = timezone.now() - timedelta(seconds=1)
    short.token.save()
    assert "expired" in refused(short.ask("GET", "/matters"), 403, "not_yours")[0]


def test_a_revoked_token_is_refused_and_so_is_that_of_somebody_who_left(cast):
    gone, revoked = Program(cast["zhou"]), Program(cast["gu"])
    tokens.revoke(revoked.token, by=cast["gu"], now=timezone.now())
    refused(revoked.ask("GET", "/matters"), 403, "not_yours")
    type(cast["zhou"]).objects.filter(pk=cast["zhou"].pk).update(is_active=False)
    refused(gone.ask("GET", "/matters"), 403, "not_yours")


@pytest.mark.parametrize(
    "scopes, method, path, comes_in",
    [
        (["read"], "GET", "/matters", True), (["write"], "GET", "/matters", False), (["decide"], "GET", "/inbox", False),
        (["read"], "POST", "/delegations", False), (["write"], "POST", "/delegations", True),
        (["read", "write"], "POST", "/assignments/1/decision", False), (["decide"], "POST", "/assignments/1/decision", True),
        (["write"], "POST", "/matters/1/steps/settle", False), (["decide"], "POST", "/matters/1/steps/settle", True),
        (["write"], "POST", "/matters/1/steps/submit", True), (["decide"], "POST", "/matters/1/steps/submit", False),
    ],
)  # fmt: skip
def test_a_token_does_what_its_scopes_say(cast, scopes, method, path, comes_in):
    response = Program(cast["gu"], scopes=scopes).ask(method, path, {} if method == "POST" else None)
    assert (response.status_code != 403) is comes_in, response.content.decode()


def test_the_own_session_reads_and_writes_only_with_its_csrf_token(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["gu"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"{ROOT}/matters").status_code == 200
    refused(client.post(f"{ROOT}/delegations", "{}", content_type="application/json"), 403, "not_yours")
    page = client.get("/inbox/")
    token = page.context["csrf_token"]
    sent = {"headers": {"X-CSRFToken": str(token)}, "content_type": "application/json"}
    assert client.post(f"{ROOT}/delegations", "{}", **sent).status_code == 201


@pytest.mark.parametrize("path", ["", "/journal", "/steps", "/attachments", "/papers/F1.pdf"])
def test_a_foreign_matter_is_not_there(matter, programs, path):
    refused(programs["zhao"].ask("GET", f"/matters/{matter}{path}"), 404, "not_found")


def test_nothing_of_a_foreign_matter_can_be_done(matter, programs):
    stranger = programs["zhao"]
    file = programs["gu"].attach(matter, "invitation")
    refused(stranger.ask("POST", f"/matters/{matter}/steps/submit", {}), 404, "not_found")
    refused(stranger.ask("GET", f"/delegations/{matter}"), 404, "not_found")
    refused(stranger.ask("GET", f"/delegations/{matter}/check"), 404, "not_found")
    refused(stranger.ask("PUT", f"/delegations/{matter}/application", {}), 404, "not_found")
    refused(stranger.ask("GET", f"/attachments/{file['id']}"), 404, "not_found")
    stranger.attach(matter, "invitation", status=404)
    refused(stranger.ask("POST", "/delegations", {"copy_of": matter}), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/matters/1/steps/begin", "/matters/1/steps/approve", "/matters/1/steps/take_over", "/nothing", "/matters/one"]
)
def test_what_does_not_exist_says_so(cast, programs, path):
    refused(programs["gu"].ask("POST", path, {}), 404, "not_found")


@pytest.mark.parametrize(
    "step, who, body, status, kind",
    [
        ("submit", "gu", {}, 422, "not_complete"),
        ("withdraw", "gu", {}, 409, "not_now"),
        ("open_notice", "gu", {"opened_on": "2026-03-02"}, 403, "not_yours"),
        ("archive", "gu", {}, 403, "not_yours"),
        ("settle", "gu", {"actual": []}, 403, "not_yours"),
        ("cancel", "gu", {"why": "外方推迟"}, 409, "not_now"),
        ("cancel", "gu", {}, 422, "not_complete"),
        ("cancel", "gu", {"why": "x", "state": "archived"}, 422, "not_complete"),
        ("cancel", "gu", {"why": "绝密文件"}, 422, "not_complete"),
        ("depart", "gu", {"left_on": "never", "tickets_match": True}, 422, "not_complete"),
        ("depart", "gu", {"left_on": "2026-03-02", "tickets_match": "yes"}, 422, "not_complete"),
        ("ask_confirmation", "gu", {}, 403, "not_yours"),
        ("submit", "gu", [], 422, "not_complete"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_taken_is_refused_with_words(matter, programs, step, who, body, status, kind):
    refused(programs[who].ask("POST", f"/matters/{matter}/steps/{step}", body), status, kind)
    assert Matter.objects.get(pk=matter).state == "draft"


def test_a_value_that_cannot_be_read_is_named_with_its_place(matter, programs):
    response = programs["gu"].ask("PUT", f"/delegations/{matter}/application", {"legs": [{"arrives": "soon"}]})
    assert refused(response, 422, "not_complete") == ["legs.0.arrives: This is not a date; write it like 2025-03-07."]


@pytest.mark.parametrize("name", ["state", "owner", "number", "limits_on", "revision"])
def test_what_the_office_keeps_is_never_bound(matter, programs, name):
    refused(programs["gu"].ask("PUT", f"/delegations/{matter}/application", {name: "1"}), 422, "not_complete")
    refused(programs["gu"].ask("POST", "/delegations", {name: "1"}), 422, "not_complete")


def test_sentences_come_in_the_language_asked_for(matter, cast):
    path = f"/matters/{matter}/steps/withdraw"
    said = {language: Program(cast["gu"], language=language).ask("POST", path, {}) for language in ("en", "zh-hans")}
    assert "cannot be done" in said["en"].json()["complaints"][0] and said["en"]["Content-Language"] == "en"
    assert said["zh-hans"]["Content-Language"] == "zh-hans"


def test_a_body_that_is_not_json_is_refused(matter, programs):
    gu = programs["gu"]
    headers = {"Authorization": f"Bearer {gu.clear_text}"}
    for body, media_type in (("{", "application/json"), ("{}", "text/plain")):
        response = gu.client.post(f"{ROOT}/matters/{matter}/steps/withdraw", body, content_type=media_type, headers=headers)
        refused(response, 422, "not_complete")


def test_somebody_else_holding_the_matter_is_a_conflict(matter, programs, monkeypatch):
    class Locked(Exception):
        sqlstate = "55P03"

    def take(*given, **facts):
        raise OperationalError("canceling statement due to lock timeout") from Locked()

    monkeypatch.setattr("workflow.api.steps.take", take)
    refused(programs["gu"].ask("POST", f"/matters/{matter}/steps/withdraw", {}), 409, "not_now")


def test_a_decision_names_the_digest_that_was_read(cast, programs):
    matter = written(programs["gu"], trip(cast))
    programs["gu"].step(matter, "submit")
    (row,) = [row for row in programs["cheng"].get("/inbox")["rows"] if row["matter"]["id"] == matter]
    path = f"/assignments/{row['id']}/decision"
    refused(programs["cheng"].ask("POST", path, {"verdict": "agree", "digest": "0" * 64}), 409, "not_now")
    refused(programs["cheng"].ask("POST", path, {"verdict": "back", "digest": row["digest"]}), 422, "not_complete")
    refused(programs["gu"].ask("POST", path, {"verdict": "agree", "digest": row["digest"]}), 403, "not_yours")
    refused(programs["zhao"].ask("POST", path, {"verdict": "agree", "digest": row["digest"]}), 404, "not_found")
    said = programs["cheng"].post(path, {"verdict": "back", "digest": row["digest"], "opinion": "请补充。"})
    assert (said["verdict"], said["matter"]["state"]) == ("back", "sent_back")
    refused(programs["cheng"].ask("POST", path, {"verdict": "agree", "digest": row["digest"]}), 409, "not_now")
