"""What a delegation brings to the API (团组接口), in one minute.

``writing`` begin, write and check an application · ``reading`` what is shown of it · ``body`` what the body of a step
is · ``until_approval`` and ``after_approval`` the body of every step. The endpoints of the steps are made of them by
the API itself.
"""

from workflow.core.kinds import Api
from workflow.matters.delegations.api.after_approval import AFTER_APPROVAL
from workflow.matters.delegations.api.until_approval import UNTIL_APPROVAL
from workflow.matters.delegations.api.writing import router

API = Api(prefix="/delegations", router=router, steps=UNTIL_APPROVAL | AFTER_APPROVAL)

__all__ = ["API"]
