"""Files are looked at before they are stored, kept once, and stand once they were submitted."""

import os

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people.models import Person
from tests.workflow.core import papers
from tests.workflow.core.conftest import NOW
from workflow.core import attachments, secrecy, shelf
from workflow.core.models import Attachment

LETTER = papers.pdf("Invitation")


@pytest.fixture
def give(matter, zhao, shelf_folder):
    def give(name="letter.pdf", content=LETTER, kind="invitation", matter=matter):
        return attachments.store(matter, kind=kind, upload=papers.upload(name, content), by=zhao, now=NOW)

    return give


def short(value):
    return value if isinstance(value, str) else ""


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "name, content",
    ids=short,
    argvalues=[
        ("letter.pdf", LETTER),
        ("scan.PNG", papers.picture()),
        ("photo.jpeg", papers.picture("JPEG")),
        ("report.docx", papers.word()),
        ("budget.xlsx", papers.excel()),
    ],
)
def test_a_file_is_kept_under_its_content(give, shelf_folder, name, content):
    kept = give(name, content)
    assert attachments.path_of(kept) == shelf_folder / kept.sha256[:2] / kept.sha256
    with attachments.open_(kept) as file:
        assert file.read() == content
    assert (kept.name, kept.size, files_in(shelf_folder)) == (name, len(content), [kept.sha256])


