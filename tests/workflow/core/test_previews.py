"""Pages are drawn apart from the day's work; a file that breaks, hangs or swells harms nobody."""

import threading

import pytest
from django.db import connection
from PIL import Image

from tests.workflow.core import papers
from tests.workflow.core.conftest import NOW
from workflow.core import apart, attachments, previews, shelf, tasks
from workflow.core.models import Attachment
from workflow.core.previews import make_previews, page_of


@pytest.fixture
def give(matter, zhao, shelf_folder):
    def give(name, content):
        return attachments.store(matter, kind="other", upload=papers.upload(name, content), by=zhao, now=NOW)

    return give


def drawn(attachment):
    attachment.refresh_from_db()
    return attachment.preview, attachment.pages


def test_each_page_becomes_a_picture(give):
    letter = give("letter.pdf", papers.pdf("one", "two"))
    assert make_previews(now=NOW) == 1
    assert drawn(letter) == ("ready", 2)
    with Image.open(page_of(letter, 2)) as page:
        assert (page.format, page.width) == ("PNG", 910)  # 595 points at 110 dpi
    assert make_previews(now=NOW) == 0


@pytest.mark.parametrize("n", [0, 3, -1])
def test_there_is_no_page_beyond_the_last(give, n):
    letter = give("letter.pdf", papers.pdf("one", "two"))
    make_previews(now=NOW)
    letter.refresh_from_db()
    with pytest.raises(LookupError):
        page_of(letter, n)


KINDS_OF_PICTURE = [("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("LA", "PNG")]


@pytest.mark.parametrize("mode, format", KINDS_OF_PICTURE)
def test_a_picture_becomes_one_page_of_ordinary_size(give, mode, format):
    scan = give("scan." + {"JPEG": "jpg", "PNG": "png"}[format], papers.picture(format, (4000, 1000), mode))
    make_previews(now=NOW)
    assert drawn(scan) == ("ready", 1)
    with Image.open(page_of(scan, 1)) as page:
        assert (page.size, page.mode) == ((1600, 400), "RGB")


def test_a_word_file_has_no_preview_and_does_not_wait(give):
    assert drawn(give("report.docx", papers.word())) == ("none", 0)


def test_only_twenty_pages_are_drawn(give):
    book = give("book.pdf", papers.pdf(*map(str, range(25)), size=(60, 60)))
    make_previews(now=NOW)
    assert drawn(book) == ("ready", 20)


def test_a_page_as_large_as_a_field_is_drawn_small(give):
    field = give("field.pdf", papers.pdf("wide", size=(14_000, 14_000)))
    make_previews(now=NOW)
    with Image.open(page_of(Attachment.objects.get(pk=field.pk), 1)) as page:
        assert page.width * page.height <= 4_010_000


@pytest.mark.parametrize("content", [b"%PDF-1.7 and then nothing", papers.pdf("cut")[:700]])
def test_a_broken_file_has_no_preview_and_the_next_is_drawn(give, content):
    broken, letter = give("broken.pdf", content), give("letter.pdf", papers.pdf("one"))
    assert make_previews(now=NOW) == 2
    assert (drawn(broken)[0], drawn(letter)) == ("none", ("ready", 1))


def test_a_picture_cut_off_has_no_preview(give):
    cut = give("cut.jpg", papers.picture("JPEG", (800, 800))[:900])
    make_previews(now=NOW)
    assert drawn(cut) == ("none", 0)


def test_a_file_that_takes_too_long_has_no_preview(give, monkeypatch, shelf_folder):
    letter = give("letter.pdf", papers.pdf("one"))
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    make_previews(now=NOW)
    assert drawn(letter) == ("none", 0)
    assert list((shelf_folder / "previews").iterdir()) == []


def test_the_same_content_is_drawn_once(give, monkeypatch):
    give("a.pdf", papers.pdf("one"))
    make_previews(now=NOW)
    again = give("b.pdf", papers.pdf("one"))
    monkeypatch.setattr(apart, "run", lambda *_: pytest.fail("drawn again"))
    make_previews(now=NOW)
    assert drawn(again) == ("ready", 1)


def test_bytes_that_are_lost_give_no_preview(give):
    lost = give("lost.pdf", papers.pdf("one"))
    shelf.place_of(lost.sha256).unlink()
    make_previews(now=NOW)
    assert drawn(lost) == ("none", 0)


def test_the_clock_hand_draws(give):
    letter = give("letter.pdf", papers.pdf("one"))
    Attachment.objects.update(at=NOW)
    tasks.draw()
    assert drawn(letter) == ("ready", 1)
    assert tasks.draw.name == "core.previews"


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_not_draw_the_same_and_a_submission_does_not_wait(give, matter, monkeypatch):
    letter = give("letter.pdf", papers.pdf("one"))
    began, may_end, runs, done = threading.Event(), threading.Event(), [], []
    run = apart.run

    def slow(*arguments):
        runs.append(arguments)
        began.set()
        assert may_end.wait(20)
        return run(*arguments)

    def work():
        done.append(make_previews(now=NOW))
        connection.close()

    monkeypatch.setattr(apart, "run", slow)
    first = threading.Thread(target=work)
    first.start()
    assert began.wait(20)
    assert make_previews(now=NOW) == 0
    attachments.submitted(matter, [letter.sha256], NOW)
    may_end.set()
    first.join()
    assert (done, len(runs), drawn(letter)) == ([1], 1, ("ready", 1))
    assert previews.make_previews(now=NOW) == 0
