"""The one flow: it loops over the steps of a route and ends with the round; its names are data and never change."""

from django.db import connection
from viewflow.workflow.models import Process, Task
from viewflow.workflow.status import STATUS

from approvals.flow import Rounds
from tests.approvals.panels import say
from tests.making import answered, fresh, standing_at, waiting


def test_the_names_that_stand_in_the_database_are_these():
    assert {node.name for node in Rounds.instance.nodes()} == {"opened", "step", "more", "closed", "end"}


@standing_at("documents")
def test_an_agreed_round_is_one_finished_process(walk):
    round = walk.matter.rounds.get()
    assert round.outcome == "agree" and round.ended_at
    assert round.process.status == STATUS.DONE and round.process.flow_class is Rounds
    asked = [task for task in round.process.task_set.all() if task.flow_task.name == "step"]
    assert sorted(task.data["step"] for task in asked) == round.steps()
    assert not round.process.task_set.exclude(status=STATUS.DONE).exists()


@standing_at("vetting")
def test_a_running_round_waits_at_one_task(walk):
    process = walk.matter.rounds.get().process
    assert process.status != STATUS.DONE
    assert process.task_set.exclude(status=STATUS.DONE).get().flow_task.name == "step"


@standing_at("sent_back")
def test_a_round_sent_back_is_over_and_the_next_is_another_process(walk):
    first = walk.matter.rounds.get()
    assert (first.outcome, first.process.status) == ("back", STATUS.DONE)
    draft = walk.matter.draft | {"necessity": "已补充。"}
    walk.matter.draft = draft
    walk.matter.save(update_fields=["draft"])
    walk.step("submit", "gu")
    second = walk.matter.rounds.get(no=2)
    assert second.process_id != first.process_id and second.digest != first.digest
    answered(walk, "reject", "不符合计划。")
    assert walk.matter.state == "rejected"


@standing_at("vetting", "notice", "approval")
def test_the_round_and_the_matter_stand_at_the_same_stage(walk):
    round = walk.matter.rounds.get()
    task = Task.objects.exclude(status=STATUS.DONE).get(process=round.process)
    assert round.stage_of(task.data["step"]) == walk.matter.state


@standing_at("vetting")
def test_the_flow_is_named_in_the_database_as_ever(walk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT process.flow_class, task.flow_task FROM viewflow_process process"
                       " JOIN viewflow_task task ON task.process_id = process.id")  # fmt: skip
        stored = cursor.fetchall()
    assert {flow for flow, _task in stored} == {"approvals/flow.Rounds"}
    assert ("approvals/flow.Rounds", "approvals/flow.Rounds.step") in stored


@standing_at("documents")
def test_after_the_approval_no_process_is_left_running(walk):
    assert not Process.objects.filter(round__subject=walk.matter.pk).exclude(status=STATUS.DONE).exists()


@standing_at("approval")
def test_a_sealed_notice_of_the_same_words_stands_however_often_its_phase_is_asked(walk):
    sealed = walk.matter.notices.get()
    say(walk, "chen", "return", "请补充。", back_to=1)
    walk.vet()
    assert walk.matter.state == "notice"
    walk.decide(waiting(walk).get(), "agree")
    assert fresh(walk).state == "approval" and walk.matter.notices.get() == sealed
