"""The simulator is a process of its own and speaks HTTP alone: over a bad line the books come out right, and once."""

import subprocess
import sys
from typing import Any

import pytest

from approvals.models import Assignment
from tests.notifications.workers import ROOT
from tests.workflow.registers.cabinets import cabinet_of, ready_today
from workflow.matters.delegations.models import Delegation
from workflow.registers.models import CabinetEvent, Difference, Loan, Passport

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def simulated(live: str, key: str, *options: str) -> str:
    """What the simulator says."""
    command = [sys.executable, "manage.py", "cabinet_simulator", "--url", live, "--key", key, *options]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    return f"{ran.returncode} {ran.stdout}{ran.stderr}"


@pytest.mark.parametrize("line", [[], ["--duplicates", "0.6", "--lost", "0.5", "--shuffle", "--seed", "7"]], ids=["good", "bad"])
def test_documents_are_fetched_and_come_back_over_any_line(live: str, line: list[str], settings: Any) -> None:
    office = cabinet_of(ready_today())
    said = simulated(live, office.key, "--put-back", "--alarm", "door_open", *line)
    assert said.startswith("0 ") and "last event: 5, not answered: 0" in said, said
    assert list(CabinetEvent.objects.order_by("seq").values_list("what", "outcome")) == [
        ("taken", "applied"), ("taken", "applied"), ("put_back", "applied"), ("put_back", "applied"), ("alarm", "difference"),
    ]  # fmt: skip
    loans = Loan.objects.filter(matter=office.walk.matter.pk)
    assert loans.count() == 2 and not loans.open().exists() and not Passport.objects.filter(where="drawn").exists()
    assert Difference.objects.get().kind == "alarm"


def test_what_is_fetched_at_the_cabinet_lets_the_group_go_on(live: str) -> None:
    office = cabinet_of(ready_today())
    matter = Delegation.objects.get(pk=office.walk.matter.pk)
    assert Assignment.objects.open().filter(subject=matter.pk, errand="draw").exists()
    assert simulated(live, office.key, "--person", "gu").startswith("0 ")
    assert Loan.objects.open().filter(matter=matter.pk).count() == 1
    assert simulated(live, office.key, "--person", "zhou", "--counted", "1").startswith("0 ")
    assert Loan.objects.open().filter(matter=matter.pk).count() == 2
    assert not Assignment.objects.open().filter(subject=matter.pk, errand="draw").exists(), "nobody has to hand them out any more"


def test_a_wrong_key_is_told(live: str) -> None:
    assert "401" in simulated(live, "waishi_cabinet_x_y")
