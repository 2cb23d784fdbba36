"""Agree with many (批量同意): alike decisions, each looked at and committed by itself."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from approvals.actions.decide import decide
from approvals.actions.held import held
from approvals.commit import one_commit
from approvals.errors import NotComplete
from approvals.models import Assignment, Decision

MOST = 50


def alike(asked: Sequence[Assignment], *, count: int) -> None:
    """Raise NotComplete unless ``count`` to-dos can be agreed with together: some, not too many, of one phase of one kind."""
    if not count:
        raise NotComplete(_("Tick what you agree with."))
    if count > MOST:
        raise NotComplete(_("At most %(most)d can be decided on together; you ticked %(count)d.") % {"most": MOST, "count": count})
    if any(assignment.panel is None for assignment in asked):
        raise NotComplete(_("Only decisions can be taken together; duties are done one by one."))
    groups: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in asked:
        groups.setdefault((assignment.panel.round.route.kind, assignment.panel.phase.code), []).append(assignment)
    if len(groups) > 1:
        different = _("Only alike matters are decided on together; these ask for different things: %(groups)s.")
        raise NotComplete(different % {"groups": "; ".join(_named(group) for group in groups.values())})


def _named(group: Sequence[Assignment]) -> str:
    titles = ", ".join(assignment.subject.title for assignment in group)
    return f"{group[0].panel.phase.named} ({titles})"


@one_commit()
def agree_among_many(assignment_id: int, *, by, digest: str, opinion: str = "", now) -> Decision:
    """Agree with one of them; raises what ``decide`` raises, and NotComplete while a rule of its subject stands open."""
    opened = held(assignment_id).subject.open_rules()
    if opened:
        sentence = _("Rules stand open (%(rules)s); open the matter and decide on it by itself.")
        raise NotComplete(sentence % {"rules": ", ".join(opened)})
    return decide(assignment_id, by=by, verdict="agree", digest=digest, opinion=opinion, now=now)
