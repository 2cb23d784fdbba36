"""Old packages get their file numbers in the order of sealing, once, also where two hands do it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from approvals.people.models import Person
from tests.workflow.registers.archived import sealed
from workflow.core.models import Counter
from workflow.registers.archive import catching_up
from workflow.registers.archive.verify import verify
from workflow.registers.models import ArchivePackage


def at(*day):
    return datetime(*day, 9, 0, tzinfo=UTC)


@pytest.fixture
def old(db, settings, tmp_path):
    """Four packages as an earlier version left them; they were not sealed in the order of their rows."""
    settings.VAR = tmp_path
    dang = Person.objects.create_user("20010001", "党知非")
    days = {"丙": (2025, 9, 3), "甲": (2024, 5, 1), "乙": (2025, 2, 1)}
    rows = {title: sealed(dang, at(*day), title) for title, day in days.items()} | {"访": sealed(dang, at(2025, 5, 5), "访", kind="visit")}
    ArchivePackage.objects.update(file_no=None, retention="", kept_until=None)
    Counter.objects.all().delete()
    return rows


def number(title):
    return ArchivePackage.objects.get(matter__title=title).file_no


def run(*words):
    out = StringIO()
    call_command("number_packages", *words, stdout=out)
    return out.getvalue().splitlines()


def test_they_are_numbered_in_the_order_of_sealing(old):
    assert run()[-1] == "To number: 4. Only tried; add --apply." and number("甲") is None
    assert run("--apply")[-1] == "Numbered: 4."
    assert [number(title) for title in ("甲", "乙", "丙", "访")] == [
        "0000-WS·2024-D30-GJC-0001", "0000-WS·2025-D30-GJC-0001", "0000-WS·2025-D30-GJC-0002", "0000-WS·2025-Y-GJC-0001",
    ]  # fmt: skip
    assert ArchivePackage.objects.get(matter__title="乙").kept_until == date(2055, 12, 31)
    assert all(verify(package.folder, digest=package.digest) == [] for package in ArchivePackage.objects.all())


def test_a_second_time_nothing_is_done_and_the_next_sealing_goes_on_counting(old):
    run("--apply")
    before = list(ArchivePackage.objects.order_by("pk").values_list("file_no", flat=True))
    assert run("--apply") == ["Numbered: 0."]
    assert list(ArchivePackage.objects.order_by("pk").values_list("file_no", flat=True)) == before
    assert sealed(Person.objects.get(), at(2025, 12, 1), "丁").file_no == "0000-WS·2025-D30-GJC-0003"


def test_what_has_a_number_or_a_period_keeps_it(old):
    ArchivePackage.objects.filter(pk=old["甲"].pk).update(file_no="0194-1", retention="permanent")
    ArchivePackage.objects.filter(pk=old["丙"].pk).update(retention="10")
    run("--apply")
    assert (number("甲"), number("丙")) == ("0194-1", "0000-WS·2025-D10-GJC-0001")


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_time_give_each_package_one_number(settings, tmp_path):
    settings.VAR = tmp_path
    dang = Person.objects.create_user("20010001", "党知非")
    for no in range(6):
        sealed(dang, at(2025, 3, 1 + no), f"团组{no}")
    ArchivePackage.objects.update(file_no=None)
    Counter.objects.all().delete()

    def number_all(_hand):
        try:
            return len(catching_up.number_all())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        done = sorted(hands.map(number_all, range(4)))
    assert done == [0, 0, 0, 6]
    numbers = list(ArchivePackage.objects.order_by("made_at").values_list("file_no", flat=True))
    assert numbers == [f"0000-WS·2025-D30-GJC-{no:04d}" for no in range(1, 7)]
