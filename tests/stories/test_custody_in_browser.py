"""The custodian in Chromium, at a desk and on a phone: a cabinet, a count, a difference, a box that changes hands."""

import re
from typing import Any

import pytest
from django.utils import timezone

from approvals.people.models import RoleGrant
from tests.stories.browsing import Somebody
from tests.workflow.registers.cabinets import BOX, cabinet_of, ready_today
from workflow.registers.models import BoxHandover, Cabinet, Difference, Fetch, Passport, Stocktaking
from workflow.registers.passports import fetching
from workflow.registers.passports.simulator import Simulator

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class Custodian(Somebody):
    """Somebody who fills in forms that belong to no matter."""

    def send(self, address: str, verb: str, **said: Any) -> None:
        """Open the page, fill in the form that goes there, send it, and look at what comes."""
        self.open(address)
        form = self.page.locator(f'form[method=post][action$="{verb}"]' if verb else "main form[method=post]:not([action])").first
        self._unfold(form)
        for name, value in said.items():
            self._fill(form, name, value)
        with self.page.expect_navigation() as went:
            self.press(form.locator("button.btn:visible").last)
        assert went.value.status == 200, self.page.locator("main").inner_text()[:600]
        self.look()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_day_of_the_custodian(browser: Any, live: str, phone: bool) -> None:
    office = cabinet_of(ready_today())
    first, second = office.group
    RoleGrant.objects.create(person=office.walk.cast["lin"], role="custodian", since=timezone.localdate())
    fetching.withdraw(Fetch.objects.get(passport=first.passport).pk, by=office.walk.cast["qiao"], now=timezone.now())
    qiao = Custodian(browser, live, "qiao", phone=phone)
    qiao.open("/passports/")

    one = f"/passports/{first.passport.pk}/"
    qiao.send(one, "/place/", box=BOX, slot="12")
    qiao.send(one, "/fetch/")
    cabinet = Simulator(live, office.key)
    assert cabinet.opens(slot="12", person="gu")["open"]
    cabinet.takes(slot="12", person="gu")
    cabinet.raises("door_open", slot="12")
    cabinet.deliver()
    qiao.open(one)
    assert "领取" in qiao.page.locator("main .timeline").first.inner_text()
    qiao.open(f"/passports/cabinets/{office.cabinet.pk}/")
    qiao.send("/passports/differences/", "/settlement/", why="已到现场关门，柜内无短少。")
    assert Difference.objects.get().settled_by.username == "qiao"

    qiao.send("/passports/stocktaking/", "", box="")
    count = Stocktaking.objects.get()
    where = f"/passports/stocktaking/{count.pk}/"
    qiao.open(where)
    qiao.page.locator("main input[name=pick]").first.set_checked(True)
    with qiao.page.expect_navigation():
        qiao.press(qiao.page.locator('form[action$="/ticks/"] button.btn'))
    qiao.look()
    qiao.send(where, "/scan/", lines=f"{BOX}/12")
    qiao.send(where, "/end/")
    assert Stocktaking.objects.get().finished_at and count.differences.filter(kind="found_out", passport=first.passport).exists()
    qiao.open("/passports/stocktaking/")

    qiao.send("/passports/hand-overs/", "", box=BOX, receiver=office.walk.cast["lin"].pk)
    with_lin = Custodian(browser, live, "lin", phone=phone)
    with_lin.send(BoxHandover.objects.get().get_absolute_url(), "/signature/")
    assert BoxHandover.objects.get().signed_at and Cabinet.objects.get().keeper.username == "lin"
    with_lin.open("/passports/hand-overs/")
    with_lin.leave()

    qiao.send(f"/passports/{second.passport.pk}/", "/retirement/", what="lost_home", why="清点时未见。")
    assert Passport.objects.get(pk=second.passport.pk).where == "lost"
    qiao.send("/passports/cabinets/", "", name="二号柜", box="乙", keeper=office.walk.cast["qiao"].pk)
    assert re.search(r"waishi_cabinet_\w+", qiao.page.locator("main").inner_text())
    qiao.open("/passports/?only=missing")
    qiao.leave()