@pytest.mark.parametrize(
    "name, content",
    ids=short,
    argvalues=[
        ("letter.pdf", papers.picture()),
        ("scan.png", papers.picture("JPEG")),
        ("scan.png", b"\x89PNG\r\n\x1a\n"),
        ("photo.jpg", LETTER),
        ("report.docx", papers.excel()),
        ("budget.xlsx", papers.word()),
        ("report.docx", b"PK\x03\x04 and nothing else"),
        ("report.docx", papers.word(**{"word/vbaProject.bin": b"macro"})),
        ("page.html", b"<script>"),
        ("letter.pdf.exe", b"MZ"),
        ("noending", LETTER),
        (".pdf", LETTER),
        ("empty.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_its_name_says_leaves_no_trace(give, shelf_folder, name, content):
    with pytest.raises(NotComplete) as refused:
        give(name, content)
    assert str(refused.value)
    assert (files_in(shelf_folder), Attachment.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "name, content",
    ids=short,
    argvalues=[
        ("bomb.docx", papers.word(**{"word/media/a": b"\0" * 30_000_000})),
        ("many.xlsx", papers.excel(**{f"xl/{number}": b"" for number in range(2_001)})),
        ("pixels.png", papers.pixel_bomb()),
    ],
)
def test_bombs_are_refused_without_being_unpacked(give, shelf_folder, name, content):
    with pytest.raises(NotComplete):
        give(name, content)
    assert files_in(shelf_folder) == []


def test_overlapping_members_are_a_bomb(give):
    whole = papers.word(**{"a": bytes(range(256)) * 40})
    start = whole.rindex(b"PK\x01\x02")
    size = int.from_bytes(whole[start + 20 : start + 24], "little")
    lying = whole[: start + 20] + (size + len(whole)).to_bytes(4, "little") + whole[start + 24 :]
    with pytest.raises(NotComplete):
        give("lying.docx", lying)


def test_a_file_too_large_is_refused_while_it_streams(give, shelf_folder, settings):
    settings.ATTACHMENT_MAX_BYTES = len(LETTER) - 1
    with pytest.raises(NotComplete):
        give()
    assert files_in(shelf_folder) == []


def test_one_file_too_many_is_refused(give, settings):
    settings.ATTACHMENT_MAX_COUNT = 2
    give("a.pdf"), give("b.pdf"), give("a.pdf")
    with pytest.raises(NotComplete):
        give("c.pdf")


def test_the_same_file_again_is_the_same_row_and_the_same_bytes(give, shelf_folder, make_matter):
    first = give()
    assert give() == first
    other = give(matter=make_matter("另一团组"))
    assert other != first
    assert files_in(shelf_folder) == [first.sha256]


@pytest.mark.parametrize(
    "sent, kept",
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\zhao\\邀请函.pdf", "邀请函.pdf"),
        ("邀请\r\n函\x00.pdf", "邀请 函.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoice fdp.exe.pdf"),
        ('a<b>"c|d?*%.pdf', "a_b__c_d___.pdf"),
        ("  . x .pdf", "x.pdf"),
    ],
)
def test_names_are_cleaned(sent, kept):
    assert attachments.clean_name(sent) == kept


@given(st.text(max_size=400))
def test_no_name_can_leave_its_folder_or_break_a_line(text):
    name = attachments.clean_name(text)
    assert len(name.encode()) <= 201
    assert not set(name) & set("/\\\r\n\t\0%")
    assert name not in (".", "..")


MARKED = ["机密★5年", "关于某事的通知（秘密）", "绝密 文件", "[机密]协议", "密级：秘密", "机\u200b密", "a/机密/b"]


@pytest.mark.parametrize("name", [f"{name}.pdf" for name in MARKED])
def test_a_mark_of_secrecy_in_the_name_is_refused(give, shelf_folder, name):
    with pytest.raises(NotComplete) as refused:
        give(name)
    assert "机密" not in str(refused.value)
    assert files_in(shelf_folder) == []


@pytest.mark.parametrize("text", ["商业秘密保护协议", "保密协议", "秘密花园研究", "随机密码学", "国家秘密不得上传"])
def test_ordinary_words_are_no_mark(text):
    assert not secrecy.bears_mark(text)


@pytest.mark.parametrize(
    "name, content",
    ids=short,
    argvalues=[("report.docx", papers.word("密级：机密★10年")), ("budget.xlsx", papers.excel("绝密 ★"))],
)
def test_a_mark_inside_a_paper_is_refused(give, shelf_folder, name, content):
    with pytest.raises(NotComplete):
        give(name, content)
    assert files_in(shelf_folder) == []


def test_a_mark_inside_a_pdf_is_refused(give, shelf_folder):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    with pytest.raises(NotComplete):
        give("letter.pdf", papers.pdf("机密★5年", font="STSong-Light"))
    give("letter.pdf", papers.pdf("商业秘密保护，机密文件的管理办法", font="STSong-Light"))


def test_only_files_of_the_matter_can_be_submitted(give, matter, make_matter):
    ours, theirs = give("a.pdf"), give("b.pdf", papers.pdf("other"), matter=make_matter("另一团组"))
    with pytest.raises(NotComplete):
        attachments.submitted(matter, [ours.sha256, theirs.sha256], NOW)
    attachments.submitted(matter, [ours.sha256], NOW)
    ours.refresh_from_db(), theirs.refresh_from_db()
    assert (ours.submitted_at, theirs.submitted_at) == (NOW, None)


def test_a_file_whose_bytes_are_lost_cannot_be_submitted(give, matter):
    lost = give()
    attachments.path_of(lost).unlink()
    with pytest.raises(NotComplete) as refused:
        attachments.submitted(matter, [lost.sha256], NOW)
    assert "letter.pdf" in str(refused.value)


def test_a_draft_file_can_be_removed_and_its_bytes_swept(give, zhao, shelf_folder, make_matter):
    kept, gone = give("a.pdf"), give("b.pdf", papers.pdf("other"))
    attachments.remove(gone, by=zhao)
    assert attachments.sweep() == 0
    for path in shelf_folder.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    assert attachments.sweep() == 1
    assert files_in(shelf_folder) == [kept.sha256]


def test_only_the_applicant_or_the_uploader_removes_a_file(give):
    with pytest.raises(NotYours):
        attachments.remove(give(), by=Person.objects.create_user("20010009", "钱进"))


def test_a_submitted_file_is_not_removed(give, matter, zhao):
    letter = give()
    attachments.submitted(matter, [letter.sha256], NOW)
    with pytest.raises(NotNow):
        attachments.remove(letter, by=zhao)


def test_a_file_whose_reading_was_noted_is_not_removed(give, zhao):
    letter = give()
    attachments.read_by(letter, by=zhao, why="check of the visa", now=NOW)
    with pytest.raises(NotNow):
        attachments.remove(letter, by=zhao)


@pytest.mark.parametrize("change", [{"name": "x.pdf"}, {"sha256": "0" * 64}, {"submitted_at": None}, {"kind": "other"}])
def test_the_database_refuses_to_change_a_submitted_file(give, matter, change):
    letter = give()
    attachments.submitted(matter, [letter.sha256], NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=letter.pk).update(**change)


def test_the_database_refuses_to_delete_a_submitted_file_but_lets_its_preview_come(give, matter):
    letter = give()
    attachments.submitted(matter, [letter.sha256], NOW)
    assert Attachment.objects.filter(pk=letter.pk).update(preview="ready", pages=2) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=letter.pk).delete()


def test_the_digests_a_content_names_are_found_but_marks_are_not_taken_for_files():
    content = {"legs": [{"invitation": "a" * 64}], "members": [{"identity": {"hmac": "b" * 64}}], "title": "x"}
    assert attachments.named_in(content) == {"a" * 64}


@pytest.mark.parametrize("sha256", ["../../etc/passwd", "A" * 64, "a" * 63])
def test_only_a_digest_names_a_place(sha256):
    with pytest.raises(ValueError):
        shelf.place_of(sha256)
