"""Beginning an application: in one of one's posts, for a professor of one's unit, after an earlier trip."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from approvals.people.models import Holding, Person, Post, RoleGrant, Unit
from workflow.applying import drafts
from workflow.applying.content import canonical
from workflow.core.models import Revision
from workflow.matters.delegations.models import Delegation

from .good_trip import a_draft, a_trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return Unit.objects.create(code="0", name="澜江大学", kind="school")


@pytest.fixture
def colleges(school):
    return [Unit.objects.create(code=str(n), name=name, parent=school) for n, name in enumerate(("外国语学院", "机械工程学院"), 1)]


def somebody(number, name, *posts):
    person = Person.objects.create_user(number, name, "a long password", language="en")
    for unit, title in posts:
        post, _made = Post.objects.get_or_create(unit=unit, title=title)
        Holding.objects.create(post=post, person=person, since=date(2024, 1, 1))
    return person


@pytest.fixture
def gu(colleges):
    return somebody("1001", "顾行之", (colleges[0], "教授"), (colleges[1], "兼职教授"))


@pytest.fixture
def meng(colleges):
    person = somebody("2001", "孟归", (colleges[0], "秘书"))
    RoleGrant.objects.create(person=person, role="secretary", unit=colleges[0], since=date(2024, 1, 1))
    return person


def begin(client, person, **sent):
    client.force_login(person)
    return client.post(reverse("begin", args=["delegation"]), sent)


def test_the_post_chosen_gives_the_unit(client, gu, colleges):
    second = gu.holdings.get(post__unit=colleges[1])
    response = begin(client, gu, holding=second.pk)
    matter = Delegation.objects.get()
    assert response["Location"] == reverse("edit", args=[matter.pk, "basics"])
    assert (matter.unit, matter.post_title, matter.owner, matter.preparer) == (colleges[1], "兼职教授", gu, None)
    assert matter.application.leader and matter.application.members[0].person_id == gu.pk


def test_sent_twice_it_is_begun_once(client, gu):
    for _time in range(2):
        begin(client, gu, holding=gu.holdings.first().pk, _once="abc")
    assert Delegation.objects.count() == 1


def test_nothing_chosen_is_said(client, gu):
    assert begin(client, gu).status_code == 422


def test_both_posts_are_offered_and_no_colleague(client, gu):
    client.force_login(gu)
    page = client.get(reverse("begin", args=["delegation"]), {"q": "孟归"}).content.decode()
    assert "兼职教授" in page and "For a colleague" not in page


def test_the_secretary_prepares_for_the_own_unit_alone(client, meng, gu, colleges):
    client.force_login(meng)
    found = client.get(reverse("begin_people", args=["delegation"]), {"q": "gu xing"}).content.decode()
    assert "外国语学院 教授" in found and "机械工程学院" not in found
    begin(client, meng, holding=gu.holdings.get(post__unit=colleges[0]).pk)
    matter = Delegation.objects.get()
    assert (matter.owner, matter.preparer) == (gu, meng)
    assert begin(client, meng, holding=gu.holdings.get(post__unit=colleges[1]).pk).status_code == 403


def test_the_preparer_writes_and_has_it_confirmed(client, meng, gu, colleges):
    begin(client, meng, holding=gu.holdings.get(post__unit=colleges[0]).pk)
    matter = Delegation.objects.get()
    page = client.get(reverse("edit", args=[matter.pk, "check"])).content.decode()
    assert 'value="ask_confirmation"' in page and 'value="submit"' not in page
    client.force_login(gu)
    assert 'value="submit"' in client.get(reverse("edit", args=[matter.pk, "check"])).content.decode()


def test_nobody_begins_for_a_stranger(client, gu, meng):
    assert begin(client, gu, holding=meng.holdings.first().pk).status_code == 403


def test_an_earlier_trip_is_copied_without_its_dates(client, gu, colleges, earlier):
    begin(client, gu, copy=earlier.pk)
    matter = Delegation.objects.exclude(pk=earlier.pk).get()
    assert matter.draft["title"] == "赴日本访问团组" and "starts" not in matter.draft
    assert matter.draft["legs"][0]["invitation"] is None and "declarations" not in matter.draft


def test_the_earlier_trip_of_somebody_else_is_not_there(client, meng, earlier):
    assert begin(client, meng, copy=earlier.pk).status_code == 404


@pytest.fixture
def earlier(gu, colleges):
    """A trip of Gu's that was handed in once."""
    matter = drafts.begin("delegation", owner=gu, by=gu, now=timezone.now(), unit=colleges[0], post_title="教授", draft=a_draft())
    text = canonical(a_trip())
    revision = Revision.objects.create(matter_id=matter.pk, no=1, canonical=text, digest="0" * 64, made_at=timezone.now(), by=gu)
    Delegation.objects.filter(pk=matter.pk).update(revision=revision)
    return matter
