"""Oversight (监督) for programs: what a person of the leading group, an inspector or the unit may read and do, they may too.

``shown`` what is answered · ``reading`` comparison, inspections, findings · ``inspecting`` planned, answered, recorded, signed ·
``rectifying`` the steps of a finding.
"""

from workflow.api.oversight import inspecting, reading, rectifying
from workflow.api.oversight.router import router

__all__ = ["inspecting", "reading", "rectifying", "router"]
