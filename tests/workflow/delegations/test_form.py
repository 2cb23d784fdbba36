"""The application form over HTTP: what is typed is kept as typed, nothing else is bound, nobody else gets in."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from approvals.people.models import Holding, Person, Post, Unit
from approvals.routes import publish_first
from workflow.applying import drafts
from workflow.core.models import Attachment, Confidential, RuleException
from workflow.core.steps import take
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.route import ROUTE

from .good_trip import a_draft

pytestmark = pytest.mark.django_db
ID_NUMBER = "11010519491231002X"


@pytest.fixture
def college():
    school = Unit.objects.create(code="0", name="澜江大学", kind="school")
    return Unit.objects.create(code="1", name="外国语学院", parent=school)


@pytest.fixture
def somebody(college):
    def make(number: str, name: str, title: str = "教授", unit=college) -> Person:
        person = Person.objects.create_user(number, name, "a long password", language="en", phone=f"138{number:0>8}")
        post, _made = Post.objects.get_or_create(unit=unit, title=title)
        Holding.objects.create(post=post, person=person, since=date(2024, 1, 1))
        return person

    return make


@pytest.fixture
def gu(somebody):
    return somebody("1001", "顾行之")


@pytest.fixture
def draft(gu, college):
    return drafts.begin(
        "delegation", owner=gu, by=gu, now=timezone.now(), unit=college, post_title="教授", draft={"members": [{"key": "m1"}], "legs": [{}]},
    )  # fmt: skip


@pytest.fixture
def at(client, gu):
    client.force_login(gu)
    return client


def send(client, matter, part, *, htmx=False, status=None, **typed):
    fresh = Delegation.objects.get(pk=matter.pk)
    sent = {"version": fresh.changed_at.isoformat()} | {name.replace("__", "."): value for name, value in typed.items()}
    headers = {"HX-Request": "true"} if htmx else {}
    response = client.post(reverse("edit", args=[matter.pk, part]), sent, headers=headers)
    assert status is None or response.status_code == status, response.content.decode()
    return response


def kept(matter) -> dict:
    return Delegation.objects.get(pk=matter.pk).draft


# saving


@pytest.mark.parametrize(
    ("part", "typed", "path"),
    [
        ("basics", {"title": "赴日本"}, ["title"]),
        ("people", {"members__0__name": "顾行之"}, ["members", 0, "name"]),
        ("journey", {"legs__0__country": "JP"}, ["legs", 0, "country"]),
        ("money", {"fund_source": "学校事业费"}, ["fund_source"]),
        ("check", {"declarations__no_family": "true"}, ["declarations", "no_family"]),
    ],
)
def test_every_part_keeps_what_was_typed(at, draft, part, typed, path):
    send(at, draft, part, htmx=True, status=200, **typed)
    value = kept(draft)
    for step in path:
        value = value[step]
    assert [value] == list(typed.values())


@pytest.mark.parametrize("part", ["basics", "people", "journey", "money", "papers", "check"])
def test_every_part_has_its_page(at, draft, part):
    assert at.get(reverse("edit", args=[draft.pk, part])).status_code == 200


def test_what_cannot_be_read_stays_and_is_said_beside_its_box(at, draft):
    said = send(at, draft, "journey", htmx=True, status=200, starts="next spring").content.decode()
    assert kept(draft)["starts"] == "next spring"
    assert 'id="w-starts"' in said and "This is not a date" in said
    page = at.get(reverse("edit", args=[draft.pk, "journey"])).content.decode()
    assert 'value="next spring"' in page and "This is not a date" in page


def test_only_the_boxes_of_the_part_are_read(at, draft):
    send(at, draft, "basics", title="x", fund_source="y", owner="7", state="approval", unknown="z", members__0__name="w")
    now = kept(draft)
    assert now["title"] == "x" and set(now) == {"title", "members", "legs"} and now["members"] == [{"key": "m1"}]


def test_ids_and_sealed_rows_never_come_from_outside(at, draft):
    send(at, draft, "people", members__0__person_id="5", members__0__key="m9", members__0__identity="3", members__1__name="x")
    assert kept(draft)["members"] == [{"key": "m1"}]


def test_without_script_one_is_led_to_the_next_part(at, draft):
    assert send(at, draft, "basics", title="x", verb="next")["Location"].endswith("/people/")


def test_without_script_a_mistake_keeps_one_here(at, draft):
    assert send(at, draft, "journey", starts="soon", verb="next")["Location"].endswith("/journey/#starts")


def test_htmx_is_led_on_too(at, draft):
    assert send(at, draft, "basics", htmx=True, title="x", verb="next")["HX-Redirect"].endswith("/people/")


def test_gaps_are_told_only_after_a_look_through(at, draft):
    missing = "Task abroad is missing."
    assert missing not in at.get(reverse("edit", args=[draft.pk, "basics"])).content.decode()
    send(at, draft, "basics", title="x", verb="save")
    assert missing in at.get(reverse("edit", args=[draft.pk, "basics"])).content.decode()


def test_the_rules_are_asked_while_one_writes(at, draft):
    send(at, draft, "basics", track="general", task_type="visit")
    said = send(at, draft, "journey", htmx=True, starts="2025-06-02", ends="2025-06-10", legs__0__country="JP").content.decode()
    assert "OUT-01" in said and 'id="w-ends"' in said and "at most 5 are allowed" in said


def test_urgent_needs_its_reason_and_keeps_it(at, draft):
    said = send(at, draft, "basics", urgent="true", urgent_reason="", title="x", verb="save", status=422).content.decode()
    assert "Say why it is urgent." in said and kept(draft)["title"] == "x"
    send(at, draft, "basics", urgent="true", urgent_reason="邀请方改期", status=302)
    assert Delegation.objects.get(pk=draft.pk).urgent_reason == "邀请方改期"


def test_a_mark_of_secrecy_is_not_kept(at, draft):
    response = send(at, draft, "basics", htmx=True, purpose="机密★5年", status=422)
    assert "purpose" not in kept(draft) and "机密" not in response.content.decode()


def test_a_null_character_breaks_nothing(at, draft):
    send(at, draft, "basics", htmx=True, title="a\x00b", status=200)
    assert kept(draft)["title"] == "ab"


# lines


LINES = [("people", "add:members", "members"), ("journey", "add:legs", "legs"), ("money", "add:budget", "budget")]


@pytest.mark.parametrize(("part", "verb", "name"), LINES)
@pytest.mark.parametrize("htmx", [True, False])
def test_a_line_comes_and_goes(at, draft, part, verb, name, htmx):
    before = len(kept(draft).get(name) or [])
    send(at, draft, part, htmx=htmx, verb=verb)
    assert len(kept(draft)[name]) == before + 1
    send(at, draft, part, htmx=htmx, verb=f"remove:{name}:{before}")
    assert len(kept(draft)[name]) == before


def test_what_was_typed_is_kept_when_a_line_is_added(at, draft):
    page = send(at, draft, "journey", htmx=True, legs__0__city="仙台", verb="add:legs").content.decode()
    assert kept(draft)["legs"][0]["city"] == "仙台" and 'value="仙台"' in page and 'id="legs-1-country"' in page


def test_every_day_of_the_trip_has_its_line(at, draft):
    said = send(at, draft, "journey", htmx=True, starts="2025-06-02", ends="2025-06-04").content.decode()
    assert [line["date"] for line in kept(draft)["itinerary"]] == ["2025-06-02", "2025-06-03", "2025-06-04"]
    assert 'id="itinerary-2-activity"' in said


def test_a_day_that_was_written_survives_other_dates(at, draft):
    send(at, draft, "journey", starts="2025-06-02", ends="2025-06-04")
    send(at, draft, "journey", itinerary__2__activity="讲座")
    send(at, draft, "journey", ends="2025-06-03")
    assert [line["date"] for line in kept(draft)["itinerary"]] == ["2025-06-02", "2025-06-03", "2025-06-04"]
    send(at, draft, "journey", itinerary__2__activity="")
    assert len(kept(draft)["itinerary"]) == 2


def test_a_day_in_two_halves(at, draft):
    send(at, draft, "journey", starts="2025-06-02", ends="2025-06-03")
    send(at, draft, "journey", verb="split-day:0")
    assert [(line["date"], line["half"]) for line in kept(draft)["itinerary"]] == [
        ("2025-06-02", "am"), ("2025-06-02", "pm"), ("2025-06-03", "day")]  # fmt: skip


def test_the_five_usual_costs(at, draft):
    send(at, draft, "money", verb="usual:budget")
    assert len(kept(draft)["budget"]) == 5


# people


def test_somebody_of_the_roster_is_found_and_added(at, draft, somebody):
    lin = somebody("1003", "林晚晴", "副教授")
    page = at.get(reverse("members_found", args=[draft.pk]), {"q": "lin wan"}).content.decode()
    assert "林晚晴" in page and lin.phone not in page
    send(at, draft, "people", htmx=True, verb=f"person:members:{lin.pk}")
    member = kept(draft)["members"][1]
    assert (member["name"], member["unit"], member["post"], member["person_id"]) == ("林晚晴", "外国语学院", "副教授", lin.pk)
    assert "phone" not in member


def test_the_leader_is_one(at, draft):
    send(at, draft, "people", verb="add:members")
    key = kept(draft)["members"][1]["key"]
    send(at, draft, "people", leader=key)
    assert Delegation.objects.get(pk=draft.pk).application.leader == key


@pytest.mark.parametrize("htmx", [True, False])
def test_an_identity_number_is_sealed_and_nowhere_in_clear(at, draft, htmx):
    response = send(at, draft, "people", htmx=htmx, members__0__identity=ID_NUMBER, verb="save")
    identity = kept(draft)["members"][0]["identity"]
    assert Confidential.objects.get(pk=identity["confidential"]).mark == identity["hmac"]
    page = at.get(reverse("edit", args=[draft.pk, "people"])).content.decode()
    for text in (json.dumps(kept(draft)), response.content.decode(), page):
        assert ID_NUMBER not in text and ID_NUMBER[:-4] not in text
    assert "••••002X" in page


def test_half_a_number_is_not_sealed_while_typing(at, draft):
    send(at, draft, "people", htmx=True, members__0__identity=ID_NUMBER[:7])
    assert "identity" not in kept(draft)["members"][0] and not Confidential.objects.exists()


def test_a_replaced_number_is_destroyed(at, draft):
    send(at, draft, "people", members__0__identity=ID_NUMBER, verb="seal")
    first = kept(draft)["members"][0]["identity"]["confidential"]
    send(at, draft, "people", members__0__identity="E12345678", verb="seal")
    assert Confidential.objects.get(pk=first).sealed is None
    assert kept(draft)["members"][0]["identity"]["confidential"] != first


# several hands


@pytest.mark.parametrize("htmx", [True, False])
def test_a_stale_page_overwrites_nothing(at, draft, htmx):
    old = Delegation.objects.get(pk=draft.pk).changed_at.isoformat()
    send(at, draft, "basics", title="newer")
    response = send(at, draft, "basics", htmx=htmx, version=old, purpose="商谈联合培养项目的具体安排", status=409)
    assert kept(draft) == {"title": "newer", "members": [{"key": "m1"}], "legs": [{}]}
    assert htmx or "商谈联合培养项目的具体安排" in response.content.decode()


def test_a_stale_page_that_says_nothing_new_is_stale_too(at, draft):
    send(at, draft, "basics", version="2020-01-01T00:00:00+00:00", status=409)


def test_a_stranger_finds_nothing(client, draft, somebody):
    client.force_login(somebody("1009", "陈立夏"))
    for name, args in [("edit", [draft.pk, "basics"]), ("members_found", [draft.pk])]:
        assert client.get(reverse(name, args=args)).status_code == 404
    assert client.post(reverse("edit", args=[draft.pk, "basics"]), {"title": "x"}).status_code == 404
    assert client.post(reverse("bring_file", args=[draft.pk])).status_code == 404


def test_what_was_handed_in_is_not_written_any_more(at, draft, monkeypatch):
    hand_in(draft, at, monkeypatch)
    assert at.get(reverse("edit", args=[draft.pk, "basics"]))["Location"] == draft.get_absolute_url()
    send(at, draft, "basics", htmx=True, title="later", status=409)
    send(at, draft, "basics", title="later", status=409)
    letter = SimpleUploadedFile("letter.pdf", PDF)
    sent = {"version": Delegation.objects.get(pk=draft.pk).changed_at.isoformat(), "slot": "other", "file": letter}
    assert at.post(reverse("bring_file", args=[draft.pk]), sent).status_code == 409


# papers and the last look

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def bring(client, matter, slot, *, content=PDF, name="letter.pdf", htmx=True, **more):
    fresh = Delegation.objects.get(pk=matter.pk)
    sent = {"version": fresh.changed_at.isoformat(), "slot": slot, "file": SimpleUploadedFile(name, content)} | more
    return client.post(reverse("bring_file", args=[matter.pk]), sent, headers={"HX-Request": "true"} if htmx else {})


def hand_in(draft, at, monkeypatch):
    """The draft, complete, with its letter, submitted without a round."""
    monkeypatch.setattr("workflow.matters.delegations.kind.open_round", lambda matter, **facts: None)
    good = a_draft()
    good["legs"][0]["invitation"] = None
    Delegation.objects.filter(pk=draft.pk).update(draft=good)
    assert bring(at, draft, "legs.0.invitation").status_code == 200
    take(draft.pk, "submit", by=draft.owner)


def test_a_letter_finds_its_stay(at, draft):
    page = bring(at, draft, "legs.0.invitation").content.decode()
    file = Attachment.objects.get(matter_id=draft.pk)
    assert kept(draft)["legs"][0]["invitation"] == file.sha256 and file.kind == "invitation" and "letter.pdf" in page


def test_a_further_paper_stands_in_the_list(at, draft):
    assert bring(at, draft, "other", kind="conference", htmx=False).status_code == 302
    assert [(a["kind"], a["name"]) for a in kept(draft)["attachments"]] == [("conference", "letter.pdf")]


def test_a_paper_is_taken_back(at, draft):
    bring(at, draft, "legs.0.invitation")
    file = Attachment.objects.get(matter_id=draft.pk)
    sent = {"version": Delegation.objects.get(pk=draft.pk).changed_at.isoformat()}
    assert at.post(reverse("take_file_back", args=[draft.pk, file.pk]), sent).status_code == 302
    assert kept(draft)["legs"][0]["invitation"] is None and not Attachment.objects.exists()


def test_a_marked_paper_is_refused_and_said_so(at, draft):
    assert bring(at, draft, "other", name="机密★5年.pdf").status_code == 422
    assert bring(at, draft, "other", name="机密★5年.pdf", htmx=False).status_code == 302
    assert "mark of secrecy" in at.get(reverse("edit", args=[draft.pk, "papers"])).content.decode()
    assert not Attachment.objects.exists()


def test_the_last_look_leads_to_what_is_missing(at, draft):
    page = at.get(reverse("edit", args=[draft.pk, "check"])).content.decode()
    assert f'href="{reverse("edit", args=[draft.pk, "basics"])}#title"' in page
    assert 'value="submit" disabled' in page


def test_the_button_hands_in_what_was_just_declared(at, draft):
    response = send(at, draft, "check", declarations__no_family="true", verb="submit", status=307)
    assert response["Location"] == reverse("step", args=[draft.pk, "submit"])
    assert kept(draft)["declarations"] == {"no_family": "true"}


def test_an_exception_is_asked_for_with_its_proof(at, draft):
    Delegation.objects.filter(pk=draft.pk).update(draft=a_draft(ends="2025-06-10"))
    page = at.get(reverse("edit", args=[draft.pk, "check"])).content.decode()
    assert '<option value="OUT-01">' in page
    asked = {"rule": "OUT-01", "reason": "会期由对方确定", "upload": SimpleUploadedFile("proof.pdf", PDF)}
    assert at.post(reverse("step", args=[draft.pk, "ask_exception"]), asked).status_code == 302
    exception = RuleException.objects.get(matter_id=draft.pk)
    assert (exception.rule, exception.evidence.name) == ("OUT-01", "proof.pdf")
    page = at.get(reverse("edit", args=[draft.pk, "check"])).content.decode()
    assert "being decided" in page and '<option value="OUT-01">' not in page


def test_an_exception_without_proof_is_refused(at, draft):
    Delegation.objects.filter(pk=draft.pk).update(draft=a_draft(ends="2025-06-10"))
    asked = {"rule": "OUT-01", "reason": "会期由对方确定"}
    assert at.post(reverse("step", args=[draft.pk, "ask_exception"]), asked).status_code == 422


def test_who_will_be_asked_is_named_and_never_a_traveller(at, draft, somebody, college):
    publish_first("delegation", ROUTE)
    head, deputy = somebody("1002", "程述", "院长"), somebody("1003", "林晚晴", "副院长")
    Post.objects.filter(title__in=["院长", "副院长"]).update(duty="head")
    Delegation.objects.filter(pk=draft.pk).update(draft={"members": [{"key": "m1", "person_id": head.pk, "name": "程述"}]})
    page = at.get(reverse("edit", args=[draft.pk, "check"])).content.decode()
    way = page[page.index('id="way-title"') :]
    assert deputy.name in way and head.name not in way and "3 working days" in way
