"""Talk over the API: the same verbs and refusals; what a program may see, it may answer."""

import pytest

from approvals.models import Comment, Copy, HalfWritten, Urging
from tests.making import a_walk, trip, waiting
from workflow.matters.delegations.rehearsal.walk import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(cast) -> Walk:
    """Gu's trip, handed in: it waits for the head of the unit."""
    walk = a_walk(cast)
    walk.until("vetting", trip(cast))
    return walk


@pytest.fixture
def at(walk) -> str:
    return f"/matters/{walk.matter.pk}"


def test_urged_once_a_day(programs, at):
    answer = programs["gu"].post(f"{at}/urging")
    assert [person["name"] for person in answer["told"]] == ["程述"] and answer["on"]
    assert programs["chen"].post(f"{at}/urging", status=409)["kind"] == "not_now"
    assert programs["mi"].post(f"{at}/urging", status=403)["kind"] == "not_yours"
    programs["zhao"].post(f"{at}/urging", status=404)
    assert Urging.objects.count() == 1
    journal = programs["gu"].get(f"{at}/journal")["rows"]
    assert journal[-1]["did"] == "urged those it waits for"


def test_copied_in_and_read(programs, at):
    answer = programs["gu"].post(f"{at}/copies", {"people": ["zhao", "su"], "why": "请知悉。"})
    assert {copy["person"]["name"] for copy in answer["fresh"]} == {"赵明川", "苏禾"} and answer["already"] == []
    again = programs["chen"].post(f"{at}/copies", {"people": ["zhao"], "why": "请知悉。"})
    assert again["fresh"] == [] and again["already"][0]["by"]["name"] == "顾行之"
    (mine,) = [copy for copy in programs["zhao"].get(f"{at}/copies") if copy["person"]["name"] == "赵明川"]
    programs["su"].post(f"/copies/{mine['id']}/reading", status=403)
    programs["wen"].post(f"/copies/{mine['id']}/reading", status=403)
    programs["jiao"].post(f"/copies/{mine['id']}/reading", status=404)
    first = programs["zhao"].post(f"/copies/{mine['id']}/reading")["read_at"]
    assert first and programs["zhao"].post(f"/copies/{mine['id']}/reading")["read_at"] == first


@pytest.mark.parametrize(
    ("who", "said", "status"),
    [
        ("gu", {"people": [], "why": "请知悉。"}, 422), ("gu", {"people": ["nobody"], "why": "请知悉。"}, 422),
        ("gu", {"people": ["zhao"], "why": " "}, 422), ("gu", {"people": ["zhao"], "why": "机密★"}, 422),
        ("gu", {"people": ["zhao"], "why": "请知悉。", "read_at": "2026-01-01"}, 422),
        ("zhou", {"people": ["zhao"], "why": "请知悉。"}, 403), ("zhao", {"people": ["zhao"], "why": "请知悉。"}, 404),
    ],
)  # fmt: skip
def test_what_is_no_copy_is_refused(programs, at, who, said, status):
    programs[who].post(f"{at}/copies", said, status=status)
    assert not Copy.objects.exists()


def test_comments_are_written_and_read_in_their_order(programs, at):
    first = programs["chen"].post(f"{at}/comments", {"text": "请核对日程。", "mentions": ["gu"]})
    assert first["mentions"][0]["name"] == "顾行之"
    second = programs["gu"].post(f"{at}/comments", {"text": "已核对。"})
    page = programs["mi"].get(f"{at}/comments?limit=1")
    assert page["rows"] == [first] and page["onward"] == first["id"]
    assert programs["mi"].get(f"{at}/comments?after={page['onward']}") == {"rows": [second], "onward": None}


@pytest.mark.parametrize(
    ("who", "said", "status"),
    [
        ("gu", {"text": " "}, 422), ("gu", {"text": "绝密★"}, 422), ("gu", {"text": "请看。", "mentions": ["zhao"]}, 422),
        ("gu", {"text": "请看。", "mentions": ["nobody"]}, 422), ("zhao", {"text": "请看。"}, 404),
    ],
)  # fmt: skip
def test_what_is_no_comment_is_refused(programs, at, who, said, status):
    programs[who].post(f"{at}/comments", said, status=status)
    assert not Comment.objects.exists()


def test_a_half_written_opinion_is_put_and_forgotten(programs, walk):
    address = f"/assignments/{waiting(walk).get().pk}/half-written"
    assert programs["cheng"].put(address, {"opinion": "拟同意，"})["opinion"] == "拟同意，"
    assert programs["cheng"].put(address, {"opinion": "拟同意。"})["saved_at"]
    assert HalfWritten.objects.get().opinion == "拟同意。"
    programs["chen"].put(address, {"opinion": "甲"}, status=403)
    programs["zhao"].put(address, {"opinion": "甲"}, status=404)
    programs["cheng"].put(address, {"opinion": "机密★"}, status=422)
    assert programs["cheng"].put(address, {"opinion": ""}) == {"opinion": "", "saved_at": None}
    assert not HalfWritten.objects.exists()


def test_the_same_key_says_it_once(programs, at):
    for _time in range(2):
        assert programs["gu"].ask("POST", f"{at}/comments", {"text": "请看。"}, key="k1").status_code == 200
    assert Comment.objects.count() == 1
