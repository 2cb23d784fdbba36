"""Addresses of the oversight: its desk, inspections, findings, and the comparison of one matter."""

from django.urls import path

from workflow.oversight.views import comparing, finding, inspection, overview

urlpatterns = [
    path("oversight/", overview.page, name="oversight"),
    path("oversight/inspections/new/", inspection.new, name="plan_inspection"),
    path("oversight/inspections/<int:pk>/", inspection.page, name="inspection"),
    path("oversight/inspections/<int:pk>/signature/", inspection.signature, name="sign_inspection"),
    path("oversight/inspections/<int:pk>/report.pdf", inspection.report, name="inspection_report"),
    path("oversight/inspections/<int:pk>/report.xlsx", inspection.sheet, name="inspection_sheet"),
    path("oversight/inspections/<int:pk>/sample/<int:sampled>/answers/", inspection.answers, name="answer_checklist"),
    path("oversight/inspections/<int:pk>/sample/<int:sampled>/findings/", inspection.findings_of, name="record_finding"),
    path("oversight/findings/<int:pk>/", finding.page, name="finding"),
    path("oversight/findings/<int:pk>/steps/<slug:step>/", finding.steps, name="finding_step"),
    path("matters/<int:pk>/audit/", comparing.page, name="audit"),
]
