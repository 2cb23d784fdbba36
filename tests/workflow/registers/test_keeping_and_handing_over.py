"""What becomes of a sealed package: read every night, handed over with a receipt."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Incident
from deploy import incidents as noting
from notifications.models import Message
from tests.workflow.registers.archived import sealed
from workflow.registers.archive import fixity, reminding, transfers
from workflow.registers.archive.verify import verify
from workflow.registers.models import ArchivePackage, Limit, Transfer
from workflow.registers.tasks import check_packages

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2057, 1, 1, 9, 0, tzinfo=UTC)  # the thirty years of 2026 have ended


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def packages(cast):
    return [sealed(cast["dang"], NOW, title) for title in ("赴日", "赴韩", "赴法")]


def spoil(package):
    paper = next((package.folder / "data/papers").iterdir())
    paper.chmod(0o600)
    paper.write_bytes(b"%PDF fork")
    return paper


# --- sealing ----------------------------------------------------------------------------------------------------------


def test_a_sealed_package_has_its_number_its_period_and_a_description(packages):
    assert [package.file_no[-8:] for package in packages] == ["GJC-0001", "GJC-0002", "GJC-0003"]
    assert (packages[0].retention, packages[0].kept_until) == ("30", date(2056, 12, 31))
    root = ElementTree.parse(packages[0].folder / "data/description.xml").getroot()
    assert root.attrib["版本"] == "2" and "未声明符合" in root.attrib["说明"]
    assert (root.findtext("档号/编号"), root.findtext("内容描述/题名")) == (packages[0].file_no, "赴日")
    assert [file.attrib["路径"] for file in root.iter("文件")] == ["data/papers/01-F1.pdf"]


def test_what_is_kept_for_ever_has_no_last_day(cast):
    assert sealed(cast["dang"], NOW, kind="visit").kept_until is None


def test_the_description_is_part_of_what_is_verified(packages):
    path = packages[0].folder / "data/description.xml"
    path.chmod(0o600)
    path.write_text(path.read_text().replace("赴日", "赴美"))
    assert any("description.xml" in fault for fault in verify(packages[0].folder))


# --- fixity -----------------------------------------------------------------------------------------------------------


def test_a_night_reads_the_packages_and_says_how_much(packages):
    octets = sum(path.stat().st_size for package in packages for path in package.folder.rglob("*") if path.is_file())
    assert fixity.check_some(now=LATER) == (3, octets, 0)
    assert set(ArchivePackage.objects.values_list("verified_at", "fault")) == {(LATER, "")}


def test_a_turn_that_is_killed_goes_on_behind_the_last_package_read(packages, monkeypatch):
    read = []

    def killed(folder, *, digest):
        if len(read) == 2:
            raise SystemExit
        read.append(folder)
        return []

    monkeypatch.setattr(fixity, "verify", killed)
    with pytest.raises(SystemExit):
        fixity.check_some(now=LATER)
    monkeypatch.setattr(fixity, "verify", lambda folder, *, digest: read.append(folder) or [])
    assert fixity.check_some(now=LATER + timedelta(minutes=10), most=1).read == 1
    assert read == [package.folder for package in packages]


def test_those_not_read_for_longest_come_first_and_the_damaged_always(packages):
    spoil(packages[2])
    fixity.check(packages[2], now=NOW + timedelta(hours=3))
    fixity.check(packages[0], now=NOW + timedelta(hours=1))
    assert fixity.check_some(now=LATER, most=1).damaged == 1
    read = {package.pk for package in ArchivePackage.objects.filter(verified_at=LATER)}
    assert read == {packages[1].pk, packages[2].pk}


def test_a_damaged_package_is_an_incident_told_once_until_it_is_whole_again(cast, packages):
    paper = spoil(packages[1])
    for minutes in (0, 10, 20):
        with pytest.raises(fixity.NotWhole) as raised:
            check_packages()
        noting.incidents.note("registers.fixity", raised.value, NOW + timedelta(minutes=minutes))
    damaged = ArchivePackage.objects.exclude(fault="").get()
    assert damaged == packages[1] and "data/papers/01-F1.pdf: changed" in damaged.fault
    assert Incident.objects.get().error == "NotWhole"
    assert Message.objects.filter(event__startswith="incident", channel="in_app", recipient=cast["chen"]).count() == 1
    paper.write_bytes(b"%PDF form")
    check_packages()
    assert not ArchivePackage.objects.exclude(fault="").exists()


def test_a_package_that_is_gone_is_found(packages):
    packages[0].folder.rename(packages[0].folder.with_name("away"))
    assert fixity.check_some(now=LATER).damaged == 1


def test_the_command_names_what_is_damaged(packages):
    out = StringIO()
    call_command("check_packages", "--all", stdout=out)
    assert out.getvalue().startswith("Read: 3 packages, ")
    spoil(packages[0])
    with pytest.raises(CommandError, match="1 packages are damaged"):
        call_command("check_packages", stdout=out)
    assert packages[0].file_no in out.getvalue()


# --- handing over -----------------------------------------------------------------------------------------------------


def listed(cast, packages, by="dang"):
    return transfers.list_up([package.pk for package in packages], by=cast[by], now=NOW)


def test_a_list_holds_what_was_chosen_and_gets_its_receipt(cast, packages):
    transfer = listed(cast, packages[:2], by="chen")
    assert transfer.number == "2026-01" and transfer.open
    assert [line["title"] for line in transfer.lines] == ["赴日", "赴韩"]
    assert set(transfer.packages.all()) == set(packages[:2])
    received = transfers.receive(
        transfer.pk, received_on=date(2026, 6, 3), received_by=" 张敏 ", by=cast["dang"], now=NOW + timedelta(days=2)
    )
    assert (received.received_by, received.recorded_by, received.open) == ("张敏", cast["dang"], False)


@pytest.mark.parametrize("who", ["gu", "wen", "qiao", "guan", "mi"])
def test_only_archivist_and_office_hand_over(cast, packages, who):
    transfer = listed(cast, packages[:1])
    for deed in (
        lambda: listed(cast, packages[1:], by=who), lambda: transfers.withdraw(transfer.pk, by=cast[who], now=NOW),
        lambda: transfers.receive(transfer.pk, received_on=date(2026, 6, 2), received_by="张敏", by=cast[who], now=NOW),
    ):  # fmt: skip
        with pytest.raises(NotYours):
            deed()


def test_nothing_is_on_two_lists_and_a_damaged_package_on_none(cast, packages):
    listed(cast, packages[:1])
    with pytest.raises(NotNow, match=packages[0].file_no):
        listed(cast, packages)
    ArchivePackage.objects.filter(pk=packages[1].pk).update(fault="x")
    with pytest.raises(NotNow, match=packages[1].file_no):
        listed(cast, packages[1:])
    with pytest.raises(NotComplete):
        listed(cast, [])
    assert Transfer.objects.count() == 1


def test_a_list_taken_back_frees_its_packages_and_remembers_them(cast, packages):
    transfer = transfers.withdraw(listed(cast, packages[:1]).pk, by=cast["dang"], now=NOW)
    assert len(transfer.lines) == 1 and not transfer.open
    assert listed(cast, packages[:1]).number == "2026-02"
    with pytest.raises(NotNow):
        transfers.withdraw(transfer.pk, by=cast["dang"], now=NOW)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"received_by": "  "}, NotComplete), ({"received_on": date(2026, 6, 1)}, NotComplete), ({"received_on": date(2026, 6, 4)}, NotComplete)],
)
def test_a_receipt_says_who_and_a_day_that_can_be(cast, packages, changes, refusal):
    transfer = listed(cast, packages)
    facts = {"received_on": date(2026, 6, 2), "received_by": "张敏"} | changes
    with pytest.raises(refusal):
        transfers.receive(transfer.pk, **facts, by=cast["dang"], now=NOW)
    transfers.receive(transfer.pk, received_on=date(2026, 6, 2), received_by="张敏", by=cast["dang"], now=NOW)
    with pytest.raises(NotNow):
        transfers.receive(transfer.pk, received_on=date(2026, 6, 2), received_by="张敏", by=cast["dang"], now=NOW)


# --- reminders --------------------------------------------------------------------------------------------------------


def at(*day):
    return datetime(*day, 9, 0, tzinfo=UTC)


def told():
    return Message.objects.filter(event=reminding.EVENT, channel="in_app")


def test_they_are_reminded_a_month_before_a_fortnight_before_and_on_the_day(cast, packages):
    days = [at(2027, 5, 30), at(2027, 5, 31), at(2027, 6, 1), at(2027, 6, 15), at(2027, 6, 16), at(2027, 6, 30), at(2027, 7, 9)]
    for now in days:
        reminding.remind(now=now)
        reminding.remind(now=now)
    dang = told().filter(recipient=cast["dang"]).order_by("created_at")
    assert [message.created_at for message in dang] == [days[1], days[3], days[5]]
    assert dang[0].facts == {"count": 3, "due": "2027-06-30", "late": 0}
    assert told().filter(recipient=cast["chen"]).count() == 3 and not told().filter(recipient=cast["wen"]).exists()


def test_a_clock_that_stood_still_tells_the_newest_only(cast, packages):
    reminding.remind(now=at(2027, 7, 20))
    assert told().get(recipient=cast["dang"]).facts["late"] == 1


def test_what_has_its_receipt_is_not_reminded_of_what_is_only_listed_is(cast, packages):
    transfer = listed(cast, packages)
    assert reminding.unmoved(2026).count() == 3
    transfers.receive(transfer.pk, received_on=date(2026, 6, 2), received_by="张敏", by=cast["dang"], now=NOW)
    reminding.remind(now=at(2027, 6, 30))
    assert not told().exists()


def test_the_school_sets_the_day(cast, packages):
    Limit.objects.create(code="archive_by", kind="word", value="05-31", since=date(2026, 1, 1), published=True)
    assert reminding.due_on(2026) == date(2027, 5, 31)
    reminding.remind(now=at(2027, 5, 1))
    assert told().exists()
