"""A kind that is its form and little more (单文件事项): what every kind with a form has is filled in here.

>>> KIND = register(applied(FORM, code="lecture", name=_("Lecture"), prefix="LEC", model=Lecture, life=LIFE, route=ROUTE))
"""

from typing import Any

from approvals.flow import open_round
from workflow.applying import drafts
from workflow.applying.api import STEPS, router_of
from workflow.applying.did import DID
from workflow.applying.form import Form
from workflow.applying.keeping import keep
from workflow.applying.messages import SAID, teller
from workflow.applying.page import difference, page
from workflow.applying.step_forms import EXCEPTION, STEP_FORMS
from workflow.core.kinds import Api, Kind


def after(matter: Any, step: str, *, by, now) -> None:
    """The round of a submission is opened, the package of an archive is made."""
    if step == "submit":
        open_round(matter, kind=matter.kind, now=now)
    if step == "archive":
        keep(matter, by=by, now=now)


def applied(
    form: Form, *, code: str, name: Any, model: Any, life: Any, forms: dict[str, Any], did: dict[str, Any],
    bodies: dict[str, Any], errands: tuple = (), **more: Any,
) -> Kind:  # fmt: skip
    """The kind of that form; ``forms``, ``did`` and ``bodies`` are those of its own steps, whatever else it brings overrides."""
    steps = {transition.name for transition in model._meta.get_field("state").get_all_transitions(model)}
    tag = f"{code}s"
    usual: dict[str, Any] = {
        "page": page, "difference": difference, "editable": drafts.editable, "after": after, "messages": teller(),
        "events": tuple(event for step, event in SAID.items() if step in steps), "rules": form.rules,
        "api": Api(prefix=f"/{tag}", router=router_of(code, form, tag=tag, name=name), steps={**STEPS, **bodies}),
    }  # fmt: skip
    return Kind(
        code=code, name=name, model=model, life=life, form=form, forms={**STEP_FORMS, **forms}, did={**DID, **did},
        errands=(EXCEPTION, *errands), **(usual | more),
    )  # fmt: skip
