"""A kind that is switched on is whole: every right a step, every step a word and a form, every errand somebody's."""

import inspect
import re

import pytest
from django_fsm import can_proceed

from approvals.people.models import Role
from notifications.events import events
from tests.house.rooms import ROOT, home
from workflow.core import kinds
from workflow.core.counting import Counted
from workflow.core.errands import OWNER
from workflow.desk.templatetags.office import icon

KINDS = kinds.installed()
NOT_BY_FORM = {"begin", "take_over"}  # an application is begun on its own page; trips on paper come in as a file
PRIVATE = re.compile(r"\b(nation|nationality|ethnic\w*|religio\w*|political\w*|health|marital|born|sex)\b|民族|宗教|政治面貌")
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def steps(kind) -> set[str]:
    """The transitions of the kind's life."""
    return {t.name for t in kind.model._meta.get_field("state").get_all_transitions(kind.model)}


def states(kind) -> set[str]:
    return {state.code for state in kind.life.states}


def test_every_kind_in_the_house_is_switched_on():
    """A folder under workflow/matters has its line in the settings."""
    there = {path for path in (ROOT / "workflow/matters").iterdir() if (path / "kind.py").exists()}
    assert there and there == {home(kind) for kind in KINDS if home(kind).is_dir()}


@every_kind
def test_every_event_of_a_kind_is_one_that_has_words(kind):
    assert not set(kind.events) - events()


@every_kind
def test_every_state_has_a_look_of_its_own(kind):
    """Nobody forgets the icon: a neutral clock stands for waiting alone."""
    for state in kind.life.states:
        assert state.level in ("", "ok", "warn", "bad", "info") and "<svg" in icon(state.icon)
        assert state.icon != "clock" or state.side, state.code
    assert "<svg" in icon(kind.icon)


@every_kind
def test_what_is_taken_over_from_paper_has_a_step_of_its_life_for_it(kind):
    assert ("take_over" in steps(kind)) == bool(kind.under_way)
    if kind.under_way:
        columns = kind.under_way.columns
        assert {*columns.required, *columns.dates, *columns.words, kind.under_way.scan} <= set(columns.chinese)


@every_kind
def test_every_right_is_a_step_and_every_step_is_somebodys_or_the_systems(kind):
    systems = steps(kind) - set(kind.life.rights)
    assert not set(kind.life.rights) - steps(kind)
    assert not {step for step in systems if step in kind.forms}, "the system's steps have no form"
    assert all(right.sentence for right in kind.life.rights.values()), "every refusal says who may"


@every_kind
def test_every_step_has_a_word_for_the_history(kind):
    assert not steps(kind) - set(kind.did)
    assert not set(kind.did) - steps(kind)


@every_kind
def test_every_step_of_somebody_has_a_form_and_every_form_a_step(kind):
    assert set(kind.forms) == set(kind.life.rights) - NOT_BY_FORM
    for step, form in kind.forms.items():
        assert form.step == step and form.title and form.button and form.icon


@every_kind
def test_every_kind_brings_figures_or_says_why_not(kind):
    assert bool(kind.figures) != bool(kind.not_counted)
    if kind.figures:
        assert kind.figures.steps <= steps(kind), "a row changes by steps of the life"
        assert set(kind.figures.names) <= set(Counted.__dataclass_fields__), "names are those of columns"


@every_kind
@pytest.mark.django_db
def test_a_matter_that_has_only_begun_counts_nowhere(kind):
    if kind.figures:
        assert kind.figures.row(kind.model(kind=kind.code, pk=0)) is None


@every_kind
def test_a_forms_errand_is_one_of_the_kinds(kind):
    codes = {errand.code for errand in kind.errands}
    assert not {form.errand for form in kind.forms.values() if form.errand} - codes


@every_kind
def test_every_errand_belongs_to_somebody_there_is_in_a_state_there_is(kind):
    for errand in kind.errands:
        assert errand.role == OWNER or errand.role in Role.values
        assert errand.states and set(errand.states) <= states(kind)
    assert len({errand.code for errand in kind.errands}) == len(kind.errands)


@every_kind
def test_sources_and_targets_are_states_of_the_life(kind):
    for each in kind.model._meta.get_field("state").get_all_transitions(kind.model):
        allowed = getattr(each.target, "allowed_states", None)
        assert each.source in states(kind)
        assert set(allowed or [each.target or each.source]) <= states(kind)


@every_kind
def test_every_step_says_what_it_is_and_takes_who_and_when(kind):
    for step in steps(kind):
        method = getattr(kind.model, step)
        assert inspect.getdoc(method), step
        assert {"by", "now"} <= set(inspect.signature(method).parameters), step


@every_kind
def test_the_route_asks_people_there_are_in_stages_there_are(kind):
    stages, codes = {phase["stage"] for phase in kind.route}, [phase["code"] for phase in kind.route]
    assert stages <= states(kind) and len(set(codes)) == len(codes)
    assert {f"enter_{stage}" for stage in stages} <= steps(kind)
    for phase in kind.route:
        assert phase["who"].get("role", Role.FAO) in Role.values
        assert len({other["stage"] for other in kind.route if other["step"] == phase["step"]}) == 1


@every_kind
def test_every_step_that_the_system_takes_by_itself_leads_on(kind):
    for state, step in kind.life.onward.items():
        matter = kind.model(kind=kind.code)
        matter.__dict__["state"] = state
        assert can_proceed(getattr(matter, step))


@pytest.mark.parametrize(
    "pattern",
    ["workflow/matters/*/rules*/**/*.py", "workflow/matters/*/route.py", "workflow/core/search.py", "approvals/**/*.py",
     "workflow/matters/*/submission.py", "workflow/desk/views/lists.py", "workflow/desk/sheets.py"],
)  # fmt: skip
def test_what_somebody_is_or_believes_is_no_input_to_a_rule_a_route_a_search_or_a_list(pattern):
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in ROOT.glob(pattern)
        if "people" not in path.parts
        for hit in PRIVATE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found
