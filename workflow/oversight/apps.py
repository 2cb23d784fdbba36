"""Oversight (监督): what it hangs into the rooms below, so that none of them names it."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "workflow.oversight"
    label = "oversight"

    def ready(self) -> None:
        import workflow.oversight.reporting  # noqa: F401  (the texts of its paper declare themselves)
        from workflow.core.errands import stands_beside
        from workflow.core.leads import lead
        from workflow.core.weighing import weigh
        from workflow.oversight.audits import LEAD
        from workflow.oversight.demo import demo
        from workflow.oversight.open_findings import OPEN_FINDINGS
        from workflow.oversight.to_dos import JUDGE, RECTIFY
        from workflow.rehearsal.shows import shown_by

        weigh(OPEN_FINDINGS)
        lead("audit", LEAD)
        stands_beside(RECTIFY)
        stands_beside(JUDGE)
        shown_by(demo)
