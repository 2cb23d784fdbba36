"""Part one, the task (任务): what the trip is for, who organises it, whether it was planned, how urgent it is."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box

BOXES = (
    Box("title", wide=True, help=_("As it will stand in the permit, for example: visit to Japan for joint programmes.")),
    Box("group_name", optional=True),
    Box("organiser"),
    Box("joined", "tick", wide=True, label=_("Another unit organises the group, we take part in it")),
    Box("organiser_documents", "long", wide=True, when="joined",
        help=_("Letter asking for our opinion, task notice, permit: their numbers and dates.")),
    Box("track", "choice"),
    Box("task_type", "choice"),
    Box("paper_accepted", "yesno", when="conference", optional=True, label=_("A paper of ours was accepted")),
    Box("purpose", "long", wide=True, help=_("Whom you meet, and what is to be settled with them.")),
    Box("necessity", "long", wide=True),
    Box("expected_results", "long", wide=True, optional=True),
)
PLAN = (
    Box("in_plan", "yesno", wide=True, label=_("Does the trip stand in the annual plan?")),
    Box("plan_reference", wide=True, when="planned", optional=True),
    Box("off_plan_reason", "long", wide=True, when="unplanned"),
)
