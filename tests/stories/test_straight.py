"""The straight way: an application becomes a sealed file, every step taken on a page by whose it is."""

from django.urls import reverse

from approvals.models import Assignment
from notifications.models import Message
from workflow.core import journal
from workflow.registers.archive.verify import verify


def test_a_trip_from_the_first_page_to_the_sealed_file(new_desk, settings):
    desk = new_desk
    desk.begin()
    desk.submit()
    assert (desk.matter.state, desk.matter.number) == ("vetting", "OUT-2026-0001")
    desk.vet()
    assert desk.matter.state == "notice"
    over = desk.publish()
    desk.decide("notice", expect=422)  # it still runs
    desk.move_to(over)
    desk.decide("notice")
    assert desk.matter.state == "approval"
    desk.decide("office")
    desk.decide("leader")
    desk.decide("permit", expect=422)  # it is not in
    desk.record_permit()
    desk.decide("permit")
    assert desk.matter.state == "documents"
    desk.prepare()
    assert desk.matter.state == "ready"
    desk.draw()
    desk.travel()
    assert desk.matter.state == "returned"
    desk.settle(expect=422)  # passports, report and second notice come first (S115)
    desk.take_passports_back()
    desk.report()
    desk.settle(expect=422)
    desk.publish_second()
    desk.settle()
    assert desk.matter.state == "sharing"
    desk.step("dang", "archive", expect=409)
    desk.share()
    desk.step("dang", "archive")
    assert desk.matter.state == "archived"
    _the_file_is_whole(desk, settings)


def _the_file_is_whole(desk, settings):
    matter = desk.matter
    package = matter.archive_package
    assert not verify(settings.VAR / package.path, digest=package.digest)
    assert not list(journal.faults(matter.entries.order_by("seq")))
    assert not Assignment.objects.open().filter(subject_id=matter.pk).exists()
    assert Message.objects.filter(subject_id=matter.pk, event="matter.archived", recipient__username="gu").exists()
    manifest = desk.house.office.dang.get(reverse("package", args=[matter.pk]))
    assert b"journal" in manifest.getvalue()
    form = desk.house.office.gu.get(reverse("paper", args=[matter.pk, "F1"]))
    assert form.content.startswith(b"%PDF")
