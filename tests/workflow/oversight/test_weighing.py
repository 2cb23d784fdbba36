"""An open finding weighs on the next application: cited, told on the check page, as much as the school says, lifted by name."""

import ast
import inspect as source_of
from datetime import date

import pytest

from tests.making import House, a_walk, standing_at, trip
from tests.workflow.oversight.conftest import found
from workflow.applying.judging import check, excepted
from workflow.core.rules import Severity
from workflow.oversight import findings, rules
from workflow.oversight.models import Finding
from workflow.registers.models import Limit

pytestmark = standing_at("returned")


def next_application(seen, owner="gu"):
    walk = a_walk(seen.cast, owner=owner)
    walk.now = seen.now
    walk.begin()
    walk.save(trip(seen.cast, starts=date(2026, 11, 2), ends=date(2026, 11, 6)))
    return walk


def told(walk):
    return next((verdict for verdict in check(walk.matter, now=walk.now)[1] if verdict.rule == "OVS-01"), None)


def says(word):
    Limit.objects.filter(code="open_findings").update(value=word)


def test_without_a_finding_nothing_is_said(seen):
    assert told(next_application(seen)) is None


def test_an_open_finding_is_told_with_its_source_and_is_no_block_by_default(seen):
    found(seen)
    verdict = told(next_application(seen))
    assert (verdict.severity, verdict.passed) == (Severity.WARN, False)
    assert seen.walk.matter.number in verdict.message and "S06" in verdict.source and "the school's own" in verdict.source


def test_the_unit_hears_of_it_and_another_unit_does_not(seen):
    found(seen)
    assert told(next_application(seen, "zhou")) is not None
    assert told(next_application(seen, "zhao")) is None


def test_a_closed_finding_weighs_no_more(seen):
    finding = found(seen)
    findings.take(finding.pk, "start", by=seen.cast["gu"], now=seen.now, plan="补交")
    proof = seen.walk.attach("rectification", "证明", by="gu")
    findings.take(finding.pk, "submit", by=seen.cast["gu"], now=seen.now, done="已补交", evidence=proof)
    assert told(next_application(seen)) is not None
    findings.take(finding.pk, "accept", by=seen.cast["lin"], now=seen.now)
    assert told(next_application(seen)) is None


@pytest.mark.parametrize("word", ["info", "warn", "block"])
def test_the_school_says_how_much_it_weighs(seen, word):
    found(seen)
    says(word)
    walk = next_application(seen)
    assert told(walk).severity == word
    assert any("OVS-01" in said for said in check(walk.matter, now=walk.now)[0]) is (word == "block")


def test_a_block_is_lifted_by_a_named_human_with_a_reason(seen):
    found(seen)
    says("block")
    walk = next_application(seen)
    proof = walk.attach("other", "情况说明", by="gu")
    walk.step("ask_exception", "gu", rule="OVS-01", reason="整改期限未到", evidence=proof.pk)
    walk.step("decide_exception", "chen", rule="OVS-01", granted=True, why="整改进行中")
    assert excepted(walk.matter) == {"OVS-01"}
    assert not any("OVS-01" in said for said in check(walk.matter, now=walk.now)[0])
    assert walk.matter.exceptions.get().decided_by == seen.cast["chen"]


def test_the_check_page_tells_the_person(seen, stage: House):
    found(seen)
    walk = next_application(seen)
    page = stage.office.gu.get(f"/matters/{walk.matter.pk}/edit/check/").content.decode()
    assert "OVS-01" in page and seen.walk.matter.number in page


def test_the_rule_touches_neither_database_nor_clock(seen):
    tree = ast.parse(source_of.getsource(rules))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & {"objects", "save", "now", "today", "localdate"} and not hasattr(rules, Finding.__name__ + "s")
