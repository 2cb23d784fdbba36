"""The demo shows an inspection with a finding in each hand, made by the verbs, once."""

from tests.making import standing_at
from workflow.core import journal
from workflow.oversight.demo import demo
from workflow.oversight.models import Finding, Inspection


@standing_at("returned")
def test_three_findings_stand_where_somebody_has_to_do_with_them(walk, stage):
    assert not list(demo(stage.cast, now=walk.now)) and not Inspection.objects.exists(), "nothing is shown of too few matters"
    for state in ("sharing", "archived"):
        stage.template(state)
    lines = list(demo(stage.cast, now=walk.now))
    assert len(lines) == 4 and sorted(Finding.objects.values_list("state", flat=True)) == ["accepted", "open", "submitted"]
    for finding in Finding.objects.select_related("matter"):
        assert not list(journal.faults(finding.matter.entries.order_by("seq")))
    assert not list(demo(stage.cast, now=walk.now)), "once"
