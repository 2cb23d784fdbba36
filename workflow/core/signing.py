"""What deciders do with one another (加签、转办、征求意见), in words: the same for every kind."""

from django.utils.translation import gettext_lazy as _

SIGNING = {
    "add_signer": _("added a signer"),
    "take_off": _("took off whom they had added"),
    "transfer": _("handed it on to"),
    "consult": _("asked for advice"),
    "take_back": _("took the decision back"),
}
"""Step of the journal → what somebody did."""

HOW = {"before": _("before themselves"), "beside": _("beside themselves"), "after": _("after themselves")}
"""Where a signer was added."""
