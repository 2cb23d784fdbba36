"""What a kind brings to the API from its form alone (申请接口), in one minute.

``writing`` the router: begin, show, write, check · ``beginning`` where a draft begins · ``reading`` what is shown ·
``body`` what the body of a step is · ``steps`` the bodies of the steps of applying.
"""

from workflow.applying.api.steps import STEPS
from workflow.applying.api.writing import router_of

__all__ = ["STEPS", "router_of"]
