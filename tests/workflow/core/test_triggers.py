"""What must never be, whoever writes: each guard of the database refuses, and without it the same write would pass."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from approvals.models import Assignment, Barred, Decision
from tests.making import NOW, judge_constraints, standing_at
from workflow.core.models import Entry, Matter, Revision
from workflow.matters.delegations.models import Delegation


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def without(trigger: str, table: str) -> None:
    """Take the guard away, as far as this transaction."""
    judge_constraints()  # a table with events still pending is not altered
    sql(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


def passes(write) -> bool:
    """Whether the database lets it through to the commit; undone in any case."""
    try:
        with transaction.atomic():
            write()
            judge_constraints()
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return True


def by_update(matter):
    Matter.objects.filter(pk=matter.pk).update(state="archived")


def by_raw_sql(matter):
    sql("UPDATE core_matter SET state = 'archived' WHERE id = %s", matter.pk)


def by_bulk_update(matter):
    matter = Matter.objects.get(pk=matter.pk)
    matter.__dict__["state"] = "archived"
    Matter.objects.bulk_update([matter], ["state"])


def by_bulk_create(matter):
    Matter.objects.bulk_create([_copied(matter, state="archived")])


def by_an_insert_without_an_entry(matter):
    _copied(matter, state="draft").save()


def _copied(matter, **changes):
    facts = {"kind": "delegation", "title": "抄", "owner_id": matter.owner_id, "unit_id": matter.unit_id}
    return Matter(**facts | changes, created_at=matter.created_at, changed_at=matter.created_at)


AROUND_THE_DOOR = [by_update, by_raw_sql, by_bulk_update, by_bulk_create, by_an_insert_without_an_entry]


@standing_at("vetting")
@pytest.mark.parametrize("write", AROUND_THE_DOOR, ids=lambda write: write.__name__)
def test_no_state_without_its_entry(walk, write):
    assert not passes(lambda: write(walk.matter))
    without("core_state_needs_its_entry", "core_matter")
    assert passes(lambda: write(walk.matter)), "the guard was what refused it"


@standing_at("vetting")
def test_a_state_that_its_newest_entry_names_may_stand(walk):
    assert passes(lambda: Matter.objects.filter(pk=walk.matter.pk).update(state="vetting"))
    assert passes(lambda: Delegation.objects.filter(pk=walk.matter.pk).update(title="另一题目"))


FOR_EVER = [
    ("core_entry_stands", "core_entry", lambda: Entry.objects.update(facts={})),
    ("core_entry_stands", "core_entry", lambda: Entry.objects.update(by=F("by"))),
    ("core_entry_stands", "core_entry", lambda: Entry.objects.all().delete()),
    ("core_entry_stands_whole", "core_entry", lambda: sql("TRUNCATE core_entry")),
    ("core_revision_stands", "core_revision", lambda: Revision.objects.update(canonical="{}")),
    ("core_revision_stands", "core_revision", lambda: sql("DELETE FROM core_revision")),
    ("core_revision_stands_whole", "core_revision", lambda: sql("TRUNCATE core_revision CASCADE")),
    ("approvals_decision_stands", "approvals_decision", lambda: Decision.objects.update(verdict="reject")),
    ("approvals_decision_stands", "approvals_decision", lambda: sql("DELETE FROM approvals_decision")),
    ("approvals_decision_stands_whole", "approvals_decision", lambda: sql("TRUNCATE approvals_decision CASCADE")),
]
KEPT_BY_KEYS_TOO = {5, 6}


@standing_at("notice")
@pytest.mark.parametrize("trigger, table, write", FOR_EVER, ids=range(len(FOR_EVER)))
def test_entries_revisions_and_decisions_stand_for_ever(walk, trigger, table, write):
    assert Decision.objects.exists() and Revision.objects.exists()
    judge_constraints()
    with pytest.raises(IntegrityError, match="never changed or removed"), transaction.atomic():
        write()


@standing_at("notice")
@pytest.mark.parametrize(
    "trigger, table, write",
    [guard for number, guard in enumerate(FOR_EVER) if number not in KEPT_BY_KEYS_TOO],
    ids=lambda guard: guard if isinstance(guard, str) else "",
)
def test_without_the_guard_they_would_not_stand(walk, trigger, table, write):
    without(trigger, table)
    with transaction.atomic():
        write()
        transaction.set_rollback(True)


def seat(matter, person, **of):
    """A to-do written past every verb."""
    task = {"panel_id": matter.rounds.get().panels.latest("pk").pk} | of
    return Assignment.objects.create(subject_id=matter.pk, person=person, opened_at=matter.created_at, **task)


def sign(matter, person):
    """A decision written past every verb."""
    assignment = matter.assignments.filter(panel__isnull=False, decision=None).latest("pk")
    Decision.objects.create(
        assignment=assignment, subject_id=matter.pk, by=person, verdict="agree", digest=matter.digest,
        at=matter.created_at,
    )  # fmt: skip


GUARDS = {seat: ("approvals_barred_assignment", "approvals_assignment"),
          sign: ("approvals_barred_decision", "approvals_decision")}  # fmt: skip


@standing_at("vetting")
@pytest.mark.parametrize("write", GUARDS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("username", ["gu", "zhou"])
def test_whom_it_concerns_is_never_seated_and_never_signs(walk, write, username):
    person = walk.cast[username]
    assert Barred.objects.filter(subject_id=walk.matter.pk, person=person).exists()
    assert not passes(lambda: write(walk.matter, person))
    assert passes(lambda: write(walk.matter, walk.cast["he"])), "somebody else may"
    without(*GUARDS[write])
    assert passes(lambda: write(walk.matter, person)), "the guard was what refused it"


@standing_at("vetting")
def test_a_to_do_is_not_passed_to_somebody_barred(walk):
    waiting = walk.matter.assignments.filter(panel__isnull=False)
    assert not passes(lambda: waiting.update(person=walk.cast["gu"]))
    assert passes(lambda: waiting.update(person=walk.cast["he"]))


@standing_at("vetting")
def test_an_errand_of_ones_own_trip_is_no_decision(walk):
    assert passes(lambda: seat(walk.matter, walk.cast["gu"], panel_id=None, errand="report"))


CLASHES = {
    "a panel and an errand": lambda matter, he: seat(matter, he, errand="report"),
    "neither": lambda matter, he: seat(matter, he, panel_id=None),
    "nobody": lambda matter, he: seat(matter, None),
    "closed without a verdict": lambda matter, he: seat(matter, he, closed_at=matter.created_at),
    "a verdict and open": lambda matter, he: seat(matter, he, verdict="agree"),
    "two open errands": lambda matter, he: [seat(matter, he, panel_id=None, errand="report") for _twice in "12"],
    "two open rounds": lambda matter, he: _second_round(matter),
}


@standing_at("vetting")
@pytest.mark.parametrize("write", CLASHES.values(), ids=CLASHES)
def test_a_to_do_is_one_thing_and_of_somebody(walk, write):
    assert not passes(lambda: write(walk.matter, walk.cast["he"]))


def _second_round(matter):
    round = matter.rounds.get()
    round.pk, round.no, round.process = None, 2, None
    round.save()


def test_the_stories_begin_on_a_monday():
    assert NOW.isoweekday() == 1
