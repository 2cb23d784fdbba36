"""Who may take the steps of applying (申请环节的权限), and the rights that most kinds give for their own."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import Right

_applicant = _("Only the applicant can do this.")

APPLICANT = Right(owner=True, sentence=_applicant)
APPLICANT_OR_PREPARER = Right(owner=True, preparer=True, sentence=_applicant)
APPLICANT_OR_SECRETARY = Right(
    owner=True, preparer=True, secretary=True, roles=("fao",), sentence=_("The applicant or the unit's secretary does this.")
)
OFFICE = Right(roles=("fao",), sentence=_("The foreign-affairs office does this."))
OFFICE_UNCONCERNED = Right(
    roles=("fao",), barred_may_not=True, sentence=_("The foreign-affairs office does this, and nobody on an own matter.")
)
ARCHIVIST = Right(roles=("archivist",), sentence=_("The archivist seals the file."))

RIGHTS = {
    "begin": APPLICANT_OR_PREPARER,
    "ask_confirmation": Right(preparer=True, sentence=_("Only who prepared it asks for the confirmation.")),
    "ask_exception": APPLICANT_OR_PREPARER,
    "decide_exception": OFFICE_UNCONCERNED,
    "submit": APPLICANT,
    "withdraw": APPLICANT,
}
