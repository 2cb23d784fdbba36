"""A deputy inherits the principal's prohibitions (回避), by every way round; the database is the last line."""

import pytest
from django.db import IntegrityError, connection, transaction

from approvals import inbox
from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.errors import NotYours
from approvals.models import Assignment
from tests.approvals.deputies.appointing import stands_in
from tests.making import standing_at, waiting

# Gu applies, Zhou travels; each way leads Shen, who is neither, to their matter or to their prohibitions.
WAYS = {
    "the deputy of a traveller": [("shen", "zhou")],
    "the deputy of the applicant": [("shen", "gu")],
    "the deputy of a traveller's deputy": [("shen", "lin"), ("lin", "zhou")],
    "within a loop with a traveller": [("shen", "zhou"), ("zhou", "shen")],
    "of another kind only": [("shen", "zhou", ("visit",))],
}


def appoint(walk, way):
    for deputy, principal, *kinds in WAYS[way]:
        stands_in(walk.cast, deputy, principal, now=walk.now, kinds=kinds[0] if kinds else ())


def refused(walk, assignment, username="shen"):
    with pytest.raises(NotYours):
        decide(assignment.pk, by=walk.cast[username], verdict="agree", digest=walk.matter.digest, now=walk.now)


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_not_in_their_own_name(walk, way):
    asked = waiting(walk).get()
    Assignment.objects.filter(pk=asked.pk).update(person=walk.cast["shen"])
    appoint(walk, way)
    refused(walk, asked)


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_not_from_the_queue_of_their_role(walk, way):
    walk.decide(waiting(walk).get(), "agree")
    walk.cast["shen"].grants.create(role="finance", since=walk.today)
    appoint(walk, way)
    asked = waiting(walk).get(panel__phase__code="finance")
    assert not inbox.waiting(walk.cast["shen"], now=walk.now).filter(subject=walk.matter.pk).exists()
    with pytest.raises(NotYours):
        claim(asked.pk, by=walk.cast["shen"], now=walk.now)
    refused(walk, asked)


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_not_as_the_deputy_of_whoever_is_asked(walk, way):
    appoint(walk, way)
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    assert not inbox.waiting(walk.cast["shen"], now=walk.now).filter(subject=walk.matter.pk).exists()
    refused(walk, waiting(walk).get())


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_not_from_the_queue_of_whom_they_stand_in_for(walk, way):
    walk.decide(waiting(walk).get(), "agree")
    appoint(walk, way)
    stands_in(walk.cast, "shen", "song", now=walk.now)
    asked = waiting(walk).get(panel__phase__code="finance")
    assert not inbox.waiting(walk.cast["shen"], now=walk.now).filter(subject=walk.matter.pk).exists()
    with pytest.raises(NotYours):
        claim(asked.pk, by=walk.cast["shen"], now=walk.now)
    refused(walk, asked)


@standing_at("vetting")
@pytest.mark.parametrize("username", ["gu", "zhou"])
def test_whom_it_concerns_decides_as_nobodys_deputy(walk, username):
    stands_in(walk.cast, username, "cheng", now=walk.now)
    assert not inbox.waiting(walk.cast[username], now=walk.now).filter(subject=walk.matter.pk, panel__isnull=False).exists()
    refused(walk, waiting(walk).get(), username)


@standing_at("vetting")
def test_once_the_deputyship_is_over_they_are_free_again(walk):
    deputyship = stands_in(walk.cast, "shen", "zhou", now=walk.now)
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    refused(walk, waiting(walk).get())
    type(deputyship).objects.filter(pk=deputyship.pk).update(ends_at=walk.now)
    assert decide(waiting(walk).get().pk, by=walk.cast["shen"], verdict="agree", digest=walk.matter.digest, now=walk.now)


@standing_at("vetting")
def test_the_other_way_round_bars_nobody(walk):
    """Zhou stands in for Cheng elsewhere; Cheng decides on Zhou's trip as ever."""
    stands_in(walk.cast, "zhou", "cheng", now=walk.now)
    assert decide(waiting(walk).get().pk, by=walk.cast["cheng"], verdict="agree", digest=walk.matter.digest, now=walk.now)


# --- the database itself ------------------------------------------------------------------------------------


def by_hand(sql: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


DECISION = (
    "INSERT INTO approvals_decision (assignment_id, subject_id, by_id, in_place_of_id, verdict, opinion, digest, at, source, resume)"
    " VALUES (%s, %s, %s, %s, 'agree', '', '', %s, '{}', false)"
)


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_the_database_takes_no_decision_of_a_barred_deputy(walk, way):
    appoint(walk, way)
    asked = waiting(walk).get()
    with pytest.raises(IntegrityError, match="barred"):
        by_hand(DECISION, asked.pk, walk.matter.pk, walk.cast["shen"].pk, walk.cast["cheng"].pk, walk.now)
    by_hand(DECISION, asked.pk, walk.matter.pk, walk.cast["ji"].pk, None, walk.now)


@standing_at("vetting")
def test_the_database_takes_no_decision_in_the_place_of_whom_it_concerns(walk):
    asked = waiting(walk).get()
    with pytest.raises(IntegrityError, match="barred"):
        by_hand(DECISION, asked.pk, walk.matter.pk, walk.cast["shen"].pk, walk.cast["gu"].pk, walk.now)


@standing_at("vetting")
@pytest.mark.parametrize("way", WAYS)
def test_the_database_puts_no_decision_on_a_barred_deputys_desk(walk, way):
    walk.decide(waiting(walk).get(), "agree")
    asked = waiting(walk).get(panel__phase__code="finance")
    appoint(walk, way)
    with pytest.raises(IntegrityError, match="barred"):
        by_hand("UPDATE approvals_assignment SET person_id = %s, claimed_at = %s WHERE id = %s", walk.cast["shen"].pk, walk.now, asked.pk)
    by_hand("UPDATE approvals_assignment SET person_id = %s, claimed_at = %s WHERE id = %s", walk.cast["ji"].pk, walk.now, asked.pk)


@standing_at("vetting")
def test_the_database_counts_the_last_instant_as_the_verbs_do(walk):
    deputyship = stands_in(walk.cast, "shen", "zhou", now=walk.now)
    asked, shen = waiting(walk).get(), walk.cast["shen"].pk
    by_hand(DECISION, asked.pk, walk.matter.pk, shen, None, deputyship.ends_at)
    with pytest.raises(IntegrityError, match="barred"):
        by_hand("UPDATE approvals_assignment SET claimed_at = %s, person_id = %s WHERE id = %s", deputyship.begins_at, shen, asked.pk)
