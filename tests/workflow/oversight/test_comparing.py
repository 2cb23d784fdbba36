"""Plan against actual: every difference is computed, cited and classed, and the figure says what makes it up."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.making import House, fresh, standing_at
from workflow.core import kinds
from workflow.core.comparing import Outcome
from workflow.duties.models import Notice, Permit, Trip
from workflow.registers.models import Passport

KIND = kinds.get("delegation")


def compared(walk, *, later=0):
    return KIND.compared.compare(fresh(walk), walk.today + timedelta(days=later))


def check(comparison, code):
    return next(row for row in comparison.checks if row.code == code)


def home(walk, **facts):
    """The group comes home, other than approved."""
    start, end = walk.matter.starts_on, walk.matter.ends_on
    walk.move_to(end + timedelta(days=3))
    told = {"left_on": start, "came_home_on": end, "people_back": 3} | facts
    walk.step("come_home", walk.owner, **told)


@standing_at("archived")
def test_a_trip_made_as_approved_keeps_every_check(walk):
    comparison = compared(walk)
    assert [row.code for row in comparison.differences] == []
    assert comparison.kept == comparison.asked == len(comparison.checks) > 12


@standing_at("archived", "returned")
def test_every_check_cites_a_rule_or_a_source(walk):
    assert all(row.cite for row in compared(walk).checks)


@standing_at("abroad")
def test_an_overstay_is_found_and_excused_only_with_a_proof(walk):
    home(walk, came_home_on=walk.matter.ends_on + timedelta(days=1), overstay_reason="航班延误")
    days = check(compared(walk), "days")
    assert (days.outcome, days.cite) == (Outcome.FOUND, "OUT-25 · S06")
    assert check(compared(walk), "entry").outcome is Outcome.FOUND
    assert compared(walk).kept < compared(walk).asked


@standing_at("abroad")
def test_force_majeure_with_a_proof_excuses_the_overstay(walk):
    proof = walk.attach("proof", "航空公司延误证明", by=walk.owner)
    home(walk, came_home_on=walk.matter.ends_on + timedelta(days=1), overstay_reason="航班延误", force_majeure=True, excuse_proof=proof)
    days = check(compared(walk), "days")
    assert (days.outcome, days.proof) == (Outcome.EXCUSED, proof)


@standing_at("abroad")
def test_fewer_people_with_a_reason_stay_open_until_somebody_judges(walk):
    home(walk, people_back=2, overstay_reason="一人因病滞留")
    assert check(compared(walk), "people").outcome is Outcome.OPEN


@standing_at("returned")
def test_what_is_not_done_yet_is_open_and_found_once_its_day_is_over(walk):
    assert check(compared(walk), "report").outcome is Outcome.OPEN
    late = check(compared(walk, later=60), "report")
    assert (late.outcome, late.source) == (Outcome.FOUND, "S03 S06 S53")
    assert any(row.code.startswith("passport.") and row.outcome is Outcome.FOUND for row in compared(walk, later=60).checks)


@standing_at("returned")
def test_what_the_report_says_was_not_done_stays_open(walk):
    walk.return_passports()
    walk.step("hand_in_report", walk.owner, done="完成会谈。", not_done="22日会谈取消。", results="课程互认。", follow_up="寄出协议。",
              discipline="无。", money_note="无超支。")
    task = check(compared(walk), "task")
    assert task.outcome is Outcome.OPEN and "22日会谈取消" in task.said


@standing_at("returned")
def test_money_beyond_the_approval_with_a_word_why_is_open(walk):
    walk.return_passports()
    walk.report()
    walk.step("publish_second_notice", "chen", opened_on=walk.today, place="校园网公示栏", contact="国际处")
    lines = [{"kind": line.kind, "approved": str(line.amount), "actual": str(line.amount + 100)} for line in walk.matter.application.budget]
    walk.step("settle", "song", lines=lines, note="汇率变动")
    assert {check(compared(walk), code).outcome for code in ("money.1", "total")} == {Outcome.OPEN}


@standing_at("returned")
def test_a_stay_outside_of_the_border_dates_is_open(walk):
    Trip.objects.filter(matter_id=walk.matter.pk).update(came_home_on=walk.matter.ends_on - timedelta(days=1))
    leg = check(compared(walk), "leg.1")
    assert (leg.outcome, leg.cite) == (Outcome.OPEN, "OUT-24 · S06 S18 S20") and "仙台" in leg.name


@standing_at("returned")
def test_who_had_no_document_drawn_and_who_was_not_approved_are_named(walk):
    Passport.objects.filter(holder_name="周予安", loans__matter=walk.matter.pk).update(holder_name="陌生人")
    names = check(compared(walk), "names")
    assert names.outcome is Outcome.FOUND and "周予安" in names.said and "陌生人" in names.said


@standing_at("returned")
def test_a_member_dropped_by_an_approved_change_is_excused(walk):
    walk.matter.participants.filter(name="米勒").update(dropped_at=walk.now)
    dropped = next(row for row in compared(walk).checks if row.code.startswith("dropped."))
    assert (dropped.outcome, dropped.approved) == (Outcome.EXCUSED, "米勒")


@standing_at("returned")
def test_a_settlement_that_counts_more_as_approved_than_the_budget_has_is_found(walk):
    walk.return_passports()
    walk.report()
    walk.step("publish_second_notice", "chen", opened_on=walk.today, place="校园网公示栏", contact="国际处")
    walk.step("settle", "song", lines=[{"kind": line.kind, "approved": "999999", "actual": "999999"} for line in walk.matter.application.budget])
    assert check(compared(walk), "money.1").outcome is Outcome.FOUND


@pytest.mark.parametrize("code, model, facts", [
    ("permit.day", Permit, {"issued_on": date(2026, 12, 1)}), ("permit.extent", Permit, {"days": 1}),
    ("notice.first", Notice, {"until": date(2026, 12, 1)}), ("tickets", Trip, {"tickets_match": False}),
])  # fmt: skip
@standing_at("archived")
def test_each_paper_is_held_against_what_was_approved(walk, code, model, facts):
    """The verbs refuse what these rows say; the comparison does not rely on that."""
    assert check(compared(walk), code).outcome is Outcome.KEPT
    model.objects.filter(matter_id=walk.matter.pk).update(**facts)
    assert check(compared(walk), code).outcome is Outcome.FOUND


@standing_at("returned")
def test_a_document_drawn_too_early_or_not_back_is_found(walk):
    assert all(row.outcome is Outcome.KEPT for row in compared(walk).checks if row.code.startswith("drawn."))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # the ledger is never rewritten otherwise
        cursor.execute("UPDATE registers_loan SET drawn_on = drawn_on - 30 WHERE matter_id = %s", [walk.matter.pk])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert all(row.outcome is Outcome.FOUND for row in compared(walk).checks if row.code.startswith("drawn."))


@standing_at("returned")
def test_an_objection_that_was_upheld_counts_against_the_notice(walk):
    notice = Notice.objects.get(matter_id=walk.matter.pk, which="first")
    notice.objections.create(
        received_on=notice.opened_on, text="名额不公", recorded_by=walk.cast["chen"], recorded_at=walk.now, upheld=True,
        resolved_on=notice.until, resolved_by=walk.cast["chen"], answer="属实",
    )  # fmt: skip
    assert check(compared(walk), "notice.first").outcome is Outcome.FOUND


@standing_at("abroad", "archived")
def test_the_page_is_for_who_sees_the_matter_once_it_can_be_compared(walk, stage: House):
    url = f"/matters/{walk.matter.pk}/audit/"
    wanted = 200 if walk.matter.state == "archived" else 404
    for reader in ("gu", "zhou", "wen", "chen", "mi"):
        assert stage.office.browser(reader).get(url).status_code == wanted
    for stranger in ("zhao", "su"):
        assert stage.office.browser(stranger).get(url).status_code == 404


@standing_at("archived")
def test_the_page_lists_every_check_that_makes_up_the_figure(walk, stage: House):
    page = stage.office.wen.get(f"/matters/{walk.matter.pk}/audit/").content.decode()
    comparison = compared(walk)
    assert page.count("<tr>") == comparison.asked + len(comparison.parts)  # a line each, and the heads
    assert f'value="{comparison.kept}" max="{comparison.asked}"' in page
