"""Progress tells a round as its rows have it: the latest pass of every phase, by whom, when, how long."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.models import Assignment, Decision, Panel, Phase, Route
from approvals.progress import PhaseState, Progress, State, asked_of, planned, progress_of, rounds_of
from approvals.routes import in_force
from tests.making import answered, fresh, standing_at, waiting

ACTIVE, COMING, DONE, SKIPPED = State.ACTIVE, State.COMING, State.DONE, State.SKIPPED


def told(walk) -> Progress:
    return rounds_of(fresh(walk), today=walk.today)[0]


def phases(walk) -> dict[str, PhaseState]:
    return {phase.code: phase for step in told(walk).steps for phase in step.phases}


def states(walk) -> list[list[State]]:
    return [[phase.state for phase in step.phases] for step in told(walk).steps]


def another_pass(walk, code: str, **facts) -> Panel:
    """The phase is asked once more, as a return would ask it."""
    before = Panel.objects.filter(round__subject=walk.matter.pk, phase__code=code).latest("pk")
    panel = Panel.objects.create(round=before.round, task=before.task, phase=before.phase, opened_at=walk.now, **facts)
    Assignment.objects.create(subject_id=walk.matter.pk, panel=panel, person=walk.cast["cheng"], opened_at=walk.now)
    return panel


@standing_at("vetting")
def test_at_first_the_first_step_waits_and_the_rest_is_to_come(walk):
    found = told(walk)
    assert states(walk) == [[ACTIVE], [COMING] * 4, [COMING], [COMING], [COMING], [COMING]]
    assert (found.round, found.version, found.outcome, found.number) == (1, 1, "", walk.matter.number)
    head = phases(walk)["unit"]
    assert [who.name for who in head.who] == ["程述"] and head.due_on and not head.late and not head.who[0].verdict
    assert phases(walk)["finance"].asks and not phases(walk)["finance"].who


@standing_at("vetting")
def test_what_was_decided_says_by_whom_when_and_how_long_it_took(walk):
    opened = walk.now
    walk.now = opened + timedelta(days=7)  # five working days and a week-end
    decide(waiting(walk).get().pk, by=walk.cast["cheng"], verdict="agree", digest=walk.matter.digest, now=walk.now)
    head = phases(walk)["unit"]
    assert (head.state, head.who[0].name, head.who[0].at, head.took) == (DONE, "程述", walk.now, 5)
    assert states(walk)[:2] == [[DONE], [ACTIVE] * 4]
    assert told(walk).steps[0].passed and not told(walk).steps[1].passed


@standing_at("vetting")
def test_the_days_that_were_written_down_are_believed(walk):
    walk.vet()
    Panel.objects.filter(phase__code="unit").update(took=17)
    assert phases(walk)["unit"].took == 17


@standing_at("vetting")
def test_a_queue_is_named_until_somebody_claims_it(walk):
    decide(waiting(walk).get().pk, by=walk.cast["cheng"], verdict="agree", digest=walk.matter.digest, now=walk.now)
    with translation.override("zh-hans"):
        assert [who.name for who in phases(walk)["finance"].who] == [asked_of({"role": "finance"})]
    claim(waiting(walk, role="finance").get().pk, by=walk.cast["song"], now=walk.now)
    assert [who.name for who in phases(walk)["finance"].who] == [walk.cast["song"].name]


@standing_at("vetting")
def test_what_is_overdue_is_late_and_what_is_paused_is_not(walk):
    late = Assignment.objects.filter(pk=waiting(walk).get().pk)
    late.update(due_on=walk.today - timedelta(days=1))
    assert phases(walk)["unit"].late
    Panel.objects.filter(assignments__in=late).update(paused_at=walk.now)
    assert phases(walk)["unit"].paused and not phases(walk)["unit"].late


@pytest.mark.parametrize(("verdict", "state"), [("back", State.SENT_BACK), ("reject", State.REJECTED)])
@standing_at("vetting")
def test_a_refusal_ends_it_and_the_rest_is_skipped(walk, verdict, state):
    answered(walk, verdict)
    assert states(walk) == [[state], [SKIPPED] * 4, [SKIPPED], [SKIPPED], [SKIPPED], [SKIPPED]]
    assert told(walk).outcome == verdict and phases(walk)["unit"].who[0].verdict == verdict
    assert all(phase.applies for phase in phases(walk).values())


@standing_at("withdrawn")
def test_what_was_asked_when_the_applicant_withdrew_is_skipped(walk):
    assert {state for step in states(walk) for state in step} == {SKIPPED} and told(walk).outcome == "withdrawn"


@standing_at("documents")
def test_of_a_round_that_was_agreed_everything_is_done(walk):
    assert {state for step in states(walk) for state in step} == {DONE}
    assert all(phase.who and phase.ended_at and phase.took is not None for phase in phases(walk).values())


@standing_at("sent_back")
def test_every_round_is_told_newest_first(walk):
    walk.matter.draft |= {"necessity": "已补充。"}
    walk.matter.save(update_fields=["draft"])
    walk.step("submit", "gu")
    assert [(p.round, p.outcome) for p in rounds_of(fresh(walk), today=walk.today)] == [(2, ""), (1, "back")]


@standing_at("vetting")
def test_a_phase_whose_condition_does_not_hold_does_not_apply(walk):
    round = walk.matter.rounds.get()
    round.facts |= {"teachers_travel": False}
    round.save(update_fields=["facts"])
    assert (phases(walk)["teaching"].state, phases(walk)["teaching"].applies) == (SKIPPED, False)
    assert phases(walk)["finance"].applies


@standing_at("approval")
def test_of_several_passes_the_latest_counts_and_they_are_counted(walk):
    Panel.objects.filter(phase__code="unit").update(outcome="return")
    assert phases(walk)["unit"].state == State.RETURNED and phases(walk)["unit"].times == 1
    panel = another_pass(walk, "unit")
    assert phases(walk)["unit"].state == ACTIVE and phases(walk)["unit"].times == 2
    panel.outcome = "unneeded"
    panel.save()
    assert phases(walk)["unit"].state == COMING, "it will be asked again"


@standing_at("approval")
def test_decisions_that_a_return_took_away_are_asked_for_again(walk):
    seats = Assignment.objects.filter(panel__phase__code="secrecy")
    assert phases(walk)["secrecy"].state == DONE
    seats.update(verdict="void")
    assert phases(walk)["secrecy"].state == COMING and not phases(walk)["secrecy"].who


@standing_at("vetting")
def test_who_decided_for_whom_and_who_recorded_it_is_told(walk):
    panel, cast = waiting(walk).get().panel, walk.cast
    own = Assignment.objects.create(
        subject_id=walk.matter.pk, panel=panel, person=cast["he"], opened_at=walk.now, verdict="agree", closed_at=walk.now
    )
    Decision.objects.create(
        assignment=own, subject_id=walk.matter.pk, by=cast["he"], verdict="agree", digest=walk.matter.digest, at=walk.now,
        in_place_of=cast["cheng"], recorded_by=cast["chen"],
    )  # fmt: skip
    _asked, deputy = phases(walk)["unit"].who
    assert (deputy.name, deputy.in_place_of, deputy.recorded_by) == (cast["he"].name, cast["cheng"].name, cast["chen"].name)


@standing_at("approval")
def test_an_earlier_decision_that_stands_is_named_and_silence_is_explained(walk):
    decision = Decision.objects.get(subject=walk.matter.pk, assignment__panel__phase__code="unit")
    panel = another_pass(walk, "unit", outcome="agree")
    panel.assignments.update(verdict="agree", closed_at=walk.now, closed_for="same_person", stands=decision)
    assert phases(walk)["unit"].who[0].at == decision.at and not phases(walk)["unit"].note
    panel.assignments.update(closed_for="lapsed", stands=None)
    assert not phases(walk)["unit"].who and phases(walk)["unit"].note


@standing_at("approval")
def test_a_round_moved_to_another_version_keeps_what_was_answered(walk):
    round = walk.matter.rounds.get()
    moved = Route.objects.create(kind="delegation", version=99, published_at=None)
    Phase.objects.create(route=moved, code="unit", name="二级单位", step=1, stage="vetting", who={"heads_of": "unit"}, days=2)
    Phase.objects.create(route=moved, code="new", name="新环节", step=9, stage="approval", who={"role": "fao"}, days=2)
    round.route = moved
    round.save(update_fields=["route"])
    found = phases(walk)
    assert (found["unit"].state, found["unit"].name, found["new"].state) == (DONE, "二级单位", COMING)
    assert found["finance"].state == DONE, "answered by the earlier version"
    assert "leader" not in found and "permit" not in found, "asked by neither"
    assert [step.no for step in told(walk).steps] == sorted(step.no for step in told(walk).steps)


@standing_at("draft")
def test_what_was_never_handed_in_shows_the_route_it_will_take(walk):
    (route,) = progress_of(walk.matter, kind="delegation", today=walk.today)
    assert route.round == 0 and {phase.state for step in route.steps for phase in step.phases} == {COMING}
    assert [phase.code for step in route.steps for phase in step.phases if phase.when] == ["teaching"]
    assert progress_of(walk.matter, kind="purchase", today=walk.today) == []


@standing_at("vetting")
def test_a_route_by_itself_needs_no_matter(walk):
    found = planned(in_force("delegation"), today=date(2026, 3, 2))
    assert [len(step.phases) for step in found.steps] == [1, 4, 1, 1, 1, 1]


@standing_at("documents")
def test_it_costs_the_same_however_many_people_and_passes_there_are(walk):
    few = _statements(walk)
    for panel in Panel.objects.filter(round__subject=walk.matter.pk):
        for _time in range(3):
            another_pass(walk, panel.phase.code, outcome="agree")
    assert _statements(walk) == few <= 5


def _statements(walk) -> int:
    matter = fresh(walk)
    with CaptureQueriesContext(connection) as asked:
        rounds_of(matter, today=timezone.localdate(walk.now))
    return len(asked)


def test_whom_a_route_asks_has_words_or_none():
    units = {"FIN": "财务处"}
    with translation.override("zh-hans"):
        assert asked_of({"office": "FIN"}, units).startswith("财务处") and asked_of({"post": "总会计师", "unit": "FIN"}, units) == "财务处 总会计师"
        assert asked_of({"field": "sponsors"}) and asked_of({"together": [{"role": "fao"}, {"duty": "school_leader"}]}).count("，") == 1
        assert asked_of({"role": "fao"}) and asked_of({"heads_of": "unit"}) and asked_of({"duty": "school_leader"})
    assert asked_of({"role": "a role of tomorrow"}) == "a role of tomorrow"
    assert asked_of({"people": [3]}) == asked_of({}) == asked_of({"duty": "unheard of"}) == ""
