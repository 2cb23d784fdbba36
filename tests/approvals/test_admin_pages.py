"""The administrators' calendar and routes: known years are loaded by a button, published routes are only read."""

import pytest

from approvals.models import Phase, Route, SpecialDay
from tests.cast import Office, gather


@pytest.fixture
def office(db):
    return Office(gather())


def test_known_years_are_loaded_and_own_days_stay(office):
    SpecialDay.objects.all().delete()
    SpecialDay.objects.create(date="2026-10-01", works=True, name="学校自定")
    answer = office.guan.post("/admin/approvals/specialday/load/", follow=True)
    assert answer.status_code == 200 and "2026" in answer.text
    assert SpecialDay.objects.get(date="2026-10-01").works and SpecialDay.objects.filter(date__year=2026).count() > 10
    assert office.guan.get("/admin/approvals/specialday/load/").status_code == 405


def test_only_an_administrator_loads(office):
    SpecialDay.objects.all().delete()
    assert office.chen.post("/admin/approvals/specialday/load/").status_code == 302
    assert not SpecialDay.objects.exists()
    assert 'action="/admin/approvals/specialday/load/"' in office.guan.get("/admin/approvals/specialday/").text


def test_a_day_is_entered_by_hand(office):
    told = {"date": "2031-02-03", "name": "春节"}
    assert office.guan.post("/admin/approvals/specialday/add/", told).status_code == 302
    assert SpecialDay.objects.get(date="2031-02-03").works is False


def test_a_published_route_is_read_and_never_written(office):
    route = Route.objects.filter(kind="delegation").first() or Route.objects.create(kind="delegation", version=9)
    page = office.guan.get(f"/admin/approvals/route/{route.pk}/change/")
    phases = Phase.objects.filter(route=route)
    assert page.status_code == 200 and all(phase.name in page.text for phase in phases)
    assert 'name="_save"' not in page.text
    assert office.guan.post(f"/admin/approvals/route/{route.pk}/change/", {"note": "x"}).status_code == 403
    assert office.guan.get("/admin/approvals/route/add/").status_code == 403
    assert office.guan.get("/admin/approvals/route/").status_code == 200


def test_what_the_flow_keeps_for_itself_is_not_offered(office):
    page = office.guan.get("/admin/").text
    assert "/admin/workflow/" not in page and "/admin/auth/group/" not in page and "/admin/approvals/route/" in page
