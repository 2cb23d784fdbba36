"""What a delegation brings to the API (团组接口), in one minute.

The endpoints of its application are made from its form · ``travellers`` what is shown besides · ``until_approval`` and
``after_approval`` the body of every step. The endpoints of the steps are made of them by the API itself.
"""

from django.utils.translation import gettext_lazy as _

from workflow.applying.api import router_of
from workflow.core.kinds import Api
from workflow.matters.delegations.api.after_approval import AFTER_APPROVAL
from workflow.matters.delegations.api.travellers import Travellers, travellers
from workflow.matters.delegations.api.until_approval import UNTIL_APPROVAL
from workflow.matters.delegations.form import FORM

router = router_of(
    "delegation", FORM, tag="delegations", name=_("Delegation abroad"), besides=Travellers,
    more=lambda matter: {"travellers": travellers(matter)},
)
API = Api(prefix="/delegations", router=router, steps=UNTIL_APPROVAL | AFTER_APPROVAL)

__all__ = ["API"]
