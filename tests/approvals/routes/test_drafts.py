"""A draft: a copy in nobody's way, changed phase by phase, thrown away or published."""

import pytest

from approvals.actions import draft_route
from approvals.actions.publish_route import publish, roll_back
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Route
from approvals.revising.rows import digest, rows_of


def steps(route):
    return [(row["code"], row["step"]) for row in rows_of(Route.objects.get(pk=route.pk))]


def test_a_draft_is_a_copy_with_the_next_number(revising):
    old = revising.in_force
    draft = draft_route.begin(old.pk, by=revising.by, now=revising.now)
    assert (draft.version, draft.copied_from, draft.made_by, draft.published_at) == (old.version + 1, old, revising.by, None)
    assert rows_of(draft) == rows_of(old) and revising.in_force == old


def test_a_draft_is_not_copied(revising):
    with pytest.raises(NotNow):
        draft_route.begin(revising.draft().pk, by=revising.by, now=revising.now)


def test_a_phase_is_put_changed_and_taken_out(revising):
    draft, told = revising.draft(), {"by": revising.by, "now": revising.now}
    group = {"code": "group", "name": "领导小组", "step": 9, "stage": "approval", "who": {"role": "leading_group"}, "days": 5}
    draft_route.put(draft.pk, group, **told)
    assert draft.phases.get(code="group").quorum == "any"
    draft_route.put(draft.pk, group | {"days": 2, "code": "leading_group"}, at="group", **told)
    assert draft.phases.get(code="leading_group").days == 2 and not draft.phases.filter(code="group").exists()
    draft_route.drop(draft.pk, "leading_group", **told)
    assert rows_of(draft) == rows_of(revising.in_force)
    with pytest.raises(NotNow):
        draft_route.drop(draft.pk, "leading_group", **told)
    with pytest.raises(NotNow):
        draft_route.put(draft.pk, group, at="group", **told)


@pytest.mark.parametrize(
    "code, later, expected",
    [("office", True, ["unit1", "personnel2", "secrecy2", "finance2", "teaching2", "notice3", "leader4", "office5", "permit6"]),
     ("office", False, ["unit1", "personnel2", "secrecy2", "finance2", "teaching2", "office3", "notice4", "leader5", "permit6"]),
     ("finance", True, ["unit1", "personnel2", "secrecy2", "teaching2", "finance3", "notice4", "office5", "leader6", "permit7"]),
     ("finance", False, ["unit1", "finance2", "personnel3", "secrecy3", "teaching3", "notice4", "office5", "leader6", "permit7"]),
     ("unit", False, ["unit1", "personnel2", "secrecy2", "finance2", "teaching2", "notice3", "office4", "leader5", "permit6"]),
     ("permit", True, ["unit1", "personnel2", "secrecy2", "finance2", "teaching2", "notice3", "office4", "leader5", "permit6"])],
)  # fmt: skip
def test_a_phase_is_asked_earlier_or_later(revising, code, later, expected):
    draft = revising.draft()
    draft_route.shift(draft.pk, code, later=later, by=revising.by, now=revising.now)
    assert [f"{name}{step}" for name, step in steps(draft)] == expected


def test_a_draft_is_thrown_away(revising):
    draft = revising.draft()
    draft_route.discard(draft.pk, by=revising.by, now=revising.now)
    assert not Route.objects.filter(pk=draft.pk).exists()
    for verb in (publish, draft_route.discard, draft_route.begin):
        with pytest.raises(NotNow):
            verb(draft.pk, by=revising.by, now=revising.now)


def test_what_is_published_is_not_written_any_more(revising):
    draft, told = revising.draft(), {"by": revising.by, "now": revising.now}
    publish(draft.pk, **told)
    before = rows_of(draft)
    for verb in (
        lambda: draft_route.save(draft.pk, [], **told), lambda: draft_route.drop(draft.pk, "unit", **told),
        lambda: draft_route.discard(draft.pk, **told), lambda: draft_route.shift(draft.pk, "unit", later=True, **told),
        lambda: publish(draft.pk, **told), lambda: draft_route.put(draft.pk, before[0], at="unit", **told),
    ):  # fmt: skip
        with pytest.raises(NotNow):
            verb()
    assert rows_of(Route.objects.get(pk=draft.pk)) == before


def test_only_an_administrator_changes_routes(stage, revising):
    draft, old = revising.draft(), revising.in_force
    for who in ("chen", "wen", "gu"):
        told = {"by": stage.cast[who], "now": revising.now}
        for verb in (
            lambda told=told: draft_route.begin(old.pk, **told), lambda told=told: draft_route.save(draft.pk, [], **told),
            lambda told=told: draft_route.drop(draft.pk, "unit", **told), lambda told=told: draft_route.discard(draft.pk, **told),
            lambda told=told: publish(draft.pk, **told), lambda told=told: roll_back(old.pk, note="x", **told),
        ):  # fmt: skip
            with pytest.raises(NotYours):
                verb()


def test_an_administrator_of_one_unit_is_none_of_the_school(stage, revising):
    stage.cast["guan"].grants.update(unit=stage.cast["gu"].holdings.get().post.unit)
    with pytest.raises(NotYours):
        draft_route.begin(revising.in_force.pk, by=revising.by, now=revising.now)


def test_who_writes_over_what_a_colleague_changed_is_told(revising):
    draft = revising.draft()
    seen = digest(rows_of(draft))
    draft_route.drop(draft.pk, "teaching", by=revising.by, now=revising.now)
    with pytest.raises(NotNow):
        draft_route.save(draft.pk, revising.rows(), by=revising.by, now=revising.now, seen=seen)
    with pytest.raises(NotNow):
        publish(draft.pk, by=revising.by, now=revising.now, seen=seen)
    assert publish(draft.pk, by=revising.by, now=revising.now, seen=digest(rows_of(draft))) == draft


def test_rolling_back_publishes_a_copy_with_the_reason(revising):
    old = revising.in_force
    newer = publish(revising.draft(teaching=None).pk, by=revising.by, now=revising.now)
    again = roll_back(old.pk, by=revising.by, now=revising.now, note="教务处要求恢复")
    assert revising.in_force == again and again.version == newer.version + 1
    assert (again.copied_from, again.note, again.published_by) == (old, "教务处要求恢复", revising.by)
    assert rows_of(again) == rows_of(old) and rows_of(newer) != rows_of(old)


def test_what_cannot_be_rolled_back_says_why(revising):
    old = revising.in_force
    with pytest.raises(NotNow):
        roll_back(old.pk, by=revising.by, now=revising.now, note="x")
    draft = revising.draft()
    with pytest.raises(NotNow):
        roll_back(draft.pk, by=revising.by, now=revising.now, note="x")
    publish(draft.pk, by=revising.by, now=revising.now)
    with pytest.raises(NotComplete):
        roll_back(old.pk, by=revising.by, now=revising.now, note=" ")
    assert Route.objects.filter(kind="delegation").count() == 2


def test_an_older_version_that_names_what_is_gone_is_not_put_in_force(revising):
    post = revising.cast["cheng"].holdings.get().post
    named = publish(revising.draft(unit={"who": {"post": post.title, "unit": "CIE"}}).pk, by=revising.by, now=revising.now)
    publish(revising.draft(unit={"who": {"heads_of": "unit"}}).pk, by=revising.by, now=revising.now)
    post.title = "主任"
    post.save()
    with pytest.raises(NotComplete):
        roll_back(named.pk, by=revising.by, now=revising.now, note="x")
    assert Route.objects.filter(kind="delegation").count() == 3
