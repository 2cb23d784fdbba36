"""Verification by everybody: true or false, the least that helps, nothing kept, no more often than allowed."""

import os
import re
import time
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from tests.making import fresh, standing_at, waiting
from workflow.core import kinds
from workflow.core.countries import name as country
from workflow.registers.models import IssuedPaper
from workflow.registers.papers import codes, printed

LOOK = "/verify/"
HEADERS = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "same-origin"}


@pytest.fixture(autouse=True)
def calm():
    cache.clear()


def printing(walk) -> tuple[bytes, str]:
    pdf = printed(fresh(walk), "F1", by=walk.cast["chen"], now=walk.now)
    return pdf, codes.grouped(IssuedPaper.objects.latest("pk").code)


def upload(content: bytes, client: Client | None = None, **more):
    return (client or Client()).post(LOOK, {"file": SimpleUploadedFile("F1.pdf", content, "application/pdf")}, **more)


def bare(response) -> str:
    """The page without what differs at every look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|[?&]code=[\w-]*|value="/verify/[^"]*"', "", response.text)


@standing_at("vetting")
def test_who_scans_the_paper_reads_what_it_is_worth_and_who_decided(walk):
    walk.decide(waiting(walk, panel__phase__code="unit").get(), "agree", "同意。")
    _pdf, code = printing(walk)
    page = Client().get(f"/verify/{code}/")
    assert page.status_code == 200 and {name: page[name] for name in HEADERS} == HEADERS
    assert "no-store" in page["Cache-Control"] and '<meta name="robots" content="noindex, nofollow">' in page.text
    for told in ("真实有效", walk.matter.number, walk.matter.digest[:12], code, "单位审核", "同意", str(kinds.get("delegation").name)):
        assert told in page.text, told


@standing_at("vetting")
def test_the_page_names_nobody_no_title_and_no_destination(walk):
    walk.decide(waiting(walk, panel__phase__code="unit").get(), "agree", "请注意安全。")
    _pdf, code = printing(walk)
    application = walk.matter.application
    told = Client().get(f"/verify/{code}/").text
    main = told.split("<main")[1].split("</main>")[0]
    for secret in (
        *(member.name for member in application.members), *(person.name for person in walk.cast.values()),
        walk.matter.title, application.purpose or "会谈", *(leg.host for leg in application.legs), "仙台", country("JP"), "日本",
        "Japan", str(walk.matter.starts_on), "7月6日", "请注意安全", walk.matter.digest,
    ):  # fmt: skip
        assert secret not in main, secret
    assert f"/matters/{walk.matter.pk}/" not in told


@standing_at("vetting")
def test_the_code_is_forgiven_how_it_is_typed(walk):
    _pdf, code = printing(walk)
    for typed in (code.lower(), code.replace("-", " "), code.replace("-", ""), f" {code} ".replace("0", "o").replace("1", "l")):
        page = Client().get(LOOK, {"code": typed})
        assert page.status_code == 200 and code in page.text, typed


@standing_at("vetting")
def test_an_unknown_code_and_a_wrong_one_get_the_same_answer(walk, django_assert_num_queries):
    _pdf, code = printing(walk)
    unknown = codes.grouped(codes.new_code())
    answers = []
    for typed in (unknown, "hello", "7", code[:-1], code + "Z", "x" * 500, "%00", "'; --"):
        with django_assert_num_queries(1):
            answers.append(Client().get(LOOK, {"code": typed}))
    assert {answer.status_code for answer in answers} == {404}
    assert len({bare(answer) for answer in answers}) == 1
    assert bare(Client().get(f"/verify/{unknown}/")) == bare(Client().get("/verify/hello/"))


@standing_at("vetting")
def test_the_file_as_it_was_issued_is_known_and_every_end_is_told(walk):
    pdf, code = printing(walk)
    known = upload(pdf)
    assert known.status_code == 200 and "未被改动，现行有效" in known.text and code in known.text
    walk.decide(waiting(walk, panel__phase__code="unit").get(), "agree", "同意。")
    walk.decide(waiting(walk, panel__phase__code="finance").get(), "agree", "同意。")
    newer, _code = printing(walk)
    assert "已被替代" in upload(pdf).text and "现行有效" in upload(newer).text
    walk.step("withdraw", walk.owner, why="日程有变")
    assert "已作废" in upload(newer).text and "真实有效" not in upload(pdf).text


@standing_at("vetting")
def test_one_flipped_bit_anywhere_is_noticed(walk, settings):
    settings.VERIFICATIONS_PER_MINUTE = 10_000
    pdf, code = printing(walk)
    client = Client()

    @effort(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(at=st.integers(0, len(pdf) - 1), bit=st.integers(0, 7))
    def flipped(at: int, bit: int) -> None:
        changed = bytearray(pdf)
        changed[at] ^= 1 << bit
        answer = upload(bytes(changed), client)
        assert "非本系统签发或已被改动" in answer.text and code not in answer.text

    flipped()
    for changed in (pdf + b"\n", pdf[:-1], pdf[1:], pdf + pdf):
        assert "非本系统签发或已被改动" in upload(changed, client).text


@standing_at("vetting")
def test_nothing_of_an_upload_is_kept_not_even_for_a_moment(walk, settings, tmp_path, monkeypatch):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    opened = []
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, flags, *rest, **more: opened.append((path, flags)) or real(path, flags, *rest, **more))
    began, words = time.time() - 1, os.urandom(64)
    assert upload(b"%PDF-1.7 " + words + os.urandom(6 << 20)).status_code == 200  # more than Django keeps in memory
    assert not [path for path, flags in opened if flags & (os.O_WRONLY | os.O_RDWR)]
    later = [path for path in Path(settings.VAR).rglob("*") if path.is_file() and path.stat().st_mtime > began]
    assert not list(tmp_path.iterdir()) and not [path for path in later if words in path.read_bytes()]  # others may write there


def test_too_large_empty_and_no_file_are_refused_in_words(db, settings):
    settings.ATTACHMENT_MAX_BYTES = 2 << 20
    for answer, words in (
        (upload(b"x" * (3 << 20)), "文件过大"), (upload(b"x" * ((2 << 20) + 1)), "文件过大"), (upload(b""), "请先选择"),
        (Client().post(LOOK), "请先选择"), (Client().post(LOOK, {"file": "text"}), "请先选择"),
    ):  # fmt: skip
        assert answer.status_code == 422 and words in answer.text, words


def test_a_forged_upload_is_refused(db):
    client = Client(enforce_csrf_checks=True)
    assert upload(b"%PDF", client).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(LOOK).text)
    answer = client.post(LOOK, {"csrfmiddlewaretoken": token[1], "file": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert answer.status_code == 200 and "非本系统签发或已被改动" in answer.text


def test_one_address_asks_so_often_and_no_more_and_the_others_are_not_kept_waiting(db, settings):
    settings.VERIFICATIONS_PER_MINUTE = 3
    asked = [Client().get("/verify/hello/", REMOTE_ADDR="10.1.1.1").status_code for _ in range(5)]
    assert asked == [404] * 3 + [429] * 2
    refused = upload(b"%PDF", REMOTE_ADDR="10.1.1.1")
    assert refused.status_code == 429 and refused["Retry-After"] == "60" and "请一分钟后再试" in refused.text
    assert Client().get("/verify/hello/", REMOTE_ADDR="10.1.1.2").status_code == 404
    assert Client().get(LOOK, REMOTE_ADDR="10.1.1.1").status_code == 200  # the empty form asks nothing


def test_behind_a_proxy_its_own_word_counts_and_not_what_a_visitor_sends(db, settings):
    settings.VERIFICATIONS_PER_MINUTE, settings.BEHIND_PROXY = 1, True
    ask = lambda told: Client().get("/verify/hello/", headers={"X-Forwarded-For": told}).status_code  # noqa: E731
    assert [ask("1.1.1.1, 10.0.0.7"), ask("2.2.2.2, 10.0.0.7"), ask("10.0.0.8")] == [404, 429, 404]
    settings.BEHIND_PROXY = False
    assert [ask("3.3.3.3"), ask("4.4.4.4")] == [404, 429]


def test_a_household_of_ipv6_is_one_address(db, settings):
    settings.VERIFICATIONS_PER_MINUTE = 1
    asked = [Client().get("/verify/hello/", REMOTE_ADDR=f"2001:db8::{n}").status_code for n in (1, 2)]
    assert asked == [404, 429]


@standing_at("vetting")
def test_the_page_speaks_english_too(walk):
    _pdf, code = printing(walk)
    page = Client().get(f"/verify/{code}/", headers={"Accept-Language": "en"}).text
    assert "A paper with this code was issued by this system and is current" in page and walk.matter.number in page
