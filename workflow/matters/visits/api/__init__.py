"""What a visit brings to the API (来访接口), in one minute.

The endpoints of its application are made from its form · ``reception`` what is shown besides · ``until_arrival`` and
``after_arrival`` the body of every step. The endpoints of the steps are made of them by the API itself.
"""

from django.utils.translation import gettext_lazy as _

from workflow.applying.api import router_of
from workflow.core.kinds import Api
from workflow.matters.visits.api.after_arrival import AFTER_ARRIVAL
from workflow.matters.visits.api.reception import Reception, reception_of
from workflow.matters.visits.api.until_arrival import UNTIL_ARRIVAL
from workflow.matters.visits.form import FORM

router = router_of("visit", FORM, tag="visits", name=_("Visit of guests"), besides=Reception, more=reception_of)
API = Api(prefix="/visits", router=router, steps=UNTIL_ARRIVAL | AFTER_ARRIVAL)

__all__ = ["API"]
