"""Addresses of the desk: the inbox, the matters, deciding, files and papers, the passport register."""

from django.urls import path

from workflow.desk.views import decisions, files, inbox, lists, matter, passports, talk

urlpatterns = [
    path("", inbox.home, name="home"),
    path("inbox/", inbox.mine, name="inbox"),
    path("assignments/<int:pk>/claim/", inbox.claims, name="claim"),
    path("assignments/<int:pk>/return/", inbox.returns, name="put_back"),
    path("assignments/<int:pk>/decision/", decisions.decisions, name="decide"),
    path("assignments/<int:pk>/recorded-decision/", decisions.recorded, name="record"),
    path("assignments/<int:pk>/half-written/", talk.half_written, name="half_written"),
    path("matters/", lists.visible, name="matters"),
    path("matters/mine/", lists.own, name="mine"),
    path("matters/<int:pk>/", matter.page, name="matter"),
    path("matters/<int:pk>/steps/<slug:step>/", matter.steps, name="step"),
    path("matters/<int:pk>/urging/", talk.urgings, name="urge"),
    path("matters/<int:pk>/copies/", talk.copies, name="copy"),
    path("matters/<int:pk>/comments/", talk.comments, name="comment"),
    path("copies/<int:pk>/reading/", talk.readings, name="read_copy"),
    path("matters/<int:pk>/papers/<slug:code>.pdf", files.paper, name="paper"),
    path("matters/<int:pk>/package/", files.package, name="package"),
    path("passports/", passports.listed, name="passports"),
    path("passports/new/", passports.new, name="register_passport"),
    path("passports/<int:pk>/", passports.detail, name="passport"),
    path("passports/<int:pk>/number/", passports.number, name="passport_number"),
    path("passports/<int:pk>/retirement/", passports.retirement, name="retire_passport"),
    path("passports/<int:pk>/return/", passports.returned, name="return_passport"),
    path("attachments/<int:pk>/", files.attachment, name="attachment"),
    path("attachments/<int:pk>/pages/<int:no>/", files.preview, name="preview"),
]
