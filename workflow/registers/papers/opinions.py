"""The opinions of the round (审批意见) as the forms print them: what counts, on the newest revision, by phase of the route."""

from collections import defaultdict

from django.utils import timezone

from workflow.printing.opinions import Opinion

SAID = {"agree": "同意", "back": "退回", "reject": "不同意"}  # neither advice nor a return within the round is printed
Opinions = dict[str, tuple[Opinion, ...]]


def opinions_of(matter) -> Opinions:
    """Phase → opinions given on the matter's newest revision; a phase in which nobody spoke has none."""
    found: dict[str, list[Opinion]] = defaultdict(list)
    given = matter.decisions.filter(digest=matter.digest).select_related("by", "in_place_of", "assignment__panel__phase")
    for decision in given:
        if decision.counts and decision.verdict in SAID:
            name = decision.by.name + ("（加签）" if decision.assignment.part == "added" else "")
            words = decision.opinion or SAID[decision.verdict]
            place = decision.in_place_of.name if decision.in_place_of else ""
            said = Opinion(name, words, timezone.localdate(decision.at), bool(decision.recorded_by_id), place)
            found[decision.assignment.panel.phase.code].append(said)
    for assignment in _lapsed(matter):
        words = f"逾期视同同意（路线规定）：{assignment.panel.phase.late_words}"
        who = assignment.person.name if assignment.person else ""
        said = Opinion(who, words, timezone.localdate(assignment.closed_at), lapsed=True)
        found[assignment.panel.phase.code].append(said)
    return defaultdict(tuple, {code: tuple(given) for code, given in found.items()})


def _lapsed(matter):
    """To-dos of this version that nobody answered and that count as agreed."""
    silent = matter.assignments.filter(closed_for="lapsed", verdict="agree", panel__round__digest=matter.digest)
    return silent.select_related("panel__phase", "person")
