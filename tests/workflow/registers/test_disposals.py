"""A package is destroyed with two signatures, some days after the second, and only when its period has ended."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from approvals.actions.appoint_deputy import appoint_deputy
from approvals.errors import NotComplete, NotNow, NotYours, Refusal
from tests.making import judge_constraints
from tests.workflow.registers.archived import sealed
from workflow.core.models import Entry
from workflow.registers.archive import disposals, fixity, retention, transfers
from workflow.registers.models import ArchivePackage, Disposal, Limit, Period, Reappraisal
from workflow.registers.tasks import carry_out_disposals
from workflow.rehearsal.cast import gather

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2057, 1, 1, 9, 0, tzinfo=UTC)  # the thirty years of 2026 have ended
WEEK = LATER + timedelta(days=7)


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def packages(cast):
    return [sealed(cast["dang"], NOW, title) for title in ("赴日", "赴韩", "赴法")]


@pytest.fixture
def package(packages):
    return packages[0]


def proposed(cast, package, by="dang", now=LATER):
    return disposals.propose(package.pk, why="保管期满，经鉴定无保存价值", by=cast[by], now=now)


def signed(cast, package):
    return disposals.approve(proposed(cast, package).pk, by=cast["wen"], now=LATER)


def test_two_people_dispose_of_a_package_and_the_record_stays(cast, package):
    entries, size = Entry.objects.count(), len(list(package.folder.parent.iterdir()))
    disposal = signed(cast, package)
    assert disposals.carry_out(now=WEEK) == 1
    disposal.refresh_from_db()
    package.refresh_from_db()
    assert not package.folder.exists() and len(list(package.folder.parent.iterdir())) == size - 1
    assert package.disposed_at == disposal.destroyed_at == WEEK
    assert (disposal.digest, disposal.proposed_by, disposal.approved_by) == (package.digest, cast["dang"], cast["wen"])
    assert Entry.objects.count() == entries and fixity.check_some(now=WEEK).damaged == 0
    with pytest.raises(NotNow):
        proposed(cast, package)
    assert disposals.carry_out(now=WEEK + timedelta(days=1)) == 0


def test_nothing_is_destroyed_before_its_day(cast, package):
    disposal = signed(cast, package)
    assert disposals.destroyed_on(disposal) == date(2057, 1, 8)
    assert disposals.carry_out(now=WEEK - timedelta(days=1)) == 0 and package.folder.exists()
    assert disposals.carry_out(now=WEEK) == 1 and not package.folder.exists()


def test_the_school_says_how_many_days_lie_between(cast, package):
    Limit.objects.create(code="disposal_days", kind="whole", value="30", since=date(2026, 1, 1), published=True)
    assert disposals.destroyed_on(signed(cast, package)) == date(2057, 1, 31)
    assert disposals.carry_out(now=WEEK) == 0


@pytest.mark.parametrize("who", ["dang", "wen"])
def test_until_then_either_side_can_stop_it(cast, package, who):
    disposal = signed(cast, package)
    with pytest.raises(NotComplete):
        disposals.refuse(disposal.pk, why=" ", by=cast[who], now=WEEK)
    disposals.refuse(disposal.pk, why="仍有查考价值", by=cast[who], now=WEEK)
    assert disposals.carry_out(now=WEEK) == 0 and package.folder.exists()
    assert proposed(cast, package).open


def test_what_is_gone_cannot_be_stopped(cast, package):
    disposal = signed(cast, package)
    disposals.carry_out(now=WEEK)
    with pytest.raises(NotNow):
        disposals.refuse(disposal.pk, why="x", by=cast["wen"], now=WEEK)


@pytest.mark.parametrize("signer", ["dang", "wen"])
def test_nobody_signs_twice(cast, package, signer):
    disposal = proposed(cast, package, by=signer)
    with pytest.raises(NotYours):
        disposals.approve(disposal.pk, by=cast[signer], now=LATER)
    with pytest.raises(IntegrityError, match="two_signatures"), transaction.atomic():
        Disposal.objects.update(approved_by=cast[signer], approved_at=LATER)
    assert package.folder.exists()


def test_nobody_signs_twice_as_a_deputy_neither(cast, package):
    for stands_in in ("dang", "gu"):
        deputy = {"principal": cast["wen"], "deputy": cast[stands_in], "starts": LATER.date(), "ends": WEEK.date()}
        appoint_deputy(**deputy, by=cast["wen"], now=LATER)
    disposal = proposed(cast, package)
    for stands_in in ("dang", "gu"):
        with pytest.raises(NotYours):
            disposals.approve(disposal.pk, by=cast[stands_in], now=LATER)


@pytest.mark.parametrize("who", ["chen", "gu", "guan", "qiao"])
def test_only_archivist_and_leading_group_sign(cast, packages, who):
    disposal = proposed(cast, packages[0])
    for deed in (
        lambda: proposed(cast, packages[1], by=who), lambda: disposals.approve(disposal.pk, by=cast[who], now=LATER),
        lambda: disposals.refuse(disposal.pk, why="x", by=cast[who], now=LATER),
    ):  # fmt: skip
        with pytest.raises(NotYours):
            deed()


def test_nothing_is_disposed_of_before_its_period_has_ended_or_while_it_is_on_a_list(cast, packages):
    with pytest.raises(NotNow, match="2056-12-31"):
        proposed(cast, packages[0], now=datetime(2056, 12, 31, 9, 0, tzinfo=UTC))
    transfers.list_up([packages[1].pk], by=cast["dang"], now=NOW)
    with pytest.raises(NotNow):
        proposed(cast, packages[1])
    with pytest.raises(NotComplete):
        disposals.propose(packages[0].pk, why=" ", by=cast["dang"], now=LATER)


def test_what_is_kept_permanently_is_never_disposed_of(cast):
    package = sealed(cast["dang"], NOW, kind="visit")
    with pytest.raises(NotNow):
        proposed(cast, package, now=datetime(9999, 1, 1, tzinfo=UTC))
    disposal = Disposal.objects.create(
        package=package, digest=package.digest, why="x", proposed_at=LATER, proposed_by=cast["dang"], approved_at=LATER,
        approved_by=cast["wen"],
    )  # fmt: skip
    assert disposals.carry_out(now=WEEK) == 0 and package.folder.exists(), "signed behind the verbs' back"
    with pytest.raises(NotNow):
        disposals.approve(disposal.pk, by=cast["wen"], now=LATER)


def test_it_is_proposed_once_and_after_a_refusal_again(cast, package):
    disposal = proposed(cast, package)
    with pytest.raises(NotNow):
        proposed(cast, package, by="wen")
    disposals.refuse(disposal.pk, why="仍有查考价值", by=cast["wen"], now=LATER)
    with pytest.raises(NotNow):
        disposals.approve(disposal.pk, by=cast["wen"], now=LATER)
    assert package.folder.exists() and proposed(cast, package).pk != disposal.pk


def test_what_a_server_that_stopped_left_half_done_is_finished_in_the_next_night(cast, package, monkeypatch):
    signed(cast, package)
    with monkeypatch.context() as broken:
        broken.setattr(disposals.shutil, "rmtree", lambda folder: (_ for _ in ()).throw(OSError("the disk is away")))
        with pytest.raises(OSError):
            disposals.carry_out(now=WEEK)
    package.refresh_from_db()
    assert package.disposed_at == WEEK and package.folder.exists() and Disposal.objects.get().destroyed_at is None
    carry_out_disposals()
    assert not package.folder.exists() and Disposal.objects.get().destroyed_at


def test_a_folder_that_cannot_be_removed_keeps_none_of_the_others(cast, packages, monkeypatch):
    for package in packages[:2]:
        signed(cast, package)
    remove = disposals.shutil.rmtree

    def refuses_the_first(folder):
        if folder == packages[0].folder:
            raise PermissionError(folder)
        remove(folder)

    monkeypatch.setattr(disposals.shutil, "rmtree", refuses_the_first)
    with pytest.raises(PermissionError):
        disposals.carry_out(now=WEEK)
    assert packages[0].folder.exists() and not packages[1].folder.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM registers_disposal", "DELETE FROM registers_archivepackage", "UPDATE registers_disposal SET why = 'x'",
        "UPDATE registers_disposal SET digest = repeat('0', 64)", "UPDATE registers_disposal SET approved_at = NULL",
        "UPDATE registers_disposal SET destroyed_at = NULL", "UPDATE registers_disposal SET refused_at = now()",
    ],
)  # fmt: skip
def test_signatures_and_packages_are_never_removed_from_the_books(cast, package, sql):
    signed(cast, package)
    disposals.carry_out(now=WEEK)
    judge_constraints()
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- another period -----------------------------------------------------------------------------------------------------


def reappraised(cast, package, period, by="dang", why="涉及校际协议，永久保存"):
    return retention.reappraise(package.pk, period=period, why=why, by=cast[by], now=LATER)


def test_the_archivist_keeps_one_package_longer_and_says_why(cast, package):
    file_no = package.file_no
    said = reappraised(cast, package, "permanent")
    package.refresh_from_db()
    assert (package.retention, package.kept_until, package.file_no) == (Period.PERMANENT, None, file_no)
    assert (said.was, said.period, said.by) == ("30", "permanent", cast["dang"])
    with pytest.raises(NotNow):
        proposed(cast, package)
    reappraised(cast, package, "10")
    package.refresh_from_db()
    assert package.kept_until == date(2036, 12, 31) and Reappraisal.objects.count() == 2


@pytest.mark.parametrize(("change", "refusal"), [
    ({"period": "30"}, NotComplete), ({"period": "7"}, NotComplete), ({"why": "  "}, NotComplete), ({"by": "chen"}, NotYours),
    ({"by": "wen"}, NotYours),
])  # fmt: skip
def test_it_takes_another_period_a_reason_and_the_archivist(cast, package, change, refusal):
    with pytest.raises(refusal):
        reappraised(cast, package, **({"period": "10"} | change))
    assert not Reappraisal.objects.exists() and ArchivePackage.objects.get(pk=package.pk).retention == "30"


def test_a_period_is_not_changed_under_a_disposal(cast, package):
    disposal = proposed(cast, package)
    with pytest.raises(NotNow):
        reappraised(cast, package, "permanent")
    disposals.refuse(disposal.pk, why="改为永久", by=cast["wen"], now=LATER)
    reappraised(cast, package, "permanent")
    package.refresh_from_db()
    assert package.kept_until is None


def test_a_reappraisal_is_never_changed(cast, package):
    reappraised(cast, package, "10")
    judge_constraints()
    for sql in ("UPDATE registers_reappraisal SET why = 'x'", "DELETE FROM registers_reappraisal"):
        with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


# --- two at the same time -----------------------------------------------------------------------------------------------


def at_once(*deeds):
    """Each deed in a connection of its own; what came of each."""

    def hand(deed):
        try:
            return "done" if deed() else "idle"
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return sorted(hands.map(hand, deeds))


@pytest.fixture
def office(db, settings, tmp_path):
    return gather()


@pytest.mark.django_db(transaction=True)
def test_two_proposals_at_once_are_one(office):
    package = sealed(office["dang"], NOW)
    assert at_once(*(lambda who=who: proposed(office, package, by=who) for who in ("dang", "wen"))) == ["NotNow", "done"]
    assert Disposal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_signature_given_twice_at_once_counts_once(office):
    disposal = proposed(office, sealed(office["dang"], NOW))
    assert at_once(*[lambda: disposals.approve(disposal.pk, by=office["wen"], now=LATER)] * 3) == ["NotNow", "NotNow", "done"]


@pytest.mark.django_db(transaction=True)
def test_signing_and_refusing_at_once_leaves_one_word_and_stopping_wins_over_no_destruction(office):
    package = sealed(office["dang"], NOW)
    disposal = signed(office, package)
    came = at_once(
        lambda: disposals.refuse(disposal.pk, why="保留", by=office["dang"], now=WEEK), lambda: disposals.carry_out(now=WEEK) == 1,
        lambda: disposals.carry_out(now=WEEK) == 1,
    )  # fmt: skip
    disposal.refresh_from_db()
    stopped = disposal.refused_at is not None
    assert stopped is package.folder.exists() is (disposal.destroyed_at is None), came
    assert came.count("done") == 1, "one hand stops it or destroys it"
