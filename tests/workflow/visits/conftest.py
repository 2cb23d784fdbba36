"""Every test of visits may walk one."""

from tests.workflow.visits.making import visit_template, walk

__all__ = ["visit_template", "walk"]
