"""Custody (证照保管): who may draw which document when, and that it comes back."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from approvals.errors import NotComplete, NotNow
from tests.workflow.duties.group import LIMITS, at, group, matter_of
from workflow.core.models import Participant, Reading
from workflow.duties import trips
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import custody, documents, fate, register

NOW = at(2027, 3, 6)


@pytest.fixture
def trip(db: None) -> SimpleNamespace:
    found = group()
    found.passports = [document(found, p.person, p.name, f"PE12345{no}") for no, p in enumerate(found.people)]
    return found


def document(trip, holder, name, number, **facts):
    said = {
        "kind": "official", "issued_on": date(2024, 1, 1), "expires_on": date(2029, 1, 1), "by": trip.lin, "now": NOW,
    }
    return register.register(holder=holder, holder_name=name, number=number, **(said | facts))


def draw(trip, no=0, **facts):
    said = {
        "participant": trip.people[no], "passport": trip.passports[no], "purpose": "exit", "drawn_on": date(2027, 3, 5),
        "handed_to": "赵明远", "by": trip.lin, "now": NOW, "limits": LIMITS,
    }
    return custody.draw(trip.matter, **(said | facts))


def take_back(trip, no=0, **facts):
    said = {"passport": trip.passports[no], "returned_on": date(2027, 3, 6), "by": trip.lin, "now": NOW}
    return custody.take_back(facts.pop("matter", trip.matter), **(said | facts))


# --- the books ---------------------------------------------------------------------------------------------------


def test_a_number_is_never_shown_whole(trip):
    passport = trip.passports[0]
    assert "PE12345" not in f"{passport} {draw(trip)}" and passport.masked == "••••3450"


def test_reading_a_number_is_written_down(trip):
    number = register.unmask(trip.passports[0], by=trip.lin, why="签证申请表", now=NOW)
    assert number == "PE123450" and Reading.objects.get().by == trip.lin


def test_a_document_is_registered_once_however_it_is_typed(trip):
    with pytest.raises(NotNow):
        document(trip, None, "赵明远", " pe123450 ")
    document(trip, None, "赵明远", "PE123450", kind="taiwan")


@pytest.mark.parametrize("facts", [
    {"name": " "}, {"kind": "private"}, {"number": "护照"}, {"number": "P1"}, {"issued_on": date(2027, 3, 7)},
    {"expires_on": date(2024, 1, 1)},
])
def test_what_cannot_be_is_not_registered(trip, facts):
    said = {"holder": None, "name": "赵明远", "number": "PE999999"}
    with pytest.raises(NotComplete):
        document(trip, **(said | facts))
    assert Passport.objects.count() == 3


def test_a_document_leaves_the_books_with_a_reason_once_and_not_while_it_is_out(trip):
    passport = trip.passports[0]
    with pytest.raises(NotComplete):
        fate.record(passport.pk, what="drawn", why="x", by=trip.lin, now=NOW)
    with pytest.raises(NotComplete):
        fate.record(passport.pk, what="void", why="", by=trip.lin, now=NOW)
    draw(trip)
    with pytest.raises(NotNow):
        fate.record(passport.pk, what="void", why="过期", by=trip.lin, now=NOW)
    take_back(trip)
    fate.record(passport.pk, what="void", why="过期", by=trip.lin, now=NOW)
    with pytest.raises(NotNow):
        fate.record(passport.pk, what="transferred", why="调出", by=trip.lin, now=NOW)
    with pytest.raises(NotNow):
        draw(trip)


# --- drawing -----------------------------------------------------------------------------------------------------


def test_a_document_is_drawn_and_taken_back(trip):
    draw(trip)
    assert Passport.objects.get(pk=trip.passports[0].pk).where == "drawn"
    assert custody.drawn_for(trip.matter).count() == 1 and "••••3450" in custody.still_out(trip.matter)[0]
    take_back(trip)
    assert Passport.objects.get(pk=trip.passports[0].pk).where == "in_custody" and not custody.still_out(trip.matter)


@pytest.mark.parametrize("drawn_on, early", [(date(2027, 3, 4), True), (date(2027, 3, 5), False)])
def test_for_the_trip_five_days_before_at_the_earliest(trip, drawn_on, early):
    if early:
        with pytest.raises(NotComplete):
            draw(trip, drawn_on=drawn_on)
    else:
        draw(trip, drawn_on=drawn_on)


def test_for_a_visa_at_any_time_and_back_before_the_trip(trip):
    draw(trip, purpose="visa", drawn_on=date(2027, 1, 20))
    with pytest.raises(NotNow, match="visa|签证"):
        draw(trip)
    take_back(trip)
    draw(trip)
    assert Loan.objects.count() == 2


@pytest.mark.parametrize("facts", [
    {"purpose": "holiday"}, {"drawn_on": date(2027, 3, 7)}, {"handed_to": " "},
])
def test_a_drawing_without_its_facts_is_refused(trip, facts):
    with pytest.raises(NotComplete):
        draw(trip, **facts)
    assert not Loan.objects.exists()


def test_a_trip_without_a_day_of_departure_draws_nothing_for_the_exit(trip):
    trip.matter.starts_on = None
    with pytest.raises(NotComplete):
        draw(trip)


def test_everybody_draws_the_own_document(trip):
    for no, other in ((0, 1), (0, 2), (2, 0)):
        with pytest.raises(NotComplete):
            draw(trip, no=no, passport=trip.passports[other])


def test_a_namesake_with_an_account_is_somebody_else(trip):
    other = group()
    with pytest.raises(NotComplete):
        draw(trip, passport=document(trip, other.zhao, "赵明远", "PE555555"))


def test_only_a_member_of_this_group_draws(trip):
    elsewhere = matter_of(trip.zhao, trip.unit)
    stranger = Participant.objects.create(matter=elsewhere, key="m1", person=trip.zhao, name="赵明远")
    with pytest.raises(NotComplete):
        draw(trip, participant=stranger)
    trip.people[0].dropped_at = NOW
    with pytest.raises(NotComplete):
        draw(trip)


@pytest.mark.parametrize("expires_on, lasts", [(date(2027, 3, 13), False), (date(2027, 3, 14), True)])
def test_a_document_lasts_to_the_last_day(trip, expires_on, lasts):
    passport = document(trip, trip.zhao, "赵明远", "PE777777", expires_on=expires_on)
    if lasts:
        draw(trip, passport=passport)
    else:
        with pytest.raises(NotComplete):
            draw(trip, passport=passport)


def test_what_is_out_cannot_be_drawn_again_even_with_a_stale_row(trip):
    draw(trip)
    assert trip.passports[0].where == "in_custody"  # what this page still believes
    with pytest.raises(NotNow):
        draw(trip)
    assert Loan.objects.count() == 1


# --- taking back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("returned_on", [date(2027, 3, 4), date(2027, 3, 7)])
def test_a_return_lies_between_the_drawing_and_today(trip, returned_on):
    draw(trip)
    with pytest.raises(NotComplete):
        take_back(trip, returned_on=returned_on)


def test_what_is_not_out_does_not_come_back_nor_for_another_matter(trip):
    with pytest.raises(NotNow):
        take_back(trip)
    draw(trip)
    with pytest.raises(NotNow):
        take_back(trip, matter=matter_of(trip.zhao, trip.unit))
    take_back(trip, matter=None)


def test_of_two_who_take_it_back_at_once_one_is_told(trip):
    draw(trip)
    stale = Loan.objects.get()  # read before the other one closed it
    take_back(trip)
    with pytest.raises(NotNow):
        custody._close(stale, returned_on=date(2027, 3, 6))


def test_the_last_day_is_written_when_the_group_is_home_and_lateness_counted(trip):
    draw(trip)
    trips.depart(trip.matter, left_on=date(2027, 3, 10), tickets_match=True, by=trip.zhao, now=at(2027, 3, 14))
    home = date(2027, 3, 14)
    trips.come_home(trip.matter, left_on=date(2027, 3, 10), came_home_on=home, by=trip.zhao, now=at(2027, 3, 14))
    assert not Loan.objects.overdue(on=date(2027, 3, 21)).exists()
    assert Loan.objects.overdue(on=date(2027, 3, 22)).exists()
    assert take_back(trip, returned_on=date(2027, 3, 23), now=at(2027, 3, 23))["days_late"] == 2


def test_a_dropped_traveller_still_owes_the_document(trip):
    draw(trip)
    trip.people[0].dropped_at = NOW
    trip.people[0].save()
    assert custody.still_out(trip.matter)


# --- what lacks --------------------------------------------------------------------------------------------------


def visas(trip, **facts):
    for participant in trip.people:
        said = {"needed": True, "ready": True, "by": trip.lin, "now": NOW} | facts
        custody.record_visa(trip.matter, participant=participant, **said)


def test_documents_are_complete_with_a_passport_and_the_visa_for_each(trip):
    assert len(custody.lacking_documents(trip.matter)) == 3  # the visas
    visas(trip, ready=False)
    assert len(custody.lacking_documents(trip.matter)) == 3
    visas(trip)
    assert custody.lacking_documents(trip.matter) == []


def test_a_visa_that_is_not_needed_is_enough_and_never_in_hand(trip):
    visas(trip, needed=False, ready=False)
    assert custody.lacking_documents(trip.matter) == []
    with pytest.raises(NotComplete):
        visas(trip, needed=False, ready=True)


def test_the_visa_is_of_a_member(trip):
    other = group()
    with pytest.raises(NotComplete):
        custody.record_visa(trip.matter, participant=other.people[0], needed=True, ready=True, by=trip.lin, now=NOW)


@pytest.mark.parametrize("expires_on, where, lacks", [
    (date(2027, 3, 13), "in_custody", 1), (date(2027, 3, 14), "in_custody", 0), (date(2029, 1, 1), "lost", 1),
])
def test_a_document_counts_while_it_lasts_and_is_in_the_books(trip, expires_on, where, lacks):
    visas(trip)
    Passport.objects.filter(pk=trip.passports[0].pk).update(expires_on=expires_on, where=where)
    assert len(custody.lacking_documents(trip.matter)) == lacks


@pytest.mark.parametrize("places, kinds", [
    (["JP"], ["official"]), (["HK", "MO"], ["hk_macau"]), (["TW"], ["taiwan"]), ([], ["official"]),
    (["HK", "SG"], ["hk_macau", "official"]),
])
def test_the_route_names_the_documents(places, kinds):
    assert documents.kinds_for(places) == kinds


@pytest.mark.parametrize("expires_on, warned", [
    (date(2027, 9, 13), 1), (date(2027, 9, 14), 0), (date(2027, 3, 13), 0),  # the last one lacks; it is no warning
])
def test_less_than_six_months_after_the_trip_is_a_warning(trip, expires_on, warned):
    Passport.objects.filter(pk=trip.passports[0].pk).update(expires_on=expires_on)
    assert len(documents.expiring_soon(trip.matter, limits=LIMITS)) == warned


@pytest.mark.parametrize("day, months, later", [
    (date(2027, 8, 31), 6, date(2028, 2, 29)), (date(2026, 8, 31), 6, date(2027, 2, 28)),
    (date(2027, 6, 30), 6, date(2027, 12, 30)),
])
def test_months_end_with_the_month(day, months, later):
    assert documents.months_after(day, months) == later


def test_everybody_holds_the_document_before_the_exit(trip):
    assert len(custody.lacking_for_exit(trip.matter)) == 3
    draw(trip, purpose="visa")
    assert len(custody.lacking_for_exit(trip.matter)) == 3  # out for a visa is not out for the trip
    take_back(trip)
    for no in range(3):
        draw(trip, no=no)
    assert custody.lacking_for_exit(trip.matter) == []


# --- what the database knows -------------------------------------------------------------------------------------


def test_two_open_entries_of_one_document_cannot_be(trip):
    draw(trip)
    with pytest.raises(IntegrityError), transaction.atomic():
        Loan.objects.create(
            passport=trip.passports[0], purpose="exit", drawn_on=date(2027, 3, 6), handed_to="x", drawn_at=NOW
        )


@pytest.mark.parametrize("words", [
    "UPDATE registers_loan SET handed_to = 'x'", "DELETE FROM registers_loan", "TRUNCATE registers_loan CASCADE",
])
def test_the_ledger_is_not_rewritten(trip, words):
    draw(trip)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no deferred check
        cursor.execute(words)


def test_a_closed_entry_stays_closed(trip):
    draw(trip)
    take_back(trip)
    with pytest.raises(IntegrityError), transaction.atomic():
        Loan.objects.update(returned_on=date(2027, 3, 5))


@pytest.mark.parametrize("purpose", ["exit", "visa"])
def test_a_permit_for_hong_kong_is_not_handed_out_for_a_trip_elsewhere(trip, purpose):
    first = trip.people[0]
    permit = document(trip, first.person, first.name, "C00000001", kind="hk_macau")
    with pytest.raises(NotComplete):
        draw(trip, passport=permit, purpose=purpose)
    assert not Loan.objects.exists()
